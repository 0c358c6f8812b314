// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/plan.h"

#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace breakwater::bicep {

namespace {

PartOf partOf(Site site)
{
    return site == Site::Primary  ? PartOf::Primary
        : site == Site::Secondary ? PartOf::Secondary
                                  : PartOf::Global;
}

/// Nothing that Azure Resource Manager can make: of no kind, outside Azure, or without a resource type.
bool outsideAzure(const Service &service, const ServiceKind *kind)
{
    return kind == nullptr || service.at == Site::External || kind->armType.empty();
}

const Protection *regionProtection(const Stamp &stamp, const Unit &unit)
{
    const Protection *found = nullptr;
    for (const Protection &protection : stamp.protections) {
        const bool mine = protection.service == unit.service->id
            || std::find(protection.counterparts.begin(), protection.counterparts.end(), unit.service->id)
                != protection.counterparts.end();
        if (!mine || !protection.covers(DisruptionKind::Region))
            continue;
        // Where several serve, a replica is the plan and a backup its alternative.
        const DrOption *option = unit.kind->option(protection.option);
        if (found == nullptr
            || (option != nullptr && option->pattern != Pattern::BackupRestore
                && unit.kind->option(found->option) != nullptr
                && unit.kind->option(found->option)->pattern == Pattern::BackupRestore))
            found = &protection;
    }
    return found;
}

/// Last words that distinguish a service from its counterpart: `cus` and `eus2` of `kv-cus` and `kv-eus2`.
std::set<std::string> regionWords(const Stamp &stamp)
{
    std::set<std::string> list;
    for (const Protection &protection : stamp.protections) {
        const Service *first = stamp.service(protection.service);
        for (const ServiceId &id : protection.counterparts) {
            const Service *second = stamp.service(id);
            if (first == nullptr || second == nullptr)
                continue;
            const auto a = words(first->name), b = words(second->name);
            if (a.size() > 1 && a.size() == b.size() && std::equal(a.begin(), a.end() - 1, b.begin())
                && a.back() != b.back())
                list.insert({a.back(), b.back()});
        }
    }
    return list;
}

std::string symbolFor(const Unit &unit, const std::set<std::string> &regions)
{
    std::string joined;
    for (const std::string &word : words(unit.service->name)) {
        if (!regions.contains(word))
            joined += (joined.empty() ? "" : " ") + word;
    }
    if (unit.fragment->name.shape == NameRule::Shape::None) {
        for (const std::string &region : regions) {
            if (joined.size() > region.size() + 2 && joined.ends_with(region))
                joined.resize(joined.size() - region.size());
        }
    }
    return symbol(joined.empty() ? unit.kind->id.text : joined);
}

void nameUnits(Plan &plan)
{
    const std::set<std::string> regions = regionWords(*plan.stamp);
    std::set<std::string> symbols;
    std::map<PartOf, std::set<std::string>> names;
    for (auto &unit : plan.units) {
        const bool follows = unit->part == PartOf::Secondary && unit->partner != nullptr;
        unit->symbol = follows ? unit->partner->symbol : distinct(symbolFor(*unit, regions), symbols);
        const NameRule &rule = unit->fragment->name;
        const std::string name =
            azureName(unit->service->name, unit->fragment->prefix, rule, unit->fragment->otherPrefixes);
        // Names of different kinds may be equal; of one kind in one part they may not.
        std::set<std::string> &taken = names[rule.global ? PartOf::Global : unit->part];
        std::string key =
            distinct(unit->kind->id.text + "/" + name, taken,
                     unit->kind->id.text.size() + 1 + rule.longest - (rule.global ? kSuffixLength + 1 : 0));
        unit->baseName = key.substr(unit->kind->id.text.size() + 1);
    }
}

void findPartners(Plan &plan)
{
    for (auto &unit : plan.units) {
        unit->protection = regionProtection(*plan.stamp, *unit);
        if (unit->protection == nullptr)
            continue;
        unit->option = unit->kind->option(unit->protection->option);
        if (unit->protection->service != unit->service->id || unit->part != PartOf::Primary)
            continue;
        for (const ServiceId &id : unit->protection->counterparts) {
            Unit *other = nullptr;
            for (auto &candidate : plan.units) {
                if (candidate->service->id == id)
                    other = candidate.get();
            }
            if (other != nullptr && other->part == PartOf::Secondary && other->kind == unit->kind
                && other->partner == nullptr && unit->partner == nullptr) {
                unit->partner = other;
                other->partner = unit.get();
            }
        }
    }
}

/// What the strategy and the options leave out until the region carries the load.
void findAbsent(Plan &plan)
{
    for (auto &unit : plan.units) {
        if (unit->part != PartOf::Secondary)
            continue;
        const bool rebuilt = unit->option != nullptr && unit->option->pattern == Pattern::BackupRestore
            && unit->kind->state != ServiceKind::State::Stateful;
        const bool dark =
            plan.strategy == Strategy::PilotLight && unit->kind->state == ServiceKind::State::Stateless;
        const std::string option = unit->option == nullptr ? "" : unit->option->id.text;
        unit->restored = unit->fragment->restored.contains(option);
        unit->onlyAtFullScale = rebuilt || dark || unit->restored || unit->fragment->rebuilt.contains(option);
        if (unit->restored)
            plan.remark(
                Remark::What::NotMade, *unit->service,
                "It stands only after the restore that the runbook tells; restore it under the name in "
                "the table below, and what this code leads to it finds it.");
    }
    // What is built on something absent is absent too; data stays, whatever it is reached through.
    static const std::set<std::string> foundations{"app-service-plan", "managed-identity", "virtual-network",
                                                   "waf-policy"};
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto &guest : plan.units) {
            const bool data =
                guest->kind->state == ServiceKind::State::Stateful && guest->fragment->within.empty();
            if (guest->part != PartOf::Secondary || guest->onlyAtFullScale || data)
                continue;
            const auto waits = [&](const Dependency &dependency) {
                const Unit *host = dependency.from == guest->service->id ? plan.unit(dependency.to) : nullptr;
                const Unit *holder =
                    dependency.to == guest->service->id ? plan.unit(dependency.from) : nullptr;
                const auto absent = [&](const Unit *one) {
                    return one != nullptr && one->part == guest->part && one->onlyAtFullScale;
                };
                return (absent(host)
                        && (foundations.contains(host->kind->id.text)
                            || host->kind->id.text == guest->fragment->within))
                    || (absent(holder) && holder->kind->id.text == guest->fragment->within);
            };
            const auto &all = plan.stamp->dependencies;
            if (std::any_of(all.begin(), all.end(), waits))
                changed = guest->onlyAtFullScale = true;
        }
    }
}

std::optional<ParameterValue> stated(const Unit &unit, const std::string &key)
{
    const ParameterValue *value = unit.service->parameter(key);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::string plain(const ParameterValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const double *number = std::get_if<double>(&value))
        return fmt::format("{}", *number);
    if (const std::string *text = std::get_if<std::string>(&value))
        return *text;
    std::string out;
    for (const std::string &item : std::get<std::vector<std::string>>(value))
        out += (out.empty() ? "" : ";") + item;
    return out;
}

std::optional<ParameterValue> catalogDefault(const Unit &unit, const std::string &key)
{
    const ParameterFact *fact = unit.kind->parameter(key);
    return fact == nullptr ? std::nullopt : fact->defaultValue;
}

std::string labelOf(const Unit &unit, const std::string &key)
{
    const ParameterFact *fact = unit.kind->parameter(key);
    return fact == nullptr || fact->label.empty() ? key : fact->label;
}

/// As the type of the setting asks for; nullopt when the value is of another type, or none of the words.
std::optional<Value> converted(const ParameterValue &value, const std::string &type)
{
    if (type == "bool") {
        const bool *flag = std::get_if<bool>(&value);
        return flag == nullptr ? std::nullopt : std::optional(Value::boolean(*flag));
    }
    if (type == "int") {
        const double *number = std::get_if<double>(&value);
        if (number == nullptr || !std::isfinite(*number) || std::abs(*number) > 1e9)
            return std::nullopt;
        return Value::number(std::llround(*number));
    }
    const std::string *text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return std::nullopt;
    const bool closed = type.find('\'') != std::string::npos;
    if (closed
        && (text->find('\'') != std::string::npos || type.find("'" + *text + "'") == std::string::npos))
        return std::nullopt;
    return Value::text(*text);
}

Value emptyValue(const std::string &type)
{
    if (type == "bool")
        return Value::boolean(false);
    if (type == "int")
        return Value::number(0);
    const std::size_t open = type.find('\'');
    if (open != std::string::npos)
        return Value::text(type.substr(open + 1, type.find('\'', open + 1) - open - 1));
    return Value::text("");
}

void fillSettings(Plan &plan, Unit &unit)
{
    for (const FragmentSetting &setting : unit.fragment->settings) {
        if (!setting.feature.empty() && !plan.hasFeature(unit, setting.feature))
            continue;
        if (setting.from == FragmentSetting::From::Wired)
            continue;
        const auto value = stated(unit, setting.key);
        if (setting.from == FragmentSetting::From::Equals) {
            const auto known = value ? value : catalogDefault(unit, setting.key);
            unit.settings.set(setting.name, Value::boolean(known && plain(*known) == setting.word));
            if (!value)
                plan.remark(Remark::What::Assumed, *unit.service,
                            labelOf(unit, setting.key) + " is not stated; the code says "
                                + (known ? plain(*known) : "not " + setting.word) + ".");
            continue;
        }
        if (value) {
            if (const auto usable = converted(*value, setting.type)) {
                unit.settings.set(setting.name, *usable);
                continue;
            }
        }
        const auto fallback = catalogDefault(unit, setting.key);
        const auto usable = fallback ? converted(*fallback, setting.type) : std::nullopt;
        const Value used = usable ? *usable : emptyValue(setting.type);
        unit.settings.set(setting.name, used);
        plan.remark(Remark::What::Assumed, *unit.service,
                    labelOf(unit, setting.key)
                        + (value ? " is stated as \"" + plain(*value) + "\", which Azure does not know"
                                 : " is not stated")
                        + "; the code says " + used.print() + ".");
    }
}

/// What every service of a kind together has a use for: options by id, switched-on parameters by key.
void findFeatures(Plan &plan)
{
    for (const auto &unit : plan.units) {
        Features &features = plan.featuresOf(*unit);
        for (const auto &[key, value] : unit->service->parameters) {
            const bool *flag = std::get_if<bool>(&value);
            if (flag != nullptr && *flag)
                features.insert(key);
        }
        for (const Protection &protection : plan.stamp->protections) {
            if (protection.service == unit->service->id)
                features.insert(protection.option.text);
        }
    }
}

/// Logs go to the workspace that the service publishes to.
void sendLogs(const Plan &plan, Unit &unit)
{
    const auto same = [](const auto &argument) { return argument.first == "workspaceId"; };
    if (!declares(unit.fragment->sections.at(""), "workspaceId")
        || std::any_of(unit.arguments.begin(), unit.arguments.end(), same))
        return;
    const auto workspaces = needsOf(plan, unit, "log-analytics");
    const auto own = std::find_if(workspaces.begin(), workspaces.end(),
                                  [&](const Unit *other) { return other->part == unit.part; });
    if (own != workspaces.end())
        unit.argue("workspaceId", Value::code(idOf(**own, unit, plan)));
    else if (!workspaces.empty() && unit.part == PartOf::Secondary)
        // Azure checks the workspace when the setting is made, so it is left alone while that region is lost.
        unit.argue("workspaceId",
                   Value::code("primaryLeads ? " + idOf(*workspaces.front(), unit, plan) + " : null"));
}

} // namespace

void listGaps(Plan &plan, const Unit &unit, const std::vector<FragmentGap> &gaps)
{
    for (const FragmentGap &gap : gaps) {
        if (gap.when == FragmentGap::When::Parameter) {
            const auto value = stated(unit, gap.key);
            if (value && plain(*value) == gap.value)
                plan.remark(Remark::What::NotMade, *unit.service, gap.what);
        } else if (gap.when == FragmentGap::When::Option) {
            for (const Protection &protection : plan.stamp->protections) {
                if (protection.service == unit.service->id && protection.option.text == gap.value)
                    plan.remark(Remark::What::NotMade, *unit.service, gap.what);
            }
        } else {
            for (const Part &part : unit.service->parts) {
                if (part.kind == gap.value)
                    plan.remark(Remark::What::NotMade, *unit.service,
                                gap.value + " \"" + part.name + "\": " + gap.what
                                    + (unit.fragment->roles.empty() || slug(part.name) == part.name
                                           ? ""
                                           : " The code looks for it as " + slug(part.name) + "."));
            }
        }
    }
    for (const Part &part : unit.service->parts) {
        if (unit.restored && part.kind != "alert")
            plan.remark(Remark::What::NotMade, *unit.service,
                        part.kind + " \"" + part.name + "\": comes with the restore, or is made after it.");
        if (part.kind == "alert")
            plan.remark(Remark::What::NotMade, *unit.service,
                        "alert \"" + part.name
                            + "\": Alert rules are kept with the monitoring of the organisation, where their "
                              "receivers are known.");
    }
}

std::string deployedWith(const ServiceKind &kind)
{
    const auto &resources = kind.terraformResources;
    if (kind.fragments.contains("helm.tmpl"))
        return "Has no resource type in Azure Resource Manager; it is a release of Helm, and its values come "
               "with "
               "the workloads of this export.";
    if (std::find(resources.begin(), resources.end(), "databricks_job") != resources.end())
        return "Has no resource type in Azure Resource Manager; it is deployed as a Databricks bundle, which "
               "comes "
               "with the workloads of this export.";
    std::string with;
    for (const std::string &resource : kind.terraformResources) {
        if (!resource.starts_with("azurerm_"))
            with += (with.empty() ? "" : ", ") + resource;
    }
    return "Has no resource type in Azure Resource Manager"
        + (with.empty() ? std::string("; whoever runs it deploys it.")
                        : "; its release deploys it (in Terraform's words: " + with + ").");
}

std::string_view toWord(PartOf part)
{
    return part == PartOf::Primary ? "primary" : part == PartOf::Secondary ? "secondary" : "global";
}

const Unit *Plan::unit(const ServiceId &id) const
{
    for (const auto &unit : units) {
        if (unit->service->id == id)
            return unit.get();
    }
    return nullptr;
}

std::vector<Unit *> Plan::in(PartOf part) const
{
    std::vector<Unit *> list;
    for (const auto &unit : units) {
        if (unit->part == part)
            list.push_back(unit.get());
    }
    return list;
}

void Plan::remark(Remark::What what, const Service &service, std::string text)
{
    remarks.insert({what, service.name, std::move(text)});
}

bool Plan::hasFeature(const Unit &unit, const std::string &feature) const
{
    const auto at = features.find(unit.kind->id);
    return at != features.end() && at->second.contains(feature);
}

std::optional<std::string> subscriptionOf(const LandingZone &zone)
{
    constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (!zone.subscription || zone.subscription->size() != kForm.size())
        return std::nullopt;
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const char c = (*zone.subscription)[i];
        const bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (kForm[i] == '-' ? c != '-' : !digit)
            return std::nullopt;
    }
    return zone.subscription;
}

std::string resourceGroupName(const Plan &plan, PartOf part)
{
    const NameRule rule{1, 80, NameRule::Shape::Hyphen, false};
    const LandingZone *zone = part == PartOf::Primary ? plan.primary
        : part == PartOf::Secondary                   ? plan.secondary
                                                      : nullptr;
    if (zone != nullptr && zone->resourceGroup && !slug(*zone->resourceGroup).empty())
        return azureName(*zone->resourceGroup, "rg", rule);
    const std::string stamp = slug(plan.stamp->name).substr(0, 60);
    return azureName(stamp + "-" + (zone == nullptr ? std::string(toWord(part)) : zone->region.text), "rg",
                     rule);
}

std::string moduleFile(const ServiceKind &kind, const std::string &section)
{
    return kind.id.text + (section.empty() ? "" : "-" + section);
}

std::string settingsType(const ServiceKind &kind)
{
    return symbol(kind.id.text) + "Settings";
}

Plan makePlan(const Stamp &stamp, const Catalog &catalog)
{
    Plan plan;
    plan.stamp = &stamp;
    plan.catalog = &catalog;
    plan.strategy = stamp.strategy.value_or(Strategy::WarmStandby);
    plan.primary = stamp.zone(ZoneRole::Primary);
    plan.secondary = stamp.zone(ZoneRole::Secondary);
    if (plan.primary == nullptr)
        plan.problems.insert("the stamp has no primary region");

    for (const Service &service : stamp.services) {
        const ServiceKind *kind = catalog.kind(service.kind);
        if (outsideAzure(service, kind)) {
            plan.remark(Remark::What::NotMade, service,
                        kind == nullptr
                            ? "Of no kind that the catalog knows: nothing of it can be deployed from here."
                            : service.at == Site::External
                            ? "Outside the subscription: whoever runs it deploys it."
                            : deployedWith(*kind));
            continue;
        }
        if (!plan.fragments.contains(kind->id)) {
            const auto text = kind->fragments.find("bicep.tmpl");
            if (text == kind->fragments.end()) {
                plan.problems.insert("no fragment for " + kind->id.text);
                continue;
            }
            Result<Fragment> fragment = parseFragment(text->second, kind->id.text + "/bicep.tmpl");
            if (!fragment) {
                plan.problems.insert(fragment.error().text());
                continue;
            }
            plan.fragments.emplace(kind->id, std::move(*fragment));
        }
        auto unit = std::make_unique<Unit>();
        unit->service = &service;
        unit->kind = kind;
        unit->fragment = &plan.fragments.at(kind->id);
        unit->part = partOf(service.at);
        if (unit->part == PartOf::Secondary && plan.secondary == nullptr) {
            plan.problems.insert("the stamp has services in a secondary region that it does not name");
            continue;
        }
        plan.units.push_back(std::move(unit));
    }
    if (plan.units.empty() && plan.problems.empty())
        plan.problems.insert("the stamp has no service that Azure Resource Manager can make");
    if (!plan.problems.empty())
        return plan;

    // The order in which a region is brought up; a name settles what is equal.
    std::sort(plan.units.begin(), plan.units.end(), [](const auto &a, const auto &b) {
        return std::tuple(a->part, a->kind->recoveryLayer, a->service->name, a->service->id)
            < std::tuple(b->part, b->kind->recoveryLayer, b->service->name, b->service->id);
    });
    findPartners(plan);
    nameUnits(plan);
    findAbsent(plan);
    findFeatures(plan);
    return plan;
}

void wire(Plan &plan)
{
    std::map<std::string_view, const KindWiring *> wirings;
    for (const auto &wiring : Registry<KindWiring>::all())
        wirings[wiring->kind()] = wiring.get();
    for (const auto &unit : plan.units) {
        listGaps(plan, *unit, unit->fragment->gaps);
    }
    // Twice: what one service wires may be a feature of the kind that another service has to answer too.
    for (int round = 0; round < 2; ++round) {
        plan.pairing.clear();
        plan.helpers.clear();
        plan.existing.clear();
        plan.rights.clear();
        plan.rightOn.clear();
        giveRights(plan);
        for (const auto &unit : plan.units) {
            unit->arguments.clear();
            unit->after.clear();
            unit->settings = Value::object();
            fillSettings(plan, *unit);
            const auto wiring = wirings.find(unit->kind->id.text);
            if (wiring != wirings.end())
                wiring->second->wire(plan, *unit);
            sendLogs(plan, *unit);
            for (const auto &[name, value] : unit->arguments)
                plan.featuresOf(*unit).insert("wired " + name);
        }
    }
}

} // namespace breakwater::bicep
