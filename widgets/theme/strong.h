// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

/// High contrast: the light and the dark theme in black and white, with colour only where it means something.
namespace breakwater {

const Tokens &strongTokens(Theme theme);

/// Of this program's windows, from the next `applyTheme` on.
void useHighContrast(bool strong);
/// Whether the desktop asked for it when the program began: black on white, or white on black.
bool systemHighContrast();

} // namespace breakwater
