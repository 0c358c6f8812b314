// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool hasBreaker(const Dependency &link, const NamedService &from, const NamedService &to)
{
    if ((link.call && link.call->breaker) || to.service().number("breakerFailures").value_or(0) > 0)
        return true;
    const std::vector<Part> &parts = from.service().parts;
    return std::any_of(parts.begin(), parts.end(), [&to](const Part &part) {
        return part.kind == "backend" && part.ref == to.id()
            && part.number("breakerFailures").value_or(0) > 0;
    });
}

/// A breaker spares everybody the timeout while the model is away. It may stand in the call, in the gateway
/// that makes it, or in how the endpoint is used.
class NoBreaker final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-005"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (link->type != DependencyType::Calls
                || (!isModelEndpoint(to->kind()) && !isModelGateway(*to, now))
                || hasBreaker(*link, *from, *to))
                continue;
            if (!link->call)
                out.notEvaluated(*this, {link->id}, "whether the call to " + to->name() + " has a breaker");
            else
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"to", to->name()}});
        }
    }
};

const Registered<Rule, NoBreaker> kRegistered;

} // namespace

} // namespace breakwater
