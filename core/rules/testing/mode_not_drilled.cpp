// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/testing/dates.h"

#include <algorithm>

namespace breakwater {

namespace {

/// A degraded mode is code that never runs on a good day. Somebody must have seen it enter, answer and leave.
class ModeNotDrilled final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-019"; }
    Reach reach() const noexcept override { return Reach::Engagement; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> days = now.param(*this, "days");
        if (!days)
            return out.notEvaluated(*this, {now.stamp().id}, "how old a test of a mode may be");
        for (const DegradedMode &mode : now.stamp().degradedModes) {
            LastTime last(now.asOf());
            for (const Rehearsal &rehearsal : now.records().rehearsals)
                if (rehearsal.stamp == now.stamp().id
                    && std::find(rehearsal.degradedModes.begin(), rehearsal.degradedModes.end(), mode.id)
                        != rehearsal.degradedModes.end())
                    last.note(rehearsal.on);
            if (last.isOlderThan(*days))
                out.add(*this, {Id<struct DegradedModeTag>{mode.id}},
                        {{"mode", mode.name}, {"date", last.inWords()}, {"days", static_cast<int>(*days)}});
        }
    }
};

const Registered<Rule, ModeNotDrilled> kRegistered;

} // namespace

} // namespace breakwater
