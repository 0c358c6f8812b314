// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/gestures.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr double kHandleReach = 9, kConnectReach = 24, kSnapReach = 6;

QPointF handle(const QRectF &box, int index)
{
    switch (index) {
    case 0:
        return {box.center().x(), box.top()};
    case 1:
        return {box.center().x(), box.bottom()};
    case 2:
        return {box.left(), box.center().y()};
    default:
        return {box.right(), box.center().y()};
    }
}

double distance(const QRectF &box, const QPointF &at)
{
    const double x = std::max({box.left() - at.x(), at.x() - box.right(), 0.0});
    const double y = std::max({box.top() - at.y(), at.y() - box.bottom(), 0.0});
    return std::hypot(x, y);
}

} // namespace

std::optional<ServiceId> CanvasView::handleAt(const QPointF &at) const
{
    const scene::CardFace *card = m_hovered.empty() ? nullptr : m_geometry.card(m_hovered);
    if (!card)
        return std::nullopt;
    for (int i = 0; i < 4; ++i)
        if (QLineF(handle(card->frame, i), at).length() <= kHandleReach)
            return m_hovered;
    return std::nullopt;
}

std::optional<ServiceId> CanvasView::cardNear(const QPointF &at, double reach) const
{
    std::optional<ServiceId> nearest;
    double least = reach;
    for (const scene::Band &band : m_geometry.bands) {
        for (const scene::CardFace &card : band.cards) {
            const double away = distance(card.frame, at);
            if (!card.ghost && away <= least) {
                least = away;
                nearest = card.service;
            }
        }
    }
    return nearest;
}

bool CanvasView::canConnect(const ServiceId &from, const ServiceId &to) const
{
    const Service *a = m_session.topology().find(from).second;
    const Service *b = m_session.topology().find(to).second;
    if (!a || !b || from == to)
        return false;
    const Dependency proposed = connectionOf(m_session.catalog(), DependencyId{"dep-trial"}, *a, *b);
    return static_cast<bool>(breakwater::connect(proposed)(m_session.topology()));
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    // A second button does nothing to a drag that the first one holds.
    if (m_held != Qt::NoButton && event->button() != m_held)
        return;
    m_held = event->button();
    setFocus(Qt::MouseFocusReason);
    m_focusByKeyboard = false;
    m_pressPoint = m_lastPoint = event->pos();
    m_pressAt = m_at = mapToScene(event->pos());
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space)) {
        m_gesture = Gesture::Pan;
        takeOver();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (m_gesture == Gesture::KeyConnect || m_gesture == Gesture::Connect) {
        m_to = cardNear(m_at, kConnectReach);
        finishConnect();
        return;
    }
    if (const auto from = handleAt(m_at)) {
        startConnect(*from, false);
        return;
    }
    press(m_geometry.hit(m_at, 4 / zoom()), event);
}

void CanvasView::press(const scene::Hit &hit, QMouseEvent *event)
{
    m_pressed = hit;
    m_gesture = Gesture::Pressed;
    m_selectOnRelease = m_toggleOnRelease = false;
    const bool card = hit.what == scene::Hit::What::Card || hit.what == scene::Hit::What::Shelf;
    if (m_tool == Tool::Connect && card) {
        startConnect(hit.service, false);
        return;
    }
    Selection next = m_session.selection();
    if (card || hit.what == scene::Hit::What::Ghost) {
        if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
            next.site.reset();
            if (next.has(hit.service)) {
                m_toggleOnRelease = event->modifiers() & Qt::ControlModifier; // a drag copies them all
            } else {
                next.services.push_back(hit.service);
                next.stamp = hit.stamp;
                m_session.select(next);
            }
        } else if (next.has(hit.service)) {
            m_selectOnRelease = true; // a drag moves all of them, a click leaves this one
        } else {
            m_session.select({hit.stamp, {}, {hit.service}, {}});
        }
        return;
    }
    if (hit.what == scene::Hit::What::Link && hit.link) {
        if (hit.link->dependencies.empty())
            m_session.select({hit.stamp, {}, {hit.link->from}, {}});
        else
            m_session.select({hit.stamp, {}, {}, hit.link->dependencies});
        return;
    }
    m_selectOnRelease = true;
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    repaintPointer(); // from here
    m_hand = event->pos();
    m_handInside = true;
    repaintPointer(); // to there
    followHand(event->modifiers());
    m_lastPoint = event->pos();
}

/// The gesture goes on where the hand is: after a move of the mouse, and after the ground moved under it.
void CanvasView::followHand(Qt::KeyboardModifiers modifiers)
{
    m_at = mapToScene(m_hand);
    Q_EMIT cursorZoneChanged(zoneWords(m_geometry.zoneAt(m_at)));
    switch (m_gesture) {
    case Gesture::None:
        hover(m_at);
        break;
    case Gesture::Pan: {
        const QPoint by = m_hand - m_lastPoint;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
        break;
    }
    case Gesture::Pressed:
        if ((m_hand - m_pressPoint).manhattanLength() < QApplication::startDragDistance())
            break;
        if (m_pressed.what == scene::Hit::What::Card || m_pressed.what == scene::Hit::What::Shelf) {
            startMove();
            moveTo(m_at, modifiers);
        } else if (m_pressed.what != scene::Hit::What::Link && m_pressed.what != scene::Hit::What::Ghost) {
            m_gesture = Gesture::Marquee;
            m_scroll.start();
        }
        break;
    case Gesture::Move:
        moveTo(m_at, modifiers);
        break;
    case Gesture::Marquee:
        touch();
        break;
    case Gesture::Connect:
        connectTo(m_at);
        break;
    case Gesture::KeyConnect:
        if (const auto near = cardNear(m_at, 0); near && canConnect(m_from, *near)) {
            m_to = near;
            viewport()->update();
        }
        break;
    case Gesture::Place:
        break;
    }
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_held != Qt::NoButton && event->button() != m_held)
        return;
    m_held = Qt::NoButton;
    m_at = mapToScene(event->pos());
    switch (m_gesture) {
    case Gesture::Pan:
        if (event->button() == Qt::MiddleButton || event->button() == Qt::LeftButton)
            endGesture();
        break;
    case Gesture::Pressed: {
        const bool choose = m_selectOnRelease, toggle = m_toggleOnRelease;
        const scene::Hit hit = m_pressed;
        endGesture();
        if (toggle) {
            Selection rest = m_session.selection();
            std::erase(rest.services, hit.service);
            m_session.select(rest.services.empty() ? Selection{} : rest);
        }
        if (!choose)
            break;
        if (!hit.service.empty())
            m_session.select({hit.stamp, {}, {hit.service}, {}});
        else if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))
            break;
        else if (hit.what == scene::Hit::What::LaneHeader || hit.what == scene::Hit::What::Zone)
            m_session.select({hit.stamp, hit.site, {}, {}});
        else if (hit.what == scene::Hit::What::Band)
            m_session.select({hit.stamp, {}, {}, {}});
        else
            m_session.clearSelection();
        break;
    }
    case Gesture::Move:
        dropMove();
        break;
    case Gesture::Marquee:
        finishMarquee(event->modifiers());
        break;
    case Gesture::Connect:
        finishConnect();
        break;
    case Gesture::None:
    case Gesture::KeyConnect:
    case Gesture::Place:
        break;
    }
    if (m_gesture == Gesture::None)
        hover(m_at);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_at = mapToScene(event->pos());
    const scene::Hit hit = m_geometry.hit(m_at, 4 / zoom());
    endGesture();
    const scene::CardFace *card = hit.what == scene::Hit::What::Card ? m_geometry.card(hit.service) : nullptr;
    if (card) {
        const double nameLeft = card->frame.left() + (card->compact ? 32 : 40);
        if (m_at.x() >= nameLeft && m_at.y() <= card->frame.top() + 26)
            renameSelected();
        else
            Q_EMIT editWanted();
    } else if (hit.what == scene::Hit::What::Band) {
        const scene::Band *band = m_geometry.band(hit.stamp);
        if (band && (band->collapsed || m_at.y() < band->frame.top() + scene::kTitleRow))
            fold(hit.stamp);
        else
            openQuickAdd({event->pos(), {}, false, {}}, {}); // between the lanes
    } else if (hit.what == scene::Hit::What::LaneHeader || hit.what == scene::Hit::What::Shelf
               || hit.what == scene::Hit::What::Link || hit.what == scene::Hit::What::Ghost) {
        Q_EMIT editWanted();
    } else if (hit.what == scene::Hit::What::Zone || hit.what == scene::Hit::What::Nothing) {
        openQuickAdd({event->pos(), m_geometry.zoneAt(m_at), true, {}}, {});
    }
}

void CanvasView::fold(const StampId &stamp)
{
    const scene::Band *band = m_geometry.band(stamp);
    if (!band)
        return;
    const bool folded = band->collapsed;
    m_session.apply(setCollapsed(stamp, !folded), folded ? tr("Open a stamp") : tr("Fold a stamp"));
}

bool CanvasView::foldSelected()
{
    const StampId stamp = m_session.selection().stamp; // the edit may change the selection
    if (!m_geometry.band(stamp))
        return false;
    fold(stamp);
    return true;
}

bool CanvasView::selectionIsFolded() const
{
    const scene::Band *band = m_geometry.band(m_session.selection().stamp);
    return band && band->collapsed;
}

void CanvasView::leaveEvent(QEvent *event)
{
    QGraphicsView::leaveEvent(event);
    m_handInside = false;
    repaintPointer();
    Q_EMIT cursorZoneChanged({});
    if (m_gesture == Gesture::None && !m_hovered.empty()) {
        m_hovered = {};
        decorate();
    }
}

void CanvasView::hover(const QPointF &at)
{
    ServiceId next;
    if (handleAt(at))
        next = m_hovered;
    else if (const scene::Hit hit = m_geometry.hit(at, 4 / zoom()); hit.what == scene::Hit::What::Card)
        next = hit.service;
    const bool onHandle = handleAt(at).has_value();
    viewport()->setCursor(onHandle || m_tool == Tool::Connect ? Qt::CrossCursor
                              : m_space                       ? Qt::OpenHandCursor
                                                              : Qt::ArrowCursor);
    if (next == m_hovered)
        return;
    m_hovered = next;
    decorate();
}

/// What is under the cursor stays there.
void CanvasView::zoomAt(const QPoint &cursor, double factor)
{
    const QPointF before = mapToScene(cursor);
    zoomBy(factor);
    const QPoint drift = mapFromScene(before) - cursor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + drift.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + drift.y());
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    takeOver();
    if (event->modifiers().testFlag(Qt::ControlModifier) != Preferences::self().wheelZooms()
        && !(event->modifiers() & Qt::ShiftModifier)) {
        zoomAt(event->position().toPoint(), std::pow(1.15, event->angleDelta().y() / 120.0));
        event->accept();
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier) {
        const int by = event->angleDelta().y() ? event->angleDelta().y() : event->angleDelta().x();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by);
        event->accept();
        return;
    }
    QGraphicsView::wheelEvent(event);
}

// --- moving cards ------------------------------------------------------------------------------------------

void CanvasView::startMove()
{
    m_gesture = Gesture::Move;
    m_hovered = {};
    m_dragged = {m_pressed.service};
    for (const ServiceId &id : m_session.selection().services)
        if (id != m_pressed.service)
            m_dragged.push_back(id);
    m_ghosts.clear();
    for (const ServiceId &id : m_dragged) {
        if (const scene::CardFace *card = m_geometry.card(id)) {
            m_ghosts.push_back(*card);
            continue;
        }
        // From the shelf: it becomes a card under the hand.
        const auto [stamp, service] = m_session.topology().find(id);
        if (!service)
            continue;
        const ServiceKind *kind = m_session.catalog().kind(service->kind);
        scene::CardFace face;
        face.service = id;
        face.stamp = stamp->id;
        face.site = service->at;
        face.name = toQt(service->name);
        face.type = kindName(m_session.catalog(), service->kind);
        face.glyph = &glyphOf(kind);
        face.category = kind ? kind->category : Category::Other;
        face.frame = QRectF(m_pressAt - QPointF(scene::kCardWidth / 2, scene::kCardHeight / 2),
                            QSizeF(scene::kCardWidth, scene::kCardHeight));
        m_ghosts.push_back(face);
    }
    m_judging = false;
    decorate();
    m_scene.dim(m_dragged);
    m_verdicts.begin(m_session, [this](const Zone &zone) { return moveEdit(zone); });
    askForVerdicts();
    m_scroll.start();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

QPointF CanvasView::snapped(const QPointF &topLeft, const Zone &zone, Qt::KeyboardModifiers modifiers)
{
    m_guides.clear();
    const scene::Band *band = m_geometry.band(zone.first);
    if (!band || (modifiers & Qt::AltModifier) || !Preferences::self().snapping())
        return topLeft;
    const QPointF origin = band->origin(zone.second);
    const CardPlace place = scene::placeAt(*band, zone.second, topLeft);
    const QPointF onGrid = origin + QPointF(std::round(place.x / 8.0) * 8, std::round(place.y / 8.0) * 8);
    // Rows, columns and gaps of the neighbours draw more than the grid does.
    std::vector<QRectF> others;
    for (const scene::CardFace &card : band->cards) {
        const bool stays =
            m_copying || std::find(m_dragged.begin(), m_dragged.end(), card.service) == m_dragged.end();
        if (stays)
            others.push_back(card.frame);
    }
    guides::Snap snap =
        guides::snapTo(QRectF(topLeft, m_ghosts.front().frame.size()), others, kSnapReach / zoom());
    m_guides = std::move(snap.lines);
    return {snap.x.value_or(onGrid.x()), snap.y.value_or(onGrid.y())};
}

void CanvasView::moveTo(const QPointF &at, Qt::KeyboardModifiers modifiers)
{
    if (m_ghosts.empty())
        return;
    QPointF shift = at - m_pressAt;
    if (modifiers & Qt::ShiftModifier)
        (std::abs(shift.x()) > std::abs(shift.y()) ? shift.ry() : shift.rx()) = 0;
    const auto zone = m_geometry.zoneAt(at);
    m_target = zone;
    if (const bool copying = modifiers & Qt::ControlModifier; copying != m_copying) {
        m_copying = copying;
        m_scene.dim(copying ? std::vector<ServiceId>() : m_dragged);
        thaw();
        m_verdicts.begin(m_session, [this](const Zone &other) { return moveEdit(other); });
        askForVerdicts();
    }
    const QPointF topLeft = m_ghosts.front().frame.topLeft();
    m_guides.clear();
    m_shift = zone ? snapped(topLeft + shift, *zone, modifiers) - topLeft : shift;
    // Inside its own zone a card only changes its place: nothing is judged.
    const bool inside =
        zone && !m_copying && std::all_of(m_dragged.begin(), m_dragged.end(), [&](const ServiceId &id) {
            const auto [stamp, service] = m_session.topology().find(id);
            return service && stamp->id == zone->first && service->at == zone->second;
        });
    if (inside || !zone) {
        m_judging = false;
        showVerdicts({});
        viewport()->setCursor(Qt::ClosedHandCursor);
        touch();
        return;
    }
    m_judging = true;
    const Trial *trial = m_verdicts.of(*zone);
    viewport()->setCursor(trial && trial->state == Trial::State::Impossible ? Qt::ForbiddenCursor
                                                                            : Qt::ClosedHandCursor);
    refreshVerdicts();
}

std::map<ServiceId, CardPlace> CanvasView::placesIn(const Zone &zone) const
{
    std::map<ServiceId, CardPlace> places;
    const scene::Band *band = m_geometry.band(zone.first);
    if (!band)
        return places;
    std::vector<CardPlace> taken = takenIn(zone, m_copying ? std::vector<ServiceId>() : m_dragged);
    for (const scene::CardFace &ghost : m_ghosts) {
        CardPlace wanted = scene::placeAt(*band, zone.second, ghost.frame.topLeft() + m_shift);
        const Layout *layout = m_session.topology().layout(ghost.stamp);
        if (const auto given = layout ? layout->cards.find(ghost.service) : decltype(layout->cards.end())();
            layout && !m_copying && given != layout->cards.end())
            wanted.pinned = given->second.pinned;
        taken.push_back(nearestFree(zone.second, wanted, taken));
        places[ghost.service] = taken.back();
    }
    return places;
}

Edit CanvasView::moveEdit(const Zone &zone) const
{
    std::vector<Edit> edits;
    const Stamp *stamp = m_session.topology().stamp(zone.first);
    std::map<ServiceId, CardPlace> here;
    for (const auto &[id, place] : placesIn(zone)) {
        const auto [holder, service] = m_session.topology().find(id);
        if (!service || !stamp)
            continue;
        if (!m_copying && holder->id == zone.first && service->at == zone.second) {
            here[id] = place;
            continue;
        }
        if (const auto why = whyImpossible(m_session.catalog(), *stamp, service->kind, zone.second)) {
            const std::string sentence = toStd(*why + QLatin1Char('.'));
            return [sentence](const Topology &) -> Result<Topology> {
                return Error{Error::Code::Impossible, sentence, {}};
            };
        }
        if (!m_copying)
            edits.push_back(moveService(id, zone.first, zone.second, place));
    }
    if (m_copying)
        edits.push_back(copiesIn(zone).edit);
    const scene::Band *band = m_geometry.band(zone.first);
    if (const scene::SubLane *part = band && m_zonesShown && !m_copying ? band->subLaneAt(m_at) : nullptr) {
        for (const ServiceId &id : m_dragged)
            edits.push_back(changeService(id, [zones = part->zones](Service &one) { one.zones = zones; }));
        here.clear();
    }
    if (!here.empty())
        edits.push_back(placeCards(zone.first, here));
    return allOf(std::move(edits));
}

void CanvasView::dropMove()
{
    const auto target = m_target;
    if (!target) {
        endGesture();
        return;
    }
    const Stamp *stamp = m_session.topology().stamp(target->first);
    const QString what = wordsFor(m_dragged);
    const QString where = stamp ? siteTitle(m_session.catalog(), *stamp, target->second) : QString();
    const QString label =
        m_copying ? tr("Copy %1 to %2").arg(what, where) : tr("Move %1 to %2").arg(what, where);
    Selection after;
    after.stamp = target->first;
    after.services = m_dragged;
    Edit edit = moveEdit(*target);
    const Result<Topology> tried = edit(m_session.topology());
    if (tried && m_copying) {
        Copying copies = copiesIn(*target);
        edit = copies.edit;
        after.services = copies.services;
    }
    endGesture();
    if (tried)
        m_session.apply(edit, label, {.mergeKey = {}, .select = after});
    else
        m_session.toast(toQt(tried.error().sentence), false);
}

void CanvasView::finishMarquee(Qt::KeyboardModifiers modifiers)
{
    const QRectF box = QRectF(m_pressAt, m_at).normalized();
    const bool touching = m_at.x() < m_pressAt.x();
    Selection next;
    if (modifiers & Qt::ShiftModifier)
        next = m_session.selection();
    next.site.reset();
    for (const scene::Band &band : m_geometry.bands) {
        for (const scene::CardFace &card : band.cards) {
            const bool in = touching ? box.intersects(card.frame) : box.contains(card.frame);
            if (in && !card.ghost && !next.has(card.service)) {
                next.services.push_back(card.service);
                next.stamp = band.stamp;
            }
        }
    }
    if (next.services.empty())
        next = {};
    endGesture();
    m_session.select(next);
}

// --- connecting --------------------------------------------------------------------------------------------

void CanvasView::startConnect(const ServiceId &from, bool keyboard)
{
    m_gesture = keyboard ? Gesture::KeyConnect : Gesture::Connect;
    m_from = from;
    m_to.reset();
    m_typed.clear();
    m_hovered = {};
    decorate();
    std::vector<ServiceId> refused;
    for (const scene::Band &band : m_geometry.bands)
        for (const scene::CardFace &card : band.cards)
            if (!card.ghost && card.service != from && !canConnect(from, card.service))
                refused.push_back(card.service);
    m_scene.dim(refused);
    thaw();
    viewport()->update();
    viewport()->setCursor(Qt::CrossCursor);
}

void CanvasView::connectTo(const QPointF &at)
{
    m_to = cardNear(at, kConnectReach);
    if (m_to && !canConnect(m_from, *m_to))
        m_to.reset();
    touch();
}

void CanvasView::finishConnect()
{
    const ServiceId from = m_from;
    const auto to = m_to;
    const bool dropped = m_gesture == Gesture::Connect && !to;
    endGesture();
    if (dropped && m_geometry.hit(m_at, 0).service.empty())
        openQuickAdd({mapFromScene(m_at), m_geometry.zoneAt(m_at), true, from}, {});
    if (!to || from == *to)
        return;
    const auto [stamp, a] = m_session.topology().find(from);
    const Service *b = m_session.topology().find(*to).second;
    if (!a || !b)
        return;
    const Dependency made = connectionOf(m_session.catalog(), DependencyId{m_session.mint("dep")}, *a, *b);
    Selection after;
    after.stamp = stamp->id;
    after.dependencies = {made.id};
    if (m_session.apply(breakwater::connect(made), tr("Connect %1 to %2").arg(toQt(a->name), toQt(b->name)),
                        {.mergeKey = {}, .select = after}))
        m_session.toast(tr("%1 %2 %3").arg(toQt(a->name), titleOf(made.type), toQt(b->name)), true);
}

} // namespace breakwater
