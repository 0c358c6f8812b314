// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/testing/dates.h"

#include <set>

namespace breakwater {

namespace {

/// Of what keeps data; a vault is tested by what is restored from it.
bool isBackup(const Protection &protection, const StampView &now)
{
    const DrOption *option = now.optionOf(protection);
    const Service *service = now.service(protection.service);
    return option != nullptr && option->replication == Replication::Backup
        && service->kind.text != "backup-vault"
        && (protection.covers(DisruptionKind::Corruption) || protection.covers(DisruptionKind::Deletion));
}

/// Backups are taken to be restored, and only a restore shows that they can be.
class RestoreNotTested final : public Rule {
public:
    std::string_view id() const noexcept override { return "TST-004"; }
    Reach reach() const noexcept override { return Reach::Engagement; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::optional<double> days = now.param(*this, "days");
        if (!days)
            return out.notEvaluated(*this, {now.stamp().id}, "how old a restore test may be");
        std::set<ServiceId> judged;
        for (const Protection &protection : now.stamp().protections) {
            const Service *service = now.service(protection.service);
            if (service == nullptr || !isBackup(protection, now) || !judged.insert(service->id).second)
                continue;
            LastTime last(now.asOf());
            for (const RestoreTest &test : now.records().restoreTests)
                if (test.service == service->id)
                    last.note(test.on);
            if (last.isOlderThan(*days))
                out.add(*this, {service->id},
                        {{"service", service->name},
                         {"date", last.inWords()},
                         {"days", static_cast<int>(*days)}});
        }
    }
};

const Registered<Rule, RestoreNotTested> kRegistered;

} // namespace

} // namespace breakwater
