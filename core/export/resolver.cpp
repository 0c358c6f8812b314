// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/resolver.h"

#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace breakwater {

using namespace variable_words;

namespace {

/// Order of definition: what others refer to comes first.
enum Rank { Places, Names, Composed, Values, RunTime, Secrets };

} // namespace

Resolver::Resolver(Variables &table, std::string_view name, const CommandPlace &place)
    : m_table(table)
    , m_name(name)
    , m_place(place)
    , m_known(findPlaceholder(name))
{ }

const Variable &Resolver::resolve()
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

const Variable &Resolver::define(const std::string &identity, int rank, const Words &words, Variable variable)
{
    variable.name = variable_words::nameOf(words);
    variable.owner = rank == Places && !foundationOwner().empty() ? foundationOwner() : m_place.owner;
    return m_table.define(identity, rank, std::move(variable), m_place);
}

const Variable &Resolver::zoneFact(std::string_view what, const std::string &meaning, ZoneRole role,
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

const Variable &Resolver::zoneGroup(ZoneRole role)
{
    const LandingZone *z = zone(role);
    return zoneFact("RG", "Resource group", role, z ? z->resourceGroup : std::nullopt);
}

const Variable &Resolver::subscription(ZoneRole role)
{
    const LandingZone *z = zone(role);
    return zoneFact("SUBSCRIPTION", "Subscription id", role, z ? z->subscription : std::nullopt);
}

const Variable &Resolver::region(ZoneRole role)
{
    const LandingZone *z = zone(role);
    return zoneFact("REGION", "Azure region name", role,
                    z ? std::optional<std::string>(z->region.text) : std::nullopt);
}

const Variable &Resolver::sharedGroup(std::string_view what)
{
    Variable v;
    v.meaning = what == "DNS" ? "Resource group of the DNS zones" : "Resource group of the global services";
    return define(fmt::format("group/{}", what), Places, {"RG", what == "DNS" ? "DNS" : "GLOBAL"},
                  std::move(v));
}

const Variable &Resolver::sharedGroup()
{
    return sharedGroup(m_known->detail);
}

const Variable &Resolver::groupOf(const Service *service)
{
    if (service == nullptr || service->at == Site::Global || service->at == Site::External)
        return sharedGroup("global");
    return zoneGroup(service->at == Site::Secondary ? ZoneRole::Secondary : ZoneRole::Primary);
}

const Variable &Resolver::ask(const std::string &meaning, std::string hint)
{
    Variable v;
    v.meaning = forWhom(meaning);
    v.hint = std::move(hint);
    return define(ownKey(), Values, ownWords(), std::move(v));
}

const Variable &Resolver::later(Variable::State state, int rank)
{
    Variable v;
    v.state = state;
    v.meaning = forWhom(std::string(m_known->meaning));
    return define(ownKey(), rank, ownWords(), std::move(v));
}

const Variable &Resolver::none(const Services &found)
{
    if (found.empty())
        return ask(std::string(m_known->meaning), "the design has no such service");
    return ask(std::string(m_known->meaning), "one of " + namesOf(found));
}

const Variable &Resolver::nameOf(const Service &service)
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

const Variable &Resolver::resource()
{
    const Services found = candidates(m_known->side);
    return found.size() == 1 ? nameOf(*found.front()) : none(found);
}

const Variable &Resolver::composed()
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
        v.value = fmt::format("/subscriptions/${{{}}}/resourceGroups/${{{}}}/providers/{}/{}{}", sub, group,
                              kind->armType, service.name, m_known->detail);
    } else {
        const LandingZone *z = zone(role);
        v.value = service.name + replaced(std::string(m_known->detail), "{region}", z ? z->region.text : "");
    }
    return define(fmt::format("{}/{}", m_name, service.id.text), Composed, wordsFor(service, true),
                  std::move(v));
}

const Variable &Resolver::value(const Service &service, const Words &values, const std::string &where)
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
    if (inTurn && values.size() > 1 && std::all_of(values.begin(), values.end(), [](const std::string &v) {
            return quote::isPlainWord(v);
        })) {
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

const Variable &Resolver::parameter()
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

const Variable &Resolver::part()
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

} // namespace breakwater
