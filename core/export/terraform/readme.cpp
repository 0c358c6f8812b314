// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/questions.h"
#include "core/export/quote.h"
#include "core/export/terraform/module.h"
#include "core/export/terraform/writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace breakwater::terraform {

using bicep::PartOf;

std::string readme(const bicep::Plan &plan, const Stamping &stamping, const std::string &folder,
                   const std::vector<OutputFile> &files)
{
    const auto there = [&](PartOf part) { return !plan.in(part).empty(); };
    const bool pair = there(PartOf::Secondary), global = there(PartOf::Global);
    const bool linked = std::any_of(files.begin(), files.end(), [&](const OutputFile &file) {
        return file.path.generic_string() == folder + "/pairing/main.tf";
    });
    std::string out = "# Terraform for stamp " + quote::markdown(plan.stamp->name) + "\n\n";
    out += fmt::format("Design {}, catalog {}, as of {}, written by {}.\n\n", stamping.shortHash(),
                       quote::markdown(stamping.catalogVersion), stamping.asOf,
                       quote::markdown(stamping.writer));
    out += "| Folder | Holds |\n|---|---|\n| `primary/` | the primary region |\n";
    if (pair)
        out += "| `secondary/` | the secondary region |\n";
    if (linked)
        out += "| `pairing/` | what links the two regions, and rights that reach from one into the other "
               "|\n";
    if (global)
        out += "| `global/` | what belongs to no region |\n";
    out += "| `modules/` | one module a kind of service |\n| `values/` | the values of the design, one "
           "file a part "
           "|\n\nEach of the first folders is a configuration with a state of its own: what is run while "
           "the primary "
           "region is lost reads and writes no state of it. Keep the states where both regions can be "
           "lost without "
           "them.\n\n## Deploy\n\nTerraform 1.9 or newer; the subscription comes from "
           "`ARM_SUBSCRIPTION_ID`.\n\n```bash\n";
    std::set<std::string> asked;
    for (const OutputFile &file : files) {
        if (!file.path.generic_string().ends_with("/variables.tf"))
            continue;
        for (const bicep::Question &question : bicep::questions()) {
            if (takes(file.bytes, question.name))
                asked.insert(std::string(question.name));
        }
    }
    for (const std::string &name : asked)
        out += "export TF_VAR_" + name + "="
            + (name == "sqlAdministrator"
                   ? "'{\"name\":\"...\",\"objectId\":\"...\"}'   # group of the directory"
                   : "...   # from the vault of the pipeline")
            + "\n";
    const auto told = [&](const std::string &part, const std::string &file) {
        return std::any_of(files.begin(), files.end(), [&](const OutputFile &one) {
            return one.path.generic_string() == folder + "/" + part + "/" + file + ".tfvars";
        });
    };
    const auto step = [&](const std::string &part, const char *file) {
        out += fmt::format("terraform -chdir={0} init && terraform -chdir={0} apply{1}\n", part,
                           told(part, file) ? fmt::format(" -var-file={}.tfvars", file) : "");
    };
    step("primary", "normal");
    if (pair)
        step("secondary", "normal");
    if (linked)
        step("pairing", "normal");
    if (global)
        step("global", "normal");
    out += "```\n";
    if (pair) {
        out += "\nWhile the primary region is lost, this scales the secondary region up and sends "
               "clients there; the "
               "runbook says when, and what has to happen to the data first. `primary/` and `pairing/` "
               "are left "
               "alone until the failback.\n\n```bash\n";
        step("secondary", "failover");
        if (global)
            step("global", "failover");
        out += "```\n";
        if (told("primary", "failover"))
            out += "\nOnce the primary region answers again, and before the failback, this brings it back to "
                   "its code without sending anything there:\n\n```bash\nterraform -chdir=primary init && "
                   "terraform -chdir=primary apply -var-file=failover.tfvars\n```\n";
    }
    return out + bicep::findings(plan);
}

} // namespace breakwater::terraform
