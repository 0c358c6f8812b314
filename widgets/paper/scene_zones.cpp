// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_zones.h"

#include <algorithm>
#include <array>

namespace breakwater::scene {
namespace {

constexpr double kHead = 22, kEmpty = 14;
enum Group { Zone1, Zone2, Zone3, Across, Unknown, kGroups };

Group groupOf(const std::optional<std::vector<int>> &zones)
{
    if (!zones || zones->empty())
        return Unknown;
    if (zones->size() > 1)
        return Across;
    return static_cast<Group>(std::clamp(zones->front(), 1, 3) - 1);
}

Group groupOf(const CardFace &card, const Stamp &stamp)
{
    const Service *service = stamp.service(card.service);
    return service && !card.ghost ? groupOf(service->zones) : Unknown;
}

SubLane subLaneOf(Group group, const Speech &speech)
{
    switch (group) {
    case Zone1:
    case Zone2:
    case Zone3:
        return {speech.translate("scene", "Zone %1").arg(group + 1), std::vector<int>{group + 1}, {}};
    case Across:
        return {speech.translate("scene", "Across zones"), std::vector<int>{1, 2, 3}, {}};
    case Unknown:
    case kGroups:
        break;
    }
    return {speech.translate("scene", "Zone not stated"), std::nullopt, {}};
}

} // namespace

std::vector<SubLane> placeByZones(Band &band, const Stamp &stamp, double laneWidth, const Speech &speech)
{
    constexpr double pitch = kCardWidth + kChannel;
    const int columns = std::max(1, static_cast<int>((laneWidth - kRail - kInnerMargin + kChannel) / pitch));
    std::array<std::array<std::vector<CardFace *>, 2>, kGroups> groups;
    for (CardFace &card : band.cards)
        if (card.site == Site::Primary || card.site == Site::Secondary)
            groups[groupOf(card, stamp)][card.site == Site::Primary ? 0 : 1].push_back(&card);
    std::vector<SubLane> subLanes;
    double y = 0;
    for (int g = 0; g < kGroups; ++g) {
        std::size_t most = 0;
        for (std::size_t side = 0; side < 2; ++side) {
            auto &cards = groups[static_cast<std::size_t>(g)][side];
            std::stable_sort(cards.begin(), cards.end(), [](const CardFace *a, const CardFace *b) {
                return std::pair(a->frame.top(), a->frame.left())
                    < std::pair(b->frame.top(), b->frame.left());
            });
            for (std::size_t i = 0; i < cards.size(); ++i) {
                const int column = static_cast<int>(i) % columns, row = static_cast<int>(i) / columns;
                const double x = side == 0 ? kRail + column * pitch : kInnerMargin + column * pitch;
                cards[i]->frame.moveTopLeft({x, y + kHead + row * kRowPitch});
            }
            most = std::max(most, cards.size());
        }
        if (most == 0 && g == Unknown)
            continue; // nothing is unknown: nobody needs a place for it
        const int rows = (static_cast<int>(most) + columns - 1) / columns;
        SubLane subLane = subLaneOf(static_cast<Group>(g), speech);
        subLane.frame = QRectF(0, y, laneWidth, kHead + (rows > 0 ? rows * kRowPitch : kEmpty));
        y = subLane.frame.bottom();
        subLanes.push_back(std::move(subLane));
    }
    return subLanes;
}

} // namespace breakwater::scene
