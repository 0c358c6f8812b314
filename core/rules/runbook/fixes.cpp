// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

/// Steps that the room left out come back. What the catalog's option does not have, no edit adds: a step has
/// an owner, a command and a duration, which somebody must state.
namespace breakwater {

namespace {

/// The step that was left out; else, for people to choose, an option of the primary that has it.
void offerStepsOrOption(const FixCase &at, std::initializer_list<std::string_view> actions, Offers &out)
{
    offerSteps(at, actions, PlanFor::Failover, out);
    const std::size_t first = out.size();
    const Service *service = at.service(),
                  *primary =
                      service != nullptr && service->at == Site::Secondary ? at.original(*service) : service;
    const std::vector<std::string_view> wanted(actions);
    offerOptions(at, primary, DisruptionKind::Region, out, [wanted](const DrOption &option) {
        return std::any_of(option.failover.begin(), option.failover.end(), [&](const StepFact &step) {
            return std::find(wanted.begin(), wanted.end(), step.action) != wanted.end();
        });
    });
    leaveToPeople(out, first);
}

const FixOf kOrphanedTasks("AIR-007", [](const FixCase &at, Offers &out) {
    offerStepsOrOption(at, {"clear-orphaned-tasks"}, out);
});
const FixOf kClusterNotStarted("AKS-014", [](const FixCase &at, Offers &out) {
    offerStepsOrOption(at, {"start-cluster", "scale-out"}, out);
});
const FixOf kNothingRuns("WEB-007",
                         [](const FixCase &at, Offers &out) { offerStepsOrOption(at, {"scale-out"}, out); });
const FixOf kResumesUnchecked("DAT-020", [](const FixCase &at, Offers &out) {
    offerSteps(at, {"verify-data"}, PlanFor::Failover, out);
});
const FixOf kCopyNotRebuilt("DB-009", [](const FixCase &at, Offers &out) {
    offerSteps(at, {"rebuild-replica", "switch-roles"}, PlanFor::Failback, out);
});
const FixOf kNoFailback("RBK-005",
                        [](const FixCase &at, Offers &out) { offerSteps(at, {}, PlanFor::Failback, out); });
const FixOf kRestoredIntoTheAttack("RBK-013", [](const FixCase &at, Offers &out) {
    offerSteps(at, {"contain"}, PlanFor::Attack, out);
});
const FixOf kLossNotMeasured("STO-005", [](const FixCase &at, Offers &out) {
    offerSteps(at, {"read-last-sync-time"}, PlanFor::Failover, out);
});
const FixOf kStaysLocallyRedundant("STO-004", [](const FixCase &at, Offers &out) {
    offerSteps(at, {"reenable-geo-redundancy"}, PlanFor::Failback, out);
    offerSteps(at, {"reenable-geo-redundancy"}, PlanFor::Failover, out);
});

Edit changeRunbook(const StampId &stamp, std::function<void(Runbook &)> change)
{
    return changeStamp(stamp, [change = std::move(change)](Stamp &changed) {
        if (changed.runbook)
            change(*changed.runbook);
    });
}

bool waitsFor(const ExtraStep &step, const std::string &key)
{
    return std::any_of(step.after.begin(), step.after.end(), [&key](const std::string &other) {
        return other == key || key.starts_with(other + '/');
    });
}

/// A step of the room that vouches for the stack and waits for the switch waits no more for it: it comes
/// where its phase prints, before the traffic.
const FixOf kTrafficFirst("RBK-008", [](const FixCase &at, Offers &out) {
    const std::string key = at.subject(1);
    const auto &runbook = at.stamp().runbook;
    if (!runbook)
        return;
    std::vector<std::string> titles;
    for (const ExtraStep &step : runbook->extraSteps)
        if (step.phase < Phase::Traffic && waitsFor(step, key))
            titles.push_back('"' + step.title + '"');
    if (!titles.empty())
        out.push_back({fmt::format("Put {} before the switch of the traffic", inWords(titles)),
                       changeRunbook(at.stamp().id,
                                     [key](Runbook &changed) {
                                         for (ExtraStep &step : changed.extraSteps)
                                             if (step.phase < Phase::Traffic)
                                                 std::erase_if(step.after, [&key](const std::string &other) {
                                                     return other == key || key.starts_with(other + '/');
                                                 });
                                     }),
                       {}});
    for (const ExtraStep &step : runbook->extraSteps)
        if (step.id == key || key.ends_with('/' + step.id))
            out.push_back({fmt::format("Let \"{}\" come where its phase does", step.title),
                           changeRunbook(at.stamp().id,
                                         [id = step.id](Runbook &changed) {
                                             for (ExtraStep &each : changed.extraSteps)
                                                 if (each.id == id)
                                                     each.after.clear();
                                         }),
                           {}});
});

const FixOf kStepOfNothing("RBK-011", [](const FixCase &at, Offers &out) {
    const std::string key = at.subject(1);
    out.push_back({fmt::format("Forget what the runbook says of {}", key),
                   changeRunbook(at.stamp().id,
                                 [key](Runbook &changed) {
                                     changed.steps.erase(key);
                                     for (ExtraStep &step : changed.extraSteps)
                                         std::erase(step.after, key);
                                 }),
                   {}});
});

/// The catalog's figure, where the room's zero hides one.
const FixOf kStepWithoutDuration("RBK-002", [](const FixCase &at, Offers &out) {
    const std::string key = at.subject(1);
    const auto &runbook = at.stamp().runbook;
    if (!runbook || runbook->steps.count(key) == 0 || !runbook->steps.at(key).duration)
        return;
    out.push_back({"Take the catalog's time instead of the zero",
                   changeRunbook(at.stamp().id,
                                 [key](Runbook &changed) {
                                     StepOverride &step = changed.steps[key];
                                     step.duration.reset();
                                     if (step == StepOverride{})
                                         changed.steps.erase(key);
                                 }),
                   {}});
});

/// The catalog's check, where the room took it away.
const FixOf kStepWithoutCheck("RBK-003", [](const FixCase &at, Offers &out) {
    const std::string key = at.subject(1);
    const auto &runbook = at.stamp().runbook;
    if (!runbook || runbook->steps.count(key) == 0 || !runbook->steps.at(key).verify)
        return;
    out.push_back({"Take the catalog's success check again",
                   changeRunbook(at.stamp().id,
                                 [key](Runbook &changed) {
                                     StepOverride &step = changed.steps[key];
                                     step.verify.reset();
                                     if (step == StepOverride{})
                                         changed.steps.erase(key);
                                 }),
                   {}});
});

/// Every step that changes something may be the point; which one it is, the room knows. Those that leave a
/// step without a way back before them fall out when they are tried.
const FixOf kNoWayBack("RBK-004", [](const FixCase &at, Offers &out) {
    constexpr std::size_t kMost = 12;
    for (const PlanBlock &block : at.plan(PlanFor::Failover).blocks)
        for (const PlanRow &row : block.rows) {
            if (row.skipped || row.readOnly || row.action == "no-action" || out.size() >= kMost)
                continue;
            out.push_back({fmt::format("No return from {} {}", row.number, row.title),
                           changeStamp(at.stamp().id,
                                       [key = row.key](Stamp &changed) {
                                           if (!changed.runbook)
                                               changed.runbook.emplace();
                                           changed.runbook->pointOfNoReturn = key;
                                       }),
                           {}});
        }
});

/// One of the links on the circle is soft: what has it starts without.
const FixOf kCircleOfNeeds("RBK-007", [](const FixCase &at, Offers &out) {
    std::map<std::string, bool> inCircle;
    for (const auto &cycle : at.plan(PlanFor::Failover).cycles)
        for (const std::string &name : cycle)
            inCircle[name] = true;
    for (const Dependency &link : at.stamp().dependencies) {
        const Service *from = at.service(link.from), *to = at.service(link.to);
        if (!link.hard || from == nullptr || to == nullptr || !inCircle.count(from->name)
            || !inCircle.count(to->name))
            continue;
        out.push_back({fmt::format("{} starts without {}", from->name, to->name),
                       changeDependency(link.id, [](Dependency &changed) { changed.hard = false; }),
                       {}});
    }
});

} // namespace

} // namespace breakwater
