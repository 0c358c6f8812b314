// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/occasion.h"

#include "core/recovery/segments.h"
#include "core/recovery/times.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace breakwater {
namespace {

bool isInLostRegion(const Stamp &stamp, const Service &service, const Occasion &occasion)
{
    // The loss of the secondary region takes no workload; protections are read backwards in a failback.
    return service.at == Site::Primary && (!occasion.lost || stamp.regionOf(service) == occasion.lost);
}

bool covers(const Stamp &stamp, const Service &service, DisruptionKind kind)
{
    return std::any_of(stamp.protections.begin(), stamp.protections.end(), [&](const Protection &each) {
        return each.service == service.id && each.covers(kind);
    });
}

/// The zone survives without anybody noticing.
bool makesNothingOfAZone(const ZoneOption &option)
{
    return option.rto.known() && option.rto.value <= Minutes{0} && option.rpo.known()
        && option.rpo.value <= Minutes{0};
}

bool isInLostZone(const Stamp &stamp, const Service &service, const ServiceKind *kind,
                  const Occasion &occasion)
{
    if (service.at != Site::Primary || (kind && kind->scope == ServiceKind::Scope::Global))
        return false;
    const std::optional<std::string> &target = occasion.disruption.target;
    if (target && service.zones && !service.zones->empty()) {
        const bool stands = std::any_of(service.zones->begin(), service.zones->end(),
                                        [&](int zone) { return std::to_string(zone) == *target; });
        if (!stands)
            return false;
    }
    const ZoneOption *natural = kind ? naturalZoneOption(*kind) : nullptr;
    return covers(stamp, service, DisruptionKind::Zone) || !natural || !makesNothingOfAZone(*natural);
}

/// Without a target: the models that somebody cannot do without, and what the design protects against it.
bool isCalledHard(const Stamp &stamp, const Service &service, const ServiceKind *kind)
{
    const bool isModel = kind && kind->category == Category::Ai;
    if (!isModel && !covers(stamp, service, DisruptionKind::Provider))
        return false;
    return std::any_of(stamp.dependencies.begin(), stamp.dependencies.end(), [&](const Dependency &need) {
        return need.to == service.id && need.hard && need.type == DependencyType::Calls;
    });
}

bool carriesCopies(const Stamp &stamp, const Service &service)
{
    return std::any_of(stamp.protections.begin(), stamp.protections.end(),
                       [&](const Protection &each) { return each.via == service.id; });
}

bool isDamaged(const Stamp &stamp, const Service &service, const ServiceKind *kind, DisruptionKind disruption)
{
    if (service.at == Site::Secondary || carriesCopies(stamp, service))
        return false;
    if (!kind && service.at != Site::External && keepsData(service, kind).value_or(true))
        return true; // what may hold data is not taken for sound
    return contentOf(service, kind) == ServiceKind::Content::Records || covers(stamp, service, disruption);
}

bool isTarget(const Stamp &stamp, const Service &service, const Occasion &occasion)
{
    const std::string &target = *occasion.disruption.target;
    if (service.id.text == target)
        return true;
    if (service.kind.text == target)
        return service.at != Site::Secondary;
    const Part *part = targetedPart(stamp, occasion);
    return part && std::any_of(service.parts.begin(), service.parts.end(), [&](const Part &each) {
               return each.id == part->id;
           });
}

/// What is hosted on something that is taken is taken with it.
void addHosted(const Stamp &stamp, std::vector<char> &hits)
{
    const auto indexOf = [&](const ServiceId &id) {
        const Service *service = stamp.service(id);
        return service ? service - stamp.services.data() : std::ptrdiff_t{-1};
    };
    for (bool more = true; more;) {
        more = false;
        for (const Dependency &need : stamp.dependencies) {
            const auto guest = indexOf(need.from), host = indexOf(need.to);
            if (need.type != DependencyType::Hosts || !need.hard || guest < 0 || host < 0
                || hits[static_cast<std::size_t>(guest)] || !hits[static_cast<std::size_t>(host)])
                continue;
            hits[static_cast<std::size_t>(guest)] = 1;
            more = true;
        }
    }
}

/// A copy in the region that is lost is no copy.
bool copyIsLost(const Stamp &stamp, const Protection &protection, const Occasion &occasion)
{
    const LandingZone *primary = stamp.zone(ZoneRole::Primary);
    if (!occasion.moves() || !primary)
        return false;
    const RegionId &lost = occasion.lost ? *occasion.lost : primary->region;
    if (protection.counterparts.empty() && protection.replicas.empty())
        return false; // the option says by itself where it comes back
    const auto isThere = [&](const ServiceId &id) {
        const Service *counterpart = stamp.service(id);
        return counterpart && stamp.regionOf(*counterpart) == lost;
    };
    return std::all_of(protection.counterparts.begin(), protection.counterparts.end(), isThere)
        && std::all_of(protection.replicas.begin(), protection.replicas.end(),
                       [&](const ReplicaRegion &replica) { return replica.region == lost; });
}

/// A copy that an attacker with the keys of the primary cannot reach.
bool isOutOfReach(const Protection &protection)
{
    return std::any_of(protection.copies.begin(), protection.copies.end(), [](const BackupCopy &copy) {
        return copy.immutable.value_or(false) && copy.separateCredentials.value_or(false);
    });
}

bool serves(const Protection &protection, const ServiceKind *kind, const Occasion &occasion)
{
    const Disruption &disruption = occasion.disruption;
    if (disruption.kind == DisruptionKind::Service && !protection.covers(DisruptionKind::Service))
        // An entry's protection moves traffic between regions; it does not replace the entry.
        return protection.covers(DisruptionKind::Region) && !(kind && isEntry(*kind));
    if (!protection.covers(disruption.kind))
        return false;
    const DrOption *option = kind ? kind->option(protection.option) : nullptr;
    const bool attacked = disruption.kind == DisruptionKind::Corruption && disruption.malicious;
    return !attacked || (option && option->malicious) || isOutOfReach(protection);
}

std::tuple<bool, int, double, double, std::string_view> merit(const Stamp &stamp, const Service &service,
                                                              const ServiceKind *kind,
                                                              const Protection &protection,
                                                              const Occasion &occasion)
{
    const DrOption *option = kind ? kind->option(protection.option) : nullptr;
    const ZoneOption *zone = kind ? kind->zoneOption(protection.option) : nullptr;
    const Figure rto = option ? option->rto : zone ? zone->rto : Figure{};
    const Figure rpo = lossUnder(protection, kind, occasion).figure;
    const Target *target =
        service.objectives ? &*service.objectives : stamp.objectives.target(occasion.disruption.kind);
    const bool missesRpo = target && target->rpo && rankOf(rpo) > target->rpo->count();
    const int starter = option && option->trigger == Trigger::Microsoft ? 1 : 0;
    return {missesRpo, starter, rankOf(rto), rankOf(rpo), protection.id.text};
}

} // namespace

Occasion occasionOf(const Topology &topology, const Disruption &disruption,
                    const std::vector<StampId> &stamps, bool back)
{
    Occasion occasion{disruption, std::nullopt, back};
    if (disruption.kind != DisruptionKind::Region)
        return occasion;
    if (disruption.target) {
        occasion.lost = RegionId{*disruption.target};
        return occasion;
    }
    // One region for all of them when they share it; else every stamp loses its own.
    for (const auto &stamp : topology.stamps) {
        if (!stamps.empty() && std::find(stamps.begin(), stamps.end(), stamp->id) == stamps.end())
            continue;
        const LandingZone *primary = stamp->zone(ZoneRole::Primary);
        if (!primary)
            continue;
        if (occasion.lost && *occasion.lost != primary->region)
            return {disruption, std::nullopt, back};
        occasion.lost = primary->region;
    }
    return occasion;
}

ServiceKind::Content contentOf(const Service &service, const ServiceKind *kind)
{
    using Content = ServiceKind::Content;
    if (!kind)
        return Content::None;
    const std::optional<std::string> source = service.text("contentSource");
    if (kind->content != Content::Records || !source)
        return kind->content;
    return *source == "build-artefact" ? Content::Configuration
        : *source == "logs"            ? Content::Telemetry
                                       : Content::Records;
}

const ZoneOption *naturalZoneOption(const ServiceKind &kind)
{
    return kind.zoneOptions.size() == 1 ? &kind.zoneOptions.front() : nullptr;
}

const Part *targetedPart(const Stamp &stamp, const Occasion &occasion)
{
    if (occasion.disruption.kind != DisruptionKind::Service || !occasion.disruption.target)
        return nullptr;
    for (const Service &service : stamp.services)
        for (const Part &part : service.parts)
            if (part.id.text == *occasion.disruption.target)
                return &part;
    return nullptr;
}

std::optional<bool> keepsData(const Service &service, const ServiceKind *kind)
{
    if (kind)
        return kind->state == ServiceKind::State::Stateful;
    const auto said = service.parameters.find("keepsData");
    const bool *keeps = said == service.parameters.end() ? nullptr : std::get_if<bool>(&said->second);
    return keeps ? std::optional(*keeps) : std::nullopt;
}

std::vector<char> hitsOf(const Stamp &stamp, const Catalog &catalog, const Occasion &occasion)
{
    const Disruption &disruption = occasion.disruption;
    const bool targeted = disruption.target && disruption.kind != DisruptionKind::Region
        && disruption.kind != DisruptionKind::Zone;
    std::vector<char> hits;
    hits.reserve(stamp.services.size());
    for (const Service &service : stamp.services) {
        const ServiceKind *kind = catalog.kind(service.kind);
        bool hit = false;
        if (targeted)
            hit = isTarget(stamp, service, occasion);
        else if (disruption.kind == DisruptionKind::Region)
            hit = isInLostRegion(stamp, service, occasion);
        else if (disruption.kind == DisruptionKind::Zone)
            hit = isInLostZone(stamp, service, kind, occasion);
        else if (disruption.kind == DisruptionKind::Provider)
            hit = isCalledHard(stamp, service, kind);
        else if (occasion.restores())
            hit = isDamaged(stamp, service, kind, disruption.kind);
        hits.push_back(static_cast<char>(hit));
    }
    if (disruption.kind == DisruptionKind::Service && !targetedPart(stamp, occasion))
        addHosted(stamp, hits);
    return hits;
}

std::vector<const Protection *> servingProtections(const Stamp &stamp, const Service &service,
                                                   const ServiceKind *kind, const Occasion &occasion)
{
    std::vector<const Protection *> serving;
    for (const Protection &protection : stamp.protections)
        if (protection.service == service.id && serves(protection, kind, occasion)
            && !copyIsLost(stamp, protection, occasion))
            serving.push_back(&protection);
    if (serving.size() > 1)
        std::stable_sort(serving.begin(), serving.end(), [&](const Protection *a, const Protection *b) {
            return merit(stamp, service, kind, *a, occasion) < merit(stamp, service, kind, *b, occasion);
        });
    return serving;
}

Loss lossUnder(const Protection &protection, const ServiceKind *kind, const Occasion &occasion)
{
    const DrOption *option = kind ? kind->option(protection.option) : nullptr;
    const ZoneOption *zone = kind && !option ? kind->zoneOption(protection.option) : nullptr;
    Loss loss;
    Figure &figure = loss.figure;
    figure = option ? option->rpo : zone ? zone->rpo : Figure{};
    if (option && occasion.disruption.planned && option->replication != Replication::Backup
        && std::any_of(option->failover.begin(), option->failover.end(),
                       [](const StepFact &row) { return row.variant == StepFact::Variant::Planned; })) {
        figure.state = Figure::State::Value;
        figure.value = Minutes{0};
        figure.min = figure.max = Minutes{0};
        figure.text = "Planned: replication is drained first, nothing is lost";
        return loss;
    }
    if (!protection.lag && !protection.interval) {
        loss.spans = toBlockTime(figure).spans;
        return loss;
    }
    const BlockTime lag = protection.lag ? toBlockTime(*protection.lag) : BlockTime{};
    const Minutes interval = protection.interval.value_or(Minutes{0});
    // What a copy takes to get there is in the catalog's figure and not in the interval.
    if (!protection.lag && occasion.moves() && figure.known() && figure.value > interval) {
        loss.spans = toBlockTime(figure).spans;
        figure.text =
            fmt::format("The catalog's figure; the stated interval of {} does not say how long a copy takes "
                        "to get there: {}",
                        humanMinutes(interval), figure.text);
        return loss;
    }
    if (interval > Minutes{0})
        loss.spans.emplace_back(UniformSpan{0, interval.count()});
    loss.spans.insert(loss.spans.end(), lag.spans.begin(), lag.spans.end());
    figure.state = Figure::State::Value;
    figure.value = interval + lag.planning;
    figure.min = lag.min;
    const bool open = protection.lag ? !lag.max : occasion.moves();
    figure.max = open ? std::nullopt : std::optional(interval + lag.max.value_or(Minutes{0}));
    figure.grade = protection.lag ? lag.grade : Grade::Stated;
    figure.source = lag.source;
    figure.verified = false;
    figure.text = protection.interval ? "Interval of the copies as the design states it"
                                      : "Replication lag as the design states it";
    return loss;
}

} // namespace breakwater
