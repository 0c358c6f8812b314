// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/estimate.h"
#include "widgets/theme/marks.h"

namespace breakwater {

/// What stands beside a figure that was held against its target; nothing where there is no target.
inline Mark markOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return Mark::Ok;
    case Verdict::Missed:
        return Mark::Error;
    case Verdict::Unknown:
        return Mark::Warning;
    case Verdict::NotJudged:
        break;
    }
    return Mark::None;
}

} // namespace breakwater
