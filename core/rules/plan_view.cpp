// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"

namespace breakwater {

PlanView::PlanView(std::shared_ptr<const RecoveryPlan> plan)
    : m_plan(std::move(plan))
{
    const std::size_t count = m_plan->blocks.size();
    m_before.assign(count, std::vector<bool>(count, false));
    for (std::size_t i = 0; i < count; ++i) {
        const PlanBlock &block = m_plan->blocks[i];
        for (const std::size_t before : block.after) { // in topological order: what it waits for is known
            m_before[i][before] = true;
            for (std::size_t k = 0; k < before; ++k)
                if (m_before[before][k])
                    m_before[i][k] = true;
        }
        for (std::size_t row = 0; row < block.rows.size(); ++row)
            if (!block.rows[row].skipped)
                m_steps.push_back({i, row});
    }
}

std::vector<PlanView::Step> PlanView::steps(std::string_view action) const
{
    std::vector<Step> found;
    for (const Step step : m_steps)
        if (row(step).action == action)
            found.push_back(step);
    return found;
}

bool PlanView::isBefore(Step first, Step then) const
{
    return first.block == then.block ? first.row < then.row : m_before[then.block][first.block];
}

} // namespace breakwater
