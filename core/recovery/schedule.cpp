// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/schedule.h"

#include "core/recovery/promise.h"

#include <algorithm>

namespace breakwater {
namespace {

const PlanBlock *blockOf(const RecoveryPlan &plan, const StampId &stamp, PlanBlock::Kind kind)
{
    for (const PlanBlock &block : plan.blocks)
        if (block.stamp == stamp && block.kind == kind)
            return &block;
    return nullptr;
}

double minutesOf(const PlanBlock *block)
{
    return block && block->time.state == Figure::State::Value ? block->time.planning.count() : 0;
}

/// The clock of the stamp that is declared last; of the only one when there is one.
void setClock(const RecoveryPlan &plan, const std::vector<Passage> &passages, Schedule &schedule)
{
    if (plan.options.back) {
        for (std::size_t i = 0; i < plan.blocks.size(); ++i)
            if (plan.blocks[i].kind == PlanBlock::Kind::Decide)
                schedule.declared = std::max(schedule.declared, Minutes{passages[i].end});
        schedule.detectKnown = schedule.decideKnown = true;
        return;
    }
    bool first = true;
    for (const StampId &stamp : plan.stamps) {
        const PlanBlock *detect = blockOf(plan, stamp, PlanBlock::Kind::Detect);
        const PlanBlock *decide = blockOf(plan, stamp, PlanBlock::Kind::Decide);
        const double here = minutesOf(detect) + minutesOf(decide);
        if (!first && here <= (schedule.detect + schedule.decide).count())
            continue;
        first = false;
        schedule.detect = Minutes{minutesOf(detect)};
        schedule.decide = Minutes{minutesOf(decide)};
        schedule.detectKnown = detect && detect->time.state == Figure::State::Value;
        schedule.decideKnown = !decide || decide->time.state == Figure::State::Value;
    }
    schedule.declared = schedule.detect + schedule.decide;
}

} // namespace

Promise promiseAt(const std::vector<Activity> &activities, const Predecessors &before,
                  const std::vector<Passage> &passages, int last, const Clock &clock,
                  const std::function<std::string(int)> &keyOf)
{
    const Passage &end = passages[static_cast<std::size_t>(last)];
    Promise promise;
    promise.rto = Minutes{(clock.declared - clock.start) + (end.end - clock.declared)};
    promise.unbounded = end.unbounded;
    promise.atLeast = end.unknown || end.unbounded || end.undependable;
    promise.openEnded = end.openEnded;
    promise.works = shareThatEnds(activities, before, passages, {last});
    for (const int index : chainTo(passages, last))
        promise.criticalPath.push_back(static_cast<std::size_t>(index));
    if (end.unknown)
        for (const int index : ancestorsOf(before, last)) {
            const Activity &activity = activities[static_cast<std::size_t>(index)];
            if (!activity.known && !activity.unbounded)
                promise.unknown.push_back(keyOf(index));
        }
    return promise;
}

Activity activityOf(const BlockTime &time, bool dependable, const std::optional<double> &successShare,
                    const BlockTime *other)
{
    const bool known = time.state == Figure::State::Value;
    Activity activity{known ? time.planning.count() : 0, known, time.state == Figure::State::Unbounded,
                      known && !time.max, dependable};
    if (successShare.value_or(1) >= 1)
        return activity;
    if (!other || other->state == Figure::State::Unbounded)
        activity.works = std::max(*successShare, 0.0);
    else if (other->state == Figure::State::Unknown || !other->max)
        activity.openEnded = true;
    return activity;
}

std::vector<Activity> activitiesOf(const RecoveryPlan &plan)
{
    std::vector<Activity> activities;
    for (const PlanBlock &block : plan.blocks)
        activities.push_back(
            activityOf(block.time, block.dependable, block.successShare,
                       block.alternatives.empty() ? nullptr : &block.alternatives.front().time));
    return activities;
}

Predecessors predecessorsOf(const RecoveryPlan &plan)
{
    Predecessors before;
    for (const PlanBlock &block : plan.blocks) {
        before.first.push_back(static_cast<int>(before.list.size()));
        for (const std::size_t index : block.after)
            before.list.push_back(static_cast<int>(index));
    }
    before.first.push_back(static_cast<int>(before.list.size()));
    return before;
}

std::vector<char> beforeTheWindow(const RecoveryPlan &plan, const Predecessors &before)
{
    std::vector<char> early(plan.blocks.size(), 0);
    for (std::size_t i = 0; plan.options.back && i < plan.blocks.size(); ++i)
        if (plan.blocks[i].kind == PlanBlock::Kind::Decide)
            for (const int ancestor : ancestorsOf(before, static_cast<int>(i)))
                early[static_cast<std::size_t>(ancestor)] = 1;
    return early;
}

std::size_t milestoneOf(const RecoveryPlan &plan, const StampId &stamp)
{
    const std::string key = stamp.text + "/recovered";
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        if (plan.blocks[i].stamp == stamp && plan.blocks[i].key == key)
            return i;
    return plan.blocks.size();
}

namespace {

/// What a stamp promises, taken into what the whole promises: the worst of all.
void include(const Promise &promise, bool first, Promise &whole)
{
    const Promise so_far = whole;
    if (first || promise.rto > whole.rto)
        whole = promise;
    whole.unbounded = promise.unbounded || so_far.unbounded;
    whole.atLeast = promise.atLeast || so_far.atLeast;
    whole.openEnded = promise.openEnded || so_far.openEnded;
    whole.unknown = so_far.unknown;
    for (const std::string &unknown : promise.unknown)
        if (std::find(so_far.unknown.begin(), so_far.unknown.end(), unknown) == so_far.unknown.end())
            whole.unknown.push_back(unknown);
}

/// The windows of stamps that return together open at one moment: whoever is ready first waits.
void openTogether(const RecoveryPlan &plan, double declared, const std::vector<Passage> &passages,
                  std::vector<Activity> &activities)
{
    for (std::size_t i = 0; plan.options.back && i < plan.blocks.size(); ++i)
        if (plan.blocks[i].kind == PlanBlock::Kind::Decide)
            activities[i].minutes += declared - passages[i].end;
}

} // namespace

Schedule schedule(const RecoveryPlan &plan)
{
    std::vector<Activity> activities = activitiesOf(plan);
    const Predecessors before = predecessorsOf(plan);
    std::vector<Passage> passages = passagesOf(activities, before);

    Schedule result;
    setClock(plan, passages, result);
    openTogether(plan, result.declared.count(), passages, activities);
    passages = passagesOf(activities, before);
    const double declared = result.declared.count();
    for (const Passage &passage : passages)
        result.windows.push_back({Minutes{passage.start - declared}, Minutes{passage.end - declared}, false,
                                  passage.unknown || passage.unbounded || passage.undependable});

    const std::vector<char> early = beforeTheWindow(plan, before);
    for (std::size_t i = 0; i < activities.size(); ++i)
        if (early[i])
            activities[i] = {activities[i].minutes};
    passages = passagesOf(activities, before);
    for (std::size_t i = 0; i < passages.size(); ++i)
        if (!early[i])
            result.windows[i].atLeast =
                passages[i].unknown || passages[i].unbounded || passages[i].undependable;

    const auto keyOf = [&](int index) { return plan.blocks[static_cast<std::size_t>(index)].key; };
    const Clock clock{plan.options.back ? declared : 0, declared};
    std::vector<int> milestones;
    for (const StampId &stamp : plan.stamps) {
        const std::size_t milestone = milestoneOf(plan, stamp);
        if (milestone == plan.blocks.size())
            continue;
        milestones.push_back(static_cast<int>(milestone));
        Promise promise = promiseAt(activities, before, passages, static_cast<int>(milestone), clock, keyOf);
        std::erase_if(promise.criticalPath, [&](std::size_t index) { return early[index] != 0; });
        include(promise, result.byStamp.empty(), result.whole);
        result.byStamp.emplace(stamp, promise);
    }
    result.whole.works = shareThatEnds(activities, before, passages, milestones);
    for (const std::size_t index : result.whole.criticalPath)
        result.windows[index].critical = true;
    return result;
}

} // namespace breakwater
