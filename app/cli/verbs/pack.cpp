// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/offscreen.h"
#include "app/cli/shell.h"

#include "core/export/quote.h"
#include "core/storage/design_file.h"
#include "widgets/bundle/pack.h"
#include "widgets/bundle/theme_file.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file, output, paper = "a4", theme;
    std::vector<std::string> stamps;
};

ExitCode packDesign(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    bundle::PackChoices choices;
    for (const std::string &id : options.stamps)
        choices.stamps.push_back({id});
    choices.letter = options.paper == "letter";
    const Offscreen application;
    if (!options.theme.empty()) {
        auto theme = bundle::openTheme(options.theme);
        if (!theme)
            return shell.fail(theme.error());
        choices.theme = std::move(*theme);
    }
    Memory memory;
    const Assessment assessment = assess(*now, memory);
    const auto pack = bundle::renderPack(*now, assessment, choices, [&](const std::string &what) {
        if (shell.terminal)
            fmt::print(shell.err, "{}\n", what);
        return true;
    });
    if (!pack)
        return shell.fail(pack.error());
    const auto written = bundle::writePack(*pack, options.output);
    if (!written)
        return shell.fail(written.error());
    fmt::print(shell.out, "{}: {} files of design {}\n", options.output, pack->files.size(),
               designHash(*now->topology).substr(0, 8));
    for (const Gap &gap : pack->gaps)
        fmt::print(shell.err, "breakwater-cli: not made: {}: {}\n", quote::line(gap.what),
                   quote::line(gap.why));
    return pack->gaps.empty() ? ExitCode::Clean : ExitCode::Partial;
}

class PackVerb final : public Verb {
    std::string_view name() const noexcept override { return "pack"; }
    int order() const noexcept override { return 52; }
    Action declare(CLI::App &command) const override
    {
        command.description("Write everything that a client keeps of a design, with an index page");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to pack")->type_name("FILE")->required();
        command
            .add_option("-o,--output", options->output, "Folder to write to, or an archive that ends in .zip")
            ->type_name("PATH")
            ->required();
        command.add_option("--stamp", options->stamps, "Only these stamps (default: all)")->type_name("ID");
        command.add_option("--paper", options->paper, "Paper of the PDFs")
            ->check(CLI::IsMember({"a4", "letter"}))
            ->capture_default_str();
        command
            .add_option("--theme", options->theme,
                        "Names and logos for the covers (default: what the design keeps)")
            ->type_name("FILE");
        return [options](Shell &shell) { return packDesign(*options, shell); };
    }
};
const Registered<Verb, PackVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
