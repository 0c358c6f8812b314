// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include "core/cost/cost.h"
#include "core/export/cost/cost_text.h"
#include "core/storage/design_file.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace breakwater::cli {

namespace {

struct Options {
    std::string file, prices, stamp;
    std::string format = "text";
};

/// The design with another price list, which is read in its own name first so that an error has its place.
Result<Snapshot> withPrices(Snapshot now, const std::string &file)
{
    auto bytes = readFile(file);
    if (!bytes)
        return bytes.error();
    if (const auto list = readPriceList(*bytes, file); !list)
        return list.error();
    Topology topology = *now.topology;
    Engagement engagement = *topology.engagement;
    engagement.priceList = std::move(*bytes);
    topology.engagement = std::make_shared<const Engagement>(std::move(engagement));
    now.topology = std::make_shared<const Topology>(std::move(topology));
    return now;
}

ExitCode printCost(const Options &options, Shell &shell)
{
    auto now = shell.open(options.file);
    if (now && !options.prices.empty())
        now = withPrices(std::move(*now), options.prices);
    if (!now)
        return shell.fail(now.error());
    if (!options.stamp.empty()) {
        const auto stamp = now->topology->stampPointer({options.stamp});
        if (!stamp)
            return shell.fail(
                {Error::Code::Usage, fmt::format("The design has no stamp '{}'.", options.stamp), "--stamp"});
        Topology topology = *now->topology;
        topology.stamps = {stamp};
        now->topology = std::make_shared<const Topology>(std::move(topology));
    }
    const auto cost = costOf(*now);
    if (!cost)
        return shell.fail(cost.error());
    shell.out << (options.format == "json"      ? costJson(*now, *cost)
                      : options.format == "csv" ? costCsv(*now, *cost)
                                                : costText(*now, *cost));
    return ExitCode::Clean;
}

class CostVerb final : public Verb {
    std::string_view name() const noexcept override { return "cost"; }
    int order() const noexcept override { return 47; }
    Action declare(CLI::App &command) const override
    {
        command.description("Monthly cost: one region, what recovery adds, by service and side; an order of "
                            "magnitude, or with your own prices");
        auto options = std::make_shared<Options>();
        command.add_option("file", options->file, "Design to price")->type_name("FILE")->required();
        command
            .add_option("--prices", options->prices,
                        "Price list (CSV: subject,usdPerMonth,note) in place of the design's own")
            ->type_name("FILE");
        command.add_option("--stamp", options->stamp, "Only this stamp (default: all)")->type_name("ID");
        command.add_option("--format", options->format, "How to print the cost")
            ->check(CLI::IsMember({"text", "json", "csv"}))
            ->capture_default_str();
        return [options](Shell &shell) { return printCost(*options, shell); };
    }
};
const Registered<Verb, CostVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
