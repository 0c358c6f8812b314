// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/storage/design_file.h"

#include <ostream>

#include <CLI/CLI.hpp>

namespace breakwater::cli {

namespace {

class SchemaVerb final : public Verb {
    std::string_view name() const noexcept override { return "schema"; }
    int order() const noexcept override { return 60; }
    Action declare(CLI::App &command) const override
    {
        command.description("Print the JSON Schema of the design file");
        return [](Shell &shell) {
            shell.out << designSchema();
            return ExitCode::Clean;
        };
    }
};
const Registered<Verb, SchemaVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
