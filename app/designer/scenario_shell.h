// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QAction;
class QMainWindow;
class QMenu;
class QToolBar;

namespace breakwater {

class CanvasView;
class DockTabs;
class Playback;
class ScenarioBar;
class Session;
class TimelinePanel;
struct PlayRun;

/// Everything of the window that has to do with scenarios: the bar under the toolbar, the timeline beside the
/// problems, the menu, and the keys.
class ScenarioShell final : public QObject {
    Q_OBJECT
public:
    ScenarioShell(QMainWindow &window, Session &session, CanvasView &canvas, DockTabs &bottom);
    ~ScenarioShell() override;

    Playback &playback() { return *m_playback; }
    ScenarioBar &bar() { return *m_bar; }
    QWidget *charts() const { return m_charts; }
    QWidget *timeline() const;
    /// Adds the bar under what stands there already.
    void addBar();
    void fillMenu(QMenu *menu);
    /// Whether the design is in front of the person, and not the gallery.
    void setAtHand(bool atHand);
    /// While the canvas alone is shown a run opens no pane.
    void setPresenting(bool presenting) { m_presenting = presenting; }

    /// Both with the scenario of the bar.
    void compareWith(const QString &file);
    void compareRuns(); ///< the newest and the one before it

private:
    void buildActions();
    QString titleOf(const PlayRun &run, const QString &design) const;
    void refresh();

    QMainWindow &m_window;
    Session &m_session;
    DockTabs &m_bottom;
    std::unique_ptr<Playback> m_playback;
    ScenarioBar *m_bar;
    TimelinePanel *m_timeline;
    QWidget *m_charts;
    QToolBar *m_toolBar = nullptr;
    bool m_atHand = false, m_presenting = false;
    QAction *m_run, *m_cancel, *m_play, *m_forth, *m_back, *m_keep, *m_compareRuns, *m_compareDesigns;
    std::shared_ptr<const PlayRun> m_former, m_newest;
};

} // namespace breakwater
