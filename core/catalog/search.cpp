// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/search.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <tuple>
#include <utility>

namespace breakwater {
namespace {

enum Score { kWhole = 100, kInitials = 90, kStart = 80, kWordStart = 60, kInside = 40, kLettersLeftOut = 10 };
constexpr std::size_t kLeastForLeftOut = 3; ///< fewer letters fit almost anything

std::string lower(std::string_view text)
{
    std::string small(text);
    for (char &letter : small)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return small;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char letter : lower(text) + ' ') {
        if (std::isalnum(static_cast<unsigned char>(letter)) || (letter & 0x80) != 0)
            word += letter;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

std::string initialsOf(const std::vector<std::string> &words)
{
    std::string initials;
    for (const std::string &word : words)
        initials += word.front();
    return initials;
}

bool hasInOrder(std::string_view text, std::string_view letters)
{
    std::size_t at = 0;
    for (const char letter : text)
        if (at < letters.size() && letter == letters[at])
            ++at;
    return at == letters.size();
}

/// How well one typed word fits one name; 0: not at all.
int fit(const std::string &word, std::string_view name)
{
    const std::string whole = lower(name);
    if (whole == word)
        return kWhole;
    const std::vector<std::string> words = wordsOf(name);
    if (word.size() > 1 && initialsOf(words) == word)
        return kInitials;
    if (whole.starts_with(word))
        return kStart;
    if (std::any_of(words.begin(), words.end(),
                    [&](const std::string &one) { return one.starts_with(word); }))
        return kWordStart;
    if (whole.find(word) != std::string::npos)
        return kInside;
    return word.size() >= kLeastForLeftOut && whole.front() == word.front() && hasInOrder(whole, word)
        ? kLettersLeftOut
        : 0;
}

int fit(const std::string &word, const ServiceKind &kind)
{
    int best = std::max({fit(word, kind.shortName), fit(word, kind.name) - 1, fit(word, kind.id.text) - 2});
    for (const std::string &alias : kind.aliases)
        best = std::max(best, fit(word, alias) - 3);
    // Of the type only what is in it counts: its letters in order would fit anything.
    const std::string type = lower(kind.armType);
    if (!type.empty() && type.find(word) != std::string::npos)
        best = std::max(best, kInside - 5);
    return best;
}

int fit(const std::vector<std::string> &words, std::string_view typed, const ServiceKind &kind)
{
    int sum = 0;
    for (const std::string &word : words) {
        const int one = fit(word, kind);
        if (one <= 0)
            return 0;
        sum += one;
    }
    const int phrase = words.size() > 1 ? fit(lower(typed), kind.shortName) : 0;
    return sum / static_cast<int>(words.size()) + phrase;
}

} // namespace

std::vector<KindMatch> searchKinds(const Catalog &catalog, std::string_view typed)
{
    // A type is typed with its dots and strokes: blanks alone part the words.
    std::vector<std::string> words;
    std::string word;
    for (const char letter : lower(typed) + ' ') {
        if (letter != ' ')
            word += letter;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    std::vector<KindMatch> matches;
    for (const ServiceKind &kind : catalog.kinds)
        if (const int score = words.empty() ? 1 : fit(words, typed, kind); score > 0)
            matches.push_back({&kind, score});
    std::stable_sort(matches.begin(), matches.end(), [](const KindMatch &a, const KindMatch &b) {
        return std::tie(b.score, a.kind->shortName) < std::tie(a.score, b.kind->shortName);
    });
    return matches;
}

} // namespace breakwater
