// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A model that nobody can replace decides whether the workload works. A link that is drawn because another
/// call falls back to it needs no fallback of its own.
class NoFallback final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-001"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (!isModelEndpoint(to->kind()) || link->type != DependencyType::Calls
                || isOnlyAFallback(*link, now))
                continue;
            if (!link->call)
                out.notEvaluated(*this, {link->id}, "the fallbacks of the call to " + to->name());
            else if (link->call->fallbacks.empty())
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"model", to->name()}});
        }
    }
};

const Registered<Rule, NoFallback> kRegistered;

} // namespace

} // namespace breakwater
