// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verdict_text.h"

#include "core/export/plan/plan_text.h"
#include "core/export/quote.h"

#include <ostream>

#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string rtoOf(const std::optional<StampEstimate> &estimate)
{
    return estimate ? fmt::format("{} ({})", promiseText(estimate->rto), toWord(estimate->rtoVerdict))
                    : std::string("not touched");
}

std::string rpoOf(const std::optional<StampEstimate> &estimate)
{
    return estimate ? fmt::format("{} ({})", humanFigure(estimate->rpo), toWord(estimate->rpoVerdict))
                    : std::string("not touched");
}

Json findingJson(const Finding &finding)
{
    return {{"key", finding.key()},
            {"stamp", finding.stamp.text},
            {"severity", toWord(finding.severity)},
            {"message", finding.message}};
}

Json sideJson(const std::optional<StampEstimate> &estimate)
{
    if (!estimate)
        return nullptr;
    return {{"rto", estimate->rto.unbounded ? Json(nullptr) : Json(estimate->rto.rto.count())},
            {"unbounded", estimate->rto.unbounded},
            {"atLeast", estimate->rto.atLeast},
            {"rtoVerdict", toWord(estimate->rtoVerdict)},
            {"rpo", estimate->rpo.known() ? Json(estimate->rpo.value.count()) : Json(nullptr)},
            {"rpoVerdict", toWord(estimate->rpoVerdict)}};
}

} // namespace

void printVerdict(const WhatIf &answer, std::string_view indent, std::ostream &out)
{
    fmt::print(out, "{}verdict: {} - {}\n", indent, inWords(answer.fit), quote::line(answer.sentence));
    for (const Finding &finding : answer.added)
        fmt::print(out, "{}  new {}: {}: {}\n", indent, toWord(finding.level()), quote::line(finding.key()),
                   quote::line(finding.message));
    for (const ChangedFinding &each : answer.changed)
        fmt::print(out, "{}  changed {}: {}: {}\n", indent, toWord(each.after.level()),
                   quote::line(each.after.key()), quote::line(each.after.message));
    for (const Finding &finding : answer.closed)
        fmt::print(out, "{}  closed: {}\n", indent, quote::line(finding.key()));
}

void printPromises(const Snapshot &now, const WhatIf &answer, const StampId &stamp, std::string_view indent,
                   std::ostream &out)
{
    for (const PromiseChange &each : answer.promises) {
        if (each.stamp != stamp)
            continue;
        const std::string rtoWas = rtoOf(each.before), rtoIs = rtoOf(each.after);
        const std::string rpoWas = rpoOf(each.before), rpoIs = rpoOf(each.after);
        if (rtoWas == rtoIs && rpoWas == rpoIs)
            continue;
        const Stamp *named = now.topology->stamp(stamp);
        fmt::print(out, "{}{}, {}: RTO {}{}, RPO {}{}\n", indent,
                   quote::line(named != nullptr ? named->name : stamp.text),
                   inWords(each.disruption, *now.topology, *now.catalog), rtoWas,
                   rtoWas == rtoIs ? std::string() : " -> " + rtoIs, rpoWas,
                   rpoWas == rpoIs ? std::string() : " -> " + rpoIs);
    }
}

Json verdictJson(const WhatIf &answer)
{
    Json added = Json::array(), closed = Json::array(), changed = Json::array(), promises = Json::array();
    for (const Finding &finding : answer.added)
        added.push_back(findingJson(finding));
    for (const Finding &finding : answer.closed)
        closed.push_back(findingJson(finding));
    for (const ChangedFinding &each : answer.changed)
        changed.push_back({{"before", findingJson(each.before)}, {"after", findingJson(each.after)}});
    for (const PromiseChange &each : answer.promises)
        promises.push_back({{"stamp", each.stamp.text},
                            {"disruption", toWord(each.disruption.kind)},
                            {"before", sideJson(each.before)},
                            {"after", sideJson(each.after)}});
    return {{"fit", toWord(answer.fit)}, {"sentence", answer.sentence}, {"new", added},
            {"closed", closed},          {"changed", changed},          {"promises", promises}};
}

} // namespace breakwater::cli
