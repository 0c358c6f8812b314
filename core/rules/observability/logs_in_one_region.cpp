// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// People and alerts need the logs during the recovery, when the region of the workspace is the one that is
/// gone.
class LogsInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "OBS-001"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *workspace : now.servicesOfKind("log-analytics")) {
            const Region *home = now.homeOf(*workspace);
            if (workspace->at == Site::Secondary || now.isCovered(*workspace, DisruptionKind::Region))
                continue;
            const std::optional<bool> copied = workspace->flag("replication"),
                                      used = workspace->flag("usedForDr");
            if (copied == true || used == false)
                continue;
            if (!copied || !used)
                out.notEvaluated(*this, {workspace->id},
                                 !copied ? "whether it is replicated" : "whether the recovery depends on it");
            else
                out.add(*this, {workspace->id},
                        {{"workspace", workspace->name},
                         {"region", home != nullptr ? home->name : std::string("its region")}});
        }
    }
};

const Registered<Rule, LogsInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
