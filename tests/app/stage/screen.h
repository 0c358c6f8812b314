// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/stage/seen.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QSize>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace breakwater::test {

/// A screen, a window manager and an accessibility bus that nobody else uses, and a home without settings.
class Screen {
public:
    /// What of the machine is missing for it; empty: nothing.
    static QString missing();

    explicit Screen(const QSize &size = {1600, 1000});
    ~Screen();
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    const QProcessEnvironment &environment() const { return m_environment; }
    const QDBusConnection &bus() const { return m_bus; }
    QString folder() const { return m_home.path(); }

    /// The program; it has a window when this returns. Fails the test when it has none after a minute.
    std::unique_ptr<QProcess> start(const QStringList &arguments);
    /// Main window and dialogs of a program that was started here.
    QList<Seen> windowsOf(const QProcess &program) const;
    /// Its main window; null when it has gone.
    Seen windowOf(const QProcess &program) const;

private:
    QProcess *serve(const QString &program, const QStringList &arguments);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    std::vector<std::unique_ptr<QProcess>> m_servants; ///< in the order of their starts
    QDBusConnection m_bus;
};

} // namespace breakwater::test
