// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

/// Traffic Manager: probes that must fail, the last of them by its timeout, and then the old answer's life.
std::optional<double> untilMoved(const Service &profile)
{
    const auto ttl = profile.number("ttlSeconds"), interval = profile.number("probeIntervalSeconds"),
               tolerated = profile.number("toleratedFailures"),
               timeout = profile.number("probeTimeoutSeconds");
    if (!ttl || !interval || !tolerated || !timeout)
        return std::nullopt;
    return *ttl + *interval * (*tolerated + 1) + *timeout;
}

bool isRegional(const ServiceId &id, const StampView &now)
{
    const ServiceSummary *target = now.summary(id);
    return target != nullptr && target->region() != nullptr;
}

/// A record that must be changed when the region is lost.
bool mustChange(const Part &record, const StampView &now)
{
    return record.kind == "record" && record.flag("carriesTraffic").value_or(true)
        && record.text("recordType") != "TXT" && record.ref && isRegional(*record.ref, now);
}

bool leadsToARegion(const Service &zone, const StampView &now)
{
    const auto links = now.dependenciesFrom(zone);
    return std::any_of(zone.parts.begin(), zone.parts.end(),
                       [&](const Part &part) { return mustChange(part, now); })
        || std::any_of(links.begin(), links.end(), [&](const Dependency *link) {
               return link->type == DependencyType::Routes && isRegional(link->to, now);
           });
}

std::optional<double> slowestRecord(const Service &zone, const StampView &now)
{
    std::optional<double> slowest;
    bool drawn = false;
    for (const Part &record : zone.parts) {
        if (!mustChange(record, now))
            continue;
        drawn = true;
        const std::optional<double> own = record.number("ttlSeconds");
        const std::optional<double> ttl = own ? own : zone.number("ttlSeconds");
        if (!ttl)
            return std::nullopt;
        slowest = std::max(slowest.value_or(0), *ttl);
    }
    return drawn ? slowest : zone.number("ttlSeconds");
}

/// Clients keep an address until its time to live is over, and Traffic Manager only changes it after its
/// probes have failed often enough. A record that leads to something global need not change at all.
class SlowNames final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-001"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> share = now.param(*this, "share");
        if (!share)
            return out.notEvaluated(*this, {now.stamp().id}, "the share of the RTO that names may take");
        for (const char *kind : {"traffic-manager", "dns-zone"})
            for (const Service *entry : now.servicesOfKind(kind)) {
                const std::optional<Minutes> rto = now.rtoOf(*entry);
                if (!rto || (entry->kind.text == "dns-zone" && !leadsToARegion(*entry, now)))
                    continue;
                const std::optional<double> seconds =
                    entry->kind.text == "dns-zone" ? slowestRecord(*entry, now) : untilMoved(*entry);
                const double whole = rto->count() * 60;
                if (!seconds)
                    out.notEvaluated(*this, {entry->id}, "its time to live and its probing");
                else if (*seconds > *share * whole)
                    out.add(*this, {entry->id},
                            {{"entry", entry->name},
                             {"seconds", counted(*seconds, "second")},
                             {"percent", static_cast<int>(std::lround(100 * *seconds / whole))}});
            }
    }
};

const Registered<Rule, SlowNames> kRegistered;

} // namespace

} // namespace breakwater
