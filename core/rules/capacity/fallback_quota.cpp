// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

#include <cmath>

namespace breakwater {

namespace {

/// `300,000`
std::string grouped(double count)
{
    std::string digits = std::to_string(std::llround(count));
    for (std::size_t end = digits.size(); end > 3; end -= 3)
        digits.insert(end - 3, 1, ',');
    return digits;
}

/// The catalog counts a quota in thousands of tokens a minute. A fallback that is no model has none.
void addQuota(const Fallback &fallback, const StampView &now, double &carried,
              std::vector<std::string> &unknown)
{
    const NamedService *model = now.summary(fallback.to);
    if (model == nullptr || !isModelEndpoint(model->kind()))
        return;
    if (const std::optional<double> quota = model->service().number("quotaTpm"))
        carried += 1000 * *quota;
    else
        unknown.push_back(model->name());
}

/// In an outage the fallbacks get the whole load of the first choice, or the share of it that the room wants
/// served.
class FallbackQuota final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-008"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> share = now.param(*this, "degradedShare");
        if (!share)
            return out.notEvaluated(*this, {now.stamp().id}, "the share of the load to be served");
        for (const auto &[link, from, to] : now.links()) {
            if (!link->call || link->call->fallbacks.empty() || !isModelEndpoint(to->kind()))
                continue;
            double carried = 0;
            std::vector<std::string> unknown;
            for (const Fallback &fallback : link->call->fallbacks)
                addQuota(fallback, now, carried, unknown);
            const std::optional<double> &peak = link->call->peakTpm;
            if (!peak && isOnlyAFallback(*link, now))
                continue;
            if (!peak)
                out.notEvaluated(*this, {link->id}, "the peak of the calls to " + to->name());
            else if (carried < *peak * *share && unknown.empty())
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()},
                         {"model", to->name()},
                         {"tpm", grouped(carried)},
                         {"need", grouped(*peak * *share)}});
            else if (carried < *peak * *share)
                out.notEvaluated(*this, {link->id}, "the quota of " + inWords(unknown));
        }
    }
};

const Registered<Rule, FallbackQuota> kRegistered;

} // namespace

} // namespace breakwater
