// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/writer.h"

#include "core/export/bicep/questions.h"
#include "core/export/bicep/wiring.h"
#include "core/export/quote.h"
#include "core/export/terraform/expression.h"
#include "core/export/terraform/layout.h"
#include "core/export/terraform/told.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>

namespace breakwater::terraform {

namespace {

using bicep::Helper;
using bicep::PartOf;
using bicep::Plan;
using bicep::Unit;

constexpr std::string_view kProviders = R"(terraform {
  required_version = ">= 1.9"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.55"
    }
  }
}

)";

constexpr std::array<PartOf, 3> kParts{PartOf::Primary, PartOf::Secondary, PartOf::Global};

bool mentions(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

/// The last argument of `resourceGroup(...)`, and the first where there are two.
std::pair<std::string, std::string> placesOf(const std::string &scope)
{
    const std::string inner = scope.substr(14, scope.size() - 15);
    const std::size_t comma = inner.find(", ");
    return comma == std::string::npos ? std::pair(std::string(), inner)
                                      : std::pair(inner.substr(0, comma), inner.substr(comma + 2));
}

/// Collects the files of one stamp; the first thing that cannot be said stops it.
class Writer {
public:
    Writer(const Plan &plan, const Modules &modules, const Stamping &stamping, const std::string &folder)
        : m_plan(plan)
        , m_modules(modules)
        , m_stamping(stamping)
        , m_folder(folder)
    {
        m_apart =
            bicep::scopeOf(PartOf::Primary, PartOf::Global, plan).find("subscriptionId") != std::string::npos;
    }

    Result<std::vector<OutputFile>> run()
    {
        for (const PartOf part : kParts) {
            if (part == PartOf::Primary || !m_plan.in(part).empty())
                writePart(part);
        }
        writePairing();
        writeValues();
        for (const auto &[file, text] : m_texts)
            put("modules/" + file + "/main.tf", titleOf(file), std::string(kProviders) + text);
        if (m_error)
            return *m_error;
        m_files.push_back({m_folder + "/README.md", readme(m_plan, m_stamping, m_folder, m_files)});
        std::sort(m_files.begin(), m_files.end(),
                  [](const OutputFile &a, const OutputFile &b) { return a.path < b.path; });
        return std::move(m_files);
    }

private:
    bool there(PartOf part) const { return part == PartOf::Primary || !m_plan.in(part).empty(); }

    void put(const std::string &path, const std::string &what, const std::string &text)
    {
        std::string body = text;
        while (body.ends_with("\n\n"))
            body.pop_back();
        m_files.push_back({m_folder + "/" + path,
                           fmt::format("# {}\n# Design {}, catalog {}, as of {}, written by {}.\n\n", what,
                                       m_stamping.shortHash(), quote::line(m_stamping.catalogVersion),
                                       m_stamping.asOf, quote::line(m_stamping.writer))
                               + formatted(body)});
    }

    std::string titleOf(const std::string &file) const
    {
        for (const auto &[id, fragment] : m_plan.fragments) {
            if (id.text == file)
                return fragment.title;
            if (file.starts_with(id.text + "-") && file.ends_with("-access"))
                return "Rights of one identity on one service.";
        }
        return "Goes with the module before its last word: " + file + ".";
    }

    const std::string &module(const KindId &id, const std::string &section)
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

    void fail(const Error &error)
    {
        if (!m_error)
            m_error = error;
    }

    std::string hcl(const std::string &bicepText, const Scope &scope, int indent)
    {
        Result<std::string> text = hclExpression(bicepText, scope, indent);
        if (!text)
            fail(text.error());
        return text ? *text : "null";
    }

    Scope scopeOf(PartOf part) const
    {
        Scope scope;
        scope.region = "local." + std::string(toWord(part));
        for (const Unit *unit : m_plan.in(part)) {
            if (unit->onlyAtFullScale)
                scope.late.insert(unit->symbol);
        }
        return scope;
    }

    using Arguments = std::vector<std::pair<std::string, std::string>>;

    static std::string call(const std::string &symbol, const std::string &file, const std::string &condition,
                            const Arguments &arguments, std::vector<std::string> after,
                            const std::string &comment)
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

    std::string unitCall(const Unit &unit)
    {
        const std::string &text = module(unit.kind->id, "");
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
        return call(unit.symbol, unit.kind->id.text, unit.onlyAtFullScale ? "var.fullScale" : "", arguments,
                    after, "");
    }

    bool isHere(const std::string &symbol, PartOf part) const
    {
        for (const Unit *unit : m_plan.in(part)) {
            if (unit->symbol == symbol)
                return !unit->restored;
        }
        const auto helpers = m_plan.helpers.find(part);
        return helpers != m_plan.helpers.end()
            && std::any_of(helpers->second.begin(), helpers->second.end(), [&](const Helper &helper) {
                   return helper.symbol == symbol && helper.scope.empty();
               });
    }

    static std::string conditionOf(const Helper &helper)
    {
        return mentions(helper.condition, "fullScale") ? "var.fullScale" : "";
    }

    std::string helperCall(const Helper &helper, const Scope &scope, const std::string &symbol)
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
            if (name == "name" && takes(text, "targetId")) {
                const std::string &type = m_plan.fragments.at(helper.kind->id).spelt.empty()
                    ? helper.kind->armType
                    : m_plan.fragments.at(helper.kind->id).spelt;
                std::string target = hcl(value.print(), scope, 1);
                target = target.starts_with("\"") ? target.substr(1, target.size() - 2) : "${" + target + "}";
                arguments.emplace_back(
                    "targetId",
                    fmt::format("\"/subscriptions/${{{}}}/resourceGroups/${{{}}}/providers/{}/{}\"",
                                subscription, groupName, type, target));
            }
            if (takes(text, name))
                arguments.emplace_back(name, hcl(value.print(), scope, 1));
        }
        std::vector<std::string> after;
        if (helper.scope.empty())
            after = helper.after;
        return call(symbol, helper.kind->id.text + (helper.section.empty() ? "" : "-" + helper.section),
                    conditionOf(helper), arguments, after, helper.comment);
    }

    /// What every configuration needs of the others: their names, and the suffix of this subscription.
    std::string locals(const std::string &body) const
    {
        std::string out = "module \"values\" {\n  source = \"../values\"\n}\n\n";
        const bool subscription = mentions(body, "local.subscriptionId") || mentions(body, "local.suffix");
        if (subscription && !m_apart)
            out += "data \"azurerm_client_config\" \"current\" {}\n\n";
        out += "locals {\n";
        for (const PartOf part : kParts) {
            const std::string word(toWord(part));
            if (mentions(body, "local." + word + "."))
                out += fmt::format("  {0} = module.values.{0}\n", word);
        }
        if (mentions(body, "local.tags"))
            out += "  tags = module.values.tags\n";
        const std::string id = m_apart ? "module.values.primary.subscriptionId"
                                       : "data.azurerm_client_config.current.subscription_id";
        if (mentions(body, "local.subscriptionId"))
            out += "  subscriptionId = " + id + "\n";
        if (mentions(body, "local.suffix"))
            out += fmt::format(
                "  # The same in every configuration of this stamp, and another one elsewhere.\n  suffix = "
                "substr(sha256(\"${{{}}}/${{module.values.primary.resourceGroup}}\"), 0, {})\n",
                id, bicep::kSuffixLength);
        return out + "}\n\n";
    }

    void writeRoot(const std::string &folder, const std::string &what, const std::string &body, PartOf place)
    {
        const std::string name = quote::line(m_plan.stamp->name);
        const std::string provider = "provider \"azurerm\" {\n  features {}\n"
            + (m_apart
                   ? "  subscription_id = module.values." + std::string(toWord(place)) + ".subscriptionId\n"
                   : std::string())
            + "}\n";
        put(folder + "/versions.tf", "What " + folder + " of stamp " + name + " is deployed with.",
            std::string(kProviders) + provider);
        put(folder + "/main.tf", what, locals(body) + body);
        const std::string asked = variables(body);
        if (!asked.empty())
            put(folder + "/variables.tf", "What " + folder + " of stamp " + name + " has to be told.", asked);
        for (const bool failover : {false, true}) {
            const std::string values = answers(body, standing(), failover);
            if (!values.empty() && there(PartOf::Secondary))
                put(folder + (failover ? "/failover.tfvars" : "/normal.tfvars"),
                    failover ? "While the primary region is lost." : "In normal operation.", values);
        }
    }

    std::string standing() const
    {
        return m_plan.strategy == Strategy::BackupRestore ? "absent"
            : m_plan.strategy == Strategy::HotStandby || m_plan.strategy == Strategy::ActiveActive
            ? "full"
            : "standby";
    }

    void writePart(PartOf part)
    {
        const Scope scope = scopeOf(part);
        std::string body =
            fmt::format("resource \"azurerm_resource_group\" \"group\" {{\n  name = {0}.resourceGroup\n  "
                        "location = {0}.location\n  tags = local.tags\n}}\n\n",
                        scope.region);
        const auto existing = m_plan.existing.find(part);
        if (existing != m_plan.existing.end()) {
            for (const bicep::Existing &one : existing->second) {
                const auto [first, last] = placesOf(one.scope);
                body += fmt::format(
                    "data \"azurerm_storage_account\" \"{}\" {{\n  name = {}\n  resource_group_name = "
                    "{}\n}}\n\n",
                    one.symbol, hcl(one.name, scope, 1), hcl(last, scope, 1));
            }
        }
        std::string outputs;
        for (const Unit *unit : m_plan.in(part)) {
            if (unit->restored)
                continue;
            body += unitCall(*unit);
            if (gives(module(unit->kind->id, ""), "hostName"))
                outputs += fmt::format("output \"{}HostName\" {{\n  value = {}\n}}\n\n", unit->symbol,
                                       unit->onlyAtFullScale ? "one(module." + unit->symbol + "[*].hostName)"
                                                             : "module." + unit->symbol + ".hostName");
        }
        const auto helpers = m_plan.helpers.find(part);
        if (helpers != m_plan.helpers.end()) {
            for (const Helper &helper : helpers->second) {
                if (helper.scope.empty())
                    body += helperCall(helper, scope, helper.symbol);
            }
        }
        const std::string name = quote::line(m_plan.stamp->name);
        writeRoot(std::string(toWord(part)),
                  part == PartOf::Global
                      ? "What belongs to no region, of stamp " + name + "."
                      : "The " + std::string(toWord(part)) + " region of stamp " + name + ".",
                  body + outputs, part);
    }

    /// What links the regions, and rights that reach from one into the other: deployed while both stand, and
    /// left alone while one is lost.
    void writePairing()
    {
        std::string body;
        std::set<std::string> identities;
        for (const PartOf part : kParts) {
            const auto helpers = m_plan.helpers.find(part);
            if (helpers == m_plan.helpers.end())
                continue;
            for (const Helper &helper : helpers->second) {
                if (helper.scope.empty())
                    continue;
                body += helperCall(helper, fromOutside(part, identities),
                                   std::string(toWord(part)) + "_" + helper.symbol);
            }
        }
        for (const Helper &helper : m_plan.pairing) {
            // Terraform says both ends of a replication in one resource, at its source.
            if (helper.section == "object-replication"
                && !std::any_of(helper.arguments.begin(), helper.arguments.end(),
                                [](const auto &argument) { return argument.first == "containers"; }))
                continue;
            body += helperCall(helper, fromOutside(PartOf::Global, identities), helper.symbol);
        }
        std::string data;
        for (const std::string &one : identities)
            data += one;
        if (!body.empty())
            writeRoot("pairing",
                      "What links the two regions of stamp " + quote::line(m_plan.stamp->name) + ".",
                      data + body, PartOf::Primary);
    }

    /// Seen from another configuration: ids are put together from names, identities are looked up.
    Scope fromOutside(PartOf part, std::set<std::string> &identities)
    {
        Scope scope;
        scope.region = "local." + std::string(toWord(part));
        scope.elsewhere = [this, part, &identities](const std::string &symbol, const std::string &output) {
            const std::vector<Unit *> units = m_plan.in(part);
            const auto unit = std::find_if(units.begin(), units.end(),
                                           [&](const Unit *one) { return one->symbol == symbol; });
            if (unit == units.end())
                return std::string();
            Scope names;
            names.region = "local." + std::string(toWord(part));
            if (output == "id")
                return hcl(bicep::idFromNames(**unit, part, m_plan), names, 1);
            const std::string data = std::string(toWord(part)) + "_" + symbol;
            identities.insert(fmt::format(
                "data \"azurerm_user_assigned_identity\" \"{}\" {{\n  name = {}\n  resource_group_name = "
                "{}.resourceGroup\n}}\n\n",
                data, hcl(bicep::nameOf(**unit, part), names, 1), names.region));
            return "data.azurerm_user_assigned_identity." + data
                + (output == "clientId" ? ".client_id" : ".principal_id");
        };
        return scope;
    }

    void writeValues()
    {
        for (const PartOf part : kParts) {
            if (!there(part))
                continue;
            Scope scope;
            const std::string word(toWord(part));
            put("values/" + word + ".tf", "Values of the " + word + " part, from the design.",
                fmt::format("output \"{}\" {{\n  value = {}\n}}\n", word,
                            hcl(bicep::valuesOf(m_plan, part).print(), scope, 1)));
        }
        std::string tags =
            "output \"tags\" {\n  value = {\n    workload = " + quote::hclString(m_plan.stamp->name) + "\n";
        if (m_plan.stamp->criticality)
            tags += fmt::format("    criticality = \"tier {}\"\n", *m_plan.stamp->criticality);
        tags += "    strategy = \"" + std::string(toWord(m_plan.strategy)) + "\"\n  }\n}\n";
        put("values/tags.tf", "Tags of everything in stamp " + quote::line(m_plan.stamp->name) + ".", tags);
    }

    const Plan &m_plan;
    const Modules &m_modules;
    const Stamping &m_stamping;
    std::string m_folder;
    bool m_apart = false;
    std::map<std::string, std::string> m_texts;
    std::vector<OutputFile> m_files;
    std::optional<Error> m_error;
};

} // namespace

Result<std::vector<OutputFile>> writeStamp(const bicep::Plan &plan, const Modules &modules,
                                           const Stamping &stamping, const std::string &folder)
{
    return Writer(plan, modules, stamping, folder).run();
}

} // namespace breakwater::terraform
