// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parity/parity.h"
#include "core/rules/rule.h"

#include <cmath>

namespace breakwater {

namespace {

/// Two landing zones that were made alike drift apart with every change that reaches one of them only.
/// Settings that one side does not state are unknown and count for neither.
class Drift final : public Rule {
public:
    std::string_view id() const noexcept override { return "GOV-007"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> least = now.param(*this, "min");
        if (!least)
            return out.notEvaluated(*this, {now.stamp().id}, "the parity that is asked for");
        int compared = 0;
        std::vector<std::string> differences;
        for (const Pair &pair : now.pairs()) {
            const ServiceKind *kind = now.kindOf(*pair.primary);
            if (kind == nullptr || pair.secondary->kind != pair.primary->kind)
                continue;
            const Parity parity = parityOf(*pair.primary, *pair.secondary, *kind);
            compared += parity.compared;
            for (const std::string &field : parity.differing)
                differences.push_back(pair.secondary->name + ": " + field);
        }
        const auto differing = static_cast<double>(differences.size());
        const double score = compared == 0 ? 1 : 1 - differing / compared;
        if (score < *least)
            out.add(*this, {now.stamp().id},
                    {{"stamp", now.stamp().name},
                     {"score", std::to_string(std::lround(std::floor(100 * score))) + " percent"},
                     {"n", counted(differing, "difference")},
                     {"top", listing(differences, 4)}});
    }
};

const Registered<Rule, Drift> kRegistered;

} // namespace

} // namespace breakwater
