// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rehearsal/reading.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater::rehearsal {

namespace {

using Json = nlohmann::json;

/// The member's text or number as text; empty when it is missing, null or something else.
std::string textOf(const Json &object, const char *key)
{
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end())
        return {};
    if (found->is_string())
        return found->get<std::string>();
    return found->is_number() ? found->dump() : std::string();
}

const Json &memberOf(const Json &object, const char *key)
{
    static const Json kNothing;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() ? *found : kNothing;
}

Error unreadable(const std::string &what, const std::string &time, const std::string &name)
{
    return {Error::Code::Invalid, fmt::format("The time of '{}' cannot be read: '{}'.", what, time), name};
}

/// Minutes of `actual`; nothing where nobody filled it in.
Result<std::optional<double>> actualOf(const Json &actual, const std::string &key, const std::string &name)
{
    const std::string minutes = textOf(actual, "minutes"), start = textOf(actual, "start"),
                      end = textOf(actual, "end");
    if (minutes.empty() && (start.empty() || end.empty()))
        return std::optional<double>();
    const auto measured = minutes.empty() ? minutesBetween(start, end) : minutesOf(minutes);
    if (!measured)
        return unreadable(key, minutes.empty() ? start + " to " + end : minutes, name);
    return measured;
}

/// What was measured of the drill as a whole.
Result<Done> readWhole(const Json &procedure, Rehearsal &whole, const std::string &name)
{
    const Json &actual = memberOf(procedure, "actual");
    for (const auto &[key, slot] :
         {std::pair("rtoMinutes", &Rehearsal::rto), std::pair("rpoMinutes", &Rehearsal::rpo)}) {
        const std::string text = textOf(actual, key);
        if (text.empty())
            continue;
        const auto minutes = minutesOf(text);
        if (!minutes)
            return unreadable(key, text, name);
        whole.*slot = Minutes{*minutes};
    }
    for (const Json &mode : memberOf(actual, "degradedModes")) {
        if (mode.is_string())
            whole.degradedModes.push_back(mode.get<std::string>());
    }
    return Done{};
}

Result<Reading> readSteps(const Json &json, const std::string &name)
{
    Reading reading;
    reading.on = textOf(memberOf(json, "rehearsal"), "on");
    for (const Json &procedure : memberOf(json, "procedures")) {
        const std::string stamp = textOf(procedure, "stamp"), plan = textOf(procedure, "plan");
        if (plan != "failback") {
            if (const auto read = readWhole(procedure, reading.whole[stamp], name); !read)
                return read.error();
        }
        for (const Json &step : memberOf(procedure, "steps")) {
            const std::string key = textOf(step, "key");
            const auto minutes = actualOf(memberOf(step, "actual"), key, name);
            if (!minutes)
                return minutes.error();
            if (*minutes)
                reading.lines.push_back({stamp, plan, key, **minutes});
        }
    }
    return reading;
}

/// The form that `records.rehearsals` of a design has.
Result<Reading> readRecord(const Json &json, const std::string &name)
{
    Reading reading;
    reading.on = textOf(json, "on");
    const std::string stamp = textOf(json, "stamp");
    if (textOf(json, "disruption") != "region")
        return Error{Error::Code::Invalid, "Only rehearsals of the loss of a region can be read back.", name};
    const bool planned = memberOf(json, "planned").is_boolean() && memberOf(json, "planned").get<bool>();
    for (const auto &[key, minutes] : memberOf(json, "steps").items()) {
        const auto measured = minutes.is_number() ? minutesOf(minutes.dump()) : std::nullopt;
        if (!measured)
            return unreadable(key, minutes.dump(), name);
        reading.lines.push_back({stamp, planned ? "planned" : "failover", key, *measured});
    }
    return reading;
}

} // namespace

Result<Reading> readJson(std::string_view bytes, const std::string &name)
{
    const Json json = Json::parse(bytes, nullptr, false);
    if (!json.is_object())
        return Error{Error::Code::Invalid, "The file is neither JSON of a runbook's steps nor a rehearsal.",
                     name};
    if (textOf(json, "format") == "breakwater-runbook-steps")
        return readSteps(json, name);
    if (json.contains("stamp") && json.contains("steps"))
        return readRecord(json, name);
    return Error{Error::Code::Invalid, "The file is neither JSON of a runbook's steps nor a rehearsal.",
                 name};
}

Result<Reading> readLog(std::string_view bytes, const std::string &name)
{
    Reading reading;
    std::size_t number = 0;
    while (!bytes.empty()) {
        ++number;
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const Json json = Json::parse(line, nullptr, false);
        if (!json.is_object() || !json.contains("event"))
            return Error{Error::Code::Invalid, "The line is no event of a script's log.",
                         fmt::format("{}:{}", name, number)};
        if (reading.on.empty())
            reading.on = textOf(json, "at").substr(0, 10);
        if (textOf(json, "event") != "done")
            continue;
        const auto minutes = minutesOf(textOf(json, "minutes"));
        const std::string script = textOf(json, "script");
        if (!minutes)
            return unreadable(textOf(json, "step"), textOf(json, "minutes"),
                              fmt::format("{}:{}", name, number));
        if (script != "verify")
            reading.lines.push_back({textOf(json, "stamp"), script, textOf(json, "step"), *minutes});
    }
    return reading;
}

} // namespace breakwater::rehearsal
