// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>

/// Purpose, scope, assumptions, and what this runbook is not for.
namespace breakwater::paper {

namespace {

std::string purposeOf(const Context &c)
{
    switch (c.kind) {
    case RunbookKind::Failover:
        return fmt::format("This runbook brings {} back in the recovery region after the {}.", c.stampNames(),
                           disruptionTitle(c.plan.disruption.kind));
    case RunbookKind::Planned:
        return fmt::format(
            "This runbook moves {} to the recovery region in an agreed window, before anything "
            "is lost.",
            c.stampNames());
    case RunbookKind::Failback:
        return fmt::format("This runbook brings {} back to the first region, once it is well again.",
                           c.stampNames());
    case RunbookKind::Drill:
        return fmt::format("This runbook proves that {} can be moved to the recovery region and back, and "
                           "records how long each step takes.",
                           c.stampNames());
    }
    return {};
}

std::vector<std::string> assumptionsOf(const Context &c)
{
    std::vector<std::string> list;
    if (c.kind == RunbookKind::Failover)
        list.emplace_back(
            "The whole primary region is lost and stays lost for longer than the recovery takes.");
    else if (c.isBack())
        list.emplace_back("The first region is well again; the service runs in the recovery region until the "
                          "window opens.");
    else
        list.emplace_back("Both regions are well when the window opens.");
    list.insert(
        list.end(),
        {"Times are planning values of whole recovery options. Each has its range, grade and source in the "
         "evidence appendix; an unknown time stays unknown and makes the total a lower bound.",
         "The people named in a step are free to do it at its time.",
         "Commands were composed from the catalog of facts and the names of the design. They prove nothing "
         "until a drill has run them.",
         c.isBack() ? "The first region still has the capacity that it had before."
                    : "The recovery region has the capacity that the readiness checks ask for."});
    return list;
}

std::vector<std::string> exclusionsOf(const Context &c)
{
    std::vector<std::string> list{
        "Loss of one availability zone, of one service or of an outside provider.",
        "Corruption, deletion and attack: contain the cause and restore to a clean point instead."};
    if (c.kind == RunbookKind::Drill)
        list.emplace_back(
            "A real loss of the region: use the failover runbook, whose clock starts at the loss.");
    else if (!c.isBack())
        list.emplace_back(
            "Improvising the way back from these steps in reverse order: failback is a part, and "
            "a runbook, of its own.");
    return list;
}

std::vector<std::string> holdsOf(const Context &c)
{
    if (c.kind == RunbookKind::Failover)
        return {"The provider gives a credible end of the outage that is sooner than this procedure takes.",
                "The data at risk costs the business more than the outage does.",
                "The recovery region is affected as well.",
                "The cause may be our own change or an attack, and is not contained."};
    return {"A copy is not healthy, or its lag is not known.", "Either region has an open incident.",
            "The business has a date within the window that it cannot miss.",
            "A change is under way in either region."};
}

} // namespace

void addPurpose(Context &c)
{
    c.out.part("Purpose, scope and assumptions", "purpose");
    c.out.say(
        purposeOf(c)
        + " It is written for the people who carry it out, and is complete without the systems that may "
          "be lost.");
    c.out.section("Scope", "scope");
    Table scope;
    scope.header = {"Stamp", "From", "To", "Services", "Steps"};
    scope.widths = {0.3, 0.22, 0.22, 0.13, 0.13};
    scope.rightAligned = {false, false, false, true, true};
    for (const Stamp *stamp : c.stamps) {
        const auto steps = std::count_if(c.steps().begin(), c.steps().end(),
                                         [&](const StepPlace &s) { return c.blockOf(s).stamp == stamp->id; });
        scope.rows.push_back({cell(stamp->name), cell(c.fromRegion(*stamp)), cell(c.toRegion(*stamp)),
                              cell(fmt::format("{}", stamp->services.size())),
                              cell(fmt::format("{}", steps))});
    }
    c.out.add(std::move(scope));
    c.out.section("Assumptions", "assumptions");
    c.out.list(assumptionsOf(c));
    c.out.section("Not in this runbook", "exclusions");
    c.out.list(exclusionsOf(c));
    c.out.section(c.kind == RunbookKind::Failover ? "When not to fail over" : "When not to start", "hold");
    c.out.list(holdsOf(c));
}

} // namespace breakwater::paper
