// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/catalog/words.h"
#include "core/export/terraform/coverage.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

void printServices(const Catalog &catalog, std::ostream &out)
{
    for (const ServiceKind &kind : catalog.kinds)
        fmt::print(out, "{:<24} {:<24} {} DR options  {}\n", kind.id.text, toTitle(kind.category),
                   kind.options.size(), kind.name);
}

void printRegions(const Catalog &catalog, std::ostream &out)
{
    for (const Region &region : catalog.regions) {
        const Latency *latency = region.pair ? catalog.latency(region.id, *region.pair) : nullptr;
        fmt::print(out, "{:<22} {:<24} pair {:<22} {:<8} zones {:<4} {}{}\n", region.id.text, region.name,
                   region.pair ? region.pair->text : "none",
                   latency ? fmt::format("{} ms", latency->milliseconds) : "", region.zones ? "yes" : "no",
                   region.geography, region.restricted ? " (restricted)" : "");
    }
}

std::string figureText(const Figure &figure)
{
    return fmt::format("{} ({}{})", humanFigure(figure), toWord(figure.grade),
                       figure.source.empty() ? "" : ", " + figure.source);
}

/// ", planned": when a step happens that does not always.
std::string occasionOf(const StepFact &step)
{
    if (step.variant != StepFact::Variant::Always)
        for (const auto &[variant, word] : wordsOf(step.variant))
            if (variant == step.variant)
                return fmt::format(", {}", word);
    return {};
}

void printSteps(std::string_view heading, const std::vector<StepFact> &steps, std::ostream &out)
{
    if (steps.empty())
        return;
    fmt::print(out, "    {}\n", heading);
    for (const StepFact &step : steps) {
        fmt::print(out, "      {:<28} {} [{}, {}{}]\n", step.key.text, step.title, toWord(step.phase),
                   step.ownerRole, occasionOf(step));
        if (!step.command.empty())
            fmt::print(out, "      {:<28}   $ {}\n", "", step.command);
    }
}

void printKind(const ServiceKind &kind, std::ostream &out)
{
    fmt::print(out, "{} ({})\n  {}\n  {} · {}\n", kind.name, kind.id.text, kind.summary,
               toTitle(kind.category),
               kind.armType.empty() ? "no ARM type" : kind.armType + "@" + kind.armApiVersion);
    for (const DrOption &option : kind.options) {
        fmt::print(out, "\n  {}: {} [{}, {}]\n", option.id.text, option.name, toWord(option.pattern),
                   toWord(option.maturity));
        fmt::print(out, "    RPO {}\n    RTO {}\n    cost x{}, {}\n", figureText(option.rpo),
                   figureText(option.rto), option.costFactor,
                   option.requiresPair ? "only to the paired region" : "any region");
        for (const std::string &note : option.notes)
            fmt::print(out, "    Doubt: {}\n", note);
        printSteps("Failover", option.failover, out);
        printSteps("Failback", option.failback, out);
    }
    fmt::print(out, "\n  Parameters\n");
    for (const ParameterFact &parameter : kind.parameters)
        fmt::print(out, "    {:<28} {}{}\n", parameter.key, parameter.label,
                   parameter.help.empty() ? "" : ": " + parameter.help);
    fmt::print(out, "\n  Pitfalls\n");
    for (const Pitfall &pitfall : kind.pitfalls)
        fmt::print(out, "    {:<8} {}\n", pitfall.severity, pitfall.text);
    fmt::print(out, "\n  Facts as of {}\n", kind.factsAsOf);
}

class CatalogVerb final : public Verb {
    std::string_view name() const noexcept override { return "catalog"; }
    int order() const noexcept override { return 70; }
    Action declare(CLI::App &command) const override
    {
        command.description("Show what the catalog knows: services, regions, or one service");
        auto subject = std::make_shared<std::string>("services");
        command.add_option("subject", *subject, "'services', 'regions', 'coverage', or the id of a service")
            ->capture_default_str();
        return [subject](Shell &shell) {
            const auto catalog = shell.catalog();
            if (!catalog)
                return shell.fail(catalog.error());
            if (*subject == "services")
                printServices(**catalog, shell.out);
            else if (*subject == "regions")
                printRegions(**catalog, shell.out);
            else if (*subject == "coverage")
                shell.out << coverageTable(**catalog);
            else if (const ServiceKind *kind = (*catalog)->kind({*subject}))
                printKind(*kind, shell.out);
            else
                return shell.fail({Error::Code::Usage,
                                   fmt::format("The catalog has no '{}'; see 'catalog services'.", *subject),
                                   "catalog"});
            return ExitCode::Clean;
        };
    }
};
const Registered<Verb, CatalogVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
