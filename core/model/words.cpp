// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/topology.h"

#include <array>
#include <cstddef>

/// The words of the design file for every enumeration of the model, in the order of the enumeration.
namespace breakwater {

namespace {

constexpr std::array<std::string_view, 6> kStampTypes{"web",   "automation", "kubernetes",
                                                      "genai", "custom",     "platform"};
constexpr std::array<std::string_view, 5> kStrategies{"backup-restore", "pilot-light", "warm-standby",
                                                      "hot-standby", "active-active"};
constexpr std::array<std::string_view, 2> kZoneRoles{"primary", "secondary"};
constexpr std::array<std::string_view, 4> kSites{"primary", "secondary", "global", "external"};
constexpr std::array<std::string_view, 13> kDependencyTypes{
    "calls",        "reads",       "writes",       "ingests",       "publishes",    "routes", "hosts",
    "reads-secret", "pulls-image", "resolves-dns", "authenticates", "deploys-from", "uses"};
constexpr std::array<std::string_view, 5> kFences{"none", "stop", "lease", "revoke", "read-only"};

template <std::size_t N, typename Enum>
std::string_view wordOf(const std::array<std::string_view, N> &words, Enum value)
{
    return words.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t N>
std::optional<Enum> valueOf(const std::array<std::string_view, N> &words, std::string_view word)
{
    for (std::size_t i = 0; i < N; ++i)
        if (words[i] == word)
            return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace

std::string_view toWord(StampType type)
{
    return wordOf(kStampTypes, type);
}
std::string_view toWord(Strategy strategy)
{
    return wordOf(kStrategies, strategy);
}
std::string_view toWord(ZoneRole role)
{
    return wordOf(kZoneRoles, role);
}
std::string_view toWord(Site site)
{
    return wordOf(kSites, site);
}
std::string_view toWord(DependencyType type)
{
    return wordOf(kDependencyTypes, type);
}
std::string_view toWord(Fence fence)
{
    return wordOf(kFences, fence);
}

std::optional<StampType> stampTypeFromWord(std::string_view word)
{
    return valueOf<StampType>(kStampTypes, word);
}
std::optional<Strategy> strategyFromWord(std::string_view word)
{
    return valueOf<Strategy>(kStrategies, word);
}
std::optional<ZoneRole> zoneRoleFromWord(std::string_view word)
{
    return valueOf<ZoneRole>(kZoneRoles, word);
}
std::optional<Site> siteFromWord(std::string_view word)
{
    return valueOf<Site>(kSites, word);
}
std::optional<DependencyType> dependencyTypeFromWord(std::string_view word)
{
    return valueOf<DependencyType>(kDependencyTypes, word);
}
std::optional<Fence> fenceFromWord(std::string_view word)
{
    return valueOf<Fence>(kFences, word);
}

} // namespace breakwater
