// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/network/addresses.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool letsThrough(const Service &firewall, const NamedService &target)
{
    const std::optional<std::string> name = target.service().text("fqdn");
    return std::any_of(firewall.parts.begin(), firewall.parts.end(), [&](const Part &rule) {
        if (rule.kind != "allow-rule")
            return false;
        const std::optional<std::string> pattern = rule.text("fqdn");
        return rule.ref == target.id() || (pattern && name && matchesName(*pattern, *name));
    });
}

bool isReachedPrivately(const NamedService &target, Site side, const StampView &now)
{
    for (const Service *network : now.servicesOfKind("private-endpoint"))
        if (network->at == side
            && std::any_of(network->parts.begin(), network->parts.end(), [&](const Part &part) {
                   return part.kind == "endpoint" && part.ref == target.id();
               }))
            return true;
    return false;
}

/// Firewalls of the caller's side, and those of any stamp that it is led through.
std::vector<const Service *> firewallsOf(const NamedService &caller, const StampView &now)
{
    std::vector<const Service *> firewalls;
    for (const Service *firewall : now.servicesOfKind("azure-firewall"))
        if (firewall->at == caller.at())
            firewalls.push_back(firewall);
    for (const Dependency *link : now.dependenciesFrom(caller.service())) {
        const NamedService *other = now.summary(link->to);
        if (other != nullptr && other->kind().text == "azure-firewall" && now.service(link->to) == nullptr)
            firewalls.push_back(&other->service());
    }
    return firewalls;
}

/// Every network of the caller's side says how it goes out, and none of them by a firewall.
std::optional<bool> isUnfiltered(const NamedService &caller, const StampView &now)
{
    std::optional<bool> unfiltered;
    for (const Service *network : now.servicesOfKind("virtual-network")) {
        if (network->at != caller.at())
            continue;
        const std::optional<std::string> route = network->text("egressRoute");
        if (!route || *route == "firewall")
            return std::nullopt;
        unfiltered = true;
    }
    return unfiltered;
}

std::optional<bool> isLetOut(const NamedService &caller, const NamedService &target, const StampView &now)
{
    if (isReachedPrivately(target, caller.at(), now))
        return true;
    const std::vector<const Service *> firewalls = firewallsOf(caller, now);
    if (firewalls.empty())
        return isUnfiltered(caller, now);
    if (std::any_of(firewalls.begin(), firewalls.end(),
                    [&](const Service *firewall) { return letsThrough(*firewall, target); }))
        return true;
    return target.service().text("fqdn") ? std::optional(false) : std::nullopt;
}

/// A fallback that the firewall does not know is refused at the moment it is needed, and only then.
class FallbackNotLetOut final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-012"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (!link->call || (from->at() != Site::Primary && from->at() != Site::Secondary))
                continue;
            for (const Fallback &fallback : link->call->fallbacks) {
                const NamedService *target = now.summary(fallback.to);
                if (target == nullptr || !isModelEndpoint(target->kind()))
                    continue;
                const std::optional<bool> open = isLetOut(*from, *target, now);
                if (!open)
                    out.notEvaluated(*this, {link->id, fallback.to},
                                     "what the egress of " + from->name() + " lets through");
                else if (!*open)
                    out.add(*this, {link->id, fallback.to},
                            {{"from", from->name()},
                             {"fqdn", target->service().text("fqdn").value_or(target->name())},
                             {"zone",
                              from->region() != nullptr ? now.regionName(*from->region())
                                                        : std::string("its zone")}});
            }
        }
    }
};

const Registered<Rule, FallbackNotLetOut> kRegistered;

} // namespace

} // namespace breakwater
