// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/plan.h"
#include "core/rehearsal/reading.h"
#include "core/support/day.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace breakwater {

namespace {

using rehearsal::Line;
using rehearsal::Reading;

/// The first character that says something tells an object from a table; a second line, a log from one
/// object.
Result<Reading> readAny(std::string_view bytes, const std::string &name)
{
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return Error{Error::Code::Invalid, "The file is empty.", name};
    if (bytes[first] != '{')
        return rehearsal::readCsv(bytes, name);
    const std::string_view line = bytes.substr(first, bytes.find('\n', first) - first);
    const bool isLog =
        line.find("\"event\"") != std::string_view::npos && line.find('}') != std::string_view::npos;
    return isLog ? rehearsal::readLog(bytes, name) : rehearsal::readJson(bytes, name);
}

/// By id, else by a name that is there once; an empty word is the default, or the only stamp.
const Stamp *stampCalled(const Topology &topology, const std::string &word, const MeasuredDefaults &defaults)
{
    if (word.empty() && defaults.stamp)
        return topology.stamp(*defaults.stamp);
    if (word.empty())
        return topology.stamps.size() == 1 ? topology.stamps.front().get() : nullptr;
    if (const Stamp *stamp = topology.stamp(StampId{word}))
        return stamp;
    const Stamp *found = nullptr;
    for (const auto &stamp : topology.stamps) {
        if (stamp->name == word) {
            if (found != nullptr)
                return nullptr;
            found = stamp.get();
        }
    }
    return found;
}

std::set<std::string> keysOf(const Snapshot &now, const StampId &stamp, bool planned, bool back)
{
    Disruption disruption;
    disruption.planned = planned;
    PlanOptions options;
    options.back = back;
    std::set<std::string> keys;
    for (const PlanBlock &block : makePlan(now, disruption, {stamp}, options).blocks) {
        for (const PlanRow &row : block.rows)
            keys.insert(row.key);
    }
    return keys;
}

/// The way back follows the loss, not the planned move; what both ways call by the same key was not measured
/// on the way there.
bool belongs(const Line &line)
{
    return line.plan != "failback" || line.key.find("/failback/") != std::string::npos;
}

struct Group {
    Rehearsal rehearsal;
    bool back = false;
};

} // namespace

Result<std::vector<Measured>> readMeasured(std::string_view bytes, const std::string &name,
                                           const Snapshot &now, const MeasuredDefaults &defaults)
{
    const auto reading = readAny(bytes, name);
    if (!reading)
        return reading.error();
    const std::string on = defaults.on.empty() ? reading->on : defaults.on;
    if (!dayFrom(on))
        return Error{Error::Code::Invalid,
                     "The file does not say on which day the drill was; say it with --on.", name};
    std::vector<Measured> all;
    for (const Line &line : reading->lines) {
        if (!belongs(line))
            continue;
        const Stamp *stamp = stampCalled(*now.topology, line.stamp, defaults);
        if (stamp == nullptr)
            return Error{Error::Code::Invalid,
                         line.stamp.empty()
                             ? std::string("The file does not say of which stamp it is; say it with "
                                           "--stamp.")
                             : fmt::format("The design has no stamp '{}'.", line.stamp),
                         name};
        const bool planned =
            line.plan.empty() ? defaults.planned : line.plan == "planned" || line.plan == "drill";
        auto found = std::find_if(all.begin(), all.end(), [&](const Measured &m) {
            return m.rehearsal.stamp == stamp->id && m.rehearsal.planned == planned;
        });
        if (found == all.end()) {
            Measured fresh;
            if (const auto whole = reading->whole.find(stamp->id.text);
                whole != reading->whole.end() && line.plan != "failback")
                fresh.rehearsal = whole->second;
            fresh.rehearsal.stamp = stamp->id;
            fresh.rehearsal.on = on;
            fresh.rehearsal.planned = planned;
            found = all.insert(all.end(), std::move(fresh));
        }
        found->rehearsal.steps[line.key] = line.minutes;
    }
    if (all.empty())
        return Error{Error::Code::Invalid, "No step of the file has a measured time.", name};
    for (Measured &measured : all) {
        std::set<std::string> known =
            keysOf(now, measured.rehearsal.stamp, measured.rehearsal.planned, false);
        known.merge(keysOf(now, measured.rehearsal.stamp, false, true));
        std::erase_if(measured.rehearsal.steps, [&](const auto &step) {
            const bool unknown = known.count(step.first) == 0;
            if (unknown)
                measured.unknownKeys.push_back(step.first);
            return unknown;
        });
    }
    return all;
}

Edit recordMeasured(std::vector<Rehearsal> rehearsals)
{
    return [rehearsals = std::move(rehearsals)](const Topology &topology) -> Result<Topology> {
        Records records = *topology.records;
        for (const Rehearsal &rehearsal : rehearsals) {
            const auto &there = records.rehearsals;
            if (std::find(there.begin(), there.end(), rehearsal) == there.end())
                records.rehearsals.push_back(rehearsal);
        }
        Topology changed = topology;
        changed.records = std::make_shared<const Records>(std::move(records));
        return changed;
    };
}

} // namespace breakwater
