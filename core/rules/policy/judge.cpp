// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/policy/judge.h"

#include "core/rules/listed.h"
#include "core/rules/policy/pattern.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace breakwater {

namespace {

template <class List, class Value>
bool contains(const List &list, const Value &value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

bool allows(const AllowedPlaces &places, const Region &region)
{
    return contains(places.regions, region.id) || contains(places.geographies, region.geography)
        || (places.europeanUnion && region.europeanUnion);
}

/// Of three answers the one in the middle: whether a requirement is about something is not known.
enum class Concerns { No, Yes, Unknown };

/// Judges one stamp by one requirement.
class Judge {
public:
    Judge(const PolicyPack &pack, const Requirement &requirement, const StampView &now, Findings &out)
        : m_pack(pack)
        , m_requirement(requirement)
        , m_now(now)
        , m_out(out)
    { }

    void run()
    {
        const PolicyScope &scope = m_requirement.scope;
        const Stamp &stamp = m_now.stamp();
        if (!scope.stampTypes.empty() && !contains(scope.stampTypes, stamp.type))
            return;
        if (!scope.tiers.empty()) {
            if (!stamp.criticality)
                return open(stamp.id.text, "the tier of " + stamp.name);
            if (!contains(scope.tiers, *stamp.criticality))
                return;
        }
        if (m_requirement.allowedPlaces)
            judgePlaces(*m_requirement.allowedPlaces);
        else if (m_requirement.minimumRegions)
            judgeRegions(*m_requirement.minimumRegions);
        else if (m_requirement.naming && m_requirement.naming->of == NamingDemand::Of::Stamps)
            judgeName(*m_requirement.naming, stamp.id.text, stamp.name);
        else
            for (const Service &service : stamp.services)
                if (concernsService(service))
                    judgeService(service);
    }

private:
    void find(const std::string &subject, std::string message)
    {
        Finding finding;
        finding.rule = m_requirement.id;
        finding.subjects = {subject};
        finding.base = finding.severity = m_requirement.severity;
        finding.title = m_requirement.title;
        finding.message = std::move(message);
        finding.why = m_requirement.why;
        finding.remedy = m_requirement.remedy;
        finding.source = m_requirement.source.empty() ? m_pack.title : m_requirement.source;
        finding.policy = m_pack.id;
        m_out.add(std::move(finding));
    }
    void open(const std::string &subject, std::string missing)
    {
        m_out.notEvaluated(m_requirement.id, {subject}, std::move(missing));
    }

    bool keepsRecords(const Service &service) const
    {
        const ServiceKind *kind = m_now.kindOf(service);
        return kind != nullptr && kind->content == ServiceKind::Content::Records;
    }

    Concerns concerns(const Service &service) const
    {
        if (service.at == Site::External)
            return Concerns::No; // of somebody else, who has policies of his own
        const PolicyScope &scope = m_requirement.scope;
        if (!scope.kinds.empty()) {
            const ServiceKind *kind = m_now.kindOf(service);
            if (kind == nullptr || !contains(scope.kinds, kind->id))
                return Concerns::No;
        }
        if (!scope.tags.empty()
            && std::none_of(scope.tags.begin(), scope.tags.end(),
                            [&service](const std::string &tag) { return service.tagged(tag); }))
            return Concerns::No;
        if (scope.dataClasses.empty())
            return Concerns::Yes;
        if (service.dataClass)
            return contains(scope.dataClasses, *service.dataClass) ? Concerns::Yes : Concerns::No;
        // Without records there is nothing to class.
        return keepsRecords(service) ? Concerns::Unknown : Concerns::No;
    }

    bool concernsService(const Service &service)
    {
        const Concerns answer = concerns(service);
        if (answer == Concerns::Unknown)
            open(service.id.text, "the data class of " + service.name);
        return answer == Concerns::Yes;
    }

    // ---- places

    std::string allowedInWords(const AllowedPlaces &places) const
    {
        std::vector<std::string> words = places.geographies;
        for (const RegionId &region : places.regions)
            words.push_back(m_now.regionName(region));
        if (places.europeanUnion)
            words.emplace_back("the European Union");
        return inWords(words);
    }

    /// The names of those outside; a region that the catalog does not know is said to be open.
    std::vector<std::string> outside(const AllowedPlaces &places, const std::set<RegionId> &regions,
                                     const std::string &subject)
    {
        std::vector<std::string> names;
        for (const RegionId &id : regions) {
            const Region *region = m_now.catalog().region(id);
            if (region == nullptr)
                open(subject, "the geography of " + id.text);
            else if (!allows(places, *region))
                names.push_back(region->name);
        }
        return names;
    }

    /// Where a service has itself or a copy. A copy that only the pair can hold is there even when nobody
    /// wrote it down.
    std::set<RegionId> placesOf(const Service &service) const
    {
        std::set<RegionId> regions;
        if (const NamedService *named = m_now.summary(service.id))
            for (const RegionId *region : named->footprint())
                regions.insert(*region);
        const Region *home = m_now.homeOf(service);
        if (regions.size() == 1 && home != nullptr && home->pair && m_now.isPairBound(service))
            regions.insert(*home->pair);
        return regions;
    }

    void judgePlaces(const AllowedPlaces &places)
    {
        const Stamp &stamp = m_now.stamp();
        std::set<RegionId> zones;
        for (const LandingZone &zone : stamp.zones)
            zones.insert(zone.region);
        const bool every = !m_requirement.scope.narrowsServices();
        if (every)
            if (const auto names = outside(places, zones, stamp.id.text); !names.empty())
                find(stamp.id.text,
                     fmt::format("{} has a landing zone in {}; {} allows {}.", stamp.name, inWords(names),
                                 m_pack.title, allowedInWords(places)));
        for (const Service &service : stamp.services) {
            if (!concernsService(service))
                continue;
            std::set<RegionId> regions = placesOf(service);
            if (every) // the stamp's finding names its zones once
                for (const RegionId &zone : zones)
                    regions.erase(zone);
            if (const auto names = outside(places, regions, service.id.text); !names.empty())
                find(service.id.text,
                     fmt::format("{} stands or keeps a copy in {}; {} allows {}.", service.name,
                                 inWords(names), m_pack.title, allowedInWords(places)));
        }
    }

    void judgeRegions(int minimum)
    {
        std::set<RegionId> regions;
        for (const LandingZone &zone : m_now.stamp().zones)
            regions.insert(zone.region);
        if (static_cast<int>(regions.size()) < minimum)
            find(m_now.stamp().id.text,
                 fmt::format("{} stands in {}; {} demands at least {}.", m_now.stamp().name,
                             regions.empty() ? "no region"
                                             : counted(static_cast<double>(regions.size()), "region"),
                             m_pack.title, minimum));
    }

    // ---- services

    void judgeService(const Service &service)
    {
        if (m_requirement.naming)
            judgeName(*m_requirement.naming, service.id.text, service.name);
        else if (m_requirement.maximumTtlSeconds)
            judgeTtl(service, *m_requirement.maximumTtlSeconds);
        else if (m_requirement.minimumZones)
            judgeZones(service, *m_requirement.minimumZones);
        else if (m_requirement.minimumRedundancy == RedundancyDemand::Zone)
            judgeSpread(service);
        else if (service.at == Site::Secondary)
            return; // what stands in for another is that one's protection
        else if (m_requirement.minimumRedundancy == RedundancyDemand::Region)
            judgeCopy(service);
        else if (m_requirement.requiredOptions)
            judgeOptions(service, *m_requirement.requiredOptions);
        else if (m_requirement.requiredProtection)
            judgeProtection(service, *m_requirement.requiredProtection);
        else if (m_requirement.maximumRpoMinutes)
            judgeRpo(service, *m_requirement.maximumRpoMinutes);
    }

    void judgeName(const NamingDemand &naming, const std::string &subject, const std::string &name)
    {
        if (follows(name, *naming.compiled))
            return;
        find(subject,
             fmt::format("The name \"{}\" does not follow {}{}.", name, naming.pattern,
                         naming.example.empty() ? "" : ", as " + naming.example + " does"));
    }

    /// A setting of the service holds for the parts that have none of their own.
    void judgeTtl(const Service &service, double maximum)
    {
        const ServiceKind *kind = m_now.kindOf(service);
        const bool has = kind != nullptr && kind->parameter("ttlSeconds") != nullptr;
        const std::optional<double> own = service.number("ttlSeconds");
        if (!has && !own)
            return;
        std::vector<std::string> longer;
        bool unset = service.parts.empty();
        double longest = 0;
        const auto look = [&](const std::optional<double> &seconds, const std::string &name) {
            if (!seconds)
                return void(unset = true);
            if (*seconds > maximum)
                longer.push_back(name);
            longest = std::max(longest, *seconds);
        };
        for (const Part &part : service.parts)
            if (const std::optional<double> ttl = part.number("ttlSeconds"); ttl || part.kind == "record")
                look(ttl ? ttl : own, part.name);
        if (own && longer.empty())
            look(own, service.name);
        if (!longer.empty())
            find(service.id.text,
                 fmt::format("{} keeps {} for up to {:g} s; {} allows {:g} s.", service.name,
                             longer.front() == service.name ? "an answer" : inWords(longer), longest,
                             m_pack.title, maximum));
        else if (!own && unset)
            open(service.id.text, "the time to live of " + service.name);
    }

    std::optional<std::size_t> zonesOf(const Service &service) const
    {
        if (service.zones)
            return service.zones->size();
        if (const ParameterValue *value = service.parameter("zones")) {
            if (const auto *word = std::get_if<std::string>(value); word != nullptr && *word == "all")
                return 3;
            if (const std::size_t named = listed(service.parameters, "zones").size(); named > 0)
                return named;
        }
        return std::nullopt;
    }

    /// Only what stands in a region can be spread over its zones.
    bool inARegion(const Service &service) const
    {
        return service.at == Site::Primary || service.at == Site::Secondary;
    }

    void judgeZones(const Service &service, int minimum)
    {
        if (!inARegion(service))
            return;
        std::optional<std::size_t> zones = zonesOf(service);
        if (!zones) {
            const std::optional<bool> spread = m_now.isZoneRedundant(service);
            if (spread == false)
                zones = 1;
            else if (spread == true && minimum <= 2)
                return;
        }
        if (!zones)
            return open(service.id.text, "in how many zones " + service.name + " stands");
        if (static_cast<int>(*zones) < minimum)
            find(service.id.text,
                 fmt::format("{} stands in {}; {} demands at least {}.", service.name,
                             counted(static_cast<double>(*zones), "zone"), m_pack.title, minimum));
    }

    void judgeSpread(const Service &service)
    {
        if (!inARegion(service))
            return;
        const std::optional<bool> spread = m_now.isZoneRedundant(service);
        if (!spread)
            open(service.id.text, "whether " + service.name + " is spread over zones");
        else if (!*spread)
            find(service.id.text,
                 fmt::format("{} does not survive the loss of a zone, as {} demands.", service.name,
                             m_pack.title));
    }

    void judgeCopy(const Service &service)
    {
        if (!m_now.hasGeoCopy(service) && placesOf(service).size() < 2)
            find(service.id.text,
                 fmt::format("Nothing of {} is in a second region, as {} demands.", service.name,
                             m_pack.title));
    }

    void judgeOptions(const Service &service, const std::vector<OptionId> &wanted)
    {
        const auto own = m_now.protectionsOf(service);
        if (std::any_of(own.begin(), own.end(),
                        [&](const Protection *protection) { return contains(wanted, protection->option); }))
            return;
        std::vector<std::string> has, names;
        for (const Protection *protection : own)
            has.push_back(optionName(service, protection->option));
        for (const OptionId &option : wanted)
            if (const ServiceKind *kind = m_now.kindOf(service);
                kind->option(option) != nullptr || kind->zoneOption(option) != nullptr)
                names.push_back(optionName(service, option));
        find(service.id.text,
             fmt::format("{} is protected by {}; {} demands {}.", service.name,
                         has.empty() ? "nothing" : inWords(has), m_pack.title,
                         names.size() > 1 ? "one of " + inWords(names) : inWords(names)));
    }

    std::string optionName(const Service &service, const OptionId &id) const
    {
        const ServiceKind *kind = m_now.kindOf(service);
        if (const DrOption *option = kind != nullptr ? kind->option(id) : nullptr)
            return option->name;
        if (const ZoneOption *option = kind != nullptr ? kind->zoneOption(id) : nullptr)
            return option->name;
        return id.text;
    }

    /// Without kinds, data classes or tags to go by: what keeps records of the business.
    bool isStore(const Service &service) const
    {
        return m_requirement.scope.narrowsServices() || keepsRecords(service);
    }

    void judgeProtection(const Service &service, const std::vector<DisruptionKind> &against)
    {
        if (!isStore(service))
            return;
        std::vector<std::string> bare;
        for (const DisruptionKind kind : against)
            if (!m_now.isCovered(service, kind))
                bare.emplace_back(toWord(kind));
        if (!bare.empty())
            find(service.id.text,
                 fmt::format("{} has no protection against {}, as {} demands.", service.name, inWords(bare),
                             m_pack.title));
    }

    void judgeRpo(const Service &service, Minutes maximum)
    {
        if (!isStore(service))
            return;
        const std::string allowed = fmt::format("{} allows {}", m_pack.title,
                                                maximum.count() > 0 ? humanMinutes(maximum) : "no loss");
        const std::optional<Minutes> promised = m_now.rpoOf(service);
        const StampEstimate *estimate = m_now.estimate();
        const StoreRpo *store = nullptr;
        if (estimate != nullptr)
            for (const StoreRpo &each : estimate->stores)
                if (each.store == service.id)
                    store = &each;
        if (store != nullptr && store->rpo.state == Figure::State::Unbounded)
            find(service.id.text,
                 fmt::format("{} loses all its data when the region is lost; {}.", service.name, allowed));
        else if (store != nullptr && store->rpo.known() && store->rpo.value > maximum)
            find(service.id.text,
                 fmt::format("{} can lose {} of data when the region is lost; {}.", service.name,
                             humanFigure(store->rpo), allowed));
        else if (promised && *promised > maximum)
            find(service.id.text,
                 fmt::format("{} is promised an RPO of {} only; {}.", service.name, humanMinutes(*promised),
                             allowed));
        else if (store == nullptr || !store->rpo.known())
            open(service.id.text, "how much " + service.name + " can lose when the region is lost");
    }

    const PolicyPack &m_pack;
    const Requirement &m_requirement;
    const StampView &m_now;
    Findings &m_out;
};

} // namespace

void judgePolicies(const Policies &policies, const StampView &now, Findings &out)
{
    for (const PolicyPack &pack : policies.packs)
        for (const Requirement &requirement : pack.requirements)
            Judge(pack, requirement, now, out).run();
    for (const Error &problem : policies.problems)
        out.notEvaluated(RuleId{std::string(kUnreadPolicy)}, {now.stamp().id},
                         "a policy that can be read: " + problem.text());
}

} // namespace breakwater
