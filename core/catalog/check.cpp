// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/check.h"

#include "core/catalog/checks.h"

namespace breakwater::catalog {
namespace {

class WordChecks : public Checks {
public:
    using Checks::Checks;

    void all()
    {
        words();
        for (const RuleText &rule : m_catalog.rules)
            checkRule(rule);
        ParameterChecks generic(m_catalog, m_notebook);
        generic.parameters(m_catalog.genericParameters);
        generic.parts(m_catalog.genericParts);
    }

private:
    void words()
    {
        expect(isMonth(m_catalog.version), &m_catalog.version,
               "The version is the month of the facts, as 2026-11.");
        for (const auto &list : {&m_catalog.actions, &m_catalog.ownerRoles})
            for (const auto &[key, meaning] : *list)
                expect(isKebab(key), &meaning,
                       "The word \"" + key + "\" should be lower-case words joined by hyphens.");
        for (const std::string &action : m_catalog.unattended)
            expect(m_catalog.actions.contains(action), &action,
                   "The action \"" + action + "\" is not among the actions.");
        const std::vector<PhaseFact> &phases = m_catalog.phases;
        bool inOrder = phases.size() == kPhaseCount;
        for (std::size_t i = 0; inOrder && i < phases.size(); ++i)
            inOrder = phases[i].phase == static_cast<Phase>(i);
        expect(inOrder, &phases,
               "All twelve phases should be listed, in the order in which a runbook prints them.");
    }

    void checkRule(const RuleText &rule)
    {
        expect(std::regex_match(rule.id.text, m_ruleId), &rule.id,
               "A rule's id is two or three capitals and a number, as REG-001.");
        word(rule.severity, {"critical", "high", "medium", "low"});
        word(rule.scope,
             {"workload", "stamp", "service", "pair", "link", "entry", "consistency-group", "runbook", "step",
              "waiver", "fact"});
        word(rule.fix, {"auto", "assisted", "manual"});
        word(rule.basis, {"equal", "adapted", "own"});
        expect(isKebab(rule.theme), &rule.theme, "A theme is the name of its folder of rules.");
        expect(!rule.disruptions.empty(), &rule.disruptions, "A rule concerns at least one disruption.");
        address(rule.source);
        stampTypes(rule.stampTypes);
        for (const std::string *text : {&rule.message, &rule.remedy})
            expect(placeholdersAreNames(*text), text, "An argument is one name in braces, as {stamp}.");
        expect(rule.basis == "own" || !rule.upstream.empty(), &rule.basis,
               "A rule that is not our own names its upstream.");
        for (const auto &[library, id] : rule.upstream)
            expect(oneOf(library, {"aprl", "psrule", "checklist"}), &rule.upstream,
                   "The library \"" + library + "\" is unknown.");
    }

    const std::regex m_ruleId{"[A-Z]{2,3}-[0-9]{3}"};
};

} // namespace

void crossCheck(const Catalog &catalog, Notebook &notebook)
{
    WordChecks(catalog, notebook).all();
    checkRegions(catalog, notebook);
    checkKinds(catalog, notebook);
}

} // namespace breakwater::catalog
