// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool losesCheckpoints(const Service &lake)
{
    return std::any_of(lake.parts.begin(), lake.parts.end(), [](const Part &part) {
        return part.kind == "checkpoint" && part.flag("replicated") == false;
    });
}

/// In a store that has a copy elsewhere; nullopt: no link says which store.
std::optional<bool> keepsCheckpoint(const Service &job, const StampView &now)
{
    std::optional<bool> kept;
    for (const Dependency *link : now.dependenciesFrom(job)) {
        const NamedService *store = link->purpose == "checkpoint" ? now.summary(link->to) : nullptr;
        if (store == nullptr)
            continue;
        const RedundancyFact *redundancy = now.redundancyOf(store->service());
        kept = store->footprint().size() > 1 || (redundancy != nullptr && redundancy->region);
    }
    return kept;
}

/// A stream goes on from its checkpoint. Without one it can only start over from its source, when the job is
/// made for that.
class LostCheckpoint final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-007"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *job : now.servicesOfKind("databricks-job")) {
            const std::optional<bool> streams = job->flag("streaming");
            if (job->at == Site::Secondary || streams == false || job->flag("reprocessFromSource") == true)
                continue;
            const std::optional<bool> kept = keepsCheckpoint(*job, now);
            if (!streams || !kept)
                out.notEvaluated(*this, {job->id},
                                 !streams ? "whether it streams" : "where its checkpoint is kept");
            else if (!*kept)
                out.add(*this, {job->id}, {{"job", job->name}});
        }
        for (const Service *lake : now.servicesOfKind("adls-gen2"))
            if (lake->at != Site::Secondary && lake->flag("streaming") == true
                && lake->flag("reprocessFromSource") != true && losesCheckpoints(*lake))
                out.add(*this, {lake->id}, {{"job", "The stream into " + lake->name}});
    }
};

const Registered<Rule, LostCheckpoint> kRegistered;

} // namespace

} // namespace breakwater
