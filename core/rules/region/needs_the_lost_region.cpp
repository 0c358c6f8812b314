// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

bool answersAtOnce(DependencyType type)
{
    return type == DependencyType::Calls || type == DependencyType::ReadsSecret
        || type == DependencyType::PullsImage || type == DependencyType::ResolvesDns
        || type == DependencyType::Authenticates;
}

/// What starts in the secondary region after the primary one is lost must not need anything there. An
/// address that moves with a failover (a listener, an alias) is no such need when there is a second copy to
/// move to.
class NeedsTheLostRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-012"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.primary() == nullptr)
            return;
        for (const auto &[link, from, to] : now.links()) {
            if (from->at() != Site::Secondary || !link->afterFailover || !answersAtOnce(link->type)
                || to->at() != Site::Primary || to->region() == nullptr
                || *to->region() != now.primary()->region)
                continue;
            if (link->addressedBy == "failover-host" && to->footprint().size() > 1)
                continue;
            out.add(*this, {link->from, link->id, link->to}, {{"from", from->name()}, {"to", to->name()}});
        }
    }
};

const Registered<Rule, NeedsTheLostRegion> kRegistered;

} // namespace

} // namespace breakwater
