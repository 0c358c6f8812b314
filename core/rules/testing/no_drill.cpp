// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/testing/dates.h"

namespace breakwater {

namespace {

/// A plan that nobody has run is a guess. Whoever promises something must have tried it within the period.
class NoDrill final : public Rule {
public:
    std::string_view id() const noexcept override { return "TST-001"; }
    Reach reach() const noexcept override { return Reach::Engagement; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> days = now.param(*this, "days");
        if (!days)
            return out.notEvaluated(*this, {now.stamp().id}, "how old a drill may be");
        if (now.stamp().objectives.byDisruption.empty())
            return;
        LastTime last(now.asOf());
        for (const Rehearsal &rehearsal : now.records().rehearsals)
            if (rehearsal.stamp == now.stamp().id)
                last.note(rehearsal.on);
        if (last.isOlderThan(*days))
            out.add(*this, {now.stamp().id},
                    {{"workload", now.stamp().name},
                     {"date", last.inWords()},
                     {"days", static_cast<int>(*days)}});
    }
};

const Registered<Rule, NoDrill> kRegistered;

} // namespace

} // namespace breakwater
