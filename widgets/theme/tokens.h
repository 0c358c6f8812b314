// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/topology.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

/// The one table of colours (resources/ui/tokens.json) and the fonts. No colour is written anywhere else.
namespace breakwater {

enum class Theme { Light, Dark };

/// In the order of the names in tokens.cpp.
enum class Token {
    Canvas,
    Panel,
    AlternateSurface,
    Field,
    Card,
    Text,
    SecondaryText,
    DisabledText,
    ControlBorder,
    Hairline, ///< dividers, decoration only
    CardBorder,
    IdleLink,
    GridDot,
    Accent,
    OnAccent,
    Link,
    FocusRing,
    Selection,
    Error,
    ErrorTint,
    Warning,
    WarningTint,
    Info,
    InfoTint,
    Ok,
    OkTint,
    PrimaryBorder,
    PrimaryFill,
    SecondaryBorder,
    SecondaryFill,
    GlobalBorder,
    GlobalFill,
    ExternalBorder,
    ExternalFill,
    PrimaryFillStrong, ///< presentation mode
    SecondaryFillStrong,
    CategoryNetwork,
    CategoryWeb,
    CategoryContainers,
    CategoryDatabase,
    CategoryStorage,
    CategoryAnalytics,
    CategoryIntegration,
    CategoryAi,
    CategorySecurity,
    CategoryObservability,
    CategoryOther,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5
};
inline constexpr std::size_t kTokenCount = static_cast<std::size_t>(Token::Series5) + 1;
const char *toWord(Token token); ///< key in tokens.json: `secondary-text`

class Tokens {
public:
    Tokens(Theme theme, const std::array<QColor, kTokenCount> &colors)
        : m_theme(theme)
        , m_colors(colors)
    { }

    Theme theme() const { return m_theme; }
    const QColor &color(Token token) const { return m_colors[static_cast<std::size_t>(token)]; }
    const QColor &category(Category category) const;
    const QColor &zoneBorder(Site site) const;
    const QColor &zoneFill(Site site) const;
    const QColor &series(int index) const; ///< chart series from 0; the sixth starts over
    /// The token at an opacity of 0 to 1, for tiles and rings.
    QColor faded(Token token, double opacity) const;

private:
    Theme m_theme;
    std::array<QColor, kTokenCount> m_colors;
};

const Tokens &tokens(Theme theme);
/// For QApplication::setPalette with the Fusion style.
QPalette paletteOf(const Tokens &tokens);
/// WCAG 2.1 contrast of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

/// Inter with installed families to fall back on; sizes in pixels. 13 body, 11 detail, 14-15 title.
QFont screenFont(int pixels, QFont::Weight weight = QFont::Normal);
QFont screenMonoFont(int pixels);
/// Liberation: metric-compatible, extracts cleanly from a PDF. Sizes in pixels of the painter's user space.
QFont paperFont(double pixels, QFont::Weight weight = QFont::Normal);
QFont paperMonoFont(double pixels, QFont::Weight weight = QFont::Normal);

} // namespace breakwater
