// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QTreeWidget>

#include <memory>

namespace breakwater {

/// The kinds of the catalog by category: icon, name and one line each; every entry can be dragged.
class PaletteTree final : public QTreeWidget {
    Q_OBJECT
public:
    explicit PaletteTree(std::shared_ptr<const Catalog> catalog, QWidget *parent = nullptr);

    /// Shows what matches by name, alias, Azure type or category; everything for an empty text.
    void filter(const QString &text);
    int visibleEntries() const;
    QTreeWidgetItem *firstVisibleEntry() const;
    static QString kindOf(const QTreeWidgetItem *item); ///< empty for a category

    /// Sections of one's own above the catalog's; hidden while they are empty and while something is sought.
    void showRecent(const QStringList &kinds);
    void showFavourites(const QStringList &kinds);
    const QStringList &favourites() const { return m_favouriteKinds; }

Q_SIGNALS:
    void chosen(const QString &kind); ///< by Enter or double click
    void favouriteWanted(const QString &kind, bool wanted);

protected:
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fill();
    QTreeWidgetItem *addEntry(QTreeWidgetItem *section, const KindId &id, Category category) const;
    void showOwn(QTreeWidgetItem *&section, int index, const QString &title, const QStringList &kinds);
    bool isOwn(const QTreeWidgetItem *section) const;
    std::shared_ptr<const Catalog> m_catalog;
    QTreeWidgetItem *m_recent = nullptr, *m_favourites = nullptr; ///< null while they are empty
    QStringList m_favouriteKinds;
    bool m_searching = false;
};

} // namespace breakwater
