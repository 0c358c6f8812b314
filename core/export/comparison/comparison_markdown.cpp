// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/comparison/comparison_text.h"

#include "core/export/comparison/rows.h"
#include "core/export/quote.h"

#include <fmt/format.h>

namespace breakwater {
namespace {

using quote::markdown;

void addFindings(const char *title, const std::vector<Finding> &findings, std::string &text)
{
    if (findings.empty())
        return;
    text += fmt::format("\n### {}\n\n", title);
    for (const Finding &finding : findings)
        text += fmt::format("- **{}** ({}): {}\n", markdown(finding.rule.text), toWord(finding.level()),
                            markdown(finding.message));
}

} // namespace

std::string comparisonMarkdown(const Comparison &comparison)
{
    std::string text = fmt::format("## Disaster recovery: {}\n", markdown(summaryOf(comparison)));
    if (comparison.newlyMissed())
        text += "\n**A target is newly missed.**\n";
    const auto promises = comparison::promiseRows(comparison);
    if (!promises.empty())
        text += "\n| Workload | Disruption | RTO | RPO | Verdict |\n| --- | --- | --- | --- | --- |\n";
    for (const auto &row : promises)
        text += fmt::format("| {} | {} | {} | {} | {}{} |\n", markdown(row.stamp), markdown(row.disruption),
                            markdown(row.rto), markdown(row.rpo), markdown(row.verdict),
                            row.newlyMissed ? ", **newly missed**" : "");
    text += "\n| Cost a month | Before | After |\n| --- | --- | --- |\n";
    for (const auto &row : comparison::costRows(comparison))
        text += fmt::format("| {} | {} | {} |\n", row.what, markdown(row.before), markdown(row.after));
    if (comparison.costAfter)
        text += "\n" + markdown(comparison.costAfter->basis) + "\n";
    addFindings("New findings", comparison.added, text);
    addFindings("Closed findings", comparison.closed, text);
    if (!comparison.changes.empty())
        text += "\n### Changes\n\n";
    for (const Difference &change : comparison.changes)
        text += "- " + markdown(inWords(change, comparison.before, comparison.after)) + "\n";
    return text;
}

} // namespace breakwater
