// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Work that may wait should wait somewhere: in a queue, not in the memory of a process that gives up.
class NotBuffered final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-006"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (link->type != DependencyType::Calls
                || (!isModelEndpoint(to->kind()) && !isModelGateway(*to, now)))
                continue;
            if (!link->call || !link->call->mode)
                out.notEvaluated(*this, {link->id}, "whether the call to " + to->name() + " may wait");
            else if (*link->call->mode == "async-ok" && !link->call->queue)
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"to", to->name()}});
        }
    }
};

const Registered<Rule, NotBuffered> kRegistered;

} // namespace

} // namespace breakwater
