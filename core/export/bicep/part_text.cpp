// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/part_text.h"

#include "core/export/bicep/questions.h"
#include "core/export/bicep/wiring.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

std::string conditionOf(const Unit &unit)
{
    return unit.onlyAtFullScale ? "!" : "";
}

constexpr std::string_view kAlwaysFull = "fullScale: true";

/// Whether a body asks for the scale, and does not only say it.
bool choosesScale(std::string body)
{
    for (std::size_t at = body.find(kAlwaysFull); at != std::string::npos; at = body.find(kAlwaysFull, at))
        body.erase(at, kAlwaysFull.size());
    return mentions(body, "fullScale");
}

/// Parameters of a part, those its body has a use for, in a fixed order.
std::string parameters(const std::string &body, const std::string &type, PartOf part)
{
    std::string out =
        "@description('Names, places and sizes of what stands here.')\nparam region " + type + "\n";
    for (const PartOf other : {PartOf::Primary, PartOf::Secondary}) {
        const std::string word(toWord(other));
        if (other != part && mentions(body, word))
            out += "@description('The " + word
                + " region: its ids are put together from its names, so that nothing here waits for it while "
                  "it is "
                  "down.')\nparam "
                + word + " " + word + "Settings\n";
    }
    if (mentions(body, "suffix"))
        out += "@description('Ends every name that must be unique in all of Azure.')\nparam suffix string\n";
    if (mentions(body, "tags"))
        out += "param tags object\n";
    if (choosesScale(body))
        out += "@description('Carry the whole load, not only stand by.')\nparam fullScale bool\n";
    if (mentions(body, "primaryLeads"))
        out += "@description('false while the primary region is lost, and while the secondary one leads: "
               "what refers to "
               "the primary is then left as it is.')\nparam primaryLeads bool\n";
    if (mentions(body, "secondaryScale"))
        out += "@description('How much of the secondary region is there.')\nparam secondaryScale 'absent' | "
               "'standby' | "
               "'full'\n";
    if (mentions(body, "activeRegion"))
        out += "@description('Region that answers clients.')\nparam activeRegion 'primary' | 'secondary'\n";
    for (const Question &question : questions()) {
        if (mentions(body, question.name))
            out += fmt::format("{}param {} {}\n", question.secret ? "@secure()\n" : "", question.name,
                               question.type);
    }
    return out + "\n";
}

Arguments argumentsOf(const Unit &unit, PartOf part, const std::string &module, bool standsBy)
{
    Arguments arguments;
    const auto standard = [&](const std::string &name, const std::string &value) {
        if (declares(module, name))
            arguments.emplace_back(name, Value::code(value));
    };
    standard("name", nameOf(unit, part));
    standard("location", "region.location");
    standard("tags", "tags");
    standard("fullScale", standsBy ? "fullScale" : "true");
    standard("settings", "region." + unit.symbol);
    for (const Question &question : questions())
        standard(std::string(question.name), std::string(question.name));
    arguments.insert(arguments.end(), unit.arguments.begin(), unit.arguments.end());
    return arguments;
}

bool followsTarget(const Helper &helper, const Unit &unit)
{
    return std::find(helper.after.begin(), helper.after.end(), unit.symbol) != helper.after.end();
}

/// Rights on what stands elsewhere follow their identity.
bool followsIdentity(const Helper &helper, const Unit &unit, const Plan &plan)
{
    const auto mine = plan.rights.find(&unit);
    return helper.after.empty() && helper.before.empty() && mine != plan.rights.end()
        && std::find(mine->second.begin(), mine->second.end(), helper.symbol) != mine->second.end();
}

} // namespace

Result<PartText> partText(const Plan &plan, PartOf part, Modules &modules, bool standsBy)
{
    PartText text;
    const std::vector<Unit *> units = plan.in(part);
    std::map<std::string, std::string> imported; // file -> type
    std::string names;
    for (const Existing &existing :
         plan.existing.contains(part) ? plan.existing.at(part) : std::vector<Existing>())
        text.body += fmt::format("resource {} '{}' existing = {{\n  name: {}\n  scope: {}\n}}\n\n",
                                 existing.symbol, existing.type, existing.name, existing.scope);
    std::string fields;
    const auto helpers = plan.helpers.contains(part) ? plan.helpers.at(part) : std::vector<Helper>();
    for (const Unit *unit : units) {
        if (unit->restored) {
            names += "    " + unit->symbol + ": string\n";
            continue;
        }
        Result<std::string> module = modules.text(*unit->kind, unit->section);
        if (!module)
            return module.error();
        const std::size_t begin = text.body.size();
        text.body += call(unit->symbol, moduleFile(*unit->kind, unit->section), "",
                          unit->onlyAtFullScale ? "fullScale" : "",
                          argumentsOf(*unit, part, *module, standsBy), unit->after, "");
        text.calls.push_back({unit->symbol, begin, text.body.size()});
        text.body += "\n";
        for (const Helper &helper : helpers) {
            if (helper.before != unit->symbol)
                continue;
            const Result<std::string> made = callOf(helper, modules);
            if (!made)
                return made.error();
            text.body += *made;
        }
        for (const bool behind : {true, false}) {
            for (const Helper &helper : helpers) {
                if (!(behind ? followsTarget(helper, *unit) : followsIdentity(helper, *unit, plan)))
                    continue;
                const Result<std::string> rights = callOf(helper, modules);
                if (!rights)
                    return rights.error();
                text.body += *rights;
            }
        }
        if (unit->fragment->named)
            names += "    " + unit->symbol + ": string\n";
        if (unit->fragment->hasSettings) {
            imported[moduleFile(*unit->kind, unit->section)] = settingsType(*unit->kind);
            fields += "  " + unit->symbol + ": " + settingsType(*unit->kind) + "\n";
        }
        for (const auto &[output, type] : outputsForPeople(*module)) {
            const std::string name = outputName(unit->symbol, output);
            std::string value = fmt::format("{}{}.outputs.{}", unit->symbol, conditionOf(*unit), output);
            if (unit->onlyAtFullScale)
                value = fmt::format("fullScale ? {} : {}", value, emptyOutput(type));
            text.outputs += fmt::format("output {} {} = {}\n", name, type, value);
            text.shown.push_back({name, type});
        }
    }
    for (const auto &[file, type] : imported)
        text.imports += fmt::format("import {{ {} }} from 'modules/{}.bicep'\n", type, file);
    text.settings = "  location: string\n  resourceGroup: string\n";
    if (scopeOf(PartOf::Primary, PartOf::Global, plan).find("subscriptionId") != std::string::npos)
        text.settings += "  subscriptionId: string\n";
    text.settings += "  // Names; those that must be unique in all of Azure get the suffix of this "
                     "subscription.\n  names: {\n"
        + names + "  }\n" + fields;
    return text;
}

std::string typeName(PartOf part, bool oneModule)
{
    if (part != PartOf::Global && oneModule)
        return "regionSettings";
    return std::string(toWord(part)) + "Settings";
}

std::string partFile(PartOf part, bool oneModule)
{
    return part != PartOf::Global && oneModule ? "region" : std::string(toWord(part));
}

std::string typeFile(PartOf part, bool oneModule, bool sharedTypes)
{
    return sharedTypes && part != PartOf::Global ? "settings" : partFile(part, oneModule);
}

std::string otherImports(const std::string &body, PartOf part, bool oneModule, bool sharedTypes)
{
    std::string out;
    for (const PartOf other : {PartOf::Primary, PartOf::Secondary}) {
        const std::string word(toWord(other));
        if (other == part || !mentions(body, word))
            continue;
        const std::string type = typeName(other, oneModule);
        out += fmt::format("import {{ {}{} }} from '{}.bicep'\n", type,
                           type == word + "Settings" ? "" : " as " + word + "Settings",
                           typeFile(other, oneModule, sharedTypes));
    }
    if (mentions(body, "sqlAdministrator"))
        out += "import { sqlAdministratorSettings } from 'modules/types.bicep'\n";
    return out;
}

std::string typeOf(const PartText &text, PartOf part, bool oneModule)
{
    return "@export()\ntype " + typeName(part, oneModule) + " = {\n" + text.settings + "}\n";
}

std::string preamble(const PartText &text, PartOf part, bool oneModule, bool sharedTypes)
{
    const std::string type = typeName(part, oneModule);
    const bool elsewhere = sharedTypes && part != PartOf::Global;
    std::string out = elsewhere ? fmt::format("import {{ {} }} from 'settings.bicep'\n", type) : text.imports;
    out += otherImports(text.body, part, oneModule, sharedTypes);
    out += (out.empty() ? "" : "\n");
    out += elsewhere ? "" : typeOf(text, part, oneModule) + "\n";
    return out + parameters(text.body, type, part);
}

std::string whole(const PartText &text, PartOf part, bool oneModule, bool sharedTypes)
{
    std::string out = preamble(text, part, oneModule, sharedTypes) + text.body + text.outputs;
    while (out.ends_with("\n\n"))
        out.pop_back();
    return out;
}

} // namespace breakwater::bicep
