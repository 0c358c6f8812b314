// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <map>
#include <utility>

namespace breakwater {

namespace {

/// By the primary and the secondary zone of one and the same stamp.
bool usedByBothZones(std::span<const IncomingLink> links)
{
    std::map<StampId, std::pair<bool, bool>> users;
    for (const IncomingLink &link : links) {
        if (!link.hard && !link.afterFailover)
            continue;
        auto &[primary, secondary] = users[link.from->stamp()];
        primary = primary || link.from->at() == Site::Primary;
        secondary = secondary || link.from->at() == Site::Secondary;
        if (primary && secondary)
            return true;
    }
    return false;
}

/// Two landing zones that lean on one thing in one region are lost with it, however much else is doubled. A
/// link that is neither hard nor needed after a failover takes nobody down.
class CommonCause final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-011"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service &service : now.stamp().services) {
            const ServiceKind *kind = now.kindOf(service);
            const ServiceSummary *summary = now.summary(service.id);
            if (summary == nullptr || summary->footprint().size() != 1
                || (kind != nullptr && kind->scope == ServiceKind::Scope::Global)
                || !usedByBothZones(now.linksTo(service.id)))
                continue;
            out.add(*this, {service.id},
                    {{"service", service.name}, {"region", now.regionName(*summary->footprint().front())}});
        }
    }
};

const Registered<Rule, CommonCause> kRegistered;

} // namespace

} // namespace breakwater
