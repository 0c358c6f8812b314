// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/catalog/load.h"
#include "core/storage/design_file.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace breakwater::cli {

namespace {

constexpr const char *kFooter = R"(Exit codes:
  0  clean
  1  findings at or above --fail-on (check), a target is newly missed (diff)
  2  the command line makes no sense
  3  a file could not be read or written
  4  a part of the output could not be made; the rest is written

A first runbook:
  breakwater-cli new --template web -o shop.breakwater
  breakwater-cli check shop.breakwater
  breakwater-cli export shop.breakwater --runbook failover --format pdf,html,md -o out

A gate in a pipeline:
  breakwater-cli check shop.breakwater --policy bank.yaml --baseline main.sarif --fail-on warning

Nothing is ever fetched from or sent to a network.)";

std::vector<const Verb *> verbsInOrder()
{
    std::vector<const Verb *> verbs;
    for (const auto &verb : Registry<Verb>::all())
        verbs.push_back(verb.get());
    std::sort(verbs.begin(), verbs.end(),
              [](const Verb *a, const Verb *b) { return a->order() < b->order(); });
    return verbs;
}

std::optional<int> numberIn(std::string_view text)
{
    int number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

} // namespace

ExitCode Shell::fail(const Error &error) const
{
    err << "breakwater-cli: " << error.text() << '\n';
    return error.code == Error::Code::Usage ? ExitCode::Usage : ExitCode::Unreadable;
}

Result<std::shared_ptr<const Catalog>> Shell::catalog() const
{
    if (catalogFolder.empty())
        return builtinCatalog();
    return loadCatalogFolder(catalogFolder);
}

Result<std::chrono::year_month_day> Shell::day() const
{
    if (asOf.empty())
        return std::chrono::year_month_day{
            std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
    const std::string_view text = asOf;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const auto year = numberIn(text.substr(0, 4)), month = numberIn(text.substr(5, 2)),
                   dayOfMonth = numberIn(text.substr(8, 2));
        if (year && month && dayOfMonth && *month > 0 && *dayOfMonth > 0) {
            const std::chrono::year_month_day day{std::chrono::year{*year},
                                                  std::chrono::month{static_cast<unsigned>(*month)},
                                                  std::chrono::day{static_cast<unsigned>(*dayOfMonth)}};
            if (day.ok())
                return day;
        }
    }
    return Error{Error::Code::Usage, fmt::format("'{}' is not a day; write it as 2026-11-23.", asOf),
                 "--as-of"};
}

Result<Snapshot> Shell::open(const std::string &file) const
{
    const auto bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    return read(*bytes, file);
}

Result<Snapshot> Shell::read(std::string_view bytes, const std::string &file) const
{
    const auto facts = catalog();
    if (!facts)
        return facts.error();
    const auto today = day();
    if (!today)
        return today.error();
    auto opened = readDesign(bytes, **facts, std::filesystem::path(file).filename().string());
    if (!opened)
        return opened.error();
    if (opened->newer)
        return Error{
            Error::Code::Newer,
            fmt::format(
                "The file was written by a newer Breakwater ({}, format {}); this version judges format "
                "{} and older.",
                opened->topology.writer.empty() ? "unknown version" : opened->topology.writer, opened->format,
                kFormat),
            file};
    Snapshot now{std::make_shared<const Topology>(std::move(opened->topology)), *facts, *today, {}};
    if (!now.topology->records->exports.empty())
        now.designHash = designHash(*now.topology); // something asks whether it has been exported as it is
    return now;
}

bool coloursWanted(bool isTerminal, const char *noColor, const char *term)
{
    const bool refused = noColor != nullptr && *noColor != '\0'; // no-color.org
    const bool dumb = term != nullptr && std::string_view(term) == "dumb";
    return isTerminal && !refused && !dumb;
}

ExitCode run(const std::vector<std::string> &arguments, std::ostream &out, std::ostream &err, bool terminal)
{
    CLI::App app{"Breakwater on the command line: checks disaster-recovery designs for Azure, estimates "
                 "their RTO and RPO, and "
                 "exports runbooks and infrastructure code.",
                 "breakwater-cli"};
    Shell shell{out, err, {}, {}, terminal};
    app.set_version_flag("--version", std::string("breakwater-cli ") + BREAKWATER_VERSION,
                         "Print the version and exit");
    app.set_help_all_flag("--help-all", "Print the help of every command");
    app.add_option("--catalog", shell.catalogFolder,
                   "Use the catalog in this folder instead of the one built in")
        ->type_name("DIR");
    app.add_option("--as-of", shell.asOf, "Judge the design on this day (default: today)")
        ->type_name("YYYY-MM-DD");
    app.footer(kFooter);
    app.require_subcommand(1);
    app.fallthrough();

    std::vector<std::pair<CLI::App *, Verb::Action>> actions;
    for (const Verb *verb : verbsInOrder()) {
        CLI::App *command = app.add_subcommand(std::string(verb->name()));
        actions.emplace_back(command, verb->declare(*command));
    }
    try {
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
        app.parse(reversed);
    } catch (const CLI::ParseError &failure) {
        const int code = app.exit(failure, out, err);
        return code == 0 ? ExitCode::Clean : ExitCode::Usage;
    }
    for (const auto &[command, action] : actions)
        if (command->parsed())
            return action(shell);
    return ExitCode::Usage;
}

} // namespace breakwater::cli
