// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/writer.h"

#include "core/export/bicep/module_calls.h"
#include "core/export/bicep/outputs.h"
#include "core/export/bicep/places.h"
#include "core/export/bicep/wiring.h"
#include "core/export/quote.h"
#include "core/export/terraform/layout.h"
#include "core/export/terraform/module_call.h"
#include "core/export/terraform/outputs.h"
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

/// Collects the files of one stamp; the first thing that cannot be said stops it.
class Writer {
public:
    Writer(const Plan &plan, const Modules &modules, const Stamping &stamping, const std::string &folder)
        : m_plan(plan)
        , m_calls(plan, modules)
        , m_stamping(stamping)
        , m_folder(folder)
    {
        m_apart =
            bicep::scopeOf(PartOf::Primary, PartOf::Global, plan).find("subscriptionId") != std::string::npos;
    }

    Result<Rendered> run()
    {
        for (const PartOf part : kParts) {
            if (part == PartOf::Primary || !m_plan.in(part).empty())
                writePart(part);
        }
        writePairing();
        writeValues();
        std::vector<std::string> callers;
        for (const OutputFile &file : m_files)
            callers.push_back(file.bytes);
        auto read = outputsRead(callers);
        for (const auto &[file, text] : m_calls.texts())
            put("modules/" + file + "/main.tf", titleOf(file),
                std::string(kProviders) + withOutputs(text, read[file]));
        if (m_calls.error())
            return *m_calls.error();
        m_files.push_back({m_folder + "/README.md", readme(m_plan, m_stamping, m_folder, m_files)});
        std::sort(m_files.begin(), m_files.end(),
                  [](const OutputFile &a, const OutputFile &b) { return a.path < b.path; });
        notePlacesOfModules();
        return Rendered{std::move(m_files), {}, std::move(m_places)};
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
        }
        // The longest kind that a file begins with: `private-endpoint` before a kind called `private`.
        const ServiceKind *kind = nullptr;
        for (const auto &[id, fragment] : m_plan.fragments) {
            if (file.starts_with(id.text + "-") && (kind == nullptr || id.text.size() > kind->id.text.size()))
                kind = m_plan.catalog->kind(id);
        }
        return kind == nullptr ? file : bicep::sectionTitle(*kind, file.substr(kind->id.text.size() + 1));
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

    static bool calls(const std::string &body, const std::string &module)
    {
        return mentions(body, "source = \"../modules/" + module + "\"");
    }

    static bool storesBlobs(const std::string &body)
    {
        return calls(body, "storage-account") || calls(body, "adls-gen2") || calls(body, "function-app")
            || calls(body, "aks-backup");
    }

    /// Where the provider would do more than the design wants of it.
    std::string features(const std::string &body) const
    {
        std::string list;
        if (calls(body, "key-vault"))
            list += "    key_vault {\n      # What is deleted by mistake can be brought back.\n      "
                    "purge_soft_delete_on_destroy = false\n    }\n";
        const bool site = std::any_of(m_calls.texts().begin(), m_calls.texts().end(), [](const auto &module) {
            return mentions(module.second, "static_website");
        });
        if (storesBlobs(body) && !site)
            list +=
                "    storage {\n      # Whoever deploys need not reach the accounts: nothing here touches "
                "the data.\n      data_plane_available = false\n    }\n";
        return list.empty() ? "  features {}\n" : "  features {\n" + list + "  }\n";
    }

    /// How many lines stand above the body in its file.
    int writeRoot(const std::string &folder, const std::string &what, const std::string &body, PartOf place)
    {
        const std::string name = quote::line(m_plan.stamp->name);
        std::string provider = "provider \"azurerm\" {\n" + features(body);
        if (m_apart)
            provider +=
                "  subscription_id = module.values." + std::string(toWord(place)) + ".subscriptionId\n";
        if (storesBlobs(body))
            provider += "  # Accounts may refuse their keys, so the provider signs in to them as itself.\n"
                        "  storage_use_azuread = true\n";
        provider += "}\n";
        put(folder + "/versions.tf", "What " + folder + " of stamp " + name + " is deployed with.",
            std::string(kProviders) + provider);
        const std::string above = locals(body);
        put(folder + "/main.tf", what, above + body);
        const std::string asked = variables(body);
        if (!asked.empty())
            put(folder + "/variables.tf", "What " + folder + " of stamp " + name + " has to be told.", asked);
        for (const bool failover : {false, true}) {
            const std::string values = answers(body, standing(), failover);
            if (!values.empty() && there(PartOf::Secondary))
                put(folder + (failover ? "/failover.tfvars" : "/normal.tfvars"),
                    failover ? "While the primary region is lost." : "In normal operation.", values);
        }
        return kHeaderLines + bicep::lineCount(above);
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
        const Scope scope = m_calls.scopeOf(part);
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
                    one.symbol, m_calls.hcl(one.name, scope, 1), m_calls.hcl(last, scope, 1));
            }
        }
        std::string outputs;
        std::vector<bicep::CallSpan> calls;
        for (const Unit *unit : m_plan.in(part)) {
            if (unit->restored)
                continue;
            const std::size_t begin = body.size();
            const std::string text = m_calls.unitCall(*unit);
            body += text;
            calls.push_back({unit->symbol, begin, body.size() - 1}); // an empty line follows
            for (const std::string &output : outputsForPeople(m_calls.moduleOf(*unit)))
                outputs += fmt::format(
                    "output \"{}\" {{\n  value = {}\n}}\n\n", bicep::outputName(unit->symbol, output),
                    unit->onlyAtFullScale ? fmt::format("one(module.{}[*].{})", unit->symbol, output)
                                          : fmt::format("module.{}.{}", unit->symbol, output));
        }
        const auto helpers = m_plan.helpers.find(part);
        if (helpers != m_plan.helpers.end()) {
            for (const Helper &helper : helpers->second) {
                if (helper.scope.empty())
                    body += m_calls.helperCall(helper, scope, helper.symbol);
            }
        }
        const std::string name = quote::line(m_plan.stamp->name);
        const std::string folder(toWord(part));
        const int above = writeRoot(
            folder,
            part == PartOf::Global ? "What belongs to no region, of stamp " + name + "."
                                   : "The " + std::string(toWord(part)) + " region of stamp " + name + ".",
            body + outputs, part);
        note(bicep::placesOfCalls(m_plan, part, calls, body, m_folder + "/" + folder + "/main.tf", above));
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
                body += m_calls.helperCall(helper, fromOutside(part, identities),
                                           std::string(toWord(part)) + "_" + helper.symbol);
            }
        }
        for (const Helper &helper : m_plan.pairing) {
            // Terraform says both ends of a replication in one resource, at its source.
            if (helper.section == "object-replication"
                && !std::any_of(helper.arguments.begin(), helper.arguments.end(),
                                [](const auto &argument) { return argument.first == "containers"; }))
                continue;
            body += m_calls.helperCall(helper, fromOutside(PartOf::Global, identities), helper.symbol);
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
                return m_calls.hcl(bicep::idFromNames(**unit, part, m_plan), names, 1);
            const std::string data = std::string(toWord(part)) + "_" + symbol;
            identities.insert(fmt::format(
                "data \"azurerm_user_assigned_identity\" \"{}\" {{\n  name = {}\n  resource_group_name = "
                "{}.resourceGroup\n}}\n\n",
                data, m_calls.hcl(bicep::nameOf(**unit, part), names, 1), names.region));
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
                            m_calls.hcl(bicep::valuesOf(m_plan, part).print(), scope, 1)));
            note(bicep::placesOfValues(
                m_plan, part, m_folder + "/values/" + word + ".tf", kHeaderLines + 2,
                [&](const bicep::Value &value) { return m_calls.hcl(value.print(), scope, 2); }));
        }
        std::string tags =
            "output \"tags\" {\n  value = {\n    workload = " + quote::hclString(m_plan.stamp->name) + "\n";
        if (m_plan.stamp->criticality)
            tags += fmt::format("    criticality = \"tier {}\"\n", *m_plan.stamp->criticality);
        tags += "    strategy = \"" + std::string(toWord(m_plan.strategy)) + "\"\n  }\n}\n";
        put("values/tags.tf", "Tags of everything in stamp " + quote::line(m_plan.stamp->name) + ".", tags);
    }

    void note(std::vector<CodePlace> places)
    {
        std::move(places.begin(), places.end(), std::back_inserter(m_places));
    }

    void notePlacesOfModules()
    {
        note(bicep::placesOfModules(m_plan, m_files, [&](const Unit &unit) {
            return m_folder + "/modules/" + bicep::moduleFile(*unit.kind, unit.section) + "/main.tf";
        }));
    }

    static constexpr int kHeaderLines = 3; ///< as put() writes it

    const Plan &m_plan;
    ModuleCalls m_calls;
    const Stamping &m_stamping;
    std::string m_folder;
    bool m_apart = false;
    std::vector<OutputFile> m_files;
    std::vector<CodePlace> m_places;
};

} // namespace

Result<Rendered> writeStamp(const bicep::Plan &plan, const Modules &modules, const Stamping &stamping,
                            const std::string &folder)
{
    return Writer(plan, modules, stamping, folder).run();
}

} // namespace breakwater::terraform
