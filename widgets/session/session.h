// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/assessment/readiness.h"
#include "core/model/edits.h"
#include "core/model/topology.h"
#include "core/storage/design_file.h"
#include "widgets/session/preview.h"
#include "widgets/session/selection.h"

#include <QObject>
#include <QString>
#include <QUndoGroup>
#include <QUndoStack>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace breakwater {

class Assessor;
class DiskWatch;
class JournalKeeper;
struct Parked;

/// What a drop or a move would do, before it is done. The same assessment answers here, in the Problems
/// panel and on the command line.
struct Trial {
    enum class State { Ok, Warning, Violation, Impossible } state = State::Ok;
    QString headline; ///< "Fits", or the first finding that would be new
    QString reason; ///< one sentence
    QString remedy; ///< what would mend it; empty when nothing is to be mended
};

/// One open document: the design, its history, its file and what is known of it. The only bridge between the
/// core and the panels, which meet here and nowhere else.
class Session final : public QObject {
    Q_OBJECT
public:
    Session(std::shared_ptr<const Catalog> catalog, std::chrono::year_month_day asOf,
            QObject *parent = nullptr);
    ~Session() override;

    // The document
    bool hasDocument() const { return m_hasDocument; }
    const Snapshot &now() const { return m_now; }
    const Topology &topology() const { return *m_now.topology; }
    const Catalog &catalog() const { return *m_now.catalog; }
    quint64 revision() const { return m_revision; }
    QString path() const { return m_path; } ///< empty: never saved
    QString displayName() const; ///< file name without suffix, or the engagement's name
    bool isModified() const;
    /// Not empty when saving to `path()` is not allowed: says why.
    QString readOnlyReason() const { return m_readOnlyReason; }
    QUndoStack *undoStack() { return m_undo.get(); }
    /// Undo and redo of whatever document is in front.
    QUndoGroup *undoGroup() { return &m_undoGroup; }

    /// Keeps the current document when it fails.
    Result<Done> open(const QString &path);
    /// What was read from the file becomes the document.
    void adopt(OpenedDesign opened, const QString &path);
    Result<Done> save();
    Result<Done> saveAs(const QString &path);
    /// An untitled document: a template, or blank.
    void startUntitled(Topology topology, const QString &name);
    /// The same, and it has changes that nobody saved.
    void startRecovered(Topology topology, const QString &name);
    void close(); ///< and nothing is left behind
    void forget(); ///< the same, for another document that comes at once: tells nobody

    /// Puts the document aside; then there is none. Null when there was none.
    std::unique_ptr<Parked> park();
    void resume(std::unique_ptr<Parked> parked);

    /// Where recovery journals go, and how often they are folded. Without it there are none.
    void keepJournal(const QString &folder, std::chrono::seconds foldEvery);
    void foldJournal();
    /// What is on disk has become known: the design in hand is the one to keep, and differs from it.
    void keepMine();
    bool isChangedOnDisk() const; ///< by somebody else, and neither reloaded nor kept

    // The one way to change it
    struct Options {
        QString mergeKey = {}; ///< edits of one key that follow one another at once are one undo step
        std::optional<Selection> select = {}; ///< afterwards; else what stands
    };
    bool apply(const Edit &edit, const QString &label, const Options &options);
    bool apply(const Edit &edit, const QString &label) { return apply(edit, label, Options()); }
    /// Adds a service with the defaults of its kind, selects it and asks for its name. At the next free slot
    /// when no place is given. Empty when it cannot stand there; the message bar says why.
    std::optional<ServiceId> addService(const KindId &kind, const StampId &stamp, Site site,
                                        std::optional<CardPlace> place = {});
    /// The lane or strip that a new service goes to when nobody points: that of the selection, else the first
    /// stamp's primary lane (its global strip for a kind that belongs to no region).
    std::pair<StampId, Site> targetZone(const KindId &kind) const;
    /// The verdict on an edit that nobody made yet. Computed at once, on the stamps that the edit touches.
    Trial tryOut(const Edit &edit) const;
    std::string mint(std::string_view kind) const;
    /// Tests inject their own.
    void setMint(IdMint mint) { m_mint = std::move(mint); }

    // What is known of it
    std::shared_ptr<const Assessment> assessment() const { return m_assessment; } ///< null until the first
    bool assessmentIsCurrent() const { return m_assessment && m_assessedRevision == m_revision; }

    /// How ready a stamp is, of the assessment at hand; null before the first. Follows assessmentChanged().
    const Readiness *readiness(const StampId &stamp) const;

    // What the user points at
    const Selection &selection() const { return m_selection; }
    void select(Selection selection);
    void clearSelection() { select({}); }
    /// Selects whatever the id names and asks the canvas to bring it into view.
    void reveal(const std::string &id);
    void revealSelection(); ///< into view, as it is selected

    /// What somebody points at and has not done: cards to mark. Ends with the next edit.
    const std::optional<Preview> &preview() const { return m_preview; }
    void showPreview(std::shared_ptr<const Topology> after);
    void endPreview();

    void say(Level level, const QString &text); ///< in the message bar
    void toast(const QString &text, bool canUndo); ///< short, above the canvas

Q_SIGNALS:
    void documentChanged(); ///< another file, name, lock
    void topologyChanged();
    void assessmentChanged();
    void selectionChanged();
    void previewChanged();
    void revealRequested(const QString &id);
    void renameRequested(const QString &id); ///< a new card wants its name
    void modifiedChanged(bool modified);
    void changedOnDisk(); ///< somebody else wrote the file
    void journalWritten();
    void message(breakwater::Level level, const QString &text);
    void toastRequested(const QString &text, bool canUndo);

private:
    friend class EditCommand;
    void show(const Topology &topology, const Selection &selection);
    void replaceDocument(Topology topology, const QString &path, const QString &name);
    void keepWhatExists();
    void showAgain();
    void startHistory(std::unique_ptr<QUndoStack> stack);
    void noteInJournal(const Topology &before);
    void lock(bool newer, int format, const QString &writer);
    void requestAssessment();
    Result<Done> writeTo(const QString &path);

    Snapshot m_now;
    quint64 m_revision = 0;
    QUndoGroup m_undoGroup;
    std::unique_ptr<QUndoStack> m_undo;
    QString m_path, m_name, m_readOnlyReason;
    bool m_hasDocument = false;
    std::optional<DesignLock> m_lock;
    IdMint m_mint;
    Selection m_selection;
    std::optional<Preview> m_preview;
    std::shared_ptr<const Assessment> m_assessment;
    quint64 m_assessedRevision = 0;
    mutable std::map<StampId, Readiness> m_readiness; ///< of `m_readinessOf`
    mutable std::shared_ptr<const Assessment> m_readinessOf;
    mutable Memory m_trialMemory;
    mutable std::shared_ptr<const Topology> m_trialBaseOf; ///< whose findings m_trialBase holds
    mutable std::shared_ptr<const Assessment> m_trialBase;
    std::unique_ptr<Assessor> m_assessor;
    std::unique_ptr<JournalKeeper> m_journal;
    QString m_journalFolder;
    std::chrono::seconds m_foldEvery{};
    std::unique_ptr<DiskWatch> m_disk;
};

} // namespace breakwater
