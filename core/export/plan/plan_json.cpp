// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/plan/plan_text.h"

#include <nlohmann/json.hpp>

namespace breakwater {
namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<Minutes> &minutes)
{
    return minutes ? Json(minutes->count()) : Json(nullptr);
}

Json stateOf(Figure::State state)
{
    return state == Figure::State::Value    ? "value"
        : state == Figure::State::Unbounded ? "unbounded"
                                            : "unknown";
}

Json toJson(const BlockTime &time)
{
    const bool known = time.state == Figure::State::Value;
    return {{"state", stateOf(time.state)},
            {"minutes", known ? Json(time.planning.count()) : Json(nullptr)},
            {"min", orNull(time.min)},
            {"max", orNull(time.max)},
            {"grade", toWord(time.grade)},
            {"source", time.source},
            {"text", time.text}};
}

Json toJson(const PlanRow &row)
{
    constexpr std::string_view markers[] = {"auto", "manual", "decision", "hold"};
    Json json{{"key", row.key},
              {"number", row.number},
              {"title", row.title},
              {"kind", toWord(row.kind)},
              {"marker", markers[static_cast<std::size_t>(row.marker)]},
              {"command", row.command},
              {"action", row.action},
              {"owner", row.ownerTitle},
              {"ownerRole", row.owner ? Json(row.owner->text) : Json(nullptr)},
              {"expect", row.expect},
              {"rollback", row.rollback},
              {"readOnly", row.readOnly},
              {"gate", row.gate},
              {"skipped", row.skipped},
              {"inverse", row.inverse.empty() ? Json(nullptr) : Json(row.inverse)},
              {"irreversible", row.irreversible}};
    if (row.time)
        json["time"] = toJson(*row.time);
    return json;
}

Json toJson(const Effect &effect)
{
    constexpr std::string_view words[] = {"writers-stopped", "writable",     "serving",
                                          "traffic-moved",   "copy-rebuilt", "degraded"};
    return {{"effect", words[static_cast<std::size_t>(effect.kind)]},
            {"service", effect.service ? Json(effect.service->text) : Json(nullptr)},
            {"side", toWord(effect.side)}};
}

Json toJson(const Alternative &other)
{
    return {{"option", other.option.text},
            {"title", other.title},
            {"time", toJson(other.time)},
            {"loss",
             {{"state", stateOf(other.loss.state)},
              {"minutes", other.loss.known() ? Json(other.loss.value.count()) : Json(nullptr)}}}};
}

Json blockJson(const RecoveryPlan &plan, const Schedule &schedule, std::size_t index)
{
    constexpr std::string_view kinds[] = {"detect", "decide", "fence",     "option", "standby",
                                          "check",  "room",   "milestone", "copy",   "degraded"};
    const PlanBlock &block = plan.blocks[index];
    const BlockWindow &window = schedule.windows[index];
    Json after = Json::array(), rows = Json::array(), effects = Json::array(), alternatives = Json::array();
    for (std::size_t i = 0; i < block.after.size(); ++i)
        after.push_back({{"key", plan.blocks[block.after[i]].key}, {"because", block.because[i]}});
    for (const PlanRow &row : block.rows)
        rows.push_back(toJson(row));
    for (const Effect &effect : block.effects)
        effects.push_back(toJson(effect));
    for (const Alternative &other : block.alternatives)
        alternatives.push_back(toJson(other));
    return {{"key", block.key},
            {"kind", kinds[static_cast<std::size_t>(block.kind)]},
            {"stamp", block.stamp.text},
            {"service", block.service ? Json(block.service->text) : Json(nullptr)},
            {"option", block.option.empty() ? Json(nullptr) : Json(block.option.text)},
            {"title", block.title},
            {"phase", toWord(block.phase)},
            {"start", window.start.count()},
            {"end", window.end.count()},
            {"critical", window.critical},
            {"atLeast", window.atLeast},
            {"counts", block.counts},
            {"fromDetection", block.fromDetection},
            {"busy", block.busy.empty() ? Json(nullptr) : Json(block.busy)},
            {"successShare", block.successShare ? Json(*block.successShare) : Json(nullptr)},
            {"time", toJson(block.time)},
            {"after", after},
            {"alternatives", alternatives},
            {"effects", effects},
            {"rows", rows}};
}

Json toJson(const Promise &promise, const RecoveryPlan &plan)
{
    Json path = Json::array();
    for (const std::size_t index : promise.criticalPath)
        path.push_back(plan.blocks[index].key);
    return {{"minutes", promise.unbounded ? Json(nullptr) : Json(promise.rto.count())},
            {"unbounded", promise.unbounded},
            {"atLeast", promise.atLeast},
            {"openEnded", promise.openEnded},
            {"unknown", promise.unknown},
            {"criticalPath", path}};
}

} // namespace

std::string planJson(const Snapshot &now, const RecoveryPlan &plan, const Schedule &schedule)
{
    Json stamps = Json::array(), blocks = Json::array();
    for (const StampId &stamp : plan.stamps)
        if (const auto promise = schedule.byStamp.find(stamp); promise != schedule.byStamp.end())
            stamps.push_back({{"stamp", stamp.text}, {"rto", toJson(promise->second, plan)}});
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        blocks.push_back(blockJson(plan, schedule, i));
    const Disruption &disruption = plan.disruption;
    const Json json{{"disruption",
                     {{"kind", toWord(disruption.kind)},
                      {"target", disruption.target ? Json(*disruption.target) : Json(nullptr)},
                      {"planned", disruption.planned},
                      {"malicious", disruption.malicious},
                      {"words", inWords(disruption, *now.topology, *now.catalog)}}},
                    {"back", plan.options.back},
                    {"owners", plan.options.owners},
                    {"together", plan.options.together},
                    {"clock",
                     {{"declared", schedule.declared.count()},
                      {"detect", schedule.detectKnown ? Json(schedule.detect.count()) : Json(nullptr)},
                      {"decide", schedule.decideKnown ? Json(schedule.decide.count()) : Json(nullptr)}}},
                    {"rto", toJson(schedule.whole, plan)},
                    {"stamps", stamps},
                    {"cycles", plan.cycles},
                    {"unprotected", plan.unprotected},
                    {"unfenced", plan.unfenced},
                    {"staleOverrides", plan.staleOverrides},
                    {"notes", plan.notes},
                    {"blocks", blocks}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace breakwater
