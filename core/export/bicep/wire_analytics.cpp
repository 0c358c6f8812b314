// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/network.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

class DatabricksWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "databricks-workspace"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit *network = networkOf(plan, unit);
        if (flagOr(plan, unit, "vnetInjection", true)) {
            const auto host = network == nullptr
                ? std::nullopt
                : subnetNamed(plan, *network, SubnetUse::SparkPublic, unit.symbol);
            const auto container = network == nullptr
                ? std::nullopt
                : subnetNamed(plan, *network, SubnetUse::SparkPrivate, unit.symbol);
            if (!host || !container) {
                plan.problems.insert("the workspace \"" + unit.service->name
                                     + "\" stands in a virtual network that the stamp does not have");
                return;
            }
            unit.argue("networkId", Value::code(idOf(*network, unit, plan)));
            unit.argue("hostSubnet", Value::text(*host));
            unit.argue("containerSubnet", Value::text(*container));
        }
        if (const Unit *identity = identityOf(plan, unit))
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
    }
};
const Registered<KindWiring, DatabricksWiring> kDatabricks;

class DataFactoryWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "data-factory"; }

    static bool onGitHub(const Plan &plan, const Unit &unit)
    {
        for (const Dependency &dependency : plan.stamp->dependencies) {
            const Service *to =
                dependency.from == unit.service->id ? plan.stamp->service(dependency.to) : nullptr;
            if (to != nullptr && to->kind.text == "source-control")
                return to->text("provider").value_or("github") == "github";
        }
        return true;
    }

    void wire(Plan &plan, Unit &unit) const override
    {
        const LandingZone *zone = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
        const bool fixed = unit.service->text("azureIrRegion").value_or("AutoResolve") == "Fixed";
        unit.settings.set("runtimeRegion",
                          Value::text(fixed && zone != nullptr ? zone->region.text : "AutoResolve"));
        if (const Unit *identity = identityOf(plan, unit))
            unit.argue("identityId", Value::code(idOf(*identity, unit, plan)));
        const std::string repository = unit.service->text("gitRepo").value_or("");
        const std::size_t slash = repository.find('/');
        const bool whole = slash != std::string::npos && slash > 0 && slash + 1 < repository.size();
        const bool connected =
            unit.part != PartOf::Secondary && unit.service->flag("gitConnected").value_or(false);
        if (connected && whole && onGitHub(plan, unit)) {
            plan.featuresOf(unit).insert("repository");
            Value value = Value::object();
            value.set("account", Value::text(repository.substr(0, slash)));
            value.set("name", Value::text(repository.substr(slash + 1)));
            unit.settings.set("repository", std::move(value));
        } else if (connected) {
            plan.remark(
                Remark::What::NotMade, *unit.service,
                "The connection to its repository: it is made in the studio, where the project is chosen.");
        }
        for (const Part &part : unit.service->parts) {
            const bool azure = part.kind == "integration-runtime"
                && partText(part, "runtimeKind").value_or("azure") == "azure";
            if (azure && slug(part.name) != "azure")
                plan.remark(Remark::What::Assumed, *unit.service,
                            "integration-runtime \"" + part.name + "\": the code calls it azure.");
            if (part.kind == "integration-runtime" && !part.ref
                && partText(part, "runtimeKind").value_or("azure") != "azure")
                plan.remark(Remark::What::NotMade, *unit.service,
                            "integration-runtime \"" + part.name
                                + "\": draw it as a service of its own to have it made.");
        }
    }
};
const Registered<KindWiring, DataFactoryWiring> kDataFactory;

class SelfHostedRuntimeWiring final : public KindWiring {
    std::string_view kind() const noexcept override { return "self-hosted-ir"; }
    void wire(Plan &plan, Unit &unit) const override
    {
        const Unit *factory = nullptr;
        for (const Unit *user : usersOf(plan, unit)) {
            if (user->kind->id.text == "data-factory" && user->part == unit.part)
                factory = factory == nullptr ? user : factory;
        }
        const auto all = unitsOfKind(plan, "data-factory", unit.part);
        if (factory == nullptr && all.size() == 1)
            factory = all.front();
        if (factory == nullptr) {
            plan.problems.insert("the integration runtime \"" + unit.service->name
                                 + "\" belongs to no data factory of its region");
            return;
        }
        unit.argue("factoryName", Value::code(nameOf(*factory, unit.part)));
        unit.after = {factory->symbol};
    }
};
const Registered<KindWiring, SelfHostedRuntimeWiring> kSelfHostedRuntime;

} // namespace

} // namespace breakwater::bicep
