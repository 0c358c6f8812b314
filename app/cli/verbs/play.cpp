// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/disruption_option.h"
#include "app/cli/shell.h"

#include "core/export/playback/event_log_text.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file, scenario;
    DisruptionOption disruption;
    std::string format = "text";
    std::vector<std::string> stamps;
    bool back = false;
};

/// What is played: of the command line, or of a scenario that the design has saved.
struct Question {
    Disruption disruption;
    std::vector<StampId> stamps;
};

Result<Question> questionOf(const Options &options, const Snapshot &now)
{
    if (!options.scenario.empty()) {
        for (const Scenario &each : now.topology->agreements->scenarios)
            if (each.name == options.scenario)
                return Question{{each.disruption, each.planned, false, each.target}, each.stamps};
        return Error{Error::Code::Usage, fmt::format("The design has no scenario '{}'.", options.scenario),
                     "--scenario"};
    }
    const auto disruption = options.disruption.read(now);
    if (!disruption)
        return disruption.error();
    Question question{*disruption, {}};
    for (const std::string &id : options.stamps) {
        if (!now.topology->stamp({id}))
            return Error{Error::Code::Usage, fmt::format("The design has no stamp '{}'.", id), "--stamp"};
        question.stamps.push_back({id});
    }
    return question;
}

ExitCode printLog(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    const auto question = questionOf(options, *now);
    if (!question)
        return shell.fail(question.error());
    const RecoveryPlan plan = makePlan(*now, question->disruption, question->stamps,
                                       {true, question->stamps.size() != 1, options.back});
    const EventLog log = playOut(*now, plan, schedule(plan));
    shell.out << (options.format == "json"      ? eventLogJson(*now, log)
                      : options.format == "csv" ? eventLogCsv(*now, log)
                                                : eventLogText(*now, log));
    return ExitCode::Clean;
}

class PlayVerb final : public Verb {
    std::string_view name() const noexcept override { return "play"; }
    int order() const noexcept override { return 46; }
    Action declare(CLI::App &command) const override
    {
        command.description("Play an outage: what is lost, what works again when, and how it ends");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to play")->type_name("FILE")->required();
        options->disruption.declareOn(command);
        command.add_option("--scenario", options->scenario, "A scenario that the design has saved, by name")
            ->type_name("NAME");
        command
            .add_option("--stamp", options->stamps,
                        "Only these stamps (default: all, with the people they share)")
            ->type_name("ID");
        command.add_flag("--failback", options->back, "The way back, once what was lost is well again");
        command.add_option("--format", options->format, "How to print the log")
            ->check(CLI::IsMember({"text", "json", "csv"}))
            ->capture_default_str();
        return [options](Shell &shell) { return printLog(*options, shell); };
    }
};
const Registered<Verb, PlayVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
