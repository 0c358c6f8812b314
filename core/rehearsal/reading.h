// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rehearsal/measured.h"

#include <map>

/// Between the readers of this room.
namespace breakwater::rehearsal {

/// One measured step, as every format says it.
struct Line {
    std::string stamp; ///< id or name; empty: the default
    std::string plan; ///< failover, planned, failback, drill; empty: the default
    std::string key;
    double minutes = 0;
};
struct Reading {
    std::string on; ///< ISO day; empty: not said
    std::vector<Line> lines;
    std::map<std::string, Rehearsal> whole; ///< by stamp: what is measured of the drill as a whole
};

/// `14:05`, `14:05:30` or ISO 8601 with a date: minutes, and whether they count from a day that is known.
struct ClockTime {
    double minutes = 0;
    bool dated = false;
};
std::optional<ClockTime> clockTime(std::string_view text);
/// From start to end; past midnight where the end is earlier and no day is said. Nothing when either is
/// unreadable.
std::optional<double> minutesBetween(std::string_view start, std::string_view end);
/// A number of minutes as people write it, with a point or a comma; nothing when it is none, or is negative.
std::optional<double> minutesOf(std::string_view text);

Result<Reading> readCsv(std::string_view bytes, const std::string &name);
Result<Reading> readJson(std::string_view bytes, const std::string &name);
Result<Reading> readLog(std::string_view bytes, const std::string &name);

} // namespace breakwater::rehearsal
