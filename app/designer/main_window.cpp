// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/main_window.h"

#include "app/designer/canvas_actions.h"
#include "app/designer/dock_tabs.h"
#include "app/designer/documents.h"
#include "app/designer/manual_window.h"
#include "app/designer/message_bar.h"
#include "app/designer/outline.h"
#include "app/designer/problem_news.h"
#include "app/designer/recovery.h"
#include "app/designer/result_chip.h"
#include "app/designer/scenario_shell.h"
#include "app/designer/window_accessible.h"
#include "core/support/log.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/code/code_panel.h"
#include "widgets/decisions/decisions_panel.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/palette/palette_panel.h"
#include "widgets/paper/gui_thread.h"
#include "widgets/problems/problems_panel.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/start/join_window.h"
#include "widgets/start/recent_files.h"
#include "widgets/start/start_page.h"
#include "widgets/start/templates_page.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/wheel_guard.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QThread>
#include <QTime>
#include <QToolBar>
#include <QToolButton>
#include <QUndoView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr int kLayoutVersion = 2; ///< a layout of other panels is not restored
constexpr int kPaletteWidth = 216, kInspectorWidth = 296, kProblemsHeight = 164, kCodeHeight = 320;

} // namespace

MainWindow::MainWindow(DesignerSetup setup, QWidget *parent)
    : QMainWindow(parent)
    , m_setup(std::move(setup))
    , m_session(std::make_unique<Session>(m_setup.catalog, m_setup.asOf))
    , m_recovery(std::make_unique<Recovery>(m_setup.journalFolder, *m_setup.catalog))
    , m_pages(new QStackedWidget(this))
    , m_start(new StartPage(m_setup.catalog, m_setup.asOf, m_pages))
    , m_editor(new QWidget(m_pages))
    , m_messages(new MessageBar(this))
    , m_documents(new Documents(*m_session, this))
    , m_canvas(new CanvasView(*m_session, m_editor))
    , m_palette(new PalettePanel(*m_session))
    , m_inspector(new InspectorPanel(*m_session))
    , m_problems(new ProblemsPanel(*m_session))
{
    installWindowAccessibility();
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(1024, 660); // 720 lines without a title bar and a panel of the desktop
    setAcceptDrops(true);
    qApp->installEventFilter(new WheelGuard(this));
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_documents);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    auto *editor = new QVBoxLayout(m_editor);
    editor->setContentsMargins(0, 0, 0, 0);
    editor->addWidget(m_canvas);
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_editor);
    setCentralWidget(centre);

    buildDocks();
    buildActions();
    buildMenus();
    buildToolBar();
    m_scenarios->addBar();
    buildStatusBar();
    new CanvasActions(*m_session, *m_canvas, *this);

    connect(m_session.get(), &Session::documentChanged, this, &MainWindow::refreshTitle);
    connect(m_session.get(), &Session::modifiedChanged, this, &MainWindow::refreshTitle);
    connect(m_session.get(), &Session::selectionChanged, this, &MainWindow::refreshState);
    connect(m_session.get(), &Session::assessmentChanged, this, &MainWindow::refreshState);
    connect(m_session.get(), &Session::message, this,
            [this](Level level, const QString &text) { m_messages->show(markOf(level), text); });
    connect(m_canvas, &CanvasView::zoomChanged, this, [this](double zoom) {
        const int percent = static_cast<int>(std::lround(zoom * 100));
        const QString words = tr("%1 %").arg(percent);
        m_zoomState->setText(words);
        const int index = m_zoomBox->findData(percent);
        const QSignalBlocker quiet(m_zoomBox);
        if (index >= 0) {
            m_zoomBox->setCurrentIndex(index);
        } else {
            m_zoomBox->setCurrentIndex(-1);
            m_zoomBox->setPlaceholderText(words);
        }
    });
    connect(m_canvas, &CanvasView::cursorZoneChanged, this, [this](const QString &words) {
        m_cursorState->setText(words.isEmpty() ? QString() : tr("Cursor in %1").arg(words));
    });
    connect(m_canvas, &CanvasView::editWanted, this, [this] {
        m_inspectorDock->show();
        m_inspectorDock->showTab(m_inspector);
        m_inspector->focusFirst();
    });
    connectFiles();
    if (!m_setup.journalFolder.isEmpty()) {
        const auto keep = [this] {
            m_session->keepJournal(m_setup.journalFolder, Preferences::self().foldEvery());
        };
        connect(&Preferences::self(), &Preferences::changed, this, keep);
        keep();
        connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
            if (state != Qt::ApplicationActive)
                m_session->foldJournal();
        });
    }
    m_start->setRecovered(m_recovery->offers());

    restoreLayout();
    showStart();
}

MainWindow::~MainWindow()
{
    if (m_exporting) {
        paper::waitFor(*m_exporting);
        delete m_exporting;
    }
    m_session->disconnect(this);
    m_canvas->disconnect(this);
    // The panels speak of the session until their end, so they end first.
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    delete m_scenarios; // and so does the playback, which they show
}

void MainWindow::buildDocks()
{
    m_paletteDock = new DockTabs(QStringLiteral("paletteDock"), tr("Palette"), this);
    m_paletteDock->addTab(m_palette, tr("Palette"));
    m_paletteDock->addTab(new Outline(*m_session), tr("Outline"));
    auto *templates = new TemplatesPage(m_session->catalog());
    m_paletteDock->addTab(templates, tr("Templates"));
    connect(templates, &TemplatesPage::wanted, this,
            [this](const QString &id) { (new JoinWindow(*m_session, this, id))->show(); });
    if (m_setup.restore)
        m_palette->keepBetweenRuns();
    m_inspectorDock = new DockTabs(QStringLiteral("inspectorDock"), tr("Inspector"), this);
    m_inspectorDock->addTab(m_inspector, tr("Inspector"));
    auto *history = new QUndoView(m_session->undoGroup());
    history->setObjectName(QStringLiteral("history"));
    history->setAccessibleName(tr("History"));
    history->setFrameShape(QFrame::NoFrame);
    history->setEmptyLabel(tr("As opened"));
    history->setCleanIcon(lineIcon(QStringLiteral("save")));
    history->viewport()->setBackgroundRole(QPalette::Window);
    m_inspectorDock->addTab(history, tr("History"));
    m_problemsDock = new DockTabs(QStringLiteral("problemsDock"), tr("Problems"), this);
    m_problemsDock->addTab(m_problems, tr("Problems"));
    m_problemsDock->setTools(m_problems, m_problems->headerTools());
    m_decisions = new DecisionsPanel(*m_session);
    m_problemsDock->addTab(m_decisions, tr("Decisions"));
    connect(m_decisions, &DecisionsPanel::changed, this, &MainWindow::refreshState);
    m_scenarios = new ScenarioShell(*this, *m_session, *m_canvas, *m_problemsDock);
    if (m_setup.code.make) {
        m_code = new CodePanel(*m_session, m_setup.code);
        m_problemsDock->addTab(m_code, tr("Code"));
        m_problemsDock->setRoom(m_code, kCodeHeight);
        m_problemsDock->setTools(m_code, m_code->headerTools());
        connect(m_session.get(), &Session::documentChanged, m_code,
                [this] { m_code->compareWith(lastExport()); });
    }
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resetLayout();
}

void MainWindow::resetLayout()
{
    for (DockTabs *dock : {m_paletteDock, m_inspectorDock, m_problemsDock})
        dock->setFloating(false);
    addDockWidget(Qt::LeftDockWidgetArea, m_paletteDock);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_problemsDock);
    const bool shown = isEditing();
    for (DockTabs *dock : {m_paletteDock, m_inspectorDock, m_problemsDock})
        dock->setVisible(shown);
    resizeDocks({m_paletteDock, m_inspectorDock}, {kPaletteWidth, kInspectorWidth}, Qt::Horizontal);
    resizeDocks({m_problemsDock}, {kProblemsHeight}, Qt::Vertical);
}

void MainWindow::buildStatusBar()
{
    QStatusBar *bar = statusBar();
    bar->setObjectName(QStringLiteral("statusBar"));
    bar->setSizeGripEnabled(false);
    bar->setFixedHeight(24);
    const auto label = [&](const QString &name) {
        auto *made = new QLabel(bar);
        made->setObjectName(name);
        made->setFont(screenFont(11));
        made->setForegroundRole(QPalette::PlaceholderText);
        made->setContentsMargins(8, 0, 8, 0);
        return made;
    };
    m_fileState = label(QStringLiteral("fileState"));
    m_selectionState = label(QStringLiteral("selectionState"));
    m_cursorState = label(QStringLiteral("cursorState"));
    m_zoomState = label(QStringLiteral("zoomState"));
    m_zoomState->setText(tr("100 %"));
    bar->addWidget(m_fileState);
    bar->addWidget(m_selectionState);
    bar->addWidget(m_cursorState);
    bar->addWidget(new ProblemNews(*m_session, bar));
    const auto count = [&](const QString &name, Mark mark, Level level) {
        auto *made = new QToolButton(bar);
        made->setObjectName(name);
        made->setIcon(markIcon(mark));
        made->setIconSize({14, 14});
        made->setFont(screenFont(11));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setAutoRaise(true);
        made->setFixedHeight(22);
        connect(made, &QToolButton::clicked, this, [this, level] {
            m_problemsDock->show();
            m_problems->showOnly(level);
        });
        bar->addPermanentWidget(made);
        return made;
    };
    m_savedState = label(QStringLiteral("journalState"));
    bar->addPermanentWidget(m_savedState);
    connect(m_session.get(), &Session::journalWritten, this, [this] {
        m_savedState->setText(
            tr("Kept %1").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
        m_savedState->setToolTip(tr("What you do is kept as you do it, and offered again after a crash."));
    });
    connect(m_session.get(), &Session::documentChanged, m_savedState, &QLabel::clear);
    m_errorCount = count(QStringLiteral("errorCount"), Mark::Error, Level::Error);
    m_warningCount = count(QStringLiteral("warningCount"), Mark::Warning, Level::Warning);
    bar->addPermanentWidget(m_zoomState);
}

void MainWindow::refreshTitle()
{
    const bool open = isEditing();
    setWindowTitle(open ? tr("%1[*] - Breakwater").arg(m_session->displayName()) : tr("Breakwater"));
    setWindowModified(open && m_session->isModified());
    findChild<QToolBar *>(QStringLiteral("mainToolBar"))->setVisible(open);
    m_scenarios->setAtHand(open);
    m_pages->setCurrentWidget(open ? m_editor : static_cast<QWidget *>(m_start));
    refreshState();
}

void MainWindow::refreshState()
{
    const bool open = isEditing();
    const Selection &selection = m_session->selection();
    for (QAction *one : m_documentActions)
        one->setEnabled(open);
    findChild<QAction *>(QStringLiteral("save"))
        ->setEnabled(open && (m_session->isModified() || m_session->path().isEmpty()));
    // What is not seen is not undone.
    findChild<QAction *>(QStringLiteral("undo"))->setEnabled(open && m_session->undoStack()->canUndo());
    findChild<QAction *>(QStringLiteral("redo"))->setEnabled(open && m_session->undoStack()->canRedo());
    for (QAction *one : m_selectionActions)
        one->setEnabled(open && !selection.empty());
    m_renameAction->setEnabled(open && selection.services.size() == 1);
    m_connectAction->setEnabled(open && selection.services.size() == 1);
    m_zoomBox->setEnabled(open);

    m_fileState->setText(!open ? tr("Offline. Nothing leaves this computer.")
                             : !m_session->readOnlyReason().isEmpty() ? tr("Read-only")
                             : m_session->isModified()                ? tr("Unsaved changes")
                             : m_session->path().isEmpty()            ? tr("Not saved yet")
                                                                      : tr("Saved"));
    m_fileState->setToolTip(m_session->readOnlyReason());
    const int count = static_cast<int>(selection.services.size() + (selection.dependencies.empty() ? 0 : 1));
    m_selectionState->setText(open && count ? tr("%1 selected").arg(count) : QString());
    const auto assessment = m_session->assessment();
    const auto show = [&](QToolButton *button, Level level, const QString &one, const QString &several) {
        button->setVisible(open && assessment != nullptr);
        const int number = assessment ? assessment->count(level) : 0;
        button->setText((number == 1 ? one : several).arg(number));
    };
    show(m_errorCount, Level::Error, tr("%1 error"), tr("%1 errors"));
    show(m_warningCount, Level::Warning, tr("%1 warning"), tr("%1 warnings"));
    m_zoomState->setVisible(open);
    m_savedState->setVisible(open);
    m_cursorState->setVisible(open);
    const int findings = assessment ? static_cast<int>(assessment->findings.size()) : 0;
    const int undecided = m_decisions->openCount();
    m_problemsDock->setTabText(m_decisions, undecided ? tr("Decisions  %1").arg(undecided) : tr("Decisions"));
    m_problemsDock->setTabText(m_problems, findings ? tr("Problems  %1").arg(findings) : tr("Problems"));
}

bool MainWindow::isEditing() const
{
    return m_session->hasDocument() && !m_atStart;
}

/// The gallery; what is open stays open behind its tabs.
void MainWindow::showStart()
{
    if (isEditing())
        m_layoutState = saveState(kLayoutVersion);
    m_atStart = true;
    m_messages->show(Mark::Info, {}); // it was about the design
    for (QDockWidget *dock : findChildren<QDockWidget *>())
        dock->hide();
    m_start->setRecent(recentFiles());
    refreshTitle();
}

void MainWindow::leaveStart()
{
    if (!m_atStart || !m_session->hasDocument())
        return;
    m_atStart = false;
    refreshTitle(); // first: the panels share what the toolbars leave
    resetLayoutIfHidden();
    if (m_session->isChangedOnDisk())
        askAboutDisk(false);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_atStart && m_session->hasDocument()) {
        leaveStart(); // back to what is open
        m_canvas->setFocus(Qt::OtherFocusReason);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

QString MainWindow::messageText() const
{
    return m_messages->text();
}

/// Empty, with a lane in each region of the pair.
Stamp MainWindow::plainStamp(std::size_t number) const
{
    Stamp stamp;
    stamp.id = StampId{m_session->mint("stamp")};
    stamp.type = StampType::Custom;
    stamp.name = toStd(tr("Stamp %1").arg(number));
    stamp.zones.push_back({ZoneRole::Primary, RegionId{"centralus"}, {}, {}, {}, {}, {}, {}});
    stamp.zones.push_back({ZoneRole::Secondary, RegionId{"eastus2"}, {}, {}, {}, {}, {}, {}});
    return stamp;
}

void MainWindow::insertStamp()
{
    Stamp stamp = plainStamp(m_session->topology().stamps.size() + 1);
    Selection selected;
    selected.stamp = stamp.id;
    const QString id = toQt(stamp.id.text);
    if (m_session->apply(addStamp(std::move(stamp)), tr("Add a stamp"), {.mergeKey = {}, .select = selected}))
        m_canvas->bringIntoView(id);
}

void MainWindow::useTheme(std::optional<Theme> theme)
{
    m_themeChoice = theme;
    applyTheme(theme.value_or(systemTheme()));
    for (QAction *choice : m_themes->actions())
        choice->setChecked(choice->data().toInt() == (theme ? static_cast<int>(*theme) : kSystemTheme));
    if (m_setup.restore)
        QSettings().setValue(QStringLiteral("theme"),
                             !theme                      ? QStringLiteral("system")
                                 : *theme == Theme::Dark ? QStringLiteral("dark")
                                                         : QStringLiteral("light"));
}

void MainWindow::restoreLayout()
{
    const QSize usual(1440, 900), room = screen()->availableGeometry().size();
    resize(usual);
    // On a small projector all of it, rather than a part of a larger window.
    const bool larger = room.width() < usual.width() || room.height() < usual.height();
    if (larger && room.width() >= minimumWidth() && room.height() >= minimumHeight())
        setWindowState(Qt::WindowMaximized);
    if (!m_setup.restore)
        return;
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_layoutState = settings.value(QStringLiteral("docks")).toByteArray();
}

/// The panels appear with the first design: where they were left, else where they belong.
void MainWindow::resetLayoutIfHidden()
{
    resetLayout();
    if (!m_layoutState.isEmpty())
        restoreState(m_layoutState, kLayoutVersion);
}

void MainWindow::saveLayout()
{
    if (isEditing())
        m_layoutState = saveState(kLayoutVersion);
    if (!m_setup.restore)
        return;
    QSettings settings;
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    if (!m_layoutState.isEmpty())
        settings.setValue(QStringLiteral("docks"), m_layoutState);
}

void MainWindow::exportTo(const QString &folder, std::set<ExportPart> parts)
{
    if (!m_setup.exportAll || !m_session->hasDocument())
        return;
    if (m_exporting) {
        m_messages->show(Mark::Info, tr("An export is running; the next one can start when it is done."));
        return;
    }
    ExportJob job;
    job.now = m_session->now();
    if (m_session->assessmentIsCurrent())
        job.assessment = m_session->assessment();
    if (!m_session->selection().stamp.empty() && m_session->selection().services.empty())
        job.stamps = {m_session->selection().stamp};
    job.parts = std::move(parts);
    job.folder = toPath(folder);
    auto outcome = std::make_shared<std::optional<Result<ExportOutcome>>>();
    m_exporting = QThread::create([job = std::move(job), outcome, write = m_setup.exportAll]() mutable {
        if (!job.assessment) {
            Memory memory;
            job.assessment = std::make_shared<const Assessment>(assess(job.now, memory));
        }
        outcome->emplace(write(job));
    });
    connect(m_exporting, &QThread::finished, this,
            [this, outcome, folder, document = m_session->undoStack(), path = m_session->path()] {
                m_exporting->deleteLater();
                m_exporting = nullptr;
                const Result<ExportOutcome> &result = **outcome;
                if (!result) {
                    m_messages->show(Mark::Error, tr("Export failed: %1").arg(toQt(result.error().text())));
                    Q_EMIT exportFinished(0, 0);
                    return;
                }
                rememberExport(document, path, folder);
                const int files = static_cast<int>(result->files.size());
                const int gaps = static_cast<int>(result->gaps.size());
                if (gaps) {
                    QStringList lines;
                    for (const Gap &gap : result->gaps)
                        lines << toQt(gap.what) + QStringLiteral(": ") + toQt(gap.why);
                    m_messages->show(Mark::Warning, lines.join(QLatin1Char('\n')));
                }
                m_session->toast(
                    counted(files, tr("1 file"), tr("%1 files")) + tr(" written to %1").arg(folder), false);
                Q_EMIT exportFinished(files, gaps);
            });
    m_session->toast(tr("Exporting\u2026"), false);
    m_exporting->start();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayDiscardAll()) {
        event->ignore();
        return;
    }
    saveLayout();
    while (m_documents->count() > 0)
        m_documents->closeCurrent(); // and leaves no journal behind
    if (m_manual)
        m_manual->close();
    event->accept();
}

/// Of a file that would be moved here a file manager could take the original away.
static void takeCopy(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        takeCopy(event);
}

void MainWindow::dropEvent(QDropEvent *event)
{
    takeCopy(event);
    QStringList files;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    openFiles(files);
}

} // namespace breakwater
