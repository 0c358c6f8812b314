// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parity/waf.h"

namespace breakwater {

const Service *wafPolicyOf(const Service &gateway, const StampView &now)
{
    for (const Dependency *link : now.dependenciesFrom(gateway)) {
        const Service *policy = now.service(link->to);
        if (policy != nullptr && policy->kind.text == "waf-policy")
            return policy;
    }
    return nullptr;
}

std::optional<bool> isFiltered(const Service &gateway, const StampView &now)
{
    if (wafPolicyOf(gateway, now) != nullptr)
        return true;
    const std::optional<std::string> tier = gateway.text("sku");
    return tier ? std::optional(*tier == "WAF_v2") : std::nullopt;
}

} // namespace breakwater
