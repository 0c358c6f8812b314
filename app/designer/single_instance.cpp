// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/single_instance.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QSocketNotifier>
#include <QStandardPaths>

#include <cstring>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

namespace breakwater {

namespace {

constexpr int kLargestMessage = 1 << 16;
constexpr timeval kPatience{1, 0}; ///< for one that does not answer

/// One a display, so that a session on another screen has its own.
QString socketPath()
{
    const QByteArray display = qgetenv("WAYLAND_DISPLAY") + '|' + qgetenv("DISPLAY");
    const QByteArray name = QCryptographicHash::hash(display, QCryptographicHash::Sha256).toHex().left(12);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QStringLiteral("/breakwater-")
        + QString::fromLatin1(name);
}

bool fill(sockaddr_un &address, const QString &path)
{
    const QByteArray bytes = QFile::encodeName(path);
    address.sun_family = AF_UNIX;
    if (bytes.isEmpty() || static_cast<std::size_t>(bytes.size()) >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path, bytes.constData(), static_cast<std::size_t>(bytes.size()) + 1);
    return true;
}

bool sameUser(int socket)
{
    ucred who{};
    socklen_t size = sizeof who;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 && who.uid == ::getuid();
}

} // namespace

SingleInstance::SingleInstance(QObject *parent)
    : QObject(parent)
    , m_path(socketPath())
{ }

SingleInstance::~SingleInstance()
{
    if (m_socket < 0)
        return;
    ::unlink(QFile::encodeName(m_path).constData());
    ::close(m_socket);
}

bool SingleInstance::handOver(const QStringList &files)
{
    sockaddr_un address{};
    if (!fill(address, m_path))
        return false;
    const auto *name = reinterpret_cast<const sockaddr *>(&address);
    const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    if (::connect(client, name, sizeof address) == 0 && sameUser(client)) {
        const QByteArray message = files.join(QLatin1Char('\n')).toUtf8() + '\0';
        char answer = 0;
        const bool taken =
            ::send(client, message.constData(), static_cast<std::size_t>(message.size()), MSG_NOSIGNAL)
                == message.size()
            && ::recv(client, &answer, 1, 0) == 1;
        ::close(client);
        return taken; // one that hangs must keep nobody from working
    }
    ::close(client);
    ::unlink(address.sun_path); // of one that is gone
    m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (::bind(m_socket, name, sizeof address) != 0 || ::chmod(address.sun_path, 0600) != 0
        || ::listen(m_socket, 4) != 0) {
        ::close(std::exchange(m_socket, -1));
        return false;
    }
    m_notifier = new QSocketNotifier(m_socket, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &SingleInstance::accept);
    return false;
}

void SingleInstance::accept()
{
    const int client = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0)
        return;
    ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    QByteArray message;
    char buffer[4096];
    while (sameUser(client) && !message.endsWith('\0') && message.size() < kLargestMessage) {
        const ssize_t size = ::recv(client, buffer, sizeof buffer, 0);
        if (size <= 0)
            break;
        message.append(buffer, size);
    }
    if (message.endsWith('\0')) {
        const char taken = 1;
        ::send(client, &taken, 1, MSG_NOSIGNAL);
        message.chop(1);
        Q_EMIT filesBrought(QString::fromUtf8(message).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
    }
    ::close(client);
}

} // namespace breakwater
