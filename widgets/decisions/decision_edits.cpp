// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decisions/decision_edits.h"

#include <algorithm>

namespace breakwater {

Edit noteDecision(DecisionId id, std::string text, std::vector<std::string> subjects)
{
    Decision decision;
    decision.id = std::move(id);
    decision.text = std::move(text);
    decision.status = "open";
    decision.subjects = std::move(subjects);
    return changeAgreements(
        [decision = std::move(decision)](Agreements &all) { all.decisions.push_back(decision); });
}

Edit changeDecision(DecisionId id, std::function<void(Decision &)> change)
{
    return changeAgreements([id = std::move(id), change = std::move(change)](Agreements &all) {
        for (Decision &decision : all.decisions)
            if (decision.id == id)
                change(decision);
    });
}

Edit removeDecision(DecisionId id)
{
    return changeAgreements([id = std::move(id)](Agreements &all) {
        std::erase_if(all.decisions, [&](const Decision &decision) { return decision.id == id; });
    });
}

} // namespace breakwater
