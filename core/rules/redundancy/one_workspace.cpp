// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

/// A workspace cannot be moved: without a second one there is nowhere to run the jobs.
class OneWorkspace final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-001"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr)
            return;
        const auto workspaces = now.servicesOfKind("databricks-workspace");
        if (std::any_of(workspaces.begin(), workspaces.end(),
                        [](const Service *each) { return each->at == Site::Secondary; }))
            return;
        for (const Service *workspace : workspaces) {
            const ServiceSummary *summary = now.summary(workspace->id);
            if (summary == nullptr || summary->footprint().size() != 1)
                continue;
            out.add(*this, {workspace->id},
                    {{"stamp", now.stamp().name},
                     {"workspace", workspace->name},
                     {"primary", now.regionName(*summary->footprint().front())},
                     {"secondary",
                      now.secondary() != nullptr ? now.regionName(now.secondary()->region)
                                                 : std::string("a second region")}});
        }
    }
};

const Registered<Rule, OneWorkspace> kRegistered;

} // namespace

} // namespace breakwater
