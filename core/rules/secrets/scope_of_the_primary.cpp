// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/secrets/vaults.h"

#include <algorithm>

namespace breakwater {

namespace {

bool isScope(const Part &part)
{
    return part.kind == "secret-scope" && part.text("backend") != "databricks";
}

bool hasScope(const Service &workspace, const std::string &name)
{
    return std::any_of(workspace.parts.begin(), workspace.parts.end(), [&name](const Part &part) {
        return part.kind == "secret-scope" && part.name == name;
    });
}

/// Jobs ask for a secret by the name of its scope: the scope must exist in the standby's workspace, over a
/// vault that is left.
class ScopeOfThePrimary final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-012"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *workspace : now.servicesOfKind("databricks-workspace")) {
            if (workspace->at != Site::Secondary)
                continue;
            for (const Part &scope : workspace->parts) {
                const NamedService *vault = isScope(scope) && scope.ref ? now.summary(*scope.ref) : nullptr;
                if (isLostVault(vault, now))
                    say(*workspace, scope, "reads " + vault->name() + " in " + lostRegion(now), out);
            }
        }
        for (const Pair &pair : now.pairs())
            for (const Part &scope : pair.primary->parts)
                if (isScope(scope) && !hasScope(*pair.secondary, scope.name))
                    say(*pair.secondary, scope, "exists in " + pair.primary->name + " only", out);
    }

private:
    void say(const Service &workspace, const Part &scope, const std::string &problem, Findings &out) const
    {
        out.add(*this, {workspace.id, scope.id},
                {{"workspace", workspace.name}, {"scope", scope.name}, {"problem", problem}});
    }
};

const Registered<Rule, ScopeOfThePrimary> kRegistered;

} // namespace

} // namespace breakwater
