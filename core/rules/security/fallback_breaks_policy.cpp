// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

void judgePlace(const Service &fallback, const StampView &now, std::vector<std::string> &broken,
                std::vector<std::string> &unknown)
{
    const auto &allowed = now.stamp().allowedGeographies;
    if (!allowed || allowed->empty())
        return;
    const std::string type = fallback.text("deploymentType").value_or("");
    const std::optional<std::string> place = fallback.text("processingGeography");
    if (type.rfind("Global", 0) == 0)
        broken.emplace_back("may be processed anywhere (" + type + ")");
    else if (!place)
        unknown.push_back("where " + fallback.name + " processes");
    else if (std::find(allowed->begin(), allowed->end(), *place) == allowed->end())
        broken.push_back("is processed in " + *place + ", outside " + inWords(*allowed));
}

void judgePolicy(const Service &fallback, const Service &first, std::vector<std::string> &broken,
                 std::vector<std::string> &unknown)
{
    const std::optional<std::string> here = fallback.text("contentPolicy"),
                                     there = first.text("contentPolicy");
    if (!here || !there)
        unknown.push_back("the content policy of " + (!here ? fallback.name : first.name));
    else if (*here != *there)
        broken.push_back("follows the content policy " + *here + " instead of " + *there);
}

/// Residency and moderation are promised for every answer, also for those of the fallback. A global
/// deployment may be served from anywhere.
class FallbackBreaksPolicy final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-011"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (!link->call || !isModelEndpoint(to->kind()))
                continue;
            for (const Fallback &fallback : link->call->fallbacks) {
                const NamedService *target = now.summary(fallback.to);
                if (target == nullptr || !isModelEndpoint(target->kind()))
                    continue;
                std::vector<std::string> broken, unknown;
                judgePlace(target->service(), now, broken, unknown);
                judgePolicy(target->service(), to->service(), broken, unknown);
                if (!broken.empty())
                    out.add(*this, {link->id, fallback.to},
                            {{"f", target->name()}, {"model", to->name()}, {"reasons", listing(broken)}});
                else if (!unknown.empty())
                    out.notEvaluated(*this, {link->id, fallback.to}, inWords(unknown));
            }
        }
    }
};

const Registered<Rule, FallbackBreaksPolicy> kRegistered;

} // namespace

} // namespace breakwater
