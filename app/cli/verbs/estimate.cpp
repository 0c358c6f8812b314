// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/disruption_option.h"
#include "app/cli/estimate_report.h"
#include "app/cli/shell.h"

#include "core/export/plan/plan_text.h"
#include "core/export/quote.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file;
    DisruptionOption disruption;
    std::string format = "text";
    std::string stamp;
    Trials trials{20'000, 1, 2};
    bool freeHands = false;
};

/// Stamps that go down together: the last of them, with the people that they share.
void printTogether(const Snapshot &now, const Disruption &disruption, const Options &options,
                   std::ostream &out)
{
    const RecoveryPlan plan = makePlan(now, disruption, {}, {!options.freeHands, true, false});
    if (plan.stamps.size() < 2)
        return;
    const Schedule times = schedule(plan);
    fmt::print(out, "All {} stamps at once, with the people they share: RTO {}\n", plan.stamps.size(),
               promiseText(times.whole));
}

ExitCode estimateDesign(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    if (!options.stamp.empty() && !now->topology->stamp({options.stamp}))
        return shell.fail(
            {Error::Code::Usage, fmt::format("The design has no stamp '{}'.", options.stamp), "--stamp"});
    const auto disruption = options.disruption.read(*now);
    if (!disruption)
        return shell.fail(disruption.error());
    bool touched = false;
    auto reports = nlohmann::ordered_json::array();
    for (const auto &stamp : now->topology->stamps) {
        if (!options.stamp.empty() && stamp->id.text != options.stamp)
            continue;
        const auto report =
            reportOn(*now, stamp->id, *disruption, {!options.freeHands, false, false}, options.trials);
        if (!report)
            continue;
        touched = true;
        if (options.format == "json")
            reports.push_back(toJson(*now, *report));
        else
            printReport(*now, *report, shell.out);
    }
    if (options.format == "json")
        shell.out << reports.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    else if (!touched)
        fmt::print(shell.out, "Nothing in {} is touched by {}.\n",
                   options.stamp.empty() ? "the design" : "this stamp",
                   quote::line(inWords(*disruption, *now->topology, *now->catalog)));
    else if (options.stamp.empty())
        printTogether(*now, *disruption, options, shell.out);
    return ExitCode::Clean;
}

class EstimateVerb final : public Verb {
    std::string_view name() const noexcept override { return "estimate"; }
    int order() const noexcept override { return 40; }
    Action declare(CLI::App &command) const override
    {
        command.description(
            "Estimate RTO and RPO: planning values, percentiles, what dominates, what would help");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to estimate")->type_name("FILE")->required();
        options->disruption.declareOn(command);
        command.add_option("--stamp", options->stamp, "Only this stamp (default: all)")->type_name("ID");
        command.add_option("--trials", options->trials.count, "Trials of the simulation; 0 for none")
            ->check(CLI::Range(0, 10'000'000))
            ->capture_default_str();
        command.add_option("--seed", options->trials.seed, "Seed: the same one gives the same numbers")
            ->capture_default_str();
        command.add_flag("--free-hands", options->freeHands, "Let people do any number of steps at once");
        command.add_option("--format", options->format, "How to print the result")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        return [options](Shell &shell) { return estimateDesign(*options, shell); };
    }
};
const Registered<Verb, EstimateVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
