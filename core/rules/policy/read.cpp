// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/yaml_reader.h"
#include "core/rules/policy/pattern.h"
#include "core/rules/policy/policy.h"
#include "core/support/nearest.h"

#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include <fmt/format.h>

namespace breakwater {

namespace {

using catalog::Notebook;
using catalog::YamlReader;

/// Words that the model has already.
template <class Enum, std::size_t Count>
std::array<std::pair<Enum, std::string_view>, Count> wordsOfModel()
{
    std::array<std::pair<Enum, std::string_view>, Count> words;
    for (std::size_t i = 0; i < Count; ++i)
        words.at(i) = {static_cast<Enum>(i), toWord(static_cast<Enum>(i))};
    return words;
}

constexpr std::array<std::pair<RedundancyDemand, std::string_view>, 2> kRedundancies{
    {{RedundancyDemand::Zone, "zone"}, {RedundancyDemand::Region, "region"}}};
constexpr std::array<std::pair<NamingDemand::Of, std::string_view>, 2> kNamed{
    {{NamingDemand::Of::Services, "services"}, {NamingDemand::Of::Stamps, "stamps"}}};

} // namespace

WordTable<Severity> wordsOf(Severity)
{
    static const auto kWords = wordsOfModel<Severity, 4>();
    return kWords;
}
WordTable<StampType> wordsOf(StampType)
{
    static const auto kWords = wordsOfModel<StampType, 6>();
    return kWords;
}
WordTable<RedundancyDemand> wordsOf(RedundancyDemand)
{
    return kRedundancies;
}
WordTable<NamingDemand::Of> wordsOf(NamingDemand::Of)
{
    return kNamed;
}

// The form of a policy, for the reader of YAML.

template <class V, Is<PolicyScope> T>
void fields(V &v, T &scope)
{
    v.optional("tiers", scope.tiers);
    v.optional("stampTypes", scope.stampTypes);
    v.optional("kinds", scope.kinds);
    v.optional("dataClasses", scope.dataClasses);
    v.optional("tags", scope.tags);
}

template <class V, Is<AllowedPlaces> T>
void fields(V &v, T &places)
{
    v.optional("regions", places.regions);
    v.optional("geographies", places.geographies);
    v.optional("europeanUnion", places.europeanUnion);
}

template <class V, Is<NamingDemand> T>
void fields(V &v, T &naming)
{
    v.optional("of", naming.of);
    v.required("pattern", naming.pattern);
    v.optional("example", naming.example);
}

template <class V, Is<Requirement> T>
void fields(V &v, T &requirement)
{
    v.required("id", requirement.id);
    v.required("title", requirement.title);
    v.required("severity", requirement.severity);
    v.required("why", requirement.why);
    v.required("remedy", requirement.remedy);
    v.optional("source", requirement.source);
    v.optional("for", requirement.scope);
    v.optional("allowedPlaces", requirement.allowedPlaces);
    v.optional("minimumRegions", requirement.minimumRegions);
    v.optional("minimumRedundancy", requirement.minimumRedundancy);
    v.optional("minimumZones", requirement.minimumZones);
    v.optional("requiredOptions", requirement.requiredOptions);
    v.optional("requiredProtection", requirement.requiredProtection);
    v.optional("naming", requirement.naming);
    v.optional("maximumTtlSeconds", requirement.maximumTtlSeconds);
    v.optional("maximumRpoMinutes", requirement.maximumRpoMinutes);
}

template <class V, Is<PolicyPack> T>
void fields(V &v, T &pack)
{
    v.required("policy", pack.id);
    v.required("title", pack.title);
    v.optional("version", pack.version);
    v.optional("owner", pack.owner);
    v.required("requirements", pack.requirements);
}

std::vector<std::string> Requirement::demands() const
{
    std::vector<std::string> set;
    const auto add = [&set](bool is, const char *key) {
        if (is)
            set.emplace_back(key);
    };
    add(allowedPlaces.has_value(), "allowedPlaces");
    add(minimumRegions.has_value(), "minimumRegions");
    add(minimumRedundancy.has_value(), "minimumRedundancy");
    add(minimumZones.has_value(), "minimumZones");
    add(requiredOptions.has_value(), "requiredOptions");
    add(requiredProtection.has_value(), "requiredProtection");
    add(naming.has_value(), "naming");
    add(maximumTtlSeconds.has_value(), "maximumTtlSeconds");
    add(maximumRpoMinutes.has_value(), "maximumRpoMinutes");
    return set;
}

namespace {

/// Looks at the text before anything is built of it: a few lines of anchors can stand for gigabytes.
class Doorkeeper final : public YAML::EventHandler {
public:
    struct Refusal {
        int line;
        std::string sentence;
    };

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_started)
            throw Refusal{mark.line + 1, "A policy is one document; here begins a second one."};
        m_started = true;
    }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { look(mark, anchor); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { look(mark, 1); }
    void OnScalar(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                  const std::string &) override
    {
        look(mark, anchor);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        enter(mark, anchor);
    }
    void OnSequenceEnd() override { --m_depth; }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        enter(mark, anchor);
    }
    void OnMapEnd() override { --m_depth; }

    bool sawAnything() const { return m_saw; }

private:
    void look(const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        m_saw = true;
        if (anchor != YAML::NullAnchor)
            throw Refusal{mark.line + 1,
                          "Anchors and aliases (&name, *name) have no place in a policy; write it out."};
    }
    void enter(const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        look(mark, anchor);
        if (++m_depth > 16)
            throw Refusal{mark.line + 1, "This is nested deeper than any policy."};
    }

    bool m_started = false, m_saw = false;
    int m_depth = 0;
};

std::optional<Error> refused(const std::string &text, const std::string &name)
{
    const auto error = [&name](int line, std::string sentence) {
        return Error{Error::Code::Invalid, std::move(sentence),
                     line > 0 ? name + ":" + std::to_string(line) : name};
    };
    if (text.size() > kLongestPolicy)
        return error(0, "A policy has at most 256 KiB; this file is larger.");
    Doorkeeper doorkeeper;
    try {
        std::istringstream stream(text);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(doorkeeper)) { }
    } catch (const Doorkeeper::Refusal &refusal) {
        return error(refusal.line, refusal.sentence);
    } catch (const YAML::Exception &failure) {
        return error(failure.mark.is_null() ? 0 : failure.mark.line + 1,
                     "This is no YAML: " + failure.msg + ".");
    }
    if (!doorkeeper.sawAnything())
        return error(0, "The policy is empty.");
    return std::nullopt;
}

bool isId(const std::string &text)
{
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.'
            || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), fits)
        && std::string_view("._-").find(text.front()) == std::string_view::npos;
}

/// Holds a policy that could be read against the catalog and against itself.
class Checker {
public:
    Checker(const Catalog &catalog, Notebook &notebook)
        : m_catalog(catalog)
        , m_notebook(notebook)
    { }

    void check(PolicyPack &pack)
    {
        if (!isId(pack.id))
            problem(pack.id, notAnId(pack.id));
        if (pack.requirements.empty())
            problem(pack.requirements, "The policy requires nothing.");
        std::set<std::string> ids;
        for (Requirement &requirement : pack.requirements) {
            if (!ids.insert(requirement.id.text).second)
                problem(requirement.id, fmt::format("The id \"{}\" is there twice.", requirement.id.text));
            check(requirement);
        }
    }

private:
    template <class T>
    void problem(const T &thing, std::string sentence)
    {
        m_notebook.problemAt(&thing, std::move(sentence));
    }
    static std::string notAnId(const std::string &text)
    {
        return fmt::format("\"{}\" is no id: it has up to 64 letters, digits, dots, hyphens and underscores, "
                           "and begins with a letter or a digit.",
                           text);
    }

    void check(Requirement &requirement)
    {
        if (!isId(requirement.id.text))
            problem(requirement.id, notAnId(requirement.id.text));
        else if (requirement.id.text == kUnreadPolicy || m_catalog.rule(requirement.id) != nullptr)
            problem(requirement.id,
                    fmt::format("The id \"{}\" is that of a rule of Breakwater.", requirement.id.text));
        const std::vector<std::string> demands = requirement.demands();
        if (demands.empty())
            problem(requirement, fmt::format("The requirement \"{}\" demands nothing.", requirement.id.text));
        else if (demands.size() > 1)
            problem(requirement,
                    fmt::format("A requirement demands one thing; \"{}\" has {}.", requirement.id.text,
                                fmt::join(demands, " and ")));
        check(requirement.scope);
        if (requirement.allowedPlaces)
            check(*requirement.allowedPlaces);
        checkNumbers(requirement);
        if (requirement.requiredOptions)
            checkOptions(requirement);
        if (requirement.requiredProtection && requirement.requiredProtection->empty())
            problem(*requirement.requiredProtection, "The list is empty.");
        if (requirement.naming)
            check(*requirement.naming);
        const bool ofStamps = requirement.minimumRegions
            || (requirement.naming && requirement.naming->of == NamingDemand::Of::Stamps);
        if (ofStamps && requirement.scope.narrowsServices())
            problem(requirement.scope,
                    "This demand is made of stamps; kinds, dataClasses and tags are of services.");
    }

    void check(const PolicyScope &scope)
    {
        for (const int &tier : scope.tiers)
            if (tier < 0 || tier > 3)
                problem(tier, fmt::format("There is no tier {}; they are 0 to 3.", tier));
        std::vector<std::string> known;
        for (const ServiceKind &kind : m_catalog.kinds)
            known.push_back(kind.id.text);
        for (const KindId &kind : scope.kinds)
            if (std::find(known.begin(), known.end(), kind.text) == known.end())
                unknown(kind, "kind of service", kind.text, known);
    }

    template <class T>
    void unknown(const T &thing, std::string_view what, const std::string &word,
                 const std::vector<std::string> &known)
    {
        problem(thing, fmt::format("The catalog knows no {} \"{}\"{}", what, word, orNearest(word, known)));
    }

    void check(const AllowedPlaces &places)
    {
        std::vector<std::string> regions, geographies;
        for (const Region &region : m_catalog.regions) {
            regions.push_back(region.id.text);
            geographies.push_back(region.geography);
        }
        for (const RegionId &region : places.regions)
            if (m_catalog.region(region) == nullptr)
                unknown(region, "region", region.text, regions);
        for (const std::string &geography : places.geographies)
            if (std::find(geographies.begin(), geographies.end(), geography) == geographies.end())
                unknown(geography, "geography", geography, geographies);
        if (places.regions.empty() && places.geographies.empty() && !places.europeanUnion)
            problem(places, "No place is allowed here: name regions or geographies.");
    }

    void checkNumbers(const Requirement &requirement)
    {
        if (requirement.minimumRegions
            && (*requirement.minimumRegions < 1 || *requirement.minimumRegions > 2))
            problem(*requirement.minimumRegions,
                    "A stamp has a primary and at most a secondary region: 1 or 2.");
        if (requirement.minimumZones && (*requirement.minimumZones < 1 || *requirement.minimumZones > 3))
            problem(*requirement.minimumZones, "A region has at most three availability zones: 1 to 3.");
        if (requirement.maximumTtlSeconds && *requirement.maximumTtlSeconds < 0)
            problem(*requirement.maximumTtlSeconds, "A time to live is not below zero.");
        if (requirement.maximumRpoMinutes && requirement.maximumRpoMinutes->count() < 0)
            problem(*requirement.maximumRpoMinutes, "An RPO is not below zero.");
    }

    /// Options are unique within a kind only, so that the kinds have to be named.
    void checkOptions(const Requirement &requirement)
    {
        const std::vector<OptionId> &wanted = *requirement.requiredOptions;
        if (wanted.empty())
            return problem(wanted, "The list is empty.");
        if (requirement.scope.kinds.empty())
            return problem(wanted, "Options are those of kinds: name the kinds under for.");
        std::vector<std::string> known;
        for (const KindId &id : requirement.scope.kinds) {
            const ServiceKind *kind = m_catalog.kind(id);
            if (kind == nullptr)
                return; // said already
            bool some = false;
            for (const DrOption &option : kind->options)
                known.push_back(option.id.text);
            for (const ZoneOption &option : kind->zoneOptions)
                known.push_back(option.id.text);
            for (const OptionId &option : wanted)
                some = some || kind->option(option) != nullptr || kind->zoneOption(option) != nullptr;
            if (!some && requirement.scope.kinds.size() > 1)
                problem(wanted, fmt::format("The kind \"{}\" has none of these options.", id.text));
        }
        for (const OptionId &option : wanted)
            if (std::find(known.begin(), known.end(), option.text) == known.end())
                problem(option,
                        fmt::format("No kind that is named under for has an option \"{}\"{}", option.text,
                                    orNearest(option.text, known)));
    }

    void check(NamingDemand &naming)
    {
        NamePattern pattern = compilePattern(naming.pattern);
        if (!pattern.compiled)
            return problem(naming.pattern, std::move(pattern.problem));
        naming.compiled = std::move(pattern.compiled);
        if (!naming.example.empty() && !follows(naming.example, *naming.compiled))
            problem(naming.example,
                    fmt::format("The example \"{}\" does not follow its own pattern.", naming.example));
    }

    const Catalog &m_catalog;
    Notebook &m_notebook;
};

} // namespace

Result<PolicyPack> readPolicy(const std::string &text, const std::string &name, const Catalog &catalog)
{
    if (auto error = refused(text, name))
        return *std::move(error);
    Notebook notebook;
    YamlReader reader(notebook, name);
    PolicyPack pack;
    const YAML::Node node = reader.load(text);
    if (node)
        reader.read(node, pack);
    if (notebook.clean())
        Checker(catalog, notebook).check(pack);
    std::vector<Error> problems = notebook.takeProblems();
    if (!problems.empty())
        return std::move(problems.front());
    return pack;
}

const PolicyPack *Policies::packOf(const RuleId &id) const
{
    for (const PolicyPack &pack : packs)
        for (const Requirement &requirement : pack.requirements)
            if (requirement.id == id)
                return &pack;
    return nullptr;
}

const Requirement *Policies::requirement(const RuleId &id) const
{
    for (const PolicyPack &pack : packs)
        for (const Requirement &requirement : pack.requirements)
            if (requirement.id == id)
                return &requirement;
    return nullptr;
}

Policies readPolicies(const std::vector<PolicyText> &texts, const Catalog &catalog)
{
    Policies all;
    std::set<std::string_view> seen;
    for (const PolicyText &one : texts) {
        if (!seen.insert(one.text).second)
            continue;
        Result<PolicyPack> pack = readPolicy(one.text, one.name, catalog);
        if (!pack) {
            all.problems.push_back(pack.error());
            continue;
        }
        std::string again;
        for (const Requirement &requirement : pack->requirements)
            if (const PolicyPack *other = all.packOf(requirement.id))
                again = fmt::format("The id \"{}\" is also one of the policy \"{}\".", requirement.id.text,
                                    other->id);
        if (again.empty())
            all.packs.push_back(*std::move(pack));
        else
            all.problems.push_back({Error::Code::Invalid, again, one.name});
    }
    return all;
}

Policies policiesOf(const Engagement &engagement, const Catalog &catalog)
{
    std::vector<PolicyText> texts;
    for (std::size_t i = 0; i < engagement.policies.size(); ++i)
        texts.push_back({fmt::format("policy {}", i + 1), engagement.policies[i]});
    return readPolicies(texts, catalog);
}

} // namespace breakwater
