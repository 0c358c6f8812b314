// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A runbook that was printed before the last change describes another design. Whoever exports records the
/// hash of what he exported.
class OlderThanTheDesign final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-010"; }
    Reach reach() const noexcept override { return Reach::Engagement; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.stamp().objectives.byDisruption.empty())
            return;
        switch (now.exportedRunbook()) {
        case ExportState::Never:
            return say(now, "has never been exported from this design", out);
        case ExportState::Outdated:
            return say(now, "was exported before the last change of this design", out);
        case ExportState::Unknown:
            return out.notEvaluated(*this, {now.stamp().id}, "the hash of the design as it is now");
        case ExportState::Current:
            break;
        }
    }

private:
    void say(const StampView &now, const char *state, Findings &out) const
    {
        out.add(*this, {now.stamp().id}, {{"stamp", now.stamp().name}, {"state", state}});
    }
};

const Registered<Rule, OlderThanTheDesign> kRegistered;

} // namespace

} // namespace breakwater
