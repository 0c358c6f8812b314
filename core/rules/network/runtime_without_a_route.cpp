// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

std::vector<std::string> sourcesOf(const Service &runtime, const StampView &now)
{
    std::vector<std::string> names;
    for (const Dependency *link : now.dependenciesFrom(runtime)) {
        const ServiceSummary *source = now.summary(link->to);
        if (source != nullptr && source->at() == Site::External)
            names.push_back(source->name());
    }
    return names;
}

/// The runtime that takes over, or the same one when it has nodes there; null: DAT-015 speaks of that.
const Service *standbyOf(const Service &runtime, const StampView &now)
{
    if (now.secondary() == nullptr)
        return nullptr;
    const std::vector<const Service *> twins = now.twinsOf(runtime);
    if (!twins.empty())
        return twins.front();
    const std::vector<std::string> regions = listed(runtime.parameters, "nodeRegions");
    const bool isThere =
        std::find(regions.begin(), regions.end(), now.secondary()->region.text) != regions.end();
    return isThere ? &runtime : nullptr;
}

/// As the standby says, else as the networks of the secondary zone do.
std::optional<bool> routeOf(const Service &standby, const Service &runtime, const StampView &now)
{
    if (&standby != &runtime)
        if (const std::optional<bool> said = standby.flag("onPremisesRoute"))
            return said;
    std::optional<bool> leads;
    for (const Service *network : now.servicesOfKind("virtual-network"))
        if (const auto said = network->flag("routesOnPremises"); said && network->at == Site::Secondary)
            leads = leads.value_or(false) || *said;
    return leads;
}

/// A runtime in the secondary region is of use only when its network leads to the sources that the primary
/// one reads.
class RuntimeWithoutARoute final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-016"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *runtime : now.servicesOfKind("self-hosted-ir")) {
            if (runtime->at == Site::Secondary || runtime->flag("onPremisesRoute") == false)
                continue;
            const std::vector<std::string> sources = sourcesOf(*runtime, now);
            const Service *standby = standbyOf(*runtime, now);
            if (standby == nullptr)
                continue;
            const bool known = runtime->flag("onPremisesRoute").has_value() || !sources.empty();
            const std::optional<bool> leads = known ? routeOf(*standby, *runtime, now) : std::nullopt;
            if (!leads)
                out.notEvaluated(*this, {standby->id},
                                 known ? "whether its network leads to the sources"
                                       : "whether it reads sources outside of Azure");
            else if (!*leads)
                out.add(
                    *this, {standby->id},
                    {{"shir", standby->name},
                     {"secondary", now.regionName(now.secondary()->region)},
                     {"sources", sources.empty() ? Argument("the sources on premises") : listing(sources)}});
        }
    }
};

const Registered<Rule, RuntimeWithoutARoute> kRegistered;

} // namespace

} // namespace breakwater
