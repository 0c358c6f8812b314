// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace breakwater::bicep {

std::string settingsOf(PartOf of, PartOf from)
{
    return of == from ? "region" : std::string(toWord(of));
}

std::string nameInside(const Unit &unit, PartOf from)
{
    const std::string base = "${" + settingsOf(unit.part, from) + ".names." + unit.symbol + "}";
    if (!unit.fragment->name.global)
        return base;
    return base + (unit.fragment->name.shape == NameRule::Shape::None ? "${suffix}" : "-${suffix}");
}

std::string nameOf(const Unit &unit, PartOf from)
{
    if (!unit.fragment->name.global)
        return settingsOf(unit.part, from) + ".names." + unit.symbol;
    return "'" + nameInside(unit, from) + "'";
}

std::string scopeOf(PartOf of, PartOf from, const Plan &plan)
{
    if (of == from)
        return "";
    const std::string settings = settingsOf(of, from);
    const bool apart = (plan.primary != nullptr && subscriptionOf(*plan.primary))
        || (plan.secondary != nullptr && subscriptionOf(*plan.secondary));
    return apart ? "resourceGroup(" + settings + ".subscriptionId, " + settings + ".resourceGroup)"
                 : "resourceGroup(" + settings + ".resourceGroup)";
}

std::string scopeArguments(PartOf of, PartOf from, const Plan &plan)
{
    std::string scope = scopeOf(of, from, plan);
    if (scope.empty())
        return scope;
    scope = scope.substr(std::string_view("resourceGroup(").size());
    scope.back() = ',';
    return scope + " ";
}

std::string idFromNames(const Unit &unit, PartOf from, const Plan &plan)
{
    const std::string &type = unit.fragment->idType.empty() ? unit.kind->armType : unit.fragment->idType;
    return fmt::format("resourceId({}'{}', {})", scopeArguments(unit.part, from, plan), type,
                       nameOf(unit, from));
}

std::optional<std::string> outputOf(const Unit &unit, const Unit &user, std::string_view output)
{
    if (unit.restored || unit.part != user.part || (unit.onlyAtFullScale && !user.onlyAtFullScale))
        return std::nullopt;
    return fmt::format("{}{}.outputs.{}", unit.symbol, unit.onlyAtFullScale ? "!" : "", output);
}

std::string idOf(const Unit &unit, const Unit &user, const Plan &plan)
{
    return outputOf(unit, user, "id").value_or(idFromNames(unit, user.part, plan));
}

std::string both(const std::string &a, const std::string &b)
{
    return a.empty() ? b : b.empty() ? a : a + " && " + b;
}

Value joined(const Value &always, const std::map<std::string, Value> &late, int indent)
{
    if (late.empty())
        return always;
    std::string code = "concat(" + always.print(indent);
    for (const auto &[condition, list] : late)
        code += ", " + condition + " ? " + list.print(indent) + " : []";
    return Value::code(code + ")");
}

std::vector<const Unit *> needsOf(const Plan &plan, const Unit &unit, std::string_view kind,
                                  std::optional<DependencyType> type)
{
    std::vector<const Unit *> list;
    for (const Dependency &dependency : plan.stamp->dependencies) {
        if (dependency.from != unit.service->id || (type && dependency.type != *type))
            continue;
        const Unit *other = plan.unit(dependency.to);
        if (other != nullptr && (kind.empty() || other->kind->id.text == kind)
            && std::find(list.begin(), list.end(), other) == list.end())
            list.push_back(other);
    }
    std::sort(list.begin(), list.end(), [](const Unit *a, const Unit *b) {
        return std::tie(a->part, a->symbol) < std::tie(b->part, b->symbol);
    });
    return list;
}

std::vector<const Unit *> usersOf(const Plan &plan, const Unit &unit)
{
    std::vector<const Unit *> list;
    for (const auto &other : plan.units) {
        const auto needs = needsOf(plan, *other, "");
        if (std::find(needs.begin(), needs.end(), &unit) != needs.end())
            list.push_back(other.get());
    }
    return list;
}

std::vector<const Unit *> unitsOfKind(const Plan &plan, std::string_view kind, PartOf part)
{
    std::vector<const Unit *> list;
    for (const auto &unit : plan.units) {
        if (unit->part == part && unit->kind->id.text == kind)
            list.push_back(unit.get());
    }
    return list;
}

const Unit *identityOf(const Plan &plan, const Unit &unit)
{
    for (const Unit *identity : needsOf(plan, unit, "managed-identity", DependencyType::Authenticates)) {
        if (identity->part == unit.part)
            return identity;
    }
    return nullptr;
}

const Unit *networkOf(const Plan &plan, const Unit &unit)
{
    for (const Unit *network : needsOf(plan, unit, "virtual-network")) {
        if (network->part == unit.part)
            return network;
    }
    const auto all = unitsOfKind(plan, "virtual-network", unit.part);
    return all.size() == 1 ? all.front() : nullptr;
}

std::string subnetId(const Plan &plan, const Unit &network, const Unit &user, const std::string &subnet)
{
    const auto id = outputOf(network, user, "id");
    if (id)
        return fmt::format("'${{{}}}/subnets/{}'", *id, subnet);
    return fmt::format("'${{{}}}/subnets/{}'", idFromNames(network, user.part, plan), subnet);
}

std::int64_t numberOr(Plan &plan, const Unit &unit, const std::string &key, std::int64_t otherwise)
{
    if (const auto stated = unit.service->number(key);
        stated && std::isfinite(*stated) && std::abs(*stated) < 1e9)
        return std::llround(*stated);
    const ParameterFact *fact = unit.kind->parameter(key);
    const double *known =
        fact != nullptr && fact->defaultValue ? std::get_if<double>(&*fact->defaultValue) : nullptr;
    const std::int64_t used = known != nullptr ? std::llround(*known) : otherwise;
    plan.remark(Remark::What::Assumed, *unit.service,
                fmt::format("{} is not stated; the code says {}.",
                            fact != nullptr && !fact->label.empty() ? fact->label : key, used));
    return used;
}

std::string textOr(Plan &plan, const Unit &unit, const std::string &key, const std::string &otherwise)
{
    if (const auto stated = unit.service->text(key); stated && !stated->empty())
        return *stated;
    const ParameterFact *fact = unit.kind->parameter(key);
    const std::string *known =
        fact != nullptr && fact->defaultValue ? std::get_if<std::string>(&*fact->defaultValue) : nullptr;
    const std::string used = known != nullptr ? *known : otherwise;
    plan.remark(Remark::What::Assumed, *unit.service,
                fmt::format("{} is not stated; the code says {}.",
                            fact != nullptr && !fact->label.empty() ? fact->label : key, used));
    return used;
}

bool flagOr(Plan &plan, const Unit &unit, const std::string &key, bool otherwise)
{
    if (const auto stated = unit.service->flag(key))
        return *stated;
    const ParameterFact *fact = unit.kind->parameter(key);
    const bool *known =
        fact != nullptr && fact->defaultValue ? std::get_if<bool>(&*fact->defaultValue) : nullptr;
    const bool used = known != nullptr ? *known : otherwise;
    plan.remark(Remark::What::Assumed, *unit.service,
                fmt::format("{} is not stated; the code says {}.",
                            fact != nullptr && !fact->label.empty() ? fact->label : key, used));
    return used;
}

namespace {

template <typename T>
std::optional<T> partValue(const Part &part, std::string_view key)
{
    const auto at = part.parameters.find(std::string(key));
    if (at == part.parameters.end())
        return std::nullopt;
    const T *value = std::get_if<T>(&at->second);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

} // namespace

std::optional<double> partNumber(const Part &part, std::string_view key)
{
    const auto value = partValue<double>(part, key);
    return value && std::isfinite(*value) && std::abs(*value) < 1e9 ? value : std::nullopt;
}

std::optional<std::string> partText(const Part &part, std::string_view key)
{
    const auto value = partValue<std::string>(part, key);
    return value && !value->empty() ? value : std::nullopt;
}

std::optional<bool> partFlag(const Part &part, std::string_view key)
{
    return partValue<bool>(part, key);
}

std::string partName(const Part &part, std::set<std::string> &taken)
{
    std::string name = slug(part.name).substr(0, 40);
    while (!name.empty() && name.back() == '-')
        name.pop_back();
    return distinct(name.empty() ? slug(part.kind) : name, taken, 44);
}

bool carriesTheLoad(const Plan &plan, const Unit &unit)
{
    return plan.strategy == Strategy::HotStandby || plan.strategy == Strategy::ActiveActive
        || unit.onlyAtFullScale || (unit.option != nullptr && unit.option->pattern == Pattern::ActiveActive);
}

Scale scaleOf(const Plan &plan, const Unit &unit, std::string_view countKey, std::string_view minimumKey,
              std::int64_t otherwise)
{
    const auto read = [&](const Unit *of, std::string_view key) -> std::optional<std::int64_t> {
        const auto value = of == nullptr ? std::nullopt : of->service->number(key);
        if (!value || !std::isfinite(*value) || *value < 0 || *value > 1000)
            return std::nullopt;
        return std::llround(*value);
    };
    const std::int64_t own = read(&unit, countKey).value_or(otherwise);
    Scale scale{own, own};
    if (unit.part != PartOf::Secondary)
        return scale;
    scale.full = std::max(own, read(unit.partner, countKey).value_or(own));
    scale.normal =
        carriesTheLoad(plan, unit) ? scale.full : std::min(own, read(&unit, minimumKey).value_or(own));
    return scale;
}

Value zonesOf(const Plan &plan, const Unit &unit)
{
    const LandingZone *zone = unit.part == PartOf::Secondary ? plan.secondary : plan.primary;
    const Region *region = zone == nullptr ? nullptr : plan.catalog->region(zone->region);
    Value list = Value::list();
    if (region == nullptr || !region->zones || !unit.service->zones)
        return list;
    for (const int number : *unit.service->zones)
        list.add(Value::text(std::to_string(number)));
    return list;
}

const Protection *protectedBy(const Plan &plan, const Unit &unit, std::string_view option)
{
    for (const Protection &protection : plan.stamp->protections) {
        if (protection.service == unit.service->id && protection.option.text == option)
            return &protection;
    }
    return nullptr;
}

/// The primary one of a pair, or the unit itself.
const Unit &leader(const Unit &unit)
{
    return unit.part == PartOf::Secondary && unit.partner != nullptr ? *unit.partner : unit;
}

std::string presence(const Plan &plan, const Unit &target)
{
    if (target.part != PartOf::Secondary)
        return "";
    if (target.onlyAtFullScale)
        return "secondaryScale == 'full'";
    return plan.strategy == Strategy::BackupRestore ? "secondaryScale != 'absent'" : "";
}

} // namespace breakwater::bicep
