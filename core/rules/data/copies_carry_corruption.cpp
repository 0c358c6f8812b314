// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A replica repeats every write, also the wrong one. Something must keep an earlier state: a backup,
/// versions, or the repository that the content comes from.
class CopiesCarryCorruption final : public Rule {
public:
    std::string_view id() const noexcept override { return "STO-008"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Corruption) == nullptr)
            return;
        for (const Service &service : now.stamp().services) {
            if (!isStore(service, now) || !isCopiedElsewhere(service, now))
                continue;
            const std::optional<bool> back = canGoBack(service, now);
            if (!back)
                out.notEvaluated(*this, {service.id}, "whether an earlier state of it is kept");
            else if (!*back)
                out.add(*this, {service.id},
                        {{"service", service.name},
                         {"secondary",
                          now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                     : std::string("the other region")}});
        }
    }
};

const Registered<Rule, CopiesCarryCorruption> kRegistered;

} // namespace

} // namespace breakwater
