// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/gestures.h"
#include "widgets/session/text.h"

#include <QDragEnterEvent>
#include <QMimeData>

namespace breakwater {

namespace {

QString kindIn(const QMimeData *mime)
{
    return QString::fromUtf8(mime->data(QLatin1String(kKindMime)));
}

} // namespace

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasFormat(QLatin1String(kKindMime)) || !m_session.hasDocument()) {
        event->ignore();
        return;
    }
    m_kind = KindId{toStd(kindIn(event->mimeData()))};
    const ServiceKind *kind = m_session.catalog().kind(m_kind);
    scene::CardFace face;
    face.name = toQt(freeName(m_session.topology(), m_session.catalog(), m_kind));
    face.type = kindName(m_session.catalog(), m_kind);
    face.glyph = &glyphOf(kind);
    face.category = kind ? kind->category : Category::Other;
    face.frame = QRectF(0, 0, scene::kCardWidth, scene::kCardHeight);
    endGesture();
    m_gesture = Gesture::Place;
    m_ghosts = {face};
    m_judging = true;
    m_verdicts.begin(m_session, [this](const Zone &zone) {
        return dropService(m_session.catalog(), zone.first, m_kind, ServiceId{m_session.mint(m_kind.text)},
                           toStd(m_ghosts.front().name), zone.second, dropPlace(zone));
    });
    askForVerdicts();
    m_scroll.start();
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

/// The slot that the hand points at, or the next free one when another card stands there.
CardPlace CanvasView::dropPlace(const Zone &zone) const
{
    const scene::Band *band = m_geometry.band(zone.first);
    if (!band)
        return {};
    const QPointF topLeft = m_at - QPointF(scene::kCardWidth / 2, scene::kCardHeight / 2);
    CardPlace wanted = scene::placeAt(*band, zone.second, topLeft);
    wanted.x = (wanted.x + 4) / 8 * 8;
    wanted.y = (wanted.y + 4) / 8 * 8;
    const std::vector<CardPlace> taken = takenIn(zone, {}); // also cards without a place of their own
    const CardPlace free = nearestFree(zone.second, wanted, taken);
    if (free.x == wanted.x && free.y == wanted.y) {
        // Free ground: the nearest slot of the grid, when that is free too, keeps the lane tidy.
        const bool lane = zone.second == Site::Primary || zone.second == Site::Secondary;
        const int left = zone.second == Site::Primary ? grid::kPrimaryLeft
            : zone.second == Site::Secondary          ? grid::kSecondaryLeft
                                                      : grid::kStripLeft;
        const int step = lane ? grid::kColumn : grid::kStripColumn;
        CardPlace slot;
        slot.x = left + std::max(0, (wanted.x - left + step / 2) / step) * step;
        slot.y = lane ? (wanted.y + grid::kRow / 2) / grid::kRow * grid::kRow : 0;
        if (nearestFree(zone.second, slot, taken) == slot)
            return slot;
    }
    return free;
}

bool CanvasView::dragOver(const QPointF &at, const QString &)
{
    m_at = at;
    m_hand = mapFromScene(at);
    const scene::CardFace &ghost = m_ghosts.front();
    m_shift = at - ghost.frame.center() + QPointF(0, 8);
    m_target = m_geometry.zoneAt(at);
    Q_EMIT cursorZoneChanged(zoneWords(m_target));
    refreshVerdicts();
    const Trial *trial = m_target ? m_verdicts.of(*m_target) : nullptr;
    return m_target && !(trial && trial->state == Trial::State::Impossible);
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_gesture != Gesture::Place) {
        event->ignore();
        return;
    }
    if (dragOver(mapToScene(event->position().toPoint()), kindIn(event->mimeData()))) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    } else {
        event->ignore();
    }
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *event)
{
    event->accept();
    endGesture();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    if (m_gesture != Gesture::Place) {
        event->ignore();
        return;
    }
    const bool possible = dragOver(mapToScene(event->position().toPoint()), kindIn(event->mimeData()));
    const auto target = m_target;
    const KindId kind = m_kind;
    const CardPlace place = target ? dropPlace(*target) : CardPlace{};
    endGesture();
    if (!possible || !target) {
        event->ignore();
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setFocus(Qt::MouseFocusReason);
    m_session.addService(kind, target->first, target->second, place);
}

} // namespace breakwater
