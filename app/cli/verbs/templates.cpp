// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/storage/templates.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

class TemplatesVerb final : public Verb {
    std::string_view name() const noexcept override { return "templates"; }
    int order() const noexcept override { return 10; }
    Action declare(CLI::App &command) const override
    {
        command.description("List the templates that a design can start from");
        auto notes = std::make_shared<bool>(false);
        command.add_flag("--notes", *notes, "Also print the deliberate weaknesses of each");
        return [notes](Shell &shell) {
            const auto templates = builtinTemplates();
            if (!templates)
                return shell.fail(templates.error());
            for (const Template &one : *templates) {
                fmt::print(shell.out, "{:<12} {}: {}\n", one.id, one.name, one.description);
                if (!*notes)
                    continue;
                for (const TemplateNote &note : one.weaknesses)
                    fmt::print(shell.out, "  - {}\n    {}\n", note.title, note.note);
            }
            return ExitCode::Clean;
        };
    }
};
const Registered<Verb, TemplatesVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
