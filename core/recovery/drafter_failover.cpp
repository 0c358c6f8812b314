// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/drafter.h"

#include <algorithm>

namespace breakwater {
namespace {

using Kind = PlanBlock::Kind;

/// The patterns that fit what a strategy keeps in the secondary region, best first. The strategies that keep
/// everything running need no block.
std::vector<Pattern> patternsOf(Strategy strategy)
{
    switch (strategy) {
    case Strategy::BackupRestore:
        return {Pattern::BackupRestore, Pattern::PilotLight, Pattern::WarmStandby, Pattern::ActivePassive};
    case Strategy::PilotLight:
        return {Pattern::PilotLight, Pattern::WarmStandby, Pattern::ActivePassive, Pattern::BackupRestore};
    case Strategy::WarmStandby:
        return {Pattern::WarmStandby, Pattern::ActivePassive, Pattern::PilotLight};
    case Strategy::HotStandby:
    case Strategy::ActiveActive:
        break;
    }
    return {};
}

const DrOption *standbyOption(const ServiceKind &kind, Strategy strategy)
{
    for (const Pattern pattern : patternsOf(strategy))
        for (const DrOption &option : kind.options)
            if (option.pattern == pattern && option.against(DisruptionKind::Region))
                return &option;
    return nullptr;
}

/// Pre-provisioned: it takes no time and its rows only look. Nobody has to decide anything for it.
bool isThereAlready(const DrOption &option)
{
    return option.rto.known() && option.rto.value <= Minutes{0}
    && std::all_of(option.failover.begin(), option.failover.end(),
                   [](const StepFact &row) { return row.readOnly && !row.gate; });
}

bool runsAnyway(const std::optional<Strategy> &strategy)
{
    return strategy == Strategy::HotStandby || strategy == Strategy::ActiveActive;
}

} // namespace

void Drafter::drawFailover()
{
    if (targetedPart(stamp(), m_draft.occasion)) {
        drawPartLoss();
        return;
    }
    if (disruption().kind == DisruptionKind::Service) {
        const std::vector<char> leads = entriesToWhatIsLost();
        for (const Protection &protection : stamp().protections)
            if (const int i = indexOf(protection.service); i >= 0 && leads[static_cast<std::size_t>(i)]
                && protection.covers(DisruptionKind::Region) && !at(i).protection)
                at(i).protection = &protection;
    }
    for (int i = 0; i < count(); ++i)
        drawOption(i);
    if (disruption().kind == DisruptionKind::Region)
        drawStandbys();
}

/// Entries that survive, and gateways that these route to, when they lead to something that is lost: they
/// move the traffic.
std::vector<char> Drafter::entriesToWhatIsLost() const
{
    const auto u = [](int index) { return static_cast<std::size_t>(index); };
    std::vector<char> passes(u(count()), 0), leads(u(count()), 0);
    for (int i = 0; i < count(); ++i)
        passes[u(i)] = static_cast<char>(m_draft.drafted(i).kind && isEntry(*m_draft.drafted(i).kind));
    for (std::size_t i = 0; i < stamp().dependencies.size(); ++i)
        if (const auto [from, to] = m_draft.ends[i];
            from >= 0 && to >= 0 && stamp().dependencies[i].type == DependencyType::Routes && passes[u(from)])
            passes[u(to)] = 1;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < stamp().dependencies.size(); ++i) {
            const Dependency &way = stamp().dependencies[i];
            const auto [from, to] = m_draft.ends[i];
            if (from < 0 || to < 0 || leads[u(from)] || !passes[u(from)] || m_draft.drafted(from).lost)
                continue;
            const bool carries =
                way.type == DependencyType::Routes || (way.type == DependencyType::Calls && way.hard);
            if (!carries || !(m_draft.drafted(to).lost || leads[u(to)]))
                continue;
            leads[u(from)] = 1;
            more = true;
        }
    }
    return leads;
}

/// One part of several of its kind: the others take over as they do when a zone is lost. A part that stands
/// alone is brought back by somebody.
void Drafter::drawPartLoss()
{
    const Part *part = targetedPart(stamp(), m_draft.occasion);
    for (int i = 0; i < count(); ++i) {
        DraftService &drafted = at(i);
        if (!drafted.lost || !drafted.kind)
            continue;
        const auto alike = std::count_if(service(i).parts.begin(), service(i).parts.end(),
                                         [&](const Part &each) { return each.kind == part->kind; });
        const ZoneOption *option = naturalZoneOption(*drafted.kind);
        for (const Protection &protection : stamp().protections)
            if (protection.service == service(i).id && protection.covers(DisruptionKind::Zone))
                option = drafted.kind->zoneOption(protection.option);
        if (alike < 2 || !option || option->isDefault)
            continue;
        drafted.zoneOption = option;
        DraftBlock block = blockFor(BlockPart::Main, Kind::Option, i, headingOf({}, drafted.kind));
        block.automatic = true;
        block.time = toBlockTime(option->rto);
        drafted.main = add(std::move(block));
    }
}

void Drafter::drawOption(int index)
{
    DraftService &drafted = at(index);
    if (!drafted.protection || (service(index).at == Site::Secondary && runsAnyway(stamp().strategy)))
        return;
    const OptionId &id = drafted.protection->option;
    drafted.option = drafted.kind ? drafted.kind->option(id) : nullptr;
    drafted.zoneOption = drafted.kind && !drafted.option ? drafted.kind->zoneOption(id) : nullptr;
    drawBlocksOf(index, service(index).at == Site::Secondary ? Kind::Standby : Kind::Option);
    for (const ServiceId &counterpart : drafted.protection->counterparts)
        if (const int other = indexOf(counterpart); other >= 0 && other != index)
            at(other).broughtUpWith.push_back(index);
}

/// The main block with the option's figure, and the parts that the order of a recovery cuts off.
void Drafter::drawBlocksOf(int index, Kind kind)
{
    const DrOption *option = m_draft.drafted(index).option;
    Segments cut;
    if (option)
        cut = segmentsOf(*option, disruption());

    DraftBlock main = blockFor(BlockPart::Main, kind, index, headingOf(cut.main, at(index).kind));
    main.automatic =
        at(index).zoneOption || (option && (option->trigger != Trigger::Customer || isThereAlready(*option)));
    main.dependable = !option || option->trigger != Trigger::Microsoft;
    main.time = figureOf(index);
    if (const auto sum = sumOf(main, cut.main); sum && wholeIsTimed(main, cut))
        main.time = *sum;
    if (allLeftOut(main, cut.main))
        main.time = unknownTime("The room left all its steps out and does not say what happens instead");
    at(index).main = add(main);

    drawPart(&DraftService::fence, BlockPart::Fence, Kind::Fence, index, Phase::Fence, cut.fence);
    drawPart(&DraftService::reads, BlockPart::Reads, Kind::Option, index, Phase::Data, cut.reads);
    if (movesItsTraffic(index, cut.traffic))
        drawPart(&DraftService::traffic, BlockPart::Traffic, Kind::Option, index, Phase::Traffic,
                 cut.traffic);
    drawPart(&DraftService::tidy, BlockPart::Tidy, Kind::Option, index, Phase::Confirm, cut.tidy);
    drawStatedFence(index);
}

/// An option lets traffic in at the entry. Where entries are drawn, that is for those that an entry routes
/// to: what stands behind a gateway is reached through it.
bool Drafter::movesItsTraffic(int index, const std::vector<const StepFact *> &rows) const
{
    const auto admits = [&](const StepFact *row) {
        return m_draft.occasion.back ? row->action == "enable-origin" || row->action == "switch-traffic"
                                     : isAdmission(row);
    };
    const ServiceKind *kind = m_draft.drafted(index).kind;
    if ((kind && isEntry(*kind)) || !std::all_of(rows.begin(), rows.end(), admits))
        return true;
    bool anyRoute = false;
    for (std::size_t i = 0; i < stamp().dependencies.size(); ++i) {
        const Dependency &route = stamp().dependencies[i];
        const int from = m_draft.ends[i].first;
        const ServiceKind *entry = from < 0 ? nullptr : m_draft.drafted(from).kind;
        if (route.type != DependencyType::Routes || !route.afterFailover || !entry || !isEntry(*entry))
            continue;
        anyRoute = true;
        if (isSelfOrCounterpart(index, m_draft.ends[i].second))
            return true;
    }
    return !anyRoute;
}

bool Drafter::isSelfOrCounterpart(int index, int other) const
{
    if (other < 0 || other == index)
        return other == index;
    const Protection *protection = m_draft.drafted(index).protection;
    if (!protection)
        return false;
    const std::vector<ServiceId> &counterparts = protection->counterparts;
    return std::find(counterparts.begin(), counterparts.end(), service(other).id) != counterparts.end();
}

/// A fence that the design states and the option has no row for: no fact times it.
void Drafter::drawStatedFence(int index)
{
    const Protection *protection = at(index).protection;
    if (at(index).fence >= 0 || !protection || protection->fence.value_or(Fence::None) == Fence::None
        || at(index).main < 0)
        return;
    const DraftBlock &main = block(at(index).main);
    if (main.automatic)
        return; // nobody is asked, so nobody can fence before it
    for (const StepFact *row : m_draft.rowsOf(main))
        if (row->phase == Phase::Fence)
            return; // the option itself fences
    DraftBlock block = blockFor(BlockPart::Fence, Kind::Fence, index, Phase::Fence);
    block.time = timeOfRow(block, "fence", "No fact times this fence; time it in a drill or in the runbook");
    if (m_draft.occasion.back && block.time.state == Figure::State::Unknown) // as on the way there
        if (const auto there = m_times.of(service(index).id.text + "/" + protection->option.text + "/fence"))
            block.time = *there;
    at(index).fence = add(std::move(block));
}

/// Services of the secondary zone that no protection names: the strategy says what they need.
void Drafter::drawStandbys()
{
    if (runsAnyway(stamp().strategy))
        return;
    for (int i = 0; i < count(); ++i) {
        DraftService &drafted = at(i);
        if (service(i).at != Site::Secondary || drafted.lost || drafted.main >= 0
            || !drafted.broughtUpWith.empty())
            continue;
        const bool known = stamp().strategy && drafted.kind;
        drafted.option = known ? standbyOption(*drafted.kind, *stamp().strategy) : nullptr;
        if (known && !drafted.option)
            continue; // the catalog has nothing to do for it
        drawBlocksOf(i, Kind::Standby);
        if (!stamp().strategy)
            block(drafted.main).time =
                unknownTime("The strategy of the stamp is not stated, so what runs here is unknown");
        else if (!drafted.kind)
            block(drafted.main).time =
                unknownTime("The catalog has no facts on it, so nothing times its start");
    }
}

/// A lone standby of the same kind and name, or the only one of its kind, stands in for a lost service.
int Drafter::twinOf(int index) const
{
    int byKind = -1, ofKind = 0, lostOfKind = 0;
    for (int i = 0; i < count(); ++i) {
        const DraftService &other = m_draft.drafted(i);
        if (service(i).kind != service(index).kind)
            continue;
        lostOfKind += other.lost && !other.protection ? 1 : 0;
        if (service(i).at != Site::Secondary || other.lost || !other.broughtUpWith.empty())
            continue;
        if (service(i).name == service(index).name)
            return i;
        byKind = i;
        ++ofKind;
    }
    return ofKind == 1 && lostOfKind == 1 ? byKind : -1;
}

} // namespace breakwater
