// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/writer.h"

#include "core/export/bicep/questions.h"
#include "core/export/bicep/wiring.h"
#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace breakwater::bicep {

namespace {

std::string header(const Stamping &stamping, const std::string &what)
{
    return fmt::format("// {}\n// Design {}, catalog {}, as of {}, written by {}.\n\n", what,
                       stamping.shortHash(), quote::line(stamping.catalogVersion), stamping.asOf,
                       quote::line(stamping.writer));
}

/// Whether a word stands in the text by itself.
bool mentions(std::string_view text, std::string_view word)
{
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool before = at == 0 || (!isWord(text[at - 1]) && text[at - 1] != '.');
        const std::size_t end = at + word.size();
        if (before && (end == text.size() || !isWord(text[end])))
            return true;
    }
    return false;
}

/// The modules of the kinds, rendered once each.
class Modules {
public:
    explicit Modules(const Plan &plan)
        : m_plan(plan)
    { }

    Result<std::string> text(const ServiceKind &kind, const std::string &section)
    {
        const std::string file = moduleFile(kind, section);
        if (const auto known = m_texts.find(file); known != m_texts.end())
            return known->second;
        static const Features none;
        const auto features = m_plan.features.find(kind.id);
        Result<std::string> rendered =
            renderSection(m_plan.fragments.at(kind.id), section,
                          features == m_plan.features.end() ? none : features->second, kind.armType,
                          kind.armApiVersion, settingsType(kind));
        if (rendered) {
            m_texts[file] = *rendered;
            m_titles[file] = section.empty() ? m_plan.fragments.at(kind.id).title : titleOf(kind, section);
        }
        return rendered;
    }
    const std::map<std::string, std::string> &texts() const { return m_texts; }
    const std::string &title(const std::string &file) const { return m_titles.at(file); }

private:
    static std::string titleOf(const ServiceKind &kind, const std::string &section)
    {
        if (section == "access")
            return "Rights of one identity on one " + kind.shortName
                + ", which may stand in another resource group.";
        if (section == "failover-group")
            return "The failover group of one database, made on its primary server.";
        if (section == "object-replication")
            return "One end of an object replication; made at the destination first, then at the source.";
        if (section == "zone-links")
            return "Links of one more network to private DNS zones that exist.";
        return "Part of " + kind.shortName + ": " + section + ".";
    }

    const Plan &m_plan;
    std::map<std::string, std::string> m_texts, m_titles;
};

/// The arguments that a module takes; other languages may need more to say the same.
std::vector<std::pair<std::string, Value>> taken(const std::string &module,
                                                 std::vector<std::pair<std::string, Value>> arguments)
{
    std::erase_if(arguments, [&](const auto &one) { return !declares(module, one.first); });
    return arguments;
}

std::string call(const std::string &symbolic, const std::string &file, const std::string &scope,
                 const std::string &condition, const std::vector<std::pair<std::string, Value>> &arguments,
                 std::vector<std::string> after, const std::string &comment)
{
    Value params = Value::object();
    std::string printed;
    for (const auto &[name, value] : arguments) {
        params.set(name, value);
        printed += value.print() + "\n";
    }
    // What a value already waits for needs no line of its own.
    std::erase_if(after, [&](const std::string &other) {
        return printed.find(other + ".outputs") != std::string::npos
            || printed.find(other + "!.outputs") != std::string::npos;
    });
    std::sort(after.begin(), after.end());
    after.erase(std::unique(after.begin(), after.end()), after.end());
    std::string out = comment.empty() ? "" : "// " + comment + "\n";
    out += fmt::format("module {} 'modules/{}.bicep' = {}{{\n", symbolic, file,
                       condition.empty() ? "" : "if (" + condition + ") ");
    if (!scope.empty())
        out += "  scope: " + scope + "\n";
    out += "  params: " + params.print(1) + "\n";
    if (!after.empty()) {
        out += "  dependsOn: [\n";
        for (const std::string &other : after)
            out += "    " + other + "\n";
        out += "  ]\n";
    }
    return out + "}\n";
}

struct PartText {
    std::string body; ///< module calls and what they read
    std::string settings; ///< the exported type
    std::string imports;
    std::string outputs;
    std::vector<std::string> outputNames;
};

std::string conditionOf(const Unit &unit)
{
    return unit.onlyAtFullScale ? "!" : "";
}

Result<PartText> partText(const Plan &plan, PartOf part, Modules &modules)
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
    const auto writeRightsOf = [&](const Unit &target) -> Result<Done> {
        for (const Helper &helper : helpers) {
            if (std::find(helper.after.begin(), helper.after.end(), target.symbol) == helper.after.end())
                continue;
            Result<std::string> rendered = modules.text(*helper.kind, helper.section);
            if (!rendered)
                return rendered.error();
            text.body +=
                call(helper.symbol, moduleFile(*helper.kind, helper.section), helper.scope, helper.condition,
                     taken(*rendered, helper.arguments), helper.after, helper.comment)
                + "\n";
        }
        return Done{};
    };
    for (const Unit *unit : units) {
        if (unit->restored) {
            names += "    " + unit->symbol + ": string\n";
            continue;
        }
        Result<std::string> module = modules.text(*unit->kind, "");
        if (!module)
            return module.error();
        std::vector<std::pair<std::string, Value>> arguments;
        const auto standard = [&](const char *name, const std::string &value) {
            if (declares(*module, name))
                arguments.emplace_back(name, Value::code(value));
        };
        standard("name", nameOf(*unit, part));
        standard("location", "region.location");
        standard("tags", "tags");
        standard("fullScale", "fullScale");
        standard("settings", "region." + unit->symbol);
        for (const Question &question : questions())
            standard(std::string(question.name).c_str(), std::string(question.name));
        for (const auto &argument : unit->arguments)
            arguments.push_back(argument);
        text.body += call(unit->symbol, moduleFile(*unit->kind), "", unit->onlyAtFullScale ? "fullScale" : "",
                          arguments, unit->after, "")
            + "\n";
        if (Result<Done> done = writeRightsOf(*unit); !done)
            return done.error();
        // Rights on what stands elsewhere follow their identity.
        for (const Helper &helper : helpers) {
            if (!helper.after.empty() || plan.rights.find(unit) == plan.rights.end())
                continue;
            const auto &mine = plan.rights.at(unit);
            if (std::find(mine.begin(), mine.end(), helper.symbol) == mine.end())
                continue;
            Result<std::string> rendered = modules.text(*helper.kind, helper.section);
            if (!rendered)
                return rendered.error();
            text.body +=
                call(helper.symbol, moduleFile(*helper.kind, helper.section), helper.scope, helper.condition,
                     taken(*rendered, helper.arguments), helper.after, helper.comment)
                + "\n";
        }
        if (unit->fragment->named)
            names += "    " + unit->symbol + ": string\n";
        if (unit->fragment->hasSettings) {
            imported[moduleFile(*unit->kind)] = settingsType(*unit->kind);
            fields += "  " + unit->symbol + ": " + settingsType(*unit->kind) + "\n";
        }
        if (module->find("\noutput hostName string") != std::string::npos) {
            const std::string name = unit->symbol + "HostName";
            const std::string value = fmt::format("{}{}.outputs.hostName", unit->symbol, conditionOf(*unit));
            text.outputs += fmt::format("output {} string = {}\n", name,
                                        unit->onlyAtFullScale ? "fullScale ? " + value + " : ''" : value);
            text.outputNames.push_back(name);
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

/// File that says what a part is made of: its own, or one for both regions where each refers to the other,
/// because files may not import one another.
std::string typeFile(PartOf part, bool oneModule, bool sharedTypes)
{
    return sharedTypes && part != PartOf::Global ? "settings" : partFile(part, oneModule);
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
    if (mentions(body, "fullScale"))
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

std::string whole(const PartText &text, PartOf part, bool oneModule, bool sharedTypes)
{
    const std::string type = typeName(part, oneModule);
    const bool elsewhere = sharedTypes && part != PartOf::Global;
    std::string out = elsewhere ? fmt::format("import {{ {} }} from 'settings.bicep'\n", type) : text.imports;
    out += otherImports(text.body, part, oneModule, sharedTypes);
    out += (out.empty() ? "" : "\n");
    out += elsewhere ? "" : typeOf(text, part, oneModule) + "\n";
    out += parameters(text.body, type, part) + text.body + text.outputs;
    while (out.ends_with("\n\n"))
        out.pop_back();
    return out;
}

std::string standbyScale(const Plan &plan)
{
    switch (plan.strategy) {
    case Strategy::BackupRestore:
        return "absent";
    case Strategy::PilotLight:
    case Strategy::WarmStandby:
        return "standby";
    case Strategy::HotStandby:
    case Strategy::ActiveActive:
        return "full";
    }
    return "standby";
}

struct MainFile {
    bool secondary = false, global = false, pairing = false, oneModule = false;
    bool apart = false, sharedTypes = false;
};

std::string group(const std::string &symbolic, const std::string &settings, const std::string &comment,
                  bool apart, const std::string &condition)
{
    const std::string lead = comment.empty() ? "" : "// " + comment + "\n";
    const std::string when = condition.empty() ? "" : "if (" + condition + ") ";
    if (apart)
        return fmt::format("{0}module {1} 'modules/resource-group.bicep' = {3}{{\n  scope: "
                           "subscription({2}.subscriptionId)\n"
                           "  params: {{\n    name: {2}.resourceGroup\n    location: {2}.location\n    tags: "
                           "tags\n  }}\n}}\n\n",
                           lead, symbolic, settings, when);
    return fmt::format(
        "{0}resource {1} 'Microsoft.Resources/resourceGroups@2025-04-01' = {3}{{\n  name: {2}.resourceGroup\n"
        "  location: {2}.location\n  tags: tags\n}}\n\n",
        lead, symbolic, settings, when);
}

std::string mainFile(const MainFile &shape, const std::map<PartOf, std::string> &texts,
                     const std::map<PartOf, std::vector<std::string>> &outputNames,
                     const std::string &pairing)
{
    const auto scope = [&](const std::string &settings) {
        return shape.apart ? "resourceGroup(" + settings + ".subscriptionId, " + settings + ".resourceGroup)"
                           : "resourceGroup(" + settings + ".resourceGroup)";
    };
    const auto passes = [&](const std::string &text, const std::string &symbolic, const std::string &file,
                            const std::string &settings, const std::string &condition, bool primary,
                            std::vector<std::string> after) {
        std::string out =
            fmt::format("module {} '{}.bicep' = {}{{\n  scope: {}\n  params: {{\n", symbolic, file,
                        condition.empty() ? "" : "if (" + condition + ") ", scope(settings));
        const auto pass = [&](const char *name, const std::string &value) {
            if (declares(text, name))
                out += fmt::format("    {}: {}\n", name, value);
        };
        pass("region", settings);
        pass("primary", "primary");
        pass("secondary", "secondary");
        pass("suffix", "suffix");
        pass("tags", "tags");
        pass("fullScale", primary ? "true" : "secondaryScale == 'full'");
        pass("primaryLeads", "deployPrimary && activeRegion == 'primary'");
        pass("secondaryScale", "secondaryScale");
        pass("activeRegion", "activeRegion");
        for (const Question &question : questions())
            pass(std::string(question.name).c_str(), std::string(question.name));
        out += "  }\n  dependsOn: [\n";
        for (const std::string &other : after)
            out += "    " + other + "\n";
        return out + "  ]\n}\n\n";
    };
    const std::string up = shape.secondary ? "deployPrimary" : "";
    std::string body = group("primaryGroup", "primary", "", shape.apart, up);
    const std::string there = "secondaryScale != 'absent'";
    if (shape.secondary)
        body += group("secondaryGroup", "secondary", "", shape.apart, there);
    if (shape.global)
        body += group("globalGroup", "global",
                      shape.secondary ? "Lies in the secondary region: a group whose own region is down "
                                        "cannot be changed, and this is what "
                                        "a failover changes."
                                      : "",
                      shape.apart, "");
    body += passes(texts.at(PartOf::Primary), "primaryRegion", partFile(PartOf::Primary, shape.oneModule),
                   "primary", up, true, {"primaryGroup"});
    std::vector<std::string> both{"primaryRegion"};
    if (shape.secondary) {
        std::vector<std::string> after{"secondaryGroup"};
        if (declares(texts.at(PartOf::Secondary), "primary"))
            after.push_back("primaryRegion");
        std::sort(after.begin(), after.end());
        body += passes(texts.at(PartOf::Secondary), "secondaryRegion",
                       partFile(PartOf::Secondary, shape.oneModule), "secondary", there, false, after);
        both.push_back("secondaryRegion");
    }
    if (shape.pairing)
        body += "// Only while the primary region leads: after a failover these links point the other way, "
                "and a deployment\n"
                "// must not turn them round.\n"
            + passes(pairing, "pairing", "pairing", "secondary",
                     "deployPrimary && activeRegion == 'primary' && " + there, false, both);
    if (shape.global) {
        std::vector<std::string> after = both;
        after.push_back("globalGroup");
        std::sort(after.begin(), after.end());
        body += passes(texts.at(PartOf::Global), "globalPart", "global", "global", "", true, after);
    }
    const std::map<PartOf, std::pair<std::string, std::string>> where{
        {PartOf::Primary, {"primaryRegion", up}},
        {PartOf::Secondary, {"secondaryRegion", there}},
        {PartOf::Global, {"globalPart", ""}}};
    for (const auto &[part, names] : outputNames) {
        const auto &[symbolic, condition] = where.at(part);
        for (const std::string &name : names) {
            std::string title = name;
            title.front() = static_cast<char>(title.front() - 'a' + 'A');
            const std::string word = part == PartOf::Global ? name : std::string(toWord(part)) + title;
            body += condition.empty()
                ? fmt::format("output {} string = {}.outputs.{}\n", word, symbolic, name)
                : fmt::format("output {} string = {} ? {}!.outputs.{} : ''\n", word, condition, symbolic,
                              name);
        }
    }

    std::string out = "targetScope = 'subscription'\n\n";
    for (const PartOf part : {PartOf::Primary, PartOf::Secondary, PartOf::Global}) {
        if (!texts.contains(part) || (part == PartOf::Secondary && shape.oneModule))
            continue;
        out += fmt::format("import {{ {} }} from '{}.bicep'\n", typeName(part, shape.oneModule),
                           typeFile(part, shape.oneModule, shape.sharedTypes));
    }
    if (mentions(body, "sqlAdministrator"))
        out += "import { sqlAdministratorSettings } from 'modules/types.bicep'\n";
    out += "\n@description('The primary region.')\nparam primary "
        + typeName(PartOf::Primary, shape.oneModule) + "\n";
    if (shape.secondary)
        out += "@description('The secondary region.')\nparam secondary "
            + typeName(PartOf::Secondary, shape.oneModule) + "\n";
    if (shape.global)
        out += "@description('What belongs to no region.')\nparam global globalSettings\n";
    if (shape.secondary)
        out += "@description('false while the primary region is lost, so that nothing waits for it.')\nparam "
               "deployPrimary bool\n";
    if (shape.secondary)
        out += "@description('How much of the secondary region is there: absent, standby (what the strategy "
               "keeps ready) or "
               "full (what the whole load needs).')\nparam secondaryScale 'absent' | 'standby' | 'full'\n";
    if (mentions(body, "activeRegion"))
        out += "@description('Region that answers clients. Set it after a failover, so that no later "
               "deployment sends them "
               "back.')\nparam activeRegion 'primary' | 'secondary'\n";
    out += "param tags object\n";
    for (const Question &question : questions()) {
        if (mentions(body, question.name))
            out += fmt::format("@description('{}')\n{}param {} {}\n", question.description,
                               question.secret ? "@secure()\n" : "", question.name, question.type);
    }
    out += "\n";
    if (mentions(body, "suffix"))
        out += "// The same in every deployment of this subscription, and another one in any other.\nvar "
               "suffix = "
               "take(uniqueString(subscription().subscriptionId, primary.resourceGroup), "
            + std::to_string(kSuffixLength) + ")\n\n";
    return out + body;
}

std::string parametersFile(const Plan &plan, const MainFile &shape, const std::string &mainText,
                           bool failover)
{
    std::string out =
        "using 'main.bicep'\n\nimport { primary as primaryValues } from 'values/primary.bicep'\n";
    if (shape.secondary)
        out += "import { secondary as secondaryValues } from 'values/secondary.bicep'\n";
    if (shape.global)
        out += "import { global as globalValues } from 'values/global.bicep'\n";
    out += "\nparam primary = primaryValues\n";
    if (shape.secondary)
        out += "param secondary = secondaryValues\n";
    if (shape.global)
        out += "param global = globalValues\n";
    if (shape.secondary)
        out += fmt::format("\nparam deployPrimary = {}\n", failover ? "false" : "true");
    if (declares(mainText, "secondaryScale"))
        out += fmt::format("param secondaryScale = '{}'\n", failover ? "full" : standbyScale(plan));
    if (declares(mainText, "activeRegion"))
        out += fmt::format("param activeRegion = '{}'\n", failover ? "secondary" : "primary");
    Value tags = Value::object();
    tags.set("workload", Value::text(plan.stamp->name));
    if (plan.stamp->criticality)
        tags.set("criticality", Value::text("tier " + std::to_string(*plan.stamp->criticality)));
    tags.set("strategy", Value::text(toWord(plan.strategy)));
    out += "\nparam tags = " + tags.print() + "\n";
    for (const Question &question : questions()) {
        if (declares(mainText, question.name))
            out += "\n" + std::string(question.answer);
    }
    return out;
}

constexpr std::string_view kTypes =
    "@export()\n@description('A group in the directory.')\ntype sqlAdministratorSettings = "
    "{\n  name: string\n  @minLength(36)\n  @maxLength(36)\n  objectId: string\n}\n";
constexpr std::string_view kGroup =
    "targetScope = 'subscription'\n\nparam name string\nparam location string\nparam tags "
    "object\n\nresource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {\n  name: "
    "name\n  location: location\n  tags: tags\n}\n";

Result<std::string> pairingFile(const Plan &plan, Modules &modules, const MainFile &shape)
{
    std::string body;
    for (const Helper &helper : plan.pairing) {
        Result<std::string> rendered = modules.text(*helper.kind, helper.section);
        if (!rendered)
            return rendered.error();
        body += call(helper.symbol, moduleFile(*helper.kind, helper.section), helper.scope, helper.condition,
                     taken(*rendered, helper.arguments), helper.after, helper.comment)
            + "\n";
    }
    body.pop_back();
    std::string params;
    for (const PartOf part : {PartOf::Primary, PartOf::Secondary}) {
        if (mentions(body, toWord(part)))
            params += fmt::format("param {0} {0}Settings\n", toWord(part));
    }
    if (mentions(body, "suffix"))
        params += "param suffix string\n";
    if (mentions(body, "fullScale"))
        params += "param fullScale bool\n";
    return otherImports(body, PartOf::Global, shape.oneModule, shape.sharedTypes) + "\n" + params + "\n"
        + body;
}

/// Imports of both regions, each once.
std::string sharedImports(const std::map<PartOf, PartText> &parts)
{
    std::set<std::string> lines;
    for (const PartOf part : {PartOf::Primary, PartOf::Secondary}) {
        const std::string &imports = parts.at(part).imports;
        for (std::size_t at = 0; at < imports.size();) {
            const std::size_t end = imports.find('\n', at) + 1;
            lines.insert(imports.substr(at, end - at));
            at = end;
        }
    }
    std::string out;
    for (const std::string &line : lines)
        out += line;
    return out;
}

} // namespace

Value valuesOf(const Plan &plan, PartOf part)
{
    Value values = Value::object();
    const LandingZone *zone = part == PartOf::Primary ? plan.primary : plan.secondary;
    // A group whose region is down cannot be changed, so the group of the global part lies where the load
    // goes.
    values.set("location", Value::text(zone == nullptr ? plan.primary->region.text : zone->region.text));
    values.set("resourceGroup", Value::text(resourceGroupName(plan, part)));
    if (scopeOf(PartOf::Primary, PartOf::Global, plan).find("subscriptionId") != std::string::npos) {
        const LandingZone *holder = zone == nullptr ? plan.primary : zone;
        const LandingZone *other = holder == plan.primary ? plan.secondary : plan.primary;
        auto id = subscriptionOf(*holder);
        if (!id && other != nullptr)
            id = subscriptionOf(*other);
        values.set("subscriptionId", Value::text(id.value_or("")));
    }
    Value names = Value::object();
    for (const Unit *unit : plan.in(part)) {
        if (unit->fragment->named)
            names.set(unit->symbol, Value::text(unit->baseName));
    }
    values.set("names", std::move(names));
    for (const Unit *unit : plan.in(part)) {
        if (unit->fragment->hasSettings && !unit->restored)
            values.set(unit->symbol, unit->settings);
    }
    return values;
}

Result<std::vector<OutputFile>> writeStamp(const Plan &plan, const Stamping &stamping,
                                           const std::string &folder)
{
    std::vector<OutputFile> files;
    const std::string name = quote::line(plan.stamp->name);
    const auto put = [&](const std::string &path, const std::string &what, const std::string &text) {
        files.push_back({folder + "/" + path, header(stamping, what) + text});
    };
    Modules modules(plan);
    std::map<PartOf, PartText> parts;
    for (const PartOf part : {PartOf::Primary, PartOf::Secondary, PartOf::Global}) {
        const bool wanted = part == PartOf::Primary || !plan.in(part).empty();
        if (!wanted)
            continue;
        Result<PartText> text = partText(plan, part, modules);
        if (!text)
            return text.error();
        parts.emplace(part, std::move(*text));
    }
    MainFile shape;
    shape.secondary = parts.contains(PartOf::Secondary);
    shape.global = parts.contains(PartOf::Global);
    shape.apart = scopeOf(PartOf::Primary, PartOf::Global, plan).find("subscriptionId") != std::string::npos;
    if (shape.secondary)
        shape.oneModule = whole(parts.at(PartOf::Primary), PartOf::Primary, true, false)
            == whole(parts.at(PartOf::Secondary), PartOf::Secondary, true, false);
    shape.sharedTypes = shape.secondary && mentions(parts.at(PartOf::Primary).body, "secondary")
        && mentions(parts.at(PartOf::Secondary).body, "primary");
    if (shape.sharedTypes)
        put("settings.bicep", "What the two regions of stamp " + name + " are made of.",
            sharedImports(parts) + "\n" + typeOf(parts.at(PartOf::Primary), PartOf::Primary, false) + "\n"
                + typeOf(parts.at(PartOf::Secondary), PartOf::Secondary, false));
    shape.pairing = shape.secondary && !plan.pairing.empty();

    std::map<PartOf, std::string> texts;
    std::map<PartOf, std::vector<std::string>> outputNames;
    for (const auto &[part, text] : parts) {
        texts[part] = whole(text, part, shape.oneModule, shape.sharedTypes);
        outputNames[part] = text.outputNames;
        if (part == PartOf::Secondary && shape.oneModule)
            continue;
        put(partFile(part, shape.oneModule) + ".bicep",
            part == PartOf::Global ? "What belongs to no region, of stamp " + name + "."
                : shape.oneModule  ? "One region of stamp " + name + "; both are made of it."
                                   : "The " + std::string(toWord(part)) + " region of stamp " + name + ".",
            texts[part]);
    }
    std::string pairing;
    if (shape.pairing) {
        Result<std::string> text = pairingFile(plan, modules, shape);
        if (!text)
            return text.error();
        pairing = std::move(*text);
        put("pairing.bicep", "What links the two regions of stamp " + name + ".", pairing);
    }
    for (const auto &[file, text] : modules.texts())
        put("modules/" + file + ".bicep", modules.title(file), text);
    if (shape.apart)
        put("modules/resource-group.bicep", "A resource group in a subscription of its own.",
            std::string(kGroup));
    const bool askedForGroup =
        std::any_of(modules.texts().begin(), modules.texts().end(), [](const auto &module) {
            return module.second.find("types.bicep") != std::string::npos;
        });
    if (askedForGroup)
        put("modules/types.bicep", "Types that several modules share.", std::string(kTypes));

    const std::string mainText = mainFile(shape, texts, outputNames, pairing);
    put("main.bicep", "Stamp " + name + ": both regions and what belongs to none.", mainText);
    put("main.bicepparam", "Stamp " + name + " in normal operation.",
        parametersFile(plan, shape, mainText, false));
    if (shape.secondary)
        put("failover.bicepparam", "Stamp " + name + " while the primary region is lost.",
            parametersFile(plan, shape, mainText, true));
    for (const auto &[part, text] : parts) {
        const std::string word(toWord(part));
        put("values/" + word + ".bicep", "Values of the " + word + " part, from the design.",
            "@export()\nvar " + word + " = " + valuesOf(plan, part).print() + "\n");
    }
    files.push_back({folder + "/README.md", readme(plan, stamping, shape.oneModule, mainText)});
    std::sort(files.begin(), files.end(),
              [](const OutputFile &a, const OutputFile &b) { return a.path < b.path; });
    return files;
}

} // namespace breakwater::bicep
