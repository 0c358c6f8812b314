// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/dns/entry.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <iterator>

namespace breakwater {

namespace {

/// Front Door survives every region, and so must what it leads to: each origin group needs an origin in a
/// second one.
class OriginsInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-004"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr && now.target(DisruptionKind::Region) == nullptr)
            return;
        for (const Service *entry : now.servicesOfKind("front-door")) {
            const std::vector<Way> ways = waysFrom(*entry, now);
            for (const Part &part : entry->parts) {
                if (part.kind != "origin-group")
                    continue;
                std::vector<Way> own;
                std::copy_if(ways.begin(), ways.end(), std::back_inserter(own), [&part](const Way &way) {
                    return way.link->route && way.link->route->originGroup == part.id;
                });
                judge(*entry, {entry->id, part.id}, "origin group " + part.name, own, now, out);
            }
            std::vector<Way> ungrouped;
            std::copy_if(ways.begin(), ways.end(), std::back_inserter(ungrouped),
                         [](const Way &way) { return !way.link->route || !way.link->route->originGroup; });
            if (!ungrouped.empty())
                judge(*entry, {entry->id}, "its origin group", ungrouped, now, out);
        }
    }

private:
    void judge(const Service &entry, const std::vector<Subject> &subjects, const std::string &group,
               const std::vector<Way> &ways, const StampView &now, Findings &out) const
    {
        const Reached reached = reachedBy(ways);
        if (reached.isOneRegion())
            out.add(*this, subjects,
                    {{"entry", entry.name},
                     {"og", group},
                     {"regions", reached.inWords(now)},
                     {"secondary",
                      now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                 : std::string("a second region")}});
    }
};

const Registered<Rule, OriginsInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
