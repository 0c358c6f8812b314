// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/names.h"

#include <algorithm>
#include <cctype>

namespace breakwater::bicep {

namespace {

/// Words that a symbolic name must not hide: statements and literals of the language, its namespaces, and
/// what every module of ours declares.
const std::set<std::string> &reserved()
{
    static const std::set<std::string> words{"true",
                                             "false",
                                             "null",
                                             "if",
                                             "for",
                                             "in",
                                             "existing",
                                             "import",
                                             "as",
                                             "from",
                                             "with",
                                             "using",
                                             "extends",
                                             "param",
                                             "var",
                                             "resource",
                                             "module",
                                             "output",
                                             "type",
                                             "func",
                                             "metadata",
                                             "targetScope",
                                             "assert",
                                             "provider",
                                             "extension",
                                             "az",
                                             "sys",
                                             "any",
                                             "string",
                                             "int",
                                             "bool",
                                             "object",
                                             "array",
                                             "region",
                                             "primary",
                                             "secondary",
                                             "global",
                                             "names",
                                             "suffix",
                                             "tags",
                                             "location",
                                             "settings",
                                             "fullScale",
                                             "deployment",
                                             "subscription",
                                             "environment",
                                             "tenant",
                                             "this",
                                             "resourceGroup",
                                             "sqlAdministrator",
                                             "activeRegion",
                                             "secondaryScale",
                                             "entry",
                                             "deployPrimary"};
    return words;
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> list;
    std::string word;
    for (const char raw : text) {
        const char c = lower(raw);
        if (isWordCharacter(c)) {
            word += c;
        } else if (!word.empty()) {
            list.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        list.push_back(std::move(word));
    return list;
}

std::string slug(std::string_view text)
{
    std::string out;
    for (const std::string &word : words(text))
        out += (out.empty() ? "" : "-") + word;
    return out;
}

std::string symbol(std::string_view text)
{
    std::string out;
    for (std::string word : words(text).empty() ? std::vector<std::string>{"item"} : words(text)) {
        if (!out.empty() && word.front() >= 'a')
            word.front() = static_cast<char>(word.front() - 'a' + 'A');
        out += word;
    }
    if (out.front() >= '0' && out.front() <= '9')
        out.insert(0, "n");
    out.resize(std::min<std::size_t>(out.size(), 60));
    return reserved().contains(out) ? out + "Service" : out;
}

std::string azureName(std::string_view text, std::string_view abbreviation, const NameRule &rule,
                      const std::vector<std::string> &alsoFine)
{
    std::string name = slug(text);
    if (rule.shape == NameRule::Shape::Domain) {
        name.clear();
        for (const char raw : text) {
            const char c = lower(raw);
            if (isWordCharacter(c)
                || ((c == '-' || c == '.') && !name.empty() && name.back() != '.' && name.back() != '-'))
                name += c;
        }
    }
    const std::string prefix(abbreviation == "none" ? "" : abbreviation);
    if (rule.shape == NameRule::Shape::None)
        std::erase(name, '-');
    if (!prefix.empty()) {
        const auto begins = [&](const std::string &word) {
            return rule.shape == NameRule::Shape::None ? name.starts_with(word)
                                                       : name == word || name.starts_with(word + "-");
        };
        const bool there = begins(prefix) || std::any_of(alsoFine.begin(), alsoFine.end(), begins);
        if (!there)
            name = prefix + (rule.shape == NameRule::Shape::None || name.empty() ? "" : "-") + name;
    }
    const std::size_t room = rule.global ? kSuffixLength + (rule.shape == NameRule::Shape::None ? 0 : 1) : 0;
    if (name.size() + room > rule.longest)
        name.resize(rule.longest - room);
    while (!name.empty() && (name.back() == '-' || name.back() == '.'))
        name.pop_back();
    while (name.size() + room < rule.shortest || name.empty())
        name += 'x';
    return name;
}

std::string distinct(const std::string &wanted, std::set<std::string> &taken, std::size_t longest)
{
    std::string name = wanted;
    for (int n = 2; !taken.insert(name).second; ++n) {
        const std::string end = std::to_string(n);
        name = wanted.substr(0, std::min(wanted.size(), longest - end.size())) + end;
    }
    return name;
}

} // namespace breakwater::bicep
