// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

std::optional<double> nodesOf(const Service &runtime)
{
    if (const std::optional<double> nodes = runtime.number("nodes"))
        return nodes;
    const auto drawn = std::count_if(runtime.parts.begin(), runtime.parts.end(),
                                     [](const Part &part) { return part.kind == "node"; });
    return drawn > 0 ? std::optional(static_cast<double>(drawn)) : std::nullopt;
}

/// One node means that patching a single host stops every pipeline bound to the runtime; two nodes on one
/// host are one node.
class RuntimeWithOneNode final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-014"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> least = now.param(*this, "min");
        if (!least)
            return out.notEvaluated(*this, {now.stamp().id}, "the least number of nodes");
        for (const Service *runtime : now.servicesOfKind("self-hosted-ir")) {
            const std::optional<double> nodes = nodesOf(*runtime);
            const bool oneHost = runtime->flag("sameHost").value_or(false);
            if (!nodes)
                out.notEvaluated(*this, {runtime->id}, "how many nodes it has");
            else if (oneHost || *nodes < *least)
                out.add(*this, {runtime->id},
                        {{"shir", runtime->name},
                         {"nodes", counted(*nodes, "node") + (oneHost && *nodes > 1 ? " on one host" : "")},
                         {"min", static_cast<int>(*least)}});
        }
    }
};

const Registered<Rule, RuntimeWithOneNode> kRegistered;

} // namespace

} // namespace breakwater
