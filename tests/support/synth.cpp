// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/synth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

namespace breakwater::test {

namespace {

constexpr std::array<const char *, kSynthKinds> kKinds{
    "application-gateway",  "app-service",  "storage-account", "key-vault",       "api-management",
    "databricks-workspace", "data-factory", "self-hosted-ir",  "aks-cluster",     "mysql-flexible",
    "postgresql-flexible",  "cosmos-db",    "airflow",         "langfuse",        "openai-endpoint",
    "redis-cache",          "service-bus",  "log-analytics",   "virtual-network", "front-door"};
constexpr int kFrontDoor = kSynthKinds - 1;

int below(std::uint64_t draw, int limit)
{
    return static_cast<int>(draw % static_cast<std::uint64_t>(limit));
}

int sidesOf(int services)
{
    return (services + kSynthKinds - 1) / kSynthKinds;
}

int sidesARow(int services)
{
    return static_cast<int>(std::ceil(std::sqrt(sidesOf(services))));
}

SynthService drawService(SplitMix &draw, int index, int row)
{
    const int side = index / kSynthKinds;
    SynthService service;
    service.kind = index % kSynthKinds;
    service.x = side % row * 1300 + service.kind % 5 * 240;
    service.y = side / row * 760 + service.kind / 5 * 170;
    service.rto = 5 + below(draw(), 236);
    service.rpo = below(draw(), 61);
    service.tier = below(draw(), 4);
    service.mttfH = 500 + below(draw(), 8760);
    service.mttrH = 1 + below(draw(), 24);
    service.zones = 1 + below(draw(), 3);
    return service;
}

/// The far end of a link that leaves the side: mostly the twin, sometimes the row below, rarely anywhere.
int farEnd(std::uint64_t draw, int index, int services)
{
    const int side = index / kSynthKinds;
    const int place = below(draw >> 8U, kSynthKinds);
    const int percent = below(draw, 100);
    const int target = percent < 80 ? (side ^ 1) * kSynthKinds + place
        : percent < 99              ? (side + sidesARow(services)) * kSynthKinds + place
                                    : services;
    return target < services ? target : below(draw >> 8U, services);
}

Service serviceOf(const SynthService &numbers, int index, const Catalog &catalog)
{
    Service service;
    service.id = synthId(index);
    service.kind = KindId{kKinds[static_cast<std::size_t>(numbers.kind)]};
    const ServiceKind *kind = catalog.kind(service.kind);
    service.name = fmt::format("{} {}", kind != nullptr ? kind->shortName : service.kind.text, index);
    service.at = numbers.kind == kFrontDoor ? Site::Global
        : index / kSynthKinds % 2 == 0      ? Site::Primary
                                            : Site::Secondary;
    service.zones.emplace();
    for (int zone = 1; zone <= numbers.zones; ++zone)
        service.zones->push_back(zone);
    service.objectives = Target{Minutes{numbers.rto}, Minutes{numbers.rpo}, std::nullopt, {}};
    service.extra = {{"mttfH", fmt::format("{}", numbers.mttfH)},
                     {"mttrH", fmt::format("{}", numbers.mttrH)}};
    return service;
}

std::optional<Protection> protectionOf(int index, const Catalog &catalog)
{
    const ServiceKind *kind = catalog.kind(KindId{kKinds[static_cast<std::size_t>(index % kSynthKinds)]});
    if (kind == nullptr)
        return std::nullopt;
    const auto option =
        std::find_if(kind->options.begin(), kind->options.end(),
                     [](const DrOption &candidate) { return candidate.against(DisruptionKind::Region); });
    if (option == kind->options.end())
        return std::nullopt;
    Protection protection;
    protection.id = ProtectionId{fmt::format("prot-{:05}", index)};
    protection.service = synthId(index);
    protection.option = option->id;
    protection.against = {DisruptionKind::Region};
    protection.counterparts = {synthId(index + kSynthKinds)};
    return protection;
}

Dependency dependencyOf(std::size_t number, const std::pair<int, int> &edge)
{
    Dependency dependency;
    dependency.id = DependencyId{fmt::format("dep-{:05}", number)};
    dependency.from = synthId(edge.first);
    dependency.to = synthId(edge.second);
    dependency.type = DependencyType::Calls;
    dependency.hard = true;
    dependency.when = Dependency::When::Run;
    dependency.afterFailover = true;
    return dependency;
}

Stamp emptyStamp(int number, const SynthService &first, bool paired)
{
    Stamp stamp;
    stamp.id = StampId{fmt::format("stamp-{:05}", number)};
    stamp.name = fmt::format("Workload {}", number);
    stamp.criticality = first.tier;
    stamp.strategy = Strategy::WarmStandby;
    stamp.isPublic = false;
    stamp.zones.resize(paired ? 2 : 1);
    stamp.zones.front().region = RegionId{"centralus"};
    if (paired) {
        stamp.zones.back().role = ZoneRole::Secondary;
        stamp.zones.back().region = RegionId{"eastus2"};
    }
    return stamp;
}

void orderById(Stamp &stamp)
{
    const auto byId = [](const auto &a, const auto &b) { return a.id < b.id; };
    std::sort(stamp.services.begin(), stamp.services.end(), byId);
    std::sort(stamp.dependencies.begin(), stamp.dependencies.end(), byId);
    std::sort(stamp.protections.begin(), stamp.protections.end(), byId);
}

} // namespace

std::uint64_t SplitMix::operator()()
{
    m_state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31U);
}

const char *synthKind(int index)
{
    return kKinds.at(static_cast<std::size_t>(index));
}

ServiceId synthId(int index)
{
    return ServiceId{fmt::format("{}-{:05}", kKinds[static_cast<std::size_t>(index % kSynthKinds)], index)};
}

SynthNumbers synthNumbers(int services)
{
    SplitMix draw(42);
    SynthNumbers numbers;
    for (int i = 0; i < services; ++i)
        numbers.services.push_back(drawService(draw, i, sidesARow(services)));
    std::set<std::pair<int, int>> known;
    const auto connect = [&](int a, int b) {
        const std::pair<int, int> edge = std::minmax(a, b);
        if (a != b && known.insert(edge).second)
            numbers.edges.push_back(edge);
    };
    for (int i = 0; i < services; ++i) {
        if (const int place = i % kSynthKinds; place >= 1)
            connect(i - 1 - below(draw(), std::min(place, 3)), i);
        if (i % 2 == 0)
            connect(i, farEnd(draw(), i, services));
    }
    return numbers;
}

Topology synth(int services, const Catalog &catalog)
{
    const SynthNumbers numbers = synthNumbers(services);
    const int sides = sidesOf(services);
    std::vector<Stamp> stamps;
    std::vector<Layout> layouts;
    for (int number = 0; 2 * number < sides; ++number) {
        const auto first = static_cast<std::size_t>(2 * number * kSynthKinds);
        stamps.push_back(emptyStamp(number, numbers.services[first], 2 * number + 1 < sides));
        layouts.push_back({stamps.back().id, false, {}});
    }
    for (int i = 0; i < services; ++i) {
        const SynthService &service = numbers.services[static_cast<std::size_t>(i)];
        const auto home = static_cast<std::size_t>(i / (2 * kSynthKinds));
        stamps[home].services.push_back(serviceOf(service, i, catalog));
        layouts[home].cards[synthId(i)] = {service.kind % 5 * 240, service.kind / 5 * 168, false};
        const bool primary = i / kSynthKinds % 2 == 0;
        if (primary && i + kSynthKinds < services)
            if (std::optional<Protection> protection = protectionOf(i, catalog))
                stamps[home].protections.push_back(*std::move(protection));
    }
    for (std::size_t i = 0; i < numbers.edges.size(); ++i)
        stamps[static_cast<std::size_t>(numbers.edges[i].first / (2 * kSynthKinds))].dependencies.push_back(
            dependencyOf(i, numbers.edges[i]));

    Topology topology;
    Engagement engagement;
    engagement.name = fmt::format("Estate of {} services", services);
    topology.engagement = std::make_shared<const Engagement>(std::move(engagement));
    for (Stamp &stamp : stamps) {
        orderById(stamp);
        topology.stamps.push_back(std::make_shared<const Stamp>(std::move(stamp)));
    }
    for (Layout &layout : layouts)
        topology.layouts.push_back(std::make_shared<const Layout>(std::move(layout)));
    return topology;
}

} // namespace breakwater::test
