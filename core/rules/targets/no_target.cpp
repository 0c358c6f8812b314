// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A workload of tier 0 to 2 needs an RTO and an RPO for the loss of its region; otherwise nothing can be
/// judged.
class NoTarget final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-001"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (!now.stamp().criticality)
            return out.notEvaluated(*this, {now.stamp().id}, "the criticality tier");
        const Target *target = now.target(DisruptionKind::Region);
        const bool rto = target != nullptr && target->rto;
        const bool rpo = target != nullptr && target->rpo;
        if (*now.stamp().criticality > 2 || (rto && rpo))
            return;
        out.add(*this, {now.stamp().id},
                {{"workload", now.stamp().name},
                 {"tier", *now.stamp().criticality},
                 {"missing",
                  rto       ? "RPO"
                      : rpo ? "RTO"
                            : "RTO and no RPO"}});
    }
};

const Registered<Rule, NoTarget> kRegistered;

} // namespace

} // namespace breakwater
