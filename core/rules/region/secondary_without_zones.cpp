// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// After a failover the workload may live in the secondary region for days; its promise for the loss of a
/// zone needs zones there too.
class SecondaryWithoutZones final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-006"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Zone) == nullptr || now.secondary() == nullptr)
            return;
        const Region *secondary = now.regionOf(now.secondary());
        if (secondary == nullptr)
            return out.notEvaluated(*this, {now.stamp().id}, "whether the secondary region has zones");
        if (!secondary->zones)
            out.add(*this, {now.stamp().id},
                    {{"stamp", now.stamp().name},
                     {"workload", now.stamp().name},
                     {"secondary", secondary->name}});
    }
};

const Registered<Rule, SecondaryWithoutZones> kRegistered;

} // namespace

} // namespace breakwater
