// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <initializer_list>
#include <vector>

class QAction;
class QMainWindow;
class QMenu;

namespace breakwater {

class CanvasView;
class DiagramExport;
class Session;

/// The commands of the canvas: in the menus, on the toolbar, and in the menus that open on the canvas.
class CanvasActions final : public QObject {
    Q_OBJECT
public:
    /// After the window has made its own menus and its toolbar: the commands join them.
    CanvasActions(Session &session, CanvasView &canvas, QMainWindow &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< the canvas comes and goes

private:
    enum class Needs { Document, Cards, TwoCards, ThreeCards, CardsOrLane, Stamp };
    struct Spec {
        const char *name;
        QString text, icon, help;
        QKeySequence keys;
        Needs needs = Needs::Document;
    };
    QAction *add(const Spec &spec, const std::function<void()> &slot);
    QAction *addCheckable(const Spec &spec, const std::function<void(bool)> &slot);
    QAction *named(const char *name) const;
    QMenu *menu(const char *name) const;
    void makeEditing();
    void makeArranging();
    void makeLooking();
    void makeExport();
    void joinMenus();
    void joinToolBar();
    void refresh();
    void openMenu(const QPoint &at);
    void addEntries(QMenu &menu, std::initializer_list<const char *> names) const;
    void addForCard(QMenu &menu) const;
    void addForLink(QMenu &menu) const;
    void addForZone(QMenu &menu) const;
    void addForGround(QMenu &menu) const;

    Session &m_session;
    CanvasView &m_canvas;
    QMainWindow &m_window;
    DiagramExport *m_export = nullptr;
    std::vector<std::pair<QAction *, Needs>> m_actions;
};

} // namespace breakwater
