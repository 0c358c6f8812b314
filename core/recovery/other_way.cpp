// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/other_way.h"

#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace breakwater {
namespace {

bool isWordAt(const std::string &text, std::size_t at, std::size_t length)
{
    const auto isLetter = [&](std::size_t i) {
        return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
    };
    return (at == 0 || !isLetter(at - 1)) && !isLetter(at + length);
}

void replaceWord(std::string &text, std::string_view word, const std::string &with)
{
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
        if (!isWordAt(text, at, word.size())) {
            at += word.size();
            continue;
        }
        text.replace(at, word.size(), with);
        at += with.size();
    }
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kSides{
    {{"Secondary", "Primary"}, {"secondary", "primary"}}};

/// The second side in one placeholder's name becomes the first; nothing, if it names none.
std::string toFirst(std::string name)
{
    for (const auto &[second, first] : kSides)
        if (const std::size_t at = name.find(second); at != std::string::npos)
            return name.replace(at, second.size(), first);
    return name;
}

std::string toSecond(std::string name)
{
    for (const auto &[second, first] : kSides)
        if (const std::size_t at = name.find(first); at != std::string::npos)
            return name.replace(at, first.size(), second);
    return name;
}

template <typename Change>
std::string withPlaceholders(const std::string &command, Change change)
{
    std::string result;
    std::size_t at = 0;
    while (at < command.size()) {
        const std::size_t open = command.find('{', at);
        const std::size_t close = open == std::string::npos ? open : command.find('}', open);
        if (close == std::string::npos)
            break;
        result += command.substr(at, open - at) + change(command.substr(open, close - open));
        at = close;
    }
    return result + command.substr(at);
}

} // namespace

std::string otherSide(const std::string &command, bool keepsGroup)
{
    return withPlaceholders(command, [&](const std::string &name) {
        if (keepsGroup && name.rfind("{rg", 0) == 0)
            return name;
        const std::string first = toFirst(name);
        return first == name ? toSecond(name) : first;
    });
}

std::string firstSide(const std::string &command)
{
    return withPlaceholders(command, toFirst);
}

std::string otherWay(std::string sentence, const std::string &to, const std::string &from)
{
    for (const std::string_view words : {"the surviving region", "the secondary", "DR", "Secondary"})
        replaceWord(sentence, words, to);
    for (const std::string_view words : {"the failed region", "the primary", "Old primary"})
        replaceWord(sentence, words, from);
    // As an adjective; "is primary" is a role, and stays.
    for (const std::string_view before : {"No ", "every "})
        replaceWord(sentence, std::string(before) + "primary", std::string(before) + from);
    if (sentence.rfind("Primary triggers", 0) == 0)
        sentence.replace(0, 7, from);
    return sentence;
}

} // namespace breakwater
