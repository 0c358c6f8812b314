// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/comparison/comparison_text.h"

#include <nlohmann/json.hpp>

namespace breakwater {
namespace {

using Json = nlohmann::ordered_json;

Json orNull(const std::optional<Minutes> &minutes)
{
    return minutes ? Json(minutes->count()) : Json(nullptr);
}

Json toJson(const Finding &finding)
{
    return {{"rule", finding.rule.text},
            {"severity", toWord(finding.severity)},
            {"stamp", finding.stamp.text},
            {"subjects", finding.subjects},
            {"message", finding.message}};
}

Json toJson(const std::vector<Finding> &findings)
{
    Json json = Json::array();
    for (const Finding &finding : findings)
        json.push_back(toJson(finding));
    return json;
}

Json toJson(const std::optional<StampEstimate> &estimate)
{
    if (!estimate)
        return nullptr;
    const std::optional<Spread> &spread = estimate->spread;
    return {{"rto", estimate->rto.unbounded ? Json(nullptr) : Json(estimate->rto.rto.count())},
            {"unbounded", estimate->rto.unbounded},
            {"atLeast", estimate->rto.atLeast},
            {"p50", spread && !spread->unbounded ? Json(spread->p50.count()) : Json(nullptr)},
            {"p95", spread && !spread->unbounded ? Json(spread->p95.count()) : Json(nullptr)},
            {"rtoTarget", orNull(estimate->rtoTarget)},
            {"rtoVerdict", toWord(estimate->rtoVerdict)},
            {"rpo", estimate->rpo.known() ? Json(estimate->rpo.value.count()) : Json(nullptr)},
            {"rpoTarget", orNull(estimate->rpoTarget)},
            {"rpoVerdict", toWord(estimate->rpoVerdict)}};
}

Json toJson(const std::optional<DesignCost> &cost)
{
    if (!cost)
        return nullptr;
    const CostSum &sum = cost->design;
    return {{"usdPerMonth", sum.known() ? Json(static_cast<double>(sum.usd.count) / 100) : Json(nullptr)},
            {"atLeast", sum.atLeast()},
            {"unknown", sum.unknown},
            {"basis", cost->basis}};
}

std::string_view wordOf(Difference::What what)
{
    constexpr std::string_view words[] = {"added", "removed", "changed", "moved"};
    return words[static_cast<std::size_t>(what)];
}

} // namespace

std::string comparisonJson(const Comparison &comparison)
{
    Json changes = Json::array(), promises = Json::array(), changed = Json::array(), open = Json::array();
    for (const Difference &each : comparison.changes)
        changes.push_back({{"what", wordOf(each.what)},
                           {"kind", each.subjectKind},
                           {"id", each.subject},
                           {"name", each.name},
                           {"fields", each.fields},
                           {"words", inWords(each, comparison.before, comparison.after)}});
    for (const PromiseChange &each : comparison.promises)
        promises.push_back({{"stamp", each.stamp.text},
                            {"disruption", toWord(each.disruption.kind)},
                            {"before", toJson(each.before)},
                            {"after", toJson(each.after)},
                            {"newlyMissed", newlyMissed(each)}});
    for (const ChangedFinding &each : comparison.changed)
        changed.push_back({{"before", toJson(each.before)}, {"after", toJson(each.after)}});
    for (const NotEvaluated &each : comparison.undecided)
        open.push_back({{"rule", each.rule.text}, {"subjects", each.subjects}, {"missing", each.missing}});
    const auto growth = comparison.costGrowth();
    const Json json{{"summary", summaryOf(comparison)},
                    {"newlyMissed", comparison.newlyMissed()},
                    {"changes", changes},
                    {"promises", promises},
                    {"cost",
                     {{"before", toJson(comparison.costBefore)},
                      {"after", toJson(comparison.costAfter)},
                      {"growth", growth ? Json(*growth) : Json(nullptr)}}},
                    {"findings",
                     {{"closed", toJson(comparison.closed)},
                      {"new", toJson(comparison.added)},
                      {"changed", changed},
                      {"undecided", open}}}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace breakwater
