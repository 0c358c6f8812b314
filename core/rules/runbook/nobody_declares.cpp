// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

/// A failover begins with somebody who may say so, and with what he says it on.
class NobodyDeclares final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-006"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::vector<PlanBlock> &blocks = now.plan().plan().blocks;
        if (std::none_of(blocks.begin(), blocks.end(),
                         [](const PlanBlock &block) { return block.kind == PlanBlock::Kind::Decide; }))
            return;
        const std::optional<Runbook> &runbook = now.stamp().runbook;
        std::vector<std::string> missing;
        if (!runbook || !runbook->trigger || runbook->trigger->empty())
            missing.emplace_back("what it is activated on");
        if (!runbook || !runbook->authority)
            missing.emplace_back("who declares");
        if (!missing.empty())
            out.add(*this, {now.stamp().id}, {{"stamp", now.stamp().name}, {"missing", listing(missing)}});
    }
};

const Registered<Rule, NobodyDeclares> kRegistered;

} // namespace

} // namespace breakwater
