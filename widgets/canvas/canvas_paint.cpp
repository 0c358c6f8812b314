// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/theme/current.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

/// What is painted over the scene: selection of lanes, gestures, guides, verdicts at the cursor.
namespace breakwater {

void CanvasView::drawForeground(QPainter *painter, const QRectF &rect)
{
    QGraphicsView::drawForeground(painter, rect);
    painter->setRenderHint(QPainter::Antialiasing);
    paintHints(*painter, rect);
    if (!m_painting)
        paintGesture(*painter);
    paintPreview(*painter);
    paintPulse(*painter);
    const Tokens &t = currentTokens();
    const Selection &selection = m_session.selection();
    if (!m_laneRing.isNull()) {
        painter->setPen(QPen(t.color(hasFocus() ? Token::FocusRing : Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(m_laneRing.adjusted(-2, -2, 2, 2), 10, 10);
    }
    if (hasFocus() && m_focusByKeyboard && selection.empty() && !m_presenting) { // nothing else has it then
        painter->save();
        painter->resetTransform();
        painter->setPen(QPen(t.color(Token::FocusRing), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
        painter->restore();
    }
    paintPointer(*painter);
    if (m_geometry.bands.empty() && m_session.hasDocument()) {
        painter->save();
        painter->resetTransform();
        painter->setFont(screenFont(14));
        painter->setPen(t.color(Token::SecondaryText));
        painter->drawText(viewport()->rect(), Qt::AlignCenter,
                          tr("An empty design. Insert a stamp to begin."));
        painter->restore();
    }
}

/// Where a zone is empty: the room below its head, or beside it in a strip.
std::vector<QRectF> CanvasView::emptyZones() const
{
    std::vector<QRectF> empty;
    for (const scene::Band &band : m_geometry.bands) {
        for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External}) {
            QRectF room = band.zone(site);
            const bool lane = site == Site::Primary || site == Site::Secondary;
            const scene::Lane &of = site == Site::Primary ? band.primary : band.secondary;
            if (room.isNull() || (lane && (!of.exists || !of.subLanes.empty())))
                continue;
            if (std::any_of(band.cards.begin(), band.cards.end(),
                            [site](const scene::CardFace &card) { return card.site == site; }))
                continue;
            if (lane)
                room.adjust(0, scene::kLaneHeader, 0, of.shelf ? of.shelf->top() - room.bottom() : 0);
            else
                room.setLeft(room.left() + scene::kStripHead);
            empty.push_back(room);
        }
    }
    return empty;
}

void CanvasView::refreshHints()
{
    const std::vector<QRectF> before = std::exchange(m_hints, emptyZones());
    const auto repaint = [this](const std::vector<QRectF> &of, const std::vector<QRectF> &notIn) {
        for (const QRectF &room : of)
            if (std::find(notIn.begin(), notIn.end(), room) == notIn.end())
                m_scene.update(room);
    };
    repaint(before, m_hints);
    repaint(m_hints, before);
}

void CanvasView::paintHints(QPainter &painter, const QRectF &rect) const
{
    constexpr double legible = 0.4;
    if (m_presenting || zoom() < legible)
        return;
    painter.setFont(m_scene.styleOn(painter).font(13));
    painter.setPen(currentTokens().color(Token::SecondaryText));
    for (const QRectF &room : m_hints)
        if (room.intersects(rect))
            painter.drawText(room, Qt::AlignCenter, tr("Drag here, or press /"));
}

/// While a gesture is under way the scene stands: it is painted once, and what moves is painted over it.
void CanvasView::paintEvent(QPaintEvent *event)
{
    if (!sceneStands()) {
        thaw();
        std::vector<QRectF> parts;
        for (const QRect &part : event->region())
            parts.push_back(mapToScene(part.adjusted(-1, -1, 1, 1)).boundingRect());
        m_scene.expose(std::move(parts));
        QGraphicsView::paintEvent(event);
        m_scene.expose({});
        return;
    }
    bringStillUpToDate();
    const qreal ratio = devicePixelRatioF();
    QPainter painter(viewport());
    const QRect part = event->rect();
    painter.drawPixmap(part, m_stillPicture, QRectF(part.topLeft() * ratio, part.size() * ratio).toRect());
    painter.setRenderHints(renderHints());
    painter.setWorldTransform(viewportTransform());
    paintGesture(painter);
}

void CanvasView::thaw()
{
    m_stillPicture = QPixmap();
    m_staleParts.clear();
}

/// It is painted before it is shown next, however often it changes until then.
void CanvasView::refreshStill(const QRectF &box)
{
    QRect part = mapFromScene(box).boundingRect().adjusted(-2, -2, 2, 2) & viewport()->rect();
    if (part.isEmpty())
        return;
    viewport()->update(part);
    std::erase_if(m_staleParts, [&part](const QRect &other) {
        const bool touching = other.intersects(part);
        if (touching)
            part |= other;
        return touching;
    });
    m_staleParts.push_back(part);
}

void CanvasView::bringStillUpToDate()
{
    const qreal ratio = devicePixelRatioF();
    if (m_stillPicture.size() != viewport()->size() * ratio) {
        m_stillPicture = QPixmap(viewport()->size() * ratio);
        m_stillPicture.setDevicePixelRatio(ratio);
        m_staleParts = {viewport()->rect()};
    }
    if (m_staleParts.empty())
        return;
    QPainter still(&m_stillPicture);
    still.setRenderHints(renderHints());
    m_painting = true;
    for (const QRect &part : m_staleParts)
        render(&still, part, part);
    m_painting = false;
    m_staleParts.clear();
}

bool CanvasView::sceneStands() const
{
    switch (m_gesture) {
    case Gesture::Move:
    case Gesture::Place:
    case Gesture::Marquee:
    case Gesture::Connect:
        return true;
    case Gesture::None:
    case Gesture::Pressed:
    case Gesture::KeyConnect:
    case Gesture::Pan:
        break;
    }
    return false;
}

void CanvasView::touch()
{
    const QRectF now = gestureBounds();
    viewport()->update(mapFromScene(now | m_touched).boundingRect().adjusted(-4, -4, 4, 4));
    m_touched = now;
}

/// Everything that paintGesture paints where the hand is; the words of other zones stand still.
QRectF CanvasView::gestureBounds() const
{
    constexpr double around = 10; // rings, shadows, pens
    QRectF all;
    if (m_gesture == Gesture::Marquee)
        all = QRectF(m_pressAt, m_at).normalized();
    for (const scene::CardFace &ghost : m_ghosts)
        all |= ghost.frame.translated(m_shift);
    for (const guides::Line &guide : m_guides)
        all |= QRectF(guide.line.p1(), guide.line.p2()).normalized().adjusted(-1, -1, 1, 1);
    if (m_slot)
        all |= *m_slot;
    if (const auto box = verdictBoxAtHand())
        all |= *box;
    if (m_gesture == Gesture::Connect) {
        for (const ServiceId &end : {m_from, m_to.value_or(m_from)})
            if (const scene::CardFace *card = m_geometry.card(end))
                all |= card->frame;
        all |= QRectF(m_at - QPointF(1, 1), QSizeF(2, 2));
    }
    return all.adjusted(-around, -around, around, around);
}

std::optional<QRectF> CanvasView::verdictBoxAtHand() const
{
    const Trial *trial =
        m_target && m_verdicts.active() && m_verdictItem->isVisible() ? m_verdicts.known(*m_target) : nullptr;
    if (!trial || m_ghosts.empty())
        return std::nullopt;
    const QRectF ghost = m_ghosts.front().frame.translated(m_shift);
    const QSizeF size = verdictBoxSize(*trial, true);
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    QRectF box(QPointF(ghost.center().x() - size.width() / 2, ghost.bottom() + 24), size);
    box.moveLeft(
        std::clamp(box.left(), seen.left() + 8, std::max(seen.left() + 8, seen.right() - 8 - box.width())));
    if (box.bottom() > seen.bottom() - 8)
        box.moveBottom(ghost.top() - 24);
    return box;
}

void CanvasView::paintGesture(QPainter &painter)
{
    const Tokens &t = currentTokens();
    if (m_gesture == Gesture::Marquee) {
        const QRectF box = QRectF(m_pressAt, m_at).normalized();
        const bool touching = m_at.x() < m_pressAt.x();
        QPen pen(t.color(Token::Accent), 1 / zoom(), touching ? Qt::DashLine : Qt::SolidLine);
        painter.setPen(pen);
        painter.setBrush(t.faded(Token::Accent, 0.10));
        painter.drawRect(box);
    }
    if (m_slot) {
        QPen pen(t.color(m_slotBorder), 1.5);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.setBrush(t.faded(Token::Card, 0.5));
        painter.drawRoundedRect(*m_slot, 6, 6);
    }
    paintGhosts(painter);
    paintGuides(painter);
    paintVerdicts(painter);
    if (m_gesture == Gesture::Connect || m_gesture == Gesture::KeyConnect)
        paintConnection(painter);
}

void CanvasView::paintGhosts(QPainter &painter)
{
    const Tokens &t = currentTokens();
    const Trial *trial =
        m_target && m_verdicts.active() && m_verdictItem->isVisible() ? m_verdicts.known(*m_target) : nullptr;
    for (const scene::CardFace &ghost : m_ghosts) {
        scene::CardFace face = ghost;
        face.frame.translate(m_shift);
        face.hovered = false;
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.faded(Token::Text, 0.10));
        painter.drawRoundedRect(face.frame.translated(4, 4), 6, 6);
        face.selected = !trial;
        scene::paintCard(painter, face, scene::Style(t));
        if (!trial)
            continue;
        painter.setPen(QPen(t.color(borderOf(trial->state)), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(face.frame, 6, 6);
    }
}

/// The words of every zone in its tag, those of the zone under the hand beside the hand.
void CanvasView::paintVerdicts(QPainter &painter)
{
    for (const Zone &zone :
         m_verdicts.active() && m_verdictItem->isVisible() ? zones() : std::vector<Zone>()) {
        const Trial *trial = m_verdicts.known(zone);
        const scene::Band *band = m_geometry.band(zone.first);
        if (trial && band && (!m_target || *m_target != zone))
            paintVerdictBox(painter, tagPlace(*band, zone.second, *trial), *trial, false);
    }
    if (const auto box = verdictBoxAtHand())
        paintVerdictBox(painter, *box, *m_verdicts.known(*m_target), true);
}

void CanvasView::paintConnection(QPainter &painter)
{
    const Tokens &t = currentTokens();
    const scene::CardFace *from = m_geometry.card(m_from);
    const scene::CardFace *to = m_to ? m_geometry.card(*m_to) : nullptr;
    if (!from)
        return;
    const QPointF end = to                 ? to->frame.center()
        : m_gesture == Gesture::KeyConnect ? from->frame.center()
                                           : m_at;
    // From edge to edge, so that the line does not cross the words of the cards.
    const auto edgeOf = [](const QRectF &box, const QPointF &towards) {
        const QPointF c = box.center(), d = towards - c;
        if (std::abs(d.x()) < 1e-6 && std::abs(d.y()) < 1e-6)
            return c;
        const double sx = std::abs(d.x()) > 1e-6 ? box.width() / 2 / std::abs(d.x()) : 1e9;
        const double sy = std::abs(d.y()) > 1e-6 ? box.height() / 2 / std::abs(d.y()) : 1e9;
        return c + d * std::min(sx, sy);
    };
    painter.setPen(QPen(t.color(Token::Accent), 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    const QPointF start = edgeOf(from->frame, end);
    const QPointF tip = to ? edgeOf(to->frame, from->frame.center()) : end;
    painter.drawLine(start, tip);
    painter.setPen(QPen(t.color(Token::Accent), 2));
    painter.drawRoundedRect(from->frame.adjusted(-2, -2, 2, 2), 8, 8);
    if (to)
        painter.drawRoundedRect(to->frame.adjusted(-3, -3, 3, 3), 9, 9);
    painter.setBrush(t.color(Token::Accent));
    painter.drawEllipse(tip, 4, 4);
}

/// Edges and centres dashed; a gap as a dimension with a tick at either end.
void CanvasView::paintGuides(QPainter &painter) const
{
    constexpr double tick = 4;
    const QColor color = currentTokens().color(Token::Accent);
    for (const guides::Line &guide : m_guides) {
        painter.setPen(QPen(color, 1 / zoom(), guide.gap ? Qt::SolidLine : Qt::DashLine));
        painter.drawLine(guide.line);
        if (!guide.gap)
            continue;
        const bool level = std::abs(guide.line.dy()) < 0.5;
        const QPointF across = (level ? QPointF(0, tick) : QPointF(tick, 0)) / zoom();
        for (const QPointF &end : {guide.line.p1(), guide.line.p2()})
            painter.drawLine(end - across, end + across);
    }
}

} // namespace breakwater
