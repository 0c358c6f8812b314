// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/context.h"

#include "core/advice/strategies.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace breakwater::paper {

namespace {

std::vector<const Stamp *> coveredStamps(const ExportRequest &request)
{
    std::vector<const Stamp *> stamps;
    for (const auto &stamp : request.now.topology->stamps) {
        const auto &wanted = request.stamps;
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), stamp->id) != wanted.end())
            stamps.push_back(stamp.get());
    }
    return stamps;
}

/// "F-03.2" -> 3, 2; numbers it does not understand come last, in the order of the plan.
std::pair<int, int> orderOf(const std::string &number)
{
    const std::size_t digits = number.find_first_of("0123456789");
    if (digits == std::string::npos)
        return {1 << 20, 0};
    const std::size_t dot = number.find('.', digits);
    const int minor = dot == std::string::npos ? 0 : std::atoi(number.c_str() + dot + 1);
    return {std::atoi(number.c_str() + digits), minor};
}

} // namespace

Context::Context(const ExportRequest &request_, RunbookKind kind_, const RunbookInput &input,
                 Variables &variables_, Writer &out_)
    : request(request_)
    , kind(kind_)
    , plan(input.plan)
    , schedule(input.schedule)
    , estimates(input.estimates)
    , topology(*request_.now.topology)
    , catalog(*request_.now.catalog)
    , stamps(coveredStamps(request_))
    , index(*request_.now.topology)
    , variables(variables_)
    , out(out_)
{
    for (const StampEstimate &estimate : estimates)
        m_estimates.emplace(estimate.stamp, &estimate);
    for (std::size_t b = 0; b < plan.blocks.size(); ++b) {
        for (std::size_t r = 0; r < plan.blocks[b].rows.size(); ++r)
            m_steps.push_back({b, r, {}});
    }
    std::stable_sort(m_steps.begin(), m_steps.end(), [this](const StepPlace &a, const StepPlace &b) {
        return orderOf(rowOf(a).number) < orderOf(rowOf(b).number);
    });
    m_places.resize(plan.blocks.size());
    for (std::size_t b = 0; b < plan.blocks.size(); ++b)
        m_places[b].resize(plan.blocks[b].rows.size());
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        StepPlace &step = m_steps[i];
        step.anchor = out.uniqueAnchor("step-" + rowOf(step).number);
        m_places[step.block][step.row] = i;
        m_byStamp[blockOf(step).stamp].push_back(&step);
        m_byNumber[rowOf(step).number].push_back(&step);
    }
}

const std::vector<const StepPlace *> &Context::stepsOf(const StampId &stamp) const
{
    static const std::vector<const StepPlace *> none;
    const auto found = m_byStamp.find(stamp);
    return found == m_byStamp.end() ? none : found->second;
}

std::vector<const StepPlace *> Context::stepsNumbered(const std::vector<std::string> &numbers) const
{
    std::vector<const StepPlace *> found;
    for (const std::string &number : numbers)
        if (const auto known = m_byNumber.find(number); known != m_byNumber.end())
            found.insert(found.end(), known->second.begin(), known->second.end());
    std::sort(found.begin(), found.end()); // they lie in one vector, in order of number
    return found;
}

std::string Context::roleTitle(const std::optional<RoleId> &role) const
{
    const Role *known = role ? topology.role(*role) : nullptr;
    return known ? known->title : std::string();
}

std::string Context::planOwner() const
{
    const std::string owner = roleTitle(topology.engagement->owner);
    return owner.empty() ? "Incident commander" : owner;
}

std::string Context::commander(const Stamp &stamp) const
{
    if (stamp.runbook && stamp.runbook->authority)
        return roleTitle(stamp.runbook->authority);
    const auto decide = stamp.raci.find(Phase::Decide);
    return decide == stamp.raci.end() ? std::string() : roleTitle(decide->second.responsible);
}

std::string Context::regionTitle(const RegionId &region) const
{
    const Region *known = catalog.region(region);
    return known ? known->name : region.text;
}

std::string Context::primaryRegion(const Stamp &stamp) const
{
    const LandingZone *zone = stamp.zone(ZoneRole::Primary);
    return zone ? regionTitle(zone->region) : "no region";
}

std::string Context::secondaryRegion(const Stamp &stamp) const
{
    const LandingZone *zone = stamp.zone(ZoneRole::Secondary);
    return zone ? regionTitle(zone->region) : "no recovery region";
}

std::string Context::fromRegion(const Stamp &stamp) const
{
    return isBack() ? secondaryRegion(stamp) : primaryRegion(stamp);
}

std::string Context::toRegion(const Stamp &stamp) const
{
    return isBack() ? primaryRegion(stamp) : secondaryRegion(stamp);
}

std::string Context::kindTitle(const Service &service) const
{
    const ServiceKind *known = catalog.kind(service.kind);
    if (known == nullptr)
        return "other";
    return known->shortName.empty() ? known->name : known->shortName;
}

std::string Context::optionTitle(const Service &service, const OptionId &option) const
{
    const ServiceKind *known = catalog.kind(service.kind);
    if (known != nullptr) {
        if (const DrOption *dr = known->option(option))
            return dr->name;
        if (const ZoneOption *zone = known->zoneOption(option))
            return zone->name;
    }
    return option.text;
}

std::string Context::serviceName(const ServiceId &id) const
{
    const auto found = index.find(id);
    return found ? found.service->name : id.text;
}

std::string Context::subjectName(const std::string &id) const
{
    if (const auto found = index.find(ServiceId{id}))
        return found.service->name;
    for (const auto &stamp : topology.stamps) {
        if (stamp->id.text == id)
            return stamp->name;
        if (const Dependency *d = stamp->dependency(DependencyId{id}))
            return fmt::format("{} to {}", serviceName(d->from), serviceName(d->to));
        if (const Protection *p = stamp->protection(ProtectionId{id}))
            return fmt::format("protection of {}", serviceName(p->service));
        for (const Service &service : stamp->services) {
            for (const Part &part : service.parts) {
                if (part.id.text == id)
                    return fmt::format("{} of {}", part.name, service.name);
            }
        }
        for (const ConsistencyGroup &group : stamp->consistencyGroups) {
            if (group.id == id)
                return group.name;
        }
        for (const DegradedMode &mode : stamp->degradedModes) {
            if (mode.id == id)
                return mode.name;
        }
    }
    const Role *role = topology.role(RoleId{id});
    return role ? role->title : id;
}

std::string Context::stampNames() const
{
    std::vector<std::string> names;
    for (const Stamp *stamp : stamps)
        names.push_back(stamp->name);
    return joined(names);
}

const StampEstimate *Context::estimate(const StampId &stamp) const
{
    const auto found = m_estimates.find(stamp);
    return found == m_estimates.end() ? nullptr : found->second;
}

const StepPlace *Context::stepByKey(const std::string &key) const
{
    const auto found =
        std::find_if(m_steps.begin(), m_steps.end(), [&](const StepPlace &s) { return rowOf(s).key == key; });
    return found == m_steps.end() ? nullptr : &*found;
}

std::string Context::anchorOfBlock(std::size_t block) const
{
    return m_places[block].empty() ? std::string() : m_steps[m_places[block].back()].anchor;
}

std::string Context::numberOfBlock(std::size_t block) const
{
    const PlanBlock &b = plan.blocks[block];
    return b.rows.empty() || b.rows.back().number.empty() ? b.title : b.rows.back().number;
}

CommandPlace Context::placeOf(const StepPlace &step) const
{
    const PlanBlock &block = blockOf(step);
    CommandPlace place;
    place.stamp = topology.stamp(block.stamp);
    if (block.service)
        place.service = index.find(*block.service).service;
    place.option = block.option;
    place.owner = rowOf(step).ownerTitle;
    place.step = rowOf(step).number;
    return place;
}

std::pair<Minutes, Minutes> Context::declarationOf(const StampId &stamp) const
{
    if (const StampEstimate *e = estimate(stamp))
        return {e->detect, e->decide};
    std::pair<Minutes, Minutes> spans{0, 0};
    bool found = false;
    for (const PlanBlock &block : plan.blocks) {
        if (block.stamp != stamp || block.time.state != Figure::State::Value)
            continue;
        if (block.kind == PlanBlock::Kind::Detect)
            spans.first = block.time.planning;
        else if (block.kind == PlanBlock::Kind::Decide)
            spans.second = block.time.planning;
        else
            continue;
        found = true;
    }
    return found ? spans : std::pair{schedule.detect, schedule.decide};
}

Minutes Context::onClock(Minutes at, const StampId &stamp) const
{
    const auto [detect, decide] = declarationOf(stamps.size() == 1 ? stamps.front()->id : stamp);
    return at + schedule.detect + schedule.decide - detect - decide;
}

Minutes Context::startOf(const StepPlace &step) const
{
    return onClock(windowOf(step).start, blockOf(step).stamp);
}

Minutes Context::endOf(const StepPlace &step) const
{
    return onClock(windowOf(step).end, blockOf(step).stamp);
}

std::string Context::clock(Minutes at, const StampId &stamp, bool atLeast) const
{
    const auto [detect, decide] = declarationOf(stamps.size() == 1 ? stamps.front()->id : stamp);
    return tPlus(at, atLeast, detect + decide);
}

std::string Context::span(Minutes from, Minutes to, const StampId &stamp, bool atLeast) const
{
    const std::string start = clock(from, stamp, false);
    if (start == clock(to, stamp, false))
        return atLeast ? "from " + start : start;
    return fmt::format("{} to {}", start, clock(to, stamp, atLeast));
}

bool Context::isBeforeTheWindow(const PlanBlock &block) const
{
    return isBack() && (block.kind == PlanBlock::Kind::Copy || block.kind == PlanBlock::Kind::Detect);
}

bool Context::startsLater(const StepPlace &step) const
{
    const PlanBlock &block = blockOf(step);
    const bool early = isBeforeTheWindow(block);
    return std::any_of(block.after.begin(), block.after.end(), [&](std::size_t p) {
        return endsLater(p) && (early || !isBeforeTheWindow(plan.blocks[p]));
    });
}

bool Context::endsLater(std::size_t block) const
{
    // A window opens when all that comes before it is done: T+0 is then, however long that took.
    const bool opens = isBack() && plan.blocks[block].kind == PlanBlock::Kind::Decide;
    return schedule.windows[block].atLeast && !opens;
}

std::string Context::actionOf(const StepPlace &step)
{
    const PlanBlock &block = blockOf(step);
    const std::string title = variables.words(rowOf(step).title, placeOf(step));
    const Stamp *stamp = topology.stamp(block.stamp);
    const auto found = block.service ? index.find(*block.service) : ServiceIndex::Entry{};
    if (!found || stamp == nullptr)
        return title;
    std::string subject = found.service->name;
    // What is fenced, and in the end made small again, is the side that is left; everything else works on the
    // side that takes over.
    const Phase phase = rowOf(step).phase;
    const std::string &does = rowOf(step).action;
    const bool left = phase == Phase::Fence
        || (phase == Phase::Confirm && (does == "scale-in" || does.rfind("stop", 0) == 0));
    if (isBack() ? left : phase > Phase::Fence) {
        for (const Protection &p : stamp->protections) {
            if (p.service == *block.service && p.counterparts.size() == 1 && p.covers(plan.disruption.kind))
                subject = serviceName(p.counterparts.front());
        }
    }
    const bool named = subject.empty() || title.find(subject) != std::string::npos
        || title.find(found.service->name) != std::string::npos;
    if (named)
        return title;
    // The catalog names a check by what is to be so: "Nodes Ready in all zones".
    const bool isCheck = block.kind == PlanBlock::Kind::Check && title.rfind("Check ", 0) != 0;
    return fmt::format("{}{}: {}", isCheck ? "Check " : "", subject, title);
}

std::string phaseTitle(Phase phase)
{
    switch (phase) {
    case Phase::Detect:
        return "Detect";
    case Phase::Decide:
        return "Decide";
    case Phase::Fence:
        return "Fence";
    case Phase::Foundation:
        return "Foundation";
    case Phase::Data:
        return "Data";
    case Phase::Platform:
        return "Platform";
    case Phase::Workload:
        return "Workload";
    case Phase::Orchestration:
        return "Orchestration";
    case Phase::Verify:
        return "Verify";
    case Phase::Traffic:
        return "Traffic";
    case Phase::Confirm:
        return "Confirm";
    case Phase::Announce:
        return "Announce";
    }
    return {};
}

std::string phasePurpose(Phase phase)
{
    switch (phase) {
    case Phase::Detect:
        return "establish that the region is lost";
    case Phase::Decide:
        return "read how much data is at risk, then declare or hold";
    case Phase::Fence:
        return "stop what could still write in the primary region";
    case Phase::Foundation:
        return "network, names, identities, secrets and policy";
    case Phase::Data:
        return "make the data writable in the recovery region";
    case Phase::Platform:
        return "bring compute and registries to production size";
    case Phase::Workload:
        return "start the applications";
    case Phase::Orchestration:
        return "start schedulers, jobs and triggers";
    case Phase::Verify:
        return "prove that it works before users come";
    case Phase::Traffic:
        return "move users over";
    case Phase::Confirm:
        return "confirm from outside";
    case Phase::Announce:
        return "tell those who wait";
    }
    return {};
}

std::string strategyName(Strategy strategy)
{
    return std::string(nameOf(strategy));
}

std::string strategyTitle(Strategy strategy)
{
    const std::string name = strategyName(strategy);
    return strategy == Strategy::ActiveActive ? name : name + " (active-passive)";
}

std::string disruptionTitle(DisruptionKind kind)
{
    switch (kind) {
    case DisruptionKind::Zone:
        return "loss of an availability zone";
    case DisruptionKind::Region:
        return "loss of the region";
    case DisruptionKind::Service:
        return "loss of a service";
    case DisruptionKind::Provider:
        return "loss of a provider";
    case DisruptionKind::Corruption:
        return "corruption of data";
    case DisruptionKind::Deletion:
        return "deletion of data";
    }
    return {};
}

std::string gradeTitle(Grade grade)
{
    switch (grade) {
    case Grade::Measured:
        return "measured in a drill";
    case Grade::Stated:
        return "stated by the client";
    case Grade::Sla:
        return "SLA";
    case Grade::Documented:
        return "documented by the vendor";
    case Grade::Estimated:
        return "estimated";
    }
    return {};
}

std::string durationText(const Duration &duration)
{
    std::string text = humanMinutes(duration.planningValue());
    if (const auto *p = std::get_if<LogNormalSpan>(&duration.shape))
        text += fmt::format(" (P95 {})", humanMinutes(Minutes{p->p95}));
    else if (const auto *t = std::get_if<PertSpan>(&duration.shape))
        text += fmt::format(" ({} to {})", humanMinutes(Minutes{t->min}), humanMinutes(Minutes{t->max}));
    else if (const auto *u = std::get_if<UniformSpan>(&duration.shape))
        text += fmt::format(" ({} to {})", humanMinutes(Minutes{u->from}), humanMinutes(Minutes{u->to}));
    return text;
}

std::string wholeMinutes(Minutes minutes)
{
    return minutes.count() >= 1 && minutes.count() < 120 ? fmt::format("{} min", std::lround(minutes.count()))
                                                         : humanMinutes(minutes);
}

std::string agreedMinutes(Minutes minutes)
{
    return minutes.count() == std::round(minutes.count()) ? wholeMinutes(minutes)
                                                          : formatMinutes(minutes) + " min";
}

WholeSum wholeSum(const StampEstimate &estimate)
{
    WholeSum sum;
    sum.detect = std::lround(estimate.detect.count());
    sum.decide = std::lround((estimate.detect + estimate.decide).count()) - sum.detect;
    sum.total = std::lround(estimate.rto.rto.count());
    sum.lastStepEnds = sum.total - sum.detect - sum.decide;
    return sum;
}

std::string tPlus(Minutes at, bool atLeast, Minutes declared)
{
    const long minutes = std::lround((at + declared).count()) - std::lround(declared.count());
    return fmt::format("{}T{}{}", atLeast ? ">= " : "", minutes < 0 ? "-" : "+", std::labs(minutes));
}

std::string expectedAndMax(const BlockTime &time)
{
    if (time.state == Figure::State::Unknown)
        return "unknown";
    if (time.state == Figure::State::Unbounded)
        return "unbounded";
    if (time.planning.count() == 0 && time.max && time.max->count() == 0)
        return "none of its own";
    if (!time.max)
        return wholeMinutes(time.planning) + " / no bound";
    const auto inMinutes = [](Minutes m) { return m.count() == 0 || (m.count() >= 1 && m.count() < 120); };
    if (inMinutes(time.planning) && inMinutes(*time.max))
        return fmt::format("{} / {} min", std::lround(time.planning.count()), std::lround(time.max->count()));
    return fmt::format("{} / {}", wholeMinutes(time.planning), wholeMinutes(*time.max));
}

std::string asSentence(std::string text)
{
    if (!text.empty() && std::string_view(".?!").find(text.back()) == std::string_view::npos)
        text += '.';
    return text;
}

std::string joined(const std::vector<std::string> &words, std::string_view between)
{
    std::string text;
    for (const std::string &word : words) {
        if (!text.empty())
            text += between;
        text += word;
    }
    return text;
}

std::string parameterText(const ParameterValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? "yes" : "no";
    if (const double *number = std::get_if<double>(&value))
        return fmt::format("{:g}", *number);
    if (const std::string *text = std::get_if<std::string>(&value))
        return *text;
    return joined(std::get<std::vector<std::string>>(value));
}

bool isNoReturn(const PlanRow &row)
{
    return row.rollback.find("point of no return") != std::string::npos && row.rollback.rfind("see ", 0) != 0;
}

} // namespace breakwater::paper
