// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/targets/promises.h"

namespace breakwater {

namespace {

/// The longest chain of recovery steps is held against the promise. Judged on planning values, as the message
/// says; TGT-004 judges the runs.
class RtoMissed final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-003"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        sayWhatIsNotEstimated(*this, now, out, &Target::rto);
        for (const auto &estimate : now.estimates()) {
            if (!estimate->rtoTarget)
                continue;
            const std::vector<Subject> promise = promiseOf(now.stamp().id, estimate->disruption);
            if (estimate->rtoVerdict == Verdict::Missed)
                out.add(*this, promise,
                        {{"workload", now.stamp().name},
                         {"disruption", occasion(*estimate, now)},
                         {"planned", promised(estimate->rto)},
                         {"rto", *estimate->rtoTarget},
                         {"criticalPath", listing(estimate->criticalTitles, 8)}});
            else if (estimate->rtoVerdict == Verdict::Unknown)
                out.notEvaluated(*this, promise, whatIsUntimed(*estimate));
        }
    }
};

const Registered<Rule, RtoMissed> kRegistered;

} // namespace

} // namespace breakwater
