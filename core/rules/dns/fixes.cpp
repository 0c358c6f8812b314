// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// The longest time to live that the share of the RTO leaves, in whole seconds; nullopt: none does.
std::optional<double> longestTtl(double allowed, double before)
{
    const double ttl = std::floor(allowed - before);
    return ttl >= 1 ? std::optional(ttl) : std::nullopt;
}

void lower(Parameters &parameters, double ttl)
{
    const auto found = parameters.find("ttlSeconds");
    if (found == parameters.end())
        return;
    if (auto *number = std::get_if<double>(&found->second))
        *number = std::min(*number, ttl);
}

void offerProfileTtl(const FixCase &at, const Service &profile, double allowed, Offers &out)
{
    const auto interval = profile.number("probeIntervalSeconds"),
               tolerated = profile.number("toleratedFailures"),
               timeout = profile.number("probeTimeoutSeconds");
    if (!interval || !tolerated || !timeout)
        return;
    std::vector<double> intervals{*interval};
    const ServiceKind *kind = at.kindOf(profile);
    const ParameterFact *fact = kind != nullptr ? kind->parameter("probeIntervalSeconds") : nullptr;
    if (fact != nullptr)
        for (const ParameterValue &value : fact->values)
            if (const auto *number = std::get_if<double>(&value); number != nullptr && *number < *interval)
                intervals.push_back(*number);
    std::sort(intervals.rbegin(), intervals.rend());
    for (const double probing : intervals)
        if (const auto ttl = longestTtl(allowed, probing * (*tolerated + 1) + *timeout)) {
            const double short_ = std::min(*ttl, profile.number("ttlSeconds").value_or(*ttl));
            out.push_back({fmt::format("{}: a time to live of {}{}", profile.name, counted(short_, "second"),
                                       probing < *interval
                                           ? fmt::format(", probed every {}", counted(probing, "second"))
                                           : std::string()),
                           changeService(profile.id,
                                         [short_, probing](Service &changed) {
                                             changed.parameters["ttlSeconds"] = short_;
                                             changed.parameters["probeIntervalSeconds"] = probing;
                                         }),
                           {}});
        }
}

const FixOf kSlowNames("DNS-001", [](const FixCase &at, Offers &out) {
    const Service *entry = at.service();
    const std::optional<double> share = at.param("share");
    const std::optional<Minutes> rto = entry != nullptr ? at.view().rtoOf(*entry) : std::nullopt;
    if (entry == nullptr || !share || !rto)
        return;
    const double allowed = *share * rto->count() * 60;
    if (entry->kind.text == "traffic-manager")
        return offerProfileTtl(at, *entry, allowed, out);
    if (const auto ttl = longestTtl(allowed, 0))
        out.push_back({fmt::format("{}: a time to live of {} at most", entry->name, counted(*ttl, "second")),
                       changeService(entry->id,
                                     [ttl](Service &changed) {
                                         lower(changed.parameters, *ttl);
                                         for (Part &part : changed.parts)
                                             if (part.kind == "record")
                                                 lower(part.parameters, *ttl);
                                     }),
                       {}});
});

/// A way to what stands in for each service that the entry leads to; one that is there and off is turned on.
void offerWays(const FixCase &at, const Service &entry, const std::optional<PartId> &group, Offers &out)
{
    const auto links = at.view().dependenciesFrom(entry);
    const auto groupOf = [](const Dependency &link) {
        return link.route ? link.route->originGroup : std::optional<PartId>();
    };
    for (const Dependency *link : links) {
        const Service *to = link->type == DependencyType::Routes ? at.service(link->to) : nullptr;
        if (to == nullptr || groupOf(*link) != group)
            continue;
        if (link->route && link->route->enabled == false)
            out.push_back({fmt::format("{}: enable the way to {}", entry.name, to->name),
                           changeDependency(link->id,
                                            [](Dependency &changed) {
                                                Route route = *changed.route;
                                                route.enabled = true;
                                                changed.route = route;
                                            }),
                           {}});
        const Service *twin = at.standIn(*to);
        const bool there =
            twin != nullptr && std::any_of(links.begin(), links.end(), [&](const Dependency *other) {
                return other->type == DependencyType::Routes && other->to == twin->id;
            });
        if (twin != nullptr && !there) {
            Dependency way = copyOfLink(at, *link);
            way.to = twin->id;
            way.toPart.reset();
            if (way.route && way.route->priority) {
                Route route = *way.route;
                route.priority = *route.priority + 1;
                way.route = route;
            }
            out.push_back(
                {fmt::format("{}: lead to {} in the secondary zone as well", entry.name, twin->name),
                 connect(std::move(way)),
                 {}});
        }
        if (twin == nullptr && link->addressedBy && *link->addressedBy != "failover-host") {
            out.push_back(
                {fmt::format("{}: address {} by a name that answers from both regions", entry.name, to->name),
                 changeDependency(link->id,
                                  [](Dependency &changed) { changed.addressedBy = "failover-host"; }),
                 {}});
            leaveToPeople(out, out.size() - 1); // whether there is such a name, the design does not say
        }
    }
}

const FixOf kOneEndpoint("DNS-002", [](const FixCase &at, Offers &out) {
    if (const Service *entry = at.service())
        offerWays(at, *entry, {}, out);
});

const FixOf kOriginsInOneRegion("DNS-004", [](const FixCase &at, Offers &out) {
    const Service *entry = at.service();
    const Part *group = entry != nullptr ? at.part(*entry, 1) : nullptr;
    if (entry != nullptr)
        offerWays(at, *entry, group != nullptr ? std::optional(group->id) : std::nullopt, out);
});

/// In front of whatever the stamp leads its own users to: pairs of gateways, apps and APIs that nothing else
/// of the stamp leads to.
bool receivesUsers(const FixCase &at, const Service &service)
{
    static const std::string_view kinds[] = {"application-gateway", "api-management", "app-service",
                                             "function-app"};
    return std::find(std::begin(kinds), std::end(kinds), service.kind.text) != std::end(kinds)
        && std::none_of(at.stamp().dependencies.begin(), at.stamp().dependencies.end(),
                        [&service](const Dependency &link) {
                            return link.to == service.id
                                && (link.type == DependencyType::Routes
                                    || link.type == DependencyType::Calls);
                        });
}

const FixOf kNoGlobalEntry("DNS-003", [](const FixCase &at, Offers &out) {
    for (const auto &[id, name] :
         {std::pair{"front-door", "Front Door"}, {"traffic-manager", "Traffic Manager"}}) {
        const ServiceKind *kind = at.catalog().kind(KindId{id});
        if (kind == nullptr)
            continue;
        const Service entry = defaultService(*kind, ServiceId{at.fresh(id)}, name, Site::Global);
        std::vector<Edit> edits{addService(at.stamp().id, entry, {})};
        double priority = 0;
        for (const Site site : {Site::Primary, Site::Secondary}) {
            ++priority;
            for (const Service &service : at.stamp().services)
                if (service.at == site && receivesUsers(at, service)) {
                    Dependency way;
                    way.id = DependencyId{at.fresh("dep")};
                    way.from = entry.id;
                    way.to = service.id;
                    way.type = DependencyType::Routes;
                    Route route;
                    route.priority = priority;
                    route.enabled = site == Site::Primary;
                    way.route = route;
                    edits.push_back(connect(std::move(way)));
                }
        }
        out.push_back(
            {fmt::format("Put {} in front of both regions, the secondary ways off until the failover", name),
             allOf(std::move(edits)),
             {}});
    }
    leaveToPeople(out, 0); // which one, the protocol says
});

const FixOf kOriginsNotProbed("DNS-005", [](const FixCase &at, Offers &out) {
    const Service *entry = at.service();
    const Part *group = entry != nullptr ? at.part(*entry, 1) : nullptr;
    if (group != nullptr)
        out.push_back({fmt::format("{}: probe the origins of {}", entry->name, group->name),
                       changePart(entry->id, group->id,
                                  [](Part &changed) { changed.parameters["probeEnabled"] = true; }),
                       {}});
});

const FixOf kTrafficBeforeData("DNS-007", [](const FixCase &at, Offers &out) {
    const Service *entry = at.service();
    if (entry == nullptr)
        return;
    std::vector<Edit> off;
    std::vector<std::string> names;
    for (const Dependency *link : at.view().dependenciesFrom(*entry)) {
        const Service *to = link->type == DependencyType::Routes ? at.service(link->to) : nullptr;
        if (to == nullptr || to->at != Site::Secondary || (link->route && link->route->enabled == false))
            continue;
        names.push_back(to->name);
        off.push_back(changeDependency(link->id, [](Dependency &changed) {
            Route route = changed.route ? *changed.route : Route{};
            route.enabled = false;
            changed.route = route;
        }));
    }
    if (!off.empty())
        out.push_back(
            {fmt::format("{}: keep the way to {} off until the data has moved", entry->name, inWords(names)),
             allOf(std::move(off)),
             {}});
});

/// The step that was left out; where the option has none, another option that has one, for people to choose.
const FixOf kOriginStaysOff("DNS-008", [](const FixCase &at, Offers &out) {
    offerSteps(at, {"enable-origin", "switch-traffic"}, PlanFor::Failover, out);
    const std::size_t first = out.size();
    const Service *origin = at.service(2), *primary = origin != nullptr ? at.original(*origin) : nullptr;
    offerOptions(at, primary, DisruptionKind::Region, out, [](const DrOption &option) {
        return std::any_of(option.failover.begin(), option.failover.end(),
                           [](const StepFact &step) { return step.action == "enable-origin"; });
    });
    leaveToPeople(out, first);
});

const FixOf kZoneNotLinked("DNS-011", [](const FixCase &at, Offers &out) {
    const Service *zone = at.service();
    if (zone == nullptr)
        return;
    for (const Part &link : zone->parts) {
        const Service *network = link.kind == "vnet-link" && link.ref ? at.service(*link.ref) : nullptr;
        const Service *twin = network != nullptr ? at.standIn(*network) : nullptr;
        if (twin == nullptr)
            continue;
        Part copy = copyOfPart(at, link);
        copy.ref = twin->id;
        out.push_back({fmt::format("Link {} to {} in the secondary zone", zone->name, twin->name),
                       addPart(zone->id, std::move(copy)),
                       {}});
    }
    for (const Service *network : at.view().servicesOfKind("virtual-network")) {
        if (network->at != Site::Secondary)
            continue;
        Part link;
        link.id = PartId{at.fresh("vnet-link")};
        link.kind = "vnet-link";
        link.name = network->name;
        link.ref = network->id;
        out.push_back({fmt::format("Link {} to {} in the secondary zone", zone->name, network->name),
                       addPart(zone->id, std::move(link)),
                       {}});
    }
});

const FixOf kDomainNotBound("DNS-014", [](const FixCase &at, Offers &out) {
    const Service *there = at.service(), *here = there != nullptr ? at.original(*there) : nullptr;
    if (here == nullptr)
        return;
    const auto nameOf = [](const Part &part) { return part.text("hostName").value_or(part.name); };
    std::vector<Edit> edits;
    std::vector<std::string> names;
    for (const Part &part : here->parts) {
        if (part.kind != "custom-domain" && part.kind != "listener")
            continue;
        const auto bound = std::find_if(there->parts.begin(), there->parts.end(), [&](const Part &other) {
            return (other.kind == "custom-domain" || other.kind == "listener")
                && nameOf(other) == nameOf(part);
        });
        if (bound == there->parts.end()) {
            Part copy = copyOfPart(at, part);
            copy.parameters.erase("validated");
            edits.push_back(addPart(there->id, std::move(copy)));
        } else if (bound->flag("validated") == false)
            edits.push_back(changePart(there->id, bound->id,
                                       [](Part &changed) { changed.parameters["validated"] = true; }));
        else
            continue;
        names.push_back(nameOf(part));
    }
    if (!edits.empty())
        out.push_back({fmt::format("Bind {} to {} ahead of time", inWords(names), there->name),
                       allOf(std::move(edits)),
                       {}});
    out.push_back({fmt::format("Let clients reach {} through the global entry only", here->name),
                   setParameter(here->id, "publicAccess", false),
                   {}});
});

} // namespace

} // namespace breakwater
