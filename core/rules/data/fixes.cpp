// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/fix_kit.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace breakwater {

namespace {

std::string nameOf(const Service *service)
{
    return service != nullptr ? service->name : std::string();
}

bool isRunningCopy(const DrOption &option)
{
    return option.replication == Replication::Async || option.replication == Replication::Sync;
}

void offerReplica(const FixCase &at, Offers &out)
{
    offerOptions(at, at.service(), DisruptionKind::Region, out, isRunningCopy);
}

const FixOf kPostgresqlWithoutReplica("DB-003", offerReplica);
const FixOf kMysqlWithoutReplica("DB-008", offerReplica);

const FixOf kMysqlBackupStays("DB-007", [](const FixCase &at, Offers &out) {
    offerSetting(at.service(), "geoBackup", true, nameOf(at.service()) + ": geo-redundant backup", out);
});

/// The default of the catalog first.
const FixOf kPeriodicBackup("DB-015", [](const FixCase &at, Offers &out) {
    for (const char *mode : {"Continuous30Days", "Continuous7Days"})
        if (const Service *account = at.service();
            account != nullptr && mayBe(at.kindOf(*account), "backupMode", std::string(mode)))
            offerSetting(account, "backupMode", std::string(mode),
                         account->name + ": continuous backup, "
                             + (mode == std::string("Continuous30Days") ? "30 days" : "7 days"),
                         out);
});

/// Days that the stated detection and the stated RTO ask for, as far as the setting goes.
const FixOf kRetentionTooShort("DB-017", [](const FixCase &at, Offers &out) {
    const Service *service = at.service();
    const Target *target = at.view().target(DisruptionKind::Corruption);
    const std::optional<Duration> &noticed = at.stamp().timing.corruptionDetect;
    if (service == nullptr || target == nullptr || !noticed)
        return;
    const double needed =
        std::ceil((noticed->planningValue() + target->rto.value_or(Minutes{0})).count() / 1440);
    const ServiceKind *kind = at.kindOf(*service);
    for (const char *key : {"pitrDays", "backupRetentionDays"}) {
        const ParameterFact *fact = kind != nullptr ? kind->parameter(key) : nullptr;
        if (service->number(key) && !(fact != nullptr && fact->max && *fact->max < needed))
            offerSetting(service, key, needed,
                         fmt::format("{}: keep {}", service->name, counted(needed, "day")), out);
    }
    if (service->text("backupMode"))
        offerSetting(service, "backupMode", std::string("Continuous30Days"),
                     service->name + ": continuous backup, 30 days", out);
    for (const Protection *protection : at.view().protectionsOf(*service)) {
        const Service *vault = protection->via && protection->covers(DisruptionKind::Corruption)
            ? at.service(*protection->via)
            : nullptr;
        if (vault == nullptr)
            continue;
        for (const Part &policy : vault->parts)
            if (policy.kind == "backup-policy" && policy.number("retentionDays"))
                out.push_back(
                    {fmt::format("{}: {} keeps {}", vault->name, policy.name, counted(needed, "day")),
                     changePart(vault->id, policy.id,
                                [needed](Part &changed) { changed.parameters["retentionDays"] = needed; }),
                     {}});
    }
});

const FixOf kStorageInOneRegion("STO-001", [](const FixCase &at, Offers &out) {
    offerGeoRedundancy(at, at.service(), out);
    offerOptions(at, at.service(), DisruptionKind::Region, out, isRunningCopy);
});

void offerAddresses(const FixCase &at, Offers &out)
{
    const Dependency *link = at.link(1);
    const Service *to = at.service(2);
    if (link == nullptr || to == nullptr)
        return;
    for (const auto &[word, label] :
         {std::pair{"failover-host", "Address {} by a name that moves with the failover"},
          {"parameter", "Take the address of {} from a setting that the failover changes"}})
        out.push_back(
            {fmt::format(fmt::runtime(label), to->name),
             changeDependency(
                 link->id, [word = std::string(word)](Dependency &changed) { changed.addressedBy = word; }),
             {}});
}

const FixOf kNameChangesAtPromotion("DB-004", offerAddresses);
const FixOf kOneStorageHost("STO-002", offerAddresses);

/// `Standard_GZRS` -> `Standard_RAGZRS`
const FixOf kSiteWaitsForFailover("STO-003", [](const FixCase &at, Offers &out) {
    const Service *account = at.service();
    const std::string present = account != nullptr ? account->text("redundancy").value_or("") : "";
    if (present != "Standard_GRS" && present != "Standard_GZRS")
        return;
    const std::string readable = "Standard_RA" + present.substr(present.find('_') + 1);
    if (mayBe(at.kindOf(*account), "redundancy", readable))
        offerSetting(account, "redundancy", readable,
                     fmt::format("{}: {}, whose copy can be read at once", account->name, readable), out);
});

const FixOf kCopiesCarryCorruption("STO-008", [](const FixCase &at, Offers &out) {
    const Service *service = at.service();
    const ServiceKind *kind = service != nullptr ? at.kindOf(*service) : nullptr;
    offerOptions(at, service, DisruptionKind::Corruption, out);
    for (const auto &[key, label] : {std::pair{"versioning", "{}: keep versions"},
                                     {"pointInTimeRestore", "{}: point-in-time restore on"}})
        if (isFlag(kind, key))
            offerSetting(service, key, true, fmt::format(fmt::runtime(label), nameOf(service)), out);
});

/// A backup that is there takes the cluster along; else one is drawn, with the defaults of its kind.
const FixOf kVolumesWithoutBackup("AKS-007", [](const FixCase &at, Offers &out) {
    const Service *cluster = at.service();
    const ServiceKind *kind = at.catalog().kind(KindId{"aks-backup"});
    if (cluster == nullptr || kind == nullptr)
        return;
    Part instance;
    instance.id = PartId{at.fresh("backup-instance")};
    instance.kind = "backup-instance";
    instance.name = cluster->name;
    instance.ref = cluster->id;
    for (const Service *backup : at.view().servicesOfKind("aks-backup"))
        if (backup->at != Site::Secondary) {
            out.push_back({fmt::format("Back {} up by {}", cluster->name, backup->name),
                           addPart(backup->id, instance),
                           {}});
            return;
        }
    Service backup =
        defaultService(*kind, ServiceId{at.fresh("aks-backup")}, "Backup of " + cluster->name, cluster->at);
    backup.parts.push_back(std::move(instance));
    out.push_back(
        {fmt::format("Add an AKS backup of {}, with the catalog's schedule and retention", cluster->name),
         addService(at.stamp().id, std::move(backup), {}),
         {}});
});

/// The vault's own settings where it is the vault that says them.
const FixOf kBackupBoundToTheRegion("AKS-008", [](const FixCase &at, Offers &out) {
    const Service *backup = at.service();
    if (backup == nullptr)
        return;
    const Service *vault = nullptr;
    for (const Protection *protection : at.view().protectionsOf(*backup))
        if (protection->via && vault == nullptr)
            vault = at.service(*protection->via);
    for (const Dependency *link : at.view().dependenciesFrom(*backup))
        if (const Service *to = at.service(link->to);
            vault == nullptr && to != nullptr && to->kind.text == "backup-vault")
            vault = to;
    const bool ownRedundancy = vault == nullptr || backup->text("vaultRedundancy"),
               ownRestore = vault == nullptr || backup->flag("crossRegionRestore");
    std::vector<Edit> edits{changeService(backup->id, [=](Service &changed) {
        changed.parameters["tierUsed"] = std::string("vault");
        if (ownRedundancy)
            changed.parameters["vaultRedundancy"] = std::string("GeoRedundant");
        if (ownRestore)
            changed.parameters["crossRegionRestore"] = true;
    })};
    if (vault != nullptr)
        edits.push_back(changeService(vault->id, [](Service &changed) {
            if (changed.parameters.count("redundancy") != 0)
                changed.parameters["redundancy"] = std::string("GeoRedundant");
            if (changed.parameters.count("crossRegionRestore") != 0)
                changed.parameters["crossRegionRestore"] = true;
        }));
    out.push_back({backup->name + ": vault tier, geo-redundant, with cross-region restore",
                   allOf(std::move(edits)),
                   {}});
});

const FixOf kVaultInOneRegion("GOV-003", [](const FixCase &at, Offers &out) {
    if (const Service *vault = at.service())
        out.push_back({fmt::format("Create {} anew: geo-redundant, with cross-region restore", vault->name),
                       changeService(vault->id,
                                     [](Service &changed) {
                                         changed.parameters["redundancy"] = std::string("GeoRedundant");
                                         changed.parameters["crossRegionRestore"] = true;
                                     }),
                       {}});
});

const FixOf kMetadataLosesMore("AIR-002", [](const FixCase &at, Offers &out) {
    offerOptions(at, at.service(1), DisruptionKind::Region, out);
});

/// A queue that starts empty is no loss: its link is soft.
const FixOf kTaskDataInOneRegion("AIR-008", [](const FixCase &at, Offers &out) {
    offerGeoRedundancy(at, at.service(2), out);
    offerOptions(at, at.service(2), DisruptionKind::Region, out);
    const Dependency *link = at.link(1);
    if (link != nullptr && link->purpose == "broker")
        out.push_back({"Start the queue empty there and queue the tasks again",
                       changeDependency(link->id, [](Dependency &changed) { changed.hard = false; }),
                       {}});
});

const FixOf kLangfuseStoreWithoutBackup("GAI-015", [](const FixCase &at, Offers &out) {
    const Service *langfuse = at.service();
    if (langfuse == nullptr)
        return;
    const auto backUp = [](Service &changed) {
        bool clickhouse = false;
        for (Part &store : changed.parts) {
            if (store.kind != "store")
                continue;
            clickhouse = clickhouse || store.text("storeKind") == "clickhouse";
            if (store.text("storeKind") != "redis" && store.text("backup") == "none")
                store.parameters["backup"] = std::string("object-storage");
        }
        if (!clickhouse && changed.text("clickhouseBackup") == "none")
            changed.parameters["clickhouseBackup"] = std::string("object-storage");
    };
    out.push_back(
        {langfuse->name + ": back its stores up to object storage", changeService(langfuse->id, backUp), {}});
    offerOptions(at, langfuse, DisruptionKind::Corruption, out);
});

const FixOf kStoresDisagree("TGT-013", [](const FixCase &at, Offers &out) {
    for (const ConsistencyGroup &group : at.stamp().consistencyGroups)
        if (group.id == at.subject(0))
            for (const ServiceId &id : group.stores)
                offerOptions(at, at.service(id), DisruptionKind::Region, out);
});

const FixOf kStrongOverTwoRegions("DB-013", [](const FixCase &at, Offers &out) {
    const Service *account = at.service();
    const ServiceKind *kind = account != nullptr ? at.kindOf(*account) : nullptr;
    const ParameterFact *fact = kind != nullptr ? kind->parameter("consistency") : nullptr;
    if (fact == nullptr)
        return;
    for (const ParameterValue &value : fact->values)
        if (const auto *word = std::get_if<std::string>(&value); word != nullptr && *word != "Strong")
            offerSetting(account, "consistency", value, account->name + ": " + *word + " consistency", out);
});

} // namespace

} // namespace breakwater
