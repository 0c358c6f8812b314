// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/check.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <regex>

namespace breakwater::catalog {
namespace {

using Words = std::initializer_list<std::string_view>;

bool oneOf(std::string_view word, Words words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string joined(Words words)
{
    std::string text;
    for (std::string_view word : words)
        text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

// Hyphenated words and camelCase are asked for thousands of times: by hand, a regular expression would be
// most of the load.
bool isLower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return isLower(c) || (c >= 'A' && c <= 'Z');
}

bool isKebab(std::string_view text)
{
    if (text.empty() || !isLower(text.front()) || text.back() == '-')
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '-' ? text[i + 1] == '-' : !isLower(text[i]) && !isDigit(text[i]))
            return false;
    return true;
}

bool isCamel(std::string_view text)
{
    return !text.empty() && isLower(text.front())
        && std::all_of(text.begin(), text.end(), [](char c) { return isLetter(c) || isDigit(c); });
}

bool matches(const std::string &text, const std::regex &pattern)
{
    return std::regex_match(text, pattern);
}

bool isMonth(const std::string &text)
{
    static const std::regex month("20[0-9]{2}-(0[1-9]|1[0-2])");
    return matches(text, month);
}

bool isAddress(const std::string &text)
{
    return text.starts_with("https://") && text.find(' ') == std::string::npos;
}

/// Fine are "{name}", the "%{name}" of curl and the "{key:value}" of a query; a brace that names nothing is
/// not.
bool placeholdersAreNames(const std::string &text)
{
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos)
            return false;
        const bool ofCurl = at > 0 && text[at - 1] == '%';
        const std::string inside = text.substr(at + 1, end - at - 1);
        const bool ofQuery = inside.find(':') != std::string::npos;
        if (!ofCurl && !ofQuery && !isCamel(inside))
            return false;
        at = end;
    }
    return true;
}

/// Every fill and stroke is currentColor or none.
bool tintable(const std::string &svg)
{
    for (const std::string attribute : {" fill=\"", " stroke=\""})
        for (std::size_t at = svg.find(attribute); at != std::string::npos;
             at = svg.find(attribute, at + 1)) {
            const std::string_view value = std::string_view(svg).substr(at + attribute.size());
            if (!value.starts_with("currentColor\"") && !value.starts_with("none\""))
                return false;
        }
    return true;
}

class Checker {
public:
    Checker(const Catalog &catalog, Notebook &notebook)
        : m_catalog(catalog)
        , m_notebook(notebook)
    { }

    void all()
    {
        words();
        for (const Region &region : m_catalog.regions)
            checkRegion(region);
        unique(
            m_catalog.regions, [](const Region &region) { return region.id.text; }, "region");
        for (const ServiceKind &kind : m_catalog.kinds)
            checkKind(kind);
        aliases();
        for (const RuleText &rule : m_catalog.rules)
            checkRule(rule);
        parameters(m_catalog.genericParameters);
        parts(m_catalog.genericParts);
    }

private:
    void say(const void *thing, std::string sentence) { m_notebook.problemAt(thing, std::move(sentence)); }
    void expect(bool good, const void *thing, const std::string &sentence)
    {
        if (!good)
            say(thing, sentence);
    }
    void word(const std::string &text, Words words)
    {
        expect(oneOf(text, words), &text,
               "The word \"" + text + "\" is unknown here; it should be one of " + joined(words) + ".");
    }
    void address(const std::string &text)
    {
        expect(text.empty() || isAddress(text), &text, "A source is an address that begins with https://.");
    }
    void knownSource(const std::string &id)
    {
        expect(m_catalog.sources.contains(id), &id, "The source \"" + id + "\" is not in catalog.yaml.");
    }
    template <class List, class Name>
    void unique(const List &list, Name name, const std::string &what)
    {
        std::set<std::string> seen;
        for (const auto &item : list)
            expect(seen.insert(name(item)).second, &item,
                   "The " + what + " \"" + name(item) + "\" is there twice.");
    }

    void words()
    {
        expect(isMonth(m_catalog.version), &m_catalog.version,
               "The version is the month of the facts, as 2026-11.");
        for (const auto &list : {&m_catalog.actions, &m_catalog.ownerRoles})
            for (const auto &[key, meaning] : *list)
                expect(isKebab(key), &meaning,
                       "The word \"" + key + "\" should be lower-case words joined by hyphens.");
        const std::vector<PhaseFact> &phases = m_catalog.phases;
        bool inOrder = phases.size() == kPhaseCount;
        for (std::size_t i = 0; inOrder && i < phases.size(); ++i)
            inOrder = phases[i].phase == static_cast<Phase>(i);
        expect(inOrder, &phases,
               "All twelve phases should be listed, in the order in which a runbook prints them.");
    }

    // ---- regions

    void checkRegion(const Region &region)
    {
        expect(matches(region.id.text, m_regionName), &region.id,
               "A region's id is Azure's own name, as centralus.");
        expect(std::abs(region.latitude) <= 90, &region.latitude, "A latitude lies between -90 and 90.");
        expect(std::abs(region.longitude) <= 180, &region.longitude,
               "A longitude lies between -180 and 180.");
        expect(matches(region.country, m_country), &region.country,
               "A country is two capital letters, as US.");
        word(region.coordinateQuality, {"api", "corrected", "approx"});
        word(region.cloud, {"public", "usgov", "china"});
        expect(region.zones || region.zoneCount == 0, &region.zones,
               "A region without zones has no count of them.");
        expect(!region.sources.empty(), &region.sources, "A region names at least one source.");
        for (const std::string &source : region.sources)
            knownSource(source);
        expect(!m_catalog.excludedRegions.contains(region.id.text), &region.id,
               "The name \"" + region.id.text + "\" is also among the excluded ones.");
        checkPair(region);
    }

    void checkPair(const Region &region)
    {
        if (!region.pair) {
            const bool bare = region.pairDirection == PairDirection::None && !region.pairDistanceKm
                && !region.pairSameGeography && !region.pairRestricted;
            return expect(bare, &region.pairDirection,
                          "A region without a pair has no direction, distance or restriction of one.");
        }
        const Region *pair = m_catalog.region(*region.pair);
        if (!pair || pair == &region)
            return say(&*region.pair,
                       "The pair \"" + region.pair->text + "\" is no other region of this file.");
        const bool mutual = pair->pair == region.id;
        expect(region.pairDirection == (mutual ? PairDirection::Mutual : PairDirection::OneWay),
               &region.pairDirection,
               mutual ? "Both regions name each other, so the pair is mutual."
                      : "The pair names another region, so this one is one-way.");
        expect(region.pairSameGeography == (pair->geography == region.geography), &region.pairDirection,
               "pairSameGeography contradicts the two geographies.");
    }

    // ---- figures

    void figure(const Figure &figure)
    {
        graded(&figure.grade, figure.grade, figure.verified, figure.source);
        address(figure.source);
        const double value = figure.value.count();
        expect(value >= 0, &figure.value, "A figure cannot be negative.");
        const bool valued = figure.state == Figure::State::Value;
        if (figure.min) {
            expect(figure.min->count() >= 0, &*figure.min, "A figure cannot be negative.");
            expect(!valued || *figure.min <= figure.value, &*figure.min,
                   "The minimum is above the planning value.");
        }
        if (figure.max) {
            expect(valued, &*figure.max, "A figure without a value has no maximum.");
            expect(!valued || figure.value <= *figure.max, &*figure.max,
                   "The maximum is below the planning value.");
        }
    }

    void graded(const void *at, Grade grade, bool verified, const std::string &source)
    {
        expect(grade != Grade::Measured && grade != Grade::Stated, at,
               "A catalog's figure is sla, documented or estimated.");
        if (grade == Grade::Estimated)
            expect(!verified, at, "An estimate cannot be verified.");
        else
            expect(!source.empty(), at, "A figure that is documented or backed by an SLA names its source.");
    }

    // ---- kinds

    void checkKind(const ServiceKind &kind)
    {
        expect(isKebab(kind.id.text), &kind.id, "An id is lower-case words joined by hyphens.");
        for (const std::string &type : kind.stampTypes)
            word(type, {"web", "automation", "kubernetes", "genai"});
        expect(!kind.stampTypes.empty(), &kind.stampTypes, "A kind belongs to at least one stamp type.");
        expect(kind.recoveryLayer >= 0 && kind.recoveryLayer <= 99, &kind.recoveryLayer,
               "A layer lies between 0 and 99.");
        armType(kind);
        expect(isMonth(kind.factsAsOf), &kind.factsAsOf, "factsAsOf is a month, as 2026-08.");
        expect(!kind.sources.empty(), &kind.sources, "A kind names at least one source.");
        for (const std::string &source : kind.sources)
            address(source);
        options(kind);
        facts(kind);
        parameters(kind.parameters);
        parts(kind.parts);
        steps(kind.checks, nullptr);
        icon(kind);
    }

    void armType(const ServiceKind &kind)
    {
        const bool typed = !kind.armType.empty();
        expect(typed == !kind.armApiVersion.empty(), &kind.id,
               "An ARM type and its API version go together.");
        expect(!typed || matches(kind.armType, m_armType), &kind.armType, "This is no ARM type.");
        expect(!typed || matches(kind.armApiVersion, m_day), &kind.armApiVersion,
               "An API version is a date without a preview suffix.");
    }

    void options(const ServiceKind &kind)
    {
        expect(!kind.options.empty(), &kind.options, "A kind has at least one DR option.");
        expect(!kind.zoneOptions.empty(), &kind.zoneOptions, "A kind has at least one zone option.");
        std::set<std::string> seen;
        for (const DrOption &option : kind.options) {
            expect(seen.insert(option.id.text).second, &option.id,
                   "The option \"" + option.id.text + "\" is there twice.");
            checkOption(option);
        }
        std::ptrdiff_t defaults = 0;
        for (const ZoneOption &option : kind.zoneOptions) {
            expect(seen.insert(option.id.text).second, &option.id,
                   "The option \"" + option.id.text + "\" is there twice.");
            expect(isKebab(option.id.text), &option.id, "An id is lower-case words joined by hyphens.");
            figure(option.rpo);
            figure(option.rto);
            address(option.source);
            defaults += option.isDefault ? 1 : 0;
        }
        expect(defaults == 1, &kind.zoneOptions, "Exactly one zone option is the default.");
    }

    void checkOption(const DrOption &option)
    {
        expect(isKebab(option.id.text), &option.id, "An id is lower-case words joined by hyphens.");
        expect(!option.protectsAgainst.empty(), &option.protectsAgainst,
               "An option protects against at least one disruption.");
        expect(!option.malicious || option.against(DisruptionKind::Corruption), &option.malicious,
               "An option against malicious corruption protects against corruption.");
        expect(option.costFactor > 0, &option.costFactor, "A cost factor is above zero.");
        figure(option.rpo);
        figure(option.rto);
        expect(!option.failover.empty(), &option.failover, "An option has at least one failover step.");
        expect(!option.failback.empty(), &option.failback, "An option has at least one failback step.");
        steps(option.preparation, nullptr);
        steps(option.failover, &option.failback);
        steps(option.failback, nullptr);
    }

    void steps(const std::vector<StepFact> &rows, const std::vector<StepFact> *wayBack)
    {
        unique(
            rows, [](const StepFact &step) { return step.key.text; }, "step key");
        for (const StepFact &step : rows) {
            checkStep(step);
            if (!step.inverse)
                continue;
            const bool known = wayBack
                && std::any_of(wayBack->begin(), wayBack->end(),
                               [&](const StepFact &back) { return back.key == *step.inverse; });
            expect(known, &*step.inverse,
                   "The inverse \"" + step.inverse->text + "\" is no failback step of this option.");
        }
    }

    void checkStep(const StepFact &step)
    {
        expect(isKebab(step.key.text), &step.key, "A step key is lower-case words joined by hyphens.");
        expect(m_catalog.actions.contains(step.action), &step.action,
               "The action \"" + step.action + "\" is not in catalog.yaml.");
        expect(m_catalog.ownerRoles.contains(step.ownerRole), &step.ownerRole,
               "The owner \"" + step.ownerRole + "\" is no role of catalog.yaml.");
        const bool manual = step.kind == StepKindWord::Manual;
        expect(manual == step.command.empty(), &step.kind,
               manual ? "A manual step has no command." : "A step of this kind has a command.");
        expect(step.command.find('\n') == std::string::npos, &step.command, "A command is one line.");
        expect(placeholdersAreNames(step.command), &step.command,
               "A placeholder is one name in braces, as {storageAccount}.");
        expect(!step.readOnly || step.idempotent, &step.readOnly,
               "A step that changes nothing can be repeated.");
    }

    void facts(const ServiceKind &kind)
    {
        for (const SlaFact &sla : kind.sla) {
            graded(&sla.grade, sla.grade, sla.verified, sla.source);
            word(sla.kind, {"availability", "durability", "latency"});
            address(sla.source);
            expect(!sla.percent || (*sla.percent >= 90 && *sla.percent <= 100), &sla.percent,
                   "A commitment lies between 90 and 100 percent.");
        }
        expect(kind.cost.usd.count >= 0, &kind.cost.usd, "A cost cannot be negative.");
        address(kind.cost.source);
        for (const NeedFact &need : kind.needs)
            expect(m_catalog.kind(need.kind) && need.kind != kind.id, &need.kind,
                   "The kind \"" + need.kind.text + "\" is no other kind of this catalog.");
        unique(
            kind.needs, [](const NeedFact &need) { return need.kind.text; }, "needed kind");
        for (const Pitfall &pitfall : kind.pitfalls) {
            word(pitfall.severity, {"info", "warning", "error"});
            address(pitfall.source);
        }
    }

    void icon(const ServiceKind &kind)
    {
        const bool drawn =
            kind.icon.find("<svg ") != std::string::npos && kind.icon.find("</svg>") != std::string::npos;
        expect(drawn, &kind.icon, "The icon is missing or no SVG.");
        expect(!drawn || kind.icon.find("viewBox=\"0 0 24 24\"") != std::string::npos, &kind.icon,
               "An icon is drawn on a grid of 24 units.");
        expect(!drawn || tintable(kind.icon), &kind.icon, "An icon takes every colour from currentColor.");
        for (const char *foreign : {"<script", "<image", "href=", "url("})
            expect(kind.icon.find(foreign) == std::string::npos, &kind.icon,
                   "An icon refers to nothing outside itself.");
    }

    void aliases()
    {
        std::set<std::string> seen;
        for (const ServiceKind &kind : m_catalog.kinds)
            seen.insert(kind.id.text);
        for (const ServiceKind &kind : m_catalog.kinds)
            for (const std::string &alias : kind.aliases)
                expect(isKebab(alias) && seen.insert(alias).second, &alias,
                       "The alias \"" + alias + "\" is no word of its own.");
    }

    // ---- parameters

    void parameters(const std::vector<ParameterFact> &list)
    {
        unique(
            list, [](const ParameterFact &parameter) { return parameter.key; }, "parameter");
        for (const ParameterFact &parameter : list)
            checkParameter(parameter);
    }

    void parts(const std::vector<PartKindFact> &list)
    {
        unique(
            list, [](const PartKindFact &part) { return part.kind; }, "part kind");
        for (const PartKindFact &part : list) {
            expect(isKebab(part.kind), &part.kind, "A part kind is lower-case words joined by hyphens.");
            parameters(part.parameters);
        }
    }

    void checkParameter(const ParameterFact &parameter)
    {
        using Type = ParameterFact::Type;
        expect(isCamel(parameter.key), &parameter.key, "A parameter's key is written likeThis.");
        expect(parameter.type != Type::Enum || !parameter.values.empty(), &parameter.type,
               "An enum lists its values.");
        if (parameter.min && parameter.max)
            expect(*parameter.min <= *parameter.max, &*parameter.min, "The minimum is above the maximum.");
        if (!parameter.defaultValue)
            return;
        const ParameterValue &value = *parameter.defaultValue;
        expect(fits(parameter.type, value), &value,
               "The default is not of the type \"" + std::string(typeWord(parameter.type)) + "\".");
        if (!parameter.values.empty())
            expect(std::find(parameter.values.begin(), parameter.values.end(), value)
                       != parameter.values.end(),
                   &value, "The default is not among the values.");
        if (const double *number = std::get_if<double>(&value))
            expect((!parameter.min || *parameter.min <= *number)
                       && (!parameter.max || *number <= *parameter.max),
                   &value, "The default is outside of minimum and maximum.");
    }

    static bool fits(ParameterFact::Type type, const ParameterValue &value)
    {
        switch (type) {
        case ParameterFact::Type::Bool:
            return std::holds_alternative<bool>(value);
        case ParameterFact::Type::Number:
            return std::holds_alternative<double>(value);
        case ParameterFact::Type::String:
            return std::holds_alternative<std::string>(value);
        case ParameterFact::Type::List:
            return std::holds_alternative<std::vector<std::string>>(value);
        case ParameterFact::Type::Enum:
            return !std::holds_alternative<std::vector<std::string>>(value);
        }
        return false;
    }
    static std::string_view typeWord(ParameterFact::Type type)
    {
        for (const auto &[known, text] : wordsOf(type))
            if (known == type)
                return text;
        return {};
    }

    // ---- rules

    void checkRule(const RuleText &rule)
    {
        expect(matches(rule.id.text, m_ruleId), &rule.id,
               "A rule's id is three capitals and a number, as REG-001.");
        word(rule.severity, {"critical", "high", "medium", "low"});
        word(rule.scope,
             {"workload", "stamp", "service", "pair", "link", "entry", "consistency-group", "runbook", "step",
              "waiver", "fact"});
        word(rule.fix, {"auto", "assisted", "manual"});
        word(rule.basis, {"equal", "adapted", "own"});
        expect(isKebab(rule.theme), &rule.theme, "A theme is the name of its folder of rules.");
        expect(!rule.disruptions.empty(), &rule.disruptions, "A rule concerns at least one disruption.");
        address(rule.source);
        for (const std::string &type : rule.stampTypes)
            word(type, {"web", "automation", "kubernetes", "genai"});
        for (const std::string *text : {&rule.message, &rule.remedy})
            expect(placeholdersAreNames(*text), text, "An argument is one name in braces, as {stamp}.");
        expect(rule.basis == "own" || !rule.upstream.empty(), &rule.basis,
               "A rule that is not our own names its upstream.");
        for (const auto &[library, id] : rule.upstream)
            expect(oneOf(library, {"aprl", "psrule", "checklist"}), &rule.upstream,
                   "The library \"" + library + "\" is unknown.");
    }

    const std::regex m_regionName{"[a-z]+[0-9]*"}, m_country{"[A-Z]{2}"}, m_ruleId{"[A-Z]{3}-[0-9]{3}"};
    const std::regex m_armType{R"(Microsoft\.[A-Za-z]+(/[A-Za-z]+)+)"}, m_day{"20[0-9]{2}-[0-9]{2}-[0-9]{2}"};
    const Catalog &m_catalog;
    Notebook &m_notebook;
};

} // namespace

void crossCheck(const Catalog &catalog, Notebook &notebook)
{
    Checker(catalog, notebook).all();
}

} // namespace breakwater::catalog
