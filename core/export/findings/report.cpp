// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/findings/report.h"

#include "core/rules/engine.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

RuleWords wordsOfRule(const Catalog &catalog, const RuleId &id)
{
    if (const RuleText *text = catalog.rule(id))
        return {id.text, text->title, text->severity, text->theme, text->why, text->remedy, text->source, {}};
    return {id.text, id.text, std::string(toWord(Severity::Medium)), {}, {}, {}, {}, {}};
}

RuleWords wordsOfRequirement(const PolicyPack &pack, const Requirement &requirement)
{
    return {requirement.id.text,
            requirement.title,
            std::string(toWord(requirement.severity)),
            "policy",
            requirement.why,
            requirement.remedy,
            requirement.source.empty() ? pack.title : requirement.source,
            pack.id};
}

RuleWords wordsOfUnread()
{
    return {std::string(kUnreadPolicy),
            "A policy of the design cannot be read",
            std::string(toWord(Severity::High)),
            "policy",
            "Nothing is known of what the policy demands.",
            "Mend the policy, or take it out of the design.",
            {},
            {}};
}

} // namespace

std::size_t FindingsReport::lineOf(const std::vector<std::string> &subjects, const StampId &stamp) const
{
    for (const std::string &subject : subjects) {
        auto found = lines.find(subject);
        if (found == lines.end()) // a step's key begins with its service
            found = lines.find(subject.substr(0, subject.find('/')));
        if (found != lines.end())
            return found->second;
    }
    const auto found = lines.find(stamp.text);
    return found == lines.end() ? 0 : found->second;
}

std::string FindingsReport::stampName(const StampId &stamp) const
{
    const Stamp *found = now.topology->stamp(stamp);
    return found != nullptr ? found->name : stamp.text;
}

RuleWords wordsFor(const FindingsReport &report, const RuleId &rule)
{
    for (const PolicyPack &pack : report.policies.packs)
        for (const Requirement &requirement : pack.requirements)
            if (requirement.id == rule)
                return wordsOfRequirement(pack, requirement);
    return rule.text == kUnreadPolicy ? wordsOfUnread() : wordsOfRule(*report.now.catalog, rule);
}

std::vector<RuleWords> everyRule(const FindingsReport &report)
{
    std::vector<RuleWords> all;
    for (const Rule *rule : allRules())
        all.push_back(wordsOfRule(*report.now.catalog, RuleId{std::string(rule->id())}));
    for (const PolicyPack &pack : report.policies.packs)
        for (const Requirement &requirement : pack.requirements)
            all.push_back(wordsOfRequirement(pack, requirement));
    if (!report.policies.problems.empty())
        all.push_back(wordsOfUnread());
    std::sort(all.begin(), all.end(), [](const RuleWords &a, const RuleWords &b) { return a.id < b.id; });
    return all;
}

std::string keyOf(const RuleId &rule, const std::vector<std::string> &subjects)
{
    Finding finding;
    finding.rule = rule;
    finding.subjects = subjects;
    return finding.key();
}

DesignIndex::DesignIndex(const Topology &topology)
    : m_topology(topology)
{
    for (const auto &stamp : topology.stamps)
        add(*stamp);
    // Names of links are made of names of services in any stamp.
    for (const auto &stamp : topology.stamps) {
        for (const Dependency &link : stamp->dependencies)
            m_names.emplace(link.id.text, nameOf(link.from.text) + " to " + nameOf(link.to.text));
        for (const Protection &protection : stamp->protections)
            m_names.emplace(protection.id.text,
                            protection.option.text + " of " + nameOf(protection.service.text));
    }
    for (const AcceptedRisk &risk : topology.agreements->acceptedRisks)
        m_risks.emplace(keyOf(risk.rule, risk.subjects), &risk);
}

void DesignIndex::add(const Stamp &stamp)
{
    m_names.emplace(stamp.id.text, stamp.name);
    for (const Service &service : stamp.services) {
        m_names.emplace(service.id.text, service.name);
        m_services.emplace(service.id.text, &service);
        for (const Part &part : service.parts)
            m_names.emplace(part.id.text, part.name);
    }
    for (const ConsistencyGroup &group : stamp.consistencyGroups)
        m_names.emplace(group.id, group.name);
    for (const DegradedMode &mode : stamp.degradedModes)
        m_names.emplace(mode.id, mode.name);
}

std::string DesignIndex::nameOf(const std::string &id) const
{
    const auto found = m_names.find(id);
    return found == m_names.end() || found->second.empty() ? id : found->second;
}

std::string DesignIndex::ownerOf(const std::vector<std::string> &subjects) const
{
    for (const std::string &subject : subjects)
        if (const auto found = m_services.find(subject); found != m_services.end())
            return titleOf(found->second->owner);
    return {};
}

const AcceptedRisk *DesignIndex::riskOf(const RuleId &rule, const std::vector<std::string> &subjects) const
{
    const auto found = m_risks.find(keyOf(rule, subjects));
    return found == m_risks.end() ? nullptr : found->second;
}

std::string DesignIndex::titleOf(const std::optional<RoleId> &id) const
{
    const Role *role = id ? m_topology.role(*id) : nullptr;
    return role != nullptr ? role->title : std::string();
}

void keepStamps(FindingsReport &report, const std::set<StampId> &stamps)
{
    const auto elsewhere = [&stamps](const auto &one) { return stamps.count(one.stamp) == 0; };
    erase_if(report.assessment.findings, elsewhere);
    erase_if(report.assessment.accepted, elsewhere);
    std::erase_if(report.assessment.notEvaluated, elsewhere);
    std::erase_if(report.assessment.estimates, elsewhere);
}

} // namespace breakwater
