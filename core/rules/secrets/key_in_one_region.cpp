// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/secrets/vaults.h"

namespace breakwater {

namespace {

/// Links to a customer-managed key, of the service and of what stands in for it.
std::vector<const Dependency *> keysOf(const Service &service, const StampView &now)
{
    std::vector<const Dependency *> keys;
    const auto add = [&](const Service &each) {
        for (const Dependency *link : now.dependenciesFrom(each))
            if (link->purpose == "cmk")
                keys.push_back(link);
    };
    add(service);
    for (const Service *twin : now.twinsOf(service))
        add(*twin);
    return keys;
}

/// A replica that is encrypted with a key of the lost region cannot be read. The key must be in a vault of
/// the other region too, or in one that moves.
class KeyInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-007"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        for (const Service &service : now.stamp().services) {
            const ServiceSummary *summary = now.summary(service.id);
            if (summary == nullptr || service.at == Site::Secondary || summary->footprint().size() < 2)
                continue;
            const NamedService *lost = nullptr;
            bool drawn = false, safe = false;
            for (const Dependency *link : keysOf(service, now)) {
                const NamedService *vault = now.summary(link->to);
                drawn = drawn || link->from == service.id;
                if (!isLostVault(vault, now) || link->addressedBy == "failover-host")
                    safe = safe || vault != nullptr;
                else
                    lost = vault;
            }
            if (lost != nullptr && !safe)
                out.add(*this, {service.id, lost->id()},
                        {{"service", service.name}, {"vault", lost->name()}, {"primary", lostRegion(now)}});
            else if (!drawn && service.text("encryptionKey") == "customer")
                out.notEvaluated(*this, {service.id}, "the vault that holds its key");
        }
    }
};

const Registered<Rule, KeyInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
