// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/estimate_report.h"

#include "core/advice/dominance.h"
#include "core/export/plan/plan_text.h"
#include "core/export/quote.h"
#include "core/recovery/occasion.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace breakwater::cli {
namespace {

using Json = nlohmann::ordered_json;
using quote::line;

std::string serviceName(const Snapshot &now, const ServiceId &id)
{
    const Service *service = now.topology->find(id).second;
    return line(service ? service->name : id.text);
}

std::string against(Verdict verdict, const std::optional<Minutes> &target)
{
    return target ? fmt::format(" / target {} - {}", humanMinutes(*target), toWord(verdict))
                  : std::string(" (no target)");
}

/// "99.3 %", "less than 0.1 %": a share of trials never reads as certain when it is not.
std::string percent(double share)
{
    if (share > 0 && share < 0.001)
        return "less than 0.1 %";
    if (share < 1 && share > 0.999)
        return "more than 99.9 %";
    return fmt::format("{:.3g} %", share * 100);
}

std::vector<Lever> leversOf(const RecoveryPlan &plan, const Simulation &simulation)
{
    std::vector<Lever> levers;
    for (std::size_t i = 0; i < simulation.criticality.size(); ++i) {
        const PlanBlock &block = plan.blocks[i];
        if (block.time.planning > Minutes{0} && simulation.criticality[i] > 0)
            levers.push_back(
                {block.key, block.title, block.time, simulation.criticality[i], simulation.sensitivity[i]});
    }
    const auto gain = [](const Lever &lever) { return lever.sensitivity * lever.time.planning.count(); };
    std::stable_sort(levers.begin(), levers.end(),
                     [&](const Lever &a, const Lever &b) { return gain(a) > gain(b); });
    return levers;
}

void printLevers(const EstimateReport &report, std::ostream &out)
{
    constexpr std::size_t kShown = 3;
    for (std::size_t i = 0; i < std::min(report.levers.size(), kShown); ++i) {
        const Lever &lever = report.levers[i];
        // Less than a minute in twenty: nobody shortens that.
        if (lever.sensitivity >= 0.05)
            fmt::print(out, "      worth shortening: {}, each minute less takes {:.2g} min off P95\n",
                       line(lever.title), lever.sensitivity);
    }
}

void printSpread(const EstimateReport &report, std::ostream &out)
{
    const StampEstimate &estimate = report.estimate;
    const std::vector<std::string> &assumptions = report.assumptions;
    if (!estimate.spread || estimate.rto.unbounded)
        return;
    const Spread &spread = *estimate.spread;
    fmt::print(out, "      {}P50 {}, P90 {}, P95 {}, P99 {} ({} trials, seed {})\n",
               spread.atLeast ? "at least " : "", humanMinutes(spread.p50), humanMinutes(spread.p90),
               humanMinutes(spread.p95), humanMinutes(spread.p99), spread.trials, spread.seed);
    if (spread.meets)
        fmt::print(out, "      within the target in {}{} of the trials\n", spread.atLeast ? "at most " : "",
                   percent(*spread.meets));
    for (std::size_t i = 0; i < std::min<std::size_t>(assumptions.size(), 3); ++i)
        fmt::print(out, "      rests on: {}\n", line(assumptions[i]));
    printLevers(report, out);
}

void printSpread(const StoreSpread &store, std::ostream &out)
{
    const auto lost = [](const std::optional<Minutes> &minutes) {
        return minutes ? humanMinutes(*minutes) : std::string("everything");
    };
    fmt::print(out, "      {}P50 {}, P95 {}, P99 {}\n", store.atLeast ? "at least " : "", lost(store.p50),
               lost(store.p95), lost(store.p99));
    if (store.allLost > 0)
        fmt::print(out,
                   "      in {} of the trials the damage is older than the oldest copy: everything is lost\n",
                   percent(store.allLost));
}

void printData(const Snapshot &now, const EstimateReport &report, std::ostream &out)
{
    const StampEstimate &estimate = report.estimate;
    fmt::print(out, "  RPO {}{}\n", humanFigure(estimate.rpo),
               against(estimate.rpoVerdict, estimate.rpoTarget));
    if (estimate.rpoStore)
        fmt::print(out, "      set by {} ({}): {}\n", serviceName(now, *estimate.rpoStore),
                   toWord(estimate.rpo.grade), line(estimate.rpo.text));
    for (const StoreSpread &store : report.data.stores)
        if (estimate.rpoStore == store.store)
            printSpread(store, out);
    for (const GroupLoss &group : report.data.groups)
        fmt::print(out, "      {}: worst {} ({}), {}{} apart as planned, {}P95 {}{}\n", line(group.name),
                   humanFigure(group.worst), serviceName(now, *group.worstStore),
                   group.skew && group.atLeast ? "at least " : "",
                   group.skew ? humanMinutes(*group.skew) : "an unknown time",
                   group.atLeast ? "at least " : "", humanMinutes(group.skewP95),
                   group.maxSkew ? fmt::format(" / allowed {} - {}", humanMinutes(*group.maxSkew),
                                               toWord(group.verdict))
                                 : std::string());
}

std::string drainWords(const Drain &drain, bool atLeast)
{
    if (drain.never())
        return "never drains";
    if (!drain.minutes)
        return "not drained while nothing bounds the recovery";
    return fmt::format("drained after {}{}", atLeast ? "at least " : "", humanMinutes(*drain.minutes));
}

std::string totalWords(const Tolerance &tolerance)
{
    if (tolerance.unbounded)
        return "unbounded";
    return (tolerance.atLeast || !tolerance.workRecovery.known() ? "at least " : "")
        + humanMinutes(tolerance.total);
}

void printTolerance(const Snapshot &now, const Tolerance &tolerance, std::ostream &out)
{
    for (const Drain &drain : tolerance.drains)
        fmt::print(out, "  Backlog of {} at utilisation {:g}: {}\n", serviceName(now, drain.service),
                   drain.utilisation, drainWords(drain, tolerance.atLeast));
    if (tolerance.mtpd)
        fmt::print(out, "  RTO + work recovery {} / MTPD {} - {}\n", totalWords(tolerance),
                   humanMinutes(*tolerance.mtpd), toWord(tolerance.verdict));
}

void printCalls(const Snapshot &now, const EstimateReport &report, std::ostream &out)
{
    for (const CallPath &path : report.calls) {
        std::string legs;
        for (const CallLeg &leg : path.legs)
            legs += fmt::format("{}{}{}", legs.empty() ? "" : ", then ", serviceName(now, leg.to),
                                leg.away && !legs.empty() ? " (away too)" : "");
        fmt::print(out, "  Call of {}: {}\n", serviceName(now, path.from), legs);
        if (path.worstS)
            fmt::print(out, "      {} after {}{:g} s at worst{}{}\n", path.answered ? "answers" : "fails",
                       path.atLeast() ? "at least " : "", *path.worstS,
                       path.worstOpenS ? fmt::format(", {:g} s with the breaker open", *path.worstOpenS)
                                       : std::string(),
                       path.callerTimeoutS ? fmt::format("; its caller waits {:g} s", *path.callerTimeoutS)
                                           : std::string());
        if (path.carried)
            fmt::print(out, "      fallbacks carry {} of {:g} tokens a minute ({}{})\n",
                       percent(*path.carried), *path.peakTpm,
                       path.sharedWith > 0 ? fmt::format("shared with {} other {}, ", path.sharedWith,
                                                         path.sharedWith == 1 ? "caller" : "callers")
                                           : std::string(),
                       path.queued ? "the rest waits in a queue" : "the rest is refused");
    }
    if (!report.degradation.survives.empty())
        fmt::print(out, "  Still served in degraded modes: {}\n",
                   line(fmt::format("{}", fmt::join(report.degradation.survives, "; "))));
    if (!report.degradation.lost.empty())
        fmt::print(out, "  Given up in all of them: {}\n",
                   line(fmt::format("{}", fmt::join(report.degradation.lost, "; "))));
}

void printAdvice(const Advice &advice, std::ostream &out)
{
    if (!advice.none.empty())
        fmt::print(out, "  {}\n", line(advice.none));
    for (std::size_t i = 0; i < std::min<std::size_t>(advice.remedies.size(), 3); ++i) {
        const Remedy &remedy = advice.remedies[i];
        const std::string_view what = advice.goal == Advice::Goal::Both ? "targets"
            : advice.goal == Advice::Goal::Rto                          ? "RTO"
                                                                        : "RPO";
        fmt::print(out, "  {} the {} with {}:\n", remedy.proved ? "Meets" : "As far as known, meets", what,
                   remedy.changes.size() == 1 ? "one change"
                                              : fmt::format("{} changes", remedy.changes.size()));
        for (const Change &change : remedy.changes)
            fmt::print(out, "      {} ({})\n", line(change.words),
                       change.costFactor > 1
                           ? fmt::format("about {:g} times the cost of one region", change.costFactor)
                           : std::string("at the cost of one region"));
        fmt::print(out, "      then RTO {}, RPO {}\n", promiseText(remedy.after.rto),
                   humanFigure(remedy.after.rpo));
    }
}

Json orNull(const std::optional<Minutes> &minutes)
{
    return minutes ? Json(minutes->count()) : Json(nullptr);
}

Json orNull(const std::optional<double> &number)
{
    return number ? Json(*number) : Json(nullptr);
}

Json figureJson(const Figure &figure)
{
    return {{"state",
             figure.state == Figure::State::Value           ? "value"
                 : figure.state == Figure::State::Unbounded ? "unbounded"
                                                            : "unknown"},
            {"minutes", figure.known() ? Json(figure.value.count()) : Json(nullptr)},
            {"grade", toWord(figure.grade)},
            {"source", figure.source},
            {"text", figure.text}};
}

Json spreadJson(const StampEstimate &estimate)
{
    if (!estimate.spread)
        return nullptr;
    const Spread &spread = *estimate.spread;
    return {{"mean", spread.mean.count()}, {"p50", spread.p50.count()},     {"p90", spread.p90.count()},
            {"p95", spread.p95.count()},   {"p99", spread.p99.count()},     {"meets", orNull(spread.meets)},
            {"atLeast", spread.atLeast},   {"unbounded", spread.unbounded}, {"trials", spread.trials},
            {"seed", spread.seed}};
}

Json leversJson(const EstimateReport &report)
{
    Json levers = Json::array();
    for (const Lever &lever : report.levers)
        levers.push_back({{"step", lever.key},
                          {"title", lever.title},
                          {"minutes", lever.time.planning.count()},
                          {"criticality", lever.criticality},
                          {"sensitivity", lever.sensitivity}});
    return levers;
}

Json storesJson(const EstimateReport &report)
{
    Json stores = Json::array();
    for (const StoreRpo &store : report.estimate.stores) {
        Json json = figureJson(store.rpo);
        json["store"] = store.store.text;
        json["option"] = store.option.text;
        json["target"] = orNull(store.target);
        for (const StoreSpread &spread : report.data.stores)
            if (spread.store == store.store)
                json["spread"] = {{"p50", orNull(spread.p50)},
                                  {"p95", orNull(spread.p95)},
                                  {"p99", orNull(spread.p99)},
                                  {"allLost", spread.allLost},
                                  {"atLeast", spread.atLeast}};
        stores.push_back(std::move(json));
    }
    return stores;
}

Json groupsJson(const DataAtRisk &data)
{
    Json groups = Json::array();
    for (const GroupLoss &group : data.groups)
        groups.push_back({{"group", group.id},
                          {"worst", figureJson(group.worst)},
                          {"worstStore", group.worstStore->text},
                          {"worstP95", group.worstP95.count()},
                          {"skew", orNull(group.skew)},
                          {"skewP95", group.skewP95.count()},
                          {"maxSkew", orNull(group.maxSkew)},
                          {"verdict", toWord(group.verdict)}});
    return groups;
}

Json toleranceJson(const Tolerance &tolerance)
{
    Json drains = Json::array();
    for (const Drain &drain : tolerance.drains)
        drains.push_back({{"service", drain.service.text},
                          {"utilisation", drain.utilisation},
                          {"minutes", orNull(drain.minutes)},
                          {"never", drain.never()}});
    return {{"drains", drains},
            {"workRecovery", figureJson(tolerance.workRecovery)},
            {"stated", orNull(tolerance.stated)},
            {"total", tolerance.unbounded ? Json(nullptr) : Json(tolerance.total.count())},
            {"atLeast", tolerance.atLeast || !tolerance.workRecovery.known()},
            {"unbounded", tolerance.unbounded},
            {"mtpd", orNull(tolerance.mtpd)},
            {"verdict", toWord(tolerance.verdict)},
            {"convention", kToleranceConvention}};
}

Json callsJson(const EstimateReport &report)
{
    Json calls = Json::array();
    for (const CallPath &path : report.calls) {
        Json legs = Json::array();
        for (const CallLeg &leg : path.legs)
            legs.push_back({{"to", leg.to.text},
                            {"attempts", leg.attempts},
                            {"seconds", orNull(leg.seconds)},
                            {"quotaTpm", orNull(leg.quotaTpm)},
                            {"away", leg.away}});
        calls.push_back({{"call", path.id.text},
                         {"from", path.from.text},
                         {"legs", legs},
                         {"worstS", orNull(path.worstS)},
                         {"worstOpenS", orNull(path.worstOpenS)},
                         {"answered", path.answered},
                         {"atLeast", path.atLeast()},
                         {"triesUnknown", path.triesUnknown},
                         {"waitsUnknown", path.waitsUnknown},
                         {"callerTimeoutS", orNull(path.callerTimeoutS)},
                         {"legsInTime", path.legsInTime},
                         {"peakTpm", orNull(path.peakTpm)},
                         {"fallbackTpm", orNull(path.fallbackTpm)},
                         {"sharedWith", path.sharedWith},
                         {"carried", orNull(path.carried)},
                         {"queued", path.queued}});
    }
    return calls;
}

Json adviceJson(const Advice &advice)
{
    Json remedies = Json::array();
    for (const Remedy &remedy : advice.remedies) {
        Json changes = Json::array();
        for (const Change &change : remedy.changes)
            changes.push_back({{"service", change.service.text},
                               {"option", change.option ? Json(change.option->text) : Json(nullptr)},
                               {"words", change.words},
                               {"costFactor", change.costFactor}});
        remedies.push_back({{"changes", changes},
                            {"proved", remedy.proved},
                            {"rto", remedy.after.rto.rto.count()},
                            {"rpo", figureJson(remedy.after.rpo)}});
    }
    return {{"goal",
             advice.goal == Advice::Goal::Both      ? "both"
                 : advice.goal == Advice::Goal::Rto ? "rto"
                                                    : "rpo"},
            {"remedies", remedies},
            {"none", advice.none}};
}

} // namespace

std::optional<EstimateReport> reportOn(const Snapshot &now, const StampId &stamp,
                                       const Disruption &disruption, const PlanOptions &options,
                                       const Trials &trials)
{
    const RecoveryPlan plan = makePlan(now, disruption, {stamp}, options);
    if (std::find(plan.stamps.begin(), plan.stamps.end(), stamp) == plan.stamps.end())
        return std::nullopt;
    const Schedule times = schedule(plan);
    EstimateReport report;
    report.estimate = estimateFrom(now, plan, times, stamp);
    const Stamp &which = *now.topology->stamp(stamp);
    Simulation simulation;
    if (trials.count > 0) {
        simulation = simulate(plan, times, now, trials);
        report.estimate.spread = simulation.byStamp.at(stamp);
        for (const std::size_t index : simulation.assumptions)
            report.assumptions.push_back(
                fmt::format("{}, {}", plan.blocks[index].title, timeText(plan.blocks[index].time)));
        report.levers = leversOf(plan, simulation);
        report.data = dataAtRisk(now, report.estimate, trials);
    }
    report.dominance = whatDominates(plan, times, trials.count > 0 ? &simulation : nullptr);
    report.tolerance = toleranceOf(which, report.estimate);
    if (disruption.kind == DisruptionKind::Provider) {
        report.calls =
            callPaths(which, hitsOf(which, *now.catalog, occasionOf(*now.topology, disruption, {stamp})));
        report.degradation = degradationOf(which, DisruptionKind::Provider);
    }
    report.advice = smallestRemedies(now, stamp, disruption);
    return report;
}

void printReport(const Snapshot &now, const EstimateReport &report, std::ostream &out)
{
    const StampEstimate &estimate = report.estimate;
    const Stamp *stamp = now.topology->stamp(estimate.stamp);
    fmt::print(out, "{}, after {}\n", line(stamp ? stamp->name : estimate.stamp.text),
               line(inWords(estimate.disruption, *now.topology, *now.catalog)));
    fmt::print(out, "  RTO {}{}\n", promiseText(estimate.rto),
               against(estimate.rtoVerdict, estimate.rtoTarget));
    fmt::print(out, "      detection {} + decision {} + last step ends at {}\n",
               humanMinutes(estimate.detect), humanMinutes(estimate.decide),
               onTheClock(Minutes{estimate.rto.rto - estimate.detect - estimate.decide}));
    if (!estimate.rto.unknown.empty())
        fmt::print(out, "      {} times on the way are unknown\n", estimate.rto.unknown.size());
    for (const std::string &title : estimate.criticalTitles)
        fmt::print(out, "      > {}\n", line(title));
    fmt::print(out, "      {}\n", line(report.dominance));
    printSpread(report, out);
    printData(now, report, out);
    printTolerance(now, report.tolerance, out);
    printCalls(now, report, out);
    printAdvice(report.advice, out);
}

nlohmann::ordered_json toJson(const Snapshot &now, const EstimateReport &report)
{
    const StampEstimate &estimate = report.estimate;
    return {{"stamp", estimate.stamp.text},
            {"disruption", toWord(estimate.disruption.kind)},
            {"target", estimate.disruption.target ? Json(*estimate.disruption.target) : Json(nullptr)},
            {"planned", estimate.disruption.planned},
            {"malicious", estimate.disruption.malicious},
            {"words", inWords(estimate.disruption, *now.topology, *now.catalog)},
            {"rto",
             {{"minutes", estimate.rto.unbounded ? Json(nullptr) : Json(estimate.rto.rto.count())},
              {"unbounded", estimate.rto.unbounded},
              {"atLeast", estimate.rto.atLeast},
              {"detect", estimate.detect.count()},
              {"decide", estimate.decide.count()},
              {"lastStepEnds", (estimate.rto.rto - estimate.detect - estimate.decide).count()},
              {"target", orNull(estimate.rtoTarget)},
              {"verdict", toWord(estimate.rtoVerdict)},
              {"unknown", estimate.rto.unknown},
              {"criticalPath", estimate.criticalTitles},
              {"spread", spreadJson(estimate)},
              {"assumptions", report.assumptions},
              {"levers", leversJson(report)},
              {"dominates", report.dominance}}},
            {"rpo",
             {{"minutes", estimate.rpo.known() ? Json(estimate.rpo.value.count()) : Json(nullptr)},
              {"unbounded", estimate.rpo.state == Figure::State::Unbounded},
              {"target", orNull(estimate.rpoTarget)},
              {"verdict", toWord(estimate.rpoVerdict)},
              {"store", estimate.rpoStore ? Json(estimate.rpoStore->text) : Json(nullptr)}}},
            {"stores", storesJson(report)},
            {"groups", groupsJson(report.data)},
            {"tolerance", toleranceJson(report.tolerance)},
            {"calls", callsJson(report)},
            {"degradedModes", {{"survives", report.degradation.survives}, {"lost", report.degradation.lost}}},
            {"advice", adviceJson(report.advice)}};
}

} // namespace breakwater::cli
