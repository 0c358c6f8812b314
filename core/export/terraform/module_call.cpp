// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/module_call.h"

#include "core/export/bicep/questions.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace breakwater::terraform {

namespace {

using bicep::Helper;
using bicep::PartOf;
using bicep::Unit;

using Arguments = std::vector<std::pair<std::string, std::string>>;

std::string call(const std::string &symbol, const std::string &file, const std::string &condition,
                 const Arguments &arguments, std::vector<std::string> after, const std::string &comment)
{
    std::string out = comment.empty() ? "" : "# " + comment + "\n";
    out += fmt::format("module \"{}\" {{\n  source = \"../modules/{}\"\n", symbol, file);
    if (!condition.empty())
        out += "  count  = " + condition + " ? 1 : 0\n";
    out += "\n";
    std::string printed;
    for (const auto &[name, value] : arguments)
        printed += "  " + name + " = " + value + "\n";
    std::erase_if(after, [&](const std::string &other) {
        return printed.find("module." + other + ".") != std::string::npos
            || printed.find("module." + other + "[") != std::string::npos;
    });
    std::sort(after.begin(), after.end());
    after.erase(std::unique(after.begin(), after.end()), after.end());
    out += printed;
    if (!after.empty()) {
        out += "\n  depends_on = [";
        for (std::size_t i = 0; i < after.size(); ++i)
            out += (i == 0 ? "" : ", ") + ("module." + after[i]);
        out += "]\n";
    }
    return out + "}\n\n";
}

std::string conditionOf(const Helper &helper)
{
    return helper.condition.find("fullScale") != std::string::npos ? "var.fullScale" : "";
}

} // namespace

std::pair<std::string, std::string> placesOf(const std::string &scope)
{
    const std::string inner = scope.substr(14, scope.size() - 15);
    const std::size_t comma = inner.find(", ");
    return comma == std::string::npos ? std::pair(std::string(), inner)
                                      : std::pair(inner.substr(0, comma), inner.substr(comma + 2));
}

const std::string &ModuleCalls::module(const KindId &id, const std::string &section)
{
    const std::string file = id.text + (section.empty() ? "" : "-" + section);
    const auto known = m_texts.find(file);
    if (known != m_texts.end())
        return known->second;
    static const bicep::Features none;
    const auto features = m_plan.features.find(id);
    Result<std::string> text = renderModule(m_modules.at(id), section, m_plan.fragments.at(id),
                                            features == m_plan.features.end() ? none : features->second);
    if (!text)
        fail(text.error());
    return m_texts[file] = text ? *text : "";
}

void ModuleCalls::fail(const Error &error)
{
    if (!m_error)
        m_error = error;
}

std::string ModuleCalls::hcl(const std::string &bicepText, const Scope &scope, int indent)
{
    Result<std::string> text = hclExpression(bicepText, scope, indent);
    if (!text)
        fail(text.error());
    return text ? *text : "null";
}

Scope ModuleCalls::scopeOf(PartOf part) const
{
    Scope scope;
    scope.region = "local." + std::string(toWord(part));
    for (const Unit *unit : m_plan.in(part)) {
        if (unit->onlyAtFullScale)
            scope.late.insert(unit->symbol);
    }
    return scope;
}

std::string ModuleCalls::unitCall(const Unit &unit)
{
    const std::string &text = module(unit.kind->id, unit.section);
    const Scope scope = scopeOf(unit.part);
    Arguments arguments;
    const auto standard = [&](const std::string &name, const std::string &value) {
        if (takes(text, name))
            arguments.emplace_back(name, value);
    };
    standard("name", hcl(bicep::nameOf(unit, unit.part), scope, 1));
    standard("location", scope.region + ".location");
    standard("resourceGroup", "azurerm_resource_group.group.name");
    standard("subscriptionId", "local.subscriptionId");
    standard("tags", "local.tags");
    standard("fullScale", unit.part == PartOf::Secondary ? "var.fullScale" : "true");
    if (unit.fragment->hasSettings)
        standard("settings", scope.region + "." + unit.symbol);
    for (const bicep::Question &question : bicep::questions())
        standard(std::string(question.name), "var." + std::string(question.name));
    for (const auto &[name, value] : unit.arguments) {
        if (takes(text, name))
            arguments.emplace_back(name, hcl(value.print(), scope, 1));
    }
    // Whether a wire is there is known before what it leads to exists.
    for (const char *wire : {"workspaceId", "identityId"}) {
        std::string flag = std::string("has") + wire;
        flag[3] = static_cast<char>(std::toupper(static_cast<unsigned char>(flag[3])));
        const bool has = std::any_of(unit.arguments.begin(), unit.arguments.end(),
                                     [&](const auto &one) { return one.first == wire; });
        standard(flag, has ? "true" : "false");
    }
    // Rights that stand in the configuration of the pairing cannot be waited for here.
    std::vector<std::string> after;
    for (const std::string &symbol : unit.after) {
        if (isHere(symbol, unit.part))
            after.push_back(symbol);
    }
    return call(unit.symbol, bicep::moduleFile(*unit.kind, unit.section),
                unit.onlyAtFullScale ? "var.fullScale" : "", arguments, after, "");
}

bool ModuleCalls::isHere(const std::string &symbol, PartOf part) const
{
    for (const Unit *unit : m_plan.in(part)) {
        if (unit->symbol == symbol)
            return !unit->restored;
    }
    const auto helpers = m_plan.helpers.find(part);
    return helpers != m_plan.helpers.end()
        && std::any_of(helpers->second.begin(), helpers->second.end(),
                       [&](const Helper &helper) { return helper.symbol == symbol && helper.scope.empty(); });
}

std::string ModuleCalls::helperCall(const Helper &helper, const Scope &scope, const std::string &symbol)
{
    const std::string &text = module(helper.kind->id, helper.section);
    Arguments arguments;
    std::string subscription = "local.subscriptionId", group = "azurerm_resource_group.group.name";
    std::string groupName = scope.region + ".resourceGroup";
    if (!helper.scope.empty()) {
        const auto [first, last] = placesOf(helper.scope);
        groupName = group = hcl(last, scope, 1);
        if (!first.empty())
            subscription = hcl(first, scope, 1);
    }
    const auto standard = [&](const std::string &name, const std::string &value) {
        if (takes(text, name))
            arguments.emplace_back(name, value);
    };
    standard("resourceGroup", group);
    standard("subscriptionId", subscription);
    standard("tags", "local.tags");
    for (const auto &[name, value] : helper.arguments) {
        if (name == "tags") // above
            continue;
        if (name == "name" && takes(text, "targetId")) {
            const std::string &type = m_plan.fragments.at(helper.kind->id).spelt.empty()
                ? helper.kind->armType
                : m_plan.fragments.at(helper.kind->id).spelt;
            std::string target = hcl(value.print(), scope, 1);
            target = target.starts_with("\"") ? target.substr(1, target.size() - 2) : "${" + target + "}";
            arguments.emplace_back(
                "targetId",
                fmt::format("\"/subscriptions/${{{}}}/resourceGroups/${{{}}}/providers/{}/{}\"", subscription,
                            groupName, type, target));
        }
        if (takes(text, name))
            arguments.emplace_back(name, hcl(value.print(), scope, 1));
    }
    std::vector<std::string> after;
    if (helper.scope.empty())
        after = helper.after;
    return call(symbol, bicep::moduleFile(*helper.kind, helper.section), conditionOf(helper), arguments,
                after, helper.comment);
}

} // namespace breakwater::terraform
