// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/secrets/vaults.h"

#include <algorithm>

namespace breakwater {

namespace {

const Part *fernetKeyOf(const Service &airflow)
{
    const auto found = std::find_if(airflow.parts.begin(), airflow.parts.end(),
                                    [](const Part &part) { return part.kind == "fernet-key"; });
    return found == airflow.parts.end() ? nullptr : &*found;
}

/// Airflow encrypts its connections and variables with the Fernet key: the same key must decrypt them in the
/// other region.
class FernetKey final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-005"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "airflow" || pair.secondary->kind != pair.primary->kind)
                continue;
            const Part *here = fernetKeyOf(*pair.primary), *there = fernetKeyOf(*pair.secondary);
            std::string problem, unknown;
            if (here != nullptr && there == nullptr)
                problem = "the Fernet key of " + pair.primary->name + " is not there";
            else if (here == nullptr || !here->text("identicalTo") || !there->text("identicalTo"))
                unknown = "its Fernet key";
            else if (here->text("identicalTo") != there->text("identicalTo"))
                problem = "its Fernet key is another one";
            else
                judgeVault(*there, now, problem, unknown);
            if (!problem.empty())
                out.add(*this, {pair.secondary->id},
                        {{"airflow", pair.secondary->name}, {"problem", problem}});
            else if (!unknown.empty())
                out.notEvaluated(*this, {pair.secondary->id}, unknown);
        }
    }

private:
    static void judgeVault(const Part &key, const StampView &now, std::string &problem, std::string &unknown)
    {
        const NamedService *vault = key.ref ? now.summary(*key.ref) : nullptr;
        if (vault == nullptr)
            unknown = "the vault that holds its Fernet key";
        else if (isLostVault(vault, now))
            problem = "its Fernet key is in " + vault->name() + ", which is lost with " + lostRegion(now);
    }
};

const Registered<Rule, FernetKey> kRegistered;

} // namespace

} // namespace breakwater
