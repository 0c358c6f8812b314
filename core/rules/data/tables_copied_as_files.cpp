// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

bool isCopiedByStorage(const Service &lake, const StampView &now)
{
    const RedundancyFact *redundancy = now.redundancyOf(lake);
    if (redundancy != nullptr && redundancy->region)
        return true;
    for (const Protection *protection : now.protectionsOf(lake)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region) && isAccountFailover(*option))
            return true;
    }
    return false;
}

/// By clones, or by pipelines that write both lakes.
bool isCopiedByTable(const Service &lake, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(lake)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region) && !isAccountFailover(*option)
            && option->replication == Replication::Async)
            return true;
    }
    return false;
}

/// A table is many files and a log that names them. Storage copies files one by one, in no order that the log
/// knows.
class TablesCopiedAsFiles final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-005"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *lake : now.servicesOfKind("adls-gen2")) {
            if (lake->at == Site::Secondary || !isCopiedByStorage(*lake, now) || isCopiedByTable(*lake, now))
                continue;
            const std::optional<std::string> format = lake->text("tableFormat");
            const std::optional<bool> copied = lake->flag("tableLevelCopy");
            if (copied == true || (format && *format != "delta"))
                continue;
            if (!format || !copied)
                out.notEvaluated(*this, {lake->id},
                                 !format ? "the format of its tables"
                                         : "whether its tables are copied as tables");
            else
                out.add(*this, {lake->id}, {{"tableStore", lake->name}});
        }
    }
};

const Registered<Rule, TablesCopiedAsFiles> kRegistered;

} // namespace

} // namespace breakwater
