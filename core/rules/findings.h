// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/rules/finding_list.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace breakwater {

class Rule;

/// Any id, as the subject of a finding.
struct Subject {
    template <typename Tag>
    Subject(const Id<Tag> &id)
        : text(id.text)
    { }
    Subject(DisruptionKind kind)
        : text(toWord(kind))
    { }
    Subject(std::string id)
        : text(std::move(id))
    { }
    std::string text;
};

/// A value for a {name} in a rule's message, as a person reads it.
struct Argument {
    Argument(std::string words)
        : text(std::move(words))
    { }
    Argument(std::string_view words)
        : text(words)
    { }
    Argument(const char *words)
        : text(words)
    { }
    Argument(Minutes minutes)
        : text(humanMinutes(minutes))
    { }
    Argument(const Figure &figure)
        : text(humanFigure(figure))
    { }
    Argument(int count)
        : text(std::to_string(count))
    { }
    Argument(Listing things);
    std::string text;
    std::optional<Listing> listing; ///< of a list: its things, for other languages
};
using Arguments = std::vector<std::pair<std::string, Argument>>;

/// What the rules found in one stamp.
struct StampVerdict {
    FindingList findings;
    std::vector<NotEvaluated> notEvaluated;
    bool operator==(const StampVerdict &) const = default;
};

/// Collects verdicts of one stamp and puts the catalog's words to them.
class Findings {
public:
    Findings(const Catalog &catalog, StampId stamp);

    /// `arguments` fill the {names} of the rule's message and remedy.
    void add(const Rule &rule, const std::vector<Subject> &subjects, const Arguments &arguments);
    /// Of a policy, which has its own words; it gets the stamp.
    void add(Finding finding);
    /// The rule lacks a fact, said in words: "the region's pair". Never a pass.
    void notEvaluated(const Rule &rule, const std::vector<Subject> &subjects, std::string missing);

    void notEvaluated(const RuleId &rule, const std::vector<Subject> &subjects, std::string missing);

    StampVerdict take() { return std::move(m_verdict); }

private:
    const Catalog &m_catalog;
    StampId m_stamp;
    StampVerdict m_verdict;
};

/// `Orders, Sessions and Traces`; of many: `Orders, Sessions, Traces and 4 more`.
std::string inWords(const Listing &listing);
std::string inWords(const std::vector<std::string> &things, std::size_t atMost = 6);
/// The same as an argument of a finding, which other languages join in their own way.
Listing listing(const std::vector<std::string> &things, std::size_t atMost = 6);
/// `1 node`, `2 nodes`, `2.5 units`.
std::string counted(double count, std::string_view noun);
/// `warm standby`: a word of the design file for people.
std::string spaced(std::string_view word);

} // namespace breakwater
