// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/variables.h"

#include "core/export/placeholders.h"
#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace breakwater {

namespace {

using Side = Placeholder::Side;
using Words = std::vector<std::string>;

/// Order of definition: what others refer to comes first.
enum Rank { Places, Names, Composed, Values, RunTime, Secrets };

char upper(char c)
{
    return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}
bool isAlnum(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
}

/// "sqlSecondary" -> SQL SECONDARY
Words camelWords(std::string_view text)
{
    Words words;
    for (const char c : text) {
        if (words.empty() || (c >= 'A' && c <= 'Z'))
            words.emplace_back();
        words.back() += upper(c);
    }
    return words;
}

/// "sql-orders-cus" -> SQL ORDERS CUS
Words nameWords(std::string_view text)
{
    Words words(1);
    for (const char c : text) {
        if (isAlnum(c))
            words.back() += upper(c);
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

/// Name of a variable out of words: each once, none empty, at most forty characters, no digit first.
std::string variableName(const Words &words)
{
    std::string name;
    Words used;
    for (const std::string &word : words) {
        if (std::find(used.begin(), used.end(), word) != used.end() || name.size() + word.size() > 40)
            continue;
        used.push_back(word);
        name += (name.empty() ? "" : "_") + word;
    }
    if (name.empty() || (name.front() >= '0' && name.front() <= '9'))
        name.insert(0, "V_");
    return name;
}

/// A name that Azure could have given out. "Shop API" is a name for people only.
bool isResourceName(std::string_view text)
{
    return text.size() <= 90 && quote::isPlainWord(text)
        && text.find_first_of("/:@,+=") == std::string_view::npos;
}

bool isOneOf(std::string_view kinds, std::string_view kind)
{
    for (std::size_t at = 0; at < kinds.size();) {
        const std::size_t end = std::min(kinds.find(' ', at), kinds.size());
        if (kinds.substr(at, end - at) == kind)
            return true;
        at = end + 1;
    }
    return false;
}

std::string joined(const Words &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// As an architect would write it: 4, not 4.000000.
std::string wordOf(const ParameterValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const double *number = std::get_if<double>(&value))
        return fmt::format("{:g}", *number);
    if (const std::string *text = std::get_if<std::string>(&value))
        return *text;
    return joined(std::get<std::vector<std::string>>(value));
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Found {
    std::size_t at = 0, length = 0; ///< of the braces and what they hold
    std::string_view name;
};

std::optional<Found> nextPlaceholder(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('{', from); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const std::size_t end = text.find('}', at);
        if (end == std::string_view::npos)
            return std::nullopt;
        const std::string_view name = text.substr(at + 1, end - at - 1);
        const bool foreign = at > 0 && (text[at - 1] == '$' || text[at - 1] == '%');
        if (!foreign && !name.empty() && startsName(name.front())
            && std::all_of(name.begin(), name.end(), isAlnum))
            return Found{at, end - at + 1, name};
    }
    return std::nullopt;
}

/// Which quotes of the shell are open at the end of `text`, given those that were open before it.
char quotesAfter(std::string_view text, char open)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && open != '\'')
            ++i;
        else if (open == 0 && (c == '\'' || c == '"'))
            open = c;
        else if (c == open)
            open = 0;
    }
    return open;
}

std::string reference(const Variable &variable, char quotes)
{
    const std::string plain = "${" + variable.name + "}";
    if (quotes == '\'')
        return "'\"" + plain + "\"'";
    const bool mayHoldAnything =
        variable.state == Variable::State::AtRunTime || variable.state == Variable::State::Secret;
    return quotes == 0 && mayHoldAnything ? "\"" + plain + "\"" : plain;
}

} // namespace

// --- Variable
// ----------------------------------------------------------------------------------------------------------

std::string Variable::definition() const
{
    if (state == State::Known && value.find("${") == std::string::npos)
        return name + "=" + quote::shellSingle(value);
    if (state == State::Known)
        return name + "=\"" + value + "\"";
    // Braces would end the expansion before its time, and an apostrophe opens a quote even between double
    // quotes: a letter that looks like one stands for it.
    std::string text = replaced(replaced(demand(), "{", "("), "}", ")");
    text = replaced(text, "'", "\xCA\xBC"); // U+02BC
    return fmt::format(": \"${{{}:?{}}}\"", name, quote::shellDouble(text));
}

std::string Variable::demand() const
{
    const std::string why = state == State::ToComplete ? "TO COMPLETE by " + (owner.empty() ? "owner" : owner)
        : state == State::Secret ? "secret, read it from its vault now, never write it down"
                                 : "set it now";
    return quote::line(fmt::format("{}: {}", why, meaning));
}

// --- what a placeholder stands for
// ------------------------------------------------------------------------------------------------

/// Answers for one placeholder at one place.
class Resolver {
public:
    Resolver(Variables &table, std::string_view name, const CommandPlace &place)
        : m_table(table)
        , m_name(name)
        , m_place(place)
        , m_known(findPlaceholder(name))
    { }

    const Variable &resolve()
    {
        if (m_known == nullptr)
            return ask(fmt::format("Value of {}", m_name), {});
        switch (m_known->kind) {
        case Placeholder::Kind::ZoneGroup:
            return zoneGroup(m_known->side == Side::Primary ? ZoneRole::Primary : ZoneRole::Secondary);
        case Placeholder::Kind::OwnGroup:
            return groupOf(m_place.service);
        case Placeholder::Kind::SharedGroup:
            return sharedGroup();
        case Placeholder::Kind::RegionName:
            return region(m_known->side == Side::Primary ? ZoneRole::Primary : ZoneRole::Secondary);
        case Placeholder::Kind::Subscription:
            return subscription(ZoneRole::Secondary);
        case Placeholder::Kind::Resource:
            return resource();
        case Placeholder::Kind::ResourceId:
        case Placeholder::Kind::Host:
            return composed();
        case Placeholder::Kind::Parameter:
            return parameter();
        case Placeholder::Kind::Part:
        case Placeholder::Kind::PartParameter:
            return part();
        case Placeholder::Kind::Ask:
            return ask(std::string(m_known->meaning), {});
        case Placeholder::Kind::AtRunTime:
            return later(Variable::State::AtRunTime, RunTime);
        case Placeholder::Kind::Secret:
            return later(Variable::State::Secret, Secrets);
        }
        return ask(std::string(m_known->meaning), {});
    }

private:
    using Services = std::vector<const Service *>;

    std::string stampName() const { return m_place.stamp ? m_place.stamp->name : std::string(); }
    std::string stampKey() const { return m_place.stamp ? m_place.stamp->id.text : std::string(); }

    const Variable &define(const std::string &identity, int rank, const Words &words, Variable variable)
    {
        variable.name = variableName(words);
        variable.owner = rank == Places && !foundationOwner().empty() ? foundationOwner() : m_place.owner;
        return m_table.define(identity, rank, std::move(variable), m_place);
    }
    /// Who looks after subscriptions and resource groups.
    std::string foundationOwner() const
    {
        if (m_place.stamp == nullptr)
            return {};
        const auto row = m_place.stamp->raci.find(Phase::Foundation);
        if (row == m_place.stamp->raci.end() || !row->second.responsible)
            return {};
        const Role *role = m_table.m_now.topology->role(*row->second.responsible);
        return role ? role->title : std::string();
    }
    Words withStamp(Words words) const
    {
        if (m_table.m_severalStamps) {
            for (std::string &word : nameWords(stampName()))
                words.push_back(std::move(word));
        }
        return words;
    }

    // Places
    const LandingZone *zone(ZoneRole role) const
    {
        return m_place.stamp ? m_place.stamp->zone(role) : nullptr;
    }
    std::string regionTitle(ZoneRole role) const
    {
        const LandingZone *z = zone(role);
        if (z == nullptr)
            return role == ZoneRole::Primary ? "the primary region" : "the recovery region";
        const Region *known = m_table.m_now.catalog->region(z->region);
        return known ? known->name : z->region.text;
    }
    static std::string word(ZoneRole role) { return role == ZoneRole::Primary ? "PRIMARY" : "SECONDARY"; }

    const Variable &zoneFact(std::string_view what, const std::string &meaning, ZoneRole role,
                             const std::optional<std::string> &value)
    {
        Variable v;
        v.meaning = fmt::format("{} of {} in {}", meaning, stampName(), regionTitle(role));
        if (value && quote::isPlainWord(*value)) {
            v.state = Variable::State::Known;
            v.value = *value;
        } else if (value) {
            v.hint = "the design names it with characters that no command can take";
        }
        return define(fmt::format("{}/{}/{}", what, stampKey(), word(role)), Places,
                      withStamp({std::string(what), word(role)}), std::move(v));
    }
    const Variable &zoneGroup(ZoneRole role)
    {
        const LandingZone *z = zone(role);
        return zoneFact("RG", "Resource group", role, z ? z->resourceGroup : std::nullopt);
    }
    const Variable &subscription(ZoneRole role)
    {
        const LandingZone *z = zone(role);
        return zoneFact("SUBSCRIPTION", "Subscription id", role, z ? z->subscription : std::nullopt);
    }
    const Variable &region(ZoneRole role)
    {
        const LandingZone *z = zone(role);
        return zoneFact("REGION", "Azure region name", role,
                        z ? std::optional<std::string>(z->region.text) : std::nullopt);
    }
    const Variable &sharedGroup(std::string_view what)
    {
        Variable v;
        v.meaning =
            what == "DNS" ? "Resource group of the DNS zones" : "Resource group of the global services";
        return define(fmt::format("group/{}", what), Places, {"RG", what == "DNS" ? "DNS" : "GLOBAL"},
                      std::move(v));
    }
    const Variable &sharedGroup() { return sharedGroup(m_known->detail); }
    const Variable &groupOf(const Service *service)
    {
        if (service == nullptr || service->at == Site::Global || service->at == Site::External)
            return sharedGroup("global");
        return zoneGroup(service->at == Site::Secondary ? ZoneRole::Secondary : ZoneRole::Primary);
    }

    // Services
    std::string kindOf(const Service &service) const
    {
        const ServiceKind *kind = m_table.m_now.catalog->kind(service.kind);
        return kind ? kind->id.text : service.kind.text;
    }
    const Stamp *stampOf(const Service &service) const { return m_table.m_index.find(service.id).stamp; }

    /// The service that plays the same part on the wanted side; null when the design has none.
    const Service *onSide(const Service &service, Side side) const
    {
        if (side == Side::Own || service.at == Site::Global || service.at == Site::External)
            return &service;
        const Site wanted = side == Side::Primary ? Site::Primary : Site::Secondary;
        if (service.at == wanted)
            return &service;
        const Stamp *stamp = stampOf(service);
        if (stamp == nullptr)
            return nullptr;
        const Service *any = nullptr;
        for (const Protection &protection : stamp->protections) {
            const bool mine = protection.service == service.id;
            const bool forward = mine && wanted == Site::Secondary && !protection.counterparts.empty();
            const bool backward = wanted == Site::Primary
                && std::find(protection.counterparts.begin(), protection.counterparts.end(), service.id)
                    != protection.counterparts.end();
            if (!forward && !backward)
                continue;
            const Service *other =
                m_table.m_index.find(forward ? protection.counterparts.front() : protection.service).service;
            if (other != nullptr && protection.option == m_place.option)
                return other;
            if (any == nullptr || protection.covers(m_table.m_disruption))
                any = other;
        }
        return any;
    }

    void take(Services &into, const Service *service, Side side) const
    {
        if (service == nullptr || !isOneOf(m_known->kinds, kindOf(*service)))
            return;
        const Service *there = onSide(*service, side);
        if (there != nullptr && std::find(into.begin(), into.end(), there) == into.end())
            into.push_back(there);
    }
    /// What the service of the step, or its twin, is linked with.
    void takeNeighbours(Services &into, Side side) const
    {
        if (m_place.service == nullptr || m_place.stamp == nullptr)
            return;
        const Service *twins[] = {onSide(*m_place.service, Side::Primary),
                                  onSide(*m_place.service, Side::Secondary)};
        for (const Dependency &d : m_place.stamp->dependencies) {
            for (const Service *twin : twins) {
                if (twin != nullptr && d.from == twin->id)
                    take(into, m_table.m_index.find(d.to).service, side);
                if (twin != nullptr && d.to == twin->id)
                    take(into, m_table.m_index.find(d.from).service, side);
            }
        }
    }
    /// Nearest first: the step's own service, what it is linked with, its stamp, the design.
    Services candidates(Side side) const
    {
        Services found;
        take(found, m_place.service, side);
        if (found.empty())
            takeNeighbours(found, side);
        if (found.empty() && m_place.stamp != nullptr) {
            for (const Service &service : m_place.stamp->services)
                take(found, &service, side);
        }
        if (found.empty()) {
            for (const auto &stamp : m_table.m_now.topology->stamps) {
                for (const Service &service : stamp->services) {
                    if (service.at == Site::Global || service.at == Site::External)
                        take(found, &service, side);
                }
            }
        }
        return found;
    }

    /// Words of a service's name that its twin has too: "sql-orders-cus" and "sql-orders-eus2" -> SQL ORDERS
    Words label(const Service &service) const
    {
        Words words = nameWords(service.name);
        const Service *twin =
            onSide(service, service.at == Site::Secondary ? Side::Primary : Side::Secondary);
        if (twin == nullptr || twin == &service)
            return words;
        const Words others = nameWords(twin->name);
        Words shared;
        std::copy_if(words.begin(), words.end(), std::back_inserter(shared), [&](const std::string &w) {
            return std::find(others.begin(), others.end(), w) != others.end();
        });
        return shared.empty() ? words : shared;
    }
    /// Placeholder without its side, label, side.
    Words wordsFor(const Service &service, bool withSide) const
    {
        Words words = camelWords(m_name);
        const std::string side = words.back();
        const bool sided = words.size() > 1 && (side == "PRIMARY" || side == "SECONDARY");
        if (sided)
            words.pop_back();
        for (std::string &w : label(service))
            words.push_back(std::move(w));
        const bool regional = service.at == Site::Primary || service.at == Site::Secondary;
        if (withSide && regional && (sided || service.at == Site::Secondary))
            words.push_back(service.at == Site::Primary ? "PRIMARY" : "SECONDARY");
        return words;
    }
    Words ownWords() const
    {
        Words words = camelWords(m_name);
        if (m_place.service != nullptr) {
            for (std::string &w : label(*m_place.service))
                words.push_back(std::move(w));
        } else {
            words = withStamp(std::move(words));
        }
        return words;
    }
    std::string ownKey() const
    {
        return fmt::format("{}/{}", m_name, m_place.service ? m_place.service->id.text : stampKey());
    }
    std::string forWhom(std::string meaning) const
    {
        const std::string whose = m_place.service ? m_place.service->name : stampName();
        return whose.empty() ? meaning : fmt::format("{} ({})", meaning, whose);
    }

    static std::string namesOf(const Services &services)
    {
        Words names;
        for (const Service *service : services)
            names.push_back(service->name);
        return joined(names);
    }

    const Variable &ask(const std::string &meaning, std::string hint)
    {
        Variable v;
        v.meaning = forWhom(meaning);
        v.hint = std::move(hint);
        return define(ownKey(), Values, ownWords(), std::move(v));
    }
    const Variable &later(Variable::State state, int rank)
    {
        Variable v;
        v.state = state;
        v.meaning = forWhom(std::string(m_known->meaning));
        return define(ownKey(), rank, ownWords(), std::move(v));
    }
    const Variable &none(const Services &found)
    {
        if (found.empty())
            return ask(std::string(m_known->meaning), "the design has no such service");
        return ask(std::string(m_known->meaning), "one of " + namesOf(found));
    }

    const Variable &nameOf(const Service &service)
    {
        Variable v;
        v.meaning = fmt::format("{} ({})", m_known->meaning, service.name);
        if (isResourceName(service.name)) {
            v.state = Variable::State::Known;
            v.value = service.name;
        } else {
            v.hint = fmt::format("the design calls it \"{}\", which is no Azure name", service.name);
        }
        return define("name/" + service.id.text, Names, wordsFor(service, true), std::move(v));
    }
    const Variable &resource()
    {
        const Services found = candidates(m_known->side);
        return found.size() == 1 ? nameOf(*found.front()) : none(found);
    }
    const Variable &composed()
    {
        const Services found = candidates(m_known->side);
        if (found.size() != 1)
            return none(found);
        const Service &service = *found.front();
        const ServiceKind *kind = m_table.m_now.catalog->kind(service.kind);
        const bool id = m_known->kind == Placeholder::Kind::ResourceId;
        if (!isResourceName(service.name)
            || (id && (kind == nullptr || std::count(kind->armType.begin(), kind->armType.end(), '/') != 1)))
            return ask(std::string(m_known->meaning), {});
        const bool secondary = service.at == Site::Secondary;
        const ZoneRole role = secondary ? ZoneRole::Secondary : ZoneRole::Primary;
        Variable v;
        v.meaning = fmt::format("{} ({})", m_known->meaning, service.name);
        v.state = Variable::State::Known;
        if (id) {
            const std::string sub = subscription(role).name; // copies: defining moves the table
            const std::string group = groupOf(&service).name;
            v.value = fmt::format("/subscriptions/${{{}}}/resourceGroups/${{{}}}/providers/{}/{}{}", sub,
                                  group, kind->armType, service.name, m_known->detail);
        } else {
            const LandingZone *z = zone(role);
            v.value =
                service.name + replaced(std::string(m_known->detail), "{region}", z ? z->region.text : "");
        }
        return define(fmt::format("{}/{}", m_name, service.id.text), Composed, wordsFor(service, true),
                      std::move(v));
    }

    const Variable &value(const Service &service, const Words &values, const std::string &where)
    {
        if (values.size() == 1 && quote::isPlainWord(values.front())) {
            Variable v;
            v.meaning = fmt::format("{} ({})", m_known->meaning, service.name);
            v.state = Variable::State::Known;
            v.value = values.front();
            return define(fmt::format("{}/{}", m_name, service.id.text), Values, wordsFor(service, false),
                          std::move(v));
        }
        const bool inTurn = m_known->meaning.find("repeat") != std::string_view::npos;
        if (inTurn && values.size() > 1
            && std::all_of(values.begin(), values.end(),
                           [](const std::string &v) { return quote::isPlainWord(v); })) {
            Variable v;
            v.state = Variable::State::AtRunTime;
            v.meaning = fmt::format("{} ({}): {}", m_known->meaning, service.name, joined(values));
            return define(fmt::format("{}/{}", m_name, service.id.text), RunTime, wordsFor(service, false),
                          std::move(v));
        }
        return ask(std::string(m_known->meaning),
                   values.empty() ? fmt::format("the design gives {} no {}", service.name, where)
                                  : (values.size() == 1 ? "the design says \"" : "one of ") + joined(values)
                           + (values.size() == 1 ? "\", which no command can take" : ""));
    }
    const Variable &parameter()
    {
        const Services found = candidates(m_known->side);
        if (found.size() != 1)
            return none(found);
        const Service &service = *found.front();
        const ParameterValue *given = service.parameter(m_known->detail);
        Words values;
        if (given != nullptr)
            values.push_back(wordOf(*given));
        return value(service, values, std::string(m_known->detail));
    }
    const Variable &part()
    {
        const Services found = candidates(m_known->side);
        if (found.size() != 1)
            return none(found);
        const Service &service = *found.front();
        // detail: kind, kind/parameter or kind:name/parameter
        const std::string detail(m_known->detail);
        const std::size_t slash = detail.find('/');
        const std::string head = detail.substr(0, slash);
        const std::string kind = head.substr(0, head.find(':'));
        const std::string only = head.find(':') == std::string::npos ? "" : head.substr(head.find(':') + 1);
        Words values;
        for (const Part &p : service.parts) {
            if (p.kind != kind || (!only.empty() && p.name != only))
                continue;
            std::optional<std::string> given = p.name;
            if (slash != std::string::npos) {
                const auto found_ = p.parameters.find(detail.substr(slash + 1));
                given = found_ == p.parameters.end() ? std::nullopt
                                                     : std::optional<std::string>(wordOf(found_->second));
            }
            if (given && std::find(values.begin(), values.end(), *given) == values.end())
                values.push_back(*given);
        }
        return value(service, values, kind);
    }

    Variables &m_table;
    std::string m_name;
    const CommandPlace &m_place;
    const Placeholder *m_known;
};

// --- Variables
// ---------------------------------------------------------------------------------------------------------

Variables::Variables(const Snapshot &now, DisruptionKind disruption, bool severalStamps)
    : m_now(now)
    , m_index(*now.topology)
    , m_disruption(disruption)
    , m_severalStamps(severalStamps)
{ }

const Variable &Variables::define(std::string identity, int rank, Variable variable,
                                  const CommandPlace &place)
{
    const auto known = m_byIdentity.find(identity);
    std::size_t at = m_entries.size();
    if (known != m_byIdentity.end()) {
        at = known->second;
    } else {
        const std::string base = variable.name;
        for (int n = 2; m_byName.count(variable.name) > 0; ++n)
            variable.name = fmt::format("{}_{}", base, n);
        m_byName.emplace(variable.name, at);
        m_byIdentity.emplace(std::move(identity), at);
        m_entries.push_back({std::move(variable), rank});
    }
    std::vector<std::string> &steps = m_entries[at].variable.steps;
    if (!place.step.empty() && std::find(steps.begin(), steps.end(), place.step) == steps.end())
        steps.push_back(place.step);
    return m_entries[at].variable;
}

const Variable &Variables::require(std::string_view placeholder, const CommandPlace &place)
{
    return Resolver(*this, placeholder, place).resolve();
}

std::string Variables::command(std::string_view command, const CommandPlace &place)
{
    std::string out;
    char quotes = 0;
    std::size_t done = 0;
    for (auto found = nextPlaceholder(command, 0); found;
         found = nextPlaceholder(command, found->at + found->length)) {
        const std::string_view between = command.substr(done, found->at - done);
        quotes = quotesAfter(between, quotes);
        out += between;
        out += reference(require(found->name, place), quotes);
        done = found->at + found->length;
    }
    out += command.substr(done);
    return out;
}

std::string Variables::words(std::string_view text, const CommandPlace &place)
{
    std::string out;
    std::size_t done = 0;
    for (auto found = nextPlaceholder(text, 0); found;
         found = nextPlaceholder(text, found->at + found->length)) {
        out += text.substr(done, found->at - done);
        const Variable &variable = require(found->name, place);
        const bool literal =
            variable.state == Variable::State::Known && variable.value.find("${") == std::string::npos;
        out += literal ? variable.value : "${" + variable.name + "}";
        done = found->at + found->length;
    }
    out += text.substr(done);
    return out;
}

std::vector<Variable> Variables::all() const
{
    std::vector<Entry> sorted = m_entries;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Entry &a, const Entry &b) { return a.rank < b.rank; });
    std::vector<Variable> out;
    for (Entry &entry : sorted)
        out.push_back(std::move(entry.variable));
    return out;
}

std::vector<std::string> Variables::openIn(const std::string &step) const
{
    std::vector<std::string> names;
    for (const Entry &entry : m_entries) {
        const Variable &v = entry.variable;
        if (v.state == Variable::State::ToComplete
            && std::find(v.steps.begin(), v.steps.end(), step) != v.steps.end())
            names.push_back(v.name);
    }
    return names;
}

std::vector<std::string> placeholdersOf(std::string_view command)
{
    std::vector<std::string> names;
    for (auto found = nextPlaceholder(command, 0); found;
         found = nextPlaceholder(command, found->at + found->length))
        names.emplace_back(found->name);
    return names;
}

bool isKnownPlaceholder(std::string_view placeholder)
{
    return findPlaceholder(placeholder) != nullptr;
}

} // namespace breakwater
