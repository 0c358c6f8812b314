// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/times.h"

#include "core/recovery/option_time.h"
#include "core/support/day.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

namespace breakwater {
namespace {

constexpr double kBitsPerGiB = 8.0 * 1024 * 1024 * 1024;

/// Lower and upper end of what a span can be; no upper end for a log-normal one, of which P95 stands for it.
std::pair<std::optional<Minutes>, std::optional<Minutes>> endsOf(const Span &span)
{
    struct Visit {
        using Ends = std::pair<std::optional<Minutes>, std::optional<Minutes>>;
        Ends operator()(const FixedSpan &fixed) const
        {
            return {Minutes{fixed.minutes}, Minutes{fixed.minutes}};
        }
        Ends operator()(const LogNormalSpan &normal) const { return {std::nullopt, Minutes{normal.p95}}; }
        Ends operator()(const PertSpan &pert) const { return {Minutes{pert.min}, Minutes{pert.max}}; }
        Ends operator()(const UniformSpan &uniform) const
        {
            return {Minutes{uniform.from}, Minutes{uniform.to}};
        }
        Ends operator()(const SampledSpan &samples) const
        {
            if (samples.minutes.empty())
                return {};
            const auto [low, high] = std::minmax_element(samples.minutes.begin(), samples.minutes.end());
            return {Minutes{*low}, Minutes{*high}};
        }
    };
    return std::visit(Visit{}, span);
}

/// The spans of a time, of which one that has none is its planning value.
void appendSpans(const BlockTime &time, std::vector<Span> &spans)
{
    if (time.spans.empty() && time.planning > Minutes{0})
        spans.emplace_back(FixedSpan{time.planning.count()});
    spans.insert(spans.end(), time.spans.begin(), time.spans.end());
}

/// Interval, tolerated failures and timeout of one health probe, in seconds and probes.
struct Probe {
    std::optional<double> interval, tolerated, timeout;
    bool complete() const { return interval && tolerated && timeout; }
    double slowest() const { return (*tolerated + 1) * *interval + *timeout; }
};

std::optional<double> numberOf(const Parameters &parameters, const char *key)
{
    const auto found = parameters.find(key);
    const double *number = found == parameters.end() ? nullptr : std::get_if<double>(&found->second);
    return number ? std::optional(*number) : std::nullopt;
}

Probe probeIn(const Parameters &parameters)
{
    Probe probe{numberOf(parameters, "probeIntervalSeconds"), numberOf(parameters, "toleratedFailures"),
                numberOf(parameters, "probeTimeoutSeconds")};
    // So many of the newest samples have to be good: that tolerates the others.
    const auto samples = numberOf(parameters, "sampleSize"), good = numberOf(parameters, "successfulSamples");
    if (!probe.tolerated && samples && good && *samples >= *good)
        probe.tolerated = *samples - *good;
    return probe;
}

/// The slowest complete probe of an entry; its parts take what they do not say from the service.
std::optional<Probe> probeOf(const Service &entry)
{
    const Probe whole = probeIn(entry.parameters);
    std::optional<Probe> slowest;
    const auto take = [&](Probe probe) {
        probe.interval = probe.interval ? probe.interval : whole.interval;
        probe.tolerated = probe.tolerated ? probe.tolerated : whole.tolerated;
        probe.timeout = probe.timeout ? probe.timeout : whole.timeout;
        if (probe.complete() && (!slowest || slowest->slowest() < probe.slowest()))
            slowest = probe;
    };
    take(whole);
    for (const Part &part : entry.parts)
        if (const Probe probe = probeIn(part.parameters); probe.interval || probe.tolerated)
            take(probe);
    return slowest;
}

/// GiB that a service holds, by the first of its parameters that says so.
std::optional<double> sizeOf(const Service &service)
{
    for (const char *key : {"dataSizeGb", "storageGb", "pvSizeGb"})
        if (const auto size = service.number(key))
            return size;
    return std::nullopt;
}

} // namespace

BlockTime unknownTime(std::string text)
{
    BlockTime time;
    time.text = std::move(text);
    return time;
}

BlockTime noTime(std::string text)
{
    BlockTime time;
    time.state = Figure::State::Value;
    time.min = time.max = Minutes{0};
    time.text = std::move(text);
    return time;
}

void addTo(BlockTime &sum, const BlockTime &time)
{
    if (!sum.spans.empty() || !time.spans.empty()) {
        std::vector<Span> spans;
        appendSpans(sum, spans);
        appendSpans(time, spans);
        sum.spans = std::move(spans);
    }
    sum.planning += time.planning;
    sum.min = sum.min && time.min ? std::optional(*sum.min + *time.min) : std::nullopt;
    sum.max = sum.max && time.max ? std::optional(*sum.max + *time.max) : std::nullopt;
    sum.grade = std::max(sum.grade, time.grade);
    sum.source = time.source;
}

BlockTime toBlockTime(const Duration &duration)
{
    BlockTime time;
    time.state = Figure::State::Value;
    time.planning = duration.planningValue();
    time.grade = duration.grade.value_or(Grade::Stated);
    time.source = duration.source;
    time.text = "As the design states it";
    time.spans = {duration.shape};
    std::tie(time.min, time.max) = endsOf(duration.shape);
    return time;
}

BlockTime toBlockTime(const Figure &figure)
{
    BlockTime time{figure.state, figure.known() ? figure.value : Minutes{0},
                   figure.min,   figure.max,
                   figure.grade, figure.source,
                   figure.text,  {}};
    if (figure.known() && figure.max) {
        const double value = figure.value.count(), low = figure.min.value_or(figure.value).count();
        if (figure.max->count() > low)
            time.spans = {PertSpan{low, value, figure.max->count()}};
    }
    return time;
}

BlockTime optionTime(const Stamp &stamp, const Service &service, const ServiceKind &kind,
                     const DrOption &option)
{
    const Figure figure = optionRto(stamp, service, kind, option);
    BlockTime time = toBlockTime(figure);
    if (figure.known() && option.rto.known() && figure.value > option.rto.value) {
        // A client asked some time ago: it follows at any moment until the TTL has run out.
        const BlockTime shorter = toBlockTime(option.rto);
        time.spans.clear();
        appendSpans(shorter, time.spans);
        time.spans.emplace_back(UniformSpan{0, (figure.value - option.rto.value).count()});
    }
    return time;
}

std::optional<Duration> probedDetection(const Stamp &stamp)
{
    const Service *entry = nullptr;
    std::optional<Probe> slowest;
    for (const Service &service : stamp.services) {
        const std::optional<Probe> probe = service.at == Site::Global ? probeOf(service) : std::nullopt;
        if (probe && (!slowest || slowest->slowest() < probe->slowest())) {
            slowest = probe;
            entry = &service;
        }
    }
    if (!entry)
        return std::nullopt;
    const double after = (*slowest->tolerated * *slowest->interval + *slowest->timeout) / 60;
    return Duration{UniformSpan{after, after + *slowest->interval / 60}, Grade::Stated,
                    fmt::format("Probes of {}: every {} s, {} failures tolerated, {} s timeout", entry->name,
                                *slowest->interval, *slowest->tolerated, *slowest->timeout)};
}

std::optional<Duration> breakerDetection(const Stamp &stamp, const ServiceId &target)
{
    std::optional<double> slowest;
    for (const Dependency &dependency : stamp.dependencies) {
        if (dependency.to != target || dependency.type != DependencyType::Calls || !dependency.hard)
            continue;
        if (!dependency.call || !dependency.call->breaker)
            return std::nullopt;
        const auto failures = dependency.call->breaker->failures, timeout = dependency.call->timeoutS;
        if (!failures || !timeout)
            return std::nullopt;
        slowest = std::max(slowest.value_or(0), *failures * *timeout / 60);
    }
    if (!slowest)
        return std::nullopt;
    return Duration{FixedSpan{*slowest}, Grade::Stated,
                    "Failures that open the circuit breaker, times the timeout"};
}

BlockTime copyTime(const Stamp &stamp, const Service &service)
{
    const std::optional<double> size = sizeOf(service);
    std::optional<double> link;
    for (const LandingZone &zone : stamp.zones) {
        if (!zone.linkMbps)
            return unknownTime("The design does not say how fast the link between the zones is");
        link = std::min(link.value_or(*zone.linkMbps), *zone.linkMbps);
    }
    if (!size || !link || *link <= 0)
        return unknownTime(size ? "The design does not say how fast the link between the zones is"
                                : "The design does not say how much data it holds");
    BlockTime time;
    time.state = Figure::State::Value;
    time.planning = Minutes{*size * kBitsPerGiB / (*link * 1e6) / 60};
    time.min = time.planning;
    time.grade = Grade::Estimated;
    time.text = fmt::format("{} GiB over {} Mbit/s, without overhead", *size, *link);
    return time;
}

RowTimes::RowTimes(const Snapshot &now, const Stamp &stamp, const Disruption &disruption)
    : m_runbook(stamp.runbook ? &*stamp.runbook : nullptr)
{
    std::vector<const Rehearsal *> rehearsals;
    const std::string today = isoDay(now.asOf);
    for (const Rehearsal &rehearsal : now.topology->records->rehearsals)
        if (rehearsal.on <= today && rehearsal.stamp == stamp.id && rehearsal.disruption == disruption.kind
            && rehearsal.planned == disruption.planned)
            rehearsals.push_back(&rehearsal);
    // Of one day's rehearsals the one that stands later in the file is the newer.
    std::reverse(rehearsals.begin(), rehearsals.end());
    std::stable_sort(rehearsals.begin(), rehearsals.end(),
                     [](const Rehearsal *a, const Rehearsal *b) { return a->on > b->on; });
    for (const Rehearsal *rehearsal : rehearsals)
        for (const auto &[key, minutes] : rehearsal->steps)
            m_measured[key].push_back(minutes);
}

std::optional<BlockTime> RowTimes::of(const std::string &key) const
{
    if (const auto found = m_measured.find(key); found != m_measured.end()) {
        BlockTime time = toBlockTime(Duration{SampledSpan{found->second}, Grade::Measured, {}});
        time.planning = Minutes{found->second.front()};
        time.text = found->second.size() == 1
            ? "Measured in the newest rehearsal"
            : fmt::format("Measured in {} rehearsals, planned with the newest", found->second.size());
        return time;
    }
    if (!m_runbook)
        return std::nullopt;
    const auto found = m_runbook->steps.find(key);
    if (found == m_runbook->steps.end() || !found->second.duration)
        return std::nullopt;
    return toBlockTime(*found->second.duration);
}

bool RowTimes::skipped(const std::string &key) const
{
    if (!m_runbook)
        return false;
    const auto found = m_runbook->steps.find(key);
    return found != m_runbook->steps.end() && found->second.skip.value_or(false);
}

} // namespace breakwater
