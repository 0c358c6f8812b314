// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/stamp_view.h"

#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Inside of the engine: what is prepared of a stamp before its rules run.
namespace breakwater {

/// The look-ups of one stamp; depends on nothing else, so it lives as long as the stamp.
class StampOutline {
public:
    explicit StampOutline(std::shared_ptr<const Stamp> stamp);

    template <typename T>
    using Listed = std::unordered_map<std::string_view, std::vector<const T *>>;

    const Stamp &stamp() const noexcept { return *m_stamp; }
    const Service *service(const ServiceId &id) const;
    Listed<Service> byKind;
    Listed<Dependency> byFrom;
    Listed<Protection> byService, byCounterpart;
    std::vector<ServiceId> foreign; ///< services of other stamps that this one names, sorted
    std::vector<const Dependency *> leaving; ///< dependencies on services of other stamps

private:
    void name(const ServiceId &id);
    std::shared_ptr<const Stamp> m_stamp;
    std::unordered_map<std::string_view, const Service *> m_services;
};

/// Finds the stamp that holds a service.
struct Located {
    const StampOutline *outline = nullptr;
    const Service *service = nullptr;
    const StampEstimate *estimate = nullptr;
};
using Locate = std::function<Located(const ServiceId &)>;

/// What a stamp reads of others, by value.
struct NeighbourFacts {
    std::vector<ServiceSummary> named; ///< in the order of StampOutline::foreign
    std::vector<IncomingLink> incoming; ///< from other stamps, by id
    bool operator==(const NeighbourFacts &) const = default;
};

/// All that is known around one stamp while its rules run.
struct Surroundings {
    const StampEstimate *estimate = nullptr;
    const Topology *topology = nullptr; ///< null unless the reach is the topology
    std::unordered_map<std::string_view, const ServiceSummary *> summaries;
    std::unordered_map<std::string_view, std::vector<IncomingLink>> incoming;
    std::vector<ServiceSummary> own;
};

ServiceSummary summaryOf(const Located &where, const Locate &locate);
IncomingLink incomingOf(const Dependency &link, const Located &from, const Locate &locate);
Surroundings surroundingsOf(const StampOutline &outline, const StampEstimate *estimate,
                            const NeighbourFacts &facts, const Locate &locate);

/// Equal in everything that a rule can read of an estimate.
bool sameEstimate(const StampEstimate *a, const StampEstimate *b);

} // namespace breakwater
