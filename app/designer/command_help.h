// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;

namespace breakwater {

/// One sentence in the status bar for every command of the menus that has none of its own yet.
void explainCommands(const QMenuBar &menus);

} // namespace breakwater
