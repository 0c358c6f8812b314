// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

namespace breakwater {

namespace {

constexpr qsizetype kMost = 10; // that are not pinned

QStringList listed(const char *key)
{
    return QSettings().value(QLatin1String(key)).toStringList();
}

} // namespace

std::vector<RecentFile> recentFiles()
{
    std::vector<RecentFile> files;
    const QStringList pinned = listed("pinned");
    for (const QString &path : pinned)
        files.push_back({path, true, QFileInfo::exists(path)});
    for (const QString &path : listed("recent"))
        if (!pinned.contains(path))
            files.push_back({path, false, QFileInfo::exists(path)});
    return files;
}

void rememberFile(const QString &path)
{
    QStringList files = listed("recent");
    files.removeAll(path);
    files.prepend(path);
    QSettings().setValue(QStringLiteral("recent"), files.mid(0, kMost));
}

void pinFile(const QString &path, bool pinned)
{
    QStringList files = listed("pinned");
    files.removeAll(path);
    if (pinned)
        files.append(path);
    else
        rememberFile(path);
    QSettings().setValue(QStringLiteral("pinned"), files);
}

void clearRecentFiles()
{
    QSettings().remove(QStringLiteral("recent"));
}

QString documentsFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

} // namespace breakwater
