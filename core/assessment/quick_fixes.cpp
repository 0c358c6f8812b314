// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/quick_fixes.h"

#include "core/advice/remedies.h"
#include "core/model/queries.h"
#include "core/rules/fix.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace breakwater {

namespace {

std::string costInWords(const std::optional<double> &factor)
{
    if (!factor)
        return "cost not known";
    return *factor == 1 ? std::string("costs about as much as one region of it (estimate)")
                        : fmt::format("costs about {} times one region of it (estimate)", *factor);
}

bool isOnAPromise(const Finding &finding)
{
    return finding.rule.text == "TGT-003" || finding.rule.text == "TGT-005";
}

/// The second subject of a finding on a promise, unless it is the loss of the region.
Disruption disruptionOf(const Snapshot &now, const Finding &finding)
{
    Disruption disruption;
    if (finding.subjects.size() > 1)
        disruption.kind = disruptionFromWord(finding.subjects[1]).value_or(DisruptionKind::Region);
    const Stamp *stamp = now.topology->stamp(finding.stamp);
    const Target *target = stamp != nullptr ? stamp->objectives.target(disruption.kind) : nullptr;
    disruption.malicious = disruption.kind == DisruptionKind::Corruption && target != nullptr
        && target->malicious.value_or(false);
    return disruption;
}

/// The smallest sets of changes that meet the targets, as the advice finds and proves them.
Offers remedyOffers(const Snapshot &now, const Finding &finding, std::string &none,
                    const std::stop_token &stop)
{
    constexpr int kAtMost = 2; // changes in a set: a quick fix is a small one
    Offers offers;
    const Advice advice = smallestRemedies(now, finding.stamp, disruptionOf(now, finding), kAtMost, stop);
    none = advice.none;
    for (const Remedy &remedy : advice.remedies) {
        Offer offer;
        std::vector<Edit> edits;
        std::vector<std::string> words, costs;
        for (const Change &change : remedy.changes) {
            words.push_back(change.words);
            costs.push_back(fmt::format("{}", change.costFactor));
            edits.push_back(change.edit);
        }
        offer.label = fmt::format("{}", fmt::join(words, "; "));
        if (edits.size() == 1)
            offer.costFactor = remedy.changes.front().costFactor;
        else
            offer.cost =
                fmt::format("costs about {} times one region of each (estimate)", fmt::join(costs, " and "));
        offer.edit = allOf(std::move(edits));
        offers.push_back(std::move(offer));
    }
    return offers;
}

std::vector<std::string> changesInWords(const Topology &before, const Topology &after)
{
    std::vector<std::string> words;
    for (const Difference &each : differences(before, after)) {
        if (each.subjectKind == "layout")
            continue;
        const std::string what = each.subjectKind + (each.name.empty() ? std::string() : ' ' + each.name);
        switch (each.what) {
        case Difference::What::Added:
            words.push_back("adds " + what);
            break;
        case Difference::What::Removed:
            words.push_back("removes " + what);
            break;
        case Difference::What::Moved:
            words.push_back("moves " + what);
            break;
        case Difference::What::Changed:
            words.push_back(fmt::format("changes {}: {}", what, fmt::join(each.fields, ", ")));
            break;
        }
    }
    return words;
}

bool isThere(const FindingList &findings, const Finding &finding)
{
    return std::any_of(findings.begin(), findings.end(), [&finding](const Finding &each) {
        return each.rule == finding.rule && each.subjects == finding.subjects && each.stamp == finding.stamp;
    });
}

FixChoice choiceOf(const Snapshot &now, Offer offer, WhatIf effect)
{
    FixChoice choice;
    choice.label = std::move(offer.label);
    choice.edit = std::move(offer.edit);
    choice.costFactor = offer.costFactor;
    choice.cost = offer.cost.empty() ? costInWords(offer.costFactor) : std::move(offer.cost);
    choice.changes = changesInWords(*now.topology, *effect.after);
    if (const Finding *error = effect.firstError())
        choice.whyNot = "It would bring a new error: " + error->message;
    choice.effect = std::move(effect);
    return choice;
}

/// Offers that remove the finding, those that may be applied first. `one`: the first of these is enough.
std::vector<FixChoice> tried(const Snapshot &now, const Finding &finding, Offers offers,
                             const Assessment &present, bool one, std::string &impossible, Memory &memory,
                             const std::stop_token &stop)
{
    std::vector<FixChoice> good, bad;
    for (Offer &offer : offers) {
        if (stop.stop_requested() || (one && !good.empty()))
            break;
        WhatIf effect = whatIf(now, offer.edit, present, memory, stop);
        if (effect.after == nullptr && impossible.empty())
            impossible = effect.sentence;
        if (effect.after == nullptr || isThere(effect.assessment->findings, finding)
            || isThere(effect.assessment->accepted, finding))
            continue;
        FixChoice choice = choiceOf(now, std::move(offer), std::move(effect));
        (choice.whyNot.empty() ? good : bad).push_back(std::move(choice));
    }
    if (one && !good.empty())
        return good;
    good.insert(good.end(), std::make_move_iterator(bad.begin()), std::make_move_iterator(bad.end()));
    return good;
}

std::string whyNone(const QuickFix &fix, bool known, bool anyOffer, const std::string &impossible)
{
    if (!known)
        return "What would have to change here is for people to decide.";
    if (!anyOffer)
        return "The change needs a fact or a thing that the design does not have.";
    if (!fix.choices.empty())
        return fix.choices.front().whyNot;
    return "No change that the rule knows removes this finding."
        + (impossible.empty() ? std::string() : ' ' + impossible);
}

/// The rule has automatic fixes.
bool isAutomatic(const Snapshot &now, const Finding &finding)
{
    const RuleText *words = now.catalog->rule(finding.rule);
    return words != nullptr && words->fix == "auto" && isFixable(finding.rule);
}

/// Applies one automatic fix after the other.
class Repair {
public:
    Repair(const Snapshot &now, const Assessment &present, Memory &memory, const std::stop_token &stop)
        : m_now(now)
        , m_present(std::make_shared<const Assessment>(present))
        , m_memory(memory)
        , m_stop(stop)
    { }

    FixRun run(const RuleId *rule)
    {
        FixRun run;
        std::vector<Edit> edits;
        while (!m_stop.stop_requested() && step(rule, run, edits))
            continue;
        run.cancelled = m_stop.stop_requested();
        run.after = m_now.topology;
        run.assessment = m_present;
        run.edit = allOf(std::move(edits));
        return run;
    }

private:
    /// One round over the findings as they are; false when nothing was applied.
    bool step(const RuleId *rule, FixRun &run, std::vector<Edit> &edits)
    {
        bool any = false;
        const FindingList findings = m_present->findings;
        for (const Finding &finding : findings) {
            const std::string place = finding.stamp.text + ' ' + finding.key();
            if ((rule != nullptr && finding.rule != *rule) || m_done.count(place) != 0
                || !isAutomatic(m_now, finding) || !isThere(m_present->findings, finding))
                continue;
            QuickFix fix = quickFix(m_now, finding, *m_present, m_memory, m_stop);
            if (m_stop.stop_requested())
                return false;
            if (!fix.offered() || !fix.automatic)
                continue;
            FixChoice &choice = fix.choices.front();
            run.applied.push_back({fix.key, choice.label});
            edits.push_back(std::move(choice.edit));
            m_now.topology = choice.effect.after;
            m_now.designHash.clear();
            m_present = choice.effect.assessment;
            m_done.insert(place);
            any = true;
        }
        return any;
    }

    Snapshot m_now;
    std::shared_ptr<const Assessment> m_present;
    Memory &m_memory;
    const std::stop_token &m_stop;
    std::set<std::string> m_done;
};

} // namespace

QuickFix quickFix(const Snapshot &now, const Finding &finding, const Assessment &present, Memory &memory,
                  std::stop_token stop)
{
    QuickFix fix;
    fix.key = finding.key();
    fix.rule = finding.rule;
    fix.stamp = finding.stamp;
    const bool known = finding.policy.empty() && (isFixable(finding.rule) || isOnAPromise(finding));
    std::string none;
    Offers offers = !known      ? Offers()
        : isOnAPromise(finding) ? remedyOffers(now, finding, none, stop)
                                : offersFor(now, finding);
    const bool any = !offers.empty();
    std::string impossible;
    if (isAutomatic(now, finding)) {
        const auto split = std::stable_partition(offers.begin(), offers.end(),
                                                 [](const Offer &offer) { return !offer.decision; });
        const Offers clear(std::make_move_iterator(offers.begin()), std::make_move_iterator(split));
        offers.erase(offers.begin(), split);
        fix.choices = tried(now, finding, clear, present, true, impossible, memory, stop);
        fix.automatic = fix.offered();
    }
    if (!fix.automatic) {
        std::vector<FixChoice> more =
            tried(now, finding, std::move(offers), present, false, impossible, memory, stop);
        more.insert(more.end(), std::make_move_iterator(fix.choices.begin()),
                    std::make_move_iterator(fix.choices.end())); // those are refused
        fix.choices = std::move(more);
    }
    if (!fix.offered())
        fix.none = none.empty() ? whyNone(fix, known, any, impossible) : none;
    return fix;
}

FixRun fixAll(const Snapshot &now, const RuleId &rule, const Assessment &present, Memory &memory,
              std::stop_token stop)
{
    return Repair(now, present, memory, stop).run(&rule);
}

FixRun fixEverything(const Snapshot &now, const Assessment &present, Memory &memory, std::stop_token stop)
{
    return Repair(now, present, memory, stop).run(nullptr);
}

} // namespace breakwater
