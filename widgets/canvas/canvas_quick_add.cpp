// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/canvas/quick_add.h"
#include "widgets/session/gestures.h"
#include "widgets/session/text.h"

#include <QCursor>

namespace breakwater {

void CanvasView::quickAdd(const QString &typed)
{
    const Selection &selection = m_session.selection();
    QuickSpot spot;
    if (selection.services.empty() && selection.stamp.empty()) {
        const QPoint cursor = viewport()->mapFromGlobal(QCursor::pos());
        const bool over = viewport()->rect().contains(cursor);
        spot.at = over ? cursor : viewport()->rect().center() - QPoint(170, 140);
        spot.zone = over ? m_geometry.zoneAt(mapToScene(cursor)) : std::nullopt;
        spot.byHand = spot.zone.has_value();
    } else if (!selection.services.empty()) {
        const auto [stamp, service] = m_session.topology().find(selection.services.front());
        if (service)
            spot.zone = Zone(stamp->id, service->at);
        spot.at = placeOf(selection.services.front()).bottomLeft() + QPoint(0, 8);
    } else {
        if (selection.site)
            spot.zone = Zone(selection.stamp, *selection.site);
        spot.at = placeOf(selection.stamp, selection.site.value_or(Site::Primary)).topLeft() + QPoint(24, 52);
    }
    openQuickAdd(std::move(spot), typed);
}

void CanvasView::openQuickAdd(QuickSpot spot, const QString &typed)
{
    if (!m_session.hasDocument())
        return;
    if (m_session.topology().stamps.empty()) {
        m_session.toast(tr("Insert a stamp first: a service needs one to stand in."), false);
        return;
    }
    closeRename();
    m_quickSpot = std::move(spot);
    m_at = mapToScene(m_quickSpot.at);
    m_quickAdd->open(m_quickSpot.at, typed,
                     [this](const KindId &kind, std::optional<Site> site) { return quickWords(kind, site); });
}

/// The zone that was typed, else the one that was pointed at, else the usual one of such a kind.
Zone CanvasView::quickZone(const KindId &kind, std::optional<Site> site) const
{
    const Zone usual = m_session.targetZone(kind);
    const StampId stampId = m_quickSpot.zone ? m_quickSpot.zone->first : usual.first;
    if (site)
        return {stampId, *site};
    const Stamp *stamp = m_session.topology().stamp(stampId);
    if (!m_quickSpot.zone || !stamp)
        return usual;
    if (!whyImpossible(m_session.catalog(), *stamp, kind, m_quickSpot.zone->second))
        return *m_quickSpot.zone;
    for (const Site other : {Site::Primary, Site::Global, Site::External})
        if (!whyImpossible(m_session.catalog(), *stamp, kind, other))
            return {stampId, other};
    return *m_quickSpot.zone;
}

QString CanvasView::quickWords(const KindId &kind, std::optional<Site> site) const
{
    const Zone zone = quickZone(kind, site);
    const Stamp *stamp = m_session.topology().stamp(zone.first);
    if (!stamp)
        return {};
    if (const auto why = whyImpossible(m_session.catalog(), *stamp, kind, zone.second))
        return *why + QLatin1Char('.');
    const Service *from = m_quickSpot.from ? m_session.topology().find(*m_quickSpot.from).second : nullptr;
    const QString where = zoneWords(zone);
    return from ? tr("Enter adds it to %1 and connects %2 to it.").arg(where, toQt(from->name))
                : tr("Enter adds it to %1.").arg(where);
}

void CanvasView::takeQuickAdd(const KindId &kind, std::optional<Site> site)
{
    const Zone zone = quickZone(kind, site);
    const Stamp *stamp = m_session.topology().stamp(zone.first);
    if (!stamp)
        return;
    const bool here = m_quickSpot.byHand && m_quickSpot.zone == zone;
    const CardPlace place =
        here ? dropPlace(zone) : freePlace(*stamp, m_session.topology().layout(zone.first), zone.second);
    const auto [holder, from] = m_quickSpot.from ? m_session.topology().find(*m_quickSpot.from)
                                                 : std::pair<const Stamp *, const Service *>();
    if (!from) {
        m_session.addService(kind, zone.first, zone.second, place);
        return;
    }
    Service added;
    added.id = ServiceId{m_session.mint(kind.text)};
    added.kind = kind;
    const Dependency made =
        connectionOf(m_session.catalog(), DependencyId{m_session.mint("dep")}, *from, added);
    const Edit edit =
        allOf({dropService(m_session.catalog(), zone.first, kind, added.id,
                           freeName(m_session.topology(), m_session.catalog(), kind), zone.second, place),
               breakwater::connect(made)});
    Selection after;
    after.stamp = zone.first;
    after.services = {added.id};
    const QString label = tr("Add %1 for %2").arg(kindName(m_session.catalog(), kind), toQt(from->name));
    if (m_session.apply(edit, label, {.mergeKey = {}, .select = after}))
        rename(added.id);
}

} // namespace breakwater
