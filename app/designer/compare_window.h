// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/topology.h"

#include <QDialog>

namespace breakwater {

/// What two designs do not have in common, one line each. Not modal.
class CompareWindow final : public QDialog {
    Q_OBJECT
public:
    CompareWindow(const QString &title, const Catalog &catalog, const Topology &before, const Topology &after,
                  QWidget *parent);
};

} // namespace breakwater
