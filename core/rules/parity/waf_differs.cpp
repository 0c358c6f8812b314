// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parity/parity.h"
#include "core/rules/parity/waf.h"
#include "core/rules/rule.h"

#include <set>
#include <utility>

namespace breakwater {

namespace {

/// Rules that were tuned on one side only block customers, or let attackers in, on the other.
class WafDiffers final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-013"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        std::set<std::pair<ServiceId, ServiceId>> judged;
        for (const Pair &pair : now.pairs()) {
            const bool gateways = pair.primary->kind.text == "application-gateway";
            const Service *here = gateways ? wafPolicyOf(*pair.primary, now) : pair.primary;
            const Service *there = gateways ? wafPolicyOf(*pair.secondary, now) : pair.secondary;
            const ServiceKind *kind = now.catalog().kind(KindId{"waf-policy"});
            if (here == nullptr || there == nullptr || kind == nullptr || here == there
                || here->kind.text != "waf-policy" || there->kind != here->kind
                || !judged.emplace(here->id, there->id).second)
                continue;
            const Parity parity = parityOf(*here, *there, *kind);
            if (!parity.differing.empty())
                out.add(*this, {there->id},
                        {{"stamp", now.stamp().name},
                         {"a", here->name},
                         {"b", there->name},
                         {"fields", listing(parity.differing)}});
            else if (!parity.unknown.empty())
                out.notEvaluated(*this, {there->id}, "its " + inWords(parity.unknown));
        }
    }
};

const Registered<Rule, WafDiffers> kRegistered;

} // namespace

} // namespace breakwater
