// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/dns/entry.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

/// Whoever writes after the failover needs it writable by then.
std::set<ServiceId> writtenAfterwards(const StampView &now)
{
    std::set<ServiceId> written;
    for (const Dependency &link : now.stamp().dependencies)
        if (link.type == DependencyType::Writes && link.afterFailover)
            written.insert(link.to);
    return written;
}

/// No option of it takes writes in the other region before somebody acts.
bool isPromotedByHand(const Service &store, const StampView &now)
{
    bool any = false;
    for (const Protection *protection : now.protectionsOf(store)) {
        const DrOption *option = now.optionOf(*protection);
        if (option == nullptr || !protection->covers(DisruptionKind::Region))
            continue;
        any = true;
        if (option->trigger == Trigger::Automatic || option->secondaryAccess == Access::ReadWrite)
            return false;
    }
    return any;
}

std::vector<std::string> promotedByHand(const StampView &now)
{
    const std::set<ServiceId> written = writtenAfterwards(now);
    std::vector<std::string> names;
    for (const Service &store : now.stamp().services) {
        const ServiceKind *kind = now.kindOf(store);
        if (kind == nullptr || kind->state != ServiceKind::State::Stateful || store.at == Site::Secondary
            || !isPromotedByHand(store, now))
            continue;
        const std::vector<const Service *> twins = now.twinsOf(store);
        if (written.count(store.id) != 0 || std::any_of(twins.begin(), twins.end(), [&](const Service *twin) {
                return written.count(twin->id) != 0;
            }))
            names.push_back(store.name);
    }
    return names;
}

/// Some origin in the secondary region is enabled. Where the design does not say, the mode of the entry does.
std::optional<bool> movesByItself(const Service &entry, const StampView &now)
{
    bool unknown = false;
    for (const Way &way : waysFrom(entry, now)) {
        if (way.to->at() != Site::Secondary)
            continue;
        const std::optional<std::string> mode = entry.text("failoverMode");
        if (way.enabled() == true || (!way.enabled() && mode == "automatic"))
            return true;
        unknown = unknown || (!way.enabled() && !mode);
    }
    return unknown ? std::nullopt : std::optional(false);
}

/// An enabled origin in the secondary region receives users as soon as the probes of the primary one fail,
/// while a store that somebody has to promote is still read-only there.
class TrafficBeforeData final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-007"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.stamp().strategy == Strategy::ActiveActive || now.secondary() == nullptr)
            return;
        const std::vector<std::string> stores = promotedByHand(now);
        if (stores.empty())
            return;
        for (const Service *entry : probingEntries(now)) {
            const std::optional<bool> automatic = movesByItself(*entry, now);
            if (automatic == false)
                continue;
            if (!automatic || !now.stamp().strategy)
                out.notEvaluated(*this, {entry->id},
                                 !automatic ? "whether its origins in the secondary region are enabled"
                                            : "the strategy of the stamp");
            else
                out.add(*this, {entry->id},
                        {{"entry", entry->name},
                         {"secondary", now.regionName(now.secondary()->region)},
                         {"store", listing(stores)}});
        }
    }
};

const Registered<Rule, TrafficBeforeData> kRegistered;

} // namespace

} // namespace breakwater
