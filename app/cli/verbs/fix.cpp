// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"
#include "app/cli/shell.h"
#include "app/cli/verdict_text.h"

#include "core/assessment/quick_fixes.h"
#include "core/export/quote.h"
#include "core/storage/design_file.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file, rule, finding, output;
    std::string format = "text";
    int choice = 0; ///< counted from 1; 0: none was said
    bool all = false, dryRun = false, force = false;
};

Error usage(std::string sentence, std::string place)
{
    return {Error::Code::Usage, std::move(sentence), std::move(place)};
}

std::optional<Error> contradiction(const Options &options)
{
    if (options.all && (options.choice > 0 || !options.finding.empty()))
        return usage("--all takes automatic fixes only: say neither --choice nor --finding with it.",
                     "--all");
    if (options.choice > 0 && options.finding.empty())
        return usage("Say with --finding which finding the choice is for.", "--choice");
    if (!options.output.empty() && options.rule.empty() && options.finding.empty() && !options.all)
        return usage("Say what to fix: --finding KEY, --rule ID or --all.", "--output");
    if ((options.all || options.choice > 0) && options.output.empty() && !options.dryRun)
        return usage("Say where to write with -o, or only look with --dry-run.", "--output");
    if (options.dryRun)
        return std::nullopt;
    return wouldOverwrite(options.output, options.file, options.force);
}

/// Findings that the options name, in the order of the assessment.
Result<std::vector<Finding>> chosenFindings(const Options &options, const Snapshot &now,
                                            const Assessment &present)
{
    if (!options.rule.empty() && now.catalog->rule(RuleId{options.rule}) == nullptr)
        return usage(fmt::format("There is no rule '{}'; 'breakwater-cli rules' lists them.", options.rule),
                     "--rule");
    std::vector<Finding> found;
    for (const Finding &finding : present.findings)
        if ((options.rule.empty() || finding.rule.text == options.rule)
            && (options.finding.empty() || finding.key() == options.finding))
            found.push_back(finding);
    if (found.empty() && !options.finding.empty())
        return usage(
            fmt::format("The design has no open finding '{}'; its key is the rule and its subjects, as "
                        "'check --format json' gives it.",
                        options.finding),
            "--finding");
    return found;
}

nlohmann::ordered_json choiceJson(const FixChoice &choice)
{
    using Json = nlohmann::ordered_json;
    return {{"label", choice.label},
            {"cost", choice.cost},
            {"costFactor", choice.costFactor ? Json(*choice.costFactor) : Json(nullptr)},
            {"changes", choice.changes},
            {"refused", choice.whyNot.empty() ? Json(nullptr) : Json(choice.whyNot)},
            {"verdict", verdictJson(choice.effect)}};
}

void printChoice(const FixChoice &choice, const QuickFix &fix, std::size_t number, const Snapshot &now,
                 std::ostream &out)
{
    if (!choice.whyNot.empty()) {
        fmt::print(out, "  not offered: {}\n    {}\n", quote::line(choice.label), quote::line(choice.whyNot));
        return;
    }
    fmt::print(out, "  {} {}\n", fix.automatic ? std::string("automatic:") : fmt::format("{}.", number),
               quote::line(choice.label));
    for (const std::string &change : choice.changes)
        fmt::print(out, "     {}\n", quote::line(change));
    fmt::print(out, "     {}\n", choice.cost);
    printPromises(now, choice.effect, fix.stamp, "     ", out);
    printVerdict(choice.effect, "     ", out);
}

void printFix(const QuickFix &fix, const Finding &finding, const Snapshot &now, std::ostream &out)
{
    fmt::print(out, "{} {}\n", quote::line(fix.key), quote::line(finding.message));
    for (std::size_t i = 0; i < fix.choices.size(); ++i)
        printChoice(fix.choices[i], fix, i + 1, now, out);
    if (fix.choices.empty())
        fmt::print(out, "  no fix: {}\n", fix.none);
}

ExitCode listFixes(const Options &options, const Snapshot &now, const std::vector<Finding> &findings,
                   const Assessment &present, Memory &memory, Shell &shell)
{
    auto json = nlohmann::ordered_json::array();
    for (const Finding &finding : findings) {
        const QuickFix fix = quickFix(now, finding, present, memory);
        if (options.format != "json") {
            printFix(fix, finding, now, shell.out);
            continue;
        }
        auto choices = nlohmann::ordered_json::array();
        for (const FixChoice &choice : fix.choices)
            choices.push_back(choiceJson(choice));
        json.push_back({{"finding", fix.key},
                        {"stamp", fix.stamp.text},
                        {"automatic", fix.automatic},
                        {"choices", choices},
                        {"none", fix.none}});
    }
    if (options.format == "json")
        shell.out << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    else if (findings.empty())
        fmt::print(shell.out, "nothing to fix\n");
    return ExitCode::Clean;
}

Result<FixRun> choose(const Options &options, const Snapshot &now, const std::vector<Finding> &findings,
                      const Assessment &present, Memory &memory)
{
    if (options.all && options.rule.empty())
        return fixEverything(now, present, memory);
    if (options.finding.empty())
        return fixAll(now, RuleId{options.rule}, present, memory);
    const QuickFix fix = quickFix(now, findings.front(), present, memory);
    const auto usable =
        static_cast<int>(std::count_if(fix.choices.begin(), fix.choices.end(),
                                       [](const FixChoice &choice) { return choice.whyNot.empty(); }));
    if (usable == 0)
        return Error{Error::Code::Impossible, fix.none, fix.key};
    if (options.choice == 0 && !fix.automatic)
        return usage(
            fmt::format("There is a choice to make; say --choice 1 to {} (without -o they are listed).",
                        usable),
            "--choice");
    if (options.choice > usable)
        return usage(fmt::format("There are {} choices.", usable), "--choice");
    const FixChoice &choice = fix.choices[static_cast<std::size_t>(std::max(options.choice, 1)) - 1];
    FixRun run;
    run.applied.push_back({fix.key, choice.label});
    run.edit = choice.edit;
    run.after = choice.effect.after;
    run.assessment = choice.effect.assessment;
    return run;
}

void printRun(const Options &options, const Snapshot &now, const FixRun &run, const WhatIf &effect,
              std::ostream &out)
{
    if (options.format == "json") {
        auto applied = nlohmann::ordered_json::array();
        for (const FixRun::Applied &each : run.applied)
            applied.push_back({{"finding", each.key}, {"label", each.label}});
        const nlohmann::ordered_json json{{"applied", applied}, {"verdict", verdictJson(effect)}};
        out << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
        return;
    }
    for (const FixRun::Applied &each : run.applied)
        fmt::print(out, "{}: {}\n", quote::line(each.key), quote::line(each.label));
    if (run.applied.empty())
        fmt::print(out, "nothing to fix automatically\n");
    for (const auto &stamp : now.topology->stamps)
        printPromises(now, effect, stamp->id, "", out);
    printVerdict(effect, "", out);
}

ExitCode fix(const Options &options, Shell &shell)
{
    if (const auto error = contradiction(options))
        return shell.fail(*error);
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    Memory memory;
    const Assessment present = assess(*now, memory);
    const auto findings = chosenFindings(options, *now, present);
    if (!findings)
        return shell.fail(findings.error());
    const bool named = options.all || !options.finding.empty() || !options.rule.empty();
    const bool decides = options.all || options.choice > 0 || !options.output.empty();
    if (!named || !decides)
        return listFixes(options, *now, *findings, present, memory, shell);

    const auto run = choose(options, *now, *findings, present, memory);
    if (!run)
        return shell.fail(run.error());
    // Once more as the file would have it: nothing is written that could not be opened again.
    const std::string bytes = writeDesign(*run->after);
    if (const auto read = readDesign(bytes, *now->catalog, options.file); !read)
        return shell.fail(read.error());
    printRun(options, *now, *run, whatIf(*now, run->edit, present, memory), shell.out);
    if (options.dryRun)
        return ExitCode::Clean;
    if (const auto saved = saveDesign(*run->after, options.output); !saved)
        return shell.fail(saved.error());
    fmt::print(options.format == "json" ? shell.err : shell.out, "{}: written\n",
               quote::line(options.output));
    return ExitCode::Clean;
}

class FixVerb final : public Verb {
    std::string_view name() const noexcept override { return "fix"; }
    int order() const noexcept override { return 35; }
    Action declare(CLI::App &command) const override
    {
        command.description("Show what removes a finding, try it out, and write the repaired design");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to repair; it stays as it is")
            ->type_name("FILE")
            ->required();
        command.add_option("--rule", options->rule, "Findings of this rule; with -o its automatic fixes")
            ->type_name("ID");
        command.add_option("--finding", options->finding, "One finding, by its key: 'WEB-001 plan-web1'")
            ->type_name("KEY");
        command.add_option("--choice", options->choice, "Which of the choices to take, as they are numbered")
            ->check(CLI::Range(1, 1000))
            ->type_name("N");
        command.add_flag("--all", options->all, "Every automatic fix, until nothing changes");
        command.add_flag("--dry-run", options->dryRun, "Print what would change and write nothing");
        command.add_option("--format", options->format, "How to print the result")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        command.add_option("-o,--output", options->output, "Write the repaired design to this file")
            ->type_name("FILE");
        command.add_flag("--force", options->force, "Overwrite that file, be it the design itself");
        return [options](Shell &shell) { return fix(*options, shell); };
    }
};
const Registered<Verb, FixVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
