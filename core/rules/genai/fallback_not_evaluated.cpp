// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool isEvaluated(const Fallback &fallback, const Service &model)
{
    return fallback.evalPassedOn || std::any_of(model.parts.begin(), model.parts.end(), [](const Part &part) {
               return part.kind == "deployment" && part.flag("evalPassed") == true;
           });
}

std::optional<bool> isSameModel(const Service &a, const Service &b)
{
    for (const char *key : {"model", "modelVersion"}) {
        const std::optional<std::string> here = a.text(key), there = b.text(key);
        if (!here || !there)
            return std::nullopt;
        if (*here != *there)
            return false;
    }
    return true;
}

/// Another model is another product: its answers, limits and tools must have been tried on the acceptance set
/// before it speaks for the company.
class FallbackNotEvaluated final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-010"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (!link->call || !isModelEndpoint(to->kind()) || isOnlyAFallback(*link, now))
                continue;
            for (const Fallback &fallback : link->call->fallbacks) {
                const NamedService *target = now.summary(fallback.to);
                if (target == nullptr || !isModelEndpoint(target->kind())
                    || isEvaluated(fallback, target->service()))
                    continue;
                const std::optional<bool> same = isSameModel(to->service(), target->service());
                if (!same)
                    out.notEvaluated(*this, {link->id, fallback.to},
                                     "the model and version of " + target->name());
                else if (!*same)
                    out.add(*this, {link->id, fallback.to},
                            {{"from", from->name()},
                             {"f", target->name()},
                             {"model", target->service().text("model").value_or("another model")},
                             {"first", to->service().text("model").value_or("the first choice")}});
            }
        }
    }
};

const Registered<Rule, FallbackNotEvaluated> kRegistered;

} // namespace

} // namespace breakwater
