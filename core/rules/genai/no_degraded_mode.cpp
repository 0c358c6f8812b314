// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// What the workload does without its model is a decision of the room, made before the day: cached answers, a
/// smaller model, read-only, a queue.
class NoDegradedMode final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-018"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (!now.stamp().degradedModes.empty())
            return;
        std::vector<std::string> models;
        for (const char *kind : {"openai-endpoint", "external-model-endpoint"})
            for (const Service *model : now.servicesOfKind(kind))
                models.push_back(model->name);
        if (!models.empty())
            out.add(*this, {now.stamp().id}, {{"workload", now.stamp().name}, {"models", listing(models)}});
    }
};

const Registered<Rule, NoDegradedMode> kRegistered;

} // namespace

} // namespace breakwater
