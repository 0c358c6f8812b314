// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/disruption.h"

#include <array>
#include <cstddef>

namespace breakwater {

namespace {

constexpr std::array<std::string_view, 6> kDisruptionWords{"zone",     "region",     "service",
                                                           "provider", "corruption", "deletion"};
constexpr std::array<std::string_view, kPhaseCount> kPhaseWords{
    "detect",   "decide",        "fence",  "foundation", "data",    "platform",
    "workload", "orchestration", "verify", "traffic",    "confirm", "announce"};

template <typename Enum, std::size_t N>
std::optional<Enum> fromWord(const std::array<std::string_view, N> &words, std::string_view word)
{
    for (std::size_t i = 0; i < N; ++i)
        if (words[i] == word)
            return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace

std::string_view toWord(DisruptionKind kind)
{
    return kDisruptionWords[static_cast<std::size_t>(kind)];
}
std::optional<DisruptionKind> disruptionFromWord(std::string_view word)
{
    return fromWord<DisruptionKind>(kDisruptionWords, word);
}

std::string_view toWord(Phase phase)
{
    return kPhaseWords[static_cast<std::size_t>(phase)];
}
std::optional<Phase> phaseFromWord(std::string_view word)
{
    return fromWord<Phase>(kPhaseWords, word);
}

} // namespace breakwater
