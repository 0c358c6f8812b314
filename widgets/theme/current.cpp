// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/current.h"

#include "widgets/theme/style.h"

#include <QApplication>
#include <QToolTip>

#include <optional>

namespace breakwater {

namespace {
Theme g_theme = Theme::Light;
std::optional<Theme> g_system; ///< as it was before the first palette of ours
} // namespace

Theme currentTheme()
{
    return g_theme;
}

const Tokens &currentTokens()
{
    return tokens(g_theme);
}

void applyTheme(Theme theme)
{
    systemTheme();
    g_theme = theme;
    if (!qobject_cast<BreakwaterStyle *>(QApplication::style()))
        QApplication::setStyle(new BreakwaterStyle);
    QApplication::setFont(screenFont(13));
    QToolTip::setFont(screenFont(12));
    const QPalette palette = paletteOf(currentTokens());
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

Theme systemTheme()
{
    if (!g_system)
        g_system =
            QApplication::palette().color(QPalette::Window).lightness() < 128 ? Theme::Dark : Theme::Light;
    return *g_system;
}

} // namespace breakwater
