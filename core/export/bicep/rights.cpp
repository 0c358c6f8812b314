// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace breakwater::bicep {

namespace {

using Rights =
    std::map<std::pair<const Unit *, const Unit *>, std::set<std::string>>; ///< (identity, on) -> roles

bool comesBefore(const std::pair<const Unit *, const Unit *> &a,
                 const std::pair<const Unit *, const Unit *> &b)
{
    return std::tie(a.first->part, a.first->symbol, a.second->part, a.second->symbol)
        < std::tie(b.first->part, b.first->symbol, b.second->part, b.second->symbol);
}

void listed(Plan &plan, const Unit &identity, Rights &rights)
{
    for (const Part &part : identity.service->parts) {
        if (part.kind != "role-assignment")
            continue;
        const std::string role = partText(part, "role").value_or(part.name);
        const Unit *target = part.ref ? plan.unit(*part.ref) : nullptr;
        if (target != nullptr && target->fragment->roles.contains(role))
            rights[{&identity, target}].insert(role);
        else
            plan.remark(Remark::What::NotMade, *identity.service,
                        "role assignment \"" + role
                            + "\": What it is given on, or the id of the role, is not known.");
    }
}

std::string titled(std::string word)
{
    if (!word.empty() && word.front() >= 'a' && word.front() <= 'z')
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

/// `idStoreOnKvStore`, or `idStoreOnPrimaryKvStore` for what stands in the other region.
std::string helperSymbol(const Unit &identity, const Unit &target)
{
    return identity.symbol + "On"
        + (target.part == identity.part ? "" : titled(std::string(toWord(target.part))))
        + titled(target.symbol);
}

/// What the dependencies of a service need of its identity.
void needed(const Plan &plan, const Unit &unit, Rights &rights)
{
    const Unit *identity = identityOf(plan, unit);
    if (identity == nullptr)
        return;
    for (const Dependency &dependency : plan.stamp->dependencies) {
        const Unit *target = dependency.from == unit.service->id ? plan.unit(dependency.to) : nullptr;
        if (target == nullptr)
            continue;
        const auto needed = unit.fragment->rights.find(target->kind->id.text);
        if (needed != unit.fragment->rights.end() && target->fragment->roles.contains(needed->second))
            rights[{identity, target}].insert(needed->second);
        const auto role = target->fragment->grants.find(std::string(toWord(dependency.type)));
        if (role != target->fragment->grants.end())
            rights[{identity, target}].insert(role->second);
    }
}

} // namespace

std::vector<std::string> rightsFor(const Plan &plan, const Unit &unit, const Unit &identity)
{
    std::vector<std::string> symbols;
    for (const Dependency &dependency : plan.stamp->dependencies) {
        const Unit *target = dependency.from == unit.service->id ? plan.unit(dependency.to) : nullptr;
        const auto right = plan.rightOn.find({&identity, target});
        if (right != plan.rightOn.end())
            symbols.push_back(right->second);
    }
    const auto all = plan.rights.find(&identity);
    return symbols.empty() && all != plan.rights.end() ? all->second : symbols;
}

void giveRights(Plan &plan)
{
    Rights rights;
    for (const auto &unit : plan.units) {
        if (unit->kind->id.text == "managed-identity")
            listed(plan, *unit, rights);
        needed(plan, *unit, rights);
    }
    std::vector<std::pair<const Unit *, const Unit *>> order;
    for (const auto &[pair, roles] : rights)
        order.push_back(pair);
    std::sort(order.begin(), order.end(), comesBefore);
    std::map<PartOf, std::set<std::string>> taken;
    for (const auto &[identity, target] : order) {
        const bool elsewhere = target->part != identity->part;
        if (target->part == PartOf::Secondary && identity->part == PartOf::Primary) {
            // The primary region is deployed first: what it needs in the other one cannot exist yet.
            plan.remark(Remark::What::NotMade, *identity->service,
                        "rights on \"" + target->service->name
                            + "\": It stands in the secondary region, which is deployed after this one.");
            continue;
        }
        Helper helper;
        helper.kind = target->kind;
        helper.section = "access";
        helper.symbol = distinct(helperSymbol(*identity, *target), taken[identity->part]);
        helper.scope = scopeOf(target->part, identity->part, plan);
        helper.condition =
            both(identity->onlyAtFullScale || (!elsewhere && target->onlyAtFullScale) ? "fullScale" : "",
                 elsewhere && target->part == PartOf::Primary ? "primaryLeads" : "");
        helper.arguments.emplace_back("name", Value::code(nameOf(*target, identity->part)));
        helper.arguments.emplace_back("principalId",
                                      Value::code(fmt::format("{}{}.outputs.principalId", identity->symbol,
                                                              identity->onlyAtFullScale ? "!" : "")));
        Value roleIds = Value::list();
        for (const std::string &role : rights.at({identity, target})) {
            roleIds.add(Value::text(target->fragment->roles.at(role)));
            roleIds.because(role);
        }
        helper.arguments.emplace_back("roleIds", std::move(roleIds));
        if (!elsewhere && !target->restored)
            helper.after.push_back(target->symbol);
        plan.rights[identity].push_back(helper.symbol);
        plan.rightOn[{identity, target}] = helper.symbol;
        plan.helpers[identity->part].push_back(std::move(helper));
    }
}

} // namespace breakwater::bicep
