// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <utility>

namespace breakwater {

namespace {

/// Hours go by before the first command. A time of zero is a finding; one that nobody entered is unknown.
class NobodyDecides final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-011"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const auto isZero = [](const std::optional<Duration> &duration) {
            return duration && duration->planningValue() <= Minutes{0};
        };
        const Timing &timing = now.stamp().timing;
        std::vector<std::string> zero, unknown;
        for (const auto &[duration, name] :
             {std::pair{&timing.detect, "detection"}, {&timing.decide, "the decision"}}) {
            if (isZero(*duration))
                zero.emplace_back(name);
            else if (!*duration)
                unknown.emplace_back(name);
        }
        if (!zero.empty())
            out.add(*this, {now.stamp().id}, {{"workload", now.stamp().name}, {"missing", listing(zero)}});
        if (!unknown.empty())
            out.notEvaluated(*this, {now.stamp().id}, "the time of " + inWords(unknown));
    }
};

const Registered<Rule, NobodyDecides> kRegistered;

} // namespace

} // namespace breakwater
