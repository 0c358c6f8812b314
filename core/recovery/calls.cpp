// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/calls.h"

#include <algorithm>

namespace breakwater {
namespace {

/// Tokens a minute. The parameter counts thousands, as the vendor does; deployments may say more than the
/// service.
std::optional<double> quotaOf(const Stamp &stamp, const ServiceId &id)
{
    const Service *service = stamp.service(id);
    if (!service)
        return std::nullopt;
    if (const auto quota = service->number("quotaTpm"))
        return *quota * 1000;
    std::optional<double> sum;
    for (const Part &part : service->parts)
        if (const auto found = part.parameters.find("quotaTpm"); found != part.parameters.end())
            if (const double *quota = std::get_if<double>(&found->second))
                sum = sum.value_or(0) + *quota * 1000;
    return sum;
}

CallLeg legTo(const Stamp &stamp, const ServiceId &to, int attempts, const std::optional<double> &timeoutS)
{
    CallLeg leg{to, attempts, timeoutS, std::nullopt, quotaOf(stamp, to)};
    if (timeoutS)
        leg.seconds = *timeoutS * attempts;
    return leg;
}

std::optional<double> sumOf(std::vector<CallLeg>::const_iterator from,
                            std::vector<CallLeg>::const_iterator to)
{
    double sum = 0;
    for (; from != to; ++from) {
        if (!from->seconds)
            return std::nullopt;
        sum += *from->seconds;
    }
    return sum;
}

CallPath pathOf(const Stamp &stamp, const Dependency &dependency)
{
    const Call &call = *dependency.call;
    CallPath path;
    path.id = dependency.id;
    path.from = dependency.from;
    path.callerTimeoutS = call.callerTimeoutS;
    path.queued = call.queue.has_value();
    const int retries = call.retry ? static_cast<int>(call.retry->max.value_or(0)) : 0;
    path.waitsUnknown = retries > 0 && call.retry->backoff.value_or("none") != "none";
    path.legs.push_back(legTo(stamp, dependency.to, 1 + retries, call.timeoutS));
    for (const Fallback &fallback : call.fallbacks)
        path.legs.push_back(
            legTo(stamp, fallback.to, 1, fallback.timeoutS ? fallback.timeoutS : call.timeoutS));
    path.worstS = sumOf(path.legs.begin(), path.legs.end());
    if (call.breaker && path.legs.size() > 1)
        path.worstOpenS = sumOf(path.legs.begin() + 1, path.legs.end());
    for (double sum = 0; const CallLeg &leg : path.legs) {
        sum += leg.seconds.value_or(0);
        if (!leg.seconds || (call.callerTimeoutS && sum > *call.callerTimeoutS))
            break;
        ++path.legsInTime;
    }
    path.peakTpm = call.peakTpm;
    if (path.legs.size() > 1) {
        double quota = 0;
        const bool known = std::all_of(path.legs.begin() + 1, path.legs.end(), [&](const CallLeg &leg) {
            quota += leg.quotaTpm.value_or(0);
            return leg.quotaTpm.has_value();
        });
        if (known)
            path.fallbackTpm = quota;
    }
    if (path.peakTpm && *path.peakTpm > 0 && path.fallbackTpm)
        path.carried = std::min(1.0, *path.fallbackTpm / *path.peakTpm);
    return path;
}

} // namespace

std::vector<CallPath> callPaths(const Stamp &stamp)
{
    std::vector<CallPath> paths;
    for (const Dependency &dependency : stamp.dependencies)
        if (dependency.call
            && (dependency.call->retry || dependency.call->breaker || !dependency.call->fallbacks.empty()))
            paths.push_back(pathOf(stamp, dependency));
    return paths;
}

Degradation degradationOf(const Stamp &stamp, DisruptionKind trigger)
{
    Degradation found;
    const auto addOnce = [](std::vector<std::string> &list, const std::string &word) {
        if (std::find(list.begin(), list.end(), word) == list.end())
            list.push_back(word);
    };
    for (const DegradedMode &mode : stamp.degradedModes) {
        if (mode.trigger != trigger)
            continue;
        found.modes.push_back(mode.name);
        for (const std::string &feature : mode.serves)
            addOnce(found.survives, feature);
    }
    for (const DegradedMode &mode : stamp.degradedModes)
        for (const std::string &feature : mode.loses)
            if (mode.trigger == trigger
                && std::find(found.survives.begin(), found.survives.end(), feature) == found.survives.end())
                addOnce(found.lost, feature);
    return found;
}

} // namespace breakwater
