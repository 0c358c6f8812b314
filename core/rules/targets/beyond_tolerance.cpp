// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Systems that answer are not yet a business that works: the RTO and the time to work off the backlog must
/// fit into what the business tolerates.
class BeyondTolerance final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-002"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const Objectives &objectives = now.stamp().objectives;
        if (!objectives.mtpd)
            return;
        const Target *target = now.target(DisruptionKind::Region);
        if (target == nullptr || !target->rto)
            return out.notEvaluated(*this, {now.stamp().id}, "the RTO for the loss of the region");
        const Minutes known = *target->rto + objectives.workRecovery.value_or(Minutes{0});
        if (known > *objectives.mtpd)
            out.add(*this, {now.stamp().id},
                    {{"workload", now.stamp().name},
                     {"rto", *target->rto},
                     {"wrt",
                      objectives.workRecovery ? humanMinutes(*objectives.workRecovery)
                                              : std::string("of unknown length")},
                     {"mtpd", *objectives.mtpd}});
        else if (!objectives.workRecovery)
            out.notEvaluated(*this, {now.stamp().id}, "the time of work recovery");
    }
};

const Registered<Rule, BeyondTolerance> kRegistered;

} // namespace

} // namespace breakwater
