// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/drafter.h"

#include "core/recovery/own_rows.h"
#include "core/recovery/simulate.h"

#include <algorithm>

namespace breakwater {
namespace {

using Kind = PlanBlock::Kind;

constexpr const char *kWithinFigure = "No time of its own: counted in the figure of the option it belongs to";

} // namespace

Drafter::Drafter(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp, const Occasion &occasion)
    : m_now(now)
    , m_times(now, *stamp, occasion.disruption)
{
    m_draft.stamp = stamp;
    m_draft.catalog = now.catalog;
    m_draft.occasion = occasion;
}

StampDraft Drafter::draw()
{
    readServices();
    if (!m_draft.touched) {
        drawOnlooker();
        return std::move(m_draft);
    }
    readEnds();
    if (m_draft.occasion.back)
        drawFailback();
    else if (m_draft.occasion.moves())
        drawFailover();
    else if (m_draft.occasion.restores())
        drawRestores();
    else if (disruption().kind == DisruptionKind::Provider)
        drawProvider();
    else
        drawZone();
    for (int i = 0; i < count() && !m_draft.occasion.back; ++i)
        drawLost(i);
    for (int i = 0; i < count(); ++i)
        drawChecks(i);
    drawGroups();
    if (!m_draft.occasion.back)
        drawRoomSteps();
    drawClock();
    occupy();
    drawRandomTimes();
    return std::move(m_draft);
}

/// Nothing of this stamp is taken. Where it needs something of another stamp it may be down all the same,
/// until that is back: the network knows.
void Drafter::drawOnlooker()
{
    const bool needsOthers =
        std::any_of(stamp().dependencies.begin(), stamp().dependencies.end(), [&](const Dependency &need) {
            return need.hard && need.when == Dependency::When::Run && indexOf(need.from) >= 0
                && indexOf(need.to) < 0;
        });
    if (!needsOthers || m_draft.occasion.back)
        return;
    readEnds();
    drawClock();
    drawRandomTimes();
}

int Drafter::indexOf(const ServiceId &id) const
{
    const std::vector<Service> &list = stamp().services;
    const auto found = std::lower_bound(list.begin(), list.end(), id,
                                        [](const Service &a, const ServiceId &b) { return a.id < b; });
    return found != list.end() && found->id == id ? static_cast<int>(found - list.begin()) : -1;
}

void Drafter::readServices()
{
    const std::vector<char> hits = hitsOf(stamp(), *m_draft.catalog, m_draft.occasion);
    bool any = false;
    for (std::size_t i = 0; i < stamp().services.size(); ++i) {
        DraftService drafted;
        drafted.kind = m_draft.catalog->kind(stamp().services[i].kind);
        const std::optional<bool> keeps = keepsData(stamp().services[i], drafted.kind);
        drafted.stateful = keeps.value_or(false);
        drafted.stateUnknown = !keeps;
        drafted.lost = hits[i] != 0;
        any = any || drafted.lost;
        m_draft.services.push_back(std::move(drafted));
    }
    bool anyProtected = false;
    for (int i = 0; i < count(); ++i) {
        readProtections(i);
        anyProtected = anyProtected || at(i).protection;
    }
    // A stamp without a primary zone holds what stamps share: it acts when they are hit.
    const bool shared = disruption().kind == DisruptionKind::Region && !stamp().zone(ZoneRole::Primary);
    m_draft.touched = any || (anyProtected && shared);
}

void Drafter::readProtections(int index)
{
    // The loss of a region is answered by everything that has an answer; else only what is hit acts.
    DraftService &drafted = at(index);
    if (!drafted.lost && disruption().kind != DisruptionKind::Region)
        return;
    if (targetedPart(stamp(), m_draft.occasion))
        return;
    std::vector<const Protection *> serving =
        servingProtections(stamp(), service(index), drafted.kind, m_draft.occasion);
    if (serving.empty())
        return;
    drafted.protection = serving.front();
    drafted.alternatives.assign(serving.begin() + 1, serving.end());
}

void Drafter::readEnds()
{
    for (const Dependency &dependency : stamp().dependencies)
        m_draft.ends.emplace_back(indexOf(dependency.from), indexOf(dependency.to));
}

int Drafter::add(DraftBlock block)
{
    m_draft.blocks.push_back(std::move(block));
    return static_cast<int>(m_draft.blocks.size()) - 1;
}

DraftBlock Drafter::blockFor(BlockPart part, Kind kind, int index, Phase phase) const
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

int Drafter::mark(BlockPart part, Kind kind, Phase phase, BlockTime time)
{
    DraftBlock block;
    block.part = part;
    block.kind = kind;
    block.phase = phase;
    block.layer = 100;
    block.time = std::move(time);
    return add(std::move(block));
}

void Drafter::drawPart(int DraftService::*slot, BlockPart part, Kind kind, int index, Phase phase,
                       const std::vector<const StepFact *> &rows)
{
    if (rows.empty())
        return;
    DraftBlock block = blockFor(part, kind, index, phase);
    block.time = withinFigure(block, rows);
    at(index).*slot = add(std::move(block));
}

/// The sum of the rows' own times, when each of them has one or is left out; else nothing.
std::optional<BlockTime> Drafter::sumOf(const DraftBlock &block,
                                        const std::vector<const StepFact *> &rows) const
{
    if (m_times.empty() || rows.empty())
        return std::nullopt;
    BlockTime sum = noTime({});
    sum.grade = Grade::Measured;
    bool anyLeft = false;
    for (const StepFact *row : rows) {
        const std::string key = m_draft.rowKey(block, row->key.text);
        if (m_times.skipped(key))
            continue;
        const std::optional<BlockTime> time = m_times.of(key);
        if (!time)
            return std::nullopt;
        addTo(sum, *time);
        anyLeft = true;
    }
    sum.text = "Sum of the times of its steps";
    return anyLeft ? sum : noTime("Left out by the room");
}

BlockTime Drafter::withinFigure(const DraftBlock &block, const std::vector<const StepFact *> &rows) const
{
    return sumOf(block, rows).value_or(noTime(kWithinFigure));
}

BlockTime Drafter::timeOfRow(const DraftBlock &block, std::string_view row, std::string whenUnknown) const
{
    const std::string key = m_draft.rowKey(block, row);
    if (m_times.skipped(key))
        return noTime("Left out by the room");
    return m_times.of(key).value_or(unknownTime(std::move(whenUnknown)));
}

bool Drafter::allLeftOut(const DraftBlock &block, const std::vector<const StepFact *> &rows) const
{
    return !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const StepFact *row) {
        return m_times.skipped(m_draft.rowKey(block, row->key.text));
    });
}

bool Drafter::wholeIsTimed(const DraftBlock &main, const Segments &cut) const
{
    for (const auto *rows : {&cut.fence, &cut.reads, &cut.traffic})
        if (!rows->empty() && !sumOf(main, *rows))
            return false;
    return true;
}

BlockTime Drafter::figureOf(int index)
{
    const DraftService &drafted = at(index);
    if (drafted.option)
        return optionTime(stamp(), service(index), *drafted.kind, *drafted.option);
    if (drafted.zoneOption)
        return toBlockTime(drafted.zoneOption->rto);
    return unknownTime("The catalog knows no such option, so nothing times it");
}

void Drafter::drawLost(int index)
{
    DraftService &drafted = at(index);
    if (!drafted.lost || drafted.main >= 0)
        return;
    if (const int twin = m_draft.occasion.moves() ? twinOf(index) : -1; twin >= 0) {
        // What a stand-in without the data brings up is not the service that was lost.
        const bool records =
            drafted.stateful && contentOf(service(index), drafted.kind) == ServiceKind::Content::Records;
        if (!records || drafted.protection) {
            drafted.broughtUpWith.push_back(twin);
            return;
        }
    }
    DraftBlock block = blockFor(BlockPart::Lost, Kind::Option, index, headingOf({}, drafted.kind));
    // In a zone and for a provider the platform or the callers act, whatever the design says of it.
    block.automatic = disruption().kind == DisruptionKind::Zone
        || disruption().kind == DisruptionKind::Provider || targetedPart(stamp(), m_draft.occasion);
    block.time = unknownTime("The catalog has no facts on it and nothing says how it comes back");
    if (targetedPart(stamp(), m_draft.occasion)) {
        block.time = timeOfRow(block, "bring-back", "No fact times the return of this part");
    } else if (disruption().kind == DisruptionKind::Zone && drafted.kind) {
        block.time.text = "The design does not say how it survives the loss of a zone";
    } else if (drafted.kind) {
        block.time.state = Figure::State::Unbounded;
        block.time.text = disruption().malicious ? "No copy of it is out of an attacker's reach"
                                                 : "Nothing protects it against this disruption";
    }
    drafted.lostBlock = add(std::move(block));
}

void Drafter::drawChecks(int index)
{
    DraftService &drafted = at(index);
    const bool acts = drafted.main >= 0 || (m_draft.occasion.back && drafted.traffic >= 0);
    if (!drafted.kind || (!acts && !isCalledAfterwards(index)))
        return;
    // Of damaged data the checks come before it is used again.
    DraftBlock check = blockFor(BlockPart::Check, Kind::Check, index,
                                m_draft.occasion.restores() ? Phase::Data : Phase::Verify);
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

/// A surviving service outside the regions that something recovered calls: worth a test from the new side.
bool Drafter::isCalledAfterwards(int index) const
{
    if (m_draft.drafted(index).lost || service(index).at == Site::Primary
        || service(index).at == Site::Secondary || !m_draft.occasion.moves())
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

void Drafter::drawGroups()
{
    for (std::size_t g = 0; g < stamp().consistencyGroups.size(); ++g) {
        // Those of other stamps may have moved as well: the network knows.
        int own = 0, elsewhere = 0;
        for (const ServiceId &store : stamp().consistencyGroups[g].stores) {
            const int i = indexOf(store);
            own += i >= 0 && at(i).main >= 0 ? 1 : 0;
            elsewhere += i < 0 ? 1 : 0;
        }
        // The platform's own failover within a region keeps stores together.
        if (own == 0 || own + elsewhere < 2 || disruption().kind == DisruptionKind::Zone)
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

void Drafter::drawRoomSteps()
{
    // The room's steps belong to the plan it works on: the loss of the region.
    if (!stamp().runbook || disruption().kind != DisruptionKind::Region)
        return;
    const std::vector<ExtraStep> &steps = stamp().runbook->extraSteps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        DraftBlock block;
        block.part = BlockPart::Room;
        block.kind = Kind::RoomStep;
        block.phase = steps[i].phase;
        block.item = static_cast<int>(i);
        block.time =
            steps[i].duration ? toBlockTime(*steps[i].duration) : unknownTime("The room gave no time");
        if (const auto measured = m_times.of(m_draft.rowKey(block, {})))
            block.time = *measured;
        add(std::move(block));
    }
}

bool Drafter::somebodyActs() const
{
    return std::any_of(m_draft.blocks.begin(), m_draft.blocks.end(), [&](const DraftBlock &block) {
        switch (block.part) {
        case BlockPart::Main:
        case BlockPart::Lost:
            return !block.automatic;
        case BlockPart::Contain:
            return true;
        case BlockPart::Room:
            return block.phase < Phase::Announce;
        case BlockPart::Rebuild:
        case BlockPart::Fence:
        case BlockPart::Traffic:
            return m_draft.occasion.back;
        default:
            return false;
        }
    });
}

bool Drafter::movesTraffic() const
{
    return std::any_of(m_draft.blocks.begin(), m_draft.blocks.end(), [](const DraftBlock &block) {
        return block.part == BlockPart::Traffic
            || (block.part == BlockPart::Main && block.phase == Phase::Traffic);
    });
}

/// A provider's loss is told by the circuit breakers of its callers, damage by whoever looks; all else by the
/// stated detection or by the probes of the entry.
BlockTime Drafter::detection() const
{
    const Timing &timing = stamp().timing;
    if (m_draft.occasion.back)
        return noTime("Not part of the window: the region is watched until it is well");
    if (disruption().planned)
        return noTime("Planned: nothing has to be detected");
    if (disruption().kind == DisruptionKind::Provider) {
        std::optional<Duration> slowest;
        bool all = true; // who has no breaker notices as everybody else does
        for (int i = 0; i < count() && all; ++i) {
            if (!m_draft.drafted(i).lost)
                continue;
            const auto opened = breakerDetection(stamp(), service(i).id);
            all = opened.has_value();
            if (opened && (!slowest || slowest->planningValue() < opened->planningValue()))
                slowest = opened;
        }
        if (all && slowest) {
            BlockTime time = toBlockTime(*slowest);
            time.text = std::exchange(time.source, {});
            return time;
        }
    }
    const std::optional<Duration> &stated =
        disruption().kind == DisruptionKind::Corruption ? timing.corruptionDetect : timing.detect;
    if (stated)
        return toBlockTime(*stated);
    if (const auto probed = m_draft.occasion.moves() ? probedDetection(stamp()) : std::nullopt) {
        BlockTime time = toBlockTime(*probed);
        time.text = std::exchange(time.source, {});
        return time;
    }
    return unknownTime("The design does not say how long detection takes");
}

void Drafter::drawClock()
{
    const Timing &timing = stamp().timing;
    m_draft.detect = mark(BlockPart::Detect, Kind::Detect, Phase::Detect, detection());
    m_draft.blocks.back().automatic = true;
    if (somebodyActs()) {
        BlockTime decision = timing.decide
            ? toBlockTime(*timing.decide)
            : unknownTime("The design does not say how long the decision takes");
        if (disruption().planned || m_draft.occasion.back)
            decision = noTime("Decided beforehand: T+0 is the start of the window");
        m_draft.decide = mark(BlockPart::Decide, Kind::Decide, Phase::Decide, std::move(decision));
        if (movesTraffic()) {
            m_draft.go =
                mark(BlockPart::Go, Kind::Milestone, Phase::Verify, noTime("A hold point takes no time"));
            m_draft.moved = mark(BlockPart::Moved, Kind::Milestone, Phase::Traffic, noTime("A milestone"));
        }
        mark(BlockPart::Notify, Kind::RoomStep, Phase::Decide, unknownTime("Not part of the RTO"));
        m_draft.announce =
            mark(BlockPart::Announce, Kind::RoomStep, Phase::Announce, unknownTime("Not part of the RTO"));
    }
    m_draft.recovered = mark(BlockPart::Recovered, Kind::Milestone, Phase::Confirm, noTime("A milestone"));
}

/// Who is busy while a block runs. Where the platform does the work, its owner is free once it is started;
/// what takes no time keeps nobody.
void Drafter::occupy()
{
    const Owners owners(*m_now.topology->roles, stamp(), *m_draft.catalog);
    for (DraftBlock &block : m_draft.blocks) {
        const bool takesTime =
            block.time.state == Figure::State::Unknown || (block.time.planning > Minutes{0});
        const bool runs = block.part == BlockPart::Detect || block.part == BlockPart::Decide
            || block.part == BlockPart::Lost || block.part == BlockPart::Rebuild
            || block.part == BlockPart::Degrade || block.part == BlockPart::Tidy
            || block.part == BlockPart::Normal || block.part == BlockPart::Notify
            || block.part == BlockPart::Announce;
        if (block.automatic || !takesTime || runs)
            continue;
        const std::vector<const StepFact *> rows = m_draft.rowsOf(block);
        if (std::any_of(rows.begin(), rows.end(),
                        [&](const StepFact *row) { return m_draft.catalog->isUnattended(row->action); }))
            continue;
        const auto own = rows.empty() ? ownRowOf(m_draft, block) : std::nullopt;
        if (rows.empty() && !own)
            continue;
        const Service *service = block.service < 0 ? nullptr : &m_draft.service(block.service);
        Owner owner = own ? owners.of(roleOf(owners, *own), service, block.phase, own->word)
                          : owners.of(std::nullopt, service, rows.front()->phase, rows.front()->ownerRole);
        const auto known = std::find(m_draft.owners.begin(), m_draft.owners.end(), owner);
        block.hands = static_cast<int>(known - m_draft.owners.begin());
        if (known == m_draft.owners.end())
            m_draft.owners.push_back(std::move(owner));
    }
}

/// What a trial draws. Where the chosen way works in a share of cases only, the next best follows in the
/// others.
void Drafter::drawRandomTimes()
{
    for (DraftBlock &block : m_draft.blocks) {
        if (block.part == BlockPart::Main && !m_draft.occasion.back) {
            const DraftService &drafted = m_draft.drafted(block.service);
            block.successShare = drafted.protection ? drafted.protection->successShare : std::nullopt;
            if (block.successShare && !drafted.alternatives.empty())
                block.other = timeOfProtection(m_draft, block.service, *drafted.alternatives.front());
        }
        m_draft.random.push_back(randomTime(block.time, m_draft.blockKey(block), block.successShare,
                                            block.other ? &*block.other : nullptr));
    }
}

std::shared_ptr<const StampDraft> draftOf(const Snapshot &now, const std::shared_ptr<const Stamp> &stamp,
                                          const Occasion &occasion)
{
    return std::make_shared<const StampDraft>(Drafter(now, stamp, occasion).draw());
}

} // namespace breakwater
