// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/topology.h"

#include <algorithm>

namespace breakwater {

namespace {

/// Lists are ordered by id, so a hit is a binary search; a list that somebody built out of order is still
/// searched whole before the answer is no.
template <typename Element, typename IdType>
const Element *findById(const std::vector<Element> &list, const IdType &id)
{
    const auto guess = std::lower_bound(list.begin(), list.end(), id,
                                        [](const Element &e, const IdType &wanted) { return e.id < wanted; });
    if (guess != list.end() && guess->id == id)
        return &*guess;
    const auto found = std::find_if(list.begin(), list.end(), [&id](const Element &e) { return e.id == id; });
    return found == list.end() ? nullptr : &*found;
}

template <typename T>
bool sameValue(const std::shared_ptr<const T> &a, const std::shared_ptr<const T> &b)
{
    return a == b || *a == *b;
}

template <typename T>
bool sameValues(const std::vector<std::shared_ptr<const T>> &a,
                const std::vector<std::shared_ptr<const T>> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameValue<T>);
}

const ParameterValue *valueOf(const Parameters &parameters, std::string_view key)
{
    const auto found = parameters.find(std::string(key));
    return found == parameters.end() ? nullptr : &found->second;
}

template <typename T>
std::optional<T> as(const Parameters &parameters, std::string_view key)
{
    const ParameterValue *value = valueOf(parameters, key);
    const T *typed = value == nullptr ? nullptr : std::get_if<T>(value);
    return typed == nullptr ? std::nullopt : std::optional(*typed);
}

} // namespace

const Target *Objectives::target(DisruptionKind kind) const
{
    const auto found = byDisruption.find(kind);
    return found == byDisruption.end() ? nullptr : &found->second;
}

const ParameterValue *Service::parameter(std::string_view key) const
{
    return valueOf(parameters, key);
}

std::optional<double> Service::number(std::string_view key) const
{
    return as<double>(parameters, key);
}

std::optional<bool> Service::flag(std::string_view key) const
{
    return as<bool>(parameters, key);
}

std::optional<std::string> Service::text(std::string_view key) const
{
    return as<std::string>(parameters, key);
}

std::optional<double> Part::number(std::string_view key) const
{
    return as<double>(parameters, key);
}

std::optional<bool> Part::flag(std::string_view key) const
{
    return as<bool>(parameters, key);
}

std::optional<std::string> Part::text(std::string_view key) const
{
    return as<std::string>(parameters, key);
}

bool Service::tagged(std::string_view tag) const
{
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool Protection::covers(DisruptionKind kind) const
{
    return std::find(against.begin(), against.end(), kind) != against.end();
}

const Service *Stamp::service(const ServiceId &wanted) const
{
    return findById(services, wanted);
}

const Dependency *Stamp::dependency(const DependencyId &wanted) const
{
    return findById(dependencies, wanted);
}

const Protection *Stamp::protection(const ProtectionId &wanted) const
{
    return findById(protections, wanted);
}

const LandingZone *Stamp::zone(ZoneRole role) const
{
    const auto found =
        std::find_if(zones.begin(), zones.end(), [role](const LandingZone &z) { return z.role == role; });
    return found == zones.end() ? nullptr : &*found;
}

std::optional<RegionId> Stamp::regionOf(const Service &service) const
{
    const LandingZone *home = service.at == Site::Primary ? zone(ZoneRole::Primary)
        : service.at == Site::Secondary                   ? zone(ZoneRole::Secondary)
                                                          : nullptr;
    return home == nullptr ? std::nullopt : std::optional(home->region);
}

const Stamp *Topology::stamp(const StampId &id) const
{
    return stampPointer(id).get();
}

std::shared_ptr<const Stamp> Topology::stampPointer(const StampId &id) const
{
    const auto found =
        std::find_if(stamps.begin(), stamps.end(), [&id](const auto &stamp) { return stamp->id == id; });
    return found == stamps.end() ? nullptr : *found;
}

const Layout *Topology::layout(const StampId &id) const
{
    const auto found = std::find_if(layouts.begin(), layouts.end(),
                                    [&id](const auto &layout) { return layout->stamp == id; });
    return found == layouts.end() ? nullptr : found->get();
}

const Role *Topology::role(const RoleId &id) const
{
    return findById(*roles, id);
}

std::pair<const Stamp *, const Service *> Topology::find(const ServiceId &id) const
{
    for (const auto &stamp : stamps)
        if (const Service *service = stamp->service(id))
            return {stamp.get(), service};
    return {nullptr, nullptr};
}

bool sameContent(const Topology &a, const Topology &b)
{
    return a.writer == b.writer && a.extra == b.extra && sameValue(a.engagement, b.engagement)
        && sameValue(a.roles, b.roles) && sameValues(a.stamps, b.stamps)
        && sameValue(a.agreements, b.agreements) && sameValue(a.records, b.records)
        && sameValues(a.layouts, b.layouts);
}

} // namespace breakwater
