// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// What was clicked together in a workspace exists there and nowhere else.
class AssetsByHand final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-002"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *workspace : now.servicesOfKind("databricks-workspace")) {
            std::vector<std::string> byHand;
            bool drawn = false;
            for (const Part &asset : workspace->parts) {
                if (asset.kind != "asset")
                    continue;
                drawn = true;
                if (asset.text("source") == "manual")
                    byHand.push_back(asset.name);
            }
            const std::optional<std::string> source = workspace->text("assetSource");
            if (byHand.empty() && source == "manual")
                byHand.emplace_back("its assets");
            if (!byHand.empty())
                out.add(*this, {workspace->id},
                        {{"workspace", workspace->name}, {"assets", listing(byHand)}});
            else if (!source && !drawn)
                out.notEvaluated(*this, {workspace->id}, "where its assets are deployed from");
        }
    }
};

const Registered<Rule, AssetsByHand> kRegistered;

} // namespace

} // namespace breakwater
