// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/quote.h"
#include "core/export/scripts/script.h"
#include "core/export/scripts/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::scripts {

namespace {

std::string said(const std::string &text)
{
    return quote::powershell(quote::line(text));
}

std::string wordOf(const Word &word)
{
    if (word.size() == 1 && word[0].variable)
        return "$" + word[0].text;
    if (word.empty() || (word.size() == 1 && !word[0].variable))
        return quote::powershell(word.empty() ? std::string() : word[0].text);
    std::string out = "\"";
    for (const Piece &piece : word)
        out += piece.variable ? "${" + piece.text + "}" : quote::powershellDouble(piece.text);
    return out + "\"";
}

/// A value with references to variables before it.
std::string composed(const std::string &value)
{
    const auto words = wordsOf("\"" + value + "\"");
    return words && words->size() == 1 ? wordOf(words->front()) : quote::powershell(value);
}

std::string definitionOf(const Variable &variable)
{
    if (variable.state == Variable::State::Known)
        return "$" + variable.name + " = " + composed(variable.value);
    return fmt::format("${0} = Read-Variable {0} {1}", variable.name, said(variable.demand()));
}

std::string commandOf(const std::string &command)
{
    if (const auto words = wordsOf(command)) {
        std::string out = "&";
        for (const Word &word : *words)
            out += " " + wordOf(word);
        return out;
    }
    std::string variables;
    for (const std::string &name : variablesOf(command))
        variables += (variables.empty() ? "" : "; ") + name + " = $" + name;
    return fmt::format("Invoke-Bash {} @{{ {} }}", quote::powershell(hardened(command)), variables);
}

std::string blockOf(const Step &step)
{
    std::string out = " {\n";
    for (const Variable &variable : step.asks)
        out += "  " + definitionOf(variable) + "\n";
    return out + "  " + commandOf(step.command) + "\n}";
}

} // namespace

std::string powershell(const Script &script, const Stamping &stamping)
{
    std::string out =
        fmt::format("#Requires -Version 7.4\n# {}\n# Design {}, catalog {}, as of {}, written by {}.\n",
                    quote::line(script.title), stamping.shortHash(), quote::line(stamping.catalogVersion),
                    stamping.asOf, quote::line(stamping.writer));
    out += "# Steps, numbers, keys, state and log are those of the script for bash beside it. Nothing is "
           "changed "
           "without -Execute.\n\n";
    out += std::string(powershellParameters()) + "\n";
    out += fmt::format("$ScriptName = '{}'\n$StampId = {}\n$Planned = ${}\n\n", toWord(script.purpose),
                       quote::powershell(script.stampId), script.planned ? "true" : "false");
    out += std::string(powershellFrame()) + "\n";
    if (!script.known.empty()) {
        out +=
            "# Names, from the design. Code exported with it ends those that must be unique in all of Azure "
            "with a suffix:\n# where it was deployed, put the names of the deployment here.\n";
        for (const Variable &variable : script.known)
            out += definitionOf(variable) + "\n";
        out += "\n";
    }
    out += fmt::format(
        "if (-not $List -and -not $Execute) {{ Write-Host 'Dry run: nothing is changed. {} steps.' "
        "}}\n",
        script.steps.size());
    for (const Step &step : script.steps)
        out += fmt::format("Step {} {} {} `\n  {} {} `\n  {} `\n  {}{}\n", quote::powershell(step.number),
                           quote::powershell(step.key), step.kind(), said(step.title), said(step.owner),
                           said(step.expect), said(step.rollback), step.command.empty() ? "" : blockOf(step));
    return out + "if ($Execute) { Write-Rehearsal }\n";
}

} // namespace breakwater::scripts
