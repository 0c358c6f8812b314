// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

std::optional<bool> said(const std::optional<std::string> &backup)
{
    return backup ? std::optional(*backup != "none") : std::nullopt;
}

std::optional<bool> isBackedUp(const Part &store, const StampView &now)
{
    const Service *service = store.ref ? now.service(*store.ref) : nullptr;
    if (service != nullptr && canGoBack(*service, now) == true)
        return true;
    return said(store.text("backup"));
}

/// PostgreSQL holds projects, prompts and users, ClickHouse and blobs hold the traces; Redis can start empty.
/// A store that is a service of its own may be backed up by itself.
class LangfuseStoreWithoutBackup final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-015"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *langfuse : now.servicesOfKind("langfuse")) {
            if (langfuse->at == Site::Secondary || now.isCovered(*langfuse, DisruptionKind::Corruption))
                continue;
            std::vector<std::string> bare, unknown;
            bool clickhouse = false;
            for (const Part &store : langfuse->parts) {
                if (store.kind != "store" || store.text("storeKind") == "redis")
                    continue;
                clickhouse = clickhouse || store.text("storeKind") == "clickhouse";
                sort(store.name, isBackedUp(store, now), bare, unknown);
            }
            if (!clickhouse)
                sort("ClickHouse", said(langfuse->text("clickhouseBackup")), bare, unknown);
            if (!bare.empty())
                out.add(*this, {langfuse->id}, {{"langfuse", langfuse->name}, {"store", listing(bare)}});
            if (!unknown.empty())
                out.notEvaluated(*this, {langfuse->id}, "whether it backs up " + inWords(unknown));
        }
    }

private:
    static void sort(const std::string &name, const std::optional<bool> &backedUp,
                     std::vector<std::string> &bare, std::vector<std::string> &unknown)
    {
        if (!backedUp)
            unknown.push_back(name);
        else if (!*backedUp)
            bare.push_back(name);
    }
};

const Registered<Rule, LangfuseStoreWithoutBackup> kRegistered;

} // namespace

} // namespace breakwater
