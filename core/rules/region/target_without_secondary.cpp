// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A promise for the loss of a region cannot be kept from inside that region.
class TargetWithoutSecondary final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-007"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const Target *target = now.target(DisruptionKind::Region);
        if (target == nullptr || now.secondary() != nullptr)
            return;
        const auto said = [](const std::optional<Minutes> &minutes) {
            return minutes ? humanMinutes(*minutes) : std::string("not stated");
        };
        out.add(*this, {now.stamp().id},
                {{"workload", now.stamp().name}, {"rto", said(target->rto)}, {"rpo", said(target->rpo)}});
    }
};

const Registered<Rule, TargetWithoutSecondary> kRegistered;

} // namespace

} // namespace breakwater
