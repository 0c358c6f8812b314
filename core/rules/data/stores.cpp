// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"

#include <algorithm>

namespace breakwater {

namespace {

/// Options for the loss of the region that the design uses for the service.
std::vector<const DrOption *> regionOptions(const Service &service, const StampView &now)
{
    std::vector<const DrOption *> options;
    for (const Protection *protection : now.protectionsOf(service)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region))
            options.push_back(option);
    }
    return options;
}

bool carriesBackups(const Service &service, const StampView &now)
{
    return service.kind.text == "backup-vault" || service.kind.text == "aks-backup"
        || now.carriesBackups(service);
}

bool isDeployedFromARepository(const Service &service)
{
    const std::optional<std::string> source = service.text("deploySource");
    return source && *source != "manual";
}

/// Settings that keep earlier states, by the words of the kinds.
std::optional<bool> goesBackBySetting(const Service &service)
{
    std::optional<bool> said;
    for (const char *key : {"versioning", "pointInTimeRestore", "rebuildable"})
        if (const std::optional<bool> flag = service.flag(key))
            said = said.value_or(false) || *flag;
    if (service.text("backupMode"))
        return true;
    if (service.parameter("pointInTimeRestore") != nullptr)
        return said;
    for (const char *key : {"pitrDays", "backupRetentionDays"})
        if (const std::optional<double> days = service.number(key))
            said = said.value_or(false) || *days > 0;
    return said;
}

bool mayGoBack(const ServiceKind &kind)
{
    for (const char *key : {"versioning", "pointInTimeRestore", "backupMode", "pitrDays",
                            "backupRetentionDays", "deploySource"})
        if (kind.parameter(key) != nullptr)
            return true;
    return false;
}

void longer(std::optional<double> &days, const std::optional<double> &other)
{
    if (other)
        days = std::max(days.value_or(0), *other);
}

/// `Continuous30Days`
std::optional<double> daysOfMode(const Service &service)
{
    const std::string mode = service.text("backupMode").value_or("");
    return mode == "Continuous30Days" ? std::optional(30.0)
        : mode == "Continuous7Days"   ? std::optional(7.0)
                                      : std::nullopt;
}

} // namespace

bool isStore(const Service &service, const StampView &now)
{
    const ServiceKind *kind = now.kindOf(service);
    return kind != nullptr && kind->state == ServiceKind::State::Stateful && service.at != Site::Secondary
        && !carriesBackups(service, now);
}

bool isAccountFailover(const DrOption &option)
{
    return std::any_of(option.failover.begin(), option.failover.end(),
                       [](const StepFact &step) { return step.action == "fail-over-storage"; });
}

bool hasReplica(const Service &service, const StampView &now)
{
    const std::vector<const DrOption *> options = regionOptions(service, now);
    return std::any_of(options.begin(), options.end(), [](const DrOption *option) {
        return option->replication == Replication::Async || option->replication == Replication::Sync;
    });
}

bool isCopiedElsewhere(const Service &service, const StampView &now)
{
    const RedundancyFact *redundancy = now.redundancyOf(service);
    return hasReplica(service, now) || (redundancy != nullptr && redundancy->region);
}

std::optional<bool> canGoBack(const Service &service, const StampView &now)
{
    const ServiceKind *kind = now.kindOf(service);
    if (now.isCovered(service, DisruptionKind::Corruption) || isDeployedFromARepository(service)
        || (kind != nullptr && kind->keepsHistory))
        return true;
    const std::optional<bool> said = goesBackBySetting(service);
    if (said || kind == nullptr)
        return said;
    return mayGoBack(*kind) ? std::nullopt : std::optional(false);
}

std::optional<double> daysBack(const Service &service, const StampView &now)
{
    std::optional<double> days = daysOfMode(service);
    if (service.parameter("pointInTimeRestore") == nullptr || service.flag("pointInTimeRestore") == true) {
        longer(days, service.number("pitrDays"));
        longer(days, service.number("backupRetentionDays"));
    }
    if (const std::optional<double> weeks = service.number("longTermRetentionWeeks"))
        longer(days, 7 * *weeks);
    for (const Protection *protection : now.protectionsOf(service)) {
        const Service *vault = protection->via && protection->covers(DisruptionKind::Corruption)
            ? now.service(*protection->via)
            : nullptr;
        if (vault == nullptr)
            continue;
        for (const Part &policy : vault->parts)
            if (policy.kind == "backup-policy")
                longer(days, policy.number("retentionDays"));
    }
    return days;
}

const Figure *geoRestoreTime(const Service &service, const StampView &now)
{
    const ServiceKind *kind = now.kindOf(service);
    const DrOption *option = kind != nullptr ? kind->option(OptionId{"geo-restore"}) : nullptr;
    return option != nullptr ? &option->rto : nullptr;
}

void judgeGeoBackup(const Rule &rule, std::string_view kind, const StampView &now, Findings &out)
{
    if (now.target(DisruptionKind::Region) == nullptr)
        return;
    for (const Service *server : now.servicesOfKind(kind)) {
        const Region *home = now.homeOf(*server);
        if (server->at == Site::Secondary || hasReplica(*server, now))
            continue;
        const std::optional<bool> kept = server->flag("geoBackup");
        if (!kept)
            out.notEvaluated(rule, {server->id}, "whether its backups are geo-redundant");
        else if (!*kept)
            out.add(rule, {server->id},
                    {{"server", server->name},
                     {"region", home != nullptr ? home->name : std::string("its region")}});
    }
}

void judgeReplica(const Rule &rule, std::string_view kind, const StampView &now, Findings &out)
{
    for (const Service *server : now.servicesOfKind(kind)) {
        const std::optional<Minutes> rto = now.rtoOf(*server);
        if (server->at == Site::Secondary || !rto || hasReplica(*server, now))
            continue;
        const Figure *restore = geoRestoreTime(*server, now);
        if (restore == nullptr || restore->state == Figure::State::Unknown)
            out.notEvaluated(rule, {server->id}, "how long its geo-restore takes");
        else if (restore->state == Figure::State::Unbounded || restore->value > *rto)
            out.add(rule, {server->id},
                    {{"server", server->name},
                     {"restore", *restore},
                     {"rto", *rto},
                     {"secondary",
                      now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                 : std::string("a second region")}});
    }
}

} // namespace breakwater
