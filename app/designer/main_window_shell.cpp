// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/coach.h"
#include "app/designer/dock_tabs.h"
#include "app/designer/main_window.h"
#include "app/designer/presentation.h"
#include "app/designer/scenario_shell.h"
#include "app/designer/settings_window.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/code/code_panel.h"
#include "widgets/commands/command_palette.h"
#include "widgets/commands/shortcuts_page.h"
#include "widgets/decisions/decisions_panel.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/palette/palette_panel.h"
#include "widgets/problems/problems_panel.h"
#include "widgets/session/preferences.h"
#include "widgets/start/join_window.h"
#include "widgets/start/start_page.h"
#include "widgets/theme/focus.h"

#include <QApplication>
#include <QMenuBar>
#include <QScrollBar>

#include <algorithm>
#include <iterator>

/// The shell around the design: command palette, shortcuts, panes, presentation, settings.
namespace breakwater {

void MainWindow::buildShellActions()
{
    const auto on = [](QAction *made, auto &&slot) { connect(made, &QAction::triggered, made, slot); };
    m_commands = new CommandPalette(this);
    on(action(QStringLiteral("commandPalette"), tr("&Find a command\u2026"), QStringLiteral("search"),
              QKeySequence(Qt::CTRL | Qt::Key_K)),
       [this] { m_commands->open(*menuBar()); });
    on(action(QStringLiteral("shortcuts"), tr("&Keyboard shortcuts")), [this] { showShortcuts(); });
    on(action(QStringLiteral("settings"), tr("Se&ttings"), {}, QKeySequence(Qt::CTRL | Qt::Key_Comma)),
       [this] { showSettings(); });
    on(action(QStringLiteral("captureDecision"), tr("Note a &decision"), {},
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)),
       [this] {
           showBottomTab(m_decisions);
           m_decisions->capture();
       });
    on(action(QStringLiteral("nextPane"), tr("Ne&xt pane"), {}, QKeySequence(Qt::Key_F6)),
       [this] { stepPane(1); });
    on(action(QStringLiteral("previousPane"), tr("Pre&vious pane"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F6)),
       [this] { stepPane(-1); });
    on(action(QStringLiteral("toggleCharts"), tr("C&harts"), {},
              QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_4)),
       [this] { toggleBottomTab(m_scenarios->charts()); });
    on(action(QStringLiteral("toggleDecisions"), tr("D&ecisions"), {},
              QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_5)),
       [this] { toggleBottomTab(m_decisions); });
    if (m_code) {
        QAction *code = action(QStringLiteral("toggleCode"), tr("Co&de"), QStringLiteral("file"),
                               QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_6));
        on(code, [this] { showCode(); });
        m_documentActions.push_back(code);
    }
    m_coach = new Coach(this);
    connect(m_coach, &Coach::dismissed, this, [] { Preferences::self().setCoachMarks(false); });
    on(action(QStringLiteral("coachMarks"), tr("&First steps")), [this] { startCoach(); });
    on(action(QStringLiteral("applyTemplate"), tr("From a te&mplate\u2026"), QStringLiteral("layout")),
       [this] { (new JoinWindow(*m_session, this))->show(); });
    m_presentation = new Presentation(*this, *m_canvas);
    QAction *present = action(QStringLiteral("present"), tr("&Presentation mode"), QStringLiteral("present"),
                              QKeySequence(Qt::Key_F11));
    present->setCheckable(true);
    connect(present, &QAction::toggled, m_presentation, &Presentation::setActive);
    connect(m_presentation, &Presentation::activeChanged, present, &QAction::setChecked);
    connect(m_presentation, &Presentation::activeChanged, m_coach, &QWidget::hide);
    connect(m_presentation, &Presentation::activeChanged, this,
            [this](bool active) { m_scenarios->setPresenting(active); });
    QAction *next =
        action(QStringLiteral("nextStamp"), tr("Frame the next &stamp"), {}, QKeySequence(Qt::Key_PageDown));
    QAction *previous = action(QStringLiteral("previousStamp"), tr("Frame the previous sta&mp"), {},
                               QKeySequence(Qt::Key_PageUp));
    next->setIconText(tr("Next stamp"));
    previous->setIconText(tr("Previous stamp"));
    for (QAction *one : {next, previous}) {
        one->setShortcutContext(Qt::WidgetShortcut);
        m_canvas->addAction(one);
    }
    on(next, [this] { m_presentation->frame(1); });
    on(previous, [this] { m_presentation->frame(-1); });
    m_presentation->setActions({previous, next, findChild<QAction *>(QStringLiteral("captureDecision")),
                                findChild<QAction *>(QStringLiteral("runScenario")),
                                findChild<QAction *>(QStringLiteral("legend"))});
    for (const char *name : {"captureDecision", "applyTemplate", "nextPane", "previousPane", "toggleCharts",
                             "toggleDecisions", "present", "nextStamp", "previousStamp"})
        m_documentActions.push_back(findChild<QAction *>(QLatin1String(name)));
}

void MainWindow::showBottomTab(QWidget *page)
{
    m_problemsDock->show();
    m_problemsDock->showTab(page);
}

void MainWindow::toggleBottomTab(QWidget *page)
{
    if (m_problemsDock->isVisible() && m_problemsDock->currentPage() == page)
        m_problemsDock->hide();
    else
        showBottomTab(page);
}

void MainWindow::showCode()
{
    toggleBottomTab(m_code);
}

/// Canvas, then the docks that are shown; the focus goes to what had it in that pane, else to its first
/// control.
void MainWindow::stepPane(int direction)
{
    std::vector<QWidget *> panes{m_canvas};
    for (DockTabs *dock : {m_inspectorDock, m_problemsDock, m_paletteDock})
        if (dock->isVisible())
            panes.push_back(dock);
    const QWidget *focused = QApplication::focusWidget();
    int at = 0;
    for (int i = 0; i < static_cast<int>(panes.size()); ++i) {
        QWidget *pane = panes[static_cast<std::size_t>(i)];
        if (focused && (pane == focused || pane->isAncestorOf(focused)))
            at = i;
    }
    const int count = static_cast<int>(panes.size());
    QWidget *pane = panes[static_cast<std::size_t>(((at + direction) % count + count) % count)];
    if (pane == m_canvas)
        return takeFocus(*m_canvas, Qt::TabFocusReason);
    if (QWidget *before = pane->focusWidget(); before && before->isVisible())
        return takeFocus(*before, Qt::TabFocusReason);
    QWidget *page = static_cast<DockTabs *>(pane)->currentPage();
    for (QWidget *one : page->findChildren<QWidget *>())
        if (one->isVisibleTo(page) && one->isEnabled() && one->focusPolicy() & Qt::TabFocus)
            return takeFocus(*one, Qt::TabFocusReason);
    takeFocus(*page, Qt::TabFocusReason);
}

/// With a design to look at: the web stamp when none is open.
void MainWindow::startCoach()
{
    if (!m_session->hasDocument())
        openTemplate(QStringLiteral("web"));
    leaveStart();
    m_presentation->setActive(false);
    m_coach->start();
}

bool MainWindow::focusNextPrevChild(bool next)
{
    const auto paneOf = [this](const QWidget *widget) {
        const QWidget *panes[] = {m_paletteDock, centralWidget(), m_inspectorDock, m_problemsDock};
        const auto found = std::find_if(std::begin(panes), std::end(panes), [widget](const QWidget *pane) {
            return pane == widget || pane->isAncestorOf(widget);
        });
        return found - std::begin(panes);
    };
    std::vector<QWidget *> stops;
    for (QWidget *one = nextInFocusChain(); one && one != this; one = one->nextInFocusChain()) {
        const bool stop = (one->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !one->focusProxy()
            && one->isVisible() && one->isEnabled() && one->window() == this;
        if (stop || one == focusWidget())
            stops.push_back(one);
    }
    std::stable_sort(stops.begin(), stops.end(),
                     [&](const QWidget *a, const QWidget *b) { return paneOf(a) < paneOf(b); });
    const auto at = std::find(stops.begin(), stops.end(), focusWidget());
    if (stops.size() < 2 || at == stops.end())
        return QMainWindow::focusNextPrevChild(next);
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    const std::ptrdiff_t to = ((at - stops.begin()) + (next ? 1 : -1) + count) % count;
    stops[static_cast<std::size_t>(to)]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::showShortcuts()
{
    const std::vector<KeyHint> hints{{tr("Arrows, Shift+arrows"), tr("Move a card by 1 or 8 pixels")},
                                     {tr("Tab, Shift+Tab"), tr("Next and previous card")},
                                     {tr("L"), tr("Connect from the selected card")},
                                     {tr("Enter"), tr("Edit in the inspector")},
                                     {tr("/ or Insert"), tr("Add a service")},
                                     {tr("Esc"), tr("Give up a gesture, step out")},
                                     {tr("Space+drag, middle button"), tr("Pan")},
                                     {tr("Ctrl+wheel"), tr("Zoom about the pointer")}};
    auto *page = new ShortcutsPage(commandsOf(*menuBar()), hints, this);
    page->setPaper(Preferences::self().letterPaper());
    page->show();
}

void MainWindow::showSettings()
{
    if (!m_settings) {
        m_settings = new SettingsWindow(m_themeChoice, this);
        connect(m_settings, &SettingsWindow::themeChosen, this, &MainWindow::useTheme);
    }
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

} // namespace breakwater
