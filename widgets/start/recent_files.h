// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

/// The files that were opened or saved last; pinned ones stay. Kept in the settings of the user.
namespace breakwater {

struct RecentFile {
    QString path;
    bool pinned = false;
    bool exists = true;
};

/// Pinned ones first, then the newest.
std::vector<RecentFile> recentFiles();
void rememberFile(const QString &path);
void pinFile(const QString &path, bool pinned);
void clearRecentFiles(); ///< all that are not pinned
QString documentsFolder(); ///< where a file dialog begins: that of the user's documents, else the home folder

} // namespace breakwater
