// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "widgets/exports/export_choices.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>

class QThread;

namespace breakwater {

/// One export under way, off the GUI thread: says what it makes, can be cancelled until it writes, and writes
/// all or nothing.
class ExportRun final : public QObject {
    Q_OBJECT

public:
    struct Outcome {
        QStringList files; ///< full paths
        QStringList gaps; ///< what could not be made, and why
        QString error; ///< empty: it went well
        bool cancelled = false;
    };

    explicit ExportRun(QObject *parent = nullptr);
    ~ExportRun() override;

    bool isRunning() const { return m_thread != nullptr; }
    /// `assessment` of `now`; null: it is made first. A pack goes into one archive where `folder` ends in
    /// .zip.
    void start(const Snapshot &now, std::shared_ptr<const Assessment> assessment, const ExportPlan &plan,
               const QString &folder);
    void cancel() { m_cancelled = true; }
    const Outcome &outcome() const { return m_outcome; }

Q_SIGNALS:
    void makes(const QString &what);
    void finished();

private:
    QThread *m_thread = nullptr;
    std::atomic<bool> m_cancelled = false;
    Outcome m_outcome;
};

} // namespace breakwater
