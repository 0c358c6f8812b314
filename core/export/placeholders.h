// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

/// What the placeholders of the catalog's commands stand for: a table, no code.
namespace breakwater {

struct Placeholder {
    enum class Kind {
        ZoneGroup, ///< resource group of a zone of the stamp
        OwnGroup, ///< resource group of the service itself
        SharedGroup, ///< resource group that no zone of the design names: global services, DNS
        RegionName,
        Subscription,
        Resource, ///< name of a service of `kinds`
        ResourceId, ///< Azure resource id of a service of `kinds`, plus `detail`
        Host, ///< `detail` after the name of a service of `kinds`; {region} is its region
        Parameter, ///< parameter `detail` of a service of `kinds`
        Part, ///< name of the only part of kind `detail` of a service of `kinds`
        PartParameter, ///< `partKind/parameter` of the only such part
        Ask, ///< no design says it
        AtRunTime,
        Secret
    };
    enum class Side { Own, Primary, Secondary };

    std::string_view name; ///< as in the catalog's commands, without braces
    Kind kind;
    Side side;
    std::string_view kinds; ///< service kinds, separated by blanks
    std::string_view detail;
    std::string_view meaning; ///< for people; {service} and {region} are filled in
};

/// Sorted by name.
std::span<const Placeholder> placeholders();
const Placeholder *findPlaceholder(std::string_view name); ///< nullptr when there is none

} // namespace breakwater
