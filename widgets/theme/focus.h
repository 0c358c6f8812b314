// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace breakwater {

/// The keyboard goes to `widget`, also while a panel that floats is the active window.
inline void takeFocus(QWidget &widget, Qt::FocusReason reason)
{
    if (!widget.isActiveWindow())
        widget.activateWindow();
    widget.setFocus(reason);
}

} // namespace breakwater
