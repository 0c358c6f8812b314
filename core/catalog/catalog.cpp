// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/catalog.h"

#include <algorithm>

namespace breakwater {
namespace {

// Lists of the catalog are sorted by id; lists of a kind keep the order in which they are shown.
template <class T, class IdType>
const T *findSorted(const std::vector<T> &list, const IdType &id)
{
    const auto found = std::lower_bound(list.begin(), list.end(), id,
                                        [](const T &item, const IdType &key) { return item.id < key; });
    return found != list.end() && found->id == id ? &*found : nullptr;
}

template <class T, class Predicate>
const T *findIn(const std::vector<T> &list, Predicate predicate)
{
    const auto found = std::find_if(list.begin(), list.end(), predicate);
    return found == list.end() ? nullptr : &*found;
}

} // namespace

bool DrOption::against(DisruptionKind kind) const
{
    return std::find(protectsAgainst.begin(), protectsAgainst.end(), kind) != protectsAgainst.end();
}

const StepFact *DrOption::failoverStep(const StepKey &key) const
{
    return findIn(failover, [&](const StepFact &step) { return step.key == key; });
}

const DrOption *ServiceKind::option(const OptionId &wanted) const
{
    return findIn(options, [&](const DrOption &item) { return item.id == wanted; });
}

const ZoneOption *ServiceKind::zoneOption(const OptionId &wanted) const
{
    return findIn(zoneOptions, [&](const ZoneOption &item) { return item.id == wanted; });
}

const ParameterFact *ServiceKind::parameter(std::string_view key) const
{
    return findIn(parameters, [&](const ParameterFact &item) { return item.key == key; });
}

const PartKindFact *ServiceKind::part(std::string_view kind) const
{
    return findIn(parts, [&](const PartKindFact &item) { return item.kind == kind; });
}

bool ServiceKind::hasPairBoundOption() const
{
    return findIn(
               options,
               [](const DrOption &item) { return item.requiresPair && item.against(DisruptionKind::Region); })
        != nullptr;
}

const Region *Catalog::region(const RegionId &id) const
{
    return findSorted(regions, id);
}

const ServiceKind *Catalog::kind(const KindId &id) const
{
    if (const ServiceKind *found = findSorted(kinds, id))
        return found;
    return findIn(kinds, [&](const ServiceKind &item) {
        return std::find(item.aliases.begin(), item.aliases.end(), id.text) != item.aliases.end();
    });
}

const RuleText *Catalog::rule(const RuleId &id) const
{
    return findSorted(rules, id);
}

bool Catalog::isUnattended(const std::string &action) const
{
    return std::find(unattended.begin(), unattended.end(), action) != unattended.end();
}

const Latency *Catalog::latency(const RegionId &from, const RegionId &to) const
{
    const auto found = latencies.find({from, to});
    return found == latencies.end() ? nullptr : &found->second;
}

} // namespace breakwater
