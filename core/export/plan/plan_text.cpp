// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/plan/plan_text.h"

#include "core/export/quote.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace breakwater {
namespace {

using quote::line;

std::string_view markerWord(PlanRow::Marker marker)
{
    constexpr std::string_view words[] = {"AUTO", "MANUAL", "DECISION", "HOLD"};
    return words[static_cast<std::size_t>(marker)];
}

std::string rowText(const PlanRow &row)
{
    std::string text = fmt::format("    {} {} {} | {}{}{}{}\n", row.number, markerWord(row.marker),
                                   line(row.ownerTitle), line(row.title), row.skipped ? " (left out)" : "",
                                   row.irreversible ? " (no way back)" : "",
                                   row.time ? " (" + timeText(*row.time) + ")" : "");
    if (!row.command.empty())
        text += "        $ " + line(row.command) + "\n";
    return text;
}

std::string blockText(const RecoveryPlan &plan, const Schedule &schedule, std::size_t index)
{
    const PlanBlock &block = plan.blocks[index];
    const BlockWindow &window = schedule.windows[index];
    const bool open = block.time.state == Figure::State::Unbounded;
    std::string text = fmt::format(
        "{}{} to {}{}  {}  [{}] {}{}\n", window.critical ? "* " : "  ", onTheClock(window.start),
        open ? "no known end" : onTheClock(window.end), window.atLeast && !open ? " or later" : "",
        line(block.title), toWord(block.phase), timeText(block.time), block.counts ? "" : ", delays nobody");
    text += "      " + line(block.key) + (block.fromDetection ? "  (starts by itself)" : "")
        + (block.busy.empty() ? "" : "  (keeps busy: " + line(block.busy) + ")") + "\n";
    for (std::size_t i = 0; i < block.after.size(); ++i)
        text += fmt::format("      after {}: {}\n", line(plan.blocks[block.after[i]].key),
                            line(block.because[i]));
    if (block.successShare)
        text += fmt::format("      works in {:.0f} % of cases\n", *block.successShare * 100);
    for (const Alternative &other : block.alternatives)
        text += fmt::format("      else {} ({}): {}, loses {}\n", line(other.title), line(other.option.text),
                            timeText(other.time), humanFigure(other.loss));
    for (const PlanRow &row : block.rows)
        text += rowText(row);
    return text;
}

} // namespace

std::string onTheClock(Minutes at)
{
    const double count = at.count();
    // Whole minutes are what a person on call can keep; what rounds to nothing has no sign.
    const double whole = std::round(count);
    return fmt::format("T{}{:.0f}", whole < 0 ? '-' : '+', std::abs(whole));
}

std::string timeText(const BlockTime &time)
{
    switch (time.state) {
    case Figure::State::Unknown:
        return "unknown";
    case Figure::State::Unbounded:
        return "unbounded";
    case Figure::State::Value:
        break;
    }
    return fmt::format("{} ({}{})", humanMinutes(time.planning), toWord(time.grade),
                       time.max ? "" : ", no upper bound");
}

std::string promiseText(const Promise &promise)
{
    std::string text = promise.unbounded ? "unbounded, at least " : promise.atLeast ? "at least " : "";
    text += humanMinutes(promise.rto);
    if (promise.openEnded)
        text += " (a time on the way has no upper bound)";
    return text;
}

std::string planText(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule)
{
    const std::string what = line(inWords(plan.disruption, *now.topology, *now.catalog));
    if (plan.blocks.empty() && plan.cycles.empty())
        return fmt::format("Nothing is touched by {}.\n", what);
    std::string text = plan.options.back
        ? fmt::format("The way back after {}: window of {}", what, promiseText(schedule.whole))
        : plan.disruption.planned
        ? fmt::format("For {}: window of {}", what, promiseText(schedule.whole))
        : fmt::format("After {}: detect {}, decide {}, RTO {}", what, humanMinutes(schedule.detect),
                      humanMinutes(schedule.decide), promiseText(schedule.whole));
    text += "\n";
    for (const std::string &key : schedule.whole.unknown)
        text += fmt::format("  unknown time: {}\n", line(key));
    for (const auto &cycle : plan.cycles)
        text += fmt::format("A circle of needs: {}\n", line(fmt::format("{}", fmt::join(cycle, ", "))));
    for (const std::string &id : plan.unprotected) {
        const Service *service = now.topology->find(ServiceId{id}).second;
        text += fmt::format("Nothing brings back {}\n", line(service ? service->name : id));
    }
    for (const std::string &key : plan.staleOverrides)
        text += fmt::format("Override without a step: {}\n", line(key));
    for (const std::string &note : plan.notes)
        text += line(note) + "\n";
    std::vector<std::size_t> order(plan.blocks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return schedule.windows[a].start < schedule.windows[b].start;
    });
    for (const std::size_t i : order)
        text += "\n" + blockText(plan, schedule, i);
    return text;
}

} // namespace breakwater
