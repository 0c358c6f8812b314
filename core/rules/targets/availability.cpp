// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The objective is compared with the availability of the whole, shared causes counted, as soon as that can
/// be computed.
class Availability final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-009"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.stamp().objectives.availability)
            out.notEvaluated(*this, {now.stamp().id},
                             "the availability of the whole with shared causes counted");
    }
};

const Registered<Rule, Availability> kRegistered;

} // namespace

} // namespace breakwater
