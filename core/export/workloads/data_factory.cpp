// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/workloads/data_factory.h"

#include "core/export/bicep/wiring.h"
#include "core/export/quote.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace breakwater::workloads {

namespace {

using bicep::PartOf;
using bicep::Plan;
using bicep::Unit;
using Json = nlohmann::ordered_json;

constexpr const char *kApi = "2018-06-01";
constexpr const char *kSchema =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
constexpr const char *kParametersSchema =
    "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#";

/// Connectors whose whole connection string may stand in a vault.
bool hasConnectionString(const std::string &connector)
{
    constexpr std::array<std::string_view, 6> list{"SqlServer",  "AzureSqlDatabase", "AzurePostgreSql",
                                                   "AzureMySql", "PostgreSql",       "MySql"};
    return std::find(list.begin(), list.end(), connector) != list.end();
}

bool isOnPremises(const std::string &connector)
{
    return !connector.starts_with("Azure");
}

/// A name with the suffix of names that are unique in all of Azure, as an expression.
std::string globalName(const std::string &parameter, const Unit &unit)
{
    const bool bare = unit.fragment->name.shape == bicep::NameRule::Shape::None;
    return fmt::format("parameters('{}'), {}parameters('suffix')", parameter, bare ? "" : "'-', ");
}

/// Letters, digits and `_`: what a linked service may be called.
std::string wordOf(const std::string &name, const std::string &otherwise, std::set<std::string> &taken)
{
    std::string word = bicep::slug(name).substr(0, 100);
    std::replace(word.begin(), word.end(), '-', '_');
    return bicep::distinct(word.empty() ? otherwise : word, taken);
}

const Part *partOf(const Unit *unit, const Part &twin)
{
    if (unit == nullptr)
        return nullptr;
    const auto &parts = unit->service->parts;
    const auto at = std::find_if(parts.begin(), parts.end(), [&](const Part &part) {
        return part.kind == twin.kind && part.name == twin.name;
    });
    return at == parts.end() ? nullptr : &*at;
}

/// One factory, while its template is written.
class Factory {
public:
    Factory(const Plan &plan, const Unit &leader)
        : m_plan(plan)
        , m_leader(leader)
        , m_standby(leader.part == PartOf::Primary && leader.partner != nullptr ? leader.partner : nullptr)
    { }

    FactoryFiles run(const Stamping &stamping)
    {
        m_files.name = m_leader.baseName;
        answer("factory", "Name of the factory, without the suffix.", m_leader.baseName,
               m_standby == nullptr ? "" : m_standby->baseName);
        for (const Part &part : m_leader.service->parts) {
            if (part.kind == "linked-service")
                linkedService(part);
        }
        const bool managed = m_leader.service->flag("managedVnet").value_or(true);
        if (managed && !m_resources.empty())
            m_files.notSaid.push_back("Managed private endpoints from the network of the runtime to what it "
                                      "reaches: the owner of each target has to approve them.");
        if (m_resources.empty())
            return m_files;
        Json text;
        text["$schema"] = kSchema;
        text["contentVersion"] = "1.0.0.0";
        text["metadata"]["description"] = quote::arm(fmt::format(
            "Linked services of {}, in either region. Design {}, catalog {}, as of {}, written by {}.",
            quote::line(m_leader.service->name), stamping.shortHash(), quote::line(stamping.catalogVersion),
            stamping.asOf, quote::line(stamping.writer)));
        m_parameters["suffix"] = {
            {"type", "string"},
            {"defaultValue",
             fmt::format("[take(uniqueString(subscription().subscriptionId, '{}'), {})]",
                         bicep::resourceGroupName(m_plan, PartOf::Primary), bicep::kSuffixLength)},
            {"metadata", {{"description", "Ends the names that are unique in all of Azure."}}}};
        text["parameters"] = m_parameters;
        text["resources"] = m_resources;
        m_files.templateText = text.dump(2) + "\n";
        m_files.primaryParameters = parameterFile(m_primary);
        if (m_standby != nullptr)
            m_files.secondaryParameters = parameterFile(m_secondary);
        return m_files;
    }

private:
    static std::string parameterFile(const Json &values)
    {
        Json text{{"$schema", kParametersSchema}, {"contentVersion", "1.0.0.0"}, {"parameters", values}};
        return text.dump(2) + "\n";
    }

    void declare(const std::string &name, const std::string &meaning)
    {
        m_parameters[name] = {{"type", "string"}, {"metadata", {{"description", quote::arm(meaning)}}}};
    }

    void answer(const std::string &name, const std::string &meaning, const std::string &primary,
                const std::string &secondary)
    {
        declare(name, meaning);
        m_primary[name] = {{"value", quote::arm(primary)}};
        if (m_standby != nullptr)
            m_secondary[name] = {{"value", quote::arm(secondary.empty() ? primary : secondary)}};
    }

    std::string ask(const std::string &name, const std::string &meaning)
    {
        declare(name, meaning);
        m_files.asked.push_back("`" + name + "`: " + quote::markdown(meaning));
        return fmt::format("[parameters('{}')]", name);
    }

    void miss(const Part &part, const std::string &why)
    {
        m_files.notSaid.push_back("linked service \"" + part.name + "\": " + why);
    }

    /// What a part of the leading factory reaches, and what its twin reaches on the other side.
    std::pair<const Unit *, const Unit *> targetsOf(const Part &part) const
    {
        const Unit *first = part.ref ? m_plan.unit(*part.ref) : nullptr;
        const Part *twin = partOf(m_standby, part);
        const Unit *second = twin != nullptr && twin->ref ? m_plan.unit(*twin->ref) : nullptr;
        if (second == nullptr && first != nullptr)
            second = first->partner != nullptr ? first->partner : first;
        return {first, second};
    }

    void add(const std::string &name, const std::string &type, Json properties, const std::string &runtime,
             std::vector<std::string> after)
    {
        Json resource{{"type", "Microsoft.DataFactory/factories/linkedservices"},
                      {"apiVersion", kApi},
                      {"name",
                       fmt::format("[format('{{0}}-{{1}}/{}', parameters('factory'), "
                                   "parameters('suffix'))]",
                                   name)},
                      {"properties", {{"type", type}, {"typeProperties", std::move(properties)}}}};
        if (!runtime.empty())
            resource["properties"]["connectVia"] = {{"referenceName", runtime},
                                                    {"type", "IntegrationRuntimeReference"}};
        for (const std::string &other : after)
            resource["dependsOn"].push_back(
                fmt::format("[resourceId('Microsoft.DataFactory/factories/linkedservices', "
                            "format('{{0}}-{{1}}', parameters('factory'), parameters('suffix')), '{}')]",
                            other));
        m_resources.push_back(std::move(resource));
    }

    /// The runtime that carries a connector: that in Azure stands in the managed network.
    std::string runtimeFor(const std::string &connector)
    {
        if (!isOnPremises(connector))
            return m_leader.service->flag("managedVnet").value_or(true) ? "azure" : "";
        for (const Part &part : m_leader.service->parts) {
            if (part.kind != "integration-runtime" || part.text("runtimeKind").value_or("azure") == "azure")
                continue;
            const auto [first, second] = targetsOf(part);
            if (first == nullptr || first->kind->id.text != "self-hosted-ir")
                continue;
            if (!m_parameters.contains("runtime"))
                answer("runtime", "Self-hosted integration runtime of the region.", first->baseName,
                       second->baseName);
            return "[parameters('runtime')]";
        }
        return "";
    }

    void sign(Json &properties, const char *method, const char *otherwise) const
    {
        const bool own = bicep::identityOf(m_plan, m_leader) != nullptr;
        if (method != nullptr)
            properties["authenticationType"] = own ? method : otherwise;
        if (own)
            properties["credential"] = {{"referenceName", "identity"}, {"type", "CredentialReference"}};
    }

    /// The linked service that leads to a vault, made once.
    std::string vaultOf(const Unit &first, const Unit &second)
    {
        const auto known = m_vaults.find(&first);
        if (known != m_vaults.end())
            return known->second;
        const std::string name = wordOf("vault " + first.symbol, "vault", m_names);
        answer(name, "Key vault, without the suffix.", first.baseName, second.baseName);
        Json properties{{"baseUrl",
                         fmt::format("[concat('https://', {}, environment().suffixes.keyvaultDns, "
                                     "'/')]",
                                     globalName(name, first))}};
        sign(properties, nullptr, nullptr);
        add(name, "AzureKeyVault", std::move(properties), runtimeFor("AzureKeyVault"), {});
        return m_vaults[&first] = name;
    }

    /// The secret that the design says the factory reads of that vault, if it is one.
    std::string secretIn(const Unit &vault) const
    {
        std::string found;
        for (const Dependency &dependency : m_plan.stamp->dependencies) {
            if (dependency.from != m_leader.service->id || dependency.to != vault.service->id
                || !dependency.toPart)
                continue;
            for (const Part &part : vault.service->parts) {
                if (part.id == *dependency.toPart && part.kind == "secret")
                    found = found.empty() ? bicep::slug(part.name) : " ";
            }
        }
        return found == " " ? "" : found;
    }

    void linkedService(const Part &part)
    {
        const std::string connector = part.text("connector").value_or("");
        const std::string endpoint = part.text("endpoint").value_or("parameter");
        const auto [first, second] = targetsOf(part);
        if (endpoint == "key-vault")
            fromVault(part, connector, first, second);
        else if (first == nullptr)
            miss(part, "The design does not say what it reaches.");
        else if (connector == "AzureBlobFS" || connector == "AzureBlobStorage")
            store(part, connector, *first, *second, endpoint);
        else if (connector == "AzureSqlDatabase" && first->kind->id.text == "azure-sql-database")
            database(part, *first, *second, endpoint);
        else if (connector == "AzureDatabricks" && first->kind->id.text == "databricks-workspace")
            workspace(part, *first, *second, endpoint);
        else
            miss(part,
                 "The design does not say how the connector "
                     + (connector.empty() ? std::string() : "\"" + connector + "\" ") + "reaches it.");
    }

    std::string literal(const Part &part, const std::string &name)
    {
        const std::string region = part.text("literalRegion").value_or("");
        return ask(name + "Address",
                   "Address of " + part.name + ": the design says that it is written down as text"
                       + (region.empty() ? "" : " of " + region)
                       + ", and not which text. Equal in both regions, it leads to the lost one after a "
                         "failover.");
    }

    void fromVault(const Part &part, const std::string &connector, const Unit *first, const Unit *second)
    {
        if (first == nullptr || first->kind->id.text != "key-vault" || !hasConnectionString(connector)) {
            miss(part, "Its address stands in a vault, and the design does not say in which form.");
            return;
        }
        const std::string name = wordOf(part.name, "linked_service", m_names);
        const std::string vault = vaultOf(*first, *second), secret = secretIn(*first);
        const std::string runtime = runtimeFor(connector);
        if (isOnPremises(connector) && runtime.empty())
            miss(part, "The design has no self-hosted integration runtime to reach it by.");
        Json reference{{"type", "AzureKeyVaultSecret"},
                       {"store", {{"referenceName", vault}, {"type", "LinkedServiceReference"}}},
                       {"secretName",
                        secret.empty() ? ask(name + "Secret",
                                             "Secret that holds the connection string of " + part.name + ".")
                                       : secret}};
        add(name, connector, {{"connectionString", std::move(reference)}}, runtime, {vault});
    }

    void store(const Part &part, const std::string &connector, const Unit &first, const Unit &second,
               const std::string &endpoint)
    {
        const bool lake = connector == "AzureBlobFS";
        const std::string name = wordOf(part.name, "store", m_names);
        Json properties;
        if (endpoint == "literal") {
            properties[lake ? "url" : "serviceEndpoint"] = literal(part, name);
        } else {
            answer(name, "Storage account, without the suffix.", first.baseName, second.baseName);
            properties[lake ? "url" : "serviceEndpoint"] =
                fmt::format("[concat('https://', {}, '.{}.', environment().suffixes.storage, '/')]",
                            globalName(name, first), lake ? "dfs" : "blob");
        }
        if (!lake)
            properties["accountKind"] = "StorageV2";
        sign(properties, nullptr, nullptr);
        add(name, connector, std::move(properties), runtimeFor(connector), {});
    }

    void database(const Part &part, const Unit &first, const Unit &second, const std::string &endpoint)
    {
        const std::string name = wordOf(part.name, "database", m_names);
        Json properties;
        if (endpoint == "literal") {
            properties["server"] = literal(part, name);
        } else {
            // The listener of a failover group has one name in both regions.
            std::string group = bicep::hasFailoverGroup(first) ? bicep::failoverGroupInside(first) : "";
            group = group.substr(0, group.find("-${"));
            answer(name, "Server of the database, or its failover group, without the suffix.",
                   group.empty() ? first.baseName : group, group.empty() ? second.baseName : group);
            properties["server"] = fmt::format("[concat({}, environment().suffixes.sqlServerHostname)]",
                                               globalName(name, first));
        }
        properties["database"] = bicep::databaseNameOf(bicep::leader(first));
        properties["encrypt"] = "mandatory";
        sign(properties, "UserAssignedManagedIdentity", "SystemAssignedManagedIdentity");
        add(name, "AzureSqlDatabase", std::move(properties), runtimeFor("AzureSqlDatabase"), {});
    }

    void workspace(const Part &part, const Unit &first, const Unit &second, const std::string &endpoint)
    {
        if (first.part != m_leader.part) {
            miss(part, "Its workspace stands in another resource group than the factory.");
            return;
        }
        const std::string name = wordOf(part.name, "workspace", m_names);
        answer(name, "Databricks workspace, in the resource group of the factory.", first.baseName,
               second.baseName);
        const std::string id =
            fmt::format("resourceId('Microsoft.Databricks/workspaces', parameters('{}'))", name);
        Json properties;
        properties["domain"] = endpoint == "literal"
            ? literal(part, name)
            : fmt::format("[concat('https://', reference({}, '{}').workspaceUrl)]", id,
                          first.kind->armApiVersion);
        properties["authentication"] = "MSI";
        properties["workspaceResourceId"] = "[" + id + "]";
        sign(properties, nullptr, nullptr);
        add(name, "AzureDatabricks", std::move(properties), runtimeFor("AzureDatabricks"), {});
        miss(part, "The cluster that its notebooks run on: each activity names the cluster or the job.");
    }

    const Plan &m_plan;
    const Unit &m_leader;
    const Unit *m_standby;
    FactoryFiles m_files;
    std::set<std::string> m_names{"factory", "suffix", "runtime"};
    std::map<const Unit *, std::string> m_vaults;
    Json m_parameters = Json::object(), m_resources = Json::array();
    Json m_primary = Json::object(), m_secondary = Json::object();
};

} // namespace

std::vector<FactoryFiles> factoriesOf(const Plan &plan, const Stamping &stamping)
{
    std::vector<FactoryFiles> list;
    if (!plan.problems.empty())
        return list;
    for (const auto &unit : plan.units) {
        const bool follows = unit->part == PartOf::Secondary && unit->partner != nullptr;
        if (unit->kind->id.text == "data-factory" && !follows)
            list.push_back(Factory(plan, *unit).run(stamping));
    }
    return list;
}

} // namespace breakwater::workloads
