// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/option_time.h"

#include <algorithm>
#include <optional>
#include <variant>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// A record that carries no traffic, or that leads to the same place in either region, need not change.
bool mustChange(const Stamp &stamp, const Part &record)
{
    const auto carries = record.parameters.find("carriesTraffic");
    if (carries != record.parameters.end() && carries->second == ParameterValue{false})
        return false;
    const Service *leadsTo = record.ref ? stamp.service(*record.ref) : nullptr;
    return !leadsTo || (leadsTo->at != Site::Global && leadsTo->at != Site::External);
}

/// Seconds for which resolvers may keep the old answer; nothing when no record has to change, or none is
/// known.
std::optional<double> ttlOfChangedRecords(const Stamp &stamp, const Service &service)
{
    std::optional<double> longest;
    bool hasRecords = false;
    for (const Part &part : service.parts) {
        const auto ttl = part.parameters.find("ttlSeconds");
        if (part.kind != "record" || ttl == part.parameters.end())
            continue;
        hasRecords = true;
        const double *seconds = std::get_if<double>(&ttl->second);
        if (seconds && mustChange(stamp, part))
            longest = std::max(longest.value_or(0), *seconds);
    }
    return hasRecords ? longest : service.number("ttlSeconds");
}

bool changesARecord(const DrOption &option)
{
    return option.trigger == Trigger::Customer
        && std::any_of(option.failover.begin(), option.failover.end(), [](const StepFact &row) {
               return row.action == "switch-traffic" || row.action == "set-dns-record";
           });
}

} // namespace

Figure optionRto(const Stamp &stamp, const Service &service, const ServiceKind &kind, const DrOption &option)
{
    Figure figure = option.rto;
    if (!figure.known() || !kind.parameter("ttlSeconds") || !changesARecord(option))
        return figure;
    const std::optional<double> seconds = ttlOfChangedRecords(stamp, service);
    if (!seconds || Minutes{*seconds / 60} <= figure.value)
        return figure;
    if (figure.max)
        *figure.max += Minutes{*seconds / 60} - figure.value;
    figure.value = Minutes{*seconds / 60};
    figure.grade = Grade::Stated;
    figure.verified = false;
    figure.source.clear();
    figure.text =
        fmt::format("The TTL of {} s in this design: resolvers may keep the old answer that long", *seconds);
    return figure;
}

Edit shortenTtl(ServiceId service, double seconds)
{
    return [service = std::move(service), seconds](const Topology &topology) -> Result<Topology> {
        const Stamp *stamp = topology.find(service).first;
        if (!stamp)
            return Error{Error::Code::Impossible, "There is no such service.", {}};
        const auto shorten = [seconds](Parameters &parameters) {
            const auto ttl = parameters.find("ttlSeconds");
            double *known = ttl == parameters.end() ? nullptr : std::get_if<double>(&ttl->second);
            if (known)
                *known = std::min(*known, seconds);
        };
        return changeService(service, [&](Service &changed) {
            shorten(changed.parameters);
            for (Part &part : changed.parts)
                if (part.kind == "record" && mustChange(*stamp, part))
                    shorten(part.parameters);
        })(topology);
    };
}

} // namespace breakwater
