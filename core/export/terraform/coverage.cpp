// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/coverage.h"

#include "core/export/bicep/plan.h"
#include "core/export/quote.h"
#include "core/export/terraform/module.h"

#include <fmt/format.h>

namespace breakwater {

namespace {

std::size_t commandsOf(const ServiceKind &kind)
{
    std::size_t count = 0;
    for (const DrOption &option : kind.options) {
        for (const auto *steps : {&option.failover, &option.failback}) {
            for (const auto &step : *steps)
                count += step.command.empty() ? 0U : 1U;
        }
    }
    return count;
}

/// Parts of a service that the code does not make, and with what they come.
std::string partGaps(const ServiceKind &kind, const std::vector<bicep::FragmentGap> &gaps)
{
    std::string out;
    for (const bicep::FragmentGap &gap : gaps) {
        if (gap.when == bicep::FragmentGap::When::Part)
            out += fmt::format("- **{}**, {}: {}\n", quote::markdown(kind.shortName),
                               quote::markdown(gap.value), quote::markdown(gap.what));
    }
    return out;
}

/// What the code of a kind leaves out for one of its options.
std::string optionGaps(const ServiceKind &kind, const std::vector<bicep::FragmentGap> &gaps)
{
    std::string out;
    for (const bicep::FragmentGap &gap : gaps) {
        if (gap.when != bicep::FragmentGap::When::Option)
            continue;
        const DrOption *option = kind.option(OptionId{gap.value});
        out += fmt::format("- **{}**, {}: {}\n", quote::markdown(kind.shortName),
                           quote::markdown(option == nullptr ? gap.value : option->name),
                           quote::markdown(gap.what));
    }
    return out;
}

} // namespace

std::string coverageTable(const Catalog &catalog)
{
    std::string out = "# What becomes code\n\nWritten by `breakwater-cli catalog coverage`; a test holds it "
                      "to the catalog. A kind "
                      "without a resource type is named in the README of each export that meets it, with "
                      "what it is deployed "
                      "with.\n\n| Kind | Bicep | Terraform | Scripts | Otherwise |\n|---|---|---|---|---|\n";
    std::string both, parts, terraformOnly;
    for (const ServiceKind &kind : catalog.kinds) {
        const auto bicepText = kind.fragments.find("bicep.tmpl");
        const auto terraformText = kind.fragments.find("terraform.tmpl");
        const std::size_t commands = commandsOf(kind);
        out += fmt::format(
            "| {} | {} | {} | {} | {} |\n", quote::markdown(kind.name),
            bicepText == kind.fragments.end() ? "none" : "`" + kind.armType + "@" + kind.armApiVersion + "`",
            terraformText == kind.fragments.end() ? "none" : "azurerm",
            commands == 0 ? "steps by hand" : fmt::format("{} commands", commands),
            bicepText == kind.fragments.end() ? quote::markdown(bicep::deployedWith(kind)) : "");
        if (bicepText != kind.fragments.end()) {
            if (const auto fragment = bicep::parseFragment(bicepText->second, kind.id.text)) {
                both += optionGaps(kind, fragment->gaps);
                parts += partGaps(kind, fragment->gaps);
            }
        }
        if (terraformText != kind.fragments.end()) {
            if (const auto module = terraform::parseModule(terraformText->second, kind.id.text))
                terraformOnly += optionGaps(kind, module->gaps);
        }
    }
    return out + "\n## Options of which a part is made in another way\n\n" + both
        + "\n## Parts of a service that come in another way\n\n" + parts
        + "\n## In Terraform also\n\nThe provider cannot say these.\n\n" + terraformOnly;
}

} // namespace breakwater
