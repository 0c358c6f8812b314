// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A runbook on a wiki of the lost region cannot be read when it is needed. Places in words are taken to be
/// elsewhere.
class KeptWhereItBurns final : public Rule {
public:
    std::string_view id() const noexcept override { return "RBK-009"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr || now.primary() == nullptr)
            return;
        const std::optional<Runbook> &runbook = now.stamp().runbook;
        if (!runbook || runbook->keptAt.empty())
            return out.notEvaluated(*this, {now.stamp().id}, "where its runbook is kept");
        std::vector<std::string> lost;
        for (const std::string &place : runbook->keptAt) {
            const NamedService *service = now.summary(ServiceId{place});
            const bool isLost = service != nullptr && service->footprint().size() == 1
                && *service->footprint().front() == now.primary()->region;
            if (!isLost)
                return;
            lost.push_back(service->name());
        }
        out.add(*this, {now.stamp().id},
                {{"stamp", now.stamp().name},
                 {"places", listing(lost)},
                 {"primary", now.regionName(now.primary()->region)}});
    }
};

const Registered<Rule, KeptWhereItBurns> kRegistered;

} // namespace

} // namespace breakwater
