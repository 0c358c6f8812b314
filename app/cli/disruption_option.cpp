// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/disruption_option.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace breakwater::cli {
namespace {

Error usage(std::string sentence)
{
    return {Error::Code::Usage, std::move(sentence), "--disruption"};
}

/// The id of a service or a part with that id or, if only one has it, that name; of a kind by its id.
Result<std::string> thingNamed(const Snapshot &now, const std::string &words)
{
    std::vector<std::string> named;
    for (const auto &stamp : now.topology->stamps)
        for (const Service &service : stamp->services) {
            if (service.id.text == words)
                return words;
            if (service.name == words)
                named.push_back(service.id.text);
            for (const Part &part : service.parts) {
                if (part.id.text == words)
                    return words;
                if (part.name == words)
                    named.push_back(part.id.text);
            }
        }
    if (named.size() == 1)
        return named.front();
    if (const ServiceKind *kind = now.catalog->kind(KindId{words}))
        return kind->id.text;
    return usage(named.empty() ? fmt::format("The design has no service, part or kind '{}'.", words)
                               : fmt::format("'{}' is the name of {} things; say the id: {}.", words,
                                             named.size(), fmt::join(named, ", ")));
}

Result<std::string> regionNamed(const Snapshot &now, const std::string &words)
{
    for (const Region &region : now.catalog->regions)
        if (region.id.text == words || region.name == words)
            return region.id.text;
    return usage(fmt::format("The catalog knows no region '{}'.", words));
}

Result<std::string> targetOf(const Snapshot &now, DisruptionKind kind, const std::string &words)
{
    if (kind == DisruptionKind::Region)
        return regionNamed(now, words);
    if (kind != DisruptionKind::Zone)
        return thingNamed(now, words);
    if (words == "1" || words == "2" || words == "3")
        return words;
    return usage(fmt::format("'{}' is no availability zone; they are 1, 2 and 3.", words));
}

} // namespace

void DisruptionOption::declareOn(CLI::App &command)
{
    command
        .add_option("--disruption", words,
                    "What happens: zone[:1-3], region[:ID], service:ID, provider[:ID], corruption[:ID], "
                    "deletion[:ID]; "
                    "an ID is that of a region, or of a service, part or kind, or a name that is there once")
        ->type_name("KIND[:TARGET]")
        ->capture_default_str();
    command.add_flag("--planned", planned, "A planned move: nothing to detect or decide, drained first");
    command.add_flag("--malicious", malicious, "Corruption is an attack: only copies out of its reach help");
}

Result<Disruption> DisruptionOption::read(const Snapshot &now) const
{
    const std::size_t colon = words.find(':');
    const auto kind = disruptionFromWord(words.substr(0, colon));
    if (!kind)
        return usage(
            fmt::format("'{}' is no disruption; they are zone, region, service, provider, corruption and "
                        "deletion.",
                        words.substr(0, colon)));
    Disruption disruption{*kind, planned, malicious, std::nullopt};
    if (colon != std::string::npos) {
        const auto target = targetOf(now, *kind, words.substr(colon + 1));
        if (!target)
            return target.error();
        disruption.target = *target;
    }
    if (*kind == DisruptionKind::Service && !disruption.target)
        return usage("Say which service is out: --disruption service:ID.");
    if (malicious && *kind != DisruptionKind::Corruption)
        return Error{Error::Code::Usage, "Only corruption can be an attack.", "--malicious"};
    if (planned && *kind != DisruptionKind::Region && *kind != DisruptionKind::Service
        && *kind != DisruptionKind::Provider)
        return Error{Error::Code::Usage, fmt::format("Nobody plans a {}.", toWord(*kind)), "--planned"};
    return disruption;
}

} // namespace breakwater::cli
