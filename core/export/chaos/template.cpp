// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chaos/experiment.h"
#include "core/export/quote.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace breakwater::chaos {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kApi = "2025-01-01";
constexpr const char *kRights = "2022-04-01";

/// What stands between single quotes in an expression of a template: our own names only.
std::string nameOf(const bicep::Unit &unit)
{
    if (!unit.fragment->name.global)
        return "'" + unit.baseName + "'";
    const bool bare = unit.fragment->name.shape == bicep::NameRule::Shape::None;
    return fmt::format("concat('{}{}', parameters('suffix'))", unit.baseName, bare ? "" : "-");
}

std::string typeOf(const bicep::Unit &unit)
{
    return unit.fragment->spelt.empty() ? unit.kind->armType : unit.fragment->spelt;
}

std::string idOf(const bicep::Unit &unit)
{
    return fmt::format("resourceId('{}', {})", typeOf(unit), nameOf(unit));
}

std::string targetId(const bicep::Unit &unit, const Fault &fault)
{
    return fmt::format("extensionResourceId({}, 'Microsoft.Chaos/targets', '{}')", idOf(unit), fault.target);
}

std::string code(const std::string &expression)
{
    return "[" + expression + "]";
}

std::string valueOf(const std::string &value)
{
    if (value == "{podsOfNamespaces}")
        return "[string(createObject('action', 'pod-failure', 'mode', 'all', 'selector', "
               "createObject('namespaces', parameters('namespaces'))))]";
    return quote::arm(value);
}

bool asksForNamespaces(const Experiment &experiment)
{
    return std::any_of(experiment.actions.begin(), experiment.actions.end(), [](const Action &action) {
        return std::any_of(action.fault.parameters.begin(), action.fault.parameters.end(),
                           [](const auto &one) { return one.second == "{podsOfNamespaces}"; });
    });
}

Json parametersOf(const bicep::Plan &plan, const Experiment &experiment)
{
    Json list;
    list["location"] = {{"type", "string"},
                        {"defaultValue", plan.primary->region.text},
                        {"metadata", {{"description", "Where the experiment is kept."}}}};
    list["suffix"] = {
        {"type", "string"},
        {"defaultValue",
         fmt::format("[take(uniqueString(subscription().subscriptionId, resourceGroup().name), {})]",
                     bicep::kSuffixLength)},
        {"metadata", {{"description", "Ends the names that are unique in all of Azure."}}}};
    list["duration"] = {
        {"type", "string"},
        {"metadata", {{"description", "How long everything is gone, as PT1H30M; 12 hours at most."}}}};
    if (experiment.length)
        list["duration"]["defaultValue"] = fmt::format("PT{}M", experiment.length->count());
    if (asksForNamespaces(experiment))
        list["namespaces"] = {{"type", "array"},
                              {"metadata", {{"description", "Namespaces of the cluster whose pods fail."}}}};
    return list;
}

Json actionOf(const Action &action, std::size_t index)
{
    Json parameters = Json::array();
    for (const auto &[key, value] : action.fault.parameters)
        parameters.push_back({{"key", key}, {"value", valueOf(value)}});
    return {{"type", "continuous"},
            {"name", action.fault.urn},
            {"selectorId", "selector" + std::to_string(index)},
            {"duration", "[parameters('duration')]"},
            {"parameters", parameters}};
}

void addTarget(Json &resources, Json &after, const bicep::Unit &unit, const Fault &fault)
{
    resources.push_back({{"type", "Microsoft.Chaos/targets"},
                         {"apiVersion", kApi},
                         {"scope", code(idOf(unit))},
                         {"name", fault.target},
                         {"properties", Json::object()}});
    resources.push_back({{"type", "Microsoft.Chaos/targets/capabilities"},
                         {"apiVersion", kApi},
                         {"scope", code(idOf(unit))},
                         {"name", fault.target + "/" + fault.capability},
                         {"dependsOn", {code(targetId(unit, fault))}}});
    after.push_back(
        code(fmt::format("extensionResourceId({}, 'Microsoft.Chaos/targets/capabilities', '{}', '{}')",
                         idOf(unit), fault.target, fault.capability)));
}

void addRights(Json &resources, const std::string &experiment, const bicep::Unit &unit, const Fault &fault)
{
    const std::string id = fmt::format("resourceId('Microsoft.Chaos/experiments', '{}')", experiment);
    for (const std::string &role : fault.roles)
        resources.push_back(
            {{"type", "Microsoft.Authorization/roleAssignments"},
             {"apiVersion", kRights},
             {"scope", code(idOf(unit))},
             {"name", code(fmt::format("guid({}, {}, '{}')", id, idOf(unit), role))},
             {"properties",
              {{"roleDefinitionId",
                code(fmt::format("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{}')",
                                 role))},
               {"principalId",
                code(fmt::format("reference({}, '{}', 'full').identity.principalId", id, kApi))},
               {"principalType", "ServicePrincipal"}}},
             {"dependsOn", {code(id)}}});
}

} // namespace

std::string templateOf(const bicep::Plan &plan, const Experiment &experiment, const Stamping &stamping)
{
    const std::string name = bicep::azureName(plan.stamp->name, "exp", {}, {});
    Json resources = Json::array(), after = Json::array(), selectors = Json::array(),
         branches = Json::array();
    Json rights = Json::array();
    for (std::size_t i = 0; i < experiment.actions.size(); ++i) {
        const Action &action = experiment.actions[i];
        Json targets = Json::array();
        for (const bicep::Unit *unit : action.targets) {
            addTarget(resources, after, *unit, action.fault);
            addRights(rights, name, *unit, action.fault);
            targets.push_back({{"type", "ChaosTarget"}, {"id", code(targetId(*unit, action.fault))}});
        }
        selectors.push_back(
            {{"type", "List"}, {"id", "selector" + std::to_string(i + 1)}, {"targets", targets}});
        branches.push_back({{"name", action.kind->id.text}, {"actions", {actionOf(action, i + 1)}}});
    }
    // Distinct names: one kind may need several actions.
    for (std::size_t i = 0; i < branches.size(); ++i)
        branches[i]["name"] = fmt::format("{} {}", i + 1, branches[i]["name"].get<std::string>());
    resources.push_back({{"type", "Microsoft.Chaos/experiments"},
                         {"apiVersion", kApi},
                         {"name", name},
                         {"location", "[parameters('location')]"},
                         {"identity", {{"type", "SystemAssigned"}}},
                         {"dependsOn", after},
                         {"properties",
                          {{"selectors", selectors},
                           {"steps", {{{"name", "The primary region is lost"}, {"branches", branches}}}}}}});
    for (const Json &right : rights)
        resources.push_back(right);
    const Json whole{
        {"$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"},
        {"contentVersion", "1.0.0.0"},
        {"metadata",
         {{"description",
           quote::arm(fmt::format("Drill of the loss of the primary region of stamp {}. Design {}, "
                                  "catalog {}, as of {}, written by {}.",
                                  plan.stamp->name, stamping.shortHash(), stamping.catalogVersion,
                                  stamping.asOf, stamping.writer))}}},
        {"parameters", parametersOf(plan, experiment)},
        {"resources", resources}};
    return whole.dump(2) + "\n";
}

} // namespace breakwater::chaos
