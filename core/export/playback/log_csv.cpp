// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/playback/event_log_text.h"

#include "core/export/quote.h"

#include <fmt/format.h>

namespace breakwater {

std::string eventLogCsv(const Snapshot &now, const EventLog &log)
{
    std::string text = fmt::format("{},T+ minutes,Event,Stamp,Subject,Critical path,Or later\r\n",
                                   quote::csv("Minutes " + clockName(log)));
    for (const PlayEvent &event : log.events) {
        const Stamp *stamp = now.topology->stamp(event.stamp);
        text += fmt::format(
            "{},{},{},{},{},{},{}\r\n", formatMinutes(event.at), formatMinutes(event.tPlus),
            quote::csv(toWord(event.kind)), quote::csv(stamp ? stamp->name : event.stamp.text),
            quote::csv(eventSentence(event)), event.critical ? "yes" : "no", event.atLeast ? "yes" : "no");
    }
    return text;
}

} // namespace breakwater
