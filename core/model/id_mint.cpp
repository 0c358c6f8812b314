// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits.h"
#include "core/model/invariants.h"

#include <memory>
#include <random>
#include <unordered_set>

namespace breakwater {

namespace {

/// Base 32 without the letters that are read as digits or as each other.
constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr int kDigitsAnId = 4;
/// So many collisions in a row mean that the source of ids is worn out; the id then grows.
constexpr int kTries = 64;

std::string fourDigits(std::uint32_t bits)
{
    std::string text;
    for (int i = 0; i < kDigitsAnId; ++i, bits >>= 5U)
        text += kDigits[bits & 31U];
    return text;
}

} // namespace

IdMint::IdMint(std::function<std::uint32_t()> draw)
    : m_draw(std::move(draw))
{ }

IdMint IdMint::random()
{
    const auto engine = std::make_shared<std::mt19937>(std::random_device{}());
    return IdMint([engine] { return static_cast<std::uint32_t>((*engine)()) & 0xFFFFFU; });
}

std::string IdMint::mint(std::string_view kind, const Topology &topology) const
{
    std::unordered_set<std::string_view> used;
    forEachId(topology, [&used](const std::string &id) { used.insert(id); });
    std::string stem = std::string(kind) + '-';
    for (;;) {
        for (int i = 0; i < kTries; ++i) {
            std::string id = stem + fourDigits(m_draw());
            if (used.count(id) == 0)
                return id;
        }
        stem += fourDigits(m_draw());
    }
}

} // namespace breakwater
