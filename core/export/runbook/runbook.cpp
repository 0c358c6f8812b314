// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/runbook.h"

#include "core/export/runbook/number_links.h"
#include "core/export/runbook/parts.h"

#include <cassert>

namespace breakwater {

namespace {

using paper::Context;

/// What every runbook begins with.
void addFront(Context &c)
{
    paper::addDocumentControl(c);
    paper::addEmergencyCard(c);
    paper::addPurpose(c);
    paper::addObjectives(c);
    paper::addStrategyAndCost(c);
    paper::addRoles(c);
}

void addMove(Context &c, Context &back)
{
    addFront(c);
    paper::addActivation(c);
    paper::addCommunications(c);
    paper::addReadiness(c);
    paper::addProcedure(c, &back);
    paper::addValidation(c);
    paper::addOperating(c, back);
    paper::addFailback(back);
    paper::addClosure(c);
    paper::addDrillPlan(c);
    paper::addFindings(c);
    paper::addAppendices(c);
}

void addReturn(Context &c)
{
    addFront(c);
    paper::addEntry(c);
    paper::addCommunications(c);
    paper::addReadiness(c);
    paper::addProcedure(c, nullptr);
    paper::addValidation(c);
    paper::addClosure(c);
    paper::addFindings(c);
    paper::addAppendices(c);
}

/// The plan of the test stands before its steps: whoever runs a drill reads that first.
void addExercise(Context &c, Context &back)
{
    addFront(c);
    paper::addDrillPlan(c);
    paper::addCommunications(c);
    paper::addReadiness(c);
    paper::addProcedure(c, &back);
    paper::addValidation(c);
    paper::addFailback(back);
    paper::addDrillRecord(c);
    paper::addClosure(c);
    paper::addFindings(c);
    paper::addAppendices(c);
}

} // namespace

paper::Document makeRunbook(const ExportRequest &request, RunbookKind kind, const RunbookInput &input,
                            const RunbookInput &back)
{
    assert(request.assessment != nullptr && request.now.topology && request.now.catalog);
    assert(input.schedule.windows.size() == input.plan.blocks.size());
    paper::Document document;
    paper::Writer out(document);
    const bool several =
        request.stamps.empty() ? request.now.topology->stamps.size() > 1 : request.stamps.size() > 1;
    Variables variables(request.now, input.plan.disruption.kind, several);
    Context context(request, kind, input, variables, out);
    if (kind == RunbookKind::Failback) {
        addReturn(context);
    } else {
        Context wayBack(request, RunbookKind::Failback, back, variables, out);
        kind == RunbookKind::Drill ? addExercise(context, wayBack) : addMove(context, wayBack);
    }
    paper::numberLinks(document);
    paper::addCover(context, document);
    return document;
}

RunbookInput planFor(const ExportRequest &request, RunbookKind kind)
{
    RunbookInput input;
    input.plan = makePlan(request.now, disruptionOf(kind), request.stamps, planOptionsOf(kind));
    input.schedule = schedule(input.plan);
    for (const StampId &stamp : input.plan.stamps)
        if (input.schedule.byStamp.count(stamp) > 0)
            input.estimates.push_back(estimateFrom(request.now, input.plan, input.schedule, stamp));
    return input;
}

paper::Document makeRunbook(const ExportRequest &request, RunbookKind kind)
{
    const RunbookInput input = planFor(request, kind);
    if (kind == RunbookKind::Failback)
        return makeRunbook(request, kind, input, {});
    return makeRunbook(request, kind, input, planFor(request, RunbookKind::Failback));
}

} // namespace breakwater
