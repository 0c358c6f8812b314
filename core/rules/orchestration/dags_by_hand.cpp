// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// DAG files on a volume are copied by whoever remembers to; those of a repository or an image are the same
/// everywhere.
class DagsByHand final : public Rule {
public:
    std::string_view id() const noexcept override { return "AIR-004"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *airflow : now.servicesOfKind("airflow")) {
            const std::optional<std::string> sync = airflow->text("dagSync");
            bool drawn = false, byHand = sync == "volume";
            for (const Part &part : airflow->parts)
                if (const auto source = part.text("source"); part.kind == "dag" && source) {
                    drawn = true;
                    byHand = byHand || *source == "volume";
                }
            if (byHand)
                out.add(*this, {airflow->id}, {{"airflow", airflow->name}});
            else if (!sync && !drawn)
                out.notEvaluated(*this, {airflow->id}, "where its DAGs come from");
        }
    }
};

const Registered<Rule, DagsByHand> kRegistered;

} // namespace

} // namespace breakwater
