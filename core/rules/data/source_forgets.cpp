// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// What a source drops while nobody reads is lost although no store was. It must keep its data for the
/// longest outage that the business bears, and for the recovery.
class SourceForgets final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-008"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        const Target *target = now.target(DisruptionKind::Region);
        const std::optional<Minutes> rto = target != nullptr ? target->rto : std::nullopt;
        const std::optional<Minutes> &tolerated = now.stamp().objectives.mtpd;
        for (const auto &[link, from, to] : now.links()) {
            if (link->type != DependencyType::Ingests || (!rto && !tolerated))
                continue;
            const std::optional<double> own = link->retentionH;
            const std::optional<double> hours = own ? own : to->service().number("retentionHours");
            const Minutes longest = rto.value_or(Minutes{0}) + tolerated.value_or(Minutes{0});
            if (!hours)
                out.notEvaluated(*this, {link->id}, "how long " + to->name() + " keeps its data");
            else if (Minutes{*hours * 60} < longest)
                out.add(*this, {link->from, link->id, link->to},
                        {{"source", to->name()}, {"retention", Minutes{*hours * 60}}, {"outage", longest}});
            else if (!rto || !tolerated)
                out.notEvaluated(*this, {link->id},
                                 !rto ? "the RTO of the stamp" : "the longest outage that is tolerated");
        }
    }
};

const Registered<Rule, SourceForgets> kRegistered;

} // namespace

} // namespace breakwater
