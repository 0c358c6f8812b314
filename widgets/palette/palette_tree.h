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

Q_SIGNALS:
    void chosen(const QString &kind); ///< by Enter or double click

protected:
    void startDrag(Qt::DropActions actions) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    std::shared_ptr<const Catalog> m_catalog;
};

} // namespace breakwater
