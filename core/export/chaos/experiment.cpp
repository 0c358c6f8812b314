// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chaos/experiment.h"

#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::chaos {

namespace {

std::string wordOf(const Service &service, const std::string &key)
{
    const auto text = service.text(key);
    return text ? *text : std::string();
}

/// The region that would take over, by the name that people see; empty: the design names none.
std::string replicaRegion(const bicep::Unit &unit, const bicep::Plan &plan, const Catalog &catalog)
{
    RegionId id;
    if (unit.protection != nullptr && !unit.protection->replicas.empty())
        id = unit.protection->replicas.front().region;
    else if (plan.secondary != nullptr)
        id = plan.secondary->region;
    const Region *region = catalog.region(id);
    return region == nullptr ? id.text : region->name;
}

/// Why this service stays as it is, or nothing.
std::string reasonAgainst(const Fault &fault, const bicep::Unit &unit)
{
    if (!fault.refused.empty())
        return fault.refused;
    for (const Exclusion &one : fault.unless) {
        if (wordOf(*unit.service, one.parameter) == one.value)
            return one.why;
    }
    return {};
}

void add(Experiment &experiment, const Fault &fault, const bicep::Unit &unit)
{
    const auto same =
        std::find_if(experiment.actions.begin(), experiment.actions.end(), [&](const Action &action) {
            return action.fault.urn == fault.urn && action.fault.parameters == fault.parameters
                && action.targets.size() < kTargetsAnAction;
        });
    if (same != experiment.actions.end())
        same->targets.push_back(&unit);
    else
        experiment.actions.push_back({fault, unit.kind, {&unit}});
}

} // namespace

Result<Experiment> experimentOf(const bicep::Plan &plan, const Catalog &catalog)
{
    Experiment experiment;
    for (const bicep::Unit *unit : plan.in(bicep::PartOf::Primary)) {
        const auto text = unit->kind->fragments.find("chaos.tmpl");
        if (text == unit->kind->fragments.end()) {
            experiment.untouched.push_back(
                {unit->service->name,
                 "The catalog knows no fault of Chaos Studio for this kind of service."});
            continue;
        }
        Result<Fault> fault = parseFault(text->second, unit->kind->id.text + "/chaos.tmpl");
        if (!fault)
            return fault.error();
        std::string why = reasonAgainst(*fault, *unit);
        for (auto &[key, value] : fault->parameters) {
            if (value != "{replicaRegion}")
                continue;
            value = replicaRegion(*unit, plan, catalog);
            if (value.empty())
                why = "The design has no region that would take over.";
        }
        if (!why.empty())
            experiment.untouched.push_back({unit->service->name, why});
        else
            add(experiment, *fault, *unit);
    }
    return experiment;
}

std::string beyondLimits(const Experiment &experiment)
{
    if (experiment.actions.empty())
        return "None of the services in its primary region is one that Chaos Studio can take away.";
    if (experiment.actions.size() > kActionsAnExperiment)
        return fmt::format("It needs {} actions, and an experiment of Chaos Studio has {} at most.",
                           experiment.actions.size(), kActionsAnExperiment);
    if (experiment.length && *experiment.length > kLongestAction)
        return fmt::format(
            "The drill is planned for {} minutes, and an action of Chaos Studio lasts {} at most.",
            experiment.length->count(), kLongestAction.count());
    return {};
}

std::string readme(const bicep::Plan &plan, const Experiment &experiment, const Stamping &stamping)
{
    std::string out = "# Drill of the loss of a region: stamp " + quote::markdown(plan.stamp->name) + "\n\n";
    out += fmt::format("Design {}, catalog {}, as of {}, written by {}.\n\n", stamping.shortHash(),
                       quote::markdown(stamping.catalogVersion), stamping.asOf,
                       quote::markdown(stamping.writer));
    out +=
        "`region-loss.json` makes an experiment of Azure Chaos Studio, and does not start it. Started, it "
        "takes "
        "these away all at once and gives them back when its time is over or it is cancelled. It is a drill "
        "in "
        "production: agree on a window, watch, and keep `az rest --method post` on its `cancel` at hand.\n\n"
        "| Taken away | How |\n|---|---|\n";
    for (const Action &action : experiment.actions) {
        for (const bicep::Unit *unit : action.targets)
            out += fmt::format("| {} | {} |\n", quote::markdown(unit->service->name),
                               quote::markdown(action.fault.does));
    }
    out +=
        "\n## Not taken away\n\nThese go on working during the drill, so that it shows less than a real loss "
        "would.\n\n";
    std::map<std::string, std::string> subjects;
    for (const Untouched &one : experiment.untouched) {
        std::string &all = subjects[one.why];
        all += (all.empty() ? "" : ", ") + ("**" + quote::markdown(one.service) + "**");
    }
    for (const auto &[why, all] : subjects)
        out += "- " + all + ": " + quote::markdown(why) + "\n";
    out += fmt::format(
        "\n## Deploy\n\n```bash\naz deployment group create --resource-group {} --template-file "
        "region-loss.json\n```\n\nThe names are those of the Bicep code; stamps that were deployed "
        "with Terraform need their suffix as the parameter `suffix`.\n",
        quote::shellSingle(bicep::resourceGroupName(plan, bicep::PartOf::Primary)));
    return out;
}

} // namespace breakwater::chaos
