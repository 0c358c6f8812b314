// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/fixture.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/gestures.h"
#include "widgets/theme/current.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QUndoStack>

namespace breakwater::test {

/// An open canvas and the hands on it: real mouse and key events.
class Hands {
public:
    explicit Hands(std::string_view id = "web", const QSize &size = {960, 760})
        : m_session(openTemplate(id))
        , m_view(std::make_unique<CanvasView>(*m_session))
    {
        m_view->resize(size);
        m_view->show();
        if (!QTest::qWaitForWindowExposed(m_view.get()))
            qFatal("no window");
        m_view->activateWindow();
        m_view->setFocus();
        if (!waitForVerdict(*m_session))
            qFatal("no assessment");
        m_view->fitAll();
    }

    Session &session() { return *m_session; }
    CanvasView &view() { return *m_view; }
    const Stamp &stamp() const { return *m_session->topology().stamps.front(); }
    const Service &named(const char *name) const
    {
        const Service *found = serviceNamed(*m_session, name);
        if (!found)
            qFatal("no service %s", name);
        return *found;
    }
    const Service *only() const ///< the one that is selected
    {
        const Selection &selection = m_session->selection();
        return selection.services.size() == 1 ? m_session->topology().find(selection.services.front()).second
                                              : nullptr;
    }
    const Dependency *linkBetween(const ServiceId &from, const ServiceId &to) const
    {
        for (const auto &stamp : m_session->topology().stamps)
            for (const Dependency &one : stamp->dependencies)
                if (one.from == from && one.to == to)
                    return &one;
        return nullptr;
    }

    QRect cardOf(const char *name) const { return m_view->placeOf(named(name).id); }
    QPoint at(const char *name) const { return cardOf(name).center(); }
    QRect zone(Site site) const { return m_view->placeOf(stamp().id, site); }
    /// A free spot low in a lane, above the shelf.
    QPoint footOf(Site site) const { return {zone(site).center().x(), zone(site).bottom() - 20}; }

    /// Ground of a zone that no card, line or shelf is near.
    QPoint emptySpot(Site site) const
    {
        const scene::Geometry &picture = m_view->picture();
        const QRectF zone = picture.bands.front().zone(site);
        for (double y = zone.bottom() - 8; y > zone.top() + scene::kLaneHeader; y -= 8)
            for (double x = zone.right() - 8; x > zone.left(); x -= 8) {
                const auto &cards = picture.bands.front().cards;
                const bool near = std::any_of(cards.begin(), cards.end(), [&](const scene::CardFace &card) {
                    return card.frame.adjusted(-28, -28, 28, 28).contains(x, y);
                });
                if (!near && picture.hit({x, y}, 12).what == scene::Hit::What::Zone)
                    return m_view->mapFromScene(QPointF(x, y));
            }
        qFatal("no empty ground");
        return {};
    }

    void move(const QPoint &to, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers keys = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, m_view->viewport()->mapToGlobal(to), Qt::NoButton, buttons,
                          keys);
        QApplication::sendEvent(m_view->viewport(), &event);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers keys = {}, bool release = true)
    {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, keys, from);
        for (int i = 1; i <= 8; ++i)
            move(from + (to - from) * i / 8, Qt::LeftButton, keys);
        if (release)
            QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, keys, to);
    }
    void click(const char *name, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, keys, at(name));
    }
    void doubleClick(const QPoint &where)
    {
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, where);
    }
    void key(int which, Qt::KeyboardModifiers keys = {})
    {
        QTest::keyClick(m_view.get(), static_cast<Qt::Key>(which), keys);
    }
    template <typename T>
    T *part(const char *name) const
    {
        return m_view->findChild<T *>(QLatin1String(name));
    }

private:
    std::unique_ptr<Session> m_session;
    std::unique_ptr<CanvasView> m_view;
};

} // namespace breakwater::test
