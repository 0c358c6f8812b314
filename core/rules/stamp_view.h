// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/price_list.h"
#include "core/model/topology.h"
#include "core/recovery/estimate.h"
#include "core/rules/plan_view.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

enum class Reach;
class PlanView;
class Rule;

/// What is read of a service that may stand in another stamp, and no more than that. Compared by value;
/// points into stamps and estimates that whoever keeps it must hold.
class ServiceSummary {
public:
    ServiceSummary(const Stamp &stamp, const Service &service, const StampEstimate *estimate);

    const ServiceId &id() const noexcept { return m_service->id; }
    const std::string &name() const noexcept { return m_service->name; }
    const KindId &kind() const noexcept { return m_service->kind; }
    Site at() const noexcept { return m_service->at; }
    const StampId &stamp() const noexcept { return m_stamp->id; }
    const std::string &stampName() const noexcept { return m_stamp->name; }
    const RegionId *region() const noexcept { return m_region; } ///< null: stands in none
    /// Regions where it has itself, a replica or a counterpart; sorted, each once.
    std::span<const RegionId *const> footprint() const noexcept { return m_footprint; }
    /// Promised for the loss of the region: its own target, else its stamp's.
    std::optional<Minutes> rto() const noexcept { return m_rto; }
    /// Estimated for the loss of the region; null: it is no store, or there is no estimate.
    const Figure *rpo() const noexcept { return m_rpo; }

    void addToFootprint(const RegionId &region);
    bool operator==(const ServiceSummary &other) const;

protected:
    const Stamp *m_stamp;
    const Service *m_service;

private:
    const RegionId *m_region = nullptr;
    std::vector<const RegionId *> m_footprint;
    std::optional<Minutes> m_rto;
    const Figure *m_rpo = nullptr;
};

/// A service that the stamp itself names: its parameters and parts may be read too.
class NamedService : public ServiceSummary {
public:
    explicit NamedService(ServiceSummary summary)
        : ServiceSummary(std::move(summary))
    { }
    const Service &service() const noexcept { return *m_service; }
    bool operator==(const NamedService &other) const
    {
        return ServiceSummary::operator==(other) && *m_service == *other.m_service;
    }
};

/// A dependency on a service of this stamp, from any stamp. Points into what the view holds.
struct IncomingLink {
    const DependencyId *id = nullptr;
    DependencyType type = DependencyType::Uses;
    bool hard = true;
    bool afterFailover = false;
    const ServiceSummary *from = nullptr;
};

/// A dependency of this stamp with both its ends.
struct LinkEnds {
    const Dependency *link = nullptr;
    const NamedService *from = nullptr; ///< of this stamp
    const NamedService *to = nullptr; ///< of any stamp
};

/// A service and the one that stands in for it when the region is lost, both of this stamp; each two once.
struct Pair {
    const Protection *protection = nullptr; ///< the first that says so
    const Service *primary = nullptr;
    const Service *secondary = nullptr;
};

/// Look-ups over one stamp that several rules share; made once a stamp, on first use of each part.
class StampOutline;
/// What a stamp reads of others.
struct Surroundings;

/// What the records know of the runbook that was exported last.
enum class ExportState { Never, Current, Outdated, Unknown };
ExportState exportedRunbook(const Snapshot &now);

/// Makes the plan of the stamp in view, or finds it in the memory.
using PlanSource = std::function<const PlanView &(PlanFor)>;

/// Everything a rule may read when it judges one stamp: quick look-ups, facts of the catalog, and, as
/// far as its reach goes, the plan, what the room agreed, the estimate, the neighbours' summaries and the
/// whole design.
class StampView {
public:
    StampView(const Snapshot &now, const StampOutline &outline, const Surroundings *around,
              const PlanSource &plan, Reach reach);

    // Reach::Stamp
    const Stamp &stamp() const noexcept { return m_stamp; }
    const Catalog &catalog() const noexcept { return *m_now.catalog; }
    std::chrono::year_month_day asOf() const noexcept { return m_now.asOf; }
    const Target *target(DisruptionKind kind) const; ///< null, or with an RTO or an RPO
    const Service *service(const ServiceId &id) const; ///< of this stamp; null when it is elsewhere
    /// A threshold of the rule, as its text in the catalog has it; nullopt when this catalog has none.
    std::optional<double> param(const Rule &rule, std::string_view key) const;
    std::span<const Service *const> servicesOfKind(std::string_view kind) const; ///< by id
    std::span<const Dependency *const> dependenciesFrom(const Service &service) const;
    std::span<const Dependency *const> dependenciesFrom(const ServiceId &service) const;
    std::span<const Protection *const> protectionsOf(const Service &service) const;
    /// Protections of this stamp that name the service as a counterpart.
    std::span<const Protection *const> protectionsBy(const Service &counterpart) const;
    /// Who stands in for whom when a region is lost, by protection.
    std::span<const Pair> pairs() const;
    /// What stands in for the service when a region is lost, or what it stands in for.
    std::vector<const Service *> twinsOf(const Service &service) const;
    const ServiceKind *kindOf(const Service &service) const; ///< null: the catalog knows no facts
    /// The option that a protection of this stamp uses; null when it is a zone option or unknown.
    const DrOption *optionOf(const Protection &protection) const;
    /// Some protection of it, or one that it is the counterpart of, covers the disruption.
    bool isCovered(const Service &service, DisruptionKind kind) const;
    const LandingZone *primary() const noexcept { return m_primary; }
    const LandingZone *secondary() const noexcept { return m_secondary; }
    const Region *regionOf(const LandingZone *zone) const; ///< null: no zone, or a region nobody knows
    const Region *homeOf(const Service &service) const; ///< null: in no region, or in one that nobody knows
    /// Promised for the loss of the region: its own target, else the stamp's.
    std::optional<Minutes> rtoOf(const Service &service) const;
    std::optional<Minutes> rpoOf(const Service &service) const;
    std::string regionName(const RegionId &id) const; ///< "Central US"; the id when nobody knows it
    /// The catalog's statement on the redundancy that a parameter of the service names (`Standard_ZRS`); null
    /// when none does.
    const RedundancyFact *redundancyOf(const Service &service) const;
    /// Spread over zones, as its zones, its parameters, its zone protection or the nature of its kind say.
    std::optional<bool> isZoneRedundant(const Service &service) const;
    /// Something of it is kept in another region, as a protection, a parameter or the nature of its kind
    /// says.
    bool hasGeoCopy(const Service &service) const;
    /// Protections against corruption or deletion keep their copies in it.
    bool carriesBackups(const Service &service) const;
    bool isPairBound(const Service &service) const; ///< its copy can only be in the paired region

    // Reach::Plan
    /// Made of this stamp alone: what it waits for in others is not in it.
    const PlanView &plan(PlanFor occasion = PlanFor::Failover) const;

    // Reach::Engagement
    const Agreements &agreements() const;
    const Records &records() const;
    ExportState exportedRunbook() const;

    // Reach::Neighbours
    std::vector<const Rehearsal *> rehearsals() const; ///< of this stamp, as they were recorded
    const Result<PriceList> &prices() const; ///< the client's, empty where the design carries none
    const StampEstimate *estimate() const; ///< for the loss of the primary region; null when there is none
    std::span<const std::shared_ptr<const StampEstimate>> estimates() const; ///< for every disruption
    /// Of any stamp, as long as a link, a protection, a part, a group or the runbook of this stamp names it,
    /// or it stands here.
    const NamedService *summary(const ServiceId &id) const;
    std::span<const LinkEnds> links() const; ///< every dependency of this stamp, by id
    std::span<const IncomingLink> linksTo(const ServiceId &service) const; ///< from any stamp

    // Reach::Topology
    const Topology &topology() const;

private:
    const Snapshot &m_now;
    const Stamp &m_stamp;
    const StampOutline &m_outline;
    const Surroundings *m_around;
    const PlanSource &m_plan;
    Reach m_reach;
    const LandingZone *m_primary;
    const LandingZone *m_secondary;
};

} // namespace breakwater
