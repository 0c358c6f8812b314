// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/quote.h"
#include "core/export/scripts/script.h"
#include "core/export/shell_quotes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater::scripts {

namespace {

std::string json(const std::string &text)
{
    return nlohmann::json(quote::line(text)).dump();
}

/// For people, on one line, as one word of the shell.
std::string said(const std::string &text)
{
    return quote::shellSingle(quote::line(text));
}

std::string functionOf(const Step &step, std::size_t index)
{
    if (step.command.empty())
        return {};
    std::string out = fmt::format("step_{}() {{\n", index);
    for (const Variable &variable : step.asks)
        out += "  " + variable.definition() + "\n";
    const std::string command = hardened(step.command);
    if (command.find("$(") != std::string::npos)
        out += "  # shellcheck disable=SC2046 # a list is meant to become several words\n";
    return out + "  " + command + "\n}\n\n";
}

} // namespace

std::string Step::kind() const
{
    const std::string kind = gate ? "gate" : irreversible ? "nowayback" : "step";
    return repeats ? kind + "-hold" : kind;
}

std::string hardened(const std::string &command)
{
    return withQuotes(command, [](std::string_view) { return true; });
}

std::string bash(const Script &script, const Stamping &stamping)
{
    std::string out = "#!/usr/bin/env bash\n";
    out += fmt::format("# {}\n# Design {}, catalog {}, as of {}, written by {}.\n", quote::line(script.title),
                       stamping.shortHash(), quote::line(stamping.catalogVersion), stamping.asOf,
                       quote::line(stamping.writer));
    out +=
        "# Steps, numbers and keys are those of the runbook. Nothing is changed without --execute.\n"
        "# What the runbook waits for in other stamps is a question to a person here.\n"
        "# Texts of the design stand in single quotes: nothing in them is meant to expand or to end them.\n"
        "# shellcheck disable=SC2016,SC1003\n"
        "set -euo pipefail\n\n";
    out += fmt::format("SCRIPT={}\nSTAMP_ID={}\nSTAMP_JSON={}\nPLANNED={}\n\n", toWord(script.purpose),
                       quote::shellSingle(script.stampId), quote::shellSingle(json(script.stampId)),
                       script.planned ? "true" : "false");
    out += std::string(bashFrame()) + "\n";
    if (!script.known.empty()) {
        out +=
            "# Names, from the design. Code exported with it ends those that must be unique in all of Azure "
            "with a suffix:\n# where it was deployed, put the names of the deployment here.\n";
        for (const Variable &variable : script.known)
            out += variable.definition() + "\n";
        out += "\n";
    }
    for (std::size_t i = 0; i < script.steps.size(); ++i)
        out += functionOf(script.steps[i], i + 1);
    out += fmt::format("$list || $execute || printf 'Dry run: nothing is changed. %s steps.\\n' {}\n",
                       script.steps.size());
    for (std::size_t i = 0; i < script.steps.size(); ++i) {
        const Step &step = script.steps[i];
        out +=
            fmt::format("step {} {} {} {} \\\n  {} {} \\\n  {} \\\n  {}{}\n", quote::shellSingle(step.number),
                        quote::shellSingle(step.key), quote::shellSingle(json(step.key)), step.kind(),
                        said(step.title), said(step.owner), said(step.expect), said(step.rollback),
                        step.command.empty() ? "" : fmt::format(" step_{}", i + 1));
    }
    return out + "$list || rehearsal\n";
}

} // namespace breakwater::scripts
