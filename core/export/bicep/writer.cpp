// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/writer.h"

#include "core/export/bicep/main_file.h"
#include "core/export/bicep/part_text.h"
#include "core/export/bicep/places.h"
#include "core/export/bicep/wiring.h"
#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace breakwater::bicep {

namespace {

std::string header(const Stamping &stamping, const std::string &what)
{
    return fmt::format("// {}\n// Design {}, catalog {}, as of {}, written by {}.\n\n", what,
                       stamping.shortHash(), quote::line(stamping.catalogVersion), stamping.asOf,
                       quote::line(stamping.writer));
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
        const Result<std::string> link = callOf(helper, modules);
        if (!link)
            return link.error();
        body += *link;
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

/// The call of a service first, then what it is made with, then how.
std::vector<CodePlace> placesOf(const Plan &plan, const MainFile &shape,
                                const std::map<PartOf, PartText> &parts, const std::string &folder,
                                const std::vector<OutputFile> &files, int headerLines)
{
    std::vector<CodePlace> places;
    const auto add = [&](std::vector<CodePlace> more) {
        std::move(more.begin(), more.end(), std::back_inserter(places));
    };
    for (const auto &[part, text] : parts)
        add(placesOfCalls(plan, part, text.calls, text.body,
                          folder + "/" + partFile(part, shape.oneModule) + ".bicep",
                          headerLines + lineCount(preamble(text, part, shape.oneModule, shape.sharedTypes))));
    for (const auto &[part, text] : parts)
        add(placesOfValues(plan, part, folder + "/values/" + std::string(toWord(part)) + ".bicep",
                           headerLines + 2, [](const Value &value) { return value.print(1); }));
    add(placesOfModules(plan, files, [&](const Unit &unit) {
        return folder + "/modules/" + moduleFile(*unit.kind, unit.section) + ".bicep";
    }));
    return places;
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

Result<Rendered> writeStamp(const Plan &plan, const Stamping &stamping, const std::string &folder)
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
        Result<PartText> text = partText(plan, part, modules, part != PartOf::Global);
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
    if (!shape.oneModule) {
        // Made of a file of its own, the primary region never stands by.
        Result<PartText> text = partText(plan, PartOf::Primary, modules, false);
        if (!text)
            return text.error();
        parts[PartOf::Primary] = std::move(*text);
    }
    shape.sharedTypes = shape.secondary && mentions(parts.at(PartOf::Primary).body, "secondary")
        && mentions(parts.at(PartOf::Secondary).body, "primary");
    if (shape.sharedTypes)
        put("settings.bicep", "What the two regions of stamp " + name + " are made of.",
            sharedImports(parts) + "\n" + typeOf(parts.at(PartOf::Primary), PartOf::Primary, false) + "\n"
                + typeOf(parts.at(PartOf::Secondary), PartOf::Secondary, false));
    shape.pairing = shape.secondary && !plan.pairing.empty();

    std::map<PartOf, std::string> texts;
    std::map<PartOf, std::vector<Output>> shown;
    std::vector<std::string> callers;
    for (const auto &[part, text] : parts) {
        texts[part] = whole(text, part, shape.oneModule, shape.sharedTypes);
        shown[part] = text.shown;
        callers.push_back(texts[part]);
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
    callers.push_back(pairing);
    modules.keepOutputsOf(callers);
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

    const std::string mainText = mainFile(shape, texts, shown, pairing);
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
    const int headerLines = lineCount(header(stamping, ""));
    Rendered rendered;
    rendered.places = placesOf(plan, shape, parts, folder, files, headerLines);
    rendered.files = std::move(files);
    return rendered;
}

} // namespace breakwater::bicep
