// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QToolButton;

namespace breakwater {

class Session;

/// The last steps under the arrow of Undo, or those that can be made again under that of Redo: any of them is
/// one choice away.
void addHistory(QToolButton &button, Session &session, bool undo);

} // namespace breakwater
