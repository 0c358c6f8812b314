// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/tolerance.h"

#include <algorithm>

namespace breakwater {
namespace {

void setWorkRecovery(Tolerance &tolerance)
{
    Figure &figure = tolerance.workRecovery;
    if (tolerance.drains.empty()) {
        if (tolerance.stated) {
            figure.state = Figure::State::Value;
            figure.value = *tolerance.stated;
            figure.grade = Grade::Stated;
            figure.text = "As the objectives state it; no service says its utilisation";
        }
        return;
    }
    figure.state = Figure::State::Value;
    figure.grade = Grade::Stated;
    figure.text = "The slowest backlog, at the utilisation that its service states";
    for (const Drain &drain : tolerance.drains) {
        if (!drain.minutes)
            figure.state = Figure::State::Unbounded;
        else
            figure.value = std::max(figure.value, *drain.minutes);
    }
}

} // namespace

Tolerance toleranceOf(const Stamp &stamp, const StampEstimate &estimate)
{
    Tolerance tolerance;
    tolerance.mtpd = stamp.objectives.mtpd;
    tolerance.stated = stamp.objectives.workRecovery;
    for (const Service &service : stamp.services) {
        const std::optional<double> rho = service.number("utilisation");
        if (!rho || service.at == Site::Secondary)
            continue;
        Drain drain{service.id, *rho, std::nullopt};
        if (!drain.never() && !estimate.rto.unbounded)
            drain.minutes = Minutes{estimate.rto.rto.count() * *rho / (1 - *rho)};
        tolerance.drains.push_back(std::move(drain));
    }
    setWorkRecovery(tolerance);
    const Figure &work = tolerance.workRecovery;
    if (tolerance.stated && !tolerance.drains.empty())
        tolerance.statedVerdict = !work.known() || work.value > *tolerance.stated ? Verdict::Missed
            : estimate.rto.atLeast                                                ? Verdict::Unknown
                                                                                  : Verdict::Met;
    tolerance.atLeast = estimate.rto.atLeast;
    tolerance.unbounded = estimate.rto.unbounded || work.state == Figure::State::Unbounded;
    tolerance.total = estimate.rto.rto + (work.known() ? work.value : Minutes{0});
    if (!tolerance.mtpd)
        return tolerance;
    if (tolerance.unbounded || tolerance.total > *tolerance.mtpd)
        tolerance.verdict = Verdict::Missed;
    else
        tolerance.verdict = work.known() && !estimate.rto.atLeast ? Verdict::Met : Verdict::Unknown;
    return tolerance;
}

} // namespace breakwater
