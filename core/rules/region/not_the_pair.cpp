// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Geo-redundant copies go to the pair of the primary region and nowhere else: a secondary zone in another
/// region finds no data of the services that rely on it.
class NotThePair final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-001"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        const Region *primary = now.regionOf(now.primary());
        if (now.secondary() == nullptr)
            return;
        if (primary == nullptr)
            return out.notEvaluated(*this, {now.stamp().id}, "the pair of the primary region");
        if (primary->pair == now.secondary()->region)
            return;
        std::vector<std::string> names;
        for (const Service &service : now.stamp().services)
            if (service.at != Site::Secondary && now.isPairBound(service))
                names.push_back(service.name);
        if (names.empty())
            return;
        out.add(*this, {now.stamp().id},
                {{"stamp", now.stamp().name},
                 {"primary", primary->name},
                 {"secondary", now.regionName(now.secondary()->region)},
                 {"pair", primary->pair ? now.regionName(*primary->pair) : "it has none"},
                 {"services", listing(names)}});
    }
};

const Registered<Rule, NotThePair> kRegistered;

} // namespace

} // namespace breakwater
