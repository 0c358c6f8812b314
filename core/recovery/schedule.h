// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/critical_path.h"
#include "core/recovery/plan.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

/// When each block of a plan runs, with planning values, and what the plan promises.
/// Two clocks: the RTO clock starts at the disruption; T+0 is the declaration (disruption + detect + decide).
/// Of a planned failover and of a way back T+0 is the start of the window, and the RTO clock starts there
/// too. Stamps that are declared apart share one T+0 in a plan for several: that of the latest declaration.
/// Where nobody decides anything, T+0 is the detection. A time that is unknown or has no bound adds nothing
/// to a sum.
namespace breakwater {

struct BlockWindow {
    Minutes start{0}, end{0}; ///< on the T+ clock; negative before the declaration
    bool critical = false; ///< on the longest chain
    bool atLeast = false; ///< an unknown or unbounded time lies on the way: not before
};

struct Promise {
    Minutes rto{0}; ///< detect + decide + T+ of the end of the last step; sum of what is known; of a way back
                    ///< the length of the window
    bool unbounded = false; ///< something on the way has no bound: every target is missed
    bool atLeast = false; ///< an unknown time, a vendor's own timing or a cut circle lies on the way
    bool openEnded = false; ///< nobody bounds a time on any way from above, so it may become the longest: the
                            ///< planning value stands, percentiles read "at least"
    /// Share of cases in which every way that the plan takes works, or another one after it. In the others
    /// nothing ends it: percentiles beyond it have no bound.
    double works = 1;
    std::vector<std::string> unknown; ///< keys of blocks without a time
    std::vector<std::size_t> criticalPath; ///< block indexes, first to last
    bool operator==(const Promise &) const = default;
};

struct Schedule {
    Minutes declared{0}; ///< T+0, since the start of the plan; but for a way back detect + decide
    Minutes detect{0}, decide{0};
    bool detectKnown = false, decideKnown = false;
    std::vector<BlockWindow> windows; ///< one a block
    Promise whole;
    std::map<StampId, Promise> byStamp; ///< until the stamp's own milestone "recovered"
};

Schedule schedule(const RecoveryPlan &plan);

/// The plan's blocks as activities, and what each waits for.
std::vector<Activity> activitiesOf(const RecoveryPlan &plan);
/// `other` follows where the first way fails; null: nothing does.
Activity activityOf(const BlockTime &time, bool dependable, const std::optional<double> &successShare = {},
                    const BlockTime *other = nullptr);
Predecessors predecessorsOf(const RecoveryPlan &plan);
/// Of a way back, one a block: what is done before its window opens. The window's length does not depend on
/// it. Of any other plan: nothing.
std::vector<char> beforeTheWindow(const RecoveryPlan &plan, const Predecessors &before);
/// Index of the milestone of a stamp; the number of blocks when it has none.
std::size_t milestoneOf(const RecoveryPlan &plan, const StampId &stamp);

} // namespace breakwater
