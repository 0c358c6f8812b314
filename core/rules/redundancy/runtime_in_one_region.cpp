// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

bool neededAfterFailover(const Service &runtime, const StampView &now)
{
    const auto links = now.linksTo(runtime.id);
    if (std::any_of(links.begin(), links.end(), [](const IncomingLink &link) { return link.afterFailover; }))
        return true;
    for (const Service *factory : now.servicesOfKind("data-factory"))
        if (factory->at == Site::Secondary)
            for (const Part &part : factory->parts)
                if (part.ref == runtime.id)
                    return true;
    return false;
}

/// The failover of a factory leaves its self-hosted runtime where it is: whoever needs it afterwards needs
/// nodes elsewhere too.
class RuntimeInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-015"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *runtime : now.servicesOfKind("self-hosted-ir")) {
            const ServiceSummary *summary = now.summary(runtime->id);
            if (summary == nullptr || !neededAfterFailover(*runtime, now))
                continue;
            std::set<std::string> regions;
            for (const RegionId *region : summary->footprint())
                regions.insert(region->text);
            for (const std::string &region : listed(runtime->parameters, "nodeRegions"))
                regions.insert(region);
            if (regions.size() == 1)
                out.add(*this, {runtime->id},
                        {{"shir", runtime->name},
                         {"region", now.regionName(RegionId{*regions.begin()})},
                         {"secondary",
                          now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                     : std::string("a second region")}});
        }
    }
};

const Registered<Rule, RuntimeInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
