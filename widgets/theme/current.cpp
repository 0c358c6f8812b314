// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/current.h"

#include "widgets/theme/strong.h"
#include "widgets/theme/style.h"

#include <QApplication>
#include <QToolTip>

#include <optional>

namespace breakwater {

namespace {
Theme g_theme = Theme::Light;
bool g_strong = false;
std::optional<Theme> g_system; ///< as it was before the first palette of ours
bool g_systemStrong = false; ///< the same
} // namespace

Theme currentTheme()
{
    return g_theme;
}

const Tokens &currentTokens()
{
    return g_strong ? strongTokens(g_theme) : tokens(g_theme);
}

void useHighContrast(bool strong)
{
    g_strong = strong;
}

bool systemHighContrast()
{
    systemTheme();
    return g_systemStrong;
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
    if (!g_system) {
        constexpr double blackAndWhite = 20; // no desktop is that stark unless somebody asked for it
        const QPalette palette = QApplication::palette();
        const QColor ground = palette.color(QPalette::Window);
        g_system = ground.lightness() < 128 ? Theme::Dark : Theme::Light;
        g_systemStrong = contrast(ground, palette.color(QPalette::WindowText)) > blackAndWhite;
    }
    return *g_system;
}

} // namespace breakwater
