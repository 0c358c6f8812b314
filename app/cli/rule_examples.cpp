// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rule_examples.h"

#include "core/assessment/assess.h"
#include "core/model/queries.h"
#include "core/storage/design_file.h"
#include "core/support/embedded.h"

#include <algorithm>
#include <span>

namespace breakwater {
std::span<const EmbeddedFile> embeddedRuleCases(); // made by the build from tests/cases/rules/
}

namespace breakwater::cli {

namespace {

enum class Outcome { Fails, Passes, Open };

/// A case of a rule; what the rule says of it is asked once, when somebody wants to know.
class Case {
public:
    Case(const RuleId &rule, std::string_view name, const EmbeddedFile &file,
         std::shared_ptr<const Topology> topology)
        : m_rule(rule)
        , m_example{nameOf(name), file.bytes, {}}
        , m_topology(std::move(topology))
    { }

    Outcome outcome(const std::shared_ptr<const Catalog> &catalog)
    {
        if (!m_outcome)
            m_outcome = judge(catalog);
        return *m_outcome;
    }
    const RuleExample &example() const { return m_example; } ///< with its message once it is judged
    std::size_t distance(const Case &other) const
    {
        return differences(*m_topology, *other.m_topology).size();
    }

private:
    /// `fails-storage-in-another-region.breakwater` without its first word, in words.
    static std::string nameOf(std::string_view file)
    {
        std::string name(file.substr(0, file.rfind('.')));
        name.erase(0, name.find('-') + 1);
        std::replace(name.begin(), name.end(), '-', ' ');
        return name;
    }

    Outcome judge(const std::shared_ptr<const Catalog> &catalog)
    {
        const Snapshot now{m_topology, catalog, std::chrono::year{2026} / 11 / 23, designHash(*m_topology)};
        Memory memory;
        const Assessment assessment = assess(now, memory);
        for (const Finding &finding : assessment.findings)
            if (finding.rule == m_rule) {
                m_example.message = finding.message;
                return Outcome::Fails;
            }
        for (const NotEvaluated &open : assessment.notEvaluated)
            if (open.rule == m_rule) {
                m_example.message = open.missing;
                return Outcome::Open;
            }
        return Outcome::Passes;
    }

    RuleId m_rule;
    RuleExample m_example;
    std::shared_ptr<const Topology> m_topology;
    std::optional<Outcome> m_outcome;
};

std::vector<Case> casesOf(const RuleId &rule, const Catalog &catalog)
{
    const std::string folder = rule.text + "/";
    std::vector<Case> cases;
    for (const EmbeddedFile &file : embeddedRuleCases()) {
        if (file.name.substr(0, folder.size()) != folder)
            continue;
        const std::string_view name = file.name.substr(folder.size());
        if (auto design = readDesign(file.bytes, catalog, std::string(name))) // else: of another catalog
            cases.emplace_back(rule, name, file,
                               std::make_shared<const Topology>(std::move(design->topology)));
    }
    return cases;
}

} // namespace

RuleExamples examplesOf(const RuleId &rule, const std::shared_ptr<const Catalog> &catalog)
{
    std::vector<Case> cases = casesOf(rule, *catalog);
    const auto first = [&](Outcome wanted) -> std::optional<RuleExample> {
        for (Case &one : cases)
            if (one.outcome(catalog) == wanted)
                return one.example();
        return std::nullopt;
    };
    RuleExamples examples;
    examples.fails = first(Outcome::Fails);
    if (examples.fails) {
        const auto fails = std::find_if(cases.begin(), cases.end(), [&](Case &one) {
            return one.example().design.data() == examples.fails->design.data();
        });
        const Case failing = *fails;
        std::stable_sort(cases.begin(), cases.end(), [&failing](const Case &a, const Case &b) {
            return a.distance(failing) < b.distance(failing);
        });
    } else {
        examples.open = first(Outcome::Open);
    }
    examples.passes = first(Outcome::Passes);
    return examples;
}

} // namespace breakwater::cli
