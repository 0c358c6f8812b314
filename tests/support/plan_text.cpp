// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plan_text.h"

#include <fmt/format.h>

namespace breakwater::test {
namespace {

std::string clock(Minutes minutes)
{
    const double count = minutes.count();
    // What rounds to nothing has no sign.
    if (count > -0.005 && count < 0.005)
        return "T+0";
    return (count < 0 ? "T-" : "T+") + formatMinutes(Minutes{count < 0 ? -count : count});
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

std::string_view markerWord(PlanRow::Marker marker)
{
    constexpr std::string_view words[] = {"AUTO", "MANUAL", "DECISION", "HOLD"};
    return words[static_cast<std::size_t>(marker)];
}

std::string blockText(const RecoveryPlan &plan, const Schedule &schedule, std::size_t index)
{
    const PlanBlock &block = plan.blocks[index];
    const BlockWindow &window = schedule.windows[index];
    std::string text =
        fmt::format("{}{} to {}  {}  [{}] {}{}{}\n", window.critical ? "* " : "  ", clock(window.start),
                    clock(window.end), block.title, toWord(block.phase), timeText(block.time),
                    window.atLeast ? ", at least" : "", block.counts ? "" : ", delays nobody");
    text += "      " + block.key + (block.fromDetection ? "  (starts at detection)" : "") + "\n";
    for (std::size_t i = 0; i < block.after.size(); ++i)
        text += fmt::format("      after {}: {}\n", plan.blocks[block.after[i]].key, block.because[i]);
    for (const PlanRow &row : block.rows) {
        text += fmt::format("    {} {} {} | {}{}{}\n", row.number, markerWord(row.marker), row.ownerTitle,
                            row.title, row.skipped ? " (left out)" : "",
                            row.time ? " (" + timeText(*row.time) + ")" : "");
        if (!row.command.empty())
            text += "        $ " + row.command + "\n";
    }
    return text;
}

std::string promiseText(const Promise &promise)
{
    std::string text = promise.unbounded ? "unbounded, at least " : promise.atLeast ? "at least " : "";
    text += humanMinutes(promise.rto);
    if (promise.openEnded)
        text += " (a time on the critical path has no upper bound)";
    for (const std::string &key : promise.unknown)
        text += "\n    unknown: " + key;
    return text;
}

} // namespace

std::string planText(const RecoveryPlan &plan, const Schedule &schedule)
{
    std::string text = fmt::format("Detect {}, decide {}, RTO {}\n", humanMinutes(schedule.detect),
                                   humanMinutes(schedule.decide), promiseText(schedule.whole));
    for (const auto &cycle : plan.cycles)
        text += fmt::format("Cycle: {}\n", fmt::join(cycle, ", "));
    for (const std::string &service : plan.unprotected)
        text += fmt::format("Nothing brings back {}\n", service);
    for (const std::string &key : plan.staleOverrides)
        text += fmt::format("Override without a step: {}\n", key);
    for (const std::string &note : plan.notes)
        text += note + "\n";
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        text += "\n" + blockText(plan, schedule, i);
    return text;
}

std::string estimateText(const Topology &topology, const StampEstimate &estimate)
{
    const auto target = [](const std::optional<Minutes> &minutes) {
        return minutes ? humanMinutes(*minutes) : std::string("none");
    };
    std::string text = fmt::format(
        "{}\n  RTO {}, target {}: {}\n  RPO {}, target {}: {}\n", topology.stamp(estimate.stamp)->name,
        promiseText(estimate.rto), target(estimate.rtoTarget), toWord(estimate.rtoVerdict),
        humanFigure(estimate.rpo), target(estimate.rpoTarget), toWord(estimate.rpoVerdict));
    if (estimate.rpoStore)
        text += fmt::format("  Set by {}\n", topology.find(*estimate.rpoStore).second->name);
    for (const StoreRpo &store : estimate.stores)
        text += fmt::format("    {}: {} ({}, {}; target {})\n", topology.find(store.store).second->name,
                            humanFigure(store.rpo), store.option.empty() ? "nothing" : store.option.text,
                            toWord(store.rpo.grade), target(store.target));
    text += "  Critical path\n";
    for (const std::string &title : estimate.criticalTitles)
        text += "    " + title + "\n";
    return text;
}

} // namespace breakwater::test
