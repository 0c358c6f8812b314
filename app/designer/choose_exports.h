// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/designer/exports.h"

namespace breakwater {

/// Chooses, previews and writes exports of the open design; a ChooseExports.
QString chooseExports(Session &session, const QString &folder, QWidget *parent);
/// Runs the dialog of the client pack, likewise.
QString writePackOf(Session &session, const QString &folder, QWidget *parent);

} // namespace breakwater
