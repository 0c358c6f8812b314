// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/playback/event_log_text.h"

#include "core/export/quote.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include <fmt/format.h>

namespace breakwater {
namespace {

std::string sideOf(const PlayEvent &event)
{
    switch (event.side) {
    case Site::Primary:
        return " on the primary side";
    case Site::Secondary:
        return " on the secondary side";
    default:
        return "";
    }
}

bool isEffect(PlayEvent::Kind kind)
{
    using Kind = PlayEvent::Kind;
    constexpr std::array effects{Kind::Writable, Kind::Serving, Kind::CopyRebuilt, Kind::WritersStopped};
    return std::find(effects.begin(), effects.end(), kind) != effects.end();
}

std::string lineOf(const PlayEvent &event)
{
    return fmt::format("{} {:>9}  {:>11}  {}{}\n", event.critical ? '*' : ' ', clockText(event.at),
                       "T" + std::string(event.tPlus < Minutes{0} ? "" : "+") + clockText(event.tPlus),
                       quote::line(eventSentence(event)), event.atLeast ? " (or later)" : "");
}

std::string resultOf(const Snapshot &now, const PlayResult &result)
{
    const Stamp *stamp = now.topology->stamp(result.stamp);
    std::string text = stamp ? quote::line(stamp->name) : result.stamp.text;
    text += fmt::format(": RTO {}{}", result.atLeast && result.rto ? "at least " : "",
                        result.rto ? humanMinutes(*result.rto) : std::string("unbounded"));
    if (result.rtoTarget)
        text += fmt::format(" of {}", humanMinutes(*result.rtoTarget));
    text += fmt::format(" - {}; RPO {}", toWord(result.rtoVerdict), humanFigure(result.rpo));
    if (result.rpoTarget)
        text += fmt::format(" of {}", humanMinutes(*result.rpoTarget));
    return text + fmt::format(" - {}\n", toWord(result.rpoVerdict));
}

std::string capitalised(std::string text)
{
    if (!text.empty())
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

} // namespace

std::string eventSentence(const PlayEvent &event)
{
    using Kind = PlayEvent::Kind;
    switch (event.kind) {
    case Kind::DataLost:
        if (event.loss && event.loss->known() && event.loss->value <= Minutes{0})
            return fmt::format("{} loses no data", event.title);
        if (event.loss && event.loss->known())
            return fmt::format("{} loses up to {} of data", event.title, humanMinutes(event.loss->value));
        return event.loss && event.loss->state == Figure::State::Unbounded
            ? fmt::format("{} loses everything", event.title)
            : fmt::format("{} loses an unknown amount of data", event.title);
    case Kind::TrafficMoved:
        return fmt::format("{} leads clients to the {} side", event.title, toWord(event.side));
    case Kind::Detected:
    case Kind::Declared:
    case Kind::Recovered:
    case Kind::Ended:
    case Kind::Started:
        return fmt::format("{}: {}", event.title, inWords(event.kind));
    default:
        return fmt::format("{} {}{}", event.title, inWords(event.kind),
                           isEffect(event.kind) ? sideOf(event) : std::string());
    }
}

std::string clockName(const EventLog &log)
{
    return log.fromWindow ? "since the start of the window" : "since the disruption";
}

std::string eventLogText(const Snapshot &now, const EventLog &log)
{
    std::string text = capitalised(quote::line(log.words)) + (log.back ? ", the way back" : "") + "\n\n";
    text += fmt::format("First clock: the RTO clock, minutes:seconds {}. Second clock: T+0 is {}. "
                        "* critical path.\n\n",
                        clockName(log), log.fromWindow ? "the start of the window" : "the declaration");
    if (log.events.empty())
        text += "Nothing is touched.\n";
    for (const PlayEvent &event : log.events)
        text += lineOf(event);
    text += '\n';
    for (const PlayResult &result : log.results)
        text += resultOf(now, result);
    return text;
}

} // namespace breakwater
