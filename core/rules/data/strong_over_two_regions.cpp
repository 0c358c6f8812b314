// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/redundancy/cosmos.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Strong consistency writes to a majority of the regions: of two, both are needed.
class StrongOverTwoRegions final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-013"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *account : now.servicesOfKind("cosmos-db")) {
            const std::size_t regions = regionsOfAccount(*account, now).size();
            const std::optional<std::string> level = account->text("consistency");
            if (regions == 0 || regions > 2)
                continue;
            if (!level)
                out.notEvaluated(*this, {account->id}, "its consistency level");
            else if (*level == "Strong")
                out.add(*this, {account->id},
                        {{"account", account->name}, {"n", counted(static_cast<double>(regions), "region")}});
        }
    }
};

const Registered<Rule, StrongOverTwoRegions> kRegistered;

} // namespace

} // namespace breakwater
