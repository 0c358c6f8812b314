// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <algorithm>

#include <fmt/format.h>

/// TGT-003 and TGT-005 are not here: what meets a missed target is the matter of core/advice, which
/// core/assessment asks.
namespace breakwater {

namespace {

const FixOf kStoreIsWeaker("TGT-007", [](const FixCase &at, Offers &out) {
    offerGeoRedundancy(at, at.service(), out);
    offerOptions(at, at.service(), DisruptionKind::Region, out);
});

const FixOf kAvailabilityIsNotRecovery("TGT-014", [](const FixCase &at, Offers &out) {
    offerGeoRedundancy(at, at.service(), out);
    offerOptions(at, at.service(), DisruptionKind::Region, out);
});

const FixOf kStrategyFits("TGT-010", [](const FixCase &at, Offers &out) {
    for (const Strategy strategy : {Strategy::WarmStandby, Strategy::HotStandby, Strategy::ActiveActive})
        out.push_back(
            {"Move to " + spaced(toWord(strategy)),
             changeStamp(at.stamp().id, [strategy](Stamp &changed) { changed.strategy = strategy; }),
             {}});
    out.push_back({"Lower the workload to tier 1",
                   changeStamp(at.stamp().id, [](Stamp &changed) { changed.criticality = 1; }),
                   {}});
});

/// How long it takes is for the room to say; that nobody has said so is better than a zero.
const FixOf kNobodyDecides("TGT-011", [](const FixCase &at, Offers &out) {
    const auto open = [](std::optional<Duration> &duration) {
        if (duration && duration->planningValue() <= Minutes{0})
            duration.reset();
    };
    out.push_back({"Leave the time open until somebody states it",
                   changeStamp(at.stamp().id,
                               [open](Stamp &changed) {
                                   open(changed.timing.detect);
                                   open(changed.timing.decide);
                               }),
                   {}});
});

} // namespace

} // namespace breakwater
