// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A tier 0 workload does not wait for a rebuild from backups. What a strategy typically reaches is not
/// among the facts, so the rest of the question stays open.
class StrategyFits final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-010"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (!now.stamp().strategy)
            return;
        const Target *target = now.target(DisruptionKind::Region);
        const bool rto = target != nullptr && target->rto;
        if (now.stamp().criticality == 0 && now.stamp().strategy == Strategy::BackupRestore)
            out.add(*this, {now.stamp().id},
                    {{"workload", now.stamp().name},
                     {"strategy", spaced(toWord(*now.stamp().strategy))},
                     {"rto", rto ? humanMinutes(*target->rto) : std::string("the time that tier 0 allows")},
                     {"suggested", spaced(toWord(Strategy::WarmStandby))}});
        else if (rto)
            out.notEvaluated(*this, {now.stamp().id}, "the typical recovery time of a strategy");
    }
};

const Registered<Rule, StrategyFits> kRegistered;

} // namespace

} // namespace breakwater
