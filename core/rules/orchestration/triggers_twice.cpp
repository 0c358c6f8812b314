// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Some trigger of the factory is started; nullopt: nobody said so of any that might be.
std::optional<bool> anyRuns(const Service &factory)
{
    std::optional<bool> runs = false;
    for (const Part &part : factory.parts) {
        if (part.kind != "trigger")
            continue;
        const std::optional<bool> running = part.flag("running");
        if (running == true)
            return true;
        if (!running)
            runs = std::nullopt;
    }
    return runs;
}

/// Triggers that run in both factories run every pipeline twice, in peace and by themselves after a failover.
class TriggersTwice final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-017"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.stamp().strategy == Strategy::ActiveActive)
            return;
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "data-factory" || pair.secondary->kind != pair.primary->kind)
                continue;
            const std::optional<bool> here = anyRuns(*pair.primary), there = anyRuns(*pair.secondary);
            if (here == false || there == false)
                continue;
            if (!here || !there || !now.stamp().strategy)
                out.notEvaluated(*this, {pair.primary->id, pair.secondary->id},
                                 here && there ? "the strategy of the stamp" : "which of their triggers run");
            else
                out.add(
                    *this, {pair.primary->id, pair.secondary->id},
                    {{"stamp", now.stamp().name}, {"a", pair.primary->name}, {"b", pair.secondary->name}});
        }
    }
};

const Registered<Rule, TriggersTwice> kRegistered;

} // namespace

} // namespace breakwater
