// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/secrets/vaults.h"

#include <algorithm>

namespace breakwater {

namespace {

const Part *itemOf(const Dependency &link, const NamedService &vault)
{
    const std::vector<Part> &parts = vault.service().parts;
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&link](const Part &part) { return part.id == link.toPart; });
    return found == parts.end() ? nullptr : &*found;
}

/// Listeners, secret scopes and Fernet keys have rules of their own.
bool readsAVault(const Part &part)
{
    return part.ref
        && (part.kind == "custom-domain" || part.kind == "secret-provider" || part.kind == "named-value"
            || (part.kind == "linked-service" && part.text("endpoint") == "key-vault")
            || (part.kind == "app-setting" && part.text("valueFrom") == "key-vault"));
}

/// What the standby needs to start must be readable without the lost region: from its own vault, or from one
/// that its address moves to and that holds the same item.
class OutOfReach final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-001"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (link->type != DependencyType::ReadsSecret || from->at() == Site::Primary
                || !link->afterFailover || !isLostVault(to, now))
                continue;
            const Part *item = itemOf(*link, *to);
            const bool moves = link->addressedBy == "parameter" || link->addressedBy == "failover-host";
            if (moves && item != nullptr && isKeptElsewhere(*item, *to, now))
                continue;
            say({link->from, link->id, link->to}, from->name(),
                item != nullptr ? item->name : std::string("a secret"), *to, now, out);
        }
        for (const Service &service : now.stamp().services) {
            if (service.at != Site::Secondary)
                continue;
            for (const Part &part : service.parts) {
                const NamedService *vault = readsAVault(part) ? now.summary(*part.ref) : nullptr;
                if (isLostVault(vault, now))
                    say({service.id, part.id}, service.name, "what " + part.name + " names", *vault, now,
                        out);
            }
        }
    }

private:
    void say(const std::vector<Subject> &subjects, const std::string &consumer, const std::string &secret,
             const NamedService &vault, const StampView &now, Findings &out) const
    {
        out.add(*this, subjects,
                {{"consumer", consumer},
                 {"secret", secret},
                 {"vault", vault.name()},
                 {"primary", lostRegion(now)},
                 {"secondary", now.regionName(now.secondary()->region)}});
    }
};

const Registered<Rule, OutOfReach> kRegistered;

} // namespace

} // namespace breakwater
