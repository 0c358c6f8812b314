// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/schedule.h"

#include "core/recovery/promise.h"

#include <algorithm>

namespace breakwater {
namespace {

Activity activityOf(const PlanBlock &block)
{
    const bool known = block.time.state == Figure::State::Value;
    return {known ? block.time.planning.count() : 0, known, block.time.state == Figure::State::Unbounded,
            known && !block.time.max, block.dependable};
}

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
void setClock(const RecoveryPlan &plan, Schedule &schedule)
{
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
}

} // namespace

Promise promiseAt(const std::vector<Activity> &activities, const Predecessors &before,
                  const std::vector<Passage> &passages, int last, double untilDeclaration,
                  const std::function<std::string(int)> &keyOf)
{
    const Passage &end = passages[static_cast<std::size_t>(last)];
    Promise promise;
    promise.rto = Minutes{untilDeclaration + (end.end - untilDeclaration)};
    promise.unbounded = end.unbounded;
    promise.atLeast = end.unknown || end.unbounded || end.undependable;
    for (const int index : chainTo(passages, last)) {
        promise.criticalPath.push_back(static_cast<std::size_t>(index));
        promise.openEnded = promise.openEnded || activities[static_cast<std::size_t>(index)].openEnded;
    }
    if (end.unknown)
        for (const int index : ancestorsOf(before, last)) {
            const Activity &activity = activities[static_cast<std::size_t>(index)];
            if (!activity.known && !activity.unbounded)
                promise.unknown.push_back(keyOf(index));
        }
    return promise;
}

Schedule schedule(const RecoveryPlan &plan, const Snapshot &)
{
    std::vector<Activity> activities;
    Predecessors before;
    for (const PlanBlock &block : plan.blocks) {
        activities.push_back(activityOf(block));
        before.first.push_back(static_cast<int>(before.list.size()));
        for (const std::size_t index : block.after)
            before.list.push_back(static_cast<int>(index));
    }
    before.first.push_back(static_cast<int>(before.list.size()));
    const std::vector<Passage> passages = passagesOf(activities, before);

    Schedule result;
    setClock(plan, result);
    const double untilDeclaration = (result.detect + result.decide).count();
    for (const Passage &passage : passages)
        result.windows.push_back({Minutes{passage.start - untilDeclaration},
                                  Minutes{passage.end - untilDeclaration}, false,
                                  passage.unknown || passage.unbounded || passage.undependable});

    const auto keyOf = [&](int index) { return plan.blocks[static_cast<std::size_t>(index)].key; };
    bool first = true;
    for (const StampId &stamp : plan.stamps) {
        const std::string key = stamp.text + "/recovered";
        for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
            if (plan.blocks[i].stamp != stamp || plan.blocks[i].key != key)
                continue;
            const Promise promise =
                promiseAt(activities, before, passages, static_cast<int>(i), untilDeclaration, keyOf);
            const bool worse = first || promise.rto > result.whole.rto;
            const Promise so_far = result.whole;
            if (worse)
                result.whole = promise;
            result.whole.unbounded = promise.unbounded || so_far.unbounded;
            result.whole.atLeast = promise.atLeast || so_far.atLeast;
            result.whole.openEnded = promise.openEnded || so_far.openEnded;
            result.whole.unknown = so_far.unknown;
            for (const std::string &unknown : promise.unknown)
                if (std::find(so_far.unknown.begin(), so_far.unknown.end(), unknown) == so_far.unknown.end())
                    result.whole.unknown.push_back(unknown);
            result.byStamp.emplace(stamp, promise);
            first = false;
        }
    }
    for (const std::size_t index : result.whole.criticalPath)
        result.windows[index].critical = true;
    return result;
}

} // namespace breakwater
