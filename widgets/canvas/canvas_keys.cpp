// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_accessible.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/text.h"

#include <QKeyEvent>

#include <algorithm>
#include <map>
#include <set>

namespace breakwater {

std::vector<ServiceId> CanvasView::readingOrder() const
{
    std::vector<ServiceId> order;
    for (const scene::Band &band : m_geometry.bands)
        for (const scene::CardFace &card : band.cards)
            if (!card.ghost)
                order.push_back(card.service);
    return order;
}

bool CanvasView::step(int direction)
{
    const std::vector<ServiceId> order = readingOrder();
    if (order.empty())
        return false;
    const Selection &selection = m_session.selection();
    std::ptrdiff_t next = direction > 0 ? 0 : static_cast<std::ptrdiff_t>(order.size()) - 1;
    if (!selection.services.empty()) {
        const auto at = std::find(order.begin(), order.end(), selection.services.front());
        if (at != order.end())
            next = (at - order.begin()) + direction;
    }
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(order.size()))
        return false;
    const ServiceId id = order[static_cast<std::size_t>(next)];
    const Stamp *stamp = m_session.topology().find(id).first;
    m_session.select({stamp ? stamp->id : StampId{}, {}, {id}, {}});
    bringIntoView(toQt(id.text));
    return true;
}

bool CanvasView::focusNextPrevChild(bool next)
{
    if (m_gesture == Gesture::KeyConnect) {
        stepConnect(next ? 1 : -1);
        return true;
    }
    if (hasFocus() && step(next ? 1 : -1))
        return true;
    return QGraphicsView::focusNextPrevChild(next);
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const int far = event->modifiers() & Qt::ShiftModifier ? 8 : 1;
    if (m_gesture == Gesture::KeyConnect) {
        switch (event->key()) {
        case Qt::Key_Right:
        case Qt::Key_Down:
            stepConnect(1);
            return;
        case Qt::Key_Left:
        case Qt::Key_Up:
            stepConnect(-1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            finishConnect();
            return;
        case Qt::Key_Backspace:
            m_typed.chop(1);
            typeConnect();
            return;
        default:
            if (plain && event->text().size() == 1 && event->text().front().isPrint()) {
                m_typed += event->text();
                typeConnect();
                return;
            }
            break;
        }
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (m_gesture != Gesture::None)
            endGesture();
        else if (m_tool == Tool::Connect)
            setTool(Tool::Select);
        else
            m_session.clearSelection();
        return;
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_space = true;
            viewport()->setCursor(Qt::OpenHandCursor);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_session.selection().empty())
            Q_EMIT editWanted();
        return;
    case Qt::Key_Slash:
    case Qt::Key_Insert:
        if (m_gesture == Gesture::None)
            quickAdd();
        return;
    case Qt::Key_L:
        if (plain && m_gesture == Gesture::None && !m_session.selection().empty()) {
            connectFromSelected();
            return;
        }
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if ((event->modifiers() & Qt::AltModifier) && !(event->modifiers() & Qt::ControlModifier)) {
            followLink(event->key() == Qt::Key_Left        ? QPointF(-1, 0)
                           : event->key() == Qt::Key_Right ? QPointF(1, 0)
                           : event->key() == Qt::Key_Up    ? QPointF(0, -1)
                                                           : QPointF(0, 1));
            return;
        }
        if (plain && !m_session.selection().services.empty()) {
            nudge(event->key() == Qt::Key_Left        ? -far
                      : event->key() == Qt::Key_Right ? far
                                                      : 0,
                  event->key() == Qt::Key_Up         ? -far
                      : event->key() == Qt::Key_Down ? far
                                                     : 0);
            return;
        }
        break;
    default:
        break;
    }
    if (plain && m_gesture == Gesture::None && m_session.selection().empty() && m_session.hasDocument()
        && event->text().size() == 1 && event->text().front().isLetter()) {
        quickAdd(event->text());
        return;
    }
    QGraphicsView::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_space = false;
        if (m_gesture != Gesture::Pan)
            viewport()->setCursor(m_tool == Tool::Connect ? Qt::CrossCursor : Qt::ArrowCursor);
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::nudge(int dx, int dy)
{
    if (placesAreFixed())
        return;
    std::map<StampId, std::map<ServiceId, CardPlace>> places;
    for (const ServiceId &id : m_session.selection().services) {
        const scene::CardFace *card = m_geometry.card(id);
        const scene::Band *band = card ? m_geometry.band(card->stamp) : nullptr;
        if (!band)
            continue;
        const bool strip = card->site == Site::Global || card->site == Site::External;
        CardPlace place = placeOn(*band, *card);
        place.x = std::max(0, place.x + dx);
        place.y = strip ? 0 : std::max(0, place.y + dy);
        places[card->stamp][id] = place;
    }
    std::vector<Edit> edits;
    for (const auto &[stamp, cards] : places)
        edits.push_back(placeCards(stamp, cards));
    if (!edits.empty())
        m_session.apply(allOf(std::move(edits)), tr("Move cards"),
                        {.mergeKey = QStringLiteral("nudge"), .select = {}});
}

void CanvasView::selectAll()
{
    Selection all;
    std::map<StampId, std::vector<ServiceId>> cards;
    for (const ServiceId &id : readingOrder())
        if (const Stamp *stamp = m_session.topology().find(id).first)
            cards[stamp->id].push_back(id);
    for (const scene::Band &band : m_geometry.bands) {
        std::vector<ServiceId> &seen = cards[band.stamp];
        all.services.insert(all.services.end(), seen.begin(), seen.end());
        // Then what has no card: the base shelf, and what a folded stamp holds.
        if (const Stamp *stamp = m_session.topology().stamp(band.stamp))
            for (const Service &service : stamp->services)
                if (std::find(seen.begin(), seen.end(), service.id) == seen.end())
                    all.services.push_back(service.id);
    }
    if (!all.services.empty())
        all.stamp = m_geometry.bands.front().stamp;
    m_session.select(all);
}

void CanvasView::removeSelected()
{
    const Selection selection = m_session.selection();
    if (selection.services.empty() && selection.dependencies.empty()) {
        const Stamp *stamp = m_session.topology().stamp(selection.stamp);
        if (!stamp)
            return;
        if (selection.site)
            return m_session.toast(tr("A lane goes with its stamp. Select its cards, or the stamp by its "
                                      "title, and delete again."),
                                   false);
        const QString name = toQt(stamp->name);
        if (m_session.apply(removeStamp(stamp->id), tr("Remove %1").arg(name),
                            {.mergeKey = {}, .select = Selection{}}))
            m_session.toast(tr("%1 removed").arg(name), true);
        return;
    }
    const std::set<ServiceId> gone(selection.services.begin(), selection.services.end());
    std::set<DependencyId> links(selection.dependencies.begin(), selection.dependencies.end());
    for (const auto &stamp : m_session.topology().stamps)
        for (const Dependency &dependency : stamp->dependencies)
            if (gone.contains(dependency.from) || gone.contains(dependency.to))
                links.insert(dependency.id);
    std::vector<Edit> edits;
    if (!selection.dependencies.empty())
        edits.push_back(removeDependencies(selection.dependencies));
    if (!gone.empty())
        edits.push_back(removeServices(selection.services));
    const QString linkWords = counted(static_cast<int>(links.size()), tr("1 link"), tr("%1 links"));
    QString what = linkWords;
    if (!gone.empty()) {
        what = counted(static_cast<int>(gone.size()), tr("1 service"), tr("%1 services"));
        if (!links.empty())
            what += QStringLiteral(", ") + linkWords;
    }
    Selection none;
    if (m_session.apply(allOf(std::move(edits)), tr("Remove %1").arg(what), {.mergeKey = {}, .select = none}))
        m_session.toast(tr("%1 removed").arg(what), true);
}

void CanvasView::connectFromSelected()
{
    if (m_session.selection().services.size() != 1) {
        m_session.toast(tr("Select one card first, then press L."), false);
        return;
    }
    startConnect(m_session.selection().services.front(), true);
    m_session.toast(
        tr("Choose with the arrows, type its name or click what it needs; Enter connects, Esc leaves."),
        false);
}

void CanvasView::stepConnect(int direction)
{
    m_typed.clear();
    const std::vector<ServiceId> order = readingOrder();
    const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = -1;
    const ServiceId &from = m_to ? *m_to : m_from;
    if (const auto found = std::find(order.begin(), order.end(), from); found != order.end())
        at = found - order.begin();
    for (std::ptrdiff_t i = 1; i <= count; ++i) {
        const std::ptrdiff_t next = ((at + direction * i) % count + count) % count;
        const ServiceId &candidate = order[static_cast<std::size_t>(next)];
        if (canConnect(m_from, candidate))
            return aim(candidate);
    }
}

/// What begins with the letters goes before what has them somewhere.
void CanvasView::typeConnect()
{
    std::optional<ServiceId> inside;
    for (const ServiceId &id : readingOrder()) {
        const Service *service = m_session.topology().find(id).second;
        if (m_typed.isEmpty() || !service || !canConnect(m_from, id))
            continue;
        const QString name = toQt(service->name);
        if (name.startsWith(m_typed, Qt::CaseInsensitive))
            return aim(id);
        if (!inside && name.contains(m_typed, Qt::CaseInsensitive))
            inside = id;
    }
    if (inside)
        aim(*inside);
}

void CanvasView::aim(const ServiceId &target)
{
    m_to = target;
    bringIntoView(toQt(target.text));
    announceCard(this, target);
    viewport()->update();
}

} // namespace breakwater
