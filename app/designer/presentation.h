// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMainWindow>
#include <QObject>
#include <QPointF>
#include <QPointer>

class QAction;
class QShortcut;
class QToolBar;

namespace breakwater {

class CanvasView;

/// F11: the canvas alone, full screen, large enough to be read from the back of the room, with one small bar.
/// Editing goes on.
class Presentation final : public QObject {
    Q_OBJECT
public:
    Presentation(QMainWindow &window, CanvasView &canvas);

    void setActive(bool active);
    bool isActive() const { return m_active; }
    void setActions(const QList<QAction *> &actions); ///< of the bar; null ones are left out
    /// The stamp after or before the one in view fills the canvas.
    void frame(int direction);

Q_SIGNALS:
    void activeChanged(bool active);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void enter();
    void leave();
    void goBack();
    void placeBar();
    int scaled(int natural, int least) const; ///< pixels of a screen of 1920 x 1080 on this one
    int stampInView() const;

    QMainWindow &m_window;
    CanvasView &m_canvas;
    QToolBar *m_bar;
    QShortcut *m_escape;
    QByteArray m_state;
    Qt::WindowStates m_windowState;
    QList<QPointer<QWidget>> m_hidden; ///< chrome that comes back
    bool m_active = false, m_findings = true, m_returning = false;
    double m_zoom = 1; ///< of the canvas before
    QRectF m_ground; ///< the same
    QPointF m_centre;
};

} // namespace breakwater
