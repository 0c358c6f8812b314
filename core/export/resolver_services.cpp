// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/resolver.h"

#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace breakwater {

using namespace variable_words;

std::string Resolver::stampName() const
{
    return m_place.stamp ? m_place.stamp->name : std::string();
}

std::string Resolver::stampKey() const
{
    return m_place.stamp ? m_place.stamp->id.text : std::string();
}

std::string Resolver::foundationOwner() const
{
    if (m_place.stamp == nullptr)
        return {};
    const auto row = m_place.stamp->raci.find(Phase::Foundation);
    if (row == m_place.stamp->raci.end() || !row->second.responsible)
        return {};
    const Role *role = m_table.m_now.topology->role(*row->second.responsible);
    return role ? role->title : std::string();
}

Words Resolver::withStamp(Words words) const
{
    if (m_table.m_severalStamps) {
        for (std::string &word : nameWords(stampName()))
            words.push_back(std::move(word));
    }
    return words;
}

const LandingZone *Resolver::zone(ZoneRole role) const
{
    return m_place.stamp ? m_place.stamp->zone(role) : nullptr;
}

std::string Resolver::regionTitle(ZoneRole role) const
{
    const LandingZone *z = zone(role);
    if (z == nullptr)
        return role == ZoneRole::Primary ? "the primary region" : "the recovery region";
    const Region *known = m_table.m_now.catalog->region(z->region);
    return known ? known->name : z->region.text;
}

std::string Resolver::word(ZoneRole role)
{
    return role == ZoneRole::Primary ? "PRIMARY" : "SECONDARY";
}

std::string Resolver::kindOf(const Service &service) const
{
    const ServiceKind *kind = m_table.m_now.catalog->kind(service.kind);
    return kind ? kind->id.text : service.kind.text;
}

const Stamp *Resolver::stampOf(const Service &service) const
{
    return m_table.m_index.find(service.id).stamp;
}

const Service *Resolver::onSide(const Service &service, Side side) const
{
    if (side == Side::Own || service.at == Site::Global || service.at == Site::External)
        return &service;
    const Site wanted = side == Side::Primary ? Site::Primary : Site::Secondary;
    if (service.at == wanted)
        return &service;
    const Stamp *stamp = stampOf(service);
    if (stamp == nullptr)
        return nullptr;
    const Service *any = nullptr;
    for (const Protection &protection : stamp->protections) {
        const bool mine = protection.service == service.id;
        const bool forward = mine && wanted == Site::Secondary && !protection.counterparts.empty();
        const bool backward = wanted == Site::Primary
            && std::find(protection.counterparts.begin(), protection.counterparts.end(), service.id)
                != protection.counterparts.end();
        if (!forward && !backward)
            continue;
        const Service *other =
            m_table.m_index.find(forward ? protection.counterparts.front() : protection.service).service;
        if (other != nullptr && protection.option == m_place.option)
            return other;
        if (any == nullptr || protection.covers(m_table.m_disruption))
            any = other;
    }
    return any;
}

void Resolver::take(Services &into, const Service *service, Side side) const
{
    if (service == nullptr || !isOneOf(m_known->kinds, kindOf(*service)))
        return;
    const Service *there = onSide(*service, side);
    if (there != nullptr && std::find(into.begin(), into.end(), there) == into.end())
        into.push_back(there);
}

void Resolver::takeNeighbours(Services &into, Side side) const
{
    if (m_place.service == nullptr || m_place.stamp == nullptr)
        return;
    const Service *twins[] = {onSide(*m_place.service, Side::Primary),
                              onSide(*m_place.service, Side::Secondary)};
    for (const Dependency &d : m_place.stamp->dependencies) {
        for (const Service *twin : twins) {
            if (twin != nullptr && d.from == twin->id)
                take(into, m_table.m_index.find(d.to).service, side);
            if (twin != nullptr && d.to == twin->id)
                take(into, m_table.m_index.find(d.from).service, side);
        }
    }
}

Resolver::Services Resolver::candidates(Side side) const
{
    Services found;
    take(found, m_place.service, side);
    if (found.empty())
        takeNeighbours(found, side);
    if (found.empty() && m_place.stamp != nullptr) {
        for (const Service &service : m_place.stamp->services)
            take(found, &service, side);
    }
    if (found.empty()) {
        for (const auto &stamp : m_table.m_now.topology->stamps) {
            for (const Service &service : stamp->services) {
                if (service.at == Site::Global || service.at == Site::External)
                    take(found, &service, side);
            }
        }
    }
    return found;
}

Words Resolver::label(const Service &service) const
{
    Words words = nameWords(service.name);
    const Service *twin = onSide(service, service.at == Site::Secondary ? Side::Primary : Side::Secondary);
    if (twin == nullptr || twin == &service)
        return words;
    const Words others = nameWords(twin->name);
    Words shared;
    std::copy_if(words.begin(), words.end(), std::back_inserter(shared), [&](const std::string &w) {
        return std::find(others.begin(), others.end(), w) != others.end();
    });
    return shared.empty() ? words : shared;
}

Words Resolver::wordsFor(const Service &service, bool withSide) const
{
    Words words = camelWords(m_name);
    const std::string side = words.back();
    const bool sided = words.size() > 1 && (side == "PRIMARY" || side == "SECONDARY");
    if (sided)
        words.pop_back();
    for (std::string &w : label(service))
        words.push_back(std::move(w));
    const bool regional = service.at == Site::Primary || service.at == Site::Secondary;
    if (withSide && regional && (sided || service.at == Site::Secondary))
        words.push_back(service.at == Site::Primary ? "PRIMARY" : "SECONDARY");
    return words;
}

Words Resolver::ownWords() const
{
    Words words = camelWords(m_name);
    if (m_place.service != nullptr) {
        for (std::string &w : label(*m_place.service))
            words.push_back(std::move(w));
    } else {
        words = withStamp(std::move(words));
    }
    return words;
}

std::string Resolver::ownKey() const
{
    return fmt::format("{}/{}", m_name, m_place.service ? m_place.service->id.text : stampKey());
}

std::string Resolver::forWhom(std::string meaning) const
{
    const std::string whose = m_place.service ? m_place.service->name : stampName();
    return whose.empty() ? meaning : fmt::format("{} ({})", meaning, whose);
}

std::string Resolver::namesOf(const Services &services)
{
    Words names;
    for (const Service *service : services)
        names.push_back(service->name);
    return joined(names);
}

} // namespace breakwater
