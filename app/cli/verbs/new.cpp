// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/storage/design_file.h"
#include "core/storage/templates.h"

#include <filesystem>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string from;
    std::string to;
    bool force = false;
};

ExitCode makeDesign(const Options &options, Shell &shell)
{
    const auto catalog = shell.catalog();
    if (!catalog)
        return shell.fail(catalog.error());
    const auto design = templateDesign(options.from, **catalog);
    if (!design)
        return shell.fail(design.error());
    std::error_code ignored;
    if (!options.force && std::filesystem::exists(options.to, ignored))
        return shell.fail({Error::Code::Unwritable,
                           "The file exists; choose another name, or overwrite it with --force.",
                           options.to});
    const auto saved = saveDesign(*design, options.to);
    if (!saved)
        return shell.fail(saved.error());
    fmt::print(shell.out, "{}: new design from template '{}'\n", options.to, options.from);
    return ExitCode::Clean;
}

class NewVerb final : public Verb {
    std::string_view name() const noexcept override { return "new"; }
    int order() const noexcept override { return 20; }
    Action declare(CLI::App &command) const override
    {
        command.description("Start a design from a template");
        auto options = std::make_shared<Options>();
        command.add_option("-t,--template", options->from, "Template to start from, see 'templates'")
            ->type_name("ID")
            ->required();
        command.add_option("-o,--output", options->to, "File to write")->type_name("FILE")->required();
        command.add_flag("--force", options->force, "Overwrite the file if it exists");
        return [options](Shell &shell) { return makeDesign(*options, shell); };
    }
};
const Registered<Verb, NewVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
