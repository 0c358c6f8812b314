// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakwater {

/// From now on the menu that a main window has opened at the pointer or over a button is found below that
/// window by assistive technology. Qt lists only the menus of the menu bar. Calling it twice does nothing.
void installWindowAccessibility();

} // namespace breakwater
