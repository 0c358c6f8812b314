// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

/// Cover, document control, emergency card, purpose.
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
        {"Recovery time, planned", achievedRto(*e), rto.runs.empty() ? "" : rto.runs.front().text, rto.mark});
    const std::optional<Minutes> worst = e->rpo.known() ? std::optional<Minutes>(e->rpo.value) : std::nullopt;
    const Cell rpo = verdictCell(e->rpoVerdict, e->rpoTarget, worst, false);
    document.figures.push_back({"Data lost, worst store", humanFigure(e->rpo),
                                rpo.runs.empty() ? "" : rpo.runs.front().text, rpo.mark});
    TimeBar bar;
    if (c.schedule.detectKnown)
        bar.detect = e->detect.count();
    if (c.schedule.decideKnown)
        bar.decide = e->decide.count();
    bar.recover = lastStepEnds(*e).count();
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
            {"Slowest stamp, planned", achievedRto(*slowest), stamp ? stamp->name : "", Cell::Mark::None});
    }
    document.figures.push_back(
        {"Stamps within their RTO", fmt::format("{} of {}", met, judged),
         judged < static_cast<int>(c.estimates.size()) ? "the others have no target" : "",
         met == judged ? Cell::Mark::Ok : Cell::Mark::Error});
}

} // namespace

void addCover(Context &c, Document &document)
{
    const Engagement &e = engagement(c);
    document.title = c.stamps.size() == 1 ? c.stamps.front()->name : e.name;
    document.subtitle = c.stamps.size() == 1
        ? fmt::format("Failover from {} to {} when the region is lost", c.primaryRegion(*c.stamps.front()),
                      c.secondaryRegion(*c.stamps.front()))
        : "Failover of all stamps when the primary region is lost: " + c.stampNames();
    document.client = e.client.value_or("");
    document.classification = e.classification.value_or("");
    document.version = e.version.value_or("");
    document.author = c.roleTitle(e.author);
    document.language = "en"; // what the runbook says is English whatever the design's own texts are
    document.keywords = {"disaster recovery", "failover runbook"};
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
    document.figures.push_back({"To complete before use", fmt::format("{}", document.toComplete),
                                document.toComplete == 0 ? "nothing is open" : "boxed, owner named",
                                document.toComplete == 0 ? Cell::Mark::Ok : Cell::Mark::Warning});
    document.signatures = {"Prepared by, signature", "Approved by, signature"};
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

namespace {

/// The latest moment of the declaration, on the RTO clock, that still meets the target.
std::string latestDeclaration(const StampEstimate &e)
{
    if (!e.rtoTarget)
        return {};
    if (e.rto.unbounded)
        return "No declaration is early enough for the RTO target: a step has no bound.";
    const Minutes left = *e.rtoTarget - lastStepEnds(e);
    if (left.count() <= 0)
        return fmt::format("Even a declaration at once misses the RTO target of {}: the steps alone take {}.",
                           exactMinutes(*e.rtoTarget), exactMinutes(lastStepEnds(e)));
    return fmt::format("Declare within {} of the loss, or the RTO target of {} is missed.",
                       exactMinutes(left), exactMinutes(*e.rtoTarget));
}

void addWhatCounts(Context &c)
{
    c.out.section("It is a disaster when", "card-disaster");
    std::vector<Runs> items;
    for (const Stamp *stamp : c.stamps) {
        if (stamp->runbook && stamp->runbook->trigger)
            items.push_back({strong(stamp->name + ": "), {*stamp->runbook->trigger + ".", {}, {}}});
        else if (c.estimate(stamp->id) != nullptr)
            items.push_back({strong(stamp->name + ": "),
                             strong("TO COMPLETE: "
                                    + (c.commander(*stamp).empty() ? c.planOwner() : c.commander(*stamp)))});
    }
    c.out.list(std::move(items));
    c.out.section("It is not when", "card-no-disaster");
    c.out.list(std::vector<std::string>{
        "one availability zone is lost: services that are spread over zones keep running by themselves;",
        "a release broke it: roll the release back;",
        "data is corrupt or under attack: contain the cause first, a failover takes the damage along."});
}

/// Who declares, and what must be declared by when.
void addWhoDeclares(Context &c)
{
    c.out.section("Who may declare, and by when", "card-declare");
    Table table;
    table.header = {"Stamp", "Declares", "Name", "Phone", "Within"};
    table.widths = {0.2, 0.22, 0.2, 0.2, 0.18};
    for (const Stamp *stamp : c.stamps) {
        const StampEstimate *e = c.estimate(stamp->id);
        if (e == nullptr)
            continue;
        const std::string who = c.commander(*stamp);
        const auto deadline = stamp->runbook ? stamp->runbook->decisionDeadline : std::nullopt;
        table.rows.push_back(
            {cell(stamp->name),
             who.empty() ? cell(Runs{strong("TO COMPLETE: " + c.planOwner())}) : cell(Runs{strong(who)}),
             cell("______________"), cell("______________"),
             deadline ? cell(exactMinutes(*deadline) + " of the first alert")
                      : cell(Runs{strong("TO COMPLETE: " + (who.empty() ? c.planOwner() : who))})});
    }
    c.out.add(std::move(table));
    if (c.stamps.size() == 1) {
        if (const StampEstimate *e = c.estimate(c.stamps.front()->id)) {
            const std::string latest = latestDeclaration(*e);
            if (!latest.empty())
                c.out.say(Runs{strong(latest)});
        }
    }
}

/// Roles in the order in which the first phases call them.
std::vector<std::string> callOrder(const Context &c)
{
    std::vector<std::string> order;
    const auto add = [&](const std::string &title) {
        if (!title.empty() && std::find(order.begin(), order.end(), title) == order.end())
            order.push_back(title);
    };
    for (const Stamp *stamp : c.stamps)
        add(c.commander(*stamp));
    for (const StepPlace &step : c.steps()) {
        if (c.startOf(step).count() >= -0.005 && !c.rowOf(step).skipped)
            add(c.rowOf(step).ownerTitle);
    }
    if (order.size() > 6)
        order.resize(6);
    return order;
}

void addFirstSteps(Context &c)
{
    c.out.section("First five steps", "card-steps");
    // One row a block: whoever starts it goes on in the procedure.
    std::vector<const StepPlace *> first;
    for (const StepPlace &step : c.steps()) {
        const PlanBlock &block = c.blockOf(step);
        const bool before = block.kind == PlanBlock::Kind::Detect || block.kind == PlanBlock::Kind::Decide;
        if (!before && step.row == 0 && !c.rowOf(step).skipped && c.startOf(step).count() >= -0.005)
            first.push_back(&step);
    }
    const auto order = [&](const StepPlace *step) {
        const PlanBlock &block = c.blockOf(*step);
        return std::tuple(c.windowOf(*step).start, block.kind != PlanBlock::Kind::Fence, !block.counts,
                          !c.windowOf(*step).critical, c.rowOf(*step).readOnly);
    };
    std::stable_sort(first.begin(), first.end(),
                     [&](const StepPlace *x, const StepPlace *y) { return order(x) < order(y); });
    if (first.size() > 5)
        first.resize(5);
    if (first.empty()) {
        c.out.say("Nothing is to be done by hand after the declaration.");
        return;
    }
    Table table;
    table.header = {"Clock", "Do", "Who", "Step", "Done at"};
    table.widths = {0.12, 0.46, 0.2, 0.1, 0.12};
    for (const StepPlace *step : first) {
        const StepRow row = stepRow(c, *step, false);
        table.rows.push_back({cell(Runs{strong(row.tPlus)}), cell(Runs{strong(row.action)}), cell(row.owner),
                              cell(Runs{link(row.number, "#" + row.anchor)}), cell("____ : ____")});
    }
    c.out.add(std::move(table));
}

void addNoReturn(Context &c)
{
    std::vector<const StepPlace *> chosen, all;
    for (const Stamp *stamp : c.stamps) {
        if (!stamp->runbook || !stamp->runbook->pointOfNoReturn)
            continue;
        if (const StepPlace *step = c.stepByKey(*stamp->runbook->pointOfNoReturn))
            chosen.push_back(step);
    }
    for (const StepPlace &step : c.steps()) {
        if (isNoReturn(c.rowOf(step)) && !c.rowOf(step).skipped)
            all.push_back(&step);
    }
    c.out.section("Point of no return", "card-no-return");
    const std::vector<const StepPlace *> &found = chosen.empty() ? all : chosen;
    if (found.empty()) {
        c.out.say("No step of this plan says that it cannot be undone.");
        return;
    }
    const auto first =
        std::min_element(found.begin(), found.end(), [&](const StepPlace *a, const StepPlace *b) {
            return c.windowOf(*a).start < c.windowOf(*b).start;
        });
    const StepRow row = stepRow(c, **first, false);
    c.out.say(Runs{link(row.number, "#" + row.anchor),
                   {fmt::format(" at {}: {}", row.tPlus, asSentence(row.action)), {}, {}},
                   {all.size() > 1
                        ? fmt::format(" From there, go on: {} steps of this plan cannot be undone, and each "
                                      "says so in its row.",
                                      all.size())
                        : std::string(" From there, go on."),
                    {},
                    {}}});
}

} // namespace

void addEmergencyCard(Context &c)
{
    c.out.part("Emergency card", "emergency-card", false, true);
    c.out.say(
        Runs{strong(fmt::format("{} down? Use this page.",
                                c.stamps.size() == 1 ? c.stamps.front()->name + " is" : "The region is")),
             {" Everything else: ", {}, {}},
             link("failover procedure", "#procedure"),
             {", ", {}, {}},
             link("roles", "#roles"),
             {", ", {}, {}},
             link("activation", "#activation"),
             {".", {}, {}}});
    addWhatCounts(c);
    addWhoDeclares(c);
    c.out.section("Bridge and call order", "card-calls");
    std::vector<std::string> calls = {"Open the bridge: number ______________________"};
    for (const std::string &title : callOrder(c))
        calls.push_back(title + ": ______________________");
    calls.push_back("Name a scribe, who writes every time down: ______________________");
    c.out.list(calls, true);
    addFirstSteps(c);
    addNoReturn(c);
    c.out.say("Region lost at ____ : ____   Declared, T+0, at ____ : ____   Restored at ____ : ____");
}

void addPurpose(Context &c)
{
    c.out.part("Purpose, scope and assumptions", "purpose");
    c.out.say(
        fmt::format("This runbook brings {} back in the recovery region after the {}. It is written for the "
                    "people who carry it out, and is complete without the systems that may be lost.",
                    c.stampNames(), disruptionTitle(c.plan.disruption.kind)));
    c.out.section("Scope", "scope");
    Table scope;
    scope.header = {"Stamp", "From", "To", "Services", "Steps"};
    scope.widths = {0.3, 0.22, 0.22, 0.13, 0.13};
    scope.rightAligned = {false, false, false, true, true};
    for (const Stamp *stamp : c.stamps) {
        const auto steps = std::count_if(c.steps().begin(), c.steps().end(),
                                         [&](const StepPlace &s) { return c.blockOf(s).stamp == stamp->id; });
        scope.rows.push_back(
            {cell(stamp->name), cell(c.primaryRegion(*stamp)), cell(c.secondaryRegion(*stamp)),
             cell(fmt::format("{}", stamp->services.size())), cell(fmt::format("{}", steps))});
    }
    c.out.add(std::move(scope));
    c.out.section("Assumptions", "assumptions");
    c.out.list(std::vector<std::string>{
        "The whole primary region is lost and stays lost for longer than the recovery takes.",
        "Times are planning values of whole recovery options. Each has its range, grade and source in the "
        "evidence "
        "appendix; an unknown time stays unknown and makes the total a lower bound.",
        "The people named in a step are free to do it at its time.",
        "Commands were composed from the catalog of facts and the names of the design. They prove nothing "
        "until a "
        "drill has run them.",
        "The recovery region has the capacity that the readiness checks ask for."});
    c.out.section("Not in this runbook", "exclusions");
    c.out.list(std::vector<std::string>{
        "Loss of one availability zone, of one service or of an outside provider.",
        "Corruption, deletion and attack: contain the cause and restore to a clean point instead.",
        "The way back. Failback has its own plan; do not improvise it from these steps in reverse order."});
    c.out.section("When not to fail over", "hold");
    c.out.list(std::vector<std::string>{
        "The provider gives a credible end of the outage that is sooner than this procedure takes.",
        "The data at risk costs the business more than the outage does.",
        "The recovery region is affected as well.",
        "The cause may be our own change or an attack, and is not contained."});
}

} // namespace breakwater::paper
