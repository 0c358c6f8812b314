// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace breakwater::bicep {

namespace {

class LogAnalyticsWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "log-analytics"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        if (!plan.hasFeature(unit, "workspace-replication"))
            return;
        std::string region;
        if (const Protection *protection = protectedBy(plan, unit, "workspace-replication")) {
            region = !protection->replicas.empty() ? protection->replicas.front().region.text
                                                   : unit.service->text("replicationRegion").value_or("");
            if (plan.catalog->region(RegionId{region}) == nullptr)
                region = plan.secondary == nullptr ? "" : plan.secondary->region.text;
            if (region.empty())
                plan.remark(Remark::What::NotMade, *unit.service,
                            "The replica: the design names no region for it.");
        }
        unit.settings.set("replicaLocation", Value::text(region));
    }
};
const Registered<KindWiring, LogAnalyticsWiring> kLogAnalytics;

class ApplicationInsightsWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "application-insights"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const auto workspaces = needsOf(plan, unit, "log-analytics");
        const auto own = std::find_if(workspaces.begin(), workspaces.end(),
                                      [&](const Unit *other) { return other->part == unit.part; });
        const auto local = unitsOfKind(plan, "log-analytics", unit.part);
        const Unit *workspace = own != workspaces.end() ? *own
            : !workspaces.empty()                       ? workspaces.front()
            : local.size() == 1                         ? local.front()
                                                        : nullptr;
        if (workspace == nullptr) {
            plan.problems.insert("the component \"" + unit.service->name
                                 + "\" has no Log Analytics workspace");
            return;
        }
        unit.argue("workspaceId", Value::code(idOf(*workspace, unit, plan)));
        Value tests = Value::list();
        std::set<std::string> taken;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "availability-test")
                continue;
            const auto url = partText(part, "url");
            if (!url) {
                plan.remark(Remark::What::NotMade, *unit.service,
                            "availability test \"" + part.name + "\": It names no address.");
                continue;
            }
            Value value = Value::object();
            value.set("name", Value::text(partName(part, taken)));
            value.set("url", Value::text(*url));
            value.set("locations",
                      Value::number(std::clamp<std::int64_t>(
                          static_cast<std::int64_t>(partNumber(part, "locations").value_or(5)), 1, 8)));
            tests.add(std::move(value));
        }
        if (!tests.empty())
            plan.featuresOf(unit).insert("tests");
        if (plan.hasFeature(unit, "tests"))
            unit.settings.set("tests", std::move(tests));
    }
};
const Registered<KindWiring, ApplicationInsightsWiring> kApplicationInsights;

class AppConfigurationWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "app-configuration"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        if (!plan.hasFeature(unit, "geo-replica"))
            return;
        Value list = Value::list();
        std::set<std::string> taken;
        if (const Protection *protection = protectedBy(plan, unit, "geo-replica")) {
            for (const ReplicaRegion &replica : protection->replicas) {
                if (plan.catalog->region(replica.region) == nullptr
                    || !taken.insert(replica.region.text).second)
                    continue;
                Value value = Value::object();
                value.set("name", Value::text(slug(replica.region.text)));
                value.set("location", Value::text(replica.region.text));
                list.add(std::move(value));
            }
            if (list.empty())
                plan.remark(Remark::What::NotMade, *unit.service,
                            "The replica: the design names no region for it.");
        }
        unit.settings.set("replicas", std::move(list));
    }
};
const Registered<KindWiring, AppConfigurationWiring> kAppConfiguration;

class RedisWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "redis-cache"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const bool queue = unit.service->text("usage").value_or("cache") == "queue";
        unit.settings.set("evictionPolicy", Value::text(queue ? "NoEviction" : "VolatileLRU"));
        if (unit.service->text("persistence").value_or("none") != "none")
            plan.featuresOf(unit).insert("persistence");
        if (plan.hasFeature(unit, "active-geo-replication")) {
            const Unit &first = leader(unit);
            const bool grouped =
                protectedBy(plan, first, "active-geo-replication") != nullptr && first.partner != nullptr;
            unit.settings.set("replicationGroup", Value::text(grouped ? slug(first.symbol) : ""));
            if (grouped && unit.part == PartOf::Secondary) {
                std::string scope = scopeOf(PartOf::Primary, unit.part, plan).substr(14);
                scope.pop_back();
                // A member that was unlinked by force during a failover must not be asked for again.
                unit.argue("linkedDatabaseIds",
                           Value::code(fmt::format(
                               "primaryLeads ? [resourceId({}, '{}/databases', {}, 'default')] : []", scope,
                               unit.kind->armType, nameOf(first, unit.part))));
            }
        }
        std::set<std::string> principals;
        for (const Unit *user : usersOf(plan, unit)) {
            const Unit *identity = identityOf(plan, *user);
            const auto principal =
                identity == nullptr ? std::nullopt : outputOf(*identity, unit, "principalId");
            if (principal && user->kind->id.text != "private-endpoint")
                principals.insert(*principal);
        }
        Value list = Value::list();
        for (const std::string &principal : principals)
            list.add(Value::code(principal));
        if (!list.empty())
            unit.argue("principalIds", std::move(list));
    }
};
const Registered<KindWiring, RedisWiring> kRedis;

class SqlDatabaseWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "azure-sql-database"; }

    static std::string skuName(const std::string &tier)
    {
        if (tier == "BusinessCritical")
            return "BC_Gen5";
        if (tier == "Hyperscale")
            return "HS_Gen5";
        return tier == "Standard" || tier == "Premium" ? tier : "GP_Gen5";
    }

    /// The next size that is offered above the data, with a quarter of it free to grow into.
    static std::int64_t roomFor(std::int64_t dataGb)
    {
        for (const std::int64_t size : {32, 64, 128, 256, 512, 1024, 2048})
            if (dataGb * 5 / 4 <= size)
                return size;
        return 4096;
    }

    static void pair(Plan &plan, const Unit &unit)
    {
        const bool automatic = unit.protection->option.text == "failover-group-auto";
        Helper helper;
        helper.symbol = unit.symbol + "FailoverGroup";
        helper.kind = unit.kind;
        helper.section = "failover-group";
        helper.comment =
            "Applications connect to the name of the group, so a failover needs no new settings.";
        helper.scope = scopeOf(PartOf::Primary, PartOf::Global, plan);
        helper.condition = unit.partner->onlyAtFullScale ? "fullScale" : "";
        helper.arguments = {
            {"serverName", Value::code(nameOf(unit, PartOf::Global))},
            {"partnerServerId", Value::code(idFromNames(*unit.partner, PartOf::Global, plan))},
            {"databaseName", Value::code("primary." + unit.symbol + ".databaseName")},
            {"groupName", Value::code("'" + failoverGroupInside(unit) + "'")},
            {"policy", Value::text(automatic ? "Automatic" : "Manual")},
        };
        if (plan.hasFeature(unit, "failover-group-auto")) {
            const double hours = unit.protection->parameters.contains("graceHours")
                ? std::get_if<double>(&unit.protection->parameters.at("graceHours")) != nullptr
                    ? std::get<double>(unit.protection->parameters.at("graceHours"))
                    : 1
                : static_cast<double>(numberOr(plan, unit, "graceHours", 1));
            helper.arguments.emplace_back(
                "graceMinutes",
                Value::number(std::clamp<std::int64_t>(static_cast<std::int64_t>(hours * 60), 60, 10080)));
        }
        plan.pairing.push_back(std::move(helper));
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit &first = leader(unit);
        unit.settings.set("databaseName", Value::text(databaseNameOf(first)));
        const std::string tier = textOr(plan, unit, "tier", "GeneralPurpose");
        unit.settings.set("skuName", Value::text(skuName(tier)));
        if (tier == "Standard" || tier == "Premium")
            plan.remark(Remark::What::Assumed, *unit.service,
                        "The tier is sold by DTU and the design counts vCores; check the capacity.");
        unit.settings.set("capacity",
                          Value::number(std::max<std::int64_t>(numberOr(plan, unit, "vCores", 2), 1)));
        unit.settings.set("maximumSizeGb", Value::number(roomFor(numberOr(plan, unit, "dataSizeGb", 32))));

        const std::string option = unit.protection == nullptr ? "" : unit.protection->option.text;
        const bool copied = hasFailoverGroup(unit) || option == "active-geo-replication";
        if (unit.part == PartOf::Secondary && unit.partner != nullptr && copied) {
            std::string scope = scopeOf(PartOf::Primary, unit.part, plan).substr(14);
            scope.pop_back();
            unit.argue("sourceDatabaseId",
                       Value::code(fmt::format(
                           "primaryLeads ? resourceId({}, '{}', {}, primary.{}.databaseName) : ''", scope,
                           unit.kind->armType, nameOf(first, unit.part), first.symbol)));
        }
        if (unit.part == PartOf::Secondary && option == "geo-restore")
            unit.argue("withDatabase", Value::boolean(false));
        if (unit.part == PartOf::Primary && hasFailoverGroup(unit))
            pair(plan, unit);
    }
};
const Registered<KindWiring, SqlDatabaseWiring> kSqlDatabase;

/// What an account with folders and one without have in common.
struct StorageWiring : KindWiring {
    /// The redundancy that an option is made of; empty where it is another thing.
    static std::string redundancyOf(std::string_view option)
    {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kList{
            {{"grs-failover", "Standard_GRS"},
             {"ra-grs-failover", "Standard_RAGRS"},
             {"gzrs-failover", "Standard_GZRS"},
             {"ra-gzrs-failover", "Standard_RAGZRS"}}};
        for (const auto &[id, redundancy] : kList) {
            if (id == option)
                return std::string(redundancy);
        }
        return {};
    }

    static void setRedundancy(Plan &plan, Unit &unit)
    {
        std::string redundancy = textOr(plan, unit, "redundancy", "Standard_RAGRS");
        for (const Protection &protection : plan.stamp->protections) {
            const std::string wanted =
                protection.service == unit.service->id ? redundancyOf(protection.option.text) : "";
            if (wanted.empty() || wanted == redundancy)
                continue;
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The design sets the redundancy " + redundancy
                            + " and is protected by an option that needs " + wanted
                            + "; the code follows the option.");
            redundancy = wanted;
        }
        static const std::set<std::string> known{"Standard_LRS",   "Standard_ZRS",  "Standard_GRS",
                                                 "Standard_RAGRS", "Standard_GZRS", "Standard_RAGZRS"};
        if (!known.contains(redundancy)) {
            plan.remark(Remark::What::Assumed, *unit.service,
                        "Redundancy is stated as \"" + redundancy
                            + "\", which Azure does not know; the code says Standard_RAGRS.");
            redundancy = "Standard_RAGRS";
        }
        unit.settings.set("redundancy", Value::text(redundancy));
    }

    static void setTls(Plan &plan, Unit &unit)
    {
        const std::string tls = textOr(plan, unit, "tlsMinimum", "1.2");
        unit.settings.set("tlsMinimum",
                          Value::text(tls == "1.0"       ? "TLS1_0"
                                          : tls == "1.1" ? "TLS1_1"
                                          : tls == "1.3" ? "TLS1_3"
                                                         : "TLS1_2"));
    }

    static std::set<std::string> containersOf(const Unit &unit)
    {
        std::set<std::string> names;
        for (const Part &part : unit.service->parts) {
            if (part.kind != "container")
                continue;
            std::string name = slug(part.name).substr(0, 60);
            while (name.ends_with('-'))
                name.pop_back();
            while (name.size() < 3)
                name += 'x';
            names.insert(name);
        }
        return names;
    }
};

class LakeWiring final : public StorageWiring {
    std::string_view kind() const noexcept override { return "adls-gen2"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        setRedundancy(plan, unit);
        setTls(plan, unit);
        Value list = Value::list();
        for (const std::string &name : containersOf(leader(unit)))
            list.add(Value::text(name));
        unit.settings.set("fileSystems", std::move(list));
    }
};
const Registered<KindWiring, LakeWiring> kLake;

class StorageAccountWiring final : public StorageWiring {
    std::string_view kind() const noexcept override { return "storage-account"; }

    static void replicate(Plan &plan, const Unit &unit)
    {
        const auto call = [&](const Unit &at, const std::string &word) {
            Helper helper;
            helper.kind = at.kind;
            helper.section = "object-replication";
            helper.symbol = unit.symbol + "Replication" + word;
            helper.scope = scopeOf(at.part, PartOf::Global, plan);
            helper.condition = unit.partner->onlyAtFullScale ? "fullScale" : "";
            helper.arguments = {
                {"accountName", Value::code(nameOf(at, PartOf::Global))},
                {"sourceAccountId", Value::code(idFromNames(unit, PartOf::Global, plan))},
                {"destinationAccountId", Value::code(idFromNames(*unit.partner, PartOf::Global, plan))}};
            return helper;
        };
        Helper target = call(*unit.partner, "Target");
        target.comment =
            "The destination takes the policy first and gives it its ids; the source repeats them.";
        target.arguments.emplace_back("policyId", Value::text("default"));
        target.arguments.emplace_back("rules",
                                      Value::code("map(primary." + unit.symbol
                                                  + ".containers, container => { container: container })"));
        Helper source = call(unit, "Source");
        const std::string outputs = target.symbol + (target.condition.empty() ? "" : "!") + ".outputs.";
        source.arguments.emplace_back("containers", Value::code("primary." + unit.symbol + ".containers"));
        source.arguments.emplace_back("policyId", Value::code(outputs + "policyId"));
        source.arguments.emplace_back("rules", Value::code(outputs + "rules"));
        plan.pairing.push_back(std::move(target));
        plan.pairing.push_back(std::move(source));
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        setRedundancy(plan, unit);
        setTls(plan, unit);
        const Unit &first = leader(unit);
        const Protection *replication = protectedBy(plan, first, "object-replication");
        const bool replicated = replication != nullptr && first.partner != nullptr;
        if (replication != nullptr && first.partner == nullptr)
            plan.remark(Remark::What::NotMade, *unit.service,
                        "Object replication: the design names no account in the other region to copy to.");
        // Chosen as an option, or ticked: both say the same.
        const bool restores = flagOr(plan, unit, "pointInTimeRestore", false)
            || protectedBy(plan, unit, "point-in-time-restore") != nullptr;
        // Azure keeps what is deleted for longer than it can go back.
        const std::int64_t kept = std::max<std::int64_t>(numberOr(plan, unit, "softDeleteDays", 7), 2);
        const std::int64_t days = restores ? std::min(numberOr(plan, unit, "pitrDays", 7), kept - 1) : 0;
        if (restores)
            plan.featuresOf(unit).insert("pointInTimeRestore");
        const bool versioning = flagOr(plan, unit, "versioning", false) || replicated || days > 0;
        if (versioning && !flagOr(plan, unit, "versioning", false))
            plan.remark(Remark::What::Added, *unit.service,
                        "blob versioning: object replication and point-in-time restore need it.");
        unit.settings.set("versioning", Value::boolean(versioning));
        if (days > 0 || replicated)
            plan.featuresOf(unit).insert("change-feed");
        if (plan.hasFeature(unit, "pointInTimeRestore"))
            unit.settings.set("restoreDays", Value::number(days));
        std::set<std::string> names = containersOf(first);
        if (replicated && names.empty()) {
            // A site is published into the one container that serves it.
            const bool site = flagOr(plan, first, "staticWebsite", false);
            names.insert(site ? "$web" : "data");
            if (!site && unit.part == PartOf::Primary)
                plan.remark(Remark::What::Assumed, *unit.service,
                            "The design names no containers; the code copies one that is called data.");
        }
        if (!names.empty())
            plan.featuresOf(unit).insert("container-names");
        if (plan.hasFeature(unit, "container-names")) {
            Value containers = Value::list();
            for (const std::string &name : names)
                containers.add(Value::text(name));
            unit.settings.set("containers", std::move(containers));
        }
        if (replicated && unit.part == PartOf::Primary)
            replicate(plan, unit);
    }
};
const Registered<KindWiring, StorageAccountWiring> kStorageAccount;

class CosmosWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "cosmos-db"; }

    /// Regions in the order in which they take over the writes; the one where the account is drawn leads.
    static Value regions(Plan &plan, const Unit &unit)
    {
        const LandingZone *zone = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        std::vector<std::pair<std::string, bool>> order;
        const auto add = [&](const std::string &name, bool redundant) {
            const Region *region = plan.catalog->region(RegionId{name});
            const bool there =
                std::any_of(order.begin(), order.end(), [&](const auto &one) { return one.first == name; });
            if (region != nullptr && !there)
                order.emplace_back(name, redundant && region->zones);
        };
        const bool redundant = flagOr(plan, unit, "zoneRedundant", false);
        std::vector<std::pair<double, const Part *>> listed;
        for (const Part &part : unit.service->parts) {
            if (part.kind == "region")
                listed.emplace_back(partNumber(part, "failoverPriority").value_or(99), &part);
        }
        std::stable_sort(listed.begin(), listed.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        if (zone != nullptr) {
            bool own = redundant;
            for (const auto &[priority, part] : listed) {
                if (partText(*part, "region").value_or(part->name) == zone->region.text)
                    own = partFlag(*part, "zoneRedundant").value_or(redundant);
            }
            add(zone->region.text, own);
        }
        std::set<std::string> kept;
        for (const Protection &protection : plan.stamp->protections) {
            if (protection.service != unit.service->id)
                continue;
            for (const ReplicaRegion &replica : protection.replicas)
                kept.insert(replica.region.text);
        }
        for (const auto &[priority, part] : listed) {
            const std::string name = partText(*part, "region").value_or(part->name);
            if (kept.contains(name))
                add(name, partFlag(*part, "zoneRedundant").value_or(redundant));
            else if (zone == nullptr || name != zone->region.text)
                plan.remark(Remark::What::NotMade, *unit.service,
                            "region \"" + name + "\": no protection of the design puts a copy there.");
        }
        for (const std::string &name : kept)
            add(name, redundant);
        Value list = Value::list();
        for (const auto &[name, zones] : order) {
            Value value = Value::object();
            value.set("name", Value::text(name));
            value.set("zoneRedundant", Value::boolean(zones));
            list.add(std::move(value));
        }
        return list;
    }

    static void containers(Plan &plan, Unit &unit)
    {
        Value list = Value::list();
        std::set<std::string> taken;
        const std::int64_t throughput =
            std::clamp<std::int64_t>(numberOr(plan, unit, "throughputRu", 4000), 400, 1000000);
        const bool sql = unit.service->text("apiKind").value_or("Sql") == "Sql";
        for (const Part &part : unit.service->parts) {
            if (part.kind != "container")
                continue;
            if (!sql) {
                plan.remark(Remark::What::NotMade, *unit.service,
                            "container \"" + part.name + "\": clients of this protocol make it themselves.");
                continue;
            }
            std::string key;
            for (const char c : partText(part, "partitionKey").value_or("/id")) {
                const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || c == '/' || c == '_' || c == '-';
                if (kept)
                    key += c;
            }
            const auto own = partNumber(part, "throughputRu");
            // Autoscale is sold by the thousand, what is fixed by the hundred.
            const std::int64_t wanted =
                own ? std::clamp<std::int64_t>(std::int64_t(*own), 400, 1000000) : throughput;
            Value value = Value::object();
            value.set("name", Value::text(partName(part, taken)));
            value.set("partitionKey", Value::text(key.starts_with("/") ? key : "/" + key));
            value.set("throughput", Value::number(std::max<std::int64_t>(wanted / 1000 * 1000, 1000)));
            list.add(std::move(value));
        }
        if (!list.empty())
            plan.featuresOf(unit).insert("containers");
        if (plan.hasFeature(unit, "containers"))
            unit.settings.set("containers", std::move(list));
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const std::string option = unit.protection == nullptr ? "" : unit.protection->option.text;
        const std::string mode = textOr(plan, unit, "writeMode", "single");
        const bool many = option == "multi-region-write" || (option.empty() && mode == "multi");
        if (many != (mode == "multi"))
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The design writes in " + std::string(mode == "multi" ? "every region" : "one region")
                            + " and is protected by an option that does not; the code follows the option.");
        const bool strong = option == "strong-multi-region";
        if (strong && unit.service->text("consistency").value_or("Strong") != "Strong")
            plan.remark(Remark::What::Conflict, *unit.service,
                        "The option needs the consistency Strong; the code follows the option.");
        if (strong)
            unit.settings.set("consistency", Value::text("Strong"));
        unit.settings.set("multipleWrites", Value::boolean(many));
        const bool automatic = option == "service-managed-failover"
            || (option != "forced-failover" && flagOr(plan, unit, "serviceManagedFailover", false));
        unit.settings.set("automaticFailover", Value::boolean(automatic && !many));
        Value list = regions(plan, unit);
        const bool pair = list.items().size() > 1;
        if (!pair && !option.empty() && option != "continuous-backup-restore")
            plan.remark(Remark::What::NotMade, *unit.service, "The second region: the design names none.");
        unit.settings.set("regions", std::move(list));
        unit.settings.set("database", Value::text(slug(unit.symbol)));
        containers(plan, unit);
        const LandingZone *zone = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        if (zone == nullptr)
            zone = plan.primary;
        // What takes the writes is part of the template: a deployment after a failover must not turn it
        // round.
        const bool moves = pair && plan.secondary != nullptr && unit.part == PartOf::Primary;
        unit.argue("writeRegion",
                   moves ? Value::code("activeRegion == 'primary' ? region.location : region." + unit.symbol
                                       + ".regions[1].name")
                         : Value::text(zone->region.text));
    }
};
const Registered<KindWiring, CosmosWiring> kCosmos;

} // namespace

} // namespace breakwater::bicep
