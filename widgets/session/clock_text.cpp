// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/clock_text.h"

#include "core/playback/event_log.h"
#include "widgets/session/text.h"

#include <QCoreApplication>

#include <cmath>

namespace breakwater {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(ClockText)
};

} // namespace

QString tPlusText(Minutes at)
{
    const long whole = std::lround(at.count());
    return QStringLiteral("T%1%2").arg(whole < 0 ? QLatin1Char('-') : QLatin1Char('+')).arg(std::labs(whole));
}

QString secondsText(Minutes at)
{
    return toQt(clockText(at));
}

QString timeText(const BlockTime &time)
{
    switch (time.state) {
    case Figure::State::Unknown:
        return Say::tr("unknown");
    case Figure::State::Unbounded:
        return Say::tr("unbounded");
    case Figure::State::Value:
        break;
    }
    return time.max ? Say::tr("%1, %2").arg(minutesText(time.planning), titleOf(time.grade))
                    : Say::tr("%1, %2, no upper bound").arg(minutesText(time.planning), titleOf(time.grade));
}

} // namespace breakwater
