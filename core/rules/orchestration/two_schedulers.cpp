// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool stopsTheOldOne(const DrOption *option)
{
    return option != nullptr
        && std::any_of(option->failover.begin(), option->failover.end(),
                       [](const StepFact &step) { return step.action == "stop-writers"; });
}

/// A region that is half gone still runs its scheduler. What the design says of the fence counts; where it
/// says nothing, a step of the option that stops the old one does.
class TwoSchedulers final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-006"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "airflow" || pair.secondary->kind != pair.primary->kind)
                continue;
            const std::optional<Fence> &fence = pair.protection->fence;
            if (fence == Fence::None)
                out.add(*this, {pair.primary->id, pair.secondary->id},
                        {{"a", pair.primary->name},
                         {"b", pair.secondary->name},
                         {"primary",
                          now.primary() != nullptr ? now.regionName(now.primary()->region)
                                                   : std::string("the primary region")}});
            else if (!fence && !stopsTheOldOne(now.optionOf(*pair.protection)))
                out.notEvaluated(*this, {pair.primary->id}, "what fences its scheduler");
        }
    }
};

const Registered<Rule, TwoSchedulers> kRegistered;

} // namespace

} // namespace breakwater
