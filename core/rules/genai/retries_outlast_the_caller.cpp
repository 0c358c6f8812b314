// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

std::string seconds(double count)
{
    return formatMinutes(Minutes{count}) + " s";
}

/// Of the link, else of the gateway that makes the call.
std::optional<double> patienceOf(const Call &call, const NamedService &from)
{
    return call.callerTimeoutS ? call.callerTimeoutS : from.service().number("callerTimeoutS");
}

/// An answer that comes after the caller has left is work for nobody. The waits between the tries come on top
/// of what is counted here.
class RetriesOutlastTheCaller final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-004"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (!link->call || !isModelEndpoint(to->kind()) || !link->call->timeoutS)
                continue;
            const Call &call = *link->call;
            const std::optional<double> caller = patienceOf(call, *from);
            const std::optional<double> tries = call.retry ? call.retry->max : std::optional(0.0);
            double worst = *call.timeoutS * (1 + tries.value_or(0));
            bool known = caller && tries;
            for (const Fallback &fallback : call.fallbacks) {
                worst += fallback.timeoutS.value_or(0);
                known = known && fallback.timeoutS;
            }
            if (caller && worst > *caller)
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()},
                         {"to", to->name()},
                         {"worst", seconds(worst)},
                         {"caller", seconds(*caller)}});
            else if (!known)
                out.notEvaluated(*this, {link->id},
                                 !caller ? "how long the caller of " + from->name() + " waits"
                                         : "the tries and timeouts of the chain");
        }
    }
};

const Registered<Rule, RetriesOutlastTheCaller> kRegistered;

} // namespace

} // namespace breakwater
