// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool isGeoRedundantAccount(const NamedService &service, const StampView &now)
{
    if (service.kind().text != "storage-account" && service.kind().text != "adls-gen2")
        return false;
    const RedundancyFact *fact = now.redundancyOf(service.service());
    return fact != nullptr && fact->region;
}

/// Another link of the same sort from the same place, in the same origin group when it is a route.
bool hasAnotherWay(const Dependency &link, const StampView &now)
{
    const auto group = [](const Dependency &each) {
        return each.route ? each.route->originGroup : std::optional<PartId>();
    };
    const auto links = now.dependenciesFrom(link.from);
    return std::any_of(links.begin(), links.end(), [&](const Dependency *other) {
        return other != &link && other->type == link.type && group(*other) == group(link)
            && (other->to == link.to || link.type == DependencyType::Routes);
    });
}

/// The copy is in the other region, and whoever reads by the host name of the primary does not go there. A
/// second way to the data, or a name that moves, is a method; an account failover that nobody is made for is
/// none.
class OneStorageHost final : public Rule {
public:
    std::string_view id() const noexcept override { return "STO-002"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            const bool reads = link->type == DependencyType::Reads || link->type == DependencyType::Routes
                || link->type == DependencyType::Calls;
            const bool matters = link->afterFailover || from->at() == Site::Global;
            if (!reads || !matters || !isGeoRedundantAccount(*to, now) || hasAnotherWay(*link, now))
                continue;
            if (!link->addressedBy)
                out.notEvaluated(*this, {link->id}, "by which name " + to->name() + " is addressed");
            else if (*link->addressedBy == "primary-host" || *link->addressedBy == "literal")
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"to", to->name()}});
        }
    }
};

const Registered<Rule, OneStorageHost> kRegistered;

} // namespace

} // namespace breakwater
