// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/airflow_stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A database in a pod is lost with the cluster that it describes.
class MetadataInTheCluster final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-003"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[airflow, link, store] : airflowStores(now, {"metadata-db"})) {
            const ServiceKind *kind = now.catalog().kind(store->kind());
            const bool mayBeInAPod = kind != nullptr && kind->parameter("hostedOn") != nullptr;
            const std::optional<std::string> host = store->service().text("hostedOn");
            if (store->kind().text == "aks-cluster" || host == "pod")
                out.add(*this, {airflow->id, link->to}, {{"db", store->name()}, {"airflow", airflow->name}});
            else if (!host && (mayBeInAPod || kind == nullptr))
                out.notEvaluated(*this, {link->to}, "whether it runs in the cluster");
        }
    }
};

const Registered<Rule, MetadataInTheCluster> kRegistered;

} // namespace

} // namespace breakwater
