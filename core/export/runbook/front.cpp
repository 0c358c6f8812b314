// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

/// Cover and document control.
namespace breakwater::paper {

namespace {

const Engagement &engagement(const Context &c)
{
    return *c.topology.engagement;
}

Fact missingAsWords(const std::string &label, const std::optional<std::string> &value)
{
    return {label, value && !value->empty() ? *value : "not said"};
}

/// The stamp's own figures, big.
void addFigures(Context &c, Document &document, const Stamp &stamp)
{
    const StampEstimate *e = c.estimate(stamp.id);
    if (e == nullptr)
        return;
    const Cell rto = verdictCell(e->rtoVerdict, e->rtoTarget, e->rto.rto, e->rto.atLeast);
    document.figures.push_back(
        {opensAWindow(c.kind) ? "Length of the window, planned" : "Recovery time, planned", achievedRto(*e),
         rto.runs.empty() ? "" : rto.runs.front().text, rto.mark});
    if (opensAWindow(c.kind)) { // drained first: what is lost is said where the data is proved
        TimeBar bar;
        bar.recover = static_cast<double>(wholeSum(*e).lastStepEnds);
        bar.atLeast = e->rto.atLeast || e->rto.unbounded;
        bar.window = true;
        document.timeBar = {bar};
        return;
    }
    const std::optional<Minutes> worst = e->rpo.known() ? std::optional<Minutes>(e->rpo.value) : std::nullopt;
    const Cell rpo = verdictCell(e->rpoVerdict, e->rpoTarget, worst, false);
    document.figures.push_back({"Data lost, worst store", humanFigure(e->rpo),
                                rpo.runs.empty() ? "" : rpo.runs.front().text, rpo.mark});
    TimeBar bar;
    const WholeSum sum = wholeSum(*e);
    if (c.schedule.detectKnown)
        bar.detect = static_cast<double>(sum.detect);
    if (c.schedule.decideKnown)
        bar.decide = static_cast<double>(sum.decide);
    bar.recover = static_cast<double>(sum.lastStepEnds);
    if (e->rtoTarget)
        bar.target = e->rtoTarget->count();
    bar.atLeast = e->rto.atLeast || e->rto.unbounded;
    document.timeBar = {bar};
}

void addPortfolioFigures(Context &c, Document &document)
{
    int judged = 0, met = 0;
    const StampEstimate *slowest = nullptr;
    for (const StampEstimate &e : c.estimates) {
        if (e.rtoVerdict == Verdict::Met || e.rtoVerdict == Verdict::Missed
            || e.rtoVerdict == Verdict::Unknown)
            ++judged;
        met += e.rtoVerdict == Verdict::Met ? 1 : 0;
        if (slowest == nullptr || e.rto.unbounded
            || (!slowest->rto.unbounded && e.rto.rto > slowest->rto.rto))
            slowest = &e;
    }
    if (slowest != nullptr) {
        const Stamp *stamp = c.topology.stamp(slowest->stamp);
        document.figures.push_back(
            {opensAWindow(c.kind) ? "Longest window, planned" : "Slowest stamp, planned",
             achievedRto(*slowest), stamp ? stamp->name : "", Cell::Mark::None});
    }
    if (opensAWindow(c.kind) && judged == 0)
        return;
    document.figures.push_back(
        {"Stamps within their RTO", fmt::format("{} of {}", met, judged),
         judged < static_cast<int>(c.estimates.size()) ? "the others have no target" : "",
         met == judged ? Cell::Mark::Ok : Cell::Mark::Error});
}

std::string subtitleOf(const Context &c)
{
    const bool one = c.stamps.size() == 1;
    const std::string from = one ? c.fromRegion(*c.stamps.front()) : std::string(),
                      to = one ? c.toRegion(*c.stamps.front()) : std::string();
    switch (c.kind) {
    case RunbookKind::Failover:
        return one ? fmt::format("Failover from {} to {} when the region is lost", from, to)
                   : "Failover of all stamps when the primary region is lost: " + c.stampNames();
    case RunbookKind::Planned:
        return one ? fmt::format("Planned move from {} to {} in an agreed window", from, to)
                   : "Planned move of all stamps in an agreed window: " + c.stampNames();
    case RunbookKind::Failback:
        return one ? fmt::format("Return from {} to {} once the region is well again", from, to)
                   : "Return of all stamps to their first region: " + c.stampNames();
    case RunbookKind::Drill:
        return one ? fmt::format("Exercise: move from {} to {} and back, with every time recorded", from, to)
                   : "Exercise of all stamps, with every time recorded: " + c.stampNames();
    }
    return {};
}

} // namespace

Fact toCompleteFigure(std::size_t count, std::size_t leftOut)
{
    const bool open = count + leftOut > 0;
    return {"To complete before use", fmt::format("{}", count),
            leftOut > 0 ? fmt::format("boxed, owner named; {} more in parts left out", leftOut)
                : open  ? "boxed, owner named"
                        : "nothing is open",
            open ? Cell::Mark::Warning : Cell::Mark::Ok};
}

void addCover(Context &c, Document &document)
{
    const Engagement &e = engagement(c);
    document.title = c.stamps.size() == 1 ? c.stamps.front()->name : e.name;
    document.kind = toWord(c.kind);
    document.name = titleOf(c.kind);
    document.subtitle = subtitleOf(c);
    document.client = e.client.value_or("");
    document.classification = e.classification.value_or("");
    document.version = e.version.value_or("");
    document.author = c.roleTitle(e.author);
    document.language = "en"; // what the runbook says is English whatever the design's own texts are
    std::string name = document.name;
    name[0] = static_cast<char>(name[0] - 'A' + 'a');
    document.keywords = {"disaster recovery", name};
    for (const Stamp *stamp : c.stamps)
        document.keywords.push_back(stamp->name);
    document.designHash = c.request.stamping.designHash;
    document.asOf = c.request.stamping.asOf;
    document.catalogVersion = c.request.stamping.catalogVersion;
    document.writer = c.request.stamping.writer;

    document.cover = {missingAsWords("Client", e.client),
                      missingAsWords("Classification", e.classification),
                      missingAsWords("Version", e.version),
                      {"Design hash", c.request.stamping.shortHash()},
                      {"Assessed on", c.request.stamping.asOf},
                      {"Catalog", c.request.stamping.catalogVersion},
                      {"Owner", c.roleTitle(e.owner).empty() ? "not said" : c.roleTitle(e.owner)},
                      {"Approver", c.roleTitle(e.approver).empty() ? "not said" : c.roleTitle(e.approver)},
                      missingAsWords("Next review", e.nextReviewOn)};
    if (c.stamps.size() == 1)
        addFigures(c, document, *c.stamps.front());
    else
        addPortfolioFigures(c, document);
    document.figures.push_back(toCompleteFigure(document.missing.size(), 0));
    document.signatures = {"Prepared by, signature", "Approved by, signature"};
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *estimate = c.estimate(stamp->id);
        if (estimate == nullptr)
            continue;
        SumLine sum{stamp->id.text, stamp->name};
        sum.detect = estimate->detect.count();
        sum.decide = estimate->decide.count();
        sum.lastStepEnds = lastStepEnds(*estimate).count();
        sum.total = estimate->rto.rto.count();
        sum.atLeast = estimate->rto.atLeast;
        sum.unbounded = estimate->rto.unbounded;
        if (estimate->rtoTarget)
            sum.target = estimate->rtoTarget->count();
        document.sums.push_back(std::move(sum));
    }
}

void addDocumentControl(Context &c)
{
    const Engagement &e = engagement(c);
    c.out.part("Document control", "document-control");
    Table facts;
    facts.header = {"Item", "Value"};
    facts.widths = {0.3, 0.7};
    const auto row = [&](std::string label, Cell value) {
        facts.rows.push_back({cell(std::move(label)), std::move(value)});
    };
    const std::string owner = c.planOwner();
    row("Workloads", cell(c.stampNames()));
    row("Client", c.out.orBox(e.client.value_or(""), owner, "client"));
    row("Classification", c.out.orBox(e.classification.value_or(""), owner, "classification"));
    row("Version", c.out.orBox(e.version.value_or(""), owner, "version"));
    row("Owner", c.out.orBox(c.roleTitle(e.owner), owner, "owner of this runbook"));
    row("Approver", c.out.orBox(c.roleTitle(e.approver), owner, "approver of this runbook"));
    row("Next review", c.out.orBox(e.nextReviewOn.value_or(""), owner, "day of the next review"));
    row("Assessed on", cell(c.request.stamping.asOf));
    row("Design hash", cell(Runs{code(c.request.stamping.designHash)}));
    row("Catalog of facts",
        cell(fmt::format("{}, hash {}", c.request.stamping.catalogVersion,
                         c.request.stamping.catalogHash.substr(0, 8))));
    row("Written by", cell(c.request.stamping.writer));
    std::set<std::string> copies;
    for (const Stamp *stamp : c.stamps) {
        if (stamp->runbook) {
            for (const std::string &place : stamp->runbook->keptAt)
                copies.insert(c.subjectName(place));
        }
    }
    row("Copies are kept at",
        copies.empty() ? c.out.boxCell(owner, "places that can be read when the primary region is lost")
                       : cell(joined({copies.begin(), copies.end()}, "; ")));
    c.out.add(std::move(facts));
    if (!e.changeLog.empty()) {
        c.out.section("Change log", "change-log");
        Table log;
        log.header = {"Version", "On", "By", "What"};
        log.widths = {0.12, 0.16, 0.2, 0.52};
        for (const ChangeEntry &entry : e.changeLog)
            log.rows.push_back({cell(entry.version), cell(entry.on), cell(entry.by), cell(entry.text)});
        c.out.add(std::move(log));
    }
    c.out.say("Print this runbook again when the design changes: the design hash on every page says which "
              "design it "
              "belongs to. A runbook with boxes TO COMPLETE is a draft.");
}

} // namespace breakwater::paper
