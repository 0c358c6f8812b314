// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

void judge(const Call &call, std::vector<std::string> &missing, std::vector<std::string> &unknown)
{
    if (!call.timeoutS)
        missing.emplace_back("a timeout");
    if (!call.retry || call.retry->max == 0) {
        missing.emplace_back("retries");
        return;
    }
    if (!call.retry->max)
        unknown.emplace_back("how often it retries");
    if (!call.retry->backoff)
        unknown.emplace_back("how it backs off");
    else if (*call.retry->backoff != "exponential-jitter")
        missing.emplace_back("jittered exponential backoff");
    if (!call.retry->honoursRetryAfter)
        unknown.emplace_back("whether it honours Retry-After");
    else if (!*call.retry->honoursRetryAfter)
        missing.emplace_back("honouring Retry-After");
}

/// The defaults of a client library are made for a good day: minutes of waiting, or none, and retries that
/// strike together. A call that is described and names no timeout or retry has none.
class UnboundedCall final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-003"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (link->type != DependencyType::Calls
                || (!isModelEndpoint(to->kind()) && !isModelGateway(*to, now)))
                continue;
            if (!link->call) {
                out.notEvaluated(*this, {link->id}, "the timeout and retries of the call to " + to->name());
                continue;
            }
            std::vector<std::string> missing, unknown;
            judge(*link->call, missing, unknown);
            if (!missing.empty())
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"to", to->name()}, {"missing", listing(missing)}});
            else if (!unknown.empty())
                out.notEvaluated(*this, {link->id}, inWords(unknown));
        }
    }
};

const Registered<Rule, UnboundedCall> kRegistered;

} // namespace

} // namespace breakwater
