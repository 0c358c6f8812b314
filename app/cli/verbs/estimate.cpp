// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/recovery/estimate.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file;
    std::string disruption = "region";
    std::string format = "text";
    std::string stamp;
};

/// "43 min", ">= 43 min", "unbounded".
std::string rtoText(const StampEstimate &estimate)
{
    if (estimate.rto.unbounded)
        return "unbounded";
    return (estimate.rto.atLeast ? ">= " : "") + humanMinutes(estimate.rto.rto);
}

std::string against(Verdict verdict, const std::optional<Minutes> &target)
{
    return target ? fmt::format(" / target {} - {}", humanMinutes(*target), toWord(verdict))
                  : std::string(" (no target)");
}

void printText(const Snapshot &now, const StampEstimate &estimate, std::ostream &out)
{
    const Stamp *stamp = now.topology->stamp(estimate.stamp);
    fmt::print(out, "{}\n", stamp ? stamp->name : estimate.stamp.text);
    fmt::print(out, "  RTO {}{}\n", rtoText(estimate), against(estimate.rtoVerdict, estimate.rtoTarget));
    fmt::print(out, "      detection {} + decision {} + last step ends at T+{}\n",
               humanMinutes(estimate.detect), humanMinutes(estimate.decide),
               humanMinutes(Minutes{estimate.rto.rto - estimate.detect - estimate.decide}));
    if (!estimate.rto.unknown.empty())
        fmt::print(out, "      {} times on the way are unknown\n", estimate.rto.unknown.size());
    for (const std::string &title : estimate.criticalTitles)
        fmt::print(out, "      > {}\n", title);
    fmt::print(out, "  RPO {}{}\n", humanFigure(estimate.rpo),
               against(estimate.rpoVerdict, estimate.rpoTarget));
    if (estimate.rpoStore) {
        const Service *store = now.topology->find(*estimate.rpoStore).second;
        fmt::print(out, "      set by {} ({})\n", store ? store->name : estimate.rpoStore->text,
                   toWord(estimate.rpo.grade));
    }
}

nlohmann::ordered_json minutesOrNull(const std::optional<Minutes> &minutes)
{
    return minutes ? nlohmann::ordered_json(minutes->count()) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json toJson(const StampEstimate &estimate)
{
    nlohmann::ordered_json stores = nlohmann::ordered_json::array();
    for (const StoreRpo &store : estimate.stores)
        stores.push_back({{"store", store.store.text},
                          {"option", store.option.text},
                          {"state",
                           store.rpo.state == Figure::State::Value           ? "value"
                               : store.rpo.state == Figure::State::Unbounded ? "unbounded"
                                                                             : "unknown"},
                          {"minutes",
                           store.rpo.known() ? nlohmann::ordered_json(store.rpo.value.count())
                                             : nlohmann::ordered_json(nullptr)},
                          {"grade", toWord(store.rpo.grade)},
                          {"source", store.rpo.source}});
    return {{"stamp", estimate.stamp.text},
            {"disruption", toWord(estimate.disruption.kind)},
            {"planned", estimate.disruption.planned},
            {"rto",
             {{"minutes",
               estimate.rto.unbounded ? nlohmann::ordered_json(nullptr)
                                      : nlohmann::ordered_json(estimate.rto.rto.count())},
              {"unbounded", estimate.rto.unbounded},
              {"atLeast", estimate.rto.atLeast},
              {"detect", estimate.detect.count()},
              {"decide", estimate.decide.count()},
              {"lastStepEnds", (estimate.rto.rto - estimate.detect - estimate.decide).count()},
              {"target", minutesOrNull(estimate.rtoTarget)},
              {"verdict", toWord(estimate.rtoVerdict)},
              {"unknown", estimate.rto.unknown},
              {"criticalPath", estimate.criticalTitles}}},
            {"rpo",
             {{"minutes",
               estimate.rpo.known() ? nlohmann::ordered_json(estimate.rpo.value.count())
                                    : nlohmann::ordered_json(nullptr)},
              {"unbounded", estimate.rpo.state == Figure::State::Unbounded},
              {"target", minutesOrNull(estimate.rpoTarget)},
              {"verdict", toWord(estimate.rpoVerdict)},
              {"store",
               estimate.rpoStore ? nlohmann::ordered_json(estimate.rpoStore->text)
                                 : nlohmann::ordered_json(nullptr)}}},
            {"stores", stores}};
}

ExitCode estimateDesign(const Options &options, Shell &shell)
{
    const auto now = shell.open(options.file);
    if (!now)
        return shell.fail(now.error());
    if (!options.stamp.empty() && !now->topology->stamp({options.stamp}))
        return shell.fail(
            {Error::Code::Usage, fmt::format("The design has no stamp '{}'.", options.stamp), "--stamp"});
    const Disruption disruption{*disruptionFromWord(options.disruption)};
    auto reports = nlohmann::ordered_json::array();
    for (const auto &stamp : now->topology->stamps) {
        if (!options.stamp.empty() && stamp->id.text != options.stamp)
            continue;
        const auto result = estimate(*now, stamp->id, disruption);
        if (!result)
            continue;
        if (options.format == "json")
            reports.push_back(toJson(*result));
        else
            printText(*now, *result, shell.out);
    }
    if (options.format == "json")
        shell.out << reports.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    return ExitCode::Clean;
}

class EstimateVerb final : public Verb {
    std::string_view name() const noexcept override { return "estimate"; }
    int order() const noexcept override { return 40; }
    Action declare(CLI::App &command) const override
    {
        command.description("Estimate RTO and RPO with planning values");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to estimate")->type_name("FILE")->required();
        command
            .add_option("--disruption", options->disruption, "What happens: the loss of the primary region")
            ->check(CLI::IsMember({"region"}))
            ->capture_default_str();
        command.add_option("--stamp", options->stamp, "Only this stamp (default: all)")->type_name("ID");
        command.add_option("--format", options->format, "How to print the result")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        return [options](Shell &shell) { return estimateDesign(*options, shell); };
    }
};
const Registered<Verb, EstimateVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
