// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/phrases.h"

#include "core/rules/filled.h"

#include <algorithm>
#include <map>

namespace breakwater {

namespace {

constexpr std::string_view kDigits = "0123456789";

bool isNumberName(std::string_view name)
{
    return name == "n" || name == "m" || name == "k";
}

/// How many characters at the beginning are a number: digits, with points and commas between digits.
std::size_t lengthOfNumber(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size()) {
        const char c = text[length];
        const bool inside = (c == '.' || c == ',') && length > 0 && length + 1 < text.size()
            && kDigits.find(text[length + 1]) != std::string_view::npos;
        if (!inside && kDigits.find(c) == std::string_view::npos)
            break;
        ++length;
    }
    return length;
}

constexpr std::size_t kDayLength = 10; // 2026-11-28

bool isDay(std::string_view text)
{
    if (text.size() < kDayLength)
        return false;
    for (std::size_t i = 0; i < kDayLength; ++i)
        if ((i == 4 || i == 7) ? text[i] != '-' : kDigits.find(text[i]) == std::string_view::npos)
            return false;
    return true;
}

} // namespace

std::string saidNumber(std::string_view english, const Language &language)
{
    std::string said;
    for (const char c : english) {
        if (c == '.')
            said += language.decimal;
        else if (c == ',')
            said += language.thousands;
        else
            said += c;
    }
    return said;
}

std::string saidDay(std::string_view english, const Language &language)
{
    return filled(language.day,
                  {{"y", std::string(english.substr(0, 4))},
                   {"m", std::string(english.substr(5, 2))},
                   {"d", std::string(english.substr(8, 2))}});
}

Phrases::Phrases(const PhraseTable &table, const Language &language)
    : m_language(&language)
{
    for (const auto &[english, said] : table) {
        Phrase phrase{piecesOf(english), said, 0};
        for (const Piece &piece : phrase.english)
            phrase.literals += piece.isName ? 0 : piece.text.size();
        m_phrases.push_back(std::move(phrase));
    }
    std::stable_sort(m_phrases.begin(), m_phrases.end(),
                     [](const Phrase &a, const Phrase &b) { return a.literals > b.literals; });
}

std::vector<Phrases::Piece> Phrases::piecesOf(const std::string &text)
{
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at), close = text.find('}', open);
        if (close == std::string::npos)
            break;
        if (open > at)
            pieces.push_back({false, text.substr(at, open - at)});
        pieces.push_back({true, text.substr(open + 1, close - open - 1)});
        at = close + 1;
    }
    if (at < text.size())
        pieces.push_back({false, text.substr(at)});
    return pieces;
}

bool Phrases::fits(const Phrase &phrase, std::string_view english, Captured &captured) const
{
    for (std::size_t i = 0; i < phrase.english.size(); ++i) {
        const Piece &piece = phrase.english[i];
        std::size_t length = piece.text.size();
        if (!piece.isName) {
            if (!english.starts_with(piece.text))
                return false;
        } else if (isNumberName(piece.text)) {
            length = lengthOfNumber(english);
            if (length == 0)
                return false;
            captured.emplace_back(piece.text, saidNumber(english.substr(0, length), *m_language));
        } else if (piece.text == "day") {
            length = kDayLength;
            if (!isDay(english))
                return false;
            captured.emplace_back(piece.text, saidDay(english, *m_language));
        } else {
            length =
                i + 1 < phrase.english.size() ? english.find(phrase.english[i + 1].text) : english.size();
            if (length == std::string_view::npos || length == 0)
                return false;
            const std::string text(english.substr(0, length));
            const auto known = m_language->values.find(text);
            captured.emplace_back(piece.text, known != m_language->values.end() ? known->second : text);
        }
        english.remove_prefix(length);
    }
    return english.empty();
}

std::optional<std::string> Phrases::said(std::string_view english) const
{
    for (const Phrase &phrase : m_phrases)
        if (Captured captured; fits(phrase, english, captured))
            return filled(phrase.said, {captured.begin(), captured.end()});
    return std::nullopt;
}

} // namespace breakwater
