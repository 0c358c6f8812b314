// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Locally and zone redundant accounts keep every copy in one region; whoever promises something for its loss
/// needs another copy, kept by the platform or by himself.
class StorageInOneRegion final : public Rule {
public:
    std::string_view id() const noexcept override { return "STO-001"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr)
            return;
        for (const char *kind : {"storage-account", "adls-gen2"})
            for (const Service *account : now.servicesOfKind(kind)) {
                if (account->at == Site::Secondary || now.hasGeoCopy(*account))
                    continue;
                const std::optional<std::string> redundancy = account->text("redundancy");
                const Region *home = now.homeOf(*account);
                if (!redundancy)
                    out.notEvaluated(*this, {account->id}, "its redundancy");
                else
                    out.add(*this, {account->id},
                            {{"service", account->name},
                             {"redundancy", *redundancy},
                             {"region", home != nullptr ? home->name : std::string("its region")},
                             {"secondary",
                              now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                         : std::string("a second region")}});
            }
    }
};

const Registered<Rule, StorageInOneRegion> kRegistered;

} // namespace

} // namespace breakwater
