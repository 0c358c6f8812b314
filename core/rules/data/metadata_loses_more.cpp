// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/airflow_stores.h"
#include "core/rules/rule.h"
#include "core/rules/targets/promises.h"

namespace breakwater {

namespace {

/// The metadata database says which tasks have run. What it forgets is run again, or never. Judged on
/// planning values.
class MetadataLosesMore final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-002"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[airflow, link, store] : airflowStores(now, {"metadata-db"})) {
            const std::optional<Minutes> rpo = now.rpoOf(*airflow);
            if (!rpo)
                continue;
            const Figure *loss = store->rpo();
            if (loss == nullptr || loss->state == Figure::State::Unknown)
                out.notEvaluated(*this, {link->to}, "how much data it can lose");
            else if (loss->state == Figure::State::Unbounded || loss->value > *rpo)
                out.add(*this, {airflow->id, link->to},
                        {{"db", store->name()}, {"planned", lost(*loss)}, {"rpo", *rpo}});
        }
    }
};

const Registered<Rule, MetadataLosesMore> kRegistered;

} // namespace

} // namespace breakwater
