// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/comparison/comparison_text.h"

#include "core/export/comparison/rows.h"
#include "core/export/quote.h"

#include <fmt/format.h>

namespace breakwater {
namespace {

std::string findingText(char sign, const Finding &finding)
{
    return fmt::format("  {} {} {}: {}\n", sign, finding.rule.text, toWord(finding.level()),
                       quote::line(finding.message));
}

} // namespace

std::string comparisonText(const Comparison &comparison)
{
    std::string text = quote::line(summaryOf(comparison)) + "\n\nChanges\n";
    for (const Difference &change : comparison.changes)
        text += "  " + quote::line(inWords(change, comparison.before, comparison.after)) + "\n";
    if (comparison.changes.empty())
        text += "  none\n";
    text += "\nPromises\n";
    const auto promises = comparison::promiseRows(comparison);
    for (const auto &row : promises)
        text += fmt::format("  {}, {}: {}; {}; {}{}\n", quote::line(row.stamp), quote::line(row.disruption),
                            row.rto, row.rpo, row.verdict, row.newlyMissed ? "  NEWLY MISSED" : "");
    if (promises.empty())
        text += "  as before\n";
    text += "\nCost a month\n";
    for (const auto &row : comparison::costRows(comparison))
        text += fmt::format("  {}: {} -> {}\n", row.what, row.before, row.after);
    if (comparison.costAfter)
        text += "  " + quote::line(comparison.costAfter->basis) + "\n";
    text += "\nFindings\n";
    for (const Finding &finding : comparison.closed)
        text += findingText('-', finding);
    for (const Finding &finding : comparison.added)
        text += findingText('+', finding);
    for (const ChangedFinding &finding : comparison.changed)
        text += findingText('~', finding.after);
    for (const NotEvaluated &open : comparison.undecided)
        text +=
            fmt::format("  ? {} no longer judged; missing: {}\n", open.rule.text, quote::line(open.missing));
    if (comparison.closed.empty() && comparison.added.empty() && comparison.changed.empty()
        && comparison.undecided.empty())
        text += "  as before\n";
    return text;
}

} // namespace breakwater
