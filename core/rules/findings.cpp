// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/findings.h"

#include "core/rules/filled.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <array>

namespace breakwater {

namespace {

constexpr std::array<std::string_view, 4> kSeverities{"critical", "high", "medium", "low"};
constexpr std::array<std::string_view, 3> kLevels{"error", "warning", "info"};

Severity severityOf(std::string_view word)
{
    for (std::size_t i = 0; i < kSeverities.size(); ++i)
        if (kSeverities.at(i) == word)
            return static_cast<Severity>(i);
    return Severity::Medium;
}

std::vector<std::string> textsOf(const std::vector<Subject> &subjects)
{
    std::vector<std::string> texts;
    texts.reserve(subjects.size());
    for (const Subject &subject : subjects)
        texts.push_back(subject.text);
    return texts;
}

} // namespace

std::string_view toWord(Severity severity)
{
    return kSeverities.at(static_cast<std::size_t>(severity));
}

Level levelOf(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return Level::Error;
    case Severity::High:
    case Severity::Medium:
        return Level::Warning;
    case Severity::Low:
        break;
    }
    return Level::Info;
}

std::string_view toWord(Level level)
{
    return kLevels.at(static_cast<std::size_t>(level));
}

std::string Finding::key() const
{
    std::vector<std::string> sorted = subjects;
    std::sort(sorted.begin(), sorted.end());
    std::string key = rule.text;
    for (const std::string &subject : sorted)
        key += ' ' + subject;
    return key;
}

Argument::Argument(Listing things)
    : text(inWords(things))
    , listing(std::move(things))
{ }

Findings::Findings(const Catalog &catalog, StampId stamp)
    : m_catalog(catalog)
    , m_stamp(std::move(stamp))
{ }

void Findings::add(const Rule &rule, const std::vector<Subject> &subjects, const Arguments &arguments)
{
    Finding finding;
    finding.rule = RuleId{std::string(rule.id())};
    finding.subjects = textsOf(subjects);
    finding.stamp = m_stamp;
    for (const auto &[name, argument] : arguments) {
        finding.arguments.emplace(name, argument.text);
        if (argument.listing)
            finding.lists.emplace(name, *argument.listing);
    }
    if (const RuleText *words = m_catalog.rule(finding.rule)) {
        finding.base = finding.severity = severityOf(words->severity);
        finding.title = words->title;
        finding.message = filled(words->message, finding.arguments);
        finding.why = filled(words->why, finding.arguments);
        finding.remedy = filled(words->remedy, finding.arguments);
        finding.source = words->source;
    } else {
        finding.title = finding.message = finding.rule.text;
    }
    m_verdict.findings.push_back(std::move(finding));
}

void Findings::add(Finding finding)
{
    finding.stamp = m_stamp;
    m_verdict.findings.push_back(std::move(finding));
}

void Findings::notEvaluated(const Rule &rule, const std::vector<Subject> &subjects, std::string missing)
{
    notEvaluated(RuleId{std::string(rule.id())}, subjects, std::move(missing));
}

void Findings::notEvaluated(const RuleId &rule, const std::vector<Subject> &subjects, std::string missing)
{
    m_verdict.notEvaluated.push_back({rule, textsOf(subjects), m_stamp, std::move(missing)});
}

Listing listing(const std::vector<std::string> &things, std::size_t atMost)
{
    const std::size_t shown = things.size() > atMost ? std::max<std::size_t>(atMost, 2) - 1 : things.size();
    return {{things.begin(), things.begin() + static_cast<std::ptrdiff_t>(shown)}, things.size() - shown};
}

std::string inWords(const Listing &listing)
{
    std::string text;
    for (std::size_t i = 0; i < listing.shown.size(); ++i) {
        const bool last = i + 1 == listing.shown.size() && listing.more == 0;
        text += i == 0 ? "" : last ? " and " : ", ";
        text += listing.shown[i];
    }
    if (listing.more > 0)
        text += " and " + std::to_string(listing.more) + " more";
    return text;
}

std::string inWords(const std::vector<std::string> &things, std::size_t atMost)
{
    return inWords(listing(things, atMost));
}

std::string counted(double count, std::string_view noun)
{
    // No more digits than a count has: minutes are written the same way.
    return formatMinutes(Minutes{count}) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string spaced(std::string_view word)
{
    std::string text(word);
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

} // namespace breakwater
