// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/draft.h"

#include "core/recovery/option_time.h"

#include <algorithm>
#include <tuple>

namespace breakwater {
namespace {

using Kind = PlanBlock::Kind;

BlockTime noTime(std::string text)
{
    BlockTime time;
    time.text = std::move(text);
    return time;
}

BlockTime zeroTime(std::string text)
{
    BlockTime time;
    time.state = Figure::State::Value;
    time.min = time.max = Minutes{0};
    time.text = std::move(text);
    return time;
}

constexpr const char *kWithinFigure = "No time of its own: counted in the figure of the option it belongs to";

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

/// Draws the blocks of one stamp.
class Drafter {
public:
    Drafter(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp, const Occasion &occasion)
        : m_times(now, *stamp, occasion.disruption)
    {
        m_draft.stamp = stamp;
        m_draft.catalog = now.catalog;
        m_draft.occasion = occasion;
    }

    StampDraft draw()
    {
        readServices();
        if (!m_draft.touched)
            return std::move(m_draft);
        readEnds();
        for (int i = 0; i < count(); ++i)
            drawOption(i);
        if (m_draft.occasion.disruption.kind == DisruptionKind::Region)
            drawStandbys();
        for (int i = 0; i < count(); ++i)
            drawLost(i);
        for (int i = 0; i < count(); ++i)
            drawChecks(i);
        drawGroups();
        drawRoomSteps();
        drawClock();
        return std::move(m_draft);
    }

private:
    const Stamp &stamp() const { return *m_draft.stamp; }
    int count() const { return static_cast<int>(m_draft.services.size()); }
    DraftService &at(int index) { return m_draft.services[static_cast<std::size_t>(index)]; }
    const Service &service(int index) const { return m_draft.service(index); }

    int indexOf(const ServiceId &id) const
    {
        const std::vector<Service> &list = stamp().services;
        const auto found = std::lower_bound(list.begin(), list.end(), id,
                                            [](const Service &a, const ServiceId &b) { return a.id < b; });
        return found != list.end() && found->id == id ? static_cast<int>(found - list.begin()) : -1;
    }

    void readServices()
    {
        bool any = false, anyProtected = false;
        for (const Service &service : stamp().services) {
            DraftService drafted;
            drafted.kind = m_draft.catalog->kind(service.kind);
            drafted.stateful = drafted.kind && drafted.kind->state == ServiceKind::State::Stateful;
            drafted.lost = isLost(stamp(), service, m_draft.occasion);
            drafted.protection = chosenProtection(stamp(), service, drafted.kind, m_draft.occasion);
            any = any || drafted.lost;
            anyProtected = anyProtected || drafted.protection;
            m_draft.services.push_back(std::move(drafted));
        }
        // A stamp without a primary zone holds what stamps share: it acts when they are hit.
        m_draft.touched = any || (anyProtected && !stamp().zone(ZoneRole::Primary));
    }

    void readEnds()
    {
        for (const Dependency &dependency : stamp().dependencies)
            m_draft.ends.emplace_back(indexOf(dependency.from), indexOf(dependency.to));
    }

    int add(DraftBlock block)
    {
        m_draft.blocks.push_back(std::move(block));
        return static_cast<int>(m_draft.blocks.size()) - 1;
    }

    DraftBlock blockFor(BlockPart part, Kind kind, int index, Phase phase) const
    {
        DraftBlock block;
        block.part = part;
        block.kind = kind;
        block.service = index;
        block.phase = phase;
        const ServiceKind *facts = m_draft.drafted(index).kind;
        block.layer = facts ? facts->recoveryLayer : 50;
        return block;
    }

    /// The sum of the rows' own times, when each of them has one or is left out; else nothing.
    std::optional<BlockTime> sumOf(const DraftBlock &block, const std::vector<const StepFact *> &rows) const
    {
        if (m_times.empty() || rows.empty())
            return std::nullopt;
        BlockTime sum = zeroTime({});
        sum.grade = Grade::Measured;
        for (const StepFact *row : rows) {
            const std::string key = m_draft.rowKey(block, row->key.text);
            if (m_times.skipped(key))
                continue;
            const std::optional<BlockTime> time = m_times.of(key);
            if (!time)
                return std::nullopt;
            addTo(sum, *time);
        }
        sum.text = "Sum of the times of its steps";
        return sum;
    }

    static void addTo(BlockTime &sum, const BlockTime &time)
    {
        sum.planning += time.planning;
        sum.min = sum.min && time.min ? std::optional(*sum.min + *time.min) : std::nullopt;
        sum.max = sum.max && time.max ? std::optional(*sum.max + *time.max) : std::nullopt;
        sum.grade = std::max(sum.grade, time.grade); // the weakest of them
        sum.source = time.source;
    }

    BlockTime withinFigure(const DraftBlock &block, const std::vector<const StepFact *> &rows) const
    {
        return sumOf(block, rows).value_or(zeroTime(kWithinFigure));
    }

    void drawOption(int index)
    {
        if (!m_draft.drafted(index).protection)
            return;
        DraftService &drafted = at(index);
        if (service(index).at == Site::Secondary && runsAnyway(stamp().strategy))
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
    void drawBlocksOf(int index, Kind kind)
    {
        const DrOption *option = m_draft.drafted(index).option;
        Segments cut;
        if (option)
            cut = segmentsOf(*option, m_draft.occasion.disruption.planned);

        DraftBlock main = blockFor(BlockPart::Main, kind, index, headingOf(cut.main, at(index).kind));
        main.automatic = at(index).zoneOption
            || (option && (option->trigger != Trigger::Customer || isThereAlready(*option)));
        main.dependable = !option || option->trigger != Trigger::Microsoft;
        main.time = figureOf(index);
        if (const auto sum = sumOf(main, cut.main); sum && wholeIsTimed(main, cut))
            main.time = *sum;
        at(index).main = add(main);

        const auto part = [&](int DraftService::*slot, BlockPart which, Kind as, Phase phase,
                              const std::vector<const StepFact *> &rows) {
            if (rows.empty())
                return;
            DraftBlock block = blockFor(which, as, index, phase);
            block.time = withinFigure(block, rows);
            at(index).*slot = add(std::move(block));
        };
        part(&DraftService::fence, BlockPart::Fence, Kind::Fence, Phase::Fence, cut.fence);
        part(&DraftService::reads, BlockPart::Reads, Kind::Option, Phase::Data, cut.reads);
        if (movesItsTraffic(index, cut.traffic))
            part(&DraftService::traffic, BlockPart::Traffic, Kind::Option, Phase::Traffic, cut.traffic);
        part(&DraftService::tidy, BlockPart::Tidy, Kind::Option, Phase::Confirm, cut.tidy);
        drawStatedFence(index);
    }

    /// An option lets traffic in at the entry. Where entries are drawn, that is for those that an entry
    /// routes to: what stands behind a gateway is reached through it.
    bool movesItsTraffic(int index, const std::vector<const StepFact *> &rows) const
    {
        if (!std::all_of(rows.begin(), rows.end(), isAdmission))
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

    bool isSelfOrCounterpart(int index, int other) const
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
    void drawStatedFence(int index)
    {
        const Protection *protection = at(index).protection;
        if (at(index).fence >= 0 || !protection || protection->fence.value_or(Fence::None) == Fence::None)
            return;
        const DraftBlock &main = m_draft.blocks[static_cast<std::size_t>(at(index).main)];
        if (main.automatic)
            return; // nobody is asked, so nobody can fence before it
        for (const StepFact *row : m_draft.rowsOf(main))
            if (row->phase == Phase::Fence)
                return; // the option itself fences
        DraftBlock block = blockFor(BlockPart::Fence, Kind::Fence, index, Phase::Fence);
        block.time =
            timeOfRow(block, "fence", "No fact times this fence; time it in a drill or in the runbook");
        at(index).fence = add(std::move(block));
    }

    BlockTime timeOfRow(const DraftBlock &block, std::string_view row, std::string whenUnknown) const
    {
        const std::string key = m_draft.rowKey(block, row);
        if (m_times.skipped(key))
            return zeroTime("Left out by the room");
        return m_times.of(key).value_or(noTime(std::move(whenUnknown)));
    }

    bool wholeIsTimed(const DraftBlock &main, const Segments &cut) const
    {
        for (const auto *rows : {&cut.fence, &cut.reads, &cut.traffic})
            if (!rows->empty() && !sumOf(main, *rows))
                return false;
        return true;
    }

    BlockTime figureOf(int index)
    {
        const DraftService &drafted = at(index);
        if (drafted.option)
            return toBlockTime(optionRto(stamp(), service(index), *drafted.kind, *drafted.option));
        if (drafted.zoneOption)
            return toBlockTime(drafted.zoneOption->rto);
        return noTime("The catalog knows no such option, so nothing times it");
    }

    /// Services of the secondary zone that no protection names: the strategy says what they need.
    void drawStandbys()
    {
        if (runsAnyway(stamp().strategy))
            return;
        for (int i = 0; i < count(); ++i) {
            DraftService &drafted = at(i);
            if (service(i).at != Site::Secondary || drafted.lost || drafted.main >= 0
                || !drafted.broughtUpWith.empty() || !drafted.kind)
                continue;
            drafted.option = stamp().strategy ? standbyOption(*drafted.kind, *stamp().strategy) : nullptr;
            if (stamp().strategy && !drafted.option)
                continue; // the catalog has nothing to do for it
            drawBlocksOf(i, Kind::Standby);
            if (!stamp().strategy)
                m_draft.blocks[static_cast<std::size_t>(drafted.main)].time =
                    noTime("The strategy of the stamp is not stated, so what runs here is unknown");
        }
    }

    /// A lone standby of the same kind and name, or the only one of its kind, stands in for a lost service.
    int twinOf(int index) const
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

    void drawLost(int index)
    {
        DraftService &drafted = at(index);
        if (!drafted.lost || drafted.main >= 0)
            return;
        if (const int twin = twinOf(index); twin >= 0) {
            drafted.broughtUpWith.push_back(twin);
            return;
        }
        DraftBlock block = blockFor(BlockPart::Lost, Kind::Option, index, headingOf({}, drafted.kind));
        block.automatic = true;
        block.time = noTime("The catalog has no facts on it and nothing says how it comes back");
        if (drafted.kind) {
            block.time.state = Figure::State::Unbounded;
            block.time.text = "Nothing protects it against this disruption";
        }
        drafted.lostBlock = add(std::move(block));
    }

    bool hasRows(const DraftBlock &block) const { return !m_draft.rowsOf(block).empty(); }

    void drawChecks(int index)
    {
        DraftService &drafted = at(index);
        if (!drafted.kind || (drafted.main < 0 && !isCalledAfterwards(index)))
            return;
        DraftBlock check = blockFor(BlockPart::Check, Kind::Check, index, Phase::Verify);
        if (hasRows(check)) {
            check.time = withinFigure(check, m_draft.rowsOf(check));
            drafted.check = add(std::move(check));
        }
        DraftBlock confirm = blockFor(BlockPart::Confirm, Kind::Check, index, Phase::Confirm);
        if (drafted.main >= 0 && hasRows(confirm)) {
            confirm.time = withinFigure(confirm, m_draft.rowsOf(confirm));
            drafted.confirm = add(std::move(confirm));
        }
    }

    /// A surviving service outside the regions that something recovered calls: worth a test from the new
    /// side.
    bool isCalledAfterwards(int index) const
    {
        if (m_draft.drafted(index).lost || service(index).at == Site::Primary
            || service(index).at == Site::Secondary)
            return false;
        for (std::size_t i = 0; i < stamp().dependencies.size(); ++i) {
            const auto [from, to] = m_draft.ends[i];
            if (to != index || from < 0 || !stamp().dependencies[i].afterFailover)
                continue;
            const DraftService &caller = m_draft.drafted(from);
            if (caller.main >= 0 || !caller.broughtUpWith.empty())
                return true;
        }
        return false;
    }

    void drawGroups()
    {
        for (std::size_t g = 0; g < stamp().consistencyGroups.size(); ++g) {
            int stores = 0;
            for (const ServiceId &store : stamp().consistencyGroups[g].stores)
                if (const int i = indexOf(store); i >= 0 && at(i).main >= 0)
                    ++stores;
            if (stores < 2)
                continue;
            DraftBlock block;
            block.part = BlockPart::Group;
            block.kind = Kind::Check;
            block.phase = Phase::Data;
            block.layer = 39;
            block.item = static_cast<int>(g);
            block.time =
                timeOfRow(block, "consistency",
                          "No fact times the comparison of stores; time it in a drill or in the runbook");
            add(std::move(block));
        }
    }

    void drawRoomSteps()
    {
        if (!stamp().runbook)
            return;
        const std::vector<ExtraStep> &steps = stamp().runbook->extraSteps;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            DraftBlock block;
            block.part = BlockPart::Room;
            block.kind = Kind::RoomStep;
            block.phase = steps[i].phase;
            block.item = static_cast<int>(i);
            block.time =
                steps[i].duration ? toBlockTime(*steps[i].duration) : noTime("The room gave no time");
            if (const auto measured = m_times.of(m_draft.rowKey(block, {})))
                block.time = *measured;
            add(std::move(block));
        }
    }

    bool somebodyActs() const
    {
        return std::any_of(m_draft.blocks.begin(), m_draft.blocks.end(), [](const DraftBlock &block) {
            return (block.part == BlockPart::Main && !block.automatic)
                || (block.part == BlockPart::Room && block.phase < Phase::Announce);
        });
    }

    bool movesTraffic() const
    {
        return std::any_of(m_draft.blocks.begin(), m_draft.blocks.end(), [](const DraftBlock &block) {
            return block.part == BlockPart::Traffic
                || (block.part == BlockPart::Main && block.phase == Phase::Traffic);
        });
    }

    int mark(BlockPart part, Kind kind, Phase phase, BlockTime time)
    {
        DraftBlock block;
        block.part = part;
        block.kind = kind;
        block.phase = phase;
        block.layer = 100;
        block.time = std::move(time);
        return add(std::move(block));
    }

    void drawClock()
    {
        const Timing &timing = stamp().timing;
        const bool corrupted = m_draft.occasion.disruption.kind == DisruptionKind::Corruption;
        const std::optional<Duration> &detect = corrupted ? timing.corruptionDetect : timing.detect;
        m_draft.detect =
            mark(BlockPart::Detect, Kind::Detect, Phase::Detect,
                 detect ? toBlockTime(*detect) : noTime("The design does not say how long detection takes"));
        m_draft.blocks.back().automatic = true;
        if (somebodyActs()) {
            m_draft.decide =
                mark(BlockPart::Decide, Kind::Decide, Phase::Decide,
                     timing.decide ? toBlockTime(*timing.decide)
                                   : noTime("The design does not say how long the decision takes"));
            if (movesTraffic())
                m_draft.go = mark(BlockPart::Go, Kind::Milestone, Phase::Verify,
                                  zeroTime("A hold point takes no time"));
            m_draft.announce =
                mark(BlockPart::Announce, Kind::RoomStep, Phase::Announce, noTime("Not part of the RTO"));
        }
        m_draft.recovered =
            mark(BlockPart::Recovered, Kind::Milestone, Phase::Confirm, zeroTime("A milestone"));
    }

    RowTimes m_times;
    StampDraft m_draft;
};

std::tuple<bool, int, double, double, std::string_view> merit(const Stamp &stamp, const Service &service,
                                                              const ServiceKind *kind,
                                                              const Protection &protection,
                                                              const Occasion &occasion)
{
    const auto minutes = [](const Figure &figure) {
        return figure.known() ? figure.value.count() : figure.state == Figure::State::Unknown ? 1e12 : 2e12;
    };
    const DrOption *option = kind ? kind->option(protection.option) : nullptr;
    const ZoneOption *zone = kind ? kind->zoneOption(protection.option) : nullptr;
    const Figure rto = option ? option->rto : zone ? zone->rto : Figure{};
    const Figure rpo = lossUnder(protection, kind, occasion);
    const Target *target =
        service.objectives ? &*service.objectives : stamp.objectives.target(occasion.disruption.kind);
    const bool missesRpo = target && target->rpo && minutes(rpo) > target->rpo->count();
    const int starter = option && option->trigger == Trigger::Microsoft ? 1 : 0;
    return {missesRpo, starter, minutes(rto), minutes(rpo), protection.id.text};
}

} // namespace

Occasion occasionOf(const Topology &topology, const Disruption &disruption,
                    const std::vector<StampId> &stamps)
{
    Occasion occasion{disruption, std::nullopt};
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
            return {disruption, std::nullopt};
        occasion.lost = primary->region;
    }
    return occasion;
}

bool isLost(const Stamp &stamp, const Service &service, const Occasion &occasion)
{
    const Disruption &disruption = occasion.disruption;
    if (disruption.kind == DisruptionKind::Region) {
        // The loss of the secondary region takes no workload; protections are read backwards in a failback.
        return service.at == Site::Primary && (!occasion.lost || stamp.regionOf(service) == occasion.lost);
    }
    if (disruption.target && disruption.kind != DisruptionKind::Zone)
        return service.id.text == *disruption.target;
    return std::any_of(stamp.protections.begin(), stamp.protections.end(), [&](const Protection &protection) {
        return protection.service == service.id && protection.covers(disruption.kind);
    });
}

namespace {

/// A copy in the region that is lost is no copy.
bool copyIsLost(const Stamp &stamp, const Protection &protection, const Occasion &occasion)
{
    const LandingZone *primary = stamp.zone(ZoneRole::Primary);
    if (occasion.disruption.kind != DisruptionKind::Region || !primary)
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

} // namespace

const Protection *chosenProtection(const Stamp &stamp, const Service &service, const ServiceKind *kind,
                                   const Occasion &occasion)
{
    const Protection *best = nullptr;
    for (const Protection &protection : stamp.protections) {
        if (protection.service != service.id || !protection.covers(occasion.disruption.kind)
            || copyIsLost(stamp, protection, occasion))
            continue;
        if (!best
            || merit(stamp, service, kind, protection, occasion)
                < merit(stamp, service, kind, *best, occasion))
            best = &protection;
    }
    return best;
}

Figure lossUnder(const Protection &protection, const ServiceKind *kind, const Occasion &occasion)
{
    const DrOption *option = kind ? kind->option(protection.option) : nullptr;
    const ZoneOption *zone = kind && !option ? kind->zoneOption(protection.option) : nullptr;
    Figure loss = option ? option->rpo : zone ? zone->rpo : Figure{};
    if (option && occasion.disruption.planned && option->replication != Replication::Backup
        && std::any_of(option->failover.begin(), option->failover.end(),
                       [](const StepFact &row) { return row.variant == StepFact::Variant::Planned; })) {
        loss.state = Figure::State::Value;
        loss.value = Minutes{0};
        loss.min = loss.max = Minutes{0};
        loss.text = "Planned: replication is drained first, nothing is lost";
        return loss;
    }
    if (!protection.lag && !protection.interval)
        return loss;
    const BlockTime lag = protection.lag ? toBlockTime(*protection.lag) : BlockTime{};
    const Minutes interval = protection.interval.value_or(Minutes{0});
    loss.state = Figure::State::Value;
    loss.value = interval + lag.planning;
    loss.min = lag.min;
    loss.max = protection.lag ? lag.max ? std::optional(interval + *lag.max) : std::nullopt
                              : std::optional(interval);
    loss.grade = protection.lag ? lag.grade : Grade::Stated;
    loss.source = lag.source;
    loss.verified = false;
    loss.text = protection.interval ? "Interval of the copies as the design states it"
                                    : "Replication lag as the design states it";
    return loss;
}

BlockTime toBlockTime(const Duration &duration)
{
    BlockTime time;
    time.state = Figure::State::Value;
    time.planning = duration.planningValue();
    time.grade = duration.grade.value_or(Grade::Stated);
    time.source = duration.source;
    time.text = "As the design states it";
    if (const auto *fixed = std::get_if<FixedSpan>(&duration.shape)) {
        time.min = time.max = Minutes{fixed->minutes};
    } else if (const auto *normal = std::get_if<LogNormalSpan>(&duration.shape)) {
        time.max = Minutes{normal->p95};
    } else if (const auto *pert = std::get_if<PertSpan>(&duration.shape)) {
        time.min = Minutes{pert->min};
        time.max = Minutes{pert->max};
    } else if (const auto *uniform = std::get_if<UniformSpan>(&duration.shape)) {
        time.min = Minutes{uniform->from};
        time.max = Minutes{uniform->to};
    } else if (const auto *samples = std::get_if<SampledSpan>(&duration.shape);
               samples && !samples->minutes.empty()) {
        const auto [low, high] = std::minmax_element(samples->minutes.begin(), samples->minutes.end());
        time.min = Minutes{*low};
        time.max = Minutes{*high};
    }
    return time;
}

BlockTime toBlockTime(const Figure &figure)
{
    return {figure.state, figure.known() ? figure.value : Minutes{0},
            figure.min,   figure.max,
            figure.grade, figure.source,
            figure.text};
}

RowTimes::RowTimes(const Snapshot &now, const Stamp &stamp, const Disruption &disruption)
    : m_runbook(stamp.runbook ? &*stamp.runbook : nullptr)
{
    std::map<std::string, std::string_view> measuredOn;
    for (const Rehearsal &rehearsal : now.topology->records->rehearsals) {
        if (rehearsal.stamp != stamp.id || rehearsal.disruption != disruption.kind
            || rehearsal.planned != disruption.planned)
            continue;
        for (const auto &[key, minutes] : rehearsal.steps) {
            std::string_view &newest = measuredOn[key];
            if (newest > std::string_view(rehearsal.on))
                continue;
            newest = rehearsal.on;
            m_measured[key] = minutes;
        }
    }
}

std::optional<BlockTime> RowTimes::of(const std::string &key) const
{
    if (const auto found = m_measured.find(key); found != m_measured.end()) {
        BlockTime time;
        time.state = Figure::State::Value;
        time.planning = Minutes{found->second};
        time.min = time.max = time.planning;
        time.grade = Grade::Measured;
        time.text = "Measured in the newest rehearsal";
        return time;
    }
    if (!m_runbook)
        return std::nullopt;
    const auto found = m_runbook->steps.find(key);
    if (found == m_runbook->steps.end() || !found->second.duration)
        return std::nullopt;
    return toBlockTime(*found->second.duration);
}

bool RowTimes::skipped(const std::string &key) const
{
    if (!m_runbook)
        return false;
    const auto found = m_runbook->steps.find(key);
    return found != m_runbook->steps.end() && found->second.skip.value_or(false);
}

std::string StampDraft::nameOf(int serviceIndex) const
{
    const Service &primary = service(serviceIndex);
    const DraftService &drafted = this->drafted(serviceIndex);
    if (!drafted.protection || drafted.protection->counterparts.size() != 1)
        return primary.name;
    const Service *counterpart = stamp->service(drafted.protection->counterparts.front());
    return !counterpart || counterpart->name == primary.name ? primary.name
                                                             : primary.name + " to " + counterpart->name;
}

std::string StampDraft::blockKey(const DraftBlock &block) const
{
    const std::string option = block.service < 0 ? std::string()
        : drafted(block.service).protection      ? drafted(block.service).protection->option.text
        : drafted(block.service).option && block.part != BlockPart::Lost
        ? drafted(block.service).option->id.text
        : std::string("standby");
    const std::string service = block.service < 0 ? std::string() : this->service(block.service).id.text;
    switch (block.part) {
    case BlockPart::Detect:
        return stamp->id.text + "/detect";
    case BlockPart::Decide:
        return stamp->id.text + "/decide";
    case BlockPart::Go:
        return stamp->id.text + "/go";
    case BlockPart::Recovered:
        return stamp->id.text + "/recovered";
    case BlockPart::Announce:
        return stamp->id.text + "/announce";
    case BlockPart::Group:
        return stamp->id.text + "/" + stamp->consistencyGroups[static_cast<std::size_t>(block.item)].id;
    case BlockPart::Room:
        return stamp->id.text + "/extra/"
            + stamp->runbook->extraSteps[static_cast<std::size_t>(block.item)].id;
    case BlockPart::Main:
        return service + "/" + option;
    case BlockPart::Lost:
        return service + "/lost";
    case BlockPart::Fence:
        return service + "/" + option + "/fence";
    case BlockPart::Reads:
        return service + "/" + option + "/reads";
    case BlockPart::Traffic:
        return service + "/" + option + "/traffic";
    case BlockPart::Tidy:
        return service + "/" + option + "/tidy";
    case BlockPart::Check:
        return service + "/check";
    case BlockPart::Confirm:
        return service + "/confirm";
    }
    return {};
}

std::string StampDraft::rowKey(const DraftBlock &block, std::string_view row) const
{
    switch (block.part) {
    case BlockPart::Fence:
    case BlockPart::Reads:
    case BlockPart::Main:
    case BlockPart::Lost:
    case BlockPart::Traffic:
    case BlockPart::Tidy: {
        DraftBlock main = block;
        main.part = BlockPart::Main;
        return blockKey(main) + "/" + std::string(row);
    }
    case BlockPart::Check:
    case BlockPart::Confirm: // one namespace for all checks of a kind
        return service(block.service).id.text + "/check/" + std::string(row);
    case BlockPart::Room:
        return blockKey(block);
    default:
        return blockKey(block) + "/" + std::string(row);
    }
}

std::vector<const StepFact *> StampDraft::rowsOf(const DraftBlock &block) const
{
    if (block.service < 0)
        return {};
    const DraftService &drafted = this->drafted(block.service);
    if (block.part == BlockPart::Check || block.part == BlockPart::Confirm) {
        std::vector<const StepFact *> rows;
        if (!drafted.kind)
            return rows;
        for (const StepFact &row : drafted.kind->checks) {
            const bool confirms = row.phase >= Phase::Traffic;
            const bool repeats = drafted.option && !row.command.empty()
                && std::any_of(drafted.option->failover.begin(), drafted.option->failover.end(),
                               [&](const StepFact &step) { return step.command == row.command; });
            // Readings of phase decide are rows of the options that rest on them.
            if (row.phase > Phase::Decide && confirms == (block.part == BlockPart::Confirm) && !repeats)
                rows.push_back(&row);
        }
        return rows;
    }
    if (!drafted.option)
        return {};
    Segments cut = segmentsOf(*drafted.option, occasion.disruption.planned);
    switch (block.part) {
    case BlockPart::Main:
        return cut.main;
    case BlockPart::Fence:
        return cut.fence;
    case BlockPart::Reads:
        return cut.reads;
    case BlockPart::Traffic:
        return cut.traffic;
    case BlockPart::Tidy:
        return cut.tidy;
    default:
        return {};
    }
}

std::shared_ptr<const StampDraft> draftOf(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp,
                                          const Occasion &occasion)
{
    return std::make_shared<const StampDraft>(Drafter(now, stamp, occasion).draw());
}

} // namespace breakwater
