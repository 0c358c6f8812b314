// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/journal.h"

#include <optional>
#include <string>
#include <string_view>

/// One record of a journal: `breakwater-journal <bytes> <digest>`, a line of JSON that says what follows, and
/// a design file of what changed.
namespace breakwater::storage {

std::string wholeRecord(const Journal::Origin &origin, int edits, const Topology &now);
std::string editRecord(const Topology &before, const Topology &now);

/// A journal as it was read so far.
struct JournalState {
    Journal::Origin origin;
    int edits = 0;
    Topology design;
};
/// Takes every whole record of `bytes`; what follows a torn one is left. Absent: there is none.
std::optional<JournalState> readJournal(std::string_view bytes);

} // namespace breakwater::storage
