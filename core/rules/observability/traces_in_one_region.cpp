// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

#include <set>

namespace breakwater {

namespace {

/// Events go to a second plane as they happen.
bool shipsTwice(const Service &langfuse, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(langfuse)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region)
            && option->secondaryAccess == Access::ReadWrite)
            return true;
    }
    return false;
}

/// Of the service behind the store, else as the store says.
std::set<std::string> regionsOf(const Part &store, const StampView &now)
{
    std::set<std::string> regions;
    const NamedService *service = store.ref ? now.summary(*store.ref) : nullptr;
    if (service != nullptr) {
        for (const RegionId *region : service->footprint())
            regions.insert(region->text);
        const RedundancyFact *redundancy = now.redundancyOf(service->service());
        if (redundancy != nullptr && redundancy->region)
            regions.insert("pair");
    } else {
        for (const std::string &region : listed(store.parameters, "regions"))
            regions.insert(region);
    }
    return regions;
}

/// The traces that would explain the incident are lost with it when ClickHouse and the event blobs stand in
/// its region only. Projects and prompts in PostgreSQL are no telemetry.
class TracesInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-014"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *langfuse : now.servicesOfKind("langfuse")) {
            if (langfuse->at != Site::Primary || now.primary() == nullptr || shipsTwice(*langfuse, now))
                continue;
            bool elsewhere = false, unknown = false, any = false;
            for (const Part &store : langfuse->parts) {
                if (store.kind != "store"
                    || (store.text("storeKind") != "clickhouse" && store.text("storeKind") != "blob"))
                    continue;
                any = true;
                const std::set<std::string> regions = regionsOf(store, now);
                unknown = unknown || regions.empty();
                elsewhere = elsewhere || regions.size() > 1
                    || (regions.size() == 1 && *regions.begin() != now.primary()->region.text);
            }
            if (elsewhere)
                continue;
            if (!any || unknown)
                out.notEvaluated(*this, {langfuse->id}, "where its traces are stored");
            else
                out.add(*this, {langfuse->id},
                        {{"langfuse", langfuse->name}, {"primary", now.regionName(now.primary()->region)}});
        }
    }
};

const Registered<Rule, TracesInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
