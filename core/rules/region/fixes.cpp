// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// The pair of the primary region, when there is one that anybody may use.
const Region *pairOf(const FixCase &at)
{
    const Region *primary = at.view().regionOf(at.view().primary());
    return primary != nullptr && primary->pair ? at.catalog().region(*primary->pair) : nullptr;
}

void offerPair(const FixCase &at, const char *words, Offers &out)
{
    if (const Region *pair = pairOf(at))
        out.push_back({fmt::format(fmt::runtime(words), pair->name),
                       setZoneRegion(at.stamp().id, ZoneRole::Secondary, pair->id),
                       {}});
}

Edit dropTarget(const StampId &stamp, DisruptionKind kind)
{
    return changeStamp(stamp, [kind](Stamp &changed) { changed.objectives.byDisruption.erase(kind); });
}

/// The first option of each pair-bound service that keeps a copy wherever it is wanted.
void offerUnbound(const FixCase &at, Offers &out)
{
    std::vector<Edit> edits;
    std::vector<std::string> labels;
    for (const Service &service : at.stamp().services) {
        if (service.at == Site::Secondary || !at.view().isPairBound(service))
            continue;
        Offers own;
        offerOptions(at, &service, DisruptionKind::Region, own, [](const DrOption &option) {
            return !option.requiresPair && option.replication == Replication::Async;
        });
        if (own.empty())
            return;
        labels.push_back(own.front().label);
        edits.push_back(std::move(own.front().edit));
    }
    if (!edits.empty())
        out.push_back({fmt::format("{}", fmt::join(labels, "; ")), allOf(std::move(edits)), {}});
}

const FixOf kNotThePair("REG-001", [](const FixCase &at, Offers &out) {
    offerPair(at, "Move the secondary landing zone to {}, the pair", out);
    offerUnbound(at, out);
});

const FixOf kOneRegionTwice("REG-003", [](const FixCase &at, Offers &out) {
    offerPair(at, "Move the secondary landing zone to {}, the pair", out);
});

const FixOf kTargetWithoutSecondary("REG-007", [](const FixCase &at, Offers &out) {
    offerPair(at, "Add a secondary landing zone in {}, the pair", out);
    out.push_back(
        {"Promise nothing for the loss of a region", dropTarget(at.stamp().id, DisruptionKind::Region), {}});
});

const FixOf kSingleWriter("REG-010", [](const FixCase &at, Offers &out) {
    offerOptions(at, at.service(), DisruptionKind::Region, out,
                 [](const DrOption &option) { return option.secondaryAccess == Access::ReadWrite; });
    out.push_back(
        {"Call the stamp a hot standby, so that its RTO is honest",
         changeStamp(at.stamp().id, [](Stamp &changed) { changed.strategy = Strategy::HotStandby; }),
         {}});
});

const FixOf kCommonCause("REG-011", [](const FixCase &at, Offers &out) {
    offerGeoRedundancy(at, at.service(), out);
    offerOptions(at, at.service(), DisruptionKind::Region, out);
});

/// The link leads to what stands in for its end, where need be to a twin that is added, or uses a name that
/// moves there.
const FixOf kNeedsTheLostRegion("REG-012", [](const FixCase &at, Offers &out) {
    const Dependency *link = at.link(1);
    const Service *to = at.service(2), *twin = to != nullptr ? at.standIn(*to) : nullptr;
    if (link == nullptr || to == nullptr)
        return;
    if (twin != nullptr) {
        out.push_back({fmt::format("Point the link at {} in the secondary zone", twin->name),
                       changeDependency(link->id,
                                        [id = twin->id](Dependency &changed) {
                                            changed.to = id;
                                            changed.toPart.reset();
                                        }),
                       {}});
        const bool leadsThere = std::any_of(
            at.stamp().dependencies.begin(), at.stamp().dependencies.end(), [&](const Dependency &other) {
                return other.from == link->from && other.to == twin->id && other.type == link->type;
            });
        if (leadsThere)
            out.push_back({fmt::format("Drop the link: one to {} is there already", twin->name),
                           removeDependencies({link->id}),
                           {}});
    }
    if (twin == nullptr)
        offerOptions(at, to, DisruptionKind::Region, out, {}, [id = link->id](const ServiceId &there) {
            return changeDependency(id, [there](Dependency &changed) {
                changed.to = there;
                changed.toPart.reset();
            });
        });
    out.push_back(
        {fmt::format("Address {} by a name that moves with the failover", to->name),
         changeDependency(link->id, [](Dependency &changed) { changed.addressedBy = "failover-host"; }),
         {}});
});

} // namespace

} // namespace breakwater
