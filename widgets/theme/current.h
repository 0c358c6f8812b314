// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

/// The theme in force in this program's windows. A widget that paints with it repaints on
/// QEvent::PaletteChange, which every switch sends.
namespace breakwater {

Theme currentTheme();
const Tokens &currentTokens();
/// Sets the style, the palette and the font of the application; may be called at any time.
void applyTheme(Theme theme);
/// Light or dark, after the lightness of the palette the program was started with.
Theme systemTheme();

} // namespace breakwater
