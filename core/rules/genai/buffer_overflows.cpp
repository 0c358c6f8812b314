// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <set>

namespace breakwater {

namespace {

/// Of the service, else of its queues together.
std::optional<double> sumOf(const Service &service, std::string_view key)
{
    if (const std::optional<double> whole = service.number(key))
        return whole;
    std::optional<double> sum;
    for (const Part &part : service.parts)
        if (const auto number = part.number(key); part.kind == "queue" && number)
            sum = sum.value_or(0) + *number;
    return sum;
}

/// A queue in front of a model must outlive the region and hold what arrives until the model is back. Queues
/// that buffer calls are those that a call, or a protection against the loss of a provider, names.
class BufferOverflows final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-007"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        std::set<ServiceId> buffers;
        for (const Dependency &link : now.stamp().dependencies)
            if (link.call && link.call->queue)
                buffers.insert(*link.call->queue);
        for (const Protection &protection : now.stamp().protections)
            if (protection.via && protection.covers(DisruptionKind::Provider))
                buffers.insert(*protection.via);
        for (const ServiceId &id : buffers)
            if (const NamedService *queue = now.summary(id))
                judge(*queue, now, out);
    }

private:
    void judge(const NamedService &queue, const StampView &now, Findings &out) const
    {
        const auto capacity = sumOf(queue.service(), "capacityMsgs"),
                   arrival = sumOf(queue.service(), "arrivalPerSecond");
        const std::optional<Minutes> rto = now.rtoOf(queue.service());
        std::vector<std::string> reasons;
        if (queue.footprint().size() == 1)
            reasons.push_back("exists in " + now.regionName(*queue.footprint().front()) + " only");
        if (rto && capacity && arrival && *capacity < *arrival * rto->count() * 60)
            reasons.push_back("holds " + formatMinutes(Minutes{*capacity}) + " messages, of the "
                              + formatMinutes(Minutes{*arrival * rto->count() * 60})
                              + " that arrive within the RTO");
        if (!reasons.empty())
            out.add(*this, {queue.id()}, {{"queue", queue.name()}, {"reason", listing(reasons)}});
        else if (rto && (!capacity || !arrival))
            out.notEvaluated(*this, {queue.id()}, "how much it holds and how fast it fills");
    }
};

const Registered<Rule, BufferOverflows> kRegistered;

} // namespace

} // namespace breakwater
