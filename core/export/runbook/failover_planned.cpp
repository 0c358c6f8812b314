// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/failover.h"

namespace breakwater {

paper::Document makeFailoverRunbook(const ExportRequest &request)
{
    const Disruption disruption;
    const RecoveryPlan plan = makePlan(request.now, disruption, request.stamps);
    const Schedule times = schedule(plan);
    std::vector<StampEstimate> estimates;
    for (const StampId &stamp : plan.stamps)
        if (times.byStamp.count(stamp) > 0)
            estimates.push_back(estimateFrom(request.now, plan, times, stamp));
    return makeFailoverRunbook(request, {plan, times, std::move(estimates)});
}

} // namespace breakwater
