// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A restore goes back to before the corruption, and nobody starts one before it is noticed. Judged on
/// planning values.
class RetentionTooShort final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-017"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const Target *target = now.target(DisruptionKind::Corruption);
        if (target == nullptr)
            return;
        const std::optional<Duration> &noticed = now.stamp().timing.corruptionDetect;
        for (const Service &service : now.stamp().services) {
            if (!isStore(service, now))
                continue;
            const std::optional<double> days = daysBack(service, now);
            if (!days)
                continue;
            if (!noticed)
                return out.notEvaluated(*this, {now.stamp().id}, "how long corruption goes unnoticed");
            const Minutes needed = noticed->planningValue() + target->rto.value_or(Minutes{0});
            if (Minutes{*days * 1440} < needed)
                out.add(*this, {service.id},
                        {{"service", service.name},
                         {"days", counted(*days, "day")},
                         {"detect", noticed->planningValue()},
                         {"needed", needed}});
        }
    }
};

const Registered<Rule, RetentionTooShort> kRegistered;

} // namespace

} // namespace breakwater
