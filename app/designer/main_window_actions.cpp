// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/about.h"
#include "app/designer/command_help.h"
#include "app/designer/dock_tabs.h"
#include "app/designer/history_menu.h"
#include "app/designer/interface_language.h"
#include "app/designer/main_tool_bar.h"
#include "app/designer/main_window.h"
#include "app/designer/manual_window.h"
#include "app/designer/message_bar.h"
#include "app/designer/outline.h"
#include "app/designer/result_chip.h"
#include "app/designer/scenario_shell.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/code/code_panel.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/palette/palette_panel.h"
#include "widgets/problems/problems_panel.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/start/recent_files.h"
#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"
#include "widgets/theme/icons.h"
#include "widgets/timeline/scenario_bar.h"

#include <QActionGroup>
#include <QApplication>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <map>

namespace breakwater {

namespace {

/// Where the last export of a design file went.
QString exportKey(const QString &path)
{
    return QStringLiteral("exports/")
        + QString::fromLatin1(
               QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

QAction *MainWindow::action(const QString &name, const QString &text, const QString &icon,
                            const QKeySequence &keys)
{
    auto *made = new QAction(text, this);
    made->setObjectName(name);
    if (!icon.isEmpty())
        made->setIcon(lineIcon(icon));
    made->setShortcut(keys);
    addAction(made);
    return made;
}

void MainWindow::buildActions()
{
    QUndoGroup *undo = m_session->undoGroup();
    QAction *undoAction = undo->createUndoAction(this, tr("&Undo"));
    undoAction->setObjectName(QStringLiteral("undo"));
    undoAction->setIcon(lineIcon(QStringLiteral("undo")));
    undoAction->setIconText(tr("Undo"));
    undoAction->setShortcut(QKeySequence::Undo);
    QAction *redoAction = undo->createRedoAction(this, tr("&Redo"));
    redoAction->setObjectName(QStringLiteral("redo"));
    redoAction->setIcon(lineIcon(QStringLiteral("redo")));
    redoAction->setIconText(tr("Redo"));
    redoAction->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    addAction(undoAction);
    addAction(redoAction);

    const auto on = [](QAction *made, auto &&slot) { connect(made, &QAction::triggered, made, slot); };
    on(action(QStringLiteral("new"), tr("&New\u2026"), QStringLiteral("new"), QKeySequence::New),
       [this] { showStart(); });
    on(action(QStringLiteral("open"), tr("&Open\u2026"), QStringLiteral("open"), QKeySequence::Open),
       [this] { open(); });
    on(action(QStringLiteral("save"), tr("&Save"), QStringLiteral("save"), QKeySequence::Save),
       [this] { save(); });
    on(action(QStringLiteral("saveAs"), tr("Save &as\u2026"), {},
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)),
       [this] { saveAs(); });
    on(action(QStringLiteral("close"), tr("&Close"), {}, QKeySequence(Qt::CTRL | Qt::Key_W)),
       [this] { closeDocument(); });
    on(action(QStringLiteral("quit"), tr("&Quit"), {}, QKeySequence(Qt::CTRL | Qt::Key_Q)),
       [this] { QWidget::close(); });

    on(action(QStringLiteral("selectAll"), tr("Select &all"), {}, QKeySequence::SelectAll),
       [this] { m_canvas->selectAll(); });
    on(action(QStringLiteral("selectNone"), tr("Select &none"), {},
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)),
       [this] { m_session->clearSelection(); });
    m_renameAction =
        action(QStringLiteral("rename"), tr("Rena&me"), QStringLiteral("rename"), QKeySequence(Qt::Key_F2));
    on(m_renameAction, [this] { m_canvas->renameSelected(); });
    m_connectAction =
        action(QStringLiteral("connectFrom"), tr("&Connect to\u2026"), QStringLiteral("connect"));
    on(m_connectAction, [this] {
        takeFocus(*m_canvas, Qt::ShortcutFocusReason);
        m_canvas->connectFromSelected();
    });
    QAction *remove = action(QStringLiteral("delete"), tr("&Delete"), QStringLiteral("delete"));
    remove->setShortcuts({QKeySequence(Qt::Key_Delete), QKeySequence(Qt::Key_Backspace)});
    remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    removeAction(remove); // in a list of problems or of services the key does not mean the cards
    m_canvas->addAction(remove);
    findChild<Outline *>()->addAction(remove);
    on(remove, [this] { m_canvas->removeSelected(); });

    m_tools = new QActionGroup(this);
    QAction *selectTool = action(QStringLiteral("toolSelect"), tr("&Select"), QStringLiteral("select"));
    QAction *connectTool = action(QStringLiteral("toolConnect"), tr("C&onnect"), QStringLiteral("connect"));
    for (QAction *tool : {selectTool, connectTool}) {
        tool->setCheckable(true);
        m_tools->addAction(tool);
    }
    selectTool->setChecked(true);
    selectTool->setToolTip(tr("Select and move (Esc)"));
    connectTool->setToolTip(tr("Connect: drag from a card to what it needs (L from a selected card)"));
    on(selectTool, [this] { m_canvas->setTool(CanvasView::Tool::Select); });
    on(connectTool, [this] { m_canvas->setTool(CanvasView::Tool::Connect); });
    connect(m_canvas, &CanvasView::toolChanged, this, [=](CanvasView::Tool tool) {
        (tool == CanvasView::Tool::Connect ? connectTool : selectTool)->setChecked(true);
    });

    QAction *zoomIn = action(QStringLiteral("zoomIn"), tr("Zoom &in"), QStringLiteral("zoom-in"));
    zoomIn->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Equal), QKeySequence(Qt::CTRL | Qt::Key_Plus)});
    on(zoomIn, [this] { m_canvas->zoomBy(1.25); });
    on(action(QStringLiteral("zoomOut"), tr("Zoom &out"), QStringLiteral("zoom-out"),
              QKeySequence(Qt::CTRL | Qt::Key_Minus)),
       [this] { m_canvas->zoomBy(0.8); });
    on(action(QStringLiteral("zoomNormal"), tr("&100 %"), {}, QKeySequence(Qt::CTRL | Qt::Key_0)),
       [this] { m_canvas->zoomTo(1); });
    QAction *fit = action(QStringLiteral("fitAll"), tr("&Fit all"), QStringLiteral("fit"));
    // Shift and a digit alone: with the sign that they type beside them the keyboard would mean two
    // shortcuts.
    fit->setShortcuts({QKeySequence(Qt::SHIFT | Qt::Key_1), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
                       QKeySequence(Qt::Key_Home)});
    QAction *fitSelection = action(QStringLiteral("fitSelection"), tr("Fit sele&ction"));
    fitSelection->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_2));
    for (QAction *one : {fit, fitSelection}) { // plain keys act on the canvas alone
        one->setShortcutContext(Qt::WidgetShortcut);
        m_canvas->addAction(one);
    }
    on(fit, [this] { m_canvas->fitAll(); });
    on(fitSelection, [this] { m_canvas->fitSelection(); });

    on(action(QStringLiteral("nextProblem"), tr("&Next problem"), {}, QKeySequence(Qt::Key_F8)),
       [this] { m_problems->step(1); });
    on(action(QStringLiteral("previousProblem"), tr("&Previous problem"), {},
              QKeySequence(Qt::SHIFT | Qt::Key_F8)),
       [this] { m_problems->step(-1); });
    on(action(QStringLiteral("quickFixes"), tr("&Quick fixes\u2026"), QStringLiteral("bulb"),
              QKeySequence(Qt::CTRL | Qt::Key_Period)),
       [this] {
           showBottomTab(m_problems);
           m_problems->offerFixes();
       });
    on(action(QStringLiteral("resetLayout"), tr("&Reset layout")), [this] { resetLayout(); });

    on(action(QStringLiteral("searchPalette"), tr("&Search the palette"), QStringLiteral("search")), [this] {
        m_paletteDock->show();
        m_paletteDock->showTab(m_palette);
        m_palette->focusSearch();
    });
    on(action(QStringLiteral("insertStamp"), tr("S&tamp"), QStringLiteral("plus")),
       [this] { insertStamp(); });

    on(action(QStringLiteral("manual"), tr("&Manual"), QStringLiteral("help"), QKeySequence(Qt::Key_F1)),
       [this] {
           const QString page = manualPage(); // before the manual has the focus
           if (!m_manual)
               m_manual = new ManualWindow(this);
           m_manual->open(page);
           m_manual->show();
           m_manual->raise();
           m_manual->activateWindow();
       });
    on(action(QStringLiteral("catalogFolder"), tr("Use another &catalog\u2026")),
       [this] { chooseCatalog(); });
    on(action(QStringLiteral("catalogBuiltIn"), tr("Use the &built-in catalog")),
       [this] { rememberCatalog(QString()); });
    on(action(QStringLiteral("about"), tr("&About Breakwater")), [this] {
        auto *about = new AboutWindow({toQt(m_setup.catalog->version), toQt(m_setup.catalog->hash)}, this);
        about->show();
    });

    buildShellActions();
    m_themes = new QActionGroup(this);
    const QString kept = m_setup.restore ? QSettings().value(QStringLiteral("theme")).toString() : QString();
    const bool own =
        m_setup.theme || !m_setup.restore || (!kept.isEmpty() && kept != QLatin1String("system"));
    m_themeChoice = own ? std::optional(currentTheme()) : std::nullopt;
    for (const auto &[theme, name, text] :
         {std::tuple(std::optional<Theme>(), QStringLiteral("themeSystem"), tr("&As the desktop")),
          std::tuple(std::optional(Theme::Light), QStringLiteral("themeLight"), tr("&Light")),
          std::tuple(std::optional(Theme::Dark), QStringLiteral("themeDark"), tr("&Dark"))}) {
        QAction *choice = action(name, text);
        choice->setCheckable(true);
        choice->setChecked(m_themeChoice == theme);
        choice->setData(theme ? static_cast<int>(*theme) : kSystemTheme);
        m_themes->addAction(choice);
        on(choice, [this, theme = theme] { useTheme(theme); });
    }

    for (const char *name :
         {"saveAs", "close", "selectAll", "selectNone", "toolSelect", "toolConnect", "zoomIn", "zoomOut",
          "zoomNormal", "fitAll", "nextProblem", "previousProblem", "quickFixes", "insertStamp"})
        m_documentActions.push_back(findChild<QAction *>(QLatin1String(name)));
    m_selectionActions = {remove, fitSelection};
}

/// The page that is about what has the focus.
QString MainWindow::manualPage() const
{
    const QWidget *focused = QApplication::focusWidget();
    const auto in = [focused](const QWidget *part) {
        return part && focused && (part == focused || part->isAncestorOf(focused));
    };
    if (!isEditing() || !focused)
        return QStringLiteral("index.md");
    if (in(m_code))
        return QStringLiteral("coverage.md");
    if (in(m_scenarios->charts()))
        return QStringLiteral("figures.md");
    if (in(m_scenarios->timeline()) || in(&m_scenarios->bar()))
        return QStringLiteral("scenarios.md");
    if (in(m_problems))
        return QStringLiteral("rules.md");
    return QStringLiteral("designer.md"); // canvas, palette, inspector, decisions
}

void MainWindow::buildMenus()
{
    const auto get = [this](const char *name) { return findChild<QAction *>(QLatin1String(name)); };
    menuBar()->setObjectName(QStringLiteral("menuBar"));

    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->setObjectName(QStringLiteral("fileMenu"));
    file->addActions({get("new"), get("open")});
    QMenu *recent = file->addMenu(tr("Open &recent"));
    recent->setObjectName(QStringLiteral("recentMenu"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    file->addSeparator();
    file->addActions({get("save"), get("saveAs")});
    if (m_setup.exportAll) {
        QMenu *exports = file->addMenu(lineIcon(QStringLiteral("export")), tr("&Export"));
        exports->setObjectName(QStringLiteral("exportMenu"));
        buildExportMenu(exports);
    }
    file->addSeparator();
    file->addActions({get("close"), get("quit")});

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->setObjectName(QStringLiteral("editMenu"));
    edit->addActions({get("undo"), get("redo")});
    edit->addSeparator();
    edit->addActions({m_renameAction, m_connectAction, get("delete")});
    edit->addSeparator();
    edit->addActions({get("selectAll"), get("selectNone")});

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->setObjectName(QStringLiteral("viewMenu"));
    int number = 1;
    for (DockTabs *dock : {m_paletteDock, m_inspectorDock, m_problemsDock}) {
        QAction *toggle = dock->toggleViewAction();
        toggle->setObjectName(QStringLiteral("toggle_") + dock->objectName());
        toggle->setShortcut(QKeySequence(QStringLiteral("Ctrl+Alt+%1").arg(number++)));
        view->addAction(toggle);
        addAction(toggle);
        m_documentActions.push_back(toggle);
    }
    view->addActions({get("toggleCharts"), get("toggleDecisions")});
    if (m_code)
        view->addAction(get("toggleCode"));
    view->addAction(get("resetLayout"));
    view->addSeparator();
    view->addActions({get("zoomIn"), get("zoomOut"), get("zoomNormal"), get("fitAll"), get("fitSelection")});
    view->addSeparator();
    view->addActions({get("present"), get("nextStamp"), get("previousStamp")});
    view->addSeparator();
    view->addActions({get("nextPane"), get("previousPane")});
    view->addSeparator();
    QMenu *theme = view->addMenu(tr("&Theme"));
    theme->addActions(m_themes->actions());
    addLanguageMenu(view, [this](const QString &text) { m_messages->show(Mark::Info, text); });

    QMenu *insert = menuBar()->addMenu(tr("&Insert"));
    insert->setObjectName(QStringLiteral("insertMenu"));
    insert->addActions({get("searchPalette"), get("insertStamp"), get("applyTemplate")});
    insert->addSeparator();
    std::map<Category, QMenu *> categories;
    for (int i = 0; i < static_cast<int>(Category::Other); ++i) {
        const auto category = static_cast<Category>(i);
        categories[category] = insert->addMenu(titleOf(category));
        categories[category]->menuAction()->setEnabled(true);
    }
    std::vector<const ServiceKind *> kinds;
    for (const ServiceKind &kind : m_setup.catalog->kinds)
        kinds.push_back(&kind);
    std::sort(kinds.begin(), kinds.end(),
              [](const ServiceKind *a, const ServiceKind *b) { return a->shortName < b->shortName; });
    for (const ServiceKind *kind : kinds) {
        const auto menu = categories.find(kind->category);
        if (menu == categories.end())
            continue;
        QAction *made = menu->second->addAction(tileIcon(glyphOf(kind), kind->category),
                                                kindName(*m_setup.catalog, kind->id));
        made->setObjectName(QStringLiteral("insert_") + toQt(kind->id.text));
        connect(made, &QAction::triggered, this, [this, id = kind->id] {
            const auto [stamp, site] = m_session->targetZone(id);
            if (!stamp.empty())
                m_session->addService(id, stamp, site);
        });
        m_documentActions.push_back(made);
    }

    QMenu *scenario = menuBar()->addMenu(tr("S&cenario"));
    scenario->setObjectName(QStringLiteral("scenarioMenu"));
    m_scenarios->fillMenu(scenario);

    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    tools->addActions({get("commandPalette"), get("captureDecision")});
    tools->addSeparator();
    tools->addActions({get("nextProblem"), get("previousProblem"), get("quickFixes")});
    tools->addSeparator();
    tools->addActions({get("catalogFolder"), get("catalogBuiltIn"), get("settings")});

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addActions({get("manual"), get("coachMarks"), get("shortcuts"), get("about")});
    explainCommands(*menuBar());
}

void MainWindow::buildExportMenu(QMenu *menu)
{
    const auto add = [&](const QString &name, const QString &text, std::set<ExportPart> parts,
                         const QKeySequence &keys = {}) {
        QAction *made = action(name, text, {}, keys);
        menu->addAction(made);
        m_documentActions.push_back(made);
        connect(made, &QAction::triggered, this, [this, parts = std::move(parts)] { chooseExport(parts); });
    };
    if (m_setup.chooseExports) {
        QAction *choose = action(QStringLiteral("exportChoose"), tr("&Choose and preview\u2026"), {},
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
        menu->addAction(choose);
        m_documentActions.push_back(choose);
        connect(choose, &QAction::triggered, this, &MainWindow::openExportDialog);
    }
    if (m_setup.writePack) {
        QAction *pack = action(QStringLiteral("exportPack"), tr("Client pac&k\u2026"), {},
                               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
        menu->addAction(pack);
        m_documentActions.push_back(pack);
        connect(pack, &QAction::triggered, this, &MainWindow::openPackDialog);
    }
    add(QStringLiteral("exportAll"), tr("&Everything\u2026"),
        {ExportPart::RunbookPdf, ExportPart::RunbookHtml, ExportPart::RunbookMarkdown, ExportPart::Bicep,
         ExportPart::DiagramSvg, ExportPart::DiagramPng},
        m_setup.chooseExports ? QKeySequence() : QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    menu->addSeparator();
    add(QStringLiteral("exportRunbookPdf"), tr("Runbook as &PDF\u2026"), {ExportPart::RunbookPdf});
    add(QStringLiteral("exportRunbookHtml"), tr("Runbook as &HTML\u2026"), {ExportPart::RunbookHtml});
    add(QStringLiteral("exportRunbookMarkdown"), tr("Runbook as &Markdown\u2026"),
        {ExportPart::RunbookMarkdown});
    add(QStringLiteral("exportBicep"), tr("&Bicep\u2026"), {ExportPart::Bicep});
    add(QStringLiteral("exportDiagram"), tr("&Diagram as SVG and PNG\u2026"),
        {ExportPart::DiagramSvg, ExportPart::DiagramPng});
}

namespace {

constexpr const char *kExportFolder = "exportFolder";

/// Where the last export went.
QString lastExportFolder()
{
    return QSettings().value(QLatin1String(kExportFolder), documentsFolder()).toString();
}

void rememberExportFolder(const QString &folder)
{
    if (!folder.isEmpty())
        QSettings().setValue(QLatin1String(kExportFolder), folder);
}

} // namespace

void MainWindow::openExportDialog()
{
    const QString folder = m_setup.chooseExports(*m_session, lastExportFolder(), this);
    rememberExportFolder(folder);
    if (!folder.isEmpty())
        rememberExport(m_session->undoStack(), m_session->path(), folder);
}

void MainWindow::openPackDialog()
{
    rememberExportFolder(m_setup.writePack(*m_session, lastExportFolder(), this));
}

void MainWindow::rememberExport(const QUndoStack *document, const QString &path, const QString &folder)
{
    m_exportedTo[document] = {document, folder};
    if (!path.isEmpty())
        QSettings().setValue(exportKey(path), folder);
    if (m_code && document == m_session->undoStack())
        m_code->compareWith(folder);
}

QString MainWindow::lastExport() const
{
    const auto known = m_exportedTo.find(m_session->undoStack());
    if (known != m_exportedTo.end() && known->second.document)
        return known->second.folder;
    const QString path = m_session->path();
    return path.isEmpty() ? QString() : QSettings().value(exportKey(path)).toString();
}

void MainWindow::chooseExport(std::set<ExportPart> parts)
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Export into a folder"), lastExportFolder());
    if (folder.isEmpty())
        return;
    rememberExportFolder(folder);
    exportTo(folder, std::move(parts));
}

void MainWindow::chooseCatalog()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Use the catalog in a folder"),
                                          QSettings().value(QStringLiteral("catalogFolder")).toString());
    if (!folder.isEmpty())
        rememberCatalog(folder);
}

void MainWindow::rememberCatalog(const QString &folder)
{
    QSettings().setValue(QStringLiteral("catalogFolder"), folder);
    m_messages->show(Mark::Info,
                     folder.isEmpty() ? tr("The built-in catalog is used from the next start.")
                                      : tr("The catalog in %1 is used from the next start.").arg(folder));
}

void MainWindow::buildToolBar()
{
    const auto get = [this](const char *name) { return findChild<QAction *>(QLatin1String(name)); };
    auto *bar = new MainToolBar(tr("Toolbar"), this);
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setIconSize({20, 20});
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->toggleViewAction()->setVisible(false);
    addToolBar(bar);
    get("new")->setIconText(tr("New"));
    get("open")->setIconText(tr("Open"));
    get("save")->setIconText(tr("Save"));
    bar->addActions({get("new"), get("open"), get("save")});
    bar->addSeparator();
    bar->addActions({get("undo"), get("redo")});
    for (const char *name : {"undo", "redo"})
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(get(name))))
            addHistory(*button, *m_session, name == QLatin1String("undo"));
    bar->addSeparator();
    bar->addActions({get("toolSelect"), get("toolConnect")});
    bar->addSeparator();
    get("fitAll")->setIconText(tr("Fit"));
    bar->addAction(get("fitAll"));

    m_zoomBox = new QComboBox(bar);
    m_zoomBox->setObjectName(QStringLiteral("zoomBox"));
    m_zoomBox->setAccessibleName(tr("Zoom"));
    m_zoomBox->setFocusPolicy(Qt::StrongFocus);
    m_zoomBox->setMinimumWidth(84);
    for (const int percent : {25, 50, 75, 100, 125, 150, 200})
        m_zoomBox->addItem(tr("%1 %").arg(percent), percent);
    m_zoomBox->setCurrentIndex(3);
    connect(m_zoomBox, &QComboBox::activated, this,
            [this](int index) { m_canvas->zoomTo(m_zoomBox->itemData(index).toInt() / 100.0); });
    auto *holder = new QWidget(bar);
    auto *inside = new QHBoxLayout(holder);
    inside->setContentsMargins(8, 0, 8, 0);
    inside->addWidget(m_zoomBox);
    bar->addWidget(holder);
    bar->addSeparator();
    get("present")->setIconText(tr("Present"));
    bar->addAction(get("present"));
    if (m_setup.exportAll) {
        QAction *exports = get(m_setup.chooseExports ? "exportChoose" : "exportAll");
        exports->setIcon(lineIcon(QStringLiteral("export")));
        exports->setIconText(tr("Export"));
        bar->addAction(exports);
    }
    const auto style = [bar] { bar->setIconsLiked(Preferences::self().iconsOnly()); };
    connect(&Preferences::self(), &Preferences::changed, bar, style);
    style();
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_chip = new ResultChip(*m_session, bar);
    auto *chipHolder = new QWidget(bar);
    auto *chipLayout = new QHBoxLayout(chipHolder);
    chipLayout->setContentsMargins(8, 0, 12, 0);
    chipLayout->addWidget(m_chip);
    bar->addWidget(chipHolder);
    for (QAction *one : bar->actions())
        bar->dress(one);
}

} // namespace breakwater
