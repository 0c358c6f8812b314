// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Traces are for those who look later; a request must not wait for them. Where the link says nothing, the
/// way Langfuse is flushed does.
class WaitsForTelemetry final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-017"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (to->kind().text != "langfuse")
                continue;
            const std::optional<std::string> stated = link->call ? link->call->mode : std::nullopt;
            const std::optional<std::string> mode = stated ? stated : to->service().text("flushMode");
            if (!mode)
                out.notEvaluated(*this, {link->id}, "whether " + from->name() + " waits for " + to->name());
            else if (*mode == "sync")
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"langfuse", to->name()}});
        }
    }
};

const Registered<Rule, WaitsForTelemetry> kRegistered;

} // namespace

} // namespace breakwater
