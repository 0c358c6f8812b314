// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// One table of a language, ready to be asked: `3 nodes` is said as `{n} nodes` says.
class Phrases {
public:
    Phrases() = default;
    Phrases(const PhraseTable &table, const Language &language);
    /// nullopt: no phrase fits. The more a phrase says itself, the sooner it is tried.
    std::optional<std::string> said(std::string_view english) const;

private:
    struct Piece {
        bool isName = false;
        std::string text; ///< the name, or what has to stand there
    };
    struct Phrase {
        std::vector<Piece> english;
        std::string said;
        std::size_t literals = 0; ///< characters outside of names
    };
    using Captured = std::vector<std::pair<std::string, std::string>>;
    static std::vector<Piece> piecesOf(const std::string &text);
    bool fits(const Phrase &phrase, std::string_view english, Captured &captured) const;

    const Language *m_language = nullptr; ///< outlives the phrases
    std::vector<Phrase> m_phrases; ///< those that say most come first
};

/// `12,500.5` -> `12.500,5`
std::string saidNumber(std::string_view english, const Language &language);
/// `2026-11-28` -> `28.11.2026`
std::string saidDay(std::string_view english, const Language &language);

} // namespace breakwater
