// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/calls.h"

#include <algorithm>
#include <cmath>
#include <map>

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

bool isAway(const Stamp &stamp, const std::vector<char> &lost, const ServiceId &id)
{
    for (std::size_t i = 0; i < lost.size(); ++i)
        if (stamp.services[i].id == id)
            return lost[i] != 0;
    return false;
}

CallLeg legTo(const Stamp &stamp, const ServiceId &to, int attempts, const std::optional<double> &timeoutS)
{
    CallLeg leg{to, attempts, timeoutS, std::nullopt, quotaOf(stamp, to)};
    if (timeoutS)
        leg.seconds = *timeoutS * attempts;
    return leg;
}

using Legs = std::vector<CallLeg>;

std::optional<double> sumOf(Legs::const_iterator from, Legs::const_iterator to)
{
    double sum = 0;
    for (; from != to; ++from) {
        if (!from->seconds)
            return std::nullopt;
        sum += *from->seconds;
    }
    return sum;
}

/// Retries that the design counts; one that it does not count is unknown, never none.
int retriesOf(const Call &call)
{
    constexpr double kMost = 1000; // as the file may say
    return call.retry ? static_cast<int>(std::clamp(std::ceil(call.retry->max.value_or(0)), 0.0, kMost)) : 0;
}

void setTimes(const Call &call, CallPath &path)
{
    const Legs &legs = path.legs;
    // The last leg that is there ends the chain; where none is, the whole chain is tried in vain.
    auto last = std::find_if(legs.rbegin(), legs.rend(), [](const CallLeg &leg) { return !leg.away; });
    path.answered = last != legs.rend();
    const auto end = path.answered ? last.base() : legs.end();
    path.worstS = sumOf(legs.begin(), end);
    if (call.breaker && end - legs.begin() > 1)
        path.worstOpenS = sumOf(legs.begin() + 1, end);
    for (double sum = 0; const CallLeg &leg : legs) {
        sum += leg.seconds.value_or(0);
        if (!leg.seconds || (call.callerTimeoutS && sum > *call.callerTimeoutS))
            break;
        ++path.legsInTime;
    }
}

CallPath pathOf(const Stamp &stamp, const Dependency &dependency, const std::vector<char> &lost)
{
    const Call &call = *dependency.call;
    CallPath path;
    path.id = dependency.id;
    path.from = dependency.from;
    path.callerTimeoutS = call.callerTimeoutS;
    path.queued = call.queue.has_value();
    const int retries = retriesOf(call);
    path.triesUnknown = call.retry && !call.retry->max;
    path.waitsUnknown =
        (retries > 0 || path.triesUnknown) && call.retry->backoff.value_or("not stated") != "none";
    path.legs.push_back(legTo(stamp, dependency.to, 1 + retries, call.timeoutS));
    for (const Fallback &fallback : call.fallbacks)
        path.legs.push_back(
            legTo(stamp, fallback.to, 1, fallback.timeoutS ? fallback.timeoutS : call.timeoutS));
    for (CallLeg &leg : path.legs)
        leg.away = isAway(stamp, lost, leg.to);
    setTimes(call, path);
    path.peakTpm = call.peakTpm;
    return path;
}

/// Fallbacks that are there, each once, in order of trial.
std::vector<const CallLeg *> fallbacksOf(const CallPath &path)
{
    std::vector<const CallLeg *> fallbacks;
    for (auto leg = path.legs.begin() + 1; leg != path.legs.end(); ++leg)
        if (!leg->away && std::none_of(fallbacks.begin(), fallbacks.end(), [&](const CallLeg *known) {
                return known->to == leg->to;
            }))
            fallbacks.push_back(&*leg);
    return fallbacks;
}

/// What is left of a quota, and what is asked of it in one round.
struct Capacity {
    double left = 0, asked = 0;
    int callers = 0;
    bool loadUnknown = false; ///< one of its callers does not say its load
};

/// All callers turn to their first fallback, then with what is left to their second, and so on; those who
/// meet at one share what it has by what they ask.
void shareQuotas(std::vector<CallPath> &paths)
{
    std::vector<std::vector<const CallLeg *>> fallbacks;
    std::map<ServiceId, Capacity> capacities;
    std::size_t rounds = 0;
    for (const CallPath &path : paths) {
        fallbacks.push_back(fallbacksOf(path));
        rounds = std::max(rounds, fallbacks.back().size());
        for (const CallLeg *leg : fallbacks.back()) {
            Capacity &capacity = capacities[leg->to];
            capacity.left = leg->quotaTpm.value_or(0);
            ++capacity.callers;
            capacity.loadUnknown = capacity.loadUnknown || !path.peakTpm;
        }
    }
    std::vector<double> open;
    for (const CallPath &path : paths)
        open.push_back(path.peakTpm.value_or(0));
    for (std::size_t round = 0; round < rounds; ++round) {
        const auto forEach = [&](auto what) {
            for (std::size_t p = 0; p < paths.size(); ++p)
                if (round < fallbacks[p].size())
                    what(capacities[fallbacks[p][round]->to], open[p]);
        };
        forEach([](Capacity &capacity, double &asked) { capacity.asked += asked; });
        forEach([](Capacity &capacity, double &asked) {
            if (capacity.asked > 0)
                asked *= 1 - std::min(1.0, capacity.left / capacity.asked);
        });
        for (auto &[id, capacity] : capacities) {
            capacity.left -= std::min(capacity.left, capacity.asked);
            capacity.asked = 0;
        }
    }
    for (std::size_t p = 0; p < paths.size(); ++p) {
        CallPath &path = paths[p];
        if (path.legs.size() < 2)
            continue;
        double quota = 0;
        bool known = true, loadsKnown = true;
        for (const CallLeg *leg : fallbacks[p]) {
            const Capacity &capacity = capacities[leg->to];
            quota += leg->quotaTpm.value_or(0);
            known = known && leg->quotaTpm;
            loadsKnown = loadsKnown && !capacity.loadUnknown;
            path.sharedWith = std::max(path.sharedWith, capacity.callers - 1);
        }
        if (known)
            path.fallbackTpm = quota;
        if (known && loadsKnown && path.peakTpm && *path.peakTpm > 0)
            path.carried = std::clamp(1 - open[p] / *path.peakTpm, 0.0, 1.0);
    }
}

} // namespace

std::vector<CallPath> callPaths(const Stamp &stamp, const std::vector<char> &lost)
{
    std::vector<CallPath> paths;
    for (const Dependency &dependency : stamp.dependencies)
        if (dependency.call
            && (dependency.call->retry || dependency.call->breaker || !dependency.call->fallbacks.empty())
            && (lost.empty() || isAway(stamp, lost, dependency.to)))
            paths.push_back(pathOf(stamp, dependency, lost));
    shareQuotas(paths);
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
