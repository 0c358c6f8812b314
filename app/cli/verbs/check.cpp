// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_text.h"
#include "app/cli/policy_files.h"
#include "app/cli/shell.h"

#include "core/catalog/language.h"
#include "core/export/findings/baseline.h"
#include "core/rules/rule.h"
#include "core/storage/design_file.h"
#include "core/support/nearest.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file;
    std::string format = "text";
    std::string failOn = "error";
    std::string baseline;
    std::string output;
    std::string language = "en";
    std::vector<std::string> stamps;
    PolicyFiles policies;
    bool timings = false;
};

/// What is read is never written, whatever it is called.
std::optional<Error> overwritesInput(const Options &options)
{
    std::vector<std::string> inputs = options.policies.files;
    inputs.insert(inputs.end(), {options.file, options.baseline});
    for (const std::string &input : inputs) {
        std::error_code none;
        if (!options.output.empty() && std::filesystem::equivalent(options.output, input, none))
            return Error{Error::Code::Usage, fmt::format("This would overwrite {}, which is read.", input),
                         "--output"};
    }
    return std::nullopt;
}

Result<std::set<StampId>> stampsNamed(const Topology &topology, const std::vector<std::string> &words)
{
    std::set<StampId> stamps;
    std::vector<std::string> known;
    for (const auto &stamp : topology.stamps)
        known.push_back(stamp->id.text);
    for (const std::string &word : words) {
        if (topology.stamp(StampId{word}) == nullptr)
            return Error{Error::Code::Usage,
                         fmt::format("The design has no stamp '{}'{}", word, orNearest(word, known)),
                         "--stamp"};
        stamps.insert(StampId{word});
    }
    return stamps;
}

/// `times` null: nobody asks.
Result<FindingsReport> reportFor(const Options &options, const Shell &shell, RuleTimes *times)
{
    const auto bytes = readFile(options.file);
    if (!bytes)
        return bytes.error();
    auto now = shell.read(*bytes, options.file);
    if (!now)
        return now.error();
    auto policies = options.policies.addTo(*now, options.file);
    if (!policies)
        return policies.error();
    const auto stamps = stampsNamed(*now->topology, options.stamps);
    if (!stamps)
        return stamps.error();

    FindingsReport report;
    Memory memory;
    report.assessment = assess(*now, memory, {}, times);
    report.whole = readinessOf(*now, report.assessment);
    for (const auto &stamp : now->topology->stamps)
        report.readiness.emplace(stamp->id, readinessOf(*now, report.assessment, stamp->id));
    report.now = *std::move(now);
    report.policies = *std::move(policies);
    report.file = options.file;
    report.lines = linesOf(*bytes);
    if (!stamps->empty())
        keepStamps(report, *stamps);
    if (options.baseline.empty())
        return report;
    const auto former = readFile(options.baseline);
    if (!former)
        return former.error();
    const auto baseline = readBaseline(*former, options.baseline);
    if (!baseline)
        return baseline.error();
    keepNew(report, *baseline);
    return report;
}

/// Only people have a language: what programs read is English in every one.
std::string rendered(const FindingsReport &report, const Options &options, const Shell &shell)
{
    if (options.format == "json")
        return findingsJson(report);
    if (options.format == "sarif")
        return findingsSarif(report);
    if (options.format == "csv")
        return findingsCsv(report);
    const Translation translation(
        languageFor(options.language, std::filesystem::path(shell.catalogFolder), *report.now.catalog));
    std::ostringstream text;
    printFindings(report, shell.terminal && options.output.empty(), translation, text);
    return text.str();
}

/// Slowest first. On the other stream: two runs give the same result and never the same times.
void printTimings(const RuleTimes &times, std::ostream &out)
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    std::vector<std::pair<const Rule *, RuleTime>> slowest(times.begin(), times.end());
    std::sort(slowest.begin(), slowest.end(), [](const auto &a, const auto &b) {
        return std::pair(b.second.took, a.first->id()) < std::pair(a.second.took, b.first->id());
    });
    RuleTime all;
    for (const auto &[rule, time] : slowest) {
        fmt::print(out, "{:10} {:9.3f} ms  {} of a stamp\n", rule->id(), Milliseconds(time.took).count(),
                   counted(time.stamps, "check"));
        all.took += time.took;
        all.stamps += time.stamps;
    }
    fmt::print(out, "{:10} {:9.3f} ms  {}\n", "all", Milliseconds(all.took).count(),
               counted(all.stamps, "check"));
}

bool isAtLeast(const Assessment &assessment, const std::string &level)
{
    const int errors = assessment.count(Level::Error), warnings = assessment.count(Level::Warning);
    return (level == "error" && errors > 0) || (level == "warning" && errors + warnings > 0)
        || (level == "info" && !assessment.findings.empty());
}

ExitCode check(const Options &options, Shell &shell)
{
    if (const auto error = overwritesInput(options))
        return shell.fail(*error);
    RuleTimes times;
    const auto report = reportFor(options, shell, options.timings ? &times : nullptr);
    if (!report)
        return shell.fail(report.error());
    const std::string text = rendered(*report, options, shell);
    if (options.output.empty())
        shell.out << text;
    else if (const auto written = saveFile(text, options.output); !written)
        return shell.fail(written.error());
    if (options.timings)
        printTimings(times, shell.err);
    return isAtLeast(report->assessment, options.failOn) ? ExitCode::Findings : ExitCode::Clean;
}

class CheckVerb final : public Verb {
    std::string_view name() const noexcept override { return "check"; }
    int order() const noexcept override { return 30; }
    Action declare(CLI::App &command) const override
    {
        command.description("Check a design against the rules and against policies");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to check")->type_name("FILE")->required();
        command
            .add_option("--format", options->format,
                        "How to print the findings: text, json, sarif (2.1.0) or csv (a risk register)")
            ->check(CLI::IsMember({"text", "json", "sarif", "csv"}))
            ->capture_default_str();
        std::vector<std::string> languages = builtinLanguages();
        languages.emplace_back("en");
        command
            .add_option("--language", options->language,
                        "Language of the findings' sentences in text: en or de; all else is English")
            ->check(CLI::IsMember(languages))
            ->capture_default_str();
        command.add_option("--fail-on", options->failOn, "Exit with 1 when a finding is at least this bad")
            ->check(CLI::IsMember({"error", "warning", "info", "never"}))
            ->capture_default_str();
        options->policies.declareOn(command);
        command
            .add_option("--baseline", options->baseline,
                        "A former result in JSON or SARIF: only what is new is shown and counted")
            ->type_name("FILE");
        command
            .add_option("--stamp", options->stamps,
                        "Only this stamp; may be said several times (default: all)")
            ->type_name("ID")
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        command.add_flag("--timings", options->timings,
                         "Also print how long each rule took, slowest first, to the error stream");
        command.add_option("-o,--output", options->output, "Write to this file instead of the terminal")
            ->type_name("FILE");
        return [options](Shell &shell) { return check(*options, shell); };
    }
};
const Registered<Verb, CheckVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
