// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/queries.h"
#include "core/recovery/plan.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The catalog's commands hold {placeholders}. A runbook prints them as ${VARIABLES}, defined once, from the
/// design where it knows the value. What the design does not know is asked for, never guessed.
namespace breakwater {

struct Variable {
    enum class State {
        Known, ///< `value` is a literal, or a literal with references to variables before it
        ToComplete, ///< the design should say it: `owner` fills it in before the runbook may be used
        AtRunTime, ///< nobody can know it before the incident
        Secret ///< read from its vault when it is needed; never printed
    };
    std::string name; ///< RG_SECONDARY
    std::string meaning; ///< "Resource group of Storefront in East US 2"
    State state = State::ToComplete;
    std::string value; ///< only when known
    std::string owner; ///< role that completes it
    std::string hint; ///< what is known nevertheless: "one of api, site"
    std::vector<std::string> steps; ///< numbers of the steps that use it, in order of first use

    /// The line of bash that defines it; a value that is not known stops the shell with its name.
    std::string definition() const;
    /// What is said to somebody who has to set it, on one line.
    std::string demand() const;
};

/// Where a command stands.
struct CommandPlace {
    const Stamp *stamp = nullptr;
    const Service *service = nullptr; ///< null for a step of no service
    OptionId option;
    std::string owner; ///< role that carries it out
    std::string step; ///< number
};

class Variables {
public:
    /// With several stamps, what belongs to a stamp carries its name: RG_PRIMARY_STOREFRONT.
    Variables(const Snapshot &now, DisruptionKind disruption, bool severalStamps);

    /// The command with ${VARIABLES}; every variable it needs exists afterwards. Whatever somebody sets, it
    /// is one word: only values of the design, which are plain words, stand without quotes.
    std::string command(std::string_view command, const CommandPlace &place);
    /// The same for words that people read: known values stand in the text, others as ${VARIABLES}.
    std::string words(std::string_view text, const CommandPlace &place);

    /// Each after those it refers to; places first, then names, values, what is known at run time, secrets.
    std::vector<Variable> all() const;
    /// Names of those that the step uses and somebody must complete first.
    std::vector<std::string> openIn(const std::string &step) const;

private:
    friend class Resolver;
    struct Entry {
        Variable variable;
        int rank = 0;
    };
    const Variable &require(std::string_view placeholder, const CommandPlace &place);
    const Variable &define(std::string identity, int rank, Variable variable, const CommandPlace &place);

    Snapshot m_now;
    ServiceIndex m_index;
    DisruptionKind m_disruption;
    bool m_severalStamps;
    std::map<std::string, std::size_t> m_byIdentity;
    std::map<std::string, std::size_t> m_byName;
    std::vector<Entry> m_entries;
    std::map<std::string, std::vector<std::size_t>> m_byStep; ///< entries that a step uses, in their order
};

/// Names of the {placeholders} of a command, in order; not `%{http_code}`, not `${SHELL}`, no JSON.
std::vector<std::string> placeholdersOf(std::string_view command);
/// Whether `variables` know what this placeholder stands for; a test asks it for every one of the catalog.
bool isKnownPlaceholder(std::string_view placeholder);

} // namespace breakwater
