// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/variable_words.h"

#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <variant>

namespace breakwater::variable_words {

namespace {

char upper(char c)
{
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

} // namespace

bool isAlnum(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
}

Words camelWords(std::string_view text)
{
    Words words;
    for (const char c : text) {
        if (words.empty() || (c >= 'A' && c <= 'Z'))
            words.emplace_back();
        words.back() += upper(c);
    }
    return words;
}

Words nameWords(std::string_view text)
{
    Words words(1);
    for (const char c : text) {
        if (isAlnum(c))
            words.back() += upper(c);
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

std::string nameOf(const Words &words)
{
    std::string name;
    Words used;
    for (const std::string &word : words) {
        if (std::find(used.begin(), used.end(), word) != used.end() || name.size() + word.size() > 40)
            continue;
        used.push_back(word);
        name += (name.empty() ? "" : "_") + word;
    }
    if (name.empty() || (name.front() >= '0' && name.front() <= '9'))
        name.insert(0, "V_");
    return name;
}

bool isResourceName(std::string_view text)
{
    return text.size() <= 90 && quote::isPlainWord(text)
        && text.find_first_of("/:@,+=") == std::string_view::npos;
}

bool isOneOf(std::string_view kinds, std::string_view kind)
{
    for (std::size_t at = 0; at < kinds.size();) {
        const std::size_t end = std::min(kinds.find(' ', at), kinds.size());
        if (kinds.substr(at, end - at) == kind)
            return true;
        at = end + 1;
    }
    return false;
}

std::string joined(const Words &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string wordOf(const ParameterValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const double *number = std::get_if<double>(&value))
        return fmt::format("{:g}", *number);
    if (const std::string *text = std::get_if<std::string>(&value))
        return *text;
    return joined(std::get<std::vector<std::string>>(value));
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

} // namespace breakwater::variable_words
