// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/variables.h"

#include "core/export/placeholders.h"
#include "core/export/quote.h"
#include "core/export/resolver.h"
#include "core/export/shell_quotes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace breakwater {

using variable_words::replaced;

namespace {

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Found {
    std::size_t at = 0, length = 0; ///< of the braces and what they hold
    std::string_view name;
};

std::optional<Found> nextPlaceholder(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('{', from); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view name = text.substr(at + 1, end - at - 1);
        const bool foreign = at > 0 && (text[at - 1] == '$' || text[at - 1] == '%');
        if (!foreign && !name.empty() && startsName(name.front())
            && std::all_of(name.begin(), name.end(), variable_words::isAlnum))
            return Found{at, end - at + 1, name};
    }
    return std::nullopt;
}

/// What nobody knows before the incident, or has to complete, may hold blanks or nothing at all; so may what
/// refers to it.
bool mayHoldAnything(const Variable &variable)
{
    return variable.state != Variable::State::Known || variable.value.find("${") != std::string::npos;
}

} // namespace

std::string Variable::definition() const
{
    if (state == State::Known && value.find("${") == std::string::npos)
        return name + "=" + quote::shellSingle(value);
    if (state == State::Known)
        return name + "=\"" + value + "\"";
    // Braces would end the expansion before its time, and an apostrophe opens a quote even between double
    // quotes: a letter that looks like one stands for it.
    std::string text = replaced(replaced(demand(), "{", "("), "}", ")");
    text = replaced(text, "'", "\xCA\xBC"); // U+02BC
    return fmt::format(": \"${{{}:?{}}}\"", name, quote::shellDouble(text));
}

std::string Variable::demand() const
{
    const std::string why = state == State::ToComplete ? "TO COMPLETE by " + (owner.empty() ? "owner" : owner)
        : state == State::Secret ? "secret, read it from its vault now, never write it down"
                                 : "set it now";
    return quote::line(fmt::format("{}: {}", why, meaning));
}

Variables::Variables(const Snapshot &now, DisruptionKind disruption, bool severalStamps)
    : m_now(now)
    , m_index(*now.topology)
    , m_disruption(disruption)
    , m_severalStamps(severalStamps)
{ }

const Variable &Variables::define(std::string identity, int rank, Variable variable,
                                  const CommandPlace &place)
{
    const auto known = m_byIdentity.find(identity);
    std::size_t at = m_entries.size();
    if (known != m_byIdentity.end()) {
        at = known->second;
    } else {
        const std::string base = variable.name;
        for (int n = 2; m_byName.count(variable.name) > 0; ++n)
            variable.name = fmt::format("{}_{}", base, n);
        m_byName.emplace(variable.name, at);
        m_byIdentity.emplace(std::move(identity), at);
        m_entries.push_back({std::move(variable), rank});
    }
    if (place.step.empty())
        return m_entries[at].variable;
    std::vector<std::size_t> &used = m_byStep[place.step];
    const auto before = std::lower_bound(used.begin(), used.end(), at);
    if (before == used.end() || *before != at) {
        used.insert(before, at);
        m_entries[at].variable.steps.push_back(place.step);
    }
    return m_entries[at].variable;
}

const Variable &Variables::require(std::string_view placeholder, const CommandPlace &place)
{
    return Resolver(*this, placeholder, place).resolve();
}

std::string Variables::command(std::string_view command, const CommandPlace &place)
{
    std::string out;
    std::set<std::string, std::less<>> quoted; // references that need quotes where the command has none
    ShellQuotes quotes;
    std::size_t done = 0;
    for (auto found = nextPlaceholder(command, 0); found;
         found = nextPlaceholder(command, found->at + found->length)) {
        const std::string_view between = command.substr(done, found->at - done);
        quotes.takeAll(between);
        const Variable &variable = require(found->name, place);
        const std::string reference = "${" + variable.name + "}";
        out += between;
        out += quotes.single() ? "'\"" + reference + "\"'" : reference;
        if (mayHoldAnything(variable))
            quoted.insert(reference);
        done = found->at + found->length;
    }
    out += command.substr(done);
    return withQuotes(out, [&](std::string_view reference) { return quoted.contains(reference); });
}

std::string Variables::words(std::string_view text, const CommandPlace &place)
{
    std::string out;
    std::size_t done = 0;
    for (auto found = nextPlaceholder(text, 0); found;
         found = nextPlaceholder(text, found->at + found->length)) {
        out += text.substr(done, found->at - done);
        const Variable &variable = require(found->name, place);
        const bool literal =
            variable.state == Variable::State::Known && variable.value.find("${") == std::string::npos;
        out += literal ? variable.value : "${" + variable.name + "}";
        done = found->at + found->length;
    }
    out += text.substr(done);
    return out;
}

std::vector<Variable> Variables::all() const
{
    std::vector<Entry> sorted = m_entries;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Entry &a, const Entry &b) { return a.rank < b.rank; });
    std::vector<Variable> out;
    for (Entry &entry : sorted)
        out.push_back(std::move(entry.variable));
    return out;
}

std::vector<std::string> Variables::openIn(const std::string &step) const
{
    std::vector<std::string> names;
    const auto used = m_byStep.find(step);
    if (used == m_byStep.end())
        return names;
    for (const std::size_t at : used->second)
        if (const Variable &v = m_entries[at].variable; v.state == Variable::State::ToComplete)
            names.push_back(v.name);
    return names;
}

std::vector<std::string> placeholdersOf(std::string_view command)
{
    std::vector<std::string> names;
    for (auto found = nextPlaceholder(command, 0); found;
         found = nextPlaceholder(command, found->at + found->length))
        names.emplace_back(found->name);
    return names;
}

bool isKnownPlaceholder(std::string_view placeholder)
{
    return findPlaceholder(placeholder) != nullptr;
}

} // namespace breakwater
