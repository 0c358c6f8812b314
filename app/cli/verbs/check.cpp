// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/assessment/assess.h"

#include <ostream>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file;
    std::string format = "text";
    std::string failOn = "error";
};

std::string_view colourOf(Level level)
{
    switch (level) {
    case Level::Error:
        return "\033[31m";
    case Level::Warning:
        return "\033[33m";
    case Level::Info:
        break;
    }
    return "\033[36m";
}

std::string stampName(const Snapshot &now, const StampId &id)
{
    const Stamp *stamp = now.topology->stamp(id);
    return stamp ? stamp->name : id.text;
}

void printText(const Snapshot &now, const Assessment &assessment, Shell &shell)
{
    StampId current;
    for (const Finding &finding : assessment.findings) {
        if (finding.stamp != current) {
            current = finding.stamp;
            fmt::print(shell.out, "{}\n", current.empty() ? "Whole design" : stampName(now, current));
        }
        const std::string_view level = toWord(finding.level());
        fmt::print(shell.out, "  {}{:<7}{} {}  {}\n", shell.terminal ? colourOf(finding.level()) : "", level,
                   shell.terminal ? "\033[0m" : "", finding.rule.text, finding.message);
        fmt::print(shell.out, "                   Remedy: {}\n", finding.remedy);
    }
    std::set<std::pair<std::string, std::string>> open;
    for (const NotEvaluated &one : assessment.notEvaluated)
        open.emplace(one.rule.text, one.missing);
    if (!open.empty())
        fmt::print(shell.out, "Not evaluated, which is never a pass\n");
    for (const auto &[rule, missing] : open)
        fmt::print(shell.out, "  {}  missing: {}\n", rule, missing);
    fmt::print(shell.out,
               "{} errors, {} warnings, {} infos, {} accepted, {} not evaluated for want of facts\n",
               assessment.count(Level::Error), assessment.count(Level::Warning),
               assessment.count(Level::Info), assessment.accepted.size(), assessment.notEvaluated.size());
}

nlohmann::ordered_json toJson(const Finding &finding)
{
    return {{"rule", finding.rule.text},
            {"level", toWord(finding.level())},
            {"severity", toWord(finding.severity)},
            {"stamp", finding.stamp.text},
            {"subjects", finding.subjects},
            {"title", finding.title},
            {"message", finding.message},
            {"why", finding.why},
            {"remedy", finding.remedy},
            {"source", finding.source}};
}

void printJson(const Assessment &assessment, Shell &shell)
{
    auto findings = nlohmann::ordered_json::array(), accepted = nlohmann::ordered_json::array(),
         open = nlohmann::ordered_json::array();
    for (const Finding &finding : assessment.findings)
        findings.push_back(toJson(finding));
    for (const Finding &finding : assessment.accepted)
        accepted.push_back(toJson(finding));
    for (const NotEvaluated &one : assessment.notEvaluated)
        open.push_back({{"rule", one.rule.text},
                        {"stamp", one.stamp.text},
                        {"subjects", one.subjects},
                        {"missing", one.missing}});
    const nlohmann::ordered_json report{
        {"findings", findings}, {"accepted", accepted}, {"notEvaluated", open}};
    shell.out << report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

ExitCode check(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    Memory memory;
    const Assessment assessment = assess(*now, memory);
    if (options.format == "json")
        printJson(assessment, shell);
    else
        printText(*now, assessment, shell);
    const bool failed = (options.failOn == "error" && assessment.count(Level::Error) > 0)
        || (options.failOn == "warning"
            && assessment.count(Level::Error) + assessment.count(Level::Warning) > 0)
        || (options.failOn == "info" && !assessment.findings.empty());
    return failed ? ExitCode::Findings : ExitCode::Clean;
}

class CheckVerb final : public Verb {
    std::string_view name() const noexcept override { return "check"; }
    int order() const noexcept override { return 30; }
    Action declare(CLI::App &command) const override
    {
        command.description("Check a design against the rules");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to check")->type_name("FILE")->required();
        command.add_option("--format", options->format, "How to print the findings")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        command.add_option("--fail-on", options->failOn, "Exit with 1 when a finding is at least this bad")
            ->check(CLI::IsMember({"error", "warning", "info", "never"}))
            ->capture_default_str();
        return [options](Shell &shell) { return check(*options, shell); };
    }
};
const Registered<Verb, CheckVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
