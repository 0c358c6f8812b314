// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/disruption_option.h"
#include "app/cli/shell.h"
#include "app/cli/verdict_text.h"

#include "core/assessment/what_if.h"
#include "core/export/plan/plan_text.h"
#include "core/export/quote.h"
#include "core/model/options.h"
#include "core/recovery/estimate.h"
#include "core/storage/design_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file;
    DisruptionOption disruption;
    std::string format = "text";
    std::vector<std::string> sets;
    Trials trials{20'000, 1, 2};
};

Error usage(std::string sentence)
{
    return {Error::Code::Usage, std::move(sentence), "--set"};
}

Result<ServiceId> serviceNamed(const Topology &topology, const std::string &words)
{
    std::vector<ServiceId> named;
    for (const auto &stamp : topology.stamps)
        for (const Service &service : stamp->services) {
            if (service.id.text == words)
                return service.id;
            if (service.name == words)
                named.push_back(service.id);
        }
    if (named.size() == 1)
        return named.front();
    return usage(named.empty() ? fmt::format("The design has no service '{}'.", words)
                               : fmt::format("More than one service is called '{}'; say its id.", words));
}

std::string valuesOf(const ParameterFact &fact)
{
    std::vector<std::string> words;
    for (const ParameterValue &value : fact.values)
        if (const auto *text = std::get_if<std::string>(&value))
            words.push_back(*text);
    return fmt::format("{}", fmt::join(words, ", "));
}

/// A value as the kind declares its parameter; what it does not declare is read as it looks.
Result<ParameterValue> valueOf(const ServiceKind *kind, const std::string &key, const std::string &words)
{
    const ParameterFact *fact = kind ? kind->parameter(key) : nullptr;
    double number = 0;
    const auto [end, failure] = std::from_chars(words.data(), words.data() + words.size(), number);
    const bool isNumber = failure == std::errc() && end == words.data() + words.size() && !words.empty();
    if (isNumber && !std::isfinite(number))
        return usage(fmt::format("'{}' is no number that {} can have.", words, key));
    const bool isBool = words == "true" || words == "false";
    if (fact && fact->type == ParameterFact::Type::Number && !isNumber)
        return usage(fmt::format("'{}' is no number, and {} is one.", words, key));
    if (fact && fact->type == ParameterFact::Type::Bool && !isBool)
        return usage(fmt::format("{} is true or false, not '{}'.", key, words));
    if (fact && fact->type == ParameterFact::Type::Enum
        && std::find(fact->values.begin(), fact->values.end(), ParameterValue{words}) == fact->values.end())
        return usage(fmt::format("'{}' is no value of {}; they are {}.", words, key, valuesOf(*fact)));
    if (isBool && (!fact || fact->type == ParameterFact::Type::Bool))
        return ParameterValue{words == "true"};
    if (isNumber && (!fact || fact->type == ParameterFact::Type::Number))
        return ParameterValue{number};
    return ParameterValue{words};
}

struct Change {
    Edit edit;
    std::string note; ///< why it may change nothing; empty: nothing to say
};

/// For the outage of a service what answers the loss of its region serves as well.
bool answers(const DrOption &option, DisruptionKind kind)
{
    return option.against(kind)
        || (kind == DisruptionKind::Service && option.against(DisruptionKind::Region));
}

/// SERVICE.option=ID or SERVICE.PARAMETER=VALUE. A name may hold dots; a key and an option never do.
Result<Change> changeFrom(const Snapshot &now, const std::string &words, const Disruption &disruption)
{
    const std::size_t equals = words.find('=');
    const std::size_t dot = equals == std::string::npos ? equals : words.rfind('.', equals);
    if (dot == std::string::npos || dot == 0 || dot + 1 == equals)
        return usage(fmt::format("'{}' is not SERVICE.option=ID or SERVICE.PARAMETER=VALUE.", words));
    const auto id = serviceNamed(*now.topology, words.substr(0, dot));
    if (!id)
        return id.error();
    const std::string key = words.substr(dot + 1, equals - dot - 1), value = words.substr(equals + 1);
    const auto [stamp, service] = now.topology->find(*id);
    const ServiceKind *kind = now.catalog->kind(service->kind);
    if (key != "option") {
        auto parsed = valueOf(kind, key, value);
        if (!parsed)
            return parsed.error();
        return Change{setParameter(*id, key, *parsed), {}};
    }
    const DrOption *option = kind ? kind->option(OptionId{value}) : nullptr;
    const ZoneOption *zone = kind ? kind->zoneOption(OptionId{value}) : nullptr;
    if (!option && !zone) {
        std::vector<std::string> known;
        for (const DrOption &each : kind ? kind->options : std::vector<DrOption>{})
            known.push_back(each.id.text);
        return usage(
            fmt::format("{} has no option '{}'; the catalog knows {}.", service->name, value,
                        known.empty() ? std::string("none") : fmt::format("{}", fmt::join(known, ", "))));
    }
    const DisruptionKind against = !option ? DisruptionKind::Zone
        : option->against(disruption.kind) || option->protectsAgainst.empty()
        ? disruption.kind
        : option->protectsAgainst.front();
    Change change{chooseOption(*now.catalog, stamp->id, *id, against, OptionId{value},
                               ProtectionId{"prot-" + id->text + "-" + value}),
                  {}};
    if (option ? !answers(*option, disruption.kind) : disruption.kind != DisruptionKind::Zone)
        change.note = fmt::format("{} of {} does not answer {}.", value, service->name,
                                  inWords(disruption, *now.topology, *now.catalog));
    return change;
}

/// What the file could not say, no change says either: the reader's own checks, asked of the design as it
/// would be saved.
std::optional<Error> refusedByTheReader(const Topology &changed, const Catalog &catalog,
                                        const std::string &words)
{
    const auto read = readDesign(writeDesign(changed), catalog, "--set");
    if (read)
        return std::nullopt;
    return Error{Error::Code::Usage, read.error().sentence, "--set " + words};
}

/// One stamp, before and after; both draw the same random numbers.
struct Comparison {
    StampId stamp;
    std::optional<StampEstimate> before, after;
};

std::optional<StampEstimate> estimateWith(const Snapshot &now, const StampId &stamp,
                                          const Disruption &disruption, const Trials &trials)
{
    const RecoveryPlan plan = makePlan(now, disruption, {stamp});
    if (std::find(plan.stamps.begin(), plan.stamps.end(), stamp) == plan.stamps.end())
        return std::nullopt;
    const Schedule times = schedule(plan);
    StampEstimate estimate = estimateFrom(now, plan, times, stamp);
    if (trials.count > 0)
        estimate.spread = simulate(plan, times, now, trials).byStamp.at(stamp);
    return estimate;
}

std::string rtoWords(const std::optional<StampEstimate> &estimate)
{
    if (!estimate)
        return "not touched";
    std::string text = promiseText(estimate->rto);
    if (estimate->spread && !estimate->rto.unbounded)
        text += fmt::format(", P95 {}{}", estimate->spread->atLeast ? "at least " : "",
                            humanMinutes(estimate->spread->p95));
    return text + fmt::format(" - {}", toWord(estimate->rtoVerdict));
}

std::string rpoWords(const std::optional<StampEstimate> &estimate)
{
    return estimate ? fmt::format("{} - {}", humanFigure(estimate->rpo), toWord(estimate->rpoVerdict))
                    : std::string("not touched");
}

nlohmann::ordered_json sideJson(const std::optional<StampEstimate> &estimate)
{
    using Json = nlohmann::ordered_json;
    if (!estimate)
        return nullptr;
    return {{"rto", estimate->rto.unbounded ? Json(nullptr) : Json(estimate->rto.rto.count())},
            {"unbounded", estimate->rto.unbounded},
            {"atLeast", estimate->rto.atLeast},
            {"rtoVerdict", toWord(estimate->rtoVerdict)},
            {"p50", estimate->spread ? Json(estimate->spread->p50.count()) : Json(nullptr)},
            {"p95", estimate->spread ? Json(estimate->spread->p95.count()) : Json(nullptr)},
            {"percentilesAtLeast", estimate->spread ? Json(estimate->spread->atLeast) : Json(nullptr)},
            {"rpo", estimate->rpo.known() ? Json(estimate->rpo.value.count()) : Json(nullptr)},
            {"rpoVerdict", toWord(estimate->rpoVerdict)}};
}

void print(const Snapshot &now, const std::vector<Comparison> &comparisons, const WhatIf &verdict,
           const std::string &format, std::ostream &out)
{
    auto json = nlohmann::ordered_json::array();
    for (const Comparison &each : comparisons) {
        if (format == "json") {
            json.push_back({{"stamp", each.stamp.text},
                            {"before", sideJson(each.before)},
                            {"after", sideJson(each.after)}});
            continue;
        }
        const bool same = each.before == each.after;
        fmt::print(out, "{}{}\n", quote::line(now.topology->stamp(each.stamp)->name),
                   same ? ": no change" : "");
        if (same)
            continue;
        fmt::print(out, "  RTO {} -> {}\n", rtoWords(each.before), rtoWords(each.after));
        fmt::print(out, "  RPO {} -> {}\n", rpoWords(each.before), rpoWords(each.after));
    }
    if (format != "json")
        return printVerdict(verdict, "", out);
    const nlohmann::ordered_json whole{{"verdict", verdictJson(verdict)}, {"stamps", json}};
    out << whole.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

ExitCode tryChanges(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    const auto disruption = options.disruption.read(*now);
    if (!disruption)
        return shell.fail(disruption.error());
    Snapshot then = *now;
    std::vector<std::string> notes;
    std::vector<Edit> edits;
    for (const std::string &words : options.sets) {
        const auto change = changeFrom(then, words, *disruption);
        if (!change)
            return shell.fail(change.error());
        auto changed = change->edit(*then.topology);
        if (!changed)
            return shell.fail({Error::Code::Usage, changed.error().sentence, "--set " + words});
        if (const auto refused = refusedByTheReader(*changed, *then.catalog, words))
            return shell.fail(*refused);
        edits.push_back(change->edit);
        if (!change->note.empty())
            notes.push_back(change->note);
        then.topology = std::make_shared<const Topology>(std::move(*changed));
    }
    std::vector<Comparison> comparisons;
    for (const auto &stamp : now->topology->stamps) {
        Comparison each{stamp->id, estimateWith(*now, stamp->id, *disruption, options.trials),
                        estimateWith(then, stamp->id, *disruption, options.trials)};
        if (each.before || each.after)
            comparisons.push_back(std::move(each));
    }
    // JSON is for programs: what is for people stands beside it.
    for (const std::string &note : notes)
        fmt::print(options.format == "json" ? shell.err : shell.out, "{}\n", quote::line(note));
    Memory memory;
    const WhatIf verdict = whatIf(*now, allOf(std::move(edits)), assess(*now, memory), memory);
    print(*now, comparisons, verdict, options.format, shell.out);
    return ExitCode::Clean;
}

class WhatIfVerb final : public Verb {
    std::string_view name() const noexcept override { return "whatif"; }
    int order() const noexcept override { return 50; }
    Action declare(CLI::App &command) const override
    {
        command.description("Try changes out: RTO and RPO before and after, findings that come and go; the "
                            "file stays as it is");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to try the changes on")
            ->type_name("FILE")
            ->required();
        command
            .add_option("--set", options->sets,
                        "What to change: SERVICE.option=ID, SERVICE.PARAMETER=VALUE (again for more)")
            ->type_name("WHAT")
            ->required();
        options->disruption.declareOn(command);
        command.add_option("--trials", options->trials.count, "Trials of the simulation; 0 for none")
            ->check(CLI::Range(0, 10'000'000))
            ->capture_default_str();
        command.add_option("--seed", options->trials.seed, "Seed: the same one gives the same numbers")
            ->capture_default_str();
        command.add_option("--format", options->format, "How to print the result")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        return [options](Shell &shell) { return tryChanges(*options, shell); };
    }
};
const Registered<Verb, WhatIfVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
