// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/export/comparison/comparison_text.h"

#include <ostream>

#include <CLI/CLI.hpp>

namespace breakwater::cli {

namespace {

struct Options {
    std::string before, after;
    std::string format = "text";
};

ExitCode printComparison(const Options &options, Shell &shell)
{
    const auto before = shell.open(options.before);
    if (!before)
        return shell.fail(before.error());
    const auto after = shell.open(options.after);
    if (!after)
        return shell.fail(after.error());
    const Comparison comparison = compare(*before, *after);
    shell.out << (options.format == "json"     ? comparisonJson(comparison)
                      : options.format == "md" ? comparisonMarkdown(comparison)
                                               : comparisonText(comparison));
    return comparison.newlyMissed() ? ExitCode::Findings : ExitCode::Clean;
}

class DiffVerb final : public Verb {
    std::string_view name() const noexcept override { return "diff"; }
    int order() const noexcept override { return 52; }
    Action declare(CLI::App &command) const override
    {
        command.description("Compare two designs: what changed, RTO and RPO, cost, findings closed and new; "
                            "exit code 1 when a target is newly missed");
        auto options = std::make_shared<Options>();
        command.add_option("before", options->before, "Design before")->type_name("FILE")->required();
        command.add_option("after", options->after, "Design after")->type_name("FILE")->required();
        command.add_option("--format", options->format, "How to print the comparison")
            ->check(CLI::IsMember({"text", "json", "md"}))
            ->capture_default_str();
        return [options](Shell &shell) { return printComparison(*options, shell); };
    }
};
const Registered<Verb, DiffVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
