// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A promoted or restored server has another name. Clients find it by a name that moves, or by a setting that
/// a step changes; a name written into them stays where it was.
class NameChangesAtPromotion final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-004"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            const bool matters = link->afterFailover || from->at() != Site::Primary;
            const bool isServer =
                to->kind().text == "postgresql-flexible" || to->kind().text == "mysql-flexible";
            if (!isServer || !matters || to->footprint().size() < 2)
                continue;
            if (!link->addressedBy)
                out.notEvaluated(*this, {link->id}, "by which name " + to->name() + " is addressed");
            else if (*link->addressedBy == "primary-host" || *link->addressedBy == "literal")
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"server", to->name()}});
        }
    }
};

const Registered<Rule, NameChangesAtPromotion> kRegistered;

} // namespace

} // namespace breakwater
