// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/dns/entry.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

bool isProbing(const KindId &kind)
{
    return kind.text == "front-door" || kind.text == "traffic-manager";
}

/// Of its own, or one of another stamp that leads here.
bool hasEntry(const StampView &now)
{
    if (!probingEntries(now).empty())
        return true;
    for (const Service &service : now.stamp().services)
        for (const IncomingLink &link : now.linksTo(service.id))
            if (link.type == DependencyType::Routes && isProbing(link.from->kind()))
                return true;
    return false;
}

/// Without an entry that knows both regions, moving the clients means editing records by hand under pressure.
class NoGlobalEntry final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-003"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr || now.stamp().isPublic == false || hasEntry(now))
            return;
        if (!now.stamp().isPublic)
            return out.notEvaluated(*this, {now.stamp().id}, "whether it is public");
        out.add(*this, {now.stamp().id},
                {{"stamp", now.stamp().name},
                 {"primary",
                  now.primary() != nullptr ? now.regionName(now.primary()->region)
                                           : std::string("the primary region")}});
    }
};

const Registered<Rule, NoGlobalEntry> kRegistered;

} // namespace

} // namespace breakwater
