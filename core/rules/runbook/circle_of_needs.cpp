// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/plan_view.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// What waits for itself never starts. The plan opens such a circle somewhere to have an order at all, so it
/// must be told. Circles through other stamps are not in the plan of one.
class CircleOfNeeds final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-007"; }
    Reach reach() const noexcept override { return Reach::Plan; }
    void check(const StampView &now, Findings &out) const override
    {
        const auto &cycles = now.plan().plan().cycles;
        std::vector<std::string> circles;
        for (const std::vector<std::string> &cycle : cycles) {
            std::string circle;
            for (const std::string &name : cycle)
                circle += (circle.empty() ? "" : " and ") + name;
            circles.push_back(std::move(circle));
        }
        if (!circles.empty())
            out.add(*this, {now.stamp().id}, {{"stamp", now.stamp().name}, {"cycle", listing(circles)}});
    }
};

const Registered<Rule, CircleOfNeeds> kRegistered;

} // namespace

} // namespace breakwater
