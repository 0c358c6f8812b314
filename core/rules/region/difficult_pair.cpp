// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Some regions have a pair that asks for approval before anything can run there, or that is not paired
/// back.
class DifficultPair final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-015"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        const Region *primary = now.regionOf(now.primary());
        if (primary == nullptr)
            return out.notEvaluated(*this, {now.stamp().id}, "the pair of the primary region");
        const bool isPair = primary->pair == now.secondary()->region;
        std::string reason;
        if (isPair && primary->pairRestricted)
            reason = "is the access-restricted pair of " + primary->name;
        else if (primary->pairDirection == PairDirection::OneWay)
            reason = isPair ? "is the pair of " + primary->name + ", but not the other way round"
                            : "is not the pair of " + primary->name + ", whose pairing is one-way";
        if (!reason.empty())
            out.add(*this, {now.stamp().id},
                    {{"stamp", now.stamp().name},
                     {"secondary", now.regionName(now.secondary()->region)},
                     {"reason", reason}});
    }
};

const Registered<Rule, DifficultPair> kRegistered;

} // namespace

} // namespace breakwater
