// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parity/waf.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Attackers watch outages too: the gateway of the standby must filter what the primary one filters.
class NoWaf final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-012"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "application-gateway" || isFiltered(*pair.primary, now) != true)
                continue;
            const std::optional<bool> filtered = isFiltered(*pair.secondary, now);
            if (!filtered)
                out.notEvaluated(*this, {pair.secondary->id}, "its WAF policy");
            else if (!*filtered)
                out.add(*this, {pair.secondary->id},
                        {{"stamp", now.stamp().name},
                         {"gateway", pair.secondary->name},
                         {"secondary",
                          now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                     : std::string("the secondary region")}});
        }
    }
};

const Registered<Rule, NoWaf> kRegistered;

} // namespace

} // namespace breakwater
