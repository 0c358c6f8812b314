// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <set>
#include <utility>

namespace breakwater {

namespace {

/// A workspace in another region has another address: whoever has the first one written down calls the lost
/// workspace.
class LiteralWorkspace final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-010"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        std::set<std::pair<ServiceId, ServiceId>> judged;
        for (const auto &[link, from, to] : now.links()) {
            if (to->kind().text != "databricks-workspace" || link->type != DependencyType::Calls)
                continue;
            judged.emplace(link->from, link->to);
            if (!link->addressedBy)
                out.notEvaluated(*this, {link->id}, "how " + from->name() + " addresses " + to->name());
            else if (*link->addressedBy == "literal")
                say({link->from, link->id, link->to}, from->name(), *to, out);
        }
        for (const Service &service : now.stamp().services)
            for (const Part &part : service.parts) {
                const NamedService *to =
                    part.kind == "linked-service" && part.ref ? now.summary(*part.ref) : nullptr;
                if (to != nullptr && to->kind().text == "databricks-workspace"
                    && part.text("endpoint") == "literal" && judged.emplace(service.id, to->id()).second)
                    say({service.id, part.id, to->id()}, service.name, *to, out);
            }
    }

private:
    void say(const std::vector<Subject> &subjects, const std::string &from, const NamedService &workspace,
             Findings &out) const
    {
        out.add(
            *this, subjects,
            {{"from", from}, {"url", workspace.service().text("workspaceUrl").value_or(workspace.name())}});
    }
};

const Registered<Rule, LiteralWorkspace> kRegistered;

} // namespace

} // namespace breakwater
