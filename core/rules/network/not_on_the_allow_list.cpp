// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/network/addresses.h"
#include "core/rules/rule.h"

#include <set>

namespace breakwater {

namespace {

/// Of the zone, else of the gateways that stand there.
std::vector<std::string> egressOf(const StampView &now)
{
    std::vector<std::string> addresses = now.secondary()->egressIps;
    if (addresses.empty())
        for (const Service *gateway : now.servicesOfKind("nat-gateway"))
            if (gateway->at == Site::Secondary)
                for (const std::string &address : listed(gateway->parameters, "outboundAddresses"))
                    addresses.push_back(address);
    return addresses;
}

/// Whoever lets in only addresses that he knows must know those of the secondary region before the day comes:
/// such lists are changed by other companies, in working hours.
class NotOnTheAllowList final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-009"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        const std::vector<std::string> addresses = egressOf(now);
        std::set<ServiceId> judged;
        for (const auto &[link, from, to] : now.links()) {
            if (!to->service().text("allowList") || !judged.insert(link->to).second)
                continue;
            const std::vector<std::string> missing =
                missingFrom(listed(to->service().parameters, "allowList"), addresses);
            if (addresses.empty())
                out.notEvaluated(*this, {link->to, now.stamp().id},
                                 "the egress addresses of the secondary region");
            else if (!missing.empty())
                out.add(*this, {link->to, now.stamp().id},
                        {{"external", to->name()},
                         {"addresses", listing(missing)},
                         {"secondary", now.regionName(now.secondary()->region)}});
        }
    }
};

const Registered<Rule, NotOnTheAllowList> kRegistered;

} // namespace

} // namespace breakwater
