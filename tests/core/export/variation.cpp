// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/model/edits.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_names.h"

#include <random>

namespace breakwater::tests {

namespace {

/// Draws from a seed; the library's distributions differ from machine to machine, its engine does not.
class Dice {
public:
    explicit Dice(std::uint32_t seed)
        : m_engine(seed)
    { }
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_engine() % limit; }
    bool chance(std::size_t percent) { return below(100) < percent; }
    template <typename T>
    const T &oneOf(const std::vector<T> &list)
    {
        return list.at(below(list.size()));
    }

private:
    std::mt19937 m_engine;
};

/// The parameters that wires rest on: with others a stamp is refused, and nothing is tried out.
bool isKept(const std::string &key)
{
    static const std::set<std::string> kept{"addressSpace", "subnets", "vaultType", "osType", "os"};
    return kept.contains(key);
}

void vary(Parameters &parameters, const std::vector<ParameterFact> &facts, Dice &dice)
{
    for (const ParameterFact &fact : facts) {
        if (isKept(fact.key) || !dice.chance(25))
            continue;
        if (dice.chance(20)) {
            parameters.erase(fact.key);
            continue;
        }
        switch (fact.type) {
        case ParameterFact::Type::Enum:
            if (!fact.values.empty())
                parameters[fact.key] = dice.oneOf(fact.values);
            break;
        case ParameterFact::Type::Bool:
            parameters[fact.key] = dice.chance(50);
            break;
        case ParameterFact::Type::Number: {
            const double low = fact.min.value_or(1), high = fact.max.value_or(low + 9);
            parameters[fact.key] =
                low + static_cast<double>(dice.below(static_cast<std::size_t>(high - low) + 1));
            break;
        }
        case ParameterFact::Type::String:
        case ParameterFact::Type::List:
            break;
        }
    }
}

void varyService(Service &service, Dice &dice)
{
    const ServiceKind *kind = builtinCatalog()->kind(service.kind);
    if (kind == nullptr)
        return;
    vary(service.parameters, kind->parameters, dice);
    for (Part &part : service.parts) {
        if (const PartKindFact *fact = kind->part(part.kind))
            vary(part.parameters, fact->parameters, dice);
        if (dice.chance(5))
            part.name = dice.oneOf(nastyNames()).second;
    }
    if (dice.chance(10))
        service.name = dice.oneOf(nastyNames()).second;
    if (dice.chance(20))
        service.zones = dice.chance(50) ? std::vector<int>{1, 2, 3} : std::vector<int>{};
}

void varyProtections(Stamp &stamp, Dice &dice)
{
    for (Protection &protection : stamp.protections) {
        const Service *service = stamp.service(protection.service);
        const ServiceKind *kind = service == nullptr ? nullptr : builtinCatalog()->kind(service->kind);
        if (kind != nullptr && !kind->options.empty() && dice.chance(40))
            protection.option = dice.oneOf(kind->options).id;
    }
    std::erase_if(stamp.protections, [&](const Protection &) { return dice.chance(8); });
}

void varyStamp(Stamp &stamp, Dice &dice)
{
    static const std::vector<std::string> regions{"centralus",     "eastus2",      "westus3",
                                                  "northeurope",   "brazilsouth",  "germanynorth",
                                                  "swedencentral", "westcentralus"};
    if (dice.chance(70))
        stamp.strategy = static_cast<Strategy>(dice.below(5));
    if (dice.chance(20))
        stamp.criticality.reset();
    if (dice.chance(15))
        stamp.name = dice.oneOf(nastyNames()).second;
    for (LandingZone &zone : stamp.zones) {
        if (dice.chance(50))
            zone.region.text = dice.oneOf(regions);
        if (dice.chance(15))
            zone.resourceGroup = dice.oneOf(nastyNames()).second;
        if (dice.chance(25))
            zone.subscription = dice.chance(50) ? "11111111-2222-3333-4444-555555555555"
                                                : "66666666-7777-8888-9999-000000000000";
    }
    for (Service &service : stamp.services)
        varyService(service, dice);
    varyProtections(stamp, dice);
}

} // namespace

Topology variation(std::uint32_t seed)
{
    Dice dice(seed);
    Topology topology =
        changed(designNames()[seed % designNames().size()], [&](Stamp &stamp) { varyStamp(stamp, dice); });
    std::vector<ServiceId> gone;
    for (const Service &service : topology.stamps.front()->services) {
        if (dice.chance(4))
            gone.push_back(service.id);
    }
    const Result<Topology> fewer = removeServices(gone)(topology);
    return fewer ? *fewer : topology;
}

} // namespace breakwater::tests
