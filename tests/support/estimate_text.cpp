// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/estimate_text.h"

#include <fmt/format.h>

namespace breakwater::test {
namespace {

std::string promiseText(const Promise &promise)
{
    std::string text = promise.unbounded ? "unbounded, at least " : promise.atLeast ? "at least " : "";
    text += humanMinutes(promise.rto);
    if (promise.openEnded)
        text += " (a time on the way has no upper bound)";
    for (const std::string &key : promise.unknown)
        text += "\n    unknown: " + key;
    return text;
}

} // namespace

std::string estimateText(const Topology &topology, const StampEstimate &estimate)
{
    const auto target = [](const std::optional<Minutes> &minutes) {
        return minutes ? humanMinutes(*minutes) : std::string("none");
    };
    std::string text = fmt::format(
        "{}\n  RTO {}, target {}: {}\n  RPO {}, target {}: {}\n", topology.stamp(estimate.stamp)->name,
        promiseText(estimate.rto), target(estimate.rtoTarget), toWord(estimate.rtoVerdict),
        humanFigure(estimate.rpo), target(estimate.rpoTarget), toWord(estimate.rpoVerdict));
    if (estimate.rpoStore)
        text += fmt::format("  Set by {}\n", topology.find(*estimate.rpoStore).second->name);
    for (const StoreRpo &store : estimate.stores)
        text += fmt::format("    {}: {} ({}, {}; target {})\n", topology.find(store.store).second->name,
                            humanFigure(store.rpo), store.option.empty() ? "nothing" : store.option.text,
                            toWord(store.rpo.grade), target(store.target));
    text += "  Critical path\n";
    for (const std::string &title : estimate.criticalTitles)
        text += "    " + title + "\n";
    return text;
}

} // namespace breakwater::test
