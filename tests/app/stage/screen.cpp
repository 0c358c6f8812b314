// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/stage/screen.h"

#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

namespace breakwater::test {

namespace {

constexpr int kPatience = 60000; // ms

QString launcher()
{
    for (const char *folder : {"/usr/libexec", "/usr/lib/at-spi2-core"})
        if (const QString path = QString(folder) + "/at-spi-bus-launcher"; QFile::exists(path))
            return path;
    return {};
}

} // namespace

QString Screen::missing()
{
    for (const char *program : {"Xvfb", "openbox", "xdotool", "dbus-daemon"})
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program;
    return launcher().isEmpty() ? "at-spi-bus-launcher" : QString();
}

QProcess *Screen::serve(const QString &program, const QStringList &arguments)
{
    auto made = std::make_unique<QProcess>();
    made->setProcessEnvironment(m_environment);
    made->setStandardErrorFile(QProcess::nullDevice());
    made->start(program, arguments);
    if (!made->waitForStarted(kPatience))
        qFatal("%s does not start", qPrintable(program));
    m_servants.push_back(std::move(made));
    return m_servants.back().get();
}

Screen::Screen(const QSize &size)
    : m_environment(QProcessEnvironment::systemEnvironment())
    , m_bus(QString())
{
    const auto firstLine = [](QProcess *from) {
        while (!from->canReadLine() && from->waitForReadyRead(kPatience)) { }
        return QString::fromLocal8Bit(from->readLine()).trimmed();
    };
    const QString run = m_home.filePath("run");
    QDir().mkpath(run);
    QFile::setPermissions(run, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    for (const char *name : {"QT_SCALE_FACTOR", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        m_environment.remove(name);
    m_environment.insert("HOME", m_home.path());
    m_environment.insert("XDG_RUNTIME_DIR", run);
    m_environment.insert("LC_ALL", "C.UTF-8");
    m_environment.insert("QT_QPA_PLATFORM", "xcb");
    m_environment.insert("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1");
    m_environment.insert("ASAN_OPTIONS", "detect_leaks=0");

    QProcess *server = serve("Xvfb",
                             {"-displayfd", "1", "-nolisten", "tcp", "-screen", "0",
                              QString("%1x%2x24").arg(size.width()).arg(size.height())});
    m_environment.insert("DISPLAY", ":" + firstLine(server));
    QProcess *daemon = serve("dbus-daemon", {"--session", "--nofork", "--print-address=1"});
    m_environment.insert("DBUS_SESSION_BUS_ADDRESS", firstLine(daemon));
    serve("openbox", {});
    serve(launcher(), {"--launch-immediately"});

    const QDBusConnection session =
        QDBusConnection::connectToBus(m_environment.value("DBUS_SESSION_BUS_ADDRESS"), "stage-session");
    const QDBusMessage reply = session.call(
        QDBusMessage::createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"),
        QDBus::Block, kPatience);
    m_bus = QDBusConnection::connectToBus(reply.arguments().value(0).toString(), "stage-accessibility");
    if (!m_bus.isConnected())
        qFatal("no accessibility bus: %s", qPrintable(reply.errorMessage()));
}

Screen::~Screen()
{
    for (const char *name : {"stage-accessibility", "stage-session"})
        QDBusConnection::disconnectFromBus(name);
    for (auto servant = m_servants.rbegin(); servant != m_servants.rend(); ++servant) {
        (*servant)->terminate();
        if (!(*servant)->waitForFinished(5000))
            (*servant)->kill();
        (*servant)->waitForFinished(5000);
    }
}

QList<Seen> Screen::windowsOf(const QProcess &program) const
{
    const Seen desktop(m_bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
    for (const Seen &application : desktop.children()) {
        const QDBusMessage reply =
            m_bus.call(QDBusMessage::createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                                      "GetConnectionUnixProcessID")
                       << application.program());
        if (reply.arguments().value(0).toLongLong() == program.processId())
            return application.children();
    }
    return {};
}

Seen Screen::windowOf(const QProcess &program) const
{
    for (const Seen &window : windowsOf(program))
        if (window.role() == "frame")
            return window;
    return {};
}

std::unique_ptr<QProcess> Screen::start(const QStringList &arguments)
{
    auto program = std::make_unique<QProcess>();
    program->setProcessEnvironment(m_environment);
    program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program->start(BREAKWATER_BINARY_DIR "/bin/breakwater", arguments);
    if (!program->waitForStarted(kPatience)
        || !QTest::qWaitFor([&] { return windowOf(*program).isShowing(); }, kPatience))
        qFatal("the program shows no window");
    return program;
}

} // namespace breakwater::test
