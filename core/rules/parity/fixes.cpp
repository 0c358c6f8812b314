// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"
#include "core/rules/parity/waf.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// A value that belongs to a region is left open where it repeats the primary's: what it is there, nobody
/// said.
const FixOf kAppSettings("WEB-005", [](const FixCase &at, Offers &out) {
    const Service *there = at.service(), *here = there != nullptr ? at.original(*there) : nullptr;
    if (here == nullptr)
        return;
    std::vector<Edit> edits;
    for (const Part &setting : here->parts) {
        if (setting.kind != "app-setting")
            continue;
        const bool bound = setting.flag("regionBound") == true;
        const auto twin = std::find_if(there->parts.begin(), there->parts.end(), [&](const Part &part) {
            return part.kind == setting.kind && part.name == setting.name;
        });
        if (twin == there->parts.end()) {
            Part copy = copyOfPart(at, setting);
            if (bound)
                copy.parameters.erase("value");
            edits.push_back(addPart(there->id, std::move(copy)));
        } else if (bound && setting.text("value") && setting.text("value") == twin->text("value"))
            edits.push_back(
                changePart(there->id, twin->id, [](Part &changed) { changed.parameters.erase("value"); }));
    }
    out.push_back(
        {fmt::format("Give {} the settings of {}, without values of its region", there->name, here->name),
         allOf(std::move(edits)),
         {}});
});

const FixOf kNoWaf("WEB-012", [](const FixCase &at, Offers &out) {
    const Service *there = at.service(), *here = there != nullptr ? at.original(*there) : nullptr;
    if (here == nullptr)
        return;
    const Service *policy = wafPolicyOf(*here, at.view());
    if (policy == nullptr)
        return offerSetting(there, "sku", std::string("WAF_v2"), there->name + ": the WAF tier", out);
    const Service *twin = at.standIn(*policy);
    const Service &wanted = twin != nullptr ? *twin : *policy;
    for (const Dependency *link : at.view().dependenciesFrom(*here))
        if (link->to == policy->id) {
            Dependency copy = copyOfLink(at, *link);
            copy.from = there->id;
            copy.fromPart.reset();
            copy.to = wanted.id;
            out.push_back(
                {fmt::format("{}: filter by {}", there->name, wanted.name),
                 allOf({connect(std::move(copy)), setParameter(there->id, "sku", std::string("WAF_v2"))}),
                 {}});
            return;
        }
});

void offerBothWays(const FixCase &at, const Service &a, const Service &b, Offers &out)
{
    out.push_back({fmt::format("Make {} like {}", b.name, a.name), alignWith(at, a, b), {}});
    out.push_back({fmt::format("Make {} like {}", a.name, b.name), alignWith(at, b, a), {}});
}

const FixOf kWafDiffers("WEB-013", [](const FixCase &at, Offers &out) {
    const Service *there = at.service();
    if (there == nullptr)
        return;
    if (const Service *here = at.original(*there))
        return offerBothWays(at, *here, *there, out);
    // Policies of two gateways that stand in for one another.
    for (const Pair &pair : at.view().pairs()) {
        const Service *here = wafPolicyOf(*pair.primary, at.view());
        if (here != nullptr && wafPolicyOf(*pair.secondary, at.view()) == there && here != there)
            return offerBothWays(at, *here, *there, out);
    }
});

/// Towards the primary only: what the primary has more is what it works with.
const FixOf kDrift("GOV-007", [](const FixCase &at, Offers &out) {
    std::vector<Edit> edits;
    for (const Pair &pair : at.view().pairs())
        if (pair.primary->kind == pair.secondary->kind)
            edits.push_back(alignWith(at, *pair.primary, *pair.secondary));
    out.push_back({"Bring the secondary landing zone to where the primary is", allOf(std::move(edits)), {}});
});

} // namespace

} // namespace breakwater
