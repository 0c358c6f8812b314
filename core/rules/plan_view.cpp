// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"

#include <algorithm>

namespace breakwater {

PlanView::PlanView(std::shared_ptr<const RecoveryPlan> plan)
    : m_plan(std::move(plan))
    , m_words((m_plan->blocks.size() + 63) / 64)
    , m_before(m_words * m_plan->blocks.size(), 0)
{
    for (std::size_t i = 0; i < m_plan->blocks.size(); ++i) {
        const PlanBlock &block = m_plan->blocks[i];
        std::uint64_t *own = m_before.data() + i * m_words;
        for (const std::size_t before : block.after) { // in topological order: what it waits for is known
            const std::uint64_t *others = m_before.data() + before * m_words;
            std::transform(own, own + m_words, others, own,
                           [](std::uint64_t a, std::uint64_t b) { return a | b; });
            own[before / 64] |= std::uint64_t{1} << (before % 64);
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
    if (first.block == then.block)
        return first.row < then.row;
    return (m_before[then.block * m_words + first.block / 64] >> (first.block % 64) & 1U) != 0;
}

} // namespace breakwater
