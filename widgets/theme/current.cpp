// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/current.h"

#include "widgets/theme/style.h"

#include <QApplication>
#include <QToolTip>

namespace breakwater {

namespace {
Theme g_theme = Theme::Light;
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
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? Theme::Dark : Theme::Light;
}

} // namespace breakwater
