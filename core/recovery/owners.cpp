// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/owners.h"

#include <algorithm>
#include <cctype>

namespace breakwater {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

} // namespace

std::optional<Owner> Owners::known(const RoleId &id) const
{
    const auto found =
        std::find_if(m_roles.begin(), m_roles.end(), [&](const Role &role) { return role.id == id; });
    if (found == m_roles.end())
        return std::nullopt;
    return Owner{found->id, found->title, std::max(found->people.value_or(1), 1)};
}

Owner Owners::of(const std::optional<RoleId> &own, const Service *service, Phase phase,
                 const std::string &word) const
{
    const auto raci = m_stamp.raci.find(phase);
    for (const std::optional<RoleId> &id :
         {own, service ? service->owner : std::nullopt,
          raci != m_stamp.raci.end() ? raci->second.responsible : std::nullopt})
        if (id)
            if (std::optional<Owner> owner = known(*id))
                return *std::move(owner);
    if (std::optional<Owner> owner = called(word))
        return *std::move(owner);
    return {std::nullopt, titleOf(word), 1};
}

std::optional<Owner> Owners::called(const std::string &word) const
{
    const std::string words = lower(titleOf(word));
    for (const Role &role : m_roles)
        if (role.id.text == word || role.id.text == "role-" + word || lower(role.title) == words)
            return Owner{role.id, role.title, std::max(role.people.value_or(1), 1)};
    return std::nullopt;
}

std::string Owners::titleOf(const std::string &word) const
{
    const auto title = m_catalog.ownerRoles.find(word);
    return title == m_catalog.ownerRoles.end() ? word : title->second;
}

} // namespace breakwater
