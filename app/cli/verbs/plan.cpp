// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/disruption_option.h"
#include "app/cli/shell.h"

#include "core/export/plan/plan_text.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file;
    DisruptionOption disruption;
    std::string format = "text";
    std::vector<std::string> stamps;
    bool back = false, freeHands = false;
};

ExitCode printPlan(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    std::vector<StampId> stamps;
    for (const std::string &id : options.stamps) {
        if (!now->topology->stamp({id}))
            return shell.fail(
                {Error::Code::Usage, fmt::format("The design has no stamp '{}'.", id), "--stamp"});
        stamps.push_back({id});
    }
    const auto disruption = options.disruption.read(*now);
    if (!disruption)
        return shell.fail(disruption.error());
    if (options.back && disruption->kind != DisruptionKind::Region
        && disruption->kind != DisruptionKind::Service)
        return shell.fail(
            {Error::Code::Usage,
             fmt::format("Nothing has moved after a {}, so there is no way back.", toWord(disruption->kind)),
             "--failback"});
    const PlanOptions how{!options.freeHands, stamps.size() != 1, options.back};
    const RecoveryPlan plan = makePlan(*now, *disruption, stamps, how);
    const Schedule times = schedule(plan);
    shell.out << (options.format == "json"          ? planJson(*now, plan, times)
                      : options.format == "mermaid" ? planMermaid(*now, plan, times)
                                                    : planText(*now, plan, times));
    return ExitCode::Clean;
}

class PlanVerb final : public Verb {
    std::string_view name() const noexcept override { return "plan"; }
    int order() const noexcept override { return 45; }
    Action declare(CLI::App &command) const override
    {
        command.description("Print the recovery plan: what happens when, by whom, and what it waits for");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to plan for")->type_name("FILE")->required();
        options->disruption.declareOn(command);
        command
            .add_option("--stamp", options->stamps,
                        "Only these stamps (default: all, with the people they share)")
            ->type_name("ID");
        command.add_flag("--failback", options->back, "The way back, once what was lost is well again");
        command.add_flag("--free-hands", options->freeHands, "Let people do any number of steps at once");
        command.add_option("--format", options->format, "How to print the plan")
            ->check(CLI::IsMember({"text", "json", "mermaid"}))
            ->capture_default_str();
        return [options](Shell &shell) { return printPlan(*options, shell); };
    }
};
const Registered<Verb, PlanVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
