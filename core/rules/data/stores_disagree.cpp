// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

using GroupId = Id<struct ConsistencyGroupTag>;

bool losesLess(const Figure &a, const Figure &b)
{
    if (a.state == Figure::State::Unbounded || b.state == Figure::State::Unbounded)
        return a.state != Figure::State::Unbounded && b.state == Figure::State::Unbounded;
    return a.value < b.value;
}

/// Stores that refer to one another must come back to about one moment. Judged on planning values; what the
/// group allows outranks the rule's own limit.
class StoresDisagree final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-013"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> limit = now.param(*this, "skewMin");
        for (const ConsistencyGroup &group : now.stamp().consistencyGroups) {
            if (!group.maxSkew && !limit)
                return out.notEvaluated(*this, {now.stamp().id}, "how far stores may be apart");
            judge(group, group.maxSkew.value_or(Minutes{limit.value_or(0)}), now, out);
        }
    }

private:
    void judge(const ConsistencyGroup &group, Minutes limit, const StampView &now, Findings &out) const
    {
        const ServiceSummary *best = nullptr, *worst = nullptr;
        std::vector<std::string> unknown;
        for (const ServiceId &id : group.stores) {
            const ServiceSummary *store = now.summary(id);
            if (store == nullptr)
                continue;
            if (store->rpo() == nullptr || store->rpo()->state == Figure::State::Unknown)
                unknown.push_back(store->name());
            else if (best == nullptr)
                best = worst = store;
            else if (losesLess(*store->rpo(), *best->rpo()))
                best = store;
            else if (losesLess(*worst->rpo(), *store->rpo()))
                worst = store;
        }
        const bool unbounded = worst != nullptr && worst->rpo()->state == Figure::State::Unbounded;
        if (worst != best && (unbounded || worst->rpo()->value - best->rpo()->value > limit))
            out.add(*this, {GroupId{group.id}},
                    {{"group", group.name},
                     {"skew",
                      unbounded ? std::string("any amount")
                                : humanMinutes(worst->rpo()->value - best->rpo()->value)},
                     {"a", best->name()},
                     {"b", worst->name()},
                     {"limit", limit}});
        else if (!unknown.empty())
            out.notEvaluated(*this, {GroupId{group.id}}, "how much " + inWords(unknown) + " can lose");
    }
};

const Registered<Rule, StoresDisagree> kRegistered;

} // namespace

} // namespace breakwater
