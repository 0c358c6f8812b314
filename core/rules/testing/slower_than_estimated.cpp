// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/targets/promises.h"
#include "core/rules/testing/dates.h"

namespace breakwater {

namespace {

/// The last unplanned rehearsal of a disruption that was timed as a whole; null when there is none.
const Rehearsal *lastTimed(const StampView &now, DisruptionKind kind)
{
    const Rehearsal *last = nullptr;
    for (const Rehearsal *each : now.rehearsals())
        if (each->disruption == kind && !each->planned && each->rto && dayFrom(each->on)
            && *dayFrom(each->on) <= std::chrono::sys_days(now.asOf())
            && (last == nullptr || last->on <= each->on))
            last = each;
    return last;
}

/// What was measured outranks what was computed: an estimate that a rehearsal has overtaken is wrong.
class SlowerThanEstimated final : public Rule {
public:
    std::string_view id() const noexcept override { return "TST-002"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &estimate : now.estimates()) {
            const Rehearsal *drill = lastTimed(now, estimate->disruption.kind);
            if (drill == nullptr || estimate->rto.unbounded)
                continue;
            const std::vector<Subject> promise = promiseOf(now.stamp().id, estimate->disruption);
            if (!estimate->spread)
                out.notEvaluated(*this, promise, "the 95th percentile of the recovery time");
            else if (*drill->rto > estimate->spread->p95)
                out.add(*this, promise,
                        {{"workload", now.stamp().name},
                         {"disruption", occasion(*estimate, now)},
                         {"date", drill->on},
                         {"actual", *drill->rto},
                         {"p95", estimate->spread->p95}});
        }
    }
};

const Registered<Rule, SlowerThanEstimated> kRegistered;

} // namespace

} // namespace breakwater
