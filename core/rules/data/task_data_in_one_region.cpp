// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/airflow_stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

bool isRedundant(const NamedService &store, const StampView &now)
{
    const RedundancyFact *redundancy = now.redundancyOf(store.service());
    return redundancy != nullptr && redundancy->region;
}

/// Tasks hand values on through XCom, write logs and wait in a queue. What a hard link says is needed to go
/// on must be in the other region too, or be built there.
class TaskDataInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-008"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[airflow, link, store] : airflowStores(now, {"xcom", "remote-logs", "broker"})) {
            if (!link->hard || store->footprint().size() != 1 || isRedundant(*store, now))
                continue;
            out.add(*this, {airflow->id, link->id, link->to},
                    {{"airflow", airflow->name},
                     {"x", store->name()},
                     {"purpose", *link->purpose},
                     {"primary", now.regionName(*store->footprint().front())}});
        }
    }
};

const Registered<Rule, TaskDataInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
