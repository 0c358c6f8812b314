// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"
#include "core/rules/genai/models.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace breakwater {

namespace {

Edit changeCall(const DependencyId &link, std::function<void(Call &)> change)
{
    return changeDependency(link, [change = std::move(change)](Dependency &changed) {
        Call call = changed.call ? *changed.call : Call{};
        change(call);
        changed.call = call;
    });
}

std::string nameOf(const Service *service)
{
    return service != nullptr ? service->name : std::string();
}

std::string retriesInWords(double count)
{
    return count == 1 ? std::string("1 retry") : fmt::format("{} retries", count);
}

/// Models that the design has already: one that nobody drew would need a region and a provider.
void offerFallbacks(const FixCase &at, const Dependency *link, Offers &out)
{
    if (link == nullptr)
        return;
    for (const auto &stamp : at.topology().stamps)
        for (const Service &model : stamp->services) {
            const bool used = link->call
                && std::any_of(link->call->fallbacks.begin(), link->call->fallbacks.end(),
                               [&model](const Fallback &fallback) { return fallback.to == model.id; });
            if (!isModelEndpoint(model.kind) || model.id == link->to || used)
                continue;
            Fallback fallback;
            fallback.to = model.id;
            out.push_back(
                {fmt::format("{}: fall back to {}", nameOf(at.service(link->from)), model.name),
                 changeCall(link->id, [fallback](Call &call) { call.fallbacks.push_back(fallback); }),
                 {}});
        }
    leaveToPeople(out, 0); // whether its answers will do, an evaluation says
}

const FixOf kNoFallback("GAI-001",
                        [](const FixCase &at, Offers &out) { offerFallbacks(at, at.link(1), out); });
const FixOf kSharedFate("GAI-002",
                        [](const FixCase &at, Offers &out) { offerFallbacks(at, at.link(1), out); });

/// The way of retrying is the same everywhere. A timeout is a figure of the workload: it follows from how
/// long the caller waits, and where nobody said that, there is no fix.
const FixOf kUnboundedCall("GAI-003", [](const FixCase &at, Offers &out) {
    const Dependency *link = at.link(1);
    const std::optional<double> tries = at.param("retries");
    if (link == nullptr || !link->call || !tries)
        return;
    const Call &call = *link->call;
    const Service *from = at.service(link->from);
    const double retries = call.retry && call.retry->max.value_or(0) > 0 ? *call.retry->max : *tries;
    std::optional<double> timeout = call.timeoutS;
    const std::optional<double> caller =
        call.callerTimeoutS || from == nullptr ? call.callerTimeoutS : from->number("callerTimeoutS");
    if (!timeout && caller && std::floor(*caller / (1 + retries)) >= 1)
        timeout = std::floor(*caller / (1 + retries));
    if (!timeout)
        return;
    out.push_back(
        {fmt::format("{}: a timeout of {} s, {}, jittered exponential backoff, Retry-After honoured",
                     nameOf(from), *timeout, retriesInWords(retries)),
         changeCall(link->id,
                    [timeout, retries](Call &changed) {
                        changed.timeoutS = timeout;
                        Retry retry = changed.retry ? *changed.retry : Retry{};
                        retry.max = retries;
                        retry.backoff = "exponential-jitter";
                        retry.honoursRetryAfter = true;
                        changed.retry = retry;
                    }),
         {}});
});

/// Fewer tries while one is left; else each of them, and each fallback, gets its share of the caller's wait.
const FixOf kRetriesOutlastTheCaller("GAI-004", [](const FixCase &at, Offers &out) {
    const Dependency *link = at.link(1);
    const Service *from = link != nullptr ? at.service(link->from) : nullptr;
    if (from == nullptr || !link->call || !link->call->timeoutS)
        return;
    const Call &call = *link->call;
    const std::optional<double> caller =
        call.callerTimeoutS ? call.callerTimeoutS : from->number("callerTimeoutS");
    if (!caller)
        return;
    double fallbacks = 0;
    for (const Fallback &fallback : call.fallbacks)
        fallbacks += fallback.timeoutS.value_or(0);
    const double tries = call.retry ? call.retry->max.value_or(0) : 0;
    const double fitting = std::floor((*caller - fallbacks) / *call.timeoutS) - 1;
    if (fitting >= 1 && fitting < tries)
        out.push_back({fmt::format("{}: {} at most", from->name, retriesInWords(fitting)),
                       changeCall(link->id,
                                  [fitting](Call &changed) {
                                      Retry retry = *changed.retry;
                                      retry.max = fitting;
                                      changed.retry = retry;
                                  }),
                       {}});
    const double worst = *call.timeoutS * (1 + tries) + fallbacks;
    const double share = *caller / worst;
    if (std::floor(*call.timeoutS * share) >= 1)
        out.push_back({fmt::format("{}: shorter timeouts, so that the whole chain ends within {} s",
                                   from->name, *caller),
                       changeCall(link->id,
                                  [share](Call &changed) {
                                      changed.timeoutS = std::floor(*changed.timeoutS * share);
                                      for (Fallback &fallback : changed.fallbacks)
                                          if (fallback.timeoutS)
                                              fallback.timeoutS = std::floor(*fallback.timeoutS * share);
                                  }),
                       {}});
});

/// When it opens and for how long stays open: nobody has stated it.
const FixOf kNoBreaker("GAI-005", [](const FixCase &at, Offers &out) {
    if (const Dependency *link = at.link(1))
        out.push_back(
            {nameOf(at.service(link->from)) + ": a circuit breaker; when it opens is still to be stated",
             changeCall(link->id, [](Call &call) { call.breaker = Breaker{}; }),
             {}});
});

/// A queue that the design has.
const FixOf kNotBuffered("GAI-006", [](const FixCase &at, Offers &out) {
    const Dependency *link = at.link(1);
    if (link == nullptr)
        return;
    for (const char *kind : {"service-bus", "event-hubs"})
        for (const Service *queue : at.view().servicesOfKind(kind))
            if (queue->at != Site::Secondary)
                out.push_back(
                    {fmt::format("{}: buffer the work in {}", nameOf(at.service(link->from)), queue->name),
                     changeCall(link->id, [id = queue->id](Call &call) { call.queue = id; }),
                     {}});
    if (out.size() > 1)
        leaveToPeople(out, 0);
});

/// Room for what arrives within the RTO, by the stated rate.
const FixOf kBufferOverflows("GAI-007", [](const FixCase &at, Offers &out) {
    const Service *queue = at.service();
    if (queue == nullptr)
        return;
    const std::optional<double> capacity = queue->number("capacityMsgs"),
                                arrival = queue->number("arrivalPerSecond");
    const std::optional<Minutes> rto = at.view().rtoOf(*queue);
    std::optional<Edit> grow;
    if (capacity && arrival && rto && *capacity < *arrival * rto->count() * 60) {
        const double needed = std::ceil(*arrival * rto->count() * 60);
        grow = setParameter(queue->id, "capacityMsgs", needed);
        out.push_back({fmt::format("{}: room for {:.0f} messages", queue->name, needed), *grow, {}});
    }
    Offers elsewhere;
    offerOptions(at, queue, DisruptionKind::Region, elsewhere);
    for (Offer &offer : elsewhere) {
        if (grow) {
            offer.label += ", with room for the RTO";
            offer.edit = allOf({*grow, std::move(offer.edit)});
        }
        out.push_back(std::move(offer));
    }
});

/// The four answers that the rule's remedy names.
const FixOf kNoDegradedMode("GAI-018", [](const FixCase &at, Offers &out) {
    for (const char *name : {"Cached answer", "Smaller model", "Read-only", "Queue with notice"}) {
        DegradedMode mode;
        mode.id = at.fresh("mode");
        mode.name = name;
        mode.trigger = DisruptionKind::Provider;
        out.push_back(
            {fmt::format("Degraded mode: {}", name),
             changeStamp(at.stamp().id,
                         [mode](Stamp &changed) {
                             const auto place = std::upper_bound(
                                 changed.degradedModes.begin(), changed.degradedModes.end(), mode,
                                 [](const DegradedMode &a, const DegradedMode &b) { return a.id < b.id; });
                             changed.degradedModes.insert(place, mode);
                         }),
             {}});
    }
});

const FixOf kWaitsForTelemetry("GAI-017", [](const FixCase &at, Offers &out) {
    if (const Dependency *link = at.link(1))
        out.push_back({fmt::format("{}: send traces asynchronously", nameOf(at.service(link->from))),
                       changeCall(link->id, [](Call &call) { call.mode = "async"; }),
                       {}});
});

} // namespace

} // namespace breakwater
