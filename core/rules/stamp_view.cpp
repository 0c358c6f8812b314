// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/stamp_view.h"

#include "core/rules/outline.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <cassert>
#include <cctype>

namespace breakwater {

namespace {

/// `RA-GZRS` and `Standard_RAGZRS` name one thing: letters and digits, lower case, after the last underscore.
std::string bare(std::string_view word)
{
    const std::size_t underscore = word.rfind('_');
    std::string text;
    for (const char letter : underscore == std::string_view::npos ? word : word.substr(underscore + 1))
        if (std::isalnum(static_cast<unsigned char>(letter)) != 0)
            text += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return text;
}

/// `GRS / RA-GRS` offers two names.
bool names(std::string_view option, const std::string &bareWord)
{
    while (!option.empty()) {
        const std::size_t slash = option.find('/');
        if (bare(option.substr(0, slash)) == bareWord)
            return true;
        option = slash == std::string_view::npos ? std::string_view() : option.substr(slash + 1);
    }
    return false;
}

bool startsWithGeo(std::string_view word)
{
    return bare(word.substr(0, 3)) == "geo";
}

/// `geoBackup: true`, `redundancy: GeoRedundant`, `geoMode: geo-replication-async`.
bool saysGeo(const std::string &key, const ParameterValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag && startsWithGeo(key);
    const auto *text = std::get_if<std::string>(&value);
    return text != nullptr && startsWithGeo(*text);
}

} // namespace

ExportState exportedRunbook(const Snapshot &now)
{
    ExportState state = ExportState::Never;
    for (const ExportRecord &record : now.topology->records->exports)
        if (record.what.rfind("runbook", 0) == 0)
            state = now.designHash.empty()            ? ExportState::Unknown
                : record.designHash == now.designHash ? ExportState::Current
                                                      : ExportState::Outdated;
    return state;
}

StampView::StampView(const Snapshot &now, const StampOutline &outline, const Surroundings *around,
                     const PlanSource &plan, Reach reach)
    : m_now(now)
    , m_stamp(outline.stamp())
    , m_outline(outline)
    , m_around(around)
    , m_plan(plan)
    , m_reach(reach)
    , m_primary(m_stamp.zone(ZoneRole::Primary))
    , m_secondary(m_stamp.zone(ZoneRole::Secondary))
{ }

const Target *StampView::target(DisruptionKind kind) const
{
    const Target *target = m_stamp.objectives.target(kind);
    return target != nullptr && (target->rto || target->rpo) ? target : nullptr;
}

const Service *StampView::service(const ServiceId &id) const
{
    return m_outline.service(id);
}

std::optional<double> StampView::param(const Rule &rule, std::string_view key) const
{
    const RuleText *words = catalog().rule(RuleId{std::string(rule.id())});
    if (words == nullptr)
        return std::nullopt;
    const auto found = words->params.find(std::string(key));
    return found == words->params.end() ? std::nullopt : std::optional(found->second);
}

std::span<const Service *const> StampView::servicesOfKind(std::string_view kind) const
{
    return m_outline.servicesOfKind(kind);
}

std::span<const Pair> StampView::pairs() const
{
    return m_outline.pairs;
}

std::vector<const Service *> StampView::twinsOf(const Service &service) const
{
    std::vector<const Service *> twins;
    const auto add = [&](const Service *twin) {
        if (twin != nullptr && twin != &service && std::find(twins.begin(), twins.end(), twin) == twins.end())
            twins.push_back(twin);
    };
    for (const Protection *protection : protectionsOf(service))
        if (protection->covers(DisruptionKind::Region))
            for (const ServiceId &counterpart : protection->counterparts)
                add(m_outline.service(counterpart));
    for (const Protection *protection : protectionsBy(service))
        if (protection->covers(DisruptionKind::Region))
            add(m_outline.service(protection->service));
    return twins;
}

std::span<const Dependency *const> StampView::dependenciesFrom(const Service &service) const
{
    return m_outline.dependenciesFrom(service);
}

std::span<const Dependency *const> StampView::dependenciesFrom(const ServiceId &service) const
{
    return m_outline.dependenciesFrom(service);
}

std::span<const Protection *const> StampView::protectionsOf(const Service &service) const
{
    return m_outline.protectionsOf(service);
}

std::span<const Protection *const> StampView::protectionsBy(const Service &counterpart) const
{
    return m_outline.protectionsBy(counterpart);
}

const ServiceKind *StampView::kindOf(const Service &service) const
{
    return m_outline.kindOf(service);
}

const DrOption *StampView::optionOf(const Protection &protection) const
{
    return m_outline.optionOf(protection);
}

bool StampView::isCovered(const Service &service, DisruptionKind kind) const
{
    const auto covers = [kind](const Protection *protection) { return protection->covers(kind); };
    const auto own = protectionsOf(service);
    const auto read = protectionsBy(service);
    return std::any_of(own.begin(), own.end(), covers) || std::any_of(read.begin(), read.end(), covers);
}

const Region *StampView::regionOf(const LandingZone *zone) const
{
    return zone != nullptr ? catalog().region(zone->region) : nullptr;
}

const Region *StampView::homeOf(const Service &service) const
{
    return service.at == Site::Primary  ? regionOf(m_primary)
        : service.at == Site::Secondary ? regionOf(m_secondary)
                                        : nullptr;
}

std::optional<Minutes> StampView::rtoOf(const Service &service) const
{
    if (service.objectives && service.objectives->rto)
        return service.objectives->rto;
    const Target *target = m_stamp.objectives.target(DisruptionKind::Region);
    return target != nullptr ? target->rto : std::nullopt;
}

std::optional<Minutes> StampView::rpoOf(const Service &service) const
{
    if (service.objectives && service.objectives->rpo)
        return service.objectives->rpo;
    const Target *target = m_stamp.objectives.target(DisruptionKind::Region);
    return target != nullptr ? target->rpo : std::nullopt;
}

std::string StampView::regionName(const RegionId &id) const
{
    const Region *region = catalog().region(id);
    return region != nullptr ? region->name : id.text;
}

const RedundancyFact *StampView::redundancyOf(const Service &service) const
{
    const ServiceKind *kind = kindOf(service);
    if (kind == nullptr)
        return nullptr;
    for (const auto &[key, value] : service.parameters) {
        const auto *word = std::get_if<std::string>(&value);
        if (word == nullptr)
            continue;
        const std::string bareWord = bare(*word);
        for (const RedundancyFact &fact : kind->redundancy)
            if (names(fact.option, bareWord))
                return &fact;
    }
    return nullptr;
}

std::optional<bool> StampView::isZoneRedundant(const Service &service) const
{
    if (service.zones)
        return service.zones->size() > 1;
    const ServiceKind *kind = kindOf(service);
    if (kind == nullptr)
        return std::nullopt;
    for (const Protection *protection : protectionsOf(service))
        if (protection->covers(DisruptionKind::Zone) && kind->zoneOption(protection->option) != nullptr)
            return true;
    if (const RedundancyFact *fact = redundancyOf(service))
        return fact->zone;
    for (const auto &[key, value] : service.parameters) {
        const bool *flag = std::get_if<bool>(&value);
        const auto *word = std::get_if<std::string>(&value);
        if (word != nullptr && key == "zones" && !word->empty())
            return *word == "all" || word->find(',') != std::string::npos;
        if (flag != nullptr && bare(key) == "zoneredundant")
            return *flag;
        if (word != nullptr && bare(*word) == "zoneredundant")
            return true;
    }
    // A kind that is spread in every form that stays inside one region needs no setting, only a region with
    // zones.
    const bool byNature = std::all_of(kind->redundancy.begin(), kind->redundancy.end(),
                                      [](const RedundancyFact &fact) { return fact.zone; });
    const std::optional<RegionId> home = m_stamp.regionOf(service);
    const Region *region = home ? catalog().region(*home) : nullptr;
    if (kind->redundancy.empty() || !byNature || region == nullptr)
        return std::nullopt;
    return region->zones;
}

bool StampView::hasGeoCopy(const Service &service) const
{
    if (isCovered(service, DisruptionKind::Region))
        return true;
    const ServiceKind *kind = kindOf(service);
    if (kind != nullptr && !kind->redundancy.empty() && kind->redundancy.front().region)
        return true;
    const RedundancyFact *fact = redundancyOf(service);
    if (fact != nullptr && fact->region)
        return true;
    return std::any_of(service.parameters.begin(), service.parameters.end(),
                       [](const auto &parameter) { return saysGeo(parameter.first, parameter.second); });
}

bool StampView::carriesBackups(const Service &service) const
{
    return std::binary_search(m_outline.carriers.begin(), m_outline.carriers.end(), service.id);
}

bool StampView::isPairBound(const Service &service) const
{
    bool covered = false;
    for (const Protection *protection : protectionsOf(service)) {
        if (!protection->covers(DisruptionKind::Region))
            continue;
        covered = true;
        const DrOption *option = optionOf(*protection);
        if (option != nullptr && option->requiresPair)
            return true;
    }
    if (covered)
        return false;
    // Nothing is planned, yet a setting already copies the data: to the pair, where the kind knows no other
    // way.
    const ServiceKind *kind = kindOf(service);
    const RedundancyFact *fact = redundancyOf(service);
    return kind != nullptr && kind->hasPairBoundOption() && fact != nullptr && fact->region;
}

const PlanView &StampView::plan(PlanFor occasion) const
{
    assert(m_reach == Reach::Plan || m_reach == Reach::Topology);
    return m_plan(occasion);
}

const Agreements &StampView::agreements() const
{
    assert(m_reach == Reach::Engagement || m_reach == Reach::Topology);
    return *m_now.topology->agreements;
}

const Records &StampView::records() const
{
    assert(m_reach == Reach::Engagement || m_reach == Reach::Topology);
    return *m_now.topology->records;
}

std::vector<const Rehearsal *> StampView::rehearsals() const
{
    assert(m_reach >= Reach::Neighbours);
    std::vector<const Rehearsal *> found;
    for (const Rehearsal &rehearsal : m_now.topology->records->rehearsals)
        if (rehearsal.stamp == m_stamp.id)
            found.push_back(&rehearsal);
    return found;
}

ExportState StampView::exportedRunbook() const
{
    assert(m_reach == Reach::Engagement || m_reach == Reach::Topology);
    return breakwater::exportedRunbook(m_now);
}

std::span<const std::shared_ptr<const StampEstimate>> StampView::estimates() const
{
    assert(m_reach >= Reach::Neighbours);
    return m_around != nullptr ? m_around->estimates
                               : std::span<const std::shared_ptr<const StampEstimate>>();
}

const Result<PriceList> &StampView::prices() const
{
    assert(m_reach >= Reach::Neighbours && m_around != nullptr && m_around->prices != nullptr);
    return *m_around->prices;
}

const StampEstimate *StampView::estimate() const
{
    assert(m_reach >= Reach::Neighbours);
    return m_around != nullptr ? m_around->estimate : nullptr;
}

const NamedService *StampView::summary(const ServiceId &id) const
{
    assert(m_reach >= Reach::Neighbours);
    if (m_around == nullptr)
        return nullptr;
    const std::optional<std::size_t> here = m_outline.position(id);
    return here ? &m_around->own[*here] : m_around->foreign(id);
}

std::span<const LinkEnds> StampView::links() const
{
    assert(m_reach >= Reach::Neighbours && m_around != nullptr);
    return m_around->links;
}

std::span<const IncomingLink> StampView::linksTo(const ServiceId &service) const
{
    assert(m_reach >= Reach::Neighbours && m_around != nullptr);
    return m_around->incoming.of(m_outline.position(service));
}

const Topology &StampView::topology() const
{
    assert(m_reach == Reach::Topology);
    return *m_now.topology;
}

} // namespace breakwater
