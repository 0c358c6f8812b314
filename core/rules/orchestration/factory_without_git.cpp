// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A factory that is not connected to a repository exists as what somebody published last.
class FactoryWithoutGit final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-013"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *factory : now.servicesOfKind("data-factory")) {
            const std::optional<bool> connected = factory->flag("gitConnected");
            const std::optional<std::string> repository = factory->text("gitRepo");
            if (connected == false || (repository && repository->empty()))
                out.add(*this, {factory->id}, {{"factory", factory->name}});
            else if (!connected && !repository)
                out.notEvaluated(*this, {factory->id}, "whether it is connected to Git");
        }
    }
};

const Registered<Rule, FactoryWithoutGit> kRegistered;

} // namespace

} // namespace breakwater
