// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/recovery/estimate.h"
#include "core/rules/findings.h"
#include "core/rules/plan_view.h"
#include "core/rules/rule_times.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

/// Runs every rule over a design, stamp by stamp.
namespace breakwater {

/// Any number a stamp, each for another disruption; null counts for nothing. What was not estimated is *not
/// evaluated* where a rule needs it. Hand in the same pointer while an estimate stays the same: it saves
/// comparing it.
using Estimates = std::vector<std::shared_ptr<const StampEstimate>>;

/// Per stamp, in the order of `Topology::stamps`: findings by severity, rule and subjects; then what was not
/// evaluated, by rule and subjects. Accepted risks are not taken out. The pointers are those of the last run
/// wherever nothing changed.
struct RuleVerdicts {
    std::vector<std::shared_ptr<const StampVerdict>> stamps;
    bool cancelled = false; ///< stopped before it was whole: `stamps` is empty
};

/// What is remembered between runs: by the stamp's identity, by the values that were read of its neighbours,
/// and by the identity of the whole. It holds what it is keyed by, and is bounded, oldest out first.
/// Not thread-safe: one RuleMemory a thread.
class RuleMemory {
public:
    RuleMemory();
    ~RuleMemory();
    RuleMemory(RuleMemory &&) noexcept;
    RuleMemory &operator=(RuleMemory &&) noexcept;
    struct Store;
    Store &store() { return *m_store; }

private:
    std::unique_ptr<Store> m_store;
};

/// The plan of one stamp, made of it alone. It may follow from nothing but the stamp, the catalog, the titles
/// of the roles and the rehearsals of this stamp: by these its verdict is remembered.
using PlanOf =
    std::function<std::shared_ptr<const RecoveryPlan>(const std::shared_ptr<const Stamp> &, PlanFor)>;
/// What the rules ask for when nobody hands plans in.
RecoveryPlan planAlone(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp, PlanFor occasion);

/// Policies that the design carries are judged along with the rules.
///
/// Pure; `memory` only makes it faster, never different. Without `planOf` the plans are made here, each of
/// its stamp alone, when a rule asks for one. `times`, where given, is added to.
RuleVerdicts runRules(const Snapshot &now, const Estimates &estimates, RuleMemory &memory,
                      std::stop_token stop = {}, const PlanOf &planOf = {}, RuleTimes *times = nullptr);

/// Every rule of the program, by id.
const std::vector<const Rule *> &allRules();

} // namespace breakwater
