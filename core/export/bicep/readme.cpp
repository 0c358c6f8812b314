// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/questions.h"
#include "core/export/bicep/wiring.h"
#include "core/export/bicep/writer.h"
#include "core/export/quote.h"

#include <fmt/format.h>

#include <map>

namespace breakwater::bicep {

namespace {

void section(std::string &out, const Plan &plan, Remark::What what, const std::string &title,
             const std::string &lead)
{
    // One line for what holds for several services alike.
    std::map<std::string, std::string> subjects;
    for (const Remark &remark : plan.remarks) {
        if (remark.what == what) {
            std::string &all = subjects[remark.text];
            all += (all.empty() ? "" : ", ") + ("**" + quote::markdown(remark.subject) + "**");
        }
    }
    std::string list;
    for (const auto &[text, all] : subjects)
        list += "- " + all + ": " + quote::markdown(text) + "\n";
    if (!list.empty())
        out += "\n## " + title + "\n\n" + lead + "\n\n" + list;
}

void inventory(std::string &out, const Plan &plan)
{
    out += "\n## What is made\n\n| Service | Kind | Part | Symbol | Name | Protected by "
           "|\n|---|---|---|---|---|---|\n";
    for (const auto &unit : plan.units) {
        const std::string name = !unit->fragment->named ? "one a target"
            : unit->fragment->name.global
            ? unit->baseName + (unit->fragment->name.shape == NameRule::Shape::None ? "xxxxx" : "-xxxxx")
            : unit->baseName;
        const std::string option = unit->option == nullptr ? std::string() : unit->option->name;
        out += fmt::format("| {} | {} | {} | `{}` | `{}` | {} |\n", quote::markdown(unit->service->name),
                           quote::markdown(unit->kind->shortName), toWord(unit->part), unit->symbol, name,
                           quote::markdown(option));
    }
    out += "\n`xxxxx` stands for the suffix of this subscription, on names that must be unique in all of "
           "Azure.\n";
}

} // namespace

std::string findings(const Plan &plan)
{
    std::string out;
    section(out, plan, Remark::What::NotMade, "Not in this code",
            "These belong to the design and have to be made in another way.");
    section(out, plan, Remark::What::Conflict, "To be decided",
            "Here the design disagrees with itself or with Azure.");
    section(out, plan, Remark::What::Added, "Added",
            "The design does not list these, and its services need them.");
    section(out, plan, Remark::What::Assumed, "Assumed",
            "The design does not say; check before the first deployment.");
    inventory(out, plan);
    return out;
}

std::string readme(const Plan &plan, const Stamping &stamping, bool oneRegionModule,
                   const std::string &mainText)
{
    const bool pair = plan.secondary != nullptr && !plan.in(PartOf::Secondary).empty();
    std::string out = "# Bicep for stamp " + quote::markdown(plan.stamp->name) + "\n\n";
    out += fmt::format("Design {}, catalog {}, as of {}, written by {}.\n\n", stamping.shortHash(),
                       quote::markdown(stamping.catalogVersion), stamping.asOf,
                       quote::markdown(stamping.writer));
    out += "| File | Holds |\n|---|---|\n| `main.bicep` | the whole stamp, at subscription scope |\n";
    if (oneRegionModule) {
        out += "| `region.bicep` | one region; both are made of it |\n";
    } else {
        out += "| `primary.bicep` | the primary region |\n";
        if (pair)
            out += "| `secondary.bicep` | the secondary region |\n";
    }
    if (pair && !plan.pairing.empty())
        out += "| `pairing.bicep` | what links the two regions |\n";
    if (!plan.in(PartOf::Global).empty())
        out += "| `global.bicep` | what belongs to no region |\n";
    out += "| `modules/` | one module a kind of service |\n| `values/` | the values of the design, one file "
           "a part |\n";
    out += "| `main.bicepparam` | normal operation |\n";
    if (pair)
        out += "| `failover.bicepparam` | the primary region is lost |\n";

    out += "\n## Deploy\n\nBicep 0.34 or newer.\n\n```bash\n";
    for (const Question &question : questions()) {
        if (declares(mainText, question.name))
            out += question.shell;
    }
    const std::string place = pair ? plan.secondary->region.text : plan.primary->region.text;
    out += fmt::format("az deployment sub what-if --location {0} --parameters main.bicepparam\n"
                       "az deployment sub create  --location {0} --parameters main.bicepparam\n```\n",
                       slug(place));
    if (pair) {
        out += fmt::format(
            "\nWhile the primary region is lost, this scales the secondary region up and sends clients "
            "there. It changes "
            "nothing in the primary region; the runbook says when, and what has to happen to the data "
            "first.\n\n"
            "```bash\naz deployment sub create --location {} --parameters failover.bicepparam\n```\n\n"
            "Deploy with `failover.bicepparam` until the failback is done: `main.bicepparam` would send "
            "clients back.\n",
            slug(place));
    }
    return out + findings(plan);
}

} // namespace breakwater::bicep
