// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/playback/event_log_text.h"

#include <nlohmann/json.hpp>

namespace breakwater {
namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<Minutes> &minutes)
{
    return minutes ? Json(minutes->count()) : Json(nullptr);
}

Json toJson(const Figure &figure)
{
    const bool known = figure.known();
    return {{"state",
             known                                          ? "value"
                 : figure.state == Figure::State::Unbounded ? "unbounded"
                                                            : "unknown"},
            {"minutes", known ? Json(figure.value.count()) : Json(nullptr)}};
}

Json toJson(const PlayEvent &event)
{
    Json json{{"at", event.at.count()},
              {"tPlus", event.tPlus.count()},
              {"event", toWord(event.kind)},
              {"stamp", event.stamp.text},
              {"service", event.service ? Json(event.service->text) : Json(nullptr)},
              {"side", event.service ? Json(toWord(event.side)) : Json(nullptr)},
              {"block", event.block.empty() ? Json(nullptr) : Json(event.block)},
              {"title", event.title},
              {"critical", event.critical},
              {"atLeast", event.atLeast}};
    if (event.loss)
        json["loss"] = toJson(*event.loss);
    return json;
}

Json toJson(const PlayResult &result)
{
    return {{"stamp", result.stamp.text},
            {"rto", orNull(result.rto)},
            {"unbounded", !result.rto},
            {"atLeast", result.atLeast},
            {"rtoTarget", orNull(result.rtoTarget)},
            {"rtoVerdict", toWord(result.rtoVerdict)},
            {"rpo", toJson(result.rpo)},
            {"rpoStore", result.rpoStore ? Json(result.rpoStore->text) : Json(nullptr)},
            {"rpoTarget", orNull(result.rpoTarget)},
            {"rpoVerdict", toWord(result.rpoVerdict)}};
}

} // namespace

std::string eventLogJson(const Snapshot &now, const EventLog &log)
{
    Json events = Json::array(), results = Json::array();
    for (const PlayEvent &event : log.events)
        events.push_back(toJson(event));
    for (const PlayResult &result : log.results)
        results.push_back(toJson(result));
    const Json json{
        {"design", now.topology->engagement->name},
        {"disruption",
         {{"kind", toWord(log.disruption.kind)},
          {"target", log.disruption.target ? Json(*log.disruption.target) : Json(nullptr)},
          {"planned", log.disruption.planned},
          {"malicious", log.disruption.malicious},
          {"words", log.words}}},
        {"back", log.back},
        {"clock",
         {{"at", "minutes " + clockName(log)},
          {"tPlus",
           log.fromWindow ? "minutes since the start of the window" : "minutes since the declaration"},
          {"declared", log.declared.count()}}},
        {"end", orNull(log.end)},
        {"atLeast", log.atLeast},
        {"results", results},
        {"events", events}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace breakwater
