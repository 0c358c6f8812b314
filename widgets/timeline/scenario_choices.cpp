// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/scenario_choices.h"

#include "widgets/session/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace breakwater {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(ScenarioBar)
};

std::vector<TargetChoice> regions(const Topology &topology, const Catalog &catalog)
{
    std::vector<TargetChoice> choices{{Say::tr("Primary region"), std::nullopt}};
    std::set<RegionId> seen;
    for (const auto &stamp : topology.stamps)
        if (const LandingZone *primary = stamp->zone(ZoneRole::Primary);
            primary && seen.insert(primary->region).second)
            choices.push_back({regionName(catalog, primary->region), primary->region.text});
    return choices;
}

std::vector<TargetChoice> zones()
{
    return {{Say::tr("Any zone"), std::nullopt},
            {Say::tr("Zone 1"), "1"},
            {Say::tr("Zone 2"), "2"},
            {Say::tr("Zone 3"), "3"}};
}

std::vector<TargetChoice> services(const Topology &topology, const QString &all)
{
    std::vector<TargetChoice> choices;
    if (!all.isEmpty())
        choices.push_back({all, std::nullopt});
    std::vector<TargetChoice> named;
    for (const auto &stamp : topology.stamps)
        for (const Service &service : stamp->services)
            if (service.at != Site::Secondary)
                named.push_back({toQt(service.name), service.id.text});
    std::sort(named.begin(), named.end(), [](const TargetChoice &a, const TargetChoice &b) {
        return std::tie(a.text, a.target) < std::tie(b.text, b.target);
    });
    choices.insert(choices.end(), named.begin(), named.end());
    return choices;
}

} // namespace

const std::vector<DisruptionChoice> &disruptionChoices()
{
    static const std::vector<DisruptionChoice> choices{
        {Say::tr("Region lost"), DisruptionKind::Region, false},
        {Say::tr("Zone lost"), DisruptionKind::Zone, false},
        {Say::tr("Service down"), DisruptionKind::Service, false},
        {Say::tr("Model provider down"), DisruptionKind::Provider, false},
        {Say::tr("Data corrupted"), DisruptionKind::Corruption, false},
        {Say::tr("Data attacked"), DisruptionKind::Corruption, true},
        {Say::tr("Data deleted"), DisruptionKind::Deletion, false}};
    return choices;
}

std::vector<TargetChoice> targetChoices(const Topology &topology, const Catalog &catalog, DisruptionKind kind)
{
    switch (kind) {
    case DisruptionKind::Region:
        return regions(topology, catalog);
    case DisruptionKind::Zone:
        return zones();
    case DisruptionKind::Service:
        return services(topology, {});
    case DisruptionKind::Provider:
        return services(topology, Say::tr("Every model"));
    case DisruptionKind::Corruption:
    case DisruptionKind::Deletion:
        return services(topology, Say::tr("Every store"));
    }
    return {};
}

std::vector<PlayMode> modesFor(DisruptionKind kind)
{
    switch (kind) {
    case DisruptionKind::Region:
    case DisruptionKind::Service:
        return {PlayMode::Unplanned, PlayMode::Planned, PlayMode::Drill, PlayMode::Back};
    case DisruptionKind::Provider:
        return {PlayMode::Unplanned, PlayMode::Planned};
    default:
        return {PlayMode::Unplanned};
    }
}

QString titleOf(PlayMode mode)
{
    switch (mode) {
    case PlayMode::Unplanned:
        return Say::tr("Unplanned");
    case PlayMode::Planned:
        return Say::tr("Planned");
    case PlayMode::Drill:
        return Say::tr("Drill");
    case PlayMode::Back:
        return Say::tr("Way back");
    }
    return {};
}

PlayQuestion questionOf(const Scenario &scenario)
{
    PlayQuestion question;
    question.disruption = {scenario.disruption, scenario.planned, false, scenario.target};
    question.stamps = scenario.stamps;
    if (scenario.trials)
        question.trials.count = static_cast<int>(*scenario.trials);
    if (scenario.seed)
        question.trials.seed = static_cast<std::uint64_t>(*scenario.seed);
    return question;
}

std::optional<Scenario> scenarioOf(const PlayQuestion &question, std::string name)
{
    if (question.back || question.disruption.malicious)
        return std::nullopt;
    Scenario scenario;
    scenario.name = std::move(name);
    scenario.disruption = question.disruption.kind;
    scenario.target = question.disruption.target;
    scenario.planned = question.disruption.planned;
    scenario.stamps = question.stamps;
    scenario.trials = question.trials.count;
    scenario.seed = static_cast<double>(question.trials.seed);
    return scenario;
}

std::string freeName(const Topology &topology, const std::string &wanted)
{
    const auto taken = [&](const std::string &name) {
        const auto &scenarios = topology.agreements->scenarios;
        return std::any_of(scenarios.begin(), scenarios.end(),
                           [&](const Scenario &each) { return each.name == name; });
    };
    std::string name = wanted;
    for (int number = 2; taken(name); ++number)
        name = fmt::format("{} {}", wanted, number);
    return name;
}

Edit saveScenario(Scenario scenario)
{
    return changeAgreements([scenario = std::move(scenario)](Agreements &agreements) {
        agreements.scenarios.push_back(scenario);
    });
}

} // namespace breakwater
