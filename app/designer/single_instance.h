// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QSocketNotifier;

namespace breakwater {

/// One program a user and a display: a second start hands its files to the first and ends. Over a socket in
/// the user's own runtime folder; nothing of it leaves the machine.
class SingleInstance final : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(QObject *parent = nullptr);
    ~SingleInstance() override;

    /// True when another one took them; else this one takes what later ones bring.
    bool handOver(const QStringList &files);

Q_SIGNALS:
    void filesBrought(const QStringList &files); ///< may be empty: come to the front

private:
    void accept();

    QString m_path;
    int m_socket = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace breakwater
