// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace breakwater {

/// A name that is minted once, never parsed, never reused; ids of different things do not mix.
template <typename Tag>
struct Id {
    std::string text;

    bool empty() const noexcept { return text.empty(); }
    auto operator<=>(const Id &) const = default;
    bool operator==(const Id &) const = default;
};

using RegionId = Id<struct RegionTag>; ///< Azure's own name: `centralus`
using KindId = Id<struct KindTag>; ///< a service kind of the catalog: `app-service`
using OptionId = Id<struct OptionTag>; ///< a DR option or zone option, unique within its kind
using StepKey =
    Id<struct StepTag>; ///< of a catalog row: a stable word, unique within its option and direction
using RuleId = Id<struct RuleTag>; ///< `REG-001`
using StampId = Id<struct StampTag>;
using ServiceId = Id<struct ServiceTag>;
using PartId = Id<struct PartTag>;
using DependencyId = Id<struct DependencyTag>;
using ProtectionId = Id<struct ProtectionTag>;
using RoleId = Id<struct RoleTag>;
using DecisionId = Id<struct DecisionTag>;

} // namespace breakwater

template <typename Tag>
struct std::hash<breakwater::Id<Tag>> {
    std::size_t operator()(const breakwater::Id<Tag> &id) const noexcept
    {
        return std::hash<std::string>{}(id.text);
    }
};
