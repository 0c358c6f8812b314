// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/stamps.h"
#include "core/export/quote.h"
#include "core/export/scripts/script.h"
#include "core/recovery/schedule.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace breakwater {

namespace scripts {

std::string_view toWord(Purpose purpose)
{
    constexpr std::array<std::string_view, 4> words{"failover", "failback", "drill", "verify"};
    return words[static_cast<std::size_t>(purpose)];
}

namespace {

bool isAskedLate(const Variable &variable)
{
    return variable.state != Variable::State::Known;
}

/// Whether a definition, or a command, refers to that variable.
bool refersTo(const std::string &text, const std::string &name)
{
    return text.find("${" + name + "}") != std::string::npos || text.find("$" + name) != std::string::npos;
}

/// Sorts variables into those that the script knows at its start and those that each step asks for.
void placeVariables(Script &script, const std::vector<Variable> &all)
{
    std::set<std::string> late;
    for (const Variable &variable : all) {
        const bool waits = isAskedLate(variable)
            || std::any_of(late.begin(), late.end(),
                           [&](const std::string &name) { return refersTo(variable.value, name); });
        if (waits)
            late.insert(variable.name);
        else
            script.known.push_back(variable);
    }
    for (Step &step : script.steps) {
        // From the last to the first, so that what a definition refers to is found too.
        std::string needs = step.command;
        for (auto variable = all.rbegin(); variable != all.rend(); ++variable) {
            if (!late.contains(variable->name) || !refersTo(needs, variable->name))
                continue;
            needs += " " + variable->value;
            step.asks.insert(step.asks.begin(), *variable);
        }
    }
    // Known names that only late definitions would have used are of no use to anybody else.
    std::string used;
    for (const Step &step : script.steps) {
        used += step.command + "\n";
        for (const Variable &variable : step.asks)
            used += variable.value + "\n";
    }
    for (auto variable = script.known.rbegin(); variable != script.known.rend(); ++variable) {
        if (refersTo(used, variable->name))
            used += variable->value + "\n";
    }
    std::erase_if(script.known, [&](const Variable &variable) { return !refersTo(used, variable.name); });
}

} // namespace

Script scriptOf(const ExportRequest &request, const RecoveryPlan &plan, const Stamp &stamp, Purpose purpose)
{
    Script script;
    script.purpose = purpose;
    script.stampId = stamp.id.text;
    script.stampName = stamp.name;
    script.planned = plan.disruption.planned;
    constexpr std::array<std::string_view, 4> titles{"Failover", "Way back", "Drill (planned failover)",
                                                     "Checks, without a change"};
    script.title = fmt::format("{} of stamp {}.", titles[static_cast<std::size_t>(purpose)], stamp.name);
    std::vector<std::pair<std::size_t, std::size_t>> order;
    for (std::size_t b = 0; b < plan.blocks.size(); ++b) {
        for (std::size_t r = 0; r < plan.blocks[b].rows.size(); ++r)
            order.emplace_back(b, r);
    }
    const auto rank = [&](const std::pair<std::size_t, std::size_t> &at) {
        const std::string &number = plan.blocks[at.first].rows[at.second].number;
        std::vector<long> digits;
        for (std::size_t i = 0; i < number.size(); ++i) {
            if (number[i] < '0' || number[i] > '9')
                continue;
            digits.push_back(0);
            for (; i < number.size() && number[i] >= '0' && number[i] <= '9'; ++i)
                digits.back() = digits.back() * 10 + (number[i] - '0');
        }
        return digits;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
    Variables variables(request.now, plan.disruption.kind, false);
    Variables said(request.now, plan.disruption.kind, false); // of texts: no script has to define them
    std::set<std::size_t> asked; // blocks whose waiting for others was asked for
    for (const auto &[b, r] : order) {
        const PlanBlock &block = plan.blocks[b];
        const PlanRow &row = block.rows[r];
        if (block.stamp != stamp.id || row.skipped)
            continue;
        if (purpose == Purpose::Verify && (!row.readOnly || row.command.empty()))
            continue;
        if (purpose != Purpose::Verify && asked.insert(b).second) {
            for (const std::size_t before : block.after) {
                const PlanBlock &other = plan.blocks[before];
                if (other.stamp == stamp.id || other.rows.empty())
                    continue;
                Step wait;
                wait.number = row.number + "-wait";
                wait.key = row.key + "/wait/" + other.key;
                wait.title = "Wait for " + other.title + " in another stamp";
                wait.gate = true;
                script.steps.push_back(std::move(wait));
            }
        }
        Step step;
        step.number = row.number;
        step.key = row.key;
        step.title = row.title;
        step.owner = row.ownerTitle;
        step.gate = purpose != Purpose::Verify && (row.gate || row.marker == PlanRow::Marker::Decision);
        step.irreversible = purpose != Purpose::Verify && row.irreversible;
        step.repeats = purpose != Purpose::Verify && row.marker == PlanRow::Marker::Hold;
        step.changes = !row.readOnly;
        CommandPlace place{&stamp, nullptr, block.option, row.ownerTitle, row.number};
        if (block.service)
            place.service = stamp.service(*block.service);
        step.expect = said.words(row.expect, place);
        step.rollback = said.words(row.rollback, place);
        if (!row.command.empty())
            step.command = variables.command(row.command, place);
        script.steps.push_back(std::move(step));
    }
    placeVariables(script, variables.all());
    return script;
}

} // namespace scripts

namespace {

/// `scripts/<stamp>/failover.sh`, `failover.ps1` and their siblings.
class ScriptsExporter final : public Exporter {
    std::string_view id() const noexcept override { return "scripts"; }

    Result<Rendered> render(const ExportRequest &request) const override
    {
        using scripts::Purpose;
        Rendered rendered;
        Disruption lost, moved;
        moved.planned = true;
        PlanOptions back;
        back.back = true;
        const std::map<Purpose, RecoveryPlan> plans{
            {Purpose::Failover, makePlan(request.now, lost, request.stamps)},
            {Purpose::Failback, makePlan(request.now, lost, request.stamps, back)},
            {Purpose::Drill, makePlan(request.now, moved, request.stamps)},
            {Purpose::Verify, makePlan(request.now, lost, request.stamps)}};
        for (const auto &[stamp, folder] : bicep::wantedStamps(request)) {
            for (const auto &[purpose, plan] : plans) {
                const scripts::Script script = scripts::scriptOf(request, plan, *stamp, purpose);
                const std::string name(toWord(purpose));
                if (script.steps.empty()) {
                    rendered.gaps.push_back(
                        {fmt::format("Script {} for stamp {}", name, quote::line(stamp->name)),
                         "Its plan has no step."});
                    continue;
                }
                const std::string place = "scripts/" + folder + "/" + name;
                rendered.files.push_back({place + ".sh", scripts::bash(script, request.stamping)});
                rendered.files.push_back({place + ".ps1", scripts::powershell(script, request.stamping)});
            }
        }
        return rendered;
    }
};

const Registered<Exporter, ScriptsExporter> kRegistered;

} // namespace

} // namespace breakwater
