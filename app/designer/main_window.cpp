// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/main_window.h"

#include "app/designer/canvas_actions.h"
#include "app/designer/dock_tabs.h"
#include "app/designer/manual_window.h"
#include "app/designer/message_bar.h"
#include "app/designer/outline.h"
#include "app/designer/result_chip.h"
#include "core/support/log.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/palette/palette_panel.h"
#include "widgets/problems/problems_panel.h"
#include "widgets/session/text.h"
#include "widgets/start/start_page.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QThread>
#include <QToolBar>
#include <QToolButton>
#include <QUndoView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr int kRecentFiles = 10;
constexpr int kPaletteWidth = 216, kInspectorWidth = 296, kProblemsHeight = 164;

Mark markOf(Level level)
{
    return level == Level::Error ? Mark::Error : level == Level::Warning ? Mark::Warning : Mark::Info;
}

QString fileFilter()
{
    return MainWindow::tr("Breakwater designs (*.breakwater);;All files (*)");
}

} // namespace

MainWindow::MainWindow(DesignerSetup setup, QWidget *parent)
    : QMainWindow(parent)
    , m_setup(std::move(setup))
    , m_session(std::make_unique<Session>(m_setup.catalog, m_setup.asOf))
    , m_pages(new QStackedWidget(this))
    , m_start(new StartPage(m_setup.catalog, m_setup.asOf, m_pages))
    , m_editor(new QWidget(m_pages))
    , m_messages(new MessageBar(this))
    , m_canvas(new CanvasView(*m_session, m_editor))
    , m_palette(new PalettePanel(*m_session))
    , m_inspector(new InspectorPanel(*m_session))
    , m_problems(new ProblemsPanel(*m_session))
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(1024, 700);
    setAcceptDrops(true);
    setDockOptions(QMainWindow::AllowTabbedDocks | QMainWindow::AllowNestedDocks);

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
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
    connect(m_start, &StartPage::templateWanted, this, [this](const QString &id) { openTemplate(id); });
    connect(m_start, &StartPage::blankWanted, this, &MainWindow::openBlank);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::open);
    connect(m_start, &StartPage::fileWanted, this, [this](const QString &path) { openFile(path); });

    restoreLayout();
    showStart();
}

MainWindow::~MainWindow()
{
    if (m_exporting) {
        m_exporting->wait();
        delete m_exporting;
    }
    m_session->disconnect(this);
    m_canvas->disconnect(this);
    // The panels speak of the session until their end, so they end first.
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void MainWindow::buildDocks()
{
    m_paletteDock = new DockTabs(QStringLiteral("paletteDock"), tr("Palette"), this);
    m_paletteDock->addTab(m_palette, tr("Palette"));
    m_paletteDock->addTab(new Outline(*m_session), tr("Outline"));
    m_inspectorDock = new DockTabs(QStringLiteral("inspectorDock"), tr("Inspector"), this);
    m_inspectorDock->addTab(m_inspector, tr("Inspector"));
    auto *history = new QUndoView(m_session->undoStack());
    history->setObjectName(QStringLiteral("history"));
    history->setAccessibleName(tr("History"));
    history->setFrameShape(QFrame::NoFrame);
    history->setEmptyLabel(tr("As opened"));
    history->setCleanIcon(lineIcon(QStringLiteral("save")));
    history->viewport()->setBackgroundRole(QPalette::Window);
    m_inspectorDock->addTab(history, tr("History"));
    m_problemsDock = new DockTabs(QStringLiteral("problemsDock"), tr("Problems"), this);
    m_problemsDock->addTab(m_problems, tr("Problems"));
    m_problemsDock->setTools(m_problems->headerTools());
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
    const bool shown = m_session->hasDocument();
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
    m_errorCount = count(QStringLiteral("errorCount"), Mark::Error, Level::Error);
    m_warningCount = count(QStringLiteral("warningCount"), Mark::Warning, Level::Warning);
    bar->addPermanentWidget(m_zoomState);
}

void MainWindow::refreshTitle()
{
    const bool open = m_session->hasDocument();
    setWindowTitle(open ? tr("%1[*] - Breakwater").arg(m_session->displayName()) : tr("Breakwater"));
    setWindowModified(m_session->isModified());
    findChild<QToolBar *>(QStringLiteral("mainToolBar"))->setVisible(open);
    m_pages->setCurrentWidget(open ? m_editor : static_cast<QWidget *>(m_start));
    refreshState();
}

void MainWindow::refreshState()
{
    const bool open = m_session->hasDocument();
    const Selection &selection = m_session->selection();
    for (QAction *one : m_documentActions)
        one->setEnabled(open);
    findChild<QAction *>(QStringLiteral("save"))
        ->setEnabled(open && (m_session->isModified() || m_session->path().isEmpty()));
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
    m_selectionState->setText(count ? tr("%1 selected").arg(count) : QString());
    const auto assessment = m_session->assessment();
    const auto show = [&](QToolButton *button, Level level, const QString &one, const QString &several) {
        button->setVisible(open && assessment != nullptr);
        const int number = assessment ? assessment->count(level) : 0;
        button->setText((number == 1 ? one : several).arg(number));
    };
    show(m_errorCount, Level::Error, tr("%1 error"), tr("%1 errors"));
    show(m_warningCount, Level::Warning, tr("%1 warning"), tr("%1 warnings"));
    m_zoomState->setVisible(open);
    const int findings = assessment ? static_cast<int>(assessment->findings.size()) : 0;
    m_problemsDock->setTabText(m_problems, findings ? tr("Problems  %1").arg(findings) : tr("Problems"));
}

void MainWindow::showStart()
{
    m_session->close();
    for (DockTabs *dock : {m_paletteDock, m_inspectorDock, m_problemsDock})
        dock->hide();
    m_messages->show(Mark::Info, {});
    m_start->setRecent(QSettings().value(QStringLiteral("recent")).toStringList());
    refreshTitle();
}

QString MainWindow::messageText() const
{
    return m_messages->text();
}

bool MainWindow::mayDiscard()
{
    if (!m_session->isModified())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("%1 has changes that are not saved.").arg(m_session->displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("unsavedChanges"));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

bool MainWindow::openFile(const QString &path)
{
    if (!mayDiscard())
        return false;
    const bool first = !m_session->hasDocument();
    m_messages->show(Mark::Info, {});
    const Result<Done> opened = m_session->open(path);
    if (!opened) {
        m_messages->show(
            Mark::Error,
            tr("%1 does not open: %2").arg(QFileInfo(path).fileName(), toQt(opened.error().text())));
        return false;
    }
    if (first)
        resetLayoutIfHidden();
    remember(m_session->path());
    refreshTitle();
    m_canvas->setFocus(Qt::OtherFocusReason);
    return true;
}

bool MainWindow::openTemplate(const QString &id)
{
    if (!mayDiscard())
        return false;
    Result<Topology> design = templateDesign(toStd(id), *m_setup.catalog);
    if (!design) {
        m_messages->show(Mark::Error, toQt(design.error().text()));
        return false;
    }
    const bool first = !m_session->hasDocument();
    m_messages->show(Mark::Info, {});
    m_session->startUntitled(std::move(design).value(), tr("untitled-%1").arg(id));
    if (first)
        resetLayoutIfHidden();
    refreshTitle();
    m_canvas->setFocus(Qt::OtherFocusReason);
    return true;
}

void MainWindow::openBlank()
{
    if (!mayDiscard())
        return;
    Topology topology;
    Engagement engagement;
    engagement.name = toStd(tr("New engagement"));
    topology.engagement = std::make_shared<const Engagement>(std::move(engagement));
    const bool first = !m_session->hasDocument();
    m_messages->show(Mark::Info, {});
    m_session->startUntitled(std::move(topology), tr("untitled"));
    insertStamp();
    m_session->undoStack()->clear(); // the first stamp is the blank sheet
    if (first)
        resetLayoutIfHidden();
    refreshTitle();
    m_canvas->setFocus(Qt::OtherFocusReason);
}

void MainWindow::insertStamp()
{
    Stamp stamp;
    stamp.id = StampId{m_session->mint("stamp")};
    stamp.type = StampType::Custom;
    stamp.name = toStd(tr("Stamp %1").arg(m_session->topology().stamps.size() + 1));
    stamp.zones.push_back({ZoneRole::Primary, RegionId{"centralus"}, {}, {}, {}, {}, {}, {}});
    stamp.zones.push_back({ZoneRole::Secondary, RegionId{"eastus2"}, {}, {}, {}, {}, {}, {}});
    Selection selected;
    selected.stamp = stamp.id;
    const QString id = toQt(stamp.id.text);
    if (m_session->apply(addStamp(std::move(stamp)), tr("Add a stamp"), {.mergeKey = {}, .select = selected}))
        m_canvas->bringIntoView(id);
}

void MainWindow::open()
{
    const QString start = m_session->path().isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
        : QFileInfo(m_session->path()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a design"), start, fileFilter());
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::save()
{
    if (m_session->path().isEmpty() || !m_session->readOnlyReason().isEmpty())
        return saveAs();
    const Result<Done> saved = m_session->save();
    if (!saved) {
        m_messages->show(Mark::Error, tr("Not saved: %1").arg(toQt(saved.error().text())));
        return false;
    }
    m_messages->show(Mark::Info, {});
    refreshTitle();
    return true;
}

bool MainWindow::saveAs()
{
    const QString start = m_session->path().isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QLatin1Char('/')
            + m_session->displayName() + QStringLiteral(".breakwater")
        : m_session->path();
    QString path = QFileDialog::getSaveFileName(this, tr("Save the design"), start, fileFilter());
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".breakwater");
    const Result<Done> saved = m_session->saveAs(path);
    if (!saved) {
        m_messages->show(Mark::Error, tr("Not saved: %1").arg(toQt(saved.error().text())));
        return false;
    }
    m_messages->show(Mark::Info, {});
    remember(m_session->path());
    refreshTitle();
    return true;
}

void MainWindow::remember(const QString &path)
{
    QSettings settings;
    QStringList files = settings.value(QStringLiteral("recent")).toStringList();
    files.removeAll(path);
    files.prepend(path);
    while (files.size() > kRecentFiles)
        files.removeLast();
    settings.setValue(QStringLiteral("recent"), files);
}

void MainWindow::useTheme(Theme theme)
{
    applyTheme(theme);
    for (QAction *choice : m_themes->actions())
        choice->setChecked(choice->data().toInt() == static_cast<int>(theme));
    if (m_setup.restore)
        QSettings().setValue(QStringLiteral("theme"),
                             theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

void MainWindow::restoreLayout()
{
    resize(1440, 900);
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
        restoreState(m_layoutState);
}

void MainWindow::saveLayout()
{
    if (m_session->hasDocument())
        m_layoutState = saveState();
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
    connect(m_exporting, &QThread::finished, this, [this, outcome, folder] {
        m_exporting->deleteLater();
        m_exporting = nullptr;
        const Result<ExportOutcome> &result = **outcome;
        if (!result) {
            m_messages->show(Mark::Error, tr("Export failed: %1").arg(toQt(result.error().text())));
            Q_EMIT exportFinished(0, 0);
            return;
        }
        const int files = static_cast<int>(result->files.size());
        const int gaps = static_cast<int>(result->gaps.size());
        if (gaps) {
            QStringList lines;
            for (const Gap &gap : result->gaps)
                lines << toQt(gap.what) + QStringLiteral(": ") + toQt(gap.why);
            m_messages->show(Mark::Warning, lines.join(QLatin1Char('\n')));
        }
        m_session->toast(counted(files, tr("1 file"), tr("%1 files")) + tr(" written to %1").arg(folder),
                         false);
        Q_EMIT exportFinished(files, gaps);
    });
    m_session->toast(tr("Exporting\u2026"), false);
    m_exporting->start();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    saveLayout();
    if (m_manual)
        m_manual->close();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->acceptProposedAction();
        openFile(urls.first().toLocalFile());
    }
}

} // namespace breakwater
