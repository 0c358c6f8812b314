// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/check_words.h"

#include <algorithm>
#include <regex>

namespace breakwater::catalog {
namespace {

// Hyphenated words and camelCase are asked for thousands of times: by hand, a regular expression would be
// most of the load.
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return isLower(c) || (c >= 'A' && c <= 'Z');
}

} // namespace

bool oneOf(std::string_view word, Words words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string joined(Words words)
{
    std::string text;
    for (std::string_view word : words)
        text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

bool isKebab(std::string_view text)
{
    if (text.empty() || !isLower(text.front()) || text.back() == '-')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '-' ? text[i + 1] == '-' : !isLower(text[i]) && !isDigit(text[i]))
            return false;
    return true;
}

bool isCamel(std::string_view text)
{
    return !text.empty() && isLower(text.front())
        && std::all_of(text.begin(), text.end(), [](char c) { return isLetter(c) || isDigit(c); });
}

bool isMonth(const std::string &text)
{
    static const std::regex month("20[0-9]{2}-(0[1-9]|1[0-2])");
    return std::regex_match(text, month);
}

bool isAddress(const std::string &text)
{
    return text.starts_with("https://") && text.find(' ') == std::string::npos;
}

bool placeholdersAreNames(const std::string &text)
{
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos)
            return false;
        const bool ofCurl = at > 0 && text[at - 1] == '%';
        const std::string inside = text.substr(at + 1, end - at - 1);
        const bool ofQuery = inside.find(':') != std::string::npos;
        if (!ofCurl && !ofQuery && !isCamel(inside))
            return false;
        at = end;
    }
    return true;
}

} // namespace breakwater::catalog
