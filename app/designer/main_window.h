// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/designer/exports.h"
#include "core/storage/templates.h"
#include "widgets/code/code_maker.h"
#include "widgets/session/session.h"
#include "widgets/theme/tokens.h"

#include <QMainWindow>
#include <QPointer>

#include <map>
#include <memory>
#include <vector>

class QActionGroup;
class QComboBox;
class QLabel;
class QStackedWidget;
class QThread;
class QToolButton;

namespace breakwater {

class CanvasView;
class Coach;
class CodePanel;
class CommandPalette;
class DecisionsPanel;
class DockTabs;
class Documents;
class InspectorPanel;
class ManualWindow;
class MessageBar;
class PalettePanel;
class Presentation;
class ProblemsPanel;
class Recovery;
class ResultChip;
class ScenarioShell;
class SettingsWindow;
class StartPage;

/// What the program hands to its window.
struct DesignerSetup {
    std::shared_ptr<const Catalog> catalog;
    std::chrono::year_month_day asOf;
    ExportAll exportAll; ///< absent: the export commands are not offered
    ChooseExports chooseExports; ///< absent: there is no dialog to choose and preview
    WritePack writePack; ///< absent: there is no client pack
    CodeSource code; ///< without `make` there is no panel of code
    bool restore = true; ///< window layout, theme, recent files
    QString journalFolder; ///< of recovery journals; empty: there are none
    std::optional<Theme> theme; ///< absent: the remembered one, else the system's
};

/// Menus, toolbar, docks and status bar around one open design.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(DesignerSetup setup, QWidget *parent = nullptr);
    ~MainWindow() override;

    Session &session() { return *m_session; }
    bool openFile(const QString &path); ///< in a tab of its own; false: the message bar says why not
    void openFiles(const QStringList &paths);
    bool openTemplate(const QString &id);
    void openBlank();
    void showStart();
    /// What stands in the message bar.
    QString messageText() const;
    /// Writes the parts into the folder, off the GUI thread; the toast and the message bar say how it went.
    void exportTo(const QString &folder, std::set<ExportPart> parts);

    /// The setting for `--catalog`; empty: the built-in one. Takes effect at the next start.
    void rememberCatalog(const QString &folder);

Q_SIGNALS:
    void exportFinished(int files, int gaps);

protected:
    /// Tab goes through palette, canvas, inspector, problems and then what is around them, in whichever order
    /// their contents were made.
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< Esc leaves the gallery
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void chooseCatalog();
    // main_window_files.cpp
    void connectFiles();
    void arrive();
    void openRecovered(int index);
    void compareRecovered(int index);
    void askAboutDisk(bool saving);
    QString manualPage() const;
    void closeDocument();
    bool mayDiscardAll();
    bool mayDiscard();
    bool save();
    bool saveAs();
    void open();
    void fillRecent(QMenu *menu);
    void keepView(int tab);
    void restoreView(int tab);

    // main_window.cpp
    bool isEditing() const;
    void leaveStart();
    void buildDocks();
    void buildStatusBar();
    void restoreLayout();
    void saveLayout();
    void resetLayout();
    void resetLayoutIfHidden();
    void refreshTitle();
    void refreshState();
    void useTheme(std::optional<Theme> theme); ///< absent: as the desktop has it
    Stamp plainStamp(std::size_t number) const;
    void insertStamp();

    // main_window_shell.cpp
    void buildShellActions();
    void stepPane(int direction);
    void showShortcuts();
    void showSettings();
    void startCoach();
    void showBottomTab(QWidget *page);
    void toggleBottomTab(QWidget *page);

    // main_window_actions.cpp
    QAction *action(const QString &name, const QString &text, const QString &icon = {},
                    const QKeySequence &keys = {});
    void buildActions();
    void buildMenus();
    void buildToolBar();
    void buildExportMenu(QMenu *menu);
    void openExportDialog();
    void openPackDialog();
    void chooseExport(std::set<ExportPart> parts);
    void rememberExport(const QUndoStack *document, const QString &path, const QString &folder);
    QString lastExport() const; ///< folder; empty: this design was never exported
    void showCode();

    DesignerSetup m_setup;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Recovery> m_recovery;
    QStackedWidget *m_pages;
    StartPage *m_start;
    QWidget *m_editor;
    MessageBar *m_messages;
    Documents *m_documents;
    CanvasView *m_canvas;
    PalettePanel *m_palette;
    InspectorPanel *m_inspector;
    ProblemsPanel *m_problems;
    DecisionsPanel *m_decisions = nullptr;
    CodePanel *m_code = nullptr; ///< null where the program brings no code
    CommandPalette *m_commands = nullptr;
    Coach *m_coach = nullptr;
    Presentation *m_presentation = nullptr;
    DockTabs *m_paletteDock = nullptr, *m_inspectorDock = nullptr, *m_problemsDock = nullptr;
    QPointer<ManualWindow> m_manual;
    QPointer<SettingsWindow> m_settings;
    ScenarioShell *m_scenarios = nullptr;
    ResultChip *m_chip = nullptr;
    QComboBox *m_zoomBox = nullptr;
    QLabel *m_fileState = nullptr, *m_selectionState = nullptr, *m_cursorState = nullptr,
           *m_zoomState = nullptr, *m_savedState = nullptr;
    QToolButton *m_errorCount = nullptr, *m_warningCount = nullptr;
    static constexpr int kSystemTheme = -1; ///< where a choice of themes has no theme
    std::optional<Theme> m_themeChoice; ///< absent: as the desktop has it
    QActionGroup *m_themes = nullptr, *m_tools = nullptr;
    std::vector<QAction *> m_documentActions; ///< need an open design
    std::vector<QAction *> m_selectionActions; ///< need a selection
    QAction *m_renameAction = nullptr, *m_connectAction = nullptr;
    QThread *m_exporting = nullptr;
    QByteArray m_layoutState;
    struct Exported {
        QPointer<const QUndoStack> document; ///< null: it is closed
        QString folder;
    };
    std::map<const QUndoStack *, Exported> m_exportedTo; ///< of documents that are open
    bool m_atStart = true;
    struct View {
        double zoom = 1;
        int x = 0, y = 0;
        QRectF ground;
    };
    std::map<const QUndoStack *, View> m_views; ///< of documents that are not in front
};

} // namespace breakwater
