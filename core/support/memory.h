// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace breakwater {

/// Long work leaves much free memory behind in small pieces, of which what follows can use little: returns
/// it to the system, where the C library can do that. Takes milliseconds; call it beside the GUI thread.
void giveBackMemory();

} // namespace breakwater
