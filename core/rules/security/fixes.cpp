// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"
#include "core/rules/parity/parity.h"

#include <fmt/format.h>

namespace breakwater {

namespace {

const FixOf kWafOnlyDetects("WEB-014", [](const FixCase &at, Offers &out) {
    if (const Service *service = at.service())
        offerSetting(service, service->kind.text == "waf-policy" ? "mode" : "wafMode",
                     std::string("Prevention"), service->name + ": prevention mode", out);
});

/// Where it is weaker, and only there, as the primary has it.
const FixOf kWeakerPosture("SEC-008", [](const FixCase &at, Offers &out) {
    const Service *there = at.service(), *here = there != nullptr ? at.original(*there) : nullptr;
    if (here == nullptr)
        return;
    const ServiceKind *kind = at.kindOf(*here);
    const auto said = at.finding().arguments.find("fields");
    const std::string fields = said != at.finding().arguments.end() ? said->second : std::string();
    Parameters stricter;
    for (const char *key :
         {"publicAccess", "firewallMode", "tlsMinimum", "networkSecurityGroups", "egressRoute"})
        if (const ParameterFact *fact = kind != nullptr ? kind->parameter(key) : nullptr; fact != nullptr
            && here->parameter(key) != nullptr && fields.find(labelOf(*fact)) != std::string::npos)
            stricter.emplace(key, *here->parameter(key));
    out.push_back({fmt::format("Guard {} as {} is guarded", there->name, here->name),
                   changeService(there->id,
                                 [stricter](Service &changed) {
                                     for (const auto &[key, value] : stricter)
                                         changed.parameters[key] = value;
                                 }),
                   {}});
});

} // namespace

} // namespace breakwater
