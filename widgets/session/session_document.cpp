// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/log.h"
#include "widgets/session/assessor.h"
#include "widgets/session/disk_watch.h"
#include "widgets/session/journal_keeper.h"
#include "widgets/session/parked.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"

#include <QFileInfo>

#include <utility>

/// The document of a session: opening, saving, locking, putting aside.
namespace breakwater {

namespace {

QString holderName()
{
    const QString user = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return user.isEmpty() ? QStringLiteral("another user") : user;
}

} // namespace

QString Session::displayName() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).completeBaseName();
    return m_name.isEmpty() ? tr("Untitled") : m_name;
}

bool Session::isModified() const
{
    return m_hasDocument && !m_undo->isClean();
}

Result<Done> Session::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    Result<OpenedDesign> opened = openDesign(toPath(absolute), *m_now.catalog);
    if (!opened)
        return opened.error();
    adopt(std::move(opened).value(), absolute);
    return Done{};
}

void Session::adopt(OpenedDesign opened, const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QString writer = toQt(opened.topology.writer);
    replaceDocument(std::move(opened.topology), absolute, {});
    lock(opened.newer, opened.format, writer);
    m_disk->follow(absolute);
    Q_EMIT documentChanged();
    if (!m_readOnlyReason.isEmpty())
        say(opened.newer ? Level::Warning : Level::Info, m_readOnlyReason);
}

/// Takes the lock, or says why the document is not to be saved where it lies.
void Session::lock(bool newer, int format, const QString &writer)
{
    if (newer) {
        m_readOnlyReason = tr("The file was written by a newer Breakwater (version %1, format %2). It opens "
                              "read-only; nothing is dropped from it.")
                               .arg(writer.isEmpty() ? tr("unknown") : writer)
                               .arg(format);
    } else if (const auto holder = DesignLock::holderOf(toPath(m_path))) {
        m_readOnlyReason =
            tr("%1 has this file open. It opens read-only; Save writes a copy.").arg(toQt(*holder));
    } else if (!QFileInfo(m_path).isWritable()) {
        m_readOnlyReason = tr("The file is read-only. You can edit; Save writes a copy.");
    } else if (Result<DesignLock> taken = DesignLock::take(toPath(m_path), toStd(holderName()))) {
        m_lock.emplace(std::move(taken).value());
    } else {
        log::session()->warn("no lock reason={}", taken.error().sentence);
    }
}

Result<Done> Session::save()
{
    if (m_path.isEmpty() || !m_readOnlyReason.isEmpty())
        return Error{Error::Code::Unwritable, toStd(tr("The design needs a file name of its own.")), {}};
    const Result<Done> written = writeTo(m_path);
    if (written)
        m_disk->follow(m_path);
    return written;
}

Result<Done> Session::saveAs(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (absolute != m_path) {
        if (const auto holder = DesignLock::holderOf(toPath(absolute)))
            return Error{Error::Code::Unwritable, toStd(tr("%1 has this file open.").arg(toQt(*holder))),
                         toStd(absolute)};
    } else if (!m_readOnlyReason.isEmpty()) {
        return Error{Error::Code::Unwritable, toStd(m_readOnlyReason), toStd(absolute)};
    }
    const Result<Done> written = writeTo(absolute);
    if (!written)
        return written;
    if (absolute != m_path) {
        m_lock.reset();
        m_path = absolute;
        m_readOnlyReason.clear();
        if (Result<DesignLock> lock = DesignLock::take(toPath(absolute), toStd(holderName())))
            m_lock.emplace(std::move(lock).value());
    }
    m_disk->follow(absolute);
    Q_EMIT documentChanged();
    return Done{};
}

Result<Done> Session::writeTo(const QString &path)
{
    Topology topology = *m_now.topology;
    topology.writer = BREAKWATER_VERSION;
    const Result<Done> saved = saveDesign(topology, toPath(path));
    if (!saved)
        return saved;
    m_undo->setClean();
    if (m_journal)
        m_journal->forget();
    Q_EMIT modifiedChanged(false);
    return Done{};
}

void Session::startUntitled(Topology topology, const QString &name)
{
    replaceDocument(std::move(topology), {}, name);
    Q_EMIT documentChanged();
}

void Session::startRecovered(Topology topology, const QString &name)
{
    startUntitled(std::move(topology), name);
    m_undo->resetClean();
    noteInJournal(*m_now.topology); // it is not saved, so it is not safe either
}

void Session::forget()
{
    if (m_journal)
        m_journal->forget();
    m_journal.reset();
    m_lock.reset();
    m_hasDocument = false;
    m_path.clear();
    m_name.clear();
    m_readOnlyReason.clear();
    m_disk->follow({});
    m_undo->clear();
    m_assessment.reset();
    m_selection = {};
}

void Session::close()
{
    forget();
    show({}, {});
    Q_EMIT documentChanged();
}

void Session::replaceDocument(Topology topology, const QString &path, const QString &name)
{
    forget();
    m_path = path;
    m_name = name;
    m_now.topology = std::make_shared<const Topology>(std::move(topology));
    m_hasDocument = true;
    showAgain();
}

/// Everything anew, after another document has come to the front.
void Session::showAgain()
{
    ++m_revision;
    endPreview();
    Q_EMIT topologyChanged();
    Q_EMIT selectionChanged();
    requestAssessment();
}

std::unique_ptr<Parked> Session::park()
{
    if (!m_hasDocument)
        return nullptr;
    auto parked = std::make_unique<Parked>();
    parked->topology = m_now.topology;
    parked->path = std::exchange(m_path, {});
    parked->name = std::exchange(m_name, {});
    parked->readOnlyReason = std::exchange(m_readOnlyReason, {});
    parked->lock = std::exchange(m_lock, std::nullopt);
    parked->selection = std::exchange(m_selection, {});
    if (assessmentIsCurrent())
        parked->assessment = m_assessment;
    m_assessment.reset();
    parked->journal = std::move(m_journal);
    parked->knownOnDisk = m_disk->known();
    m_disk->follow({});
    m_undo->disconnect(this);
    parked->undo = std::move(m_undo);
    startHistory(std::make_unique<QUndoStack>());
    m_hasDocument = false;
    return parked;
}

void Session::resume(std::unique_ptr<Parked> parked)
{
    m_path = parked->path;
    m_name = parked->name;
    m_readOnlyReason = parked->readOnlyReason;
    m_lock = std::move(parked->lock);
    m_selection = parked->selection;
    m_journal = std::move(parked->journal);
    startHistory(std::move(parked->undo));
    m_now.topology = parked->topology;
    m_hasDocument = true;
    showAgain();
    if (parked->assessment) {
        m_assessment = parked->assessment;
        m_assessedRevision = m_revision;
    }
    m_disk->resume(m_path, parked->knownOnDisk);
    Q_EMIT documentChanged();
    Q_EMIT assessmentChanged();
    Q_EMIT modifiedChanged(isModified());
}

void Session::startHistory(std::unique_ptr<QUndoStack> stack)
{
    m_undo = std::move(stack);
    m_undoGroup.addStack(m_undo.get());
    m_undoGroup.setActiveStack(m_undo.get());
    connect(m_undo.get(), &QUndoStack::cleanChanged, this, [this] { Q_EMIT modifiedChanged(isModified()); });
}

void Session::keepJournal(const QString &folder, std::chrono::seconds foldEvery)
{
    m_journalFolder = folder;
    m_foldEvery = foldEvery;
    if (m_journal)
        m_journal->setFoldEvery(foldEvery);
}

void Session::foldJournal()
{
    if (m_journal)
        m_journal->foldNow();
}

void Session::noteInJournal(const Topology &before)
{
    if (!m_hasDocument || m_journalFolder.isEmpty())
        return;
    if (!m_journal) {
        m_journal = std::make_unique<JournalKeeper>(toPath(m_journalFolder), m_foldEvery);
        connect(m_journal.get(), &JournalKeeper::written, this, &Session::journalWritten);
        connect(m_journal.get(), &JournalKeeper::failed, this,
                [this](const QString &why) { say(Level::Warning, why); });
    }
    m_journal->note({toStd(m_path), toStd(displayName())}, before, *m_now.topology);
}

bool Session::isChangedOnDisk() const
{
    return m_disk->isUnanswered();
}

void Session::keepMine()
{
    m_disk->acceptTold();
    m_undo->resetClean();
    Q_EMIT modifiedChanged(isModified());
}

} // namespace breakwater
