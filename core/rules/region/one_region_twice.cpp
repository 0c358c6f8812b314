// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Two landing zones in one region fail together.
class OneRegionTwice final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-003"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.primary() == nullptr || now.secondary() == nullptr
            || now.primary()->region != now.secondary()->region)
            return;
        out.add(*this, {now.stamp().id},
                {{"stamp", now.stamp().name}, {"primary", now.regionName(now.primary()->region)}});
    }
};

const Registered<Rule, OneRegionTwice> kRegistered;

} // namespace

} // namespace breakwater
