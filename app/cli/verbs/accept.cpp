// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"
#include "app/cli/shell.h"

#include "core/assessment/assess.h"
#include "core/export/quote.h"
#include "core/model/risks.h"
#include "core/storage/design_file.h"

#include <algorithm>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file, finding, owner, reason, review, solved, output;
    bool reopen = false, force = false;
};

Error usage(std::string sentence, std::string place)
{
    return {Error::Code::Usage, std::move(sentence), std::move(place)};
}

std::optional<Error> contradiction(const Options &options)
{
    const bool accepts = !options.reason.empty(), attests = !options.solved.empty();
    if (int{accepts} + int{attests} + int{options.reopen} != 1)
        return usage(
            "Say one of --reason TEXT (it is accepted), --solved TEXT (it is solved another way) and "
            "--reopen.",
            "accept");
    if (options.reopen && !(options.owner.empty() && options.review.empty()))
        return usage("A finding that is open again has no owner and no review day.", "--reopen");
    if (!options.reopen && options.owner.empty())
        return usage("Say which role of the design owns it.", "--owner");
    return wouldOverwrite(options.output, options.file, options.force);
}

const Finding *withKey(const FindingList &findings, const std::string &key)
{
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&key](const Finding &finding) { return finding.key() == key; });
    return found == findings.end() ? nullptr : &*found;
}

/// A role by its id, or by its title where one role alone has it.
Result<RoleId> ownerNamed(const Topology &topology, const std::string &words)
{
    std::vector<const Role *> titled;
    for (const Role &role : *topology.roles) {
        if (role.id.text == words)
            return role.id;
        if (role.title == words)
            titled.push_back(&role);
    }
    if (titled.size() == 1)
        return titled.front()->id;
    std::string known;
    for (const Role &role : *topology.roles)
        known += (known.empty() ? "" : ", ") + role.id.text;
    return usage(titled.empty() ? fmt::format("The design has no role '{}'; it has {}.", words,
                                              known.empty() ? std::string("none") : known)
                                : fmt::format("{} roles are titled '{}'; say the id of one: {}.",
                                              titled.size(), words, known),
                 "--owner");
}

Result<Edit> editFor(const Options &options, const Topology &topology, const Finding &finding)
{
    if (options.reopen)
        return reopen(finding.rule, finding.subjects);
    const Result<RoleId> owner = ownerNamed(topology, options.owner);
    if (!owner)
        return owner.error();
    if (!options.reason.empty())
        return acceptRisk(finding.rule, finding.subjects, *owner, options.reason, options.review);
    return attest(finding.rule, finding.subjects, *owner, options.solved,
                  options.review.empty() ? std::nullopt : std::optional(options.review));
}

Result<Finding> findingNamed(const Options &options, const Snapshot &now)
{
    Memory memory;
    const Assessment present = assess(now, memory);
    const Finding *open = withKey(present.findings, options.finding);
    const Finding *accepted = withKey(present.accepted, options.finding);
    if (options.reopen && accepted != nullptr)
        return *accepted;
    if (!options.reopen && open != nullptr)
        return *open;
    if (open != nullptr)
        return usage(fmt::format("'{}' is open already.", options.finding), "--finding");
    if (accepted != nullptr)
        return usage(fmt::format("'{}' is accepted already; --reopen it first.", options.finding),
                     "--finding");
    return usage(
        fmt::format("The design has no finding '{}'; its key is the rule and its subjects, as 'check "
                    "--format json' gives it.",
                    options.finding),
        "--finding");
}

ExitCode accept(const Options &options, Shell &shell)
{
    if (const auto error = contradiction(options))
        return shell.fail(*error);
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    const auto finding = findingNamed(options, *now);
    if (!finding)
        return shell.fail(finding.error());
    const auto edit = editFor(options, *now->topology, *finding);
    if (!edit)
        return shell.fail(edit.error());
    const auto after = (*edit)(*now->topology);
    if (!after)
        return shell.fail(after.error());
    // Once more as the file would have it: nothing is written that could not be opened again.
    if (const auto read = readDesign(writeDesign(*after), *now->catalog, options.file); !read)
        return shell.fail(read.error());
    if (const auto saved = saveDesign(*after, options.output); !saved)
        return shell.fail(saved.error());
    fmt::print(shell.out, "{}: {}\n{}: written\n", quote::line(options.finding),
               options.reopen               ? std::string("open again")
                   : options.solved.empty() ? "accepted until " + options.review
                                            : std::string("solved another way"),
               quote::line(options.output));
    return ExitCode::Clean;
}

class AcceptVerb final : public Verb {
    std::string_view name() const noexcept override { return "accept"; }
    int order() const noexcept override { return 36; }
    Action declare(CLI::App &command) const override
    {
        command.description("Accept a finding as a risk, say that it is solved another way, or reopen it");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design that has the finding")
            ->type_name("FILE")
            ->required();
        command.add_option("--finding", options->finding, "Its key: 'REG-011 firewall'")
            ->type_name("KEY")
            ->required();
        command.add_option("--owner", options->owner, "Role of the design that answers for it: id or title")
            ->type_name("ROLE");
        command.add_option("--reason", options->reason, "Why the room lives with it")->type_name("TEXT");
        command.add_option("--solved", options->solved, "How it is solved, where the design cannot say it")
            ->type_name("TEXT");
        command
            .add_option("--review", options->review,
                        "Day on which it is looked at again; from the day after it is open")
            ->type_name("YYYY-MM-DD");
        command.add_flag("--reopen", options->reopen, "Take back what was said");
        command.add_option("-o,--output", options->output, "Write the design to this file")
            ->type_name("FILE")
            ->required();
        command.add_flag("--force", options->force, "Overwrite that file, be it the design itself");
        return [options](Shell &shell) { return accept(*options, shell); };
    }
};
const Registered<Verb, AcceptVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
