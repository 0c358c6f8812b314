// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/secrets/vaults.h"

#include <algorithm>

namespace breakwater {

namespace {

/// By a role of the identity that the gateway authenticates with.
std::optional<bool> mayRead(const Service &gateway, const NamedService &vault, const StampView &now)
{
    std::optional<bool> allowed;
    for (const Dependency *link : now.dependenciesFrom(gateway)) {
        const NamedService *identity =
            link->type == DependencyType::Authenticates ? now.summary(link->to) : nullptr;
        if (identity == nullptr)
            continue;
        const std::vector<Part> &parts = identity->service().parts;
        allowed =
            allowed.value_or(false) || std::any_of(parts.begin(), parts.end(), [&vault](const Part &part) {
                return part.kind == "role-assignment" && part.ref == vault.id();
            });
    }
    return allowed;
}

/// A gateway reads its certificate from the vault when it starts, scales out and renews: the vault must be
/// there, and let it in.
class ListenerCertificate final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-016"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *gateway : now.servicesOfKind("application-gateway")) {
            if (gateway->at != Site::Secondary)
                continue;
            for (const Part &listener : gateway->parts)
                if (listener.kind == "listener" && listener.text("certificateSource") != "uploaded")
                    judge(*gateway, listener, now, out);
        }
    }

private:
    void judge(const Service &gateway, const Part &listener, const StampView &now, Findings &out) const
    {
        const NamedService *vault = listener.ref ? now.summary(*listener.ref) : nullptr;
        if (vault == nullptr)
            return out.notEvaluated(*this, {gateway.id, listener.id},
                                    "the vault that holds the certificate of " + listener.name);
        const std::optional<bool> allowed = mayRead(gateway, *vault, now);
        std::string reason;
        if (isLostVault(vault, now))
            reason = "which is lost with " + lostRegion(now);
        else if (allowed == false)
            reason = "where its identity has no role";
        else if (!allowed)
            return out.notEvaluated(*this, {gateway.id, listener.id},
                                    "the identity by which it reads " + vault->name());
        else
            return;
        out.add(*this, {gateway.id, listener.id, vault->id()},
                {{"service", gateway.name},
                 {"listener", listener.name},
                 {"vault", vault->name()},
                 {"reason", reason}});
    }
};

const Registered<Rule, ListenerCertificate> kRegistered;

} // namespace

} // namespace breakwater
