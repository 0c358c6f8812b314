// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/coach.h"
#include "app/designer/compare_window.h"
#include "app/designer/documents.h"
#include "app/designer/main_window.h"
#include "app/designer/message_bar.h"
#include "app/designer/recovery.h"
#include "core/storage/templates.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/start/recent_files.h"
#include "widgets/start/start_page.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>
#include <QScrollBar>

/// Documents of the window: opening, saving, tabs, recent files, what others did to a file, what was left
/// behind.
namespace breakwater {

namespace {

QString fileFilter()
{
    return MainWindow::tr("Breakwater designs (*.breakwater);;All files (*)");
}

/// Begins as a design does, whatever its name and whatever is wrong further down.
bool beginsAsADesign(const QString &path)
{
    constexpr qint64 enough = 4096;
    QFile file(path);
    const QByteArray head = file.open(QIODevice::ReadOnly) ? file.read(enough) : QByteArray();
    return head.contains("\"format\"") && head.contains("\"engagement\"");
}

/// Exports of an estate, which are no designs.
bool isEstate(const QString &path)
{
    if (!QFileInfo(path).isFile() || beginsAsADesign(path))
        return false;
    const QString name = QFileInfo(path).fileName().toLower();
    return name.endsWith(QLatin1String(".tfstate")) || name.endsWith(QLatin1String(".tf"))
        || name.endsWith(QLatin1String(".bicep")) || name.endsWith(QLatin1String(".json"))
        || name.endsWith(QLatin1String(".csv"));
}

/// In one sentence where a file is wrong, and how.
QString notOpened(const QString &name, const Error &error)
{
    // `name:line:column /pointer`, without a line where the file is of an older format; else a path.
    static const QRegularExpression placed(QStringLiteral("^[^/]*?(?::(\\d+):(\\d+))?(?: (/.*))?$"));
    const QRegularExpressionMatch at = placed.match(toQt(error.place));
    const QString why = toQt(error.sentence), line = at.captured(1), field = at.captured(3);
    if (line.isEmpty())
        return field.isEmpty() ? MainWindow::tr("%1 does not open: %2").arg(name, why)
                               : MainWindow::tr("%1 does not open, %2: %3").arg(name, field, why);
    const QString column = at.captured(2);
    return field.isEmpty()
        ? MainWindow::tr("%1 does not open, line %2, column %3: %4").arg(name, line, column, why)
        : MainWindow::tr("%1 does not open, line %2, column %3, %4: %5").arg(name, line, column, field, why);
}

} // namespace

void MainWindow::connectFiles()
{
    connect(m_start, &StartPage::templateWanted, this, [this](const QString &id) { openTemplate(id); });
    connect(m_start, &StartPage::blankWanted, this, &MainWindow::openBlank);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::open);
    connect(m_start, &StartPage::fileWanted, this, [this](const QString &path) { openFile(path); });
    connect(m_start, &StartPage::pinWanted, this, [this](const QString &path, bool pinned) {
        pinFile(path, pinned);
        m_start->setRecent(recentFiles());
    });
    connect(m_start, &StartPage::clearRecentWanted, this, [this] {
        clearRecentFiles();
        m_start->setRecent(recentFiles());
    });
    connect(m_start, &StartPage::recoveredOpenWanted, this, &MainWindow::openRecovered);
    connect(m_start, &StartPage::recoveredCompareWanted, this, &MainWindow::compareRecovered);
    connect(m_start, &StartPage::recoveredDiscardWanted, this, [this](int index) {
        m_recovery->discard(index);
        m_start->setRecovered(m_recovery->offers());
    });
    connect(m_start, &StartPage::firstStepsWanted, this, &MainWindow::startCoach);
    connect(m_session.get(), &Session::changedOnDisk, this, [this] {
        if (!m_atStart) // else when the design is looked at again
            askAboutDisk(false);
    });
    connect(m_documents, &Documents::closeWanted, this, [this](int index) {
        m_documents->show(index);
        closeDocument();
    });
    connect(m_documents, &QTabBar::tabBarClicked, this, [this] { leaveStart(); });
    connect(m_documents, &Documents::aboutToLeave, this, &MainWindow::keepView);
    connect(m_documents, &Documents::arrived, this, &MainWindow::restoreView);
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

/// The one in front is there already: its panels appear and it takes the keyboard.
void MainWindow::arrive()
{
    m_messages->show(Mark::Info, {});
    leaveStart();
    refreshTitle();
    m_canvas->setFocus(Qt::OtherFocusReason);
}

bool MainWindow::openFile(const QString &path)
{
    if (const int open = m_documents->indexOf(path); open >= 0) {
        m_documents->show(open);
        arrive();
        return true;
    }
    Result<OpenedDesign> opened = openDesign(toPath(QFileInfo(path).absoluteFilePath()), *m_setup.catalog);
    if (!opened) {
        const QString name = QFileInfo(path).fileName();
        m_messages->show(Mark::Error,
                         isEstate(path) ? tr("%1 is no design. An estate is not imported yet.").arg(name)
                                        : notOpened(name, opened.error()));
        return false;
    }
    m_documents->beginNew();
    m_messages->show(Mark::Info, {});
    m_session->adopt(std::move(opened).value(), path); // may have something to say
    leaveStart();
    rememberFile(m_session->path());
    refreshTitle();
    m_canvas->setFocus(Qt::OtherFocusReason);
    return true;
}

/// What does not open is told of at the end, with what those had to say that did.
void MainWindow::openFiles(const QStringList &paths)
{
    QStringList refused, names, said;
    for (const QString &path : paths) {
        const bool opened = openFile(path);
        (opened ? said : refused) << messageText();
        if (!opened)
            names << QFileInfo(path).fileName();
    }
    if (refused.isEmpty())
        return;
    constexpr qsizetype most = 3;
    if (names.size() > most)
        names = names.mid(0, most) << QStringLiteral("\u2026");
    if (refused.size() > 1)
        refused = {tr("%1 of %2 files do not open: %3")
                       .arg(refused.size())
                       .arg(paths.size())
                       .arg(names.join(QStringLiteral(", ")))};
    said.removeAll(QString());
    m_messages->show(Mark::Error, (refused + said).join(QLatin1Char('\n')));
}

bool MainWindow::openTemplate(const QString &id)
{
    Result<Topology> design = templateDesign(toStd(id), *m_setup.catalog);
    if (!design) {
        m_messages->show(Mark::Error, toQt(design.error().text()));
        return false;
    }
    m_documents->beginNew();
    m_session->startUntitled(std::move(design).value(), tr("untitled-%1").arg(id));
    arrive();
    if (m_setup.restore && Preferences::self().coachMarks())
        m_coach->start();
    return true;
}

void MainWindow::openBlank()
{
    Topology topology;
    Engagement engagement;
    engagement.name = toStd(tr("New engagement"));
    topology.engagement = std::make_shared<const Engagement>(std::move(engagement));
    m_documents->beginNew();
    Result<Topology> sheet = addStamp(plainStamp(1))(topology); // the blank sheet has a stamp to begin with
    m_session->startUntitled(sheet ? std::move(sheet).value() : std::move(topology), tr("untitled"));
    arrive();
}

void MainWindow::openRecovered(int index)
{
    const LeftBehind left = m_recovery->at(index);
    m_documents->beginNew();
    m_session->startRecovered(left.design, tr("%1-recovered").arg(toQt(left.origin.name)));
    m_recovery->discard(index); // it is in the journal of the one that is open now
    m_start->setRecovered(m_recovery->offers());
    arrive();
    m_messages->show(Mark::Info,
                     tr("This is what was open when the program ended. Save it under a name of its own; the "
                        "file it came from is as it was saved."));
}

void MainWindow::compareRecovered(int index)
{
    const LeftBehind &left = m_recovery->at(index);
    const Result<OpenedDesign> saved = openDesign(left.origin.file, *m_setup.catalog);
    if (!saved) {
        m_messages->show(Mark::Error, notOpened(QFileInfo(toQt(left.origin.file)).fileName(), saved.error()));
        return;
    }
    (new CompareWindow(tr("The saved %1 and the recovered one").arg(toQt(left.origin.name)), *m_setup.catalog,
                       saved->topology, left.design, this))
        ->show();
}

/// `saving`: it waits for the answer, for it would overwrite what somebody else did.
void MainWindow::askAboutDisk(bool saving)
{
    const QString path = m_session->path(), name = QFileInfo(path).fileName();
    const auto reload = [this, path, name] {
        const Result<Done> opened = m_session->open(path);
        if (!opened)
            m_messages->show(Mark::Error, notOpened(name, opened.error()));
    };
    const auto compare = [this, path, name] {
        const Result<OpenedDesign> theirs = openDesign(toPath(path), *m_setup.catalog);
        if (theirs)
            (new CompareWindow(tr("Mine and the %1 on disk").arg(name), *m_setup.catalog,
                               m_session->topology(), theirs->topology, this))
                ->show();
        else
            m_messages->show(Mark::Error, notOpened(name, theirs.error()));
    };
    const auto keep = [this, saving] {
        m_session->keepMine();
        if (saving)
            save();
    };
    m_messages->ask(Mark::Warning,
                    saving ? tr("Not saved: %1 was changed by somebody else.").arg(name)
                           : tr("%1 was changed by somebody else.").arg(name),
                    {{QStringLiteral("diskReload"), tr("Reload"), reload},
                     {QStringLiteral("diskKeepMine"), saving ? tr("Save mine") : tr("Keep mine"), keep},
                     {QStringLiteral("diskCompare"), tr("Compare"), compare, true}});
}

void MainWindow::closeDocument()
{
    if (!m_session->hasDocument() || !mayDiscard())
        return;
    m_documents->closeCurrent();
    m_messages->show(Mark::Info, {});
    if (m_session->hasDocument())
        refreshTitle();
    else
        showStart();
}

/// Asks for each that has changes; false: one of them stays.
bool MainWindow::mayDiscardAll()
{
    for (int i = 0; i < m_documents->count(); ++i) {
        if (!m_documents->isModified(i))
            continue;
        m_documents->show(i);
        leaveStart();
        if (!mayDiscard())
            return false;
    }
    return true;
}

void MainWindow::keepView(int)
{
    m_messages->show(Mark::Info, {}); // it was about the one that leaves
    m_views[m_session->undoStack()] = {m_canvas->zoom(), m_canvas->horizontalScrollBar()->value(),
                                       m_canvas->verticalScrollBar()->value(), m_canvas->ground()};
}

void MainWindow::restoreView(int)
{
    const auto kept = m_views.find(m_session->undoStack());
    if (kept == m_views.end())
        return;
    m_canvas->zoomTo(kept->second.zoom);
    m_canvas->standOn(kept->second.ground);
    m_canvas->horizontalScrollBar()->setValue(kept->second.x);
    m_canvas->verticalScrollBar()->setValue(kept->second.y);
}

void MainWindow::open()
{
    const QString start =
        m_session->path().isEmpty() ? documentsFolder() : QFileInfo(m_session->path()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a design"), start, fileFilter());
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::save()
{
    if (m_session->path().isEmpty() || !m_session->readOnlyReason().isEmpty())
        return saveAs();
    if (m_session->isChangedOnDisk()) {
        askAboutDisk(true);
        return false;
    }
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
        ? documentsFolder() + QLatin1Char('/') + m_session->displayName() + QStringLiteral(".breakwater")
        : m_session->path();
    QString path = QFileDialog::getSaveFileName(this, tr("Save the design"), start, fileFilter());
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".breakwater");
    if (QFileInfo(path).absoluteFilePath() == m_session->path() && m_session->readOnlyReason().isEmpty())
        return save(); // which asks when somebody else wrote it
    const Result<Done> saved = m_session->saveAs(path);
    if (!saved) {
        m_messages->show(Mark::Error, tr("Not saved: %1").arg(toQt(saved.error().text())));
        return false;
    }
    m_messages->show(Mark::Info, {});
    rememberFile(m_session->path());
    refreshTitle();
    return true;
}

void MainWindow::fillRecent(QMenu *menu)
{
    menu->clear();
    const std::vector<RecentFile> files = recentFiles();
    for (const RecentFile &file : files) {
        QAction *entry = menu->addAction(QFileInfo(file.path).completeBaseName());
        entry->setToolTip(file.path);
        entry->setStatusTip(file.path);
        entry->setEnabled(file.exists);
        connect(entry, &QAction::triggered, this, [this, path = file.path] { openFile(path); });
    }
    if (files.empty()) {
        menu->addAction(tr("Nothing opened yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Clear what is not pinned")), &QAction::triggered, this, [this] {
        clearRecentFiles();
        m_start->setRecent(recentFiles());
    });
}

} // namespace breakwater
