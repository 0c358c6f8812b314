// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

bool isRegistry(const NamedService *service)
{
    return service != nullptr && service->kind().text == "container-registry";
}

/// By the links and the workloads of the clusters on one side.
std::set<ServiceId> pulledBy(Site side, const StampView &now)
{
    std::set<ServiceId> registries;
    for (const Service *cluster : now.servicesOfKind("aks-cluster")) {
        if (cluster->at != side)
            continue;
        for (const Dependency *link : now.dependenciesFrom(*cluster))
            if (link->type == DependencyType::PullsImage && isRegistry(now.summary(link->to)))
                registries.insert(link->to);
        for (const Part &part : cluster->parts)
            if (part.kind == "workload" && part.ref && isRegistry(now.summary(*part.ref)))
                registries.insert(*part.ref);
    }
    return registries;
}

/// Where nothing is drawn from the standby: a registry of its own side, else what the primary pulls from,
/// else every registry of the stamp.
std::set<ServiceId> standIns(const StampView &now)
{
    std::set<ServiceId> own, all;
    for (const Service *registry : now.servicesOfKind("container-registry")) {
        all.insert(registry->id);
        if (registry->at == Site::Secondary)
            own.insert(registry->id);
    }
    const std::set<ServiceId> pulled = pulledBy(Site::Primary, now);
    return !own.empty() ? own : !pulled.empty() ? pulled : all;
}

bool isIn(const NamedService &registry, const RegionId &region)
{
    const auto footprint = registry.footprint();
    if (std::any_of(footprint.begin(), footprint.end(),
                    [&](const RegionId *each) { return *each == region; }))
        return true;
    const std::vector<std::string> replicas = listed(registry.service().parameters, "replicaRegions");
    if (std::find(replicas.begin(), replicas.end(), region.text) != replicas.end())
        return true;
    const std::vector<Part> &parts = registry.service().parts;
    return std::any_of(parts.begin(), parts.end(), [&](const Part &part) {
        return part.kind == "replication" && part.text("region") == region.text;
    });
}

/// Nodes of the standby pull their images when they start, which is after the primary region is gone.
class RegistryInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "AKS-005"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        std::vector<const Service *> standbys;
        for (const Service *cluster : now.servicesOfKind("aks-cluster"))
            if (cluster->at == Site::Secondary)
                standbys.push_back(cluster);
        if (standbys.empty())
            return;
        std::set<ServiceId> registries = pulledBy(Site::Secondary, now);
        if (registries.empty())
            registries = standIns(now);
        if (registries.empty())
            for (const Service *cluster : standbys)
                out.notEvaluated(*this, {cluster->id}, "the registry that its images come from");
        for (const ServiceId &id : registries) {
            const NamedService *registry = now.summary(id);
            if (registry == nullptr || isIn(*registry, now.secondary()->region))
                continue;
            out.add(*this, {id},
                    {{"acr", registry->name()},
                     {"primary",
                      now.primary() != nullptr ? now.regionName(now.primary()->region)
                                               : std::string("the primary region")},
                     {"secondary", now.regionName(now.secondary()->region)}});
        }
    }
};

const Registered<Rule, RegistryInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
