// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/code_tree.h"

#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QHeaderView>

namespace breakwater {

namespace {

constexpr int kNameColumn = 0, kSinceColumn = 1, kSinceWidth = 24, kPathRole = Qt::UserRole;

QString signOf(CodeFile::Since since)
{
    switch (since) {
    case CodeFile::Since::New:
        return QStringLiteral("+");
    case CodeFile::Since::Changed:
        return QStringLiteral("\u2260");
    case CodeFile::Since::Gone:
        return QStringLiteral("\u2212");
    case CodeFile::Since::Same:
    case CodeFile::Since::Unknown:
        break;
    }
    return {};
}

QString wordOf(CodeFile::Since since)
{
    switch (since) {
    case CodeFile::Since::New:
        return CodeTree::tr("new since the last export");
    case CodeFile::Since::Changed:
        return CodeTree::tr("changed since the last export");
    case CodeFile::Since::Gone:
        return CodeTree::tr("no longer exported");
    case CodeFile::Since::Same:
    case CodeFile::Since::Unknown:
        break;
    }
    return {};
}

Token tokenOf(CodeFile::Since since)
{
    return since == CodeFile::Since::New    ? Token::Ok
        : since == CodeFile::Since::Changed ? Token::Warning
                                            : Token::Error;
}

} // namespace

CodeTree::CodeTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("codeFiles"));
    setAccessibleName(tr("Files of code"));
    setColumnCount(2);
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setUniformRowHeights(true);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(kSinceWidth);
    header()->setSectionResizeMode(kNameColumn, QHeaderView::Stretch);
    header()->setSectionResizeMode(kSinceColumn, QHeaderView::Fixed);
    header()->resizeSection(kSinceColumn, kSinceWidth);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        const QString path = item ? item->data(kNameColumn, kPathRole).toString() : QString();
        if (!path.isEmpty())
            Q_EMIT chosen(path);
    });
}

void CodeTree::show(const CodeSet &code)
{
    std::map<std::filesystem::path, CodeFile::Since> since;
    for (const CodeFile &file : code.files)
        since.emplace(file.path, file.since);
    if (since == m_since)
        return;
    const QSignalBlocker quiet(this);
    std::set<std::filesystem::path> open;
    for (const auto &[path, item] : m_folders) {
        if (item->isExpanded())
            open.insert(path);
    }
    const QString current =
        currentItem() ? currentItem()->data(kNameColumn, kPathRole).toString() : QString();
    const bool first = m_folders.empty();
    clear();
    m_files.clear();
    m_folders.clear();
    m_since = std::move(since);
    for (const CodeFile &file : code.files) {
        auto *item = new QTreeWidgetItem(folder(file.path.parent_path()));
        item->setText(kNameColumn, fromPath(file.path.filename()));
        item->setData(kNameColumn, kPathRole, fromPath(file.path));
        item->setIcon(kNameColumn, lineIcon(QStringLiteral("file")));
        describe(*item, file);
        m_files[file.path] = item;
    }
    for (const auto &[path, item] : m_folders)
        item->setExpanded(open.contains(path) || (first && !path.has_parent_path()));
    if (!current.isEmpty())
        choose(toPath(current));
}

void CodeTree::describe(QTreeWidgetItem &item, const CodeFile &file)
{
    const QString word = wordOf(file.since);
    item.setText(kSinceColumn, signOf(file.since));
    item.setForeground(kSinceColumn, currentTokens().color(tokenOf(file.since)));
    item.setTextAlignment(kSinceColumn, Qt::AlignCenter);
    item.setToolTip(kNameColumn, fromPath(file.path));
    item.setToolTip(kSinceColumn, word);
    const QString name = item.text(kNameColumn);
    item.setData(kNameColumn, Qt::AccessibleTextRole,
                 word.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, word));
}

QTreeWidgetItem *CodeTree::folder(const std::filesystem::path &path)
{
    if (path.empty())
        return invisibleRootItem();
    const auto known = m_folders.find(path);
    if (known != m_folders.end())
        return known->second;
    auto *item = new QTreeWidgetItem(folder(path.parent_path()));
    item->setText(kNameColumn, fromPath(path.filename()));
    item->setIcon(kNameColumn, lineIcon(QStringLiteral("open")));
    return m_folders[path] = item;
}

void CodeTree::choose(const std::filesystem::path &path)
{
    const auto found = m_files.find(path);
    if (found == m_files.end())
        return;
    const QSignalBlocker quiet(this);
    for (QTreeWidgetItem *above = found->second->parent(); above; above = above->parent())
        above->setExpanded(true);
    setCurrentItem(found->second);
    scrollToItem(found->second);
}

void CodeTree::emphasise(const std::set<std::filesystem::path> &paths)
{
    m_emphasised = paths;
    for (const auto &[path, item] : m_files) {
        QFont font = this->font();
        font.setWeight(paths.contains(path) ? QFont::DemiBold : QFont::Normal);
        item->setFont(kNameColumn, font);
    }
}

QStringList CodeTree::paths() const
{
    QStringList all;
    for (const auto &[path, item] : m_files)
        all << fromPath(path);
    return all;
}

void CodeTree::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (const auto &[path, item] : m_files)
            item->setForeground(kSinceColumn, currentTokens().color(tokenOf(m_since.at(path))));
    }
}

} // namespace breakwater
