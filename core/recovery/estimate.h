// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/simulate.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// RTO and RPO of a stamp for one disruption, each with the thing that sets it.
namespace breakwater {

/// Data at risk in one store.
struct StoreRpo {
    ServiceId store;
    StampId stamp;
    Figure rpo; ///< under the protection that the plan uses; Unbounded when nothing protects it
    std::vector<Span> spans; ///< what a trial draws and adds up; empty: the planning value
    std::optional<Minutes> kept; ///< of damaged data: a copy that would have to be older is gone
    std::optional<Minutes> target; ///< its own, else the stamp's
    std::optional<ProtectionId> protection;
    OptionId option;
    bool operator==(const StoreRpo &) const = default;
};

enum class Verdict { Met, Missed, NotJudged, Unknown };
std::string_view toWord(Verdict);

struct StampEstimate {
    StampId stamp;
    Disruption disruption;
    Promise rto;
    Minutes detect{0}, decide{0};
    std::optional<Minutes> rtoTarget, rpoTarget;
    Verdict rtoVerdict = Verdict::NotJudged, rpoVerdict = Verdict::NotJudged;
    std::optional<Spread> spread; ///< of the RTO; absent: no trials were made
    Figure rpo; ///< the worst store's; Unknown when any store's is unknown and none is unbounded
    std::optional<ServiceId> rpoStore; ///< that sets it
    std::vector<StoreRpo> stores; ///< by id
    std::vector<std::string> criticalTitles; ///< for people, first to last; what takes no time is left out
    std::vector<ServiceId> criticalServices; ///< with a block on the critical path, first to last, each once
    bool operator==(const StampEstimate &) const = default;
};

/// What is remembered between estimates of a whole design: what each stamp brings, by the identity of the
/// stamp, which it holds, and the trials of each disruption, by everything that they draw from. Bounded; the
/// oldest go first. Not thread-safe.
class EstimateMemory {
public:
    EstimateMemory();
    ~EstimateMemory();
    EstimateMemory(EstimateMemory &&) noexcept;
    EstimateMemory &operator=(EstimateMemory &&) noexcept;
    struct Store;
    Store &store() { return *m_store; }
    /// How many drafts and how many sets of trials are held, for who asks whether that is bounded.
    std::size_t drafts() const;
    std::size_t trials() const;

private:
    std::unique_ptr<Store> m_store;
};

/// Trials that an estimate of a whole design makes: as many as keep it quick, at most 20,000.
Trials trialsFor(std::size_t blocks);

/// Judged by the stamp's target for the disruption, stores with a target of their own by that. A planning
/// value beyond the target is missed whatever else is unknown; an unknown time, or one that only the vendor
/// decides, keeps a value within the target from being met. The RPO of a stamp is that of a store which
/// misses its target, else of the worst store that the stamp's target covers.
///
/// One estimate a stamp, in the order of the design, for the loss of its primary region; null where that
/// takes nothing. The same as `estimate` of each, from one network for each region, with `spread`. `memory`
/// only makes it faster; while an estimate stays the same, so does its pointer. Empty when stopped.
std::vector<std::shared_ptr<const StampEstimate>> estimateAll(const Snapshot &now, EstimateMemory &memory,
                                                              std::stop_token stop = {});

/// For every other disruption that a stamp has a target for: its estimates in the order of the design and of
/// the disruptions, with `spread`; what a disruption does not touch is left out.
std::vector<std::shared_ptr<const StampEstimate>> estimateOthers(const Snapshot &now, EstimateMemory &memory,
                                                                 std::stop_token stop = {});

/// Empty for a stamp that the disruption does not touch; without `spread`.
std::optional<StampEstimate> estimate(const Snapshot &now, const StampId &stamp,
                                      const Disruption &disruption);
/// The same; drafts are remembered, for those who ask often.
std::optional<StampEstimate> estimate(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
                                      EstimateMemory &memory);
/// From a plan and schedule that exist already; without `spread`.
StampEstimate estimateFrom(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule,
                           const StampId &stamp);

} // namespace breakwater
