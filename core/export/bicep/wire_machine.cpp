// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/network.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

/// `a:b:c:d` in four, each of them never empty.
std::vector<std::string> fourParts(const std::string &text)
{
    std::vector<std::string> list{""};
    for (const char c : text) {
        if (c == ':')
            list.emplace_back();
        else
            list.back() += c;
    }
    const bool whole = list.size() == 4
        && std::none_of(list.begin(), list.end(), [](const std::string &one) { return one.empty(); });
    return whole ? list : std::vector<std::string>{};
}

class VirtualMachineWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "virtual-machine"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit *network = networkOf(plan, unit);
        const auto subnet = network == nullptr ? std::nullopt : subnetNamed(plan, *network, SubnetUse::Nodes);
        if (!subnet) {
            plan.problems.insert("the machine \"" + unit.service->name + "\" has no virtual network");
            return;
        }
        const bool windows = unit.service->text("os").value_or("Windows") != "Linux";
        plan.featuresOf(unit).insert(windows ? "windows" : "linux");
        std::vector<std::string> image = fourParts(unit.service->text("image").value_or(""));
        if (image.empty()) {
            image = windows ? std::vector<std::string>{"MicrosoftWindowsServer", "WindowsServer",
                                                       "2022-datacenter-azure-edition", "latest"}
                            : std::vector<std::string>{"Canonical", "ubuntu-24_04-lts", "server", "latest"};
            plan.remark(Remark::What::Assumed, *unit.service,
                        "The image is not stated as publisher:offer:sku:version; the code says " + image[0]
                            + ":" + image[1] + ":" + image[2] + ":" + image[3] + ".");
        }
        Value value = Value::object();
        value.set("publisher", Value::text(image[0]));
        value.set("offer", Value::text(image[1]));
        value.set("sku", Value::text(image[2]));
        value.set("version", Value::text(image[3]));
        unit.settings.set("image", std::move(value));
        const LandingZone *place = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        const Region *region = place == nullptr ? nullptr : plan.catalog->region(place->region);
        const std::string zone = unit.service->text("zone").value_or("none");
        Value zones = Value::list();
        if (region != nullptr && region->zones && (zone == "1" || zone == "2" || zone == "3"))
            zones.add(Value::text(zone));
        unit.settings.set("zones", std::move(zones));
        Value disks = Value::list();
        std::set<std::string> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "disk")
                continue;
            Value disk = Value::object();
            disk.set("name", Value::text(partName(part, taken)));
            disk.set("sizeGb",
                     Value::number(std::clamp<std::int64_t>(
                         static_cast<std::int64_t>(partNumber(part, "sizeGb").value_or(128)), 4, 32767)));
            disks.add(std::move(disk));
        }
        unit.settings.set("dataDisks", std::move(disks));
        unit.argue("subnetId", Value::code(subnetId(plan, *network, unit, *subnet)));
        if (const Unit *identity = identityOf(plan, unit))
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
    }
};
const Registered<KindWiring, VirtualMachineWiring> kVirtualMachine;

class BackupVaultWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "backup-vault"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const bool geo = unit.service->text("redundancy").value_or("GeoRedundant") == "GeoRedundant";
        const bool across = flagOr(plan, unit, "crossRegionRestore", false);
        if (across && !geo)
            plan.remark(
                Remark::What::Conflict, *unit.service,
                "Restores in the other region need the redundancy GeoRedundant; the code leaves them off.");
        unit.settings.set("crossRegionRestore", Value::boolean(across && geo));
        const bool recovery =
            unit.service->text("vaultType").value_or("BackupVault") == "RecoveryServicesVault";
        plan.featuresOf(unit).insert(recovery ? "recovery-services" : "backup-vaults");
        if (plan.hasFeature(unit, "recovery-services") && plan.hasFeature(unit, "backup-vaults"))
            plan.featuresOf(unit).insert("both-vaults");
        for (const Part &part : unit.service->parts) {
            if (part.kind == "backup-policy")
                plan.remark(Remark::What::NotMade, *unit.service,
                            "backup-policy \"" + part.name + "\": it is made with what it protects.");
        }
        for (const Protection &protection : plan.stamp->protections) {
            if (!protection.via || *protection.via != unit.service->id)
                continue;
            const Service *subject = plan.stamp->service(protection.service);
            if (subject != nullptr && subject->kind.text != "aks-backup")
                plan.remark(
                    Remark::What::NotMade, *unit.service,
                    "The backup of \"" + subject->name
                        + "\": its policy and instance are made by the owner of the vault, who holds the "
                          "rights on both.");
        }
    }
};
const Registered<KindWiring, BackupVaultWiring> kBackupVault;

class ClusterBackupWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "aks-backup"; }

    static const Unit *neighbour(const Plan &plan, const Unit &unit, std::string_view kind)
    {
        for (const Unit *other : needsOf(plan, unit, kind)) {
            if (other->part == unit.part)
                return other;
        }
        return nullptr;
    }

    /// The option says where the backups are kept; the parameter, where no option does.
    static void chooseTier(Plan &plan, Unit &unit)
    {
        const auto stated = unit.service->text("tierUsed");
        const bool inVault = protectedBy(plan, unit, "vault-tier-crr") != nullptr;
        const bool beside = !inVault && protectedBy(plan, unit, "operational-tier") != nullptr;
        const bool vaulted =
            inVault || (!beside && (stated ? *stated : textOr(plan, unit, "tierUsed", "vault")) == "vault");
        unit.settings.set("vaulted", Value::boolean(vaulted));
        if (stated && vaulted != (*stated == "vault"))
            plan.remark(Remark::What::Conflict, *unit.service,
                        std::string("Its option keeps the backups ")
                            + (vaulted ? "in the vault" : "beside the cluster")
                            + ", and its tier is stated as \"" + *stated
                            + "\"; the code follows the option.");
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit *vault = neighbour(plan, unit, "backup-vault");
        const Unit *cluster = neighbour(plan, unit, "aks-cluster");
        const Unit *account = neighbour(plan, unit, "storage-account");
        const Unit *identity = cluster == nullptr ? nullptr : identityOf(plan, *cluster);
        const auto principal = identity == nullptr ? std::nullopt : outputOf(*identity, unit, "principalId");
        if (vault == nullptr || cluster == nullptr || account == nullptr || !principal) {
            plan.problems.insert(
                "the backup \"" + unit.service->name
                + "\" needs a vault, a storage account and a cluster with an identity of its region");
            return;
        }
        if (vault->service->text("vaultType").value_or("BackupVault") != "BackupVault")
            plan.problems.insert("the backup \"" + unit.service->name
                                 + "\" needs a vault of the kind BackupVault, which takes clusters");
        chooseTier(plan, unit);
        Value list = Value::list();
        const std::string stated = unit.service->text("namespaces").value_or("*");
        std::string name;
        for (const char c : stated + ";") {
            if (c != ';' && c != ',') {
                name += c;
                continue;
            }
            if (!slug(name).empty())
                list.add(Value::text(slug(name).substr(0, 63)));
            name.clear();
        }
        unit.settings.set("namespaces", std::move(list));
        unit.argue("vaultName", Value::code(nameOf(*vault, unit.part)));
        unit.argue("clusterName", Value::code(nameOf(*cluster, unit.part)));
        unit.argue("storageAccountName", Value::code(nameOf(*account, unit.part)));
        unit.argue("clusterPrincipalId", Value::code(*principal));
        unit.after = {vault->symbol, cluster->symbol, account->symbol};
    }
};
const Registered<KindWiring, ClusterBackupWiring> kClusterBackup;

} // namespace

} // namespace breakwater::bicep
