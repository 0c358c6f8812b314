// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/event_log.h"

#include <string>

/// The log of an outage that was played, to read, to compute with and for a spreadsheet. Both clocks stand in
/// each of them.
namespace breakwater {

/// For people: a line an event, then how it ended.
std::string eventLogText(const Snapshot &now, const EventLog &log);
/// One object: clocks, events, results. Minutes; null where a time is not known or has no bound.
std::string eventLogJson(const Snapshot &now, const EventLog &log);
/// A row an event, after RFC 4180.
std::string eventLogCsv(const Snapshot &now, const EventLog &log);

/// "Orders database can be written": an event as one sentence without its time; plain text, not quoted.
std::string eventSentence(const PlayEvent &event);
/// "since the disruption" or "since the start of the window".
std::string clockName(const EventLog &log);

} // namespace breakwater
