// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/failover.h"

#include "core/export/runbook/parts.h"

#include <cassert>

namespace breakwater {

paper::Document makeFailoverRunbook(const ExportRequest &request, const RunbookInput &input)
{
    assert(request.assessment != nullptr && request.now.topology && request.now.catalog);
    assert(input.schedule.windows.size() == input.plan.blocks.size());
    paper::Document document;
    paper::Context context(request, input.plan, input.schedule, input.estimates, document);
    paper::addDocumentControl(context);
    paper::addEmergencyCard(context);
    paper::addPurpose(context);
    paper::addObjectives(context);
    paper::addRoles(context);
    paper::addActivation(context);
    paper::addCommunications(context);
    paper::addReadiness(context);
    paper::addProcedure(context);
    paper::addValidation(context);
    paper::addFindings(context);
    paper::addAppendices(context);
    paper::addCover(context, document);
    return document;
}

} // namespace breakwater
