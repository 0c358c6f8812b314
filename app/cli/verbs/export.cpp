// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/offscreen.h"
#include "app/cli/shell.h"

#include "core/assessment/assess.h"
#include "core/export/runbook/sections.h"
#include "widgets/bundle/bundle.h"
#include "widgets/bundle/theme_file.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

constexpr const char *kAllSections = "all";

struct Options {
    std::string file;
    std::string folder;
    std::string stamp;
    std::string paper = "a4";
    std::string theme;
    bundle::Choices choices;
};

ExitCode exportDesign(Options options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    if (!options.stamp.empty())
        options.choices.stamps = {{options.stamp}};
    options.choices.letter = options.paper == "letter";
    if (options.choices.runbooks.empty() && options.choices.iac.empty() && options.choices.diagrams.empty()
        && !options.choices.board)
        return shell.fail(
            {Error::Code::Usage, "Say what to export: --runbook, --board, --iac or --diagram.", "export"});
    if (!options.choices.runbooks.empty() && options.choices.formats.empty())
        options.choices.formats = {"pdf"};
    const std::vector<std::string> &sections = options.choices.sections;
    if (sections.empty())
        options.choices.sections = sectionsOf(*now->topology);
    else if (std::find(sections.begin(), sections.end(), kAllSections) != sections.end())
        options.choices.sections.clear();
    const Offscreen application;
    if (!options.theme.empty()) {
        auto theme = bundle::openTheme(options.theme);
        if (!theme)
            return shell.fail(theme.error());
        options.choices.theme = std::move(*theme);
    }
    Memory memory;
    const Assessment assessment = assess(*now, memory);
    const auto rendered = bundle::render(*now, assessment, options.choices);
    if (!rendered)
        return shell.fail(rendered.error());
    const auto written = bundle::write(*rendered, options.folder);
    if (!written)
        return shell.fail(written.error());
    for (const std::filesystem::path &file : written->files)
        fmt::print(shell.out, "{}\n", (std::filesystem::path(options.folder) / file).string());
    for (const auto &[theirs, ours] : written->beside)
        fmt::print(shell.err,
                   "breakwater-cli: kept: {} was changed since it was exported; the new one is {}\n",
                   theirs.string(), ours.string());
    for (const Gap &gap : rendered->gaps)
        fmt::print(shell.err, "breakwater-cli: not made: {}: {}\n", gap.what, gap.why);
    return rendered->gaps.empty() ? ExitCode::Clean : ExitCode::Partial;
}

CLI::Option *addList(CLI::App &command, const std::string &name, std::vector<std::string> &list,
                     const std::vector<std::string> &known, const std::string &help)
{
    return command.add_option(name, list, help)->delimiter(',')->check(CLI::IsMember(known));
}

class ExportVerb final : public Verb {
    std::string_view name() const noexcept override { return "export"; }
    int order() const noexcept override { return 50; }
    Action declare(CLI::App &command) const override
    {
        command.description("Write runbooks, the board summary, infrastructure code and diagrams");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to export")->type_name("FILE")->required();
        addList(command, "--runbook", options->choices.runbooks, bundle::knownRunbooks(),
                "Runbooks to write");
        addList(command, "--format", options->choices.formats, bundle::knownFormats(),
                "Formats of the runbooks (default: pdf)");
        command.add_flag("--board", options->choices.board, "One page for those who decide (PDF)");
        addList(command, "--iac", options->choices.iac, bundle::knownIac(), "Infrastructure code to write");
        addList(command, "--diagram", options->choices.diagrams, bundle::knownDiagrams(),
                "Diagrams to write");
        command.add_option("--stamp", options->stamp, "Only this stamp (default: all)")->type_name("ID");
        command.add_option("--paper", options->paper, "Paper of the PDF")
            ->check(CLI::IsMember({"a4", "letter"}))
            ->capture_default_str();
        std::vector<std::string> sections = knownSections();
        sections.emplace_back(kAllSections);
        addList(command, "--sections", options->choices.sections, sections,
                "Parts that print in PDF, HTML, Markdown and ODT (default: those the design remembers, else "
                "all)");
        command
            .add_option("--theme", options->theme,
                        "Names and logos for the covers (default: what the design keeps)")
            ->type_name("FILE");
        command.add_option("-o,--output", options->folder, "Folder to write to; it is made if missing")
            ->type_name("DIR")
            ->required();
        return [options](Shell &shell) { return exportDesign(*options, shell); };
    }
};
const Registered<Verb, ExportVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
