// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/dns/entry.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

/// With more than one origin, the probe is what tells a dead one from a live one.
class OriginsNotProbed final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-005"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *entry : now.servicesOfKind("front-door")) {
            const std::vector<Way> ways = waysFrom(*entry, now);
            for (const Part &part : entry->parts) {
                const auto origins = std::count_if(ways.begin(), ways.end(), [&part](const Way &way) {
                    return way.link->route && way.link->route->originGroup == part.id;
                });
                if (part.kind != "origin-group" || origins < 2)
                    continue;
                const std::optional<bool> probed = part.flag("probeEnabled");
                if (!probed)
                    out.notEvaluated(*this, {entry->id, part.id}, "whether " + part.name + " is probed");
                else if (!*probed)
                    out.add(*this, {entry->id, part.id}, {{"entry", entry->name}, {"og", part.name}});
            }
        }
    }
};

const Registered<Rule, OriginsNotProbed> kRegistered;

} // namespace

} // namespace breakwater
