// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/code/code_maker.h"

#include <QTreeWidget>

#include <map>
#include <set>

namespace breakwater {

/// The files of code in their folders, with what became of each since the last export.
class CodeTree final : public QTreeWidget {
    Q_OBJECT
public:
    explicit CodeTree(QWidget *parent = nullptr);

    void show(const CodeSet &code);
    void choose(const std::filesystem::path &path); ///< tells nobody
    /// Files that say something about the selection: in bold.
    void emphasise(const std::set<std::filesystem::path> &paths);
    QStringList paths() const; ///< of all files that are there

Q_SIGNALS:
    void chosen(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    QTreeWidgetItem *folder(const std::filesystem::path &path);
    void describe(QTreeWidgetItem &item, const CodeFile &file);

    std::map<std::filesystem::path, QTreeWidgetItem *> m_files, m_folders;
    std::map<std::filesystem::path, CodeFile::Since> m_since;
    std::set<std::filesystem::path> m_emphasised;
};

} // namespace breakwater
