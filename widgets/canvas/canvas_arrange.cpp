// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/gestures.h"
#include "widgets/session/text.h"

#include <QMenu>

#include <algorithm>
#include <cmath>
#include <limits>

/// Cards put in order, moved by keys, and ways from one to the next.
namespace breakwater {

namespace {

struct Chosen {
    ServiceId id;
    Zone zone;
    QRectF frame;
};

} // namespace

void CanvasView::alignSelected(arrange::To to)
{
    std::vector<QRectF> boxes;
    for (const ServiceId &id : m_session.selection().services)
        if (const scene::CardFace *card = m_geometry.card(id))
            boxes.push_back(card->frame);
    if (boxes.size() > 1)
        putSelected(arrange::aligned(boxes, to),
                    to == arrange::To::Row ? tr("Put on one row") : tr("Align cards"));
}

void CanvasView::distributeSelected(Qt::Orientation along)
{
    std::vector<QRectF> boxes;
    for (const ServiceId &id : m_session.selection().services)
        if (const scene::CardFace *card = m_geometry.card(id))
            boxes.push_back(card->frame);
    if (boxes.size() > 2)
        putSelected(arrange::distributed(boxes, along), tr("Distribute cards"));
}

/// The selected cards at these corners, in one step; each stays in its zone, and none lies on another.
void CanvasView::putSelected(const std::vector<QPointF> &corners, const QString &label)
{
    if (placesAreFixed())
        return;
    std::vector<Chosen> chosen;
    for (const ServiceId &id : m_session.selection().services)
        if (const scene::CardFace *card = m_geometry.card(id))
            chosen.push_back(
                {id, {card->stamp, card->site}, QRectF(corners[chosen.size()], card->frame.size())});
    std::map<Zone, std::vector<CardPlace>> taken;
    std::map<StampId, std::map<ServiceId, CardPlace>> places;
    for (const Chosen &one : chosen) {
        const scene::Band *band = m_geometry.band(one.zone.first);
        auto &there =
            taken.try_emplace(one.zone, takenIn(one.zone, m_session.selection().services)).first->second;
        const QPointF at = one.frame.topLeft() - band->origin(one.zone.second);
        CardPlace wanted = placeOn(*band, *m_geometry.card(one.id));
        wanted.x = std::max(0, qRound(at.x()));
        wanted.y = std::max(0, qRound(at.y()));
        there.push_back(nearestFree(one.zone.second, wanted, there));
        places[one.zone.first][one.id] = there.back();
    }
    std::vector<Edit> edits;
    for (const auto &[stamp, cards] : places)
        edits.push_back(placeCards(stamp, cards));
    if (!edits.empty())
        m_session.apply(allOf(std::move(edits)), label);
}

void CanvasView::pinSelected(bool pinned)
{
    std::map<StampId, std::map<ServiceId, CardPlace>> places;
    for (const auto &[id, place] : shownPlaces(m_session.selection().services)) {
        const StampId stamp = m_session.topology().find(id).first->id;
        places[stamp][id] = place;
        places[stamp][id].pinned = pinned;
    }
    std::vector<Edit> edits;
    for (const auto &[stamp, cards] : places)
        edits.push_back(placeCards(stamp, cards));
    if (!edits.empty())
        m_session.apply(allOf(std::move(edits)), pinned ? tr("Pin cards") : tr("Unpin cards"));
}

bool CanvasView::selectionIsPinned() const
{
    const auto places = shownPlaces(m_session.selection().services);
    return !places.empty()
        && std::all_of(places.begin(), places.end(), [](const auto &one) { return one.second.pinned; });
}

/// Along a link to the card that lies furthest in the direction of the arrow, by angle first.
bool CanvasView::followLink(const QPointF &direction)
{
    const Selection &selection = m_session.selection();
    const scene::CardFace *from =
        selection.services.size() == 1 ? m_geometry.card(selection.services.front()) : nullptr;
    if (!from)
        return false;
    const scene::CardFace *best = nullptr;
    double least = std::numeric_limits<double>::max();
    const auto consider = [&](const ServiceId &id) {
        const scene::CardFace *card = id == from->service ? nullptr : m_geometry.card(id);
        if (!card)
            return;
        const QPointF way = card->frame.center() - from->frame.center();
        const double along = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y()) + std::abs(way.y() * direction.x());
        if (along <= 0 || aside > 2 * along)
            return;
        if (const double cost = along + 2 * aside; cost < least) {
            least = cost;
            best = card;
        }
    };
    const auto look = [&](const scene::Link &link) {
        if (link.from == from->service)
            consider(link.to);
        if (link.to == from->service)
            consider(link.from);
    };
    for (const scene::Band &band : m_geometry.bands)
        for (const scene::Link &link : band.links)
            look(link);
    for (const scene::Link &link : m_geometry.crossLinks)
        look(link);
    if (!best)
        return false;
    const ServiceId id = best->service;
    m_session.select({best->stamp, {}, {id}, {}});
    bringIntoView(toQt(id.text));
    return true;
}

// --- to another zone ---------------------------------------------------------------------------------------

/// A list of the zones at the selection; what cannot stand there says why.
void CanvasView::chooseZone()
{
    const std::vector<ServiceId> chosen = m_session.selection().services;
    if (chosen.empty())
        return m_session.toast(tr("Select the cards to move first."), false);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("zoneMenu"));
    menu->setAccessibleName(tr("Move to zone"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    StampId last;
    for (const Zone &zone : zones()) {
        const Stamp *stamp = m_session.topology().stamp(zone.first);
        if (zone.second == Site::Secondary && !stamp->zone(ZoneRole::Secondary))
            continue;
        if (last != zone.first)
            menu->addSection(toQt(stamp->name));
        last = zone.first;
        QAction *entry = menu->addAction(siteTitle(m_session.catalog(), *stamp, zone.second));
        const auto [why, here] = obstacleTo(chosen, zone);
        entry->setEnabled(why.isEmpty() && !here);
        entry->setToolTip(here ? tr("They stand there already.") : why);
        connect(entry, &QAction::triggered, this, [this, zone] { moveSelectedTo(zone); });
    }
    const QRect card = placeOf(chosen.front());
    menu->popup(viewport()->mapToGlobal(card.isNull() ? viewport()->rect().center() : card.bottomLeft()));
}

/// Why not all of them can stand there, and whether all do already.
std::pair<QString, bool> CanvasView::obstacleTo(const std::vector<ServiceId> &services,
                                                const Zone &zone) const
{
    bool here = true;
    const Stamp *target = m_session.topology().stamp(zone.first);
    for (const ServiceId &id : services) {
        const auto [stamp, service] = m_session.topology().find(id);
        if (!service || !target)
            continue;
        here = here && stamp->id == zone.first && service->at == zone.second;
        if (const auto why = whyImpossible(m_session.catalog(), *target, service->kind, zone.second))
            return {*why, false};
    }
    return {QString(), here};
}

void CanvasView::moveSelectedTo(const Zone &zone)
{
    const std::vector<ServiceId> chosen = m_session.selection().services;
    const Stamp *target = m_session.topology().stamp(zone.first);
    if (!target)
        return;
    std::vector<CardPlace> taken = takenIn(zone, chosen);
    std::vector<Edit> edits;
    for (const ServiceId &id : chosen) {
        const CardPlace wanted = freePlace(*target, m_session.topology().layout(zone.first), zone.second);
        taken.push_back(nearestFree(zone.second, wanted, taken));
        edits.push_back(moveService(id, zone.first, zone.second, taken.back()));
    }
    Selection after;
    after.stamp = zone.first;
    after.services = chosen;
    if (m_session.apply(
            allOf(std::move(edits)),
            tr("Move %1 to %2").arg(wordsFor(chosen), siteTitle(m_session.catalog(), *target, zone.second)),
            {.mergeKey = {}, .select = after}))
        bringIntoView(toQt(chosen.front().text));
}

} // namespace breakwater
