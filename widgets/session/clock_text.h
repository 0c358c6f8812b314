// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"

#include <QString>

/// Times of a plan and of its clocks, as the screen writes them.
namespace breakwater {

/// "T+43", "T-10": whole minutes on the clock of the declaration.
QString tPlusText(Minutes at);
/// "12:05", "1:02:03": minutes and seconds, hours where there are some.
QString secondsText(Minutes at);
/// "10 min, stated", "unknown", "unbounded".
QString timeText(const BlockTime &time);

} // namespace breakwater
