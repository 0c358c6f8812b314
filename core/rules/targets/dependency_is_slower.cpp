// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Nobody is back before what he cannot run without. The promises for the loss of a region stand for all: a
/// hard link of the primary is one that its standby has too.
class DependencyIsSlower final : public Rule {
public:
    std::string_view id() const noexcept override { return "TGT-006"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (!link->hard || !from->rto())
                continue;
            if (!to->rto())
                out.notEvaluated(*this, {link->id}, "the RTO of " + to->name());
            else if (*to->rto() > *from->rto())
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()},
                         {"to", to->name()},
                         {"rtoFrom", *from->rto()},
                         {"rtoTo", *to->rto()}});
        }
    }
};

const Registered<Rule, DependencyIsSlower> kRegistered;

} // namespace

} // namespace breakwater
