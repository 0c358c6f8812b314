// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/main_file.h"

#include "core/export/bicep/part_text.h"
#include "core/export/bicep/questions.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

namespace {

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

} // namespace

std::string mainFile(const MainFile &shape, const std::map<PartOf, std::string> &texts,
                     const std::map<PartOf, std::vector<Output>> &shown, const std::string &pairing)
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
    for (const auto &[part, outputs] : shown) {
        const auto &[symbolic, condition] = where.at(part);
        for (const auto &[name, type] : outputs) {
            const std::string word =
                part == PartOf::Global ? name : outputName(std::string(toWord(part)), name);
            body += condition.empty()
                ? fmt::format("output {} {} = {}.outputs.{}\n", word, type, symbolic, name)
                : fmt::format("output {} {} = {} ? {}!.outputs.{} : {}\n", word, type, condition, symbolic,
                              name, emptyOutput(type));
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

} // namespace breakwater::bicep
