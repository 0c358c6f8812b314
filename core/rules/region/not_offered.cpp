// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Which service, tier or size is sold in which region is not among the facts: the question is asked of
/// every stamp with a secondary zone, and stays open.
class NotOffered final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-005"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() != nullptr)
            out.notEvaluated(*this, {now.stamp().id},
                             "which service, tier and size is offered in "
                                 + now.regionName(now.secondary()->region));
    }
};

const Registered<Rule, NotOffered> kRegistered;

} // namespace

} // namespace breakwater
