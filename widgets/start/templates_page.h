// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QWidget>

class QListWidget;

namespace breakwater {

/// The templates beside the canvas: choosing one asks for its stamps in the design that is open.
class TemplatesPage final : public QWidget {
    Q_OBJECT
public:
    explicit TemplatesPage(const Catalog &catalog, QWidget *parent = nullptr);

Q_SIGNALS:
    void wanted(const QString &id); ///< by Enter or double click

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill(); ///< when it is first seen, so that no start waits for it

    const Catalog &m_catalog;
    QListWidget *m_list;
};

} // namespace breakwater
