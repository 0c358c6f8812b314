// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <optional>
#include <string>

/// Who carries a step out.
namespace breakwater {

struct Owner {
    std::optional<RoleId> role; ///< of the design, when it has one
    std::string title; ///< for people: "Database on call"
    int people = 1; ///< how many of them can work at once; one where the design does not say
    bool operator==(const Owner &) const = default;
};

/// The step's own owner, the service's, the phase's responsible, a role of the design that bears the
/// catalog's word, else the catalog's role.
class Owners {
public:
    Owners(const std::vector<Role> &roles, const Stamp &stamp, const Catalog &catalog)
        : m_roles(roles)
        , m_stamp(stamp)
        , m_catalog(catalog)
    { }
    Owner of(const std::optional<RoleId> &own, const Service *service, Phase phase,
             const std::string &word) const;
    /// The role of the design that bears the catalog's word.
    std::optional<Owner> called(const std::string &word) const;

private:
    std::optional<Owner> known(const RoleId &id) const;
    std::string titleOf(const std::string &word) const;

    const std::vector<Role> &m_roles;
    const Stamp &m_stamp;
    const Catalog &m_catalog;
};

} // namespace breakwater
