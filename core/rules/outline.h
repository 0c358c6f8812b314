// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/stamp_view.h"

#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// Inside of the engine: what is prepared of a stamp before its rules run.
namespace breakwater {

/// Things in groups, one group a service: a service's position gives its group at once.
template <typename T>
class Grouped {
public:
    Grouped() = default;
    /// `pairs` are (position of the service, thing); things of one service keep their order.
    Grouped(std::size_t services, const std::vector<std::pair<std::size_t, T>> &pairs)
        : m_ends(services, 0)
    {
        for (const auto &[service, thing] : pairs)
            ++m_ends[service];
        std::size_t sum = 0;
        for (std::size_t &end : m_ends)
            end = std::exchange(sum, sum + end);
        m_things.resize(pairs.size());
        for (const auto &[service, thing] : pairs)
            m_things[m_ends[service]++] = thing;
    }
    std::span<const T> of(std::optional<std::size_t> service) const
    {
        if (!service || *service >= m_ends.size())
            return {};
        const std::size_t begin = *service == 0 ? 0 : m_ends[*service - 1];
        return std::span<const T>(m_things).subspan(begin, m_ends[*service] - begin);
    }

private:
    std::vector<std::size_t> m_ends; ///< one a service: where its group ends
    std::vector<T> m_things;
};

/// The look-ups of one stamp and of what the catalog knows of it; depends on nothing else, so it lives as
/// long as the stamp. A thing of the stamp is found by where it lies, anything else by its id.
class StampOutline {
public:
    StampOutline(std::shared_ptr<const Stamp> stamp, const Catalog &catalog);

    const Stamp &stamp() const noexcept { return *m_stamp; }
    std::optional<std::size_t> position(const ServiceId &id) const;
    std::optional<std::size_t> position(const Service &service) const; ///< nullopt: of another stamp
    const Service *service(const ServiceId &id) const;
    const ServiceKind *kindOf(const Service &service) const;
    const DrOption *optionOf(const Protection &protection) const;
    template <typename ServiceOrId>
    std::span<const Dependency *const> dependenciesFrom(const ServiceOrId &service) const
    {
        return m_from.of(position(service));
    }
    template <typename ServiceOrId>
    std::span<const Protection *const> protectionsOf(const ServiceOrId &service) const
    {
        return m_of.of(position(service));
    }
    template <typename ServiceOrId>
    std::span<const Protection *const> protectionsBy(const ServiceOrId &service) const
    {
        return m_by.of(position(service));
    }
    std::span<const Service *const> servicesOfKind(std::string_view kind) const;

    std::vector<Pair> pairs; ///< by protection
    std::vector<ServiceId> carriers; ///< keep the backups of others, sorted
    std::vector<ServiceId> foreign; ///< services of other stamps that this one names, sorted
    std::vector<const Dependency *> leaving; ///< dependencies on services of other stamps

private:
    void orderServices();
    void orderKinds();
    void readParts();
    void readDependencies();
    void readProtections();
    void name(const ServiceId &id);

    std::shared_ptr<const Stamp> m_stamp;
    const Catalog &m_catalog;
    std::vector<const ServiceKind *> m_kinds; ///< one a service
    std::vector<const DrOption *> m_options; ///< one a protection
    std::vector<std::pair<std::string_view, std::size_t>> m_positions; ///< by id
    std::vector<const Service *> m_byKind; ///< by kind, then id
    Grouped<const Dependency *> m_from;
    Grouped<const Protection *> m_of, m_by;
};

/// Finds the stamp that holds a service.
struct Located {
    const StampOutline *outline = nullptr;
    const Service *service = nullptr;
    const StampEstimate *estimate = nullptr;
};
using Locate = std::function<Located(const ServiceId &)>;

/// A dependency that comes from another stamp.
struct CrossingLink {
    DependencyId id;
    ServiceId to;
    DependencyType type = DependencyType::Uses;
    bool hard = true;
    bool afterFailover = false;
    ServiceSummary from;
    bool operator==(const CrossingLink &) const = default;
};

/// What a stamp reads of others, by value.
struct NeighbourFacts {
    std::vector<NamedService> named; ///< by id
    std::vector<CrossingLink> incoming; ///< by id
    bool operator==(const NeighbourFacts &) const = default;
};

/// All that is known around one stamp while its rules run; points into the facts that it was made of.
struct Surroundings {
    std::span<const std::shared_ptr<const StampEstimate>> estimates;
    const StampEstimate *estimate = nullptr; ///< of them, the one for the loss of the primary region
    const NeighbourFacts *facts = nullptr;
    const Result<PriceList> *prices = nullptr;
    std::vector<NamedService> own; ///< one a service of the stamp, in its order
    std::vector<LinkEnds> links;
    Grouped<IncomingLink> incoming;

    const NamedService *foreign(const ServiceId &id) const;
};

ServiceSummary summaryOf(const Located &where, const Locate &locate);
CrossingLink crossingOf(const Dependency &link, const Located &from, const Locate &locate);
Surroundings surroundingsOf(const StampOutline &outline,
                            std::span<const std::shared_ptr<const StampEstimate>> estimates,
                            const NeighbourFacts &facts, const Locate &locate);

/// Equal in everything that a rule can read of an estimate.
bool sameEstimate(const StampEstimate *a, const StampEstimate *b);
bool sameEstimates(std::span<const std::shared_ptr<const StampEstimate>> a,
                   std::span<const std::shared_ptr<const StampEstimate>> b);
/// The one for the unplanned loss of the primary region; null when there is none.
const StampEstimate *ofRegionLoss(std::span<const std::shared_ptr<const StampEstimate>> estimates);

} // namespace breakwater
