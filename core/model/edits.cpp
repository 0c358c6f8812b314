// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits.h"

#include "core/model/edits_detail.h"

#include <fmt/format.h>

namespace breakwater {

namespace detail {

Error noSuch(std::string_view what, std::string_view id)
{
    return impossible(fmt::format("There is no {} with the id {}.", what, id));
}

std::shared_ptr<const Stamp> stampOf(const Topology &topology, const ServiceId &service)
{
    for (const auto &stamp : topology.stamps)
        if (stamp->service(service) != nullptr)
            return stamp;
    return nullptr;
}

Topology withStampIfChanged(const Topology &topology, Stamp stamp)
{
    const Stamp *before = topology.stamp(stamp.id);
    return before != nullptr && *before == stamp ? topology : withStamp(topology, std::move(stamp));
}

} // namespace detail

Edit allOf(std::vector<Edit> edits)
{
    return [edits = std::move(edits)](const Topology &topology) -> Result<Topology> {
        Topology now = topology;
        for (const Edit &edit : edits) {
            Result<Topology> next = edit(now);
            if (!next)
                return next.error();
            now = *std::move(next);
        }
        return now;
    };
}

Topology withStamp(const Topology &topology, Stamp stamp)
{
    Topology changed = topology;
    const auto place = std::find_if(changed.stamps.begin(), changed.stamps.end(),
                                    [&stamp](const auto &known) { return known->id == stamp.id; });
    auto pointer = std::make_shared<const Stamp>(std::move(stamp));
    if (place == changed.stamps.end())
        changed.stamps.push_back(std::move(pointer));
    else
        *place = std::move(pointer);
    return changed;
}

Topology withLayout(const Topology &topology, Layout layout)
{
    Topology changed = topology;
    const auto place =
        std::lower_bound(changed.layouts.begin(), changed.layouts.end(), layout.stamp,
                         [](const auto &known, const StampId &id) { return known->stamp < id; });
    const bool replaces = place != changed.layouts.end() && (*place)->stamp == layout.stamp;
    auto pointer = std::make_shared<const Layout>(std::move(layout));
    if (replaces)
        *place = std::move(pointer);
    else
        changed.layouts.insert(place, std::move(pointer));
    return changed;
}

namespace {

/// Replaces one of the topology's shared values, unless the change leaves it equal.
template <typename T, typename Change>
Topology withChanged(const Topology &topology, std::shared_ptr<const T> Topology::*member,
                     const Change &change)
{
    T value = *(topology.*member);
    change(value);
    if (value == *(topology.*member))
        return topology;
    Topology changed = topology;
    changed.*member = std::make_shared<const T>(std::move(value));
    return changed;
}

void order(Agreements &agreements)
{
    std::stable_sort(agreements.decisions.begin(), agreements.decisions.end(),
                     [](const Decision &a, const Decision &b) { return a.id < b.id; });
    for (AcceptedRisk &risk : agreements.acceptedRisks)
        std::sort(risk.subjects.begin(), risk.subjects.end());
    std::vector<AcceptedRisk> &risks = agreements.acceptedRisks;
    const auto key = [](const AcceptedRisk &risk) { return std::tie(risk.rule, risk.subjects); };
    std::stable_sort(risks.begin(), risks.end(),
                     [&key](const AcceptedRisk &a, const AcceptedRisk &b) { return key(a) < key(b); });
    // One a key: who accepts a risk again replaces what was agreed before.
    const auto kept =
        std::unique(risks.rbegin(), risks.rend(),
                    [&key](const AcceptedRisk &a, const AcceptedRisk &b) { return key(a) == key(b); });
    risks.erase(risks.begin(), kept.base());
}

} // namespace

Edit changeEngagement(std::function<void(Engagement &)> change)
{
    return [change = std::move(change)](const Topology &topology) -> Result<Topology> {
        return withChanged(topology, &Topology::engagement, change);
    };
}

Edit changeRoles(std::function<void(std::vector<Role> &)> change)
{
    return [change = std::move(change)](const Topology &topology) -> Result<Topology> {
        Topology changed = withChanged(topology, &Topology::roles, change);
        if (changed.roles != topology.roles)
            if (std::optional<Error> error = brokenInvariant(changed))
                return *error;
        return changed;
    };
}

Edit changeAgreements(std::function<void(Agreements &)> change)
{
    return [change = std::move(change)](const Topology &topology) -> Result<Topology> {
        Topology changed = withChanged(topology, &Topology::agreements, [&change](Agreements &agreements) {
            change(agreements);
            order(agreements);
        });
        if (changed.agreements != topology.agreements)
            if (std::optional<Error> error = brokenInvariant(changed))
                return *error;
        return changed;
    };
}

} // namespace breakwater
