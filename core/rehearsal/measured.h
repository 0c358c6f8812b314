// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"
#include "core/support/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The measured times of a drill, from the file that somebody filled in or that a script wrote.
namespace breakwater {

/// What one file says of one stamp and one kind of move.
struct Measured {
    Rehearsal rehearsal;
    std::vector<std::string> unknownKeys; ///< measured, but no step of today's plan: left out
};

/// What the file may leave open.
struct MeasuredDefaults {
    std::string on; ///< ISO day of the drill; empty: the file has to say it
    std::optional<StampId> stamp; ///< of a table without a column for it
    bool planned = true; ///< of a table without a column for the plan
};

/// Reads any of: the steps of a runbook as JSON, with `actual` filled in; the sheet Steps saved as CSV; the
/// log of a script, one JSON object a line; the rehearsal that a script leaves beside its log. A step counts
/// when it has minutes, or a start and an end. Invalid: not one of these, a time that cannot be read, a stamp
/// that the design has not, no step measured.
Result<std::vector<Measured>> readMeasured(std::string_view bytes, const std::string &name,
                                           const Snapshot &now, const MeasuredDefaults &defaults);

/// Adds them to the design's records; what is there already, value for value, is not added twice.
Edit recordMeasured(std::vector<Rehearsal> rehearsals);

} // namespace breakwater
