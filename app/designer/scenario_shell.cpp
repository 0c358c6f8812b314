// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/scenario_shell.h"

#include "app/designer/dock_tabs.h"
#include "core/storage/design_file.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/charts/charts_panel.h"
#include "widgets/session/language.h"
#include "widgets/session/playback.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/icons.h"
#include "widgets/timeline/comparison_window.h"
#include "widgets/timeline/scenario_bar.h"
#include "widgets/timeline/timeline_panel.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QToolBar>

#include <utility>

namespace breakwater {

namespace {

constexpr int kPicturesHeight = 320; ///< of the panel, for charts and the Gantt

}

ScenarioShell::ScenarioShell(QMainWindow &window, Session &session, CanvasView &canvas, DockTabs &bottom)
    : QObject(&window)
    , m_window(window)
    , m_session(session)
    , m_bottom(bottom)
    , m_playback(std::make_unique<Playback>(session))
    , m_bar(new ScenarioBar(*m_playback, &window))
    , m_timeline(new TimelinePanel(*m_playback))
    , m_charts(new ChartsPanel(*m_playback))
{
    setObjectName(QStringLiteral("scenarioShell"));
    canvas.follow(*m_playback);
    bottom.addTab(m_charts, tr("Charts"));
    bottom.addTab(m_timeline, tr("Timeline"));
    bottom.setRoom(m_charts, kPicturesHeight);
    bottom.setRoom(m_timeline, kPicturesHeight);
    bottom.setTools(m_timeline, m_timeline->headerTools());
    buildActions();
    connect(m_playback.get(), &Playback::runChanged, this, &ScenarioShell::refresh);
    connect(m_playback.get(), &Playback::playingChanged, this, &ScenarioShell::refresh);
    connect(&session, &Session::documentChanged, this, [this] {
        m_former = nullptr;
        m_newest = nullptr;
        refresh();
    });
    refresh();
}

ScenarioShell::~ScenarioShell() = default;

void ScenarioShell::addBar()
{
    m_window.addToolBarBreak();
    m_toolBar = new QToolBar(tr("Scenario"), &m_window);
    m_toolBar->setObjectName(QStringLiteral("scenarioBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->toggleViewAction()->setVisible(false);
    m_toolBar->addWidget(m_bar);
    m_window.addToolBar(m_toolBar);
    refresh();
}

void ScenarioShell::buildActions()
{
    const auto make = [this](const QString &name, const QString &text, const QString &icon,
                             const QKeySequence &keys, const QString &help, auto &&slot) {
        auto *made = new QAction(text, this);
        made->setObjectName(name);
        if (!icon.isEmpty())
            made->setIcon(lineIcon(icon));
        made->setShortcut(keys);
        made->setStatusTip(help);
        m_window.addAction(made);
        connect(made, &QAction::triggered, this, slot);
        return made;
    };
    m_run = make(QStringLiteral("runScenario"), tr("&Run"), QStringLiteral("play"), QKeySequence(Qt::Key_F5),
                 tr("Play the outage that the scenario bar describes"), [this] {
                     if (!m_presenting) { // the canvas alone is on the wall
                         m_bottom.show();
                         m_bottom.showTab(m_timeline);
                     }
                     m_bar->run();
                 });
    m_cancel = make(QStringLiteral("stopScenario"), tr("&Stop"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F5),
                    tr("Cancel the run, pause, or leave the playback"), [this] { m_bar->cancel(); });
    m_play = make(QStringLiteral("playScenario"), tr("&Play or pause"), {}, {},
                  tr("Let the clock of the outage run, or stop it"), [this] {
                      if (m_playback->isPlaying())
                          m_playback->pause();
                      else
                          m_playback->play();
                  });
    m_forth = make(QStringLiteral("nextEvent"), tr("&Next event"), {}, QKeySequence(Qt::CTRL | Qt::Key_Right),
                   tr("To the next moment at which something happens"), [this] { m_playback->step(1); });
    m_back = make(QStringLiteral("previousEvent"), tr("Pre&vious event"), {},
                  QKeySequence(Qt::CTRL | Qt::Key_Left),
                  tr("To the moment before at which something happens"), [this] { m_playback->step(-1); });
    m_compareRuns = make(QStringLiteral("compareRuns"), tr("Compare with the run &before"), {},
                         QKeySequence(Qt::CTRL | Qt::Key_F5),
                         tr("This run and the one before it side by side: times, cost, findings"),
                         [this] { compareRuns(); });
    m_compareDesigns =
        make(QStringLiteral("compareDesigns"), tr("Compare with another &design\u2026"), {},
             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F5),
             tr("The scenario played on this design and on one from a file, side by side"), [this] {
                 const QString file = QFileDialog::getOpenFileName(&m_window, tr("Design to compare with"),
                                                                   QFileInfo(m_session.path()).path(),
                                                                   tr("Designs (*.breakwater)"));
                 if (!file.isEmpty())
                     compareWith(file);
             });
    m_keep = make(QStringLiteral("keepScenario"), tr("&Keep in the design"), {}, {},
                  tr("Keep the scenario of the bar in the design"), [this] { m_bar->save(); });
}

void ScenarioShell::setAtHand(bool atHand)
{
    m_atHand = atHand;
    refresh();
}

QWidget *ScenarioShell::timeline() const
{
    return m_timeline;
}

void ScenarioShell::fillMenu(QMenu *menu)
{
    menu->addActions({m_run, m_cancel});
    menu->addSeparator();
    menu->addActions({m_play, m_forth, m_back});
    menu->addSeparator();
    menu->addActions({m_compareRuns, m_compareDesigns});
    menu->addSeparator();
    menu->addAction(m_keep);
}

QString ScenarioShell::titleOf(const PlayRun &run, const QString &design) const
{
    QString words = inInterface(run.log.words);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return design.isEmpty() ? words : QStringLiteral("%1: %2").arg(design, words);
}

void ScenarioShell::compareRuns()
{
    if (!m_former || !m_newest)
        return;
    const bool same = meanTheSame(*m_former->now.topology, *m_newest->now.topology);
    const auto side = [&](const std::shared_ptr<const PlayRun> &run, const QString &design) {
        return ComparedSide{titleOf(*run, same ? QString() : design), run->now, run->question, run};
    };
    (new ComparisonWindow(side(m_former, tr("Before")), side(m_newest, tr("After")), &m_window))->show();
}

void ScenarioShell::compareWith(const QString &file)
{
    const auto theirs = openDesign(toPath(file), m_session.catalog());
    if (!theirs) {
        m_session.say(Level::Error, toQt(theirs.error().text()));
        return;
    }
    const PlayQuestion question = m_bar->question();
    PlayQuestion theirQuestion = question;
    std::erase_if(theirQuestion.stamps,
                  [&](const StampId &stamp) { return theirs->topology.stamp(stamp) == nullptr; });
    Snapshot there = m_session.now();
    there.topology = std::make_shared<const Topology>(theirs->topology);
    there.designHash.clear();
    (new ComparisonWindow({QFileInfo(file).completeBaseName(), there, theirQuestion, nullptr},
                          {m_session.displayName(), m_session.now(), question, nullptr}, &m_window))
        ->show();
}

void ScenarioShell::refresh()
{
    const bool open = m_session.hasDocument() && m_atHand;
    const bool shown = open && m_playback->result() && !m_playback->isStale();
    if (m_toolBar)
        m_toolBar->setVisible(open);
    if (const auto run = m_playback->result(); run && run != m_newest)
        m_former = std::exchange(m_newest, run);
    m_compareRuns->setEnabled(open && m_former && m_newest);
    m_compareDesigns->setEnabled(open);
    m_run->setEnabled(open);
    m_keep->setEnabled(open);
    m_cancel->setEnabled(open && (m_playback->isRunning() || m_playback->result()));
    for (QAction *each : {m_play, m_forth, m_back})
        each->setEnabled(shown);
}

} // namespace breakwater
