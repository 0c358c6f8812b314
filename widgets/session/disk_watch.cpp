// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/disk_watch.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace breakwater {

namespace {

constexpr int kSettleMs = 200;

/// Empty for a file that is gone: being away is no change of the design.
QByteArray digestOf(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&file);
    return hash.result();
}

} // namespace

DiskWatch::DiskWatch(QObject *parent)
    : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_settle, &QTimer::timeout, this, &DiskWatch::look);
}

void DiskWatch::follow(const QString &file)
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_file = file;
    if (!file.isEmpty()) // a file that is replaced is another one: the folder tells of it
        m_watcher.addPaths({file, QFileInfo(file).absolutePath()});
    accept();
}

void DiskWatch::resume(const QString &file, const QByteArray &known)
{
    follow(file);
    m_known = m_told = known;
    m_settle.start();
}

void DiskWatch::accept()
{
    m_known = m_told = digestOf(m_file);
}

bool DiskWatch::isUnanswered()
{
    if (const QByteArray now = digestOf(m_file); !now.isEmpty())
        m_told = now;
    return m_told != m_known;
}

void DiskWatch::look()
{
    if (!m_file.isEmpty() && !m_watcher.files().contains(m_file))
        m_watcher.addPath(m_file);
    const QByteArray now = digestOf(m_file);
    if (now.isEmpty() || now == m_told)
        return;
    m_told = now;
    if (m_told != m_known)
        Q_EMIT changed();
}

} // namespace breakwater
