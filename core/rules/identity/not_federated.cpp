// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool names(const Service &service, const ServiceId &other)
{
    return std::any_of(service.parts.begin(), service.parts.end(), [&other](const Part &part) {
        return part.kind == "federated-credential" && part.ref == other;
    });
}

/// The credential is drawn at the identity or at the cluster.
bool trusts(const Service &identity, const Service &cluster)
{
    return names(identity, cluster.id) || names(cluster, identity.id);
}

std::vector<const Service *> trusting(const Service &cluster, const StampView &now)
{
    std::vector<const Service *> identities;
    for (const Service *identity : now.servicesOfKind("managed-identity"))
        if (identity->at != Site::Secondary && trusts(*identity, cluster))
            identities.push_back(identity);
    return identities;
}

/// By the identity itself or by its twin.
bool isTrusted(const Service &cluster, const Service &identity, const StampView &now)
{
    const std::vector<const Service *> twins = now.twinsOf(identity);
    return trusts(identity, cluster)
        || std::any_of(twins.begin(), twins.end(),
                       [&cluster](const Service *twin) { return trusts(*twin, cluster); });
}

/// Pods get a token because their identity trusts the issuer of their cluster; every cluster has an issuer of
/// its own.
class NotFederated final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-006"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "aks-cluster" || pair.secondary->kind != pair.primary->kind)
                continue;
            const std::optional<bool> used = pair.primary->flag("workloadIdentity");
            if (used == false)
                continue;
            const std::vector<const Service *> identities = trusting(*pair.primary, now);
            if (!used || identities.empty()) {
                out.notEvaluated(*this, {pair.secondary->id},
                                 !used ? "whether its pods use workload identity"
                                       : "the identities that its pods use");
                continue;
            }
            for (const Service *identity : identities)
                if (!isTrusted(*pair.secondary, *identity, now))
                    out.add(*this, {identity->id, pair.secondary->id},
                            {{"identity", identity->name},
                             {"primaryCluster", pair.primary->name},
                             {"cluster", pair.secondary->name}});
        }
    }
};

const Registered<Rule, NotFederated> kRegistered;

} // namespace

} // namespace breakwater
