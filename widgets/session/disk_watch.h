// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace breakwater {

/// Tells when somebody else wrote the file of a design. Looks at the bytes, so that what only touches the
/// file is no change.
class DiskWatch final : public QObject {
    Q_OBJECT
public:
    explicit DiskWatch(QObject *parent = nullptr);
    void follow(const QString &file); ///< as it is now; empty: none
    /// The same, of a file whose bytes were known before: tells at once when they are others now.
    void resume(const QString &file, const QByteArray &known);
    const QByteArray &known() const { return m_known; }
    void accept(); ///< what is on disk now is known
    void acceptTold() { m_known = m_told; } ///< what was told of, and nothing that came after it
    /// Somebody else wrote the file and nobody has said yet what to do about it. Reads the file, so that what
    /// was written a moment ago counts.
    bool isUnanswered();

Q_SIGNALS:
    void changed();

private:
    void look();

    QFileSystemWatcher m_watcher;
    QTimer m_settle; ///< a writer that is no friend of ours may write in pieces
    QString m_file;
    QByteArray m_known; ///< as it was opened, saved or accepted
    QByteArray m_told; ///< as it was told of last
};

} // namespace breakwater
