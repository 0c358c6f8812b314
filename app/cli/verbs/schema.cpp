// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/export/runbook/steps_json.h"
#include "core/storage/design_file.h"

#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>

namespace breakwater::cli {

namespace {

class SchemaVerb final : public Verb {
    std::string_view name() const noexcept override { return "schema"; }
    int order() const noexcept override { return 60; }
    Action declare(CLI::App &command) const override
    {
        command.description("Print the JSON Schema of the design file, or of a runbook's steps");
        auto of = std::make_shared<std::string>("design");
        command.add_option("--of", *of, "What the schema describes")
            ->check(CLI::IsMember({"design", "steps"}))
            ->capture_default_str();
        return [of](Shell &shell) {
            shell.out << (*of == "steps" ? paper::stepsSchema() : designSchema());
            return ExitCode::Clean;
        };
    }
};
const Registered<Verb, SchemaVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
