// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

enum class Severity { Critical, High, Medium, Low };
std::string_view toWord(Severity); ///< critical, high, medium, low
/// On screen and in exports: critical is an error, high and medium a warning, low an info.
enum class Level { Error, Warning, Info };
Level levelOf(Severity);
std::string_view toWord(Level);

/// Things one after the other, as a sentence lists them.
struct Listing {
    std::vector<std::string> shown;
    std::size_t more = 0; ///< left out
    bool operator==(const Listing &) const = default;
};

/// A rule's verdict on subjects. Its key is the rule id and the subject ids, never its text.
struct Finding {
    RuleId rule;
    std::vector<std::string>
        subjects; ///< ids of services, dependencies, stamps ...; the first is the one to select. A promise
                  ///< for a disruption other than the loss of the region has that disruption's word as well.
    StampId stamp; ///< where it shows
    Severity base = Severity::Medium,
             severity = Severity::Medium; ///< before and after tier and critical path
    std::string title;
    std::string message; ///< one sentence with the numbers
    std::string why, remedy, source;
    std::map<std::string, std::string> arguments; ///< what stands in the message, by name
    std::map<std::string, Listing> lists; ///< those of them that are lists
    std::string policy; ///< id of the client's policy that demands it; empty: a rule of Breakwater

    Level level() const { return levelOf(severity); }
    std::string key() const; ///< `REG-001 stamp-web1`
    bool operator==(const Finding &) const = default;
};

/// A rule that lacks a fact: never a pass.
struct NotEvaluated {
    RuleId rule;
    std::vector<std::string> subjects;
    StampId stamp;
    std::string missing; ///< the fact, in words
    bool operator==(const NotEvaluated &) const = default;
};

} // namespace breakwater
