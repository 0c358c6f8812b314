// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/export/quote.h"
#include "core/rehearsal/measured.h"
#include "core/storage/design_file.h"

#include <filesystem>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string design, measured, output, on, stamp, plan = "drill";
    bool force = false;
};

std::optional<Error> forbidden(const Options &options, const Snapshot &now)
{
    if (!options.stamp.empty() && now.topology->stamp({options.stamp}) == nullptr)
        return Error{Error::Code::Usage, fmt::format("The design has no stamp '{}'.", options.stamp),
                     "--stamp"};
    std::error_code ignored;
    if (!options.force && std::filesystem::exists(options.output, ignored))
        return Error{Error::Code::Unwritable,
                     "The file exists; choose another name, or overwrite it with --force.", options.output};
    return std::nullopt;
}

void print(const Measured &measured, const Snapshot &now, std::ostream &out)
{
    const Stamp *stamp = now.topology->stamp(measured.rehearsal.stamp);
    fmt::print(out, "{} on {}, {}: {} measured\n", quote::line(stamp ? stamp->name : ""),
               measured.rehearsal.on, measured.rehearsal.planned ? "planned" : "unplanned",
               measured.rehearsal.steps.size() == 1
                   ? std::string("1 step")
                   : fmt::format("{} steps", measured.rehearsal.steps.size()));
    for (const std::string &key : measured.unknownKeys)
        fmt::print(out, "  left out, no step of this plan: {}\n", quote::line(key));
}

ExitCode importTimes(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.design);
    if (!now)
        return shell.fail(now.error());
    if (const auto error = forbidden(options, *now))
        return shell.fail(*error);
    const auto bytes = readFile(options.measured);
    if (!bytes)
        return shell.fail(bytes.error());
    MeasuredDefaults defaults{options.on, std::nullopt, options.plan == "drill" || options.plan == "planned"};
    if (!options.stamp.empty())
        defaults.stamp = StampId{options.stamp};
    const auto read = readMeasured(*bytes, options.measured, *now, defaults);
    if (!read)
        return shell.fail(read.error());
    std::vector<Rehearsal> rehearsals;
    for (const Measured &measured : *read) {
        print(measured, *now, shell.out);
        if (!measured.rehearsal.steps.empty())
            rehearsals.push_back(measured.rehearsal);
    }
    if (rehearsals.empty())
        return shell.fail(
            {Error::Code::Invalid, "None of the measured steps is one of this design.", options.measured});
    const auto changed = recordMeasured(std::move(rehearsals))(*now->topology);
    if (!changed)
        return shell.fail(changed.error());
    const auto saved = saveDesign(*changed, options.output);
    if (!saved)
        return shell.fail(saved.error());
    fmt::print(shell.out, "{}\n", options.output);
    return ExitCode::Clean;
}

class RehearsalVerb final : public Verb {
    std::string_view name() const noexcept override { return "rehearsal"; }
    int order() const noexcept override { return 54; }
    Action declare(CLI::App &command) const override
    {
        command.description("Read the times that a drill has measured back into a design");
        command.require_subcommand(1);
        auto options = std::make_shared<Options>();
        CLI::App *import = command.add_subcommand(
            "import",
            "Steps as JSON or CSV with actual times, the log of a script, or the rehearsal beside it");
        import->add_option("design", options->design, "Design whose drill it was")
            ->type_name("DESIGN")
            ->required();
        import->add_option("file", options->measured, "File with the measured times")
            ->type_name("FILE")
            ->required();
        import->add_option("-o,--output", options->output, "Design to write")->type_name("FILE")->required();
        import->add_flag("--force", options->force, "Overwrite the file");
        import->add_option("--on", options->on, "Day of the drill (default: as the file says)")
            ->type_name("DAY");
        import->add_option("--stamp", options->stamp, "Stamp of a table that names none")->type_name("ID");
        import->add_option("--plan", options->plan, "Plan of a table that names none")
            ->check(CLI::IsMember({"failover", "planned", "drill"}))
            ->capture_default_str();
        return [options](Shell &shell) { return importTimes(*options, shell); };
    }
};
const Registered<Verb, RehearsalVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
