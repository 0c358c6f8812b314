// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/tokens.h"

#include "widgets/theme/resources.h"
#include "widgets/theme/strong.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <algorithm>
#include <cmath>

// Outside any namespace, as the macro demands: a static library's resources register only when asked to.
static void registerThemeResources()
{
    Q_INIT_RESOURCE(theme);
}

namespace breakwater {
namespace {

constexpr const char *kNames[] = {"canvas",
                                  "panel",
                                  "alternate-surface",
                                  "field",
                                  "card",
                                  "text",
                                  "secondary-text",
                                  "disabled-text",
                                  "control-border",
                                  "hairline",
                                  "card-border",
                                  "idle-link",
                                  "grid-dot",
                                  "accent",
                                  "on-accent",
                                  "link",
                                  "focus-ring",
                                  "selection",
                                  "error",
                                  "error-tint",
                                  "warning",
                                  "warning-tint",
                                  "info",
                                  "info-tint",
                                  "ok",
                                  "ok-tint",
                                  "primary-border",
                                  "primary-fill",
                                  "secondary-border",
                                  "secondary-fill",
                                  "global-border",
                                  "global-fill",
                                  "external-border",
                                  "external-fill",
                                  "primary-fill-strong",
                                  "secondary-fill-strong",
                                  "category-network",
                                  "category-web",
                                  "category-containers",
                                  "category-database",
                                  "category-storage",
                                  "category-analytics",
                                  "category-integration",
                                  "category-ai",
                                  "category-security",
                                  "category-observability",
                                  "category-other",
                                  "series-1",
                                  "series-2",
                                  "series-3",
                                  "series-4",
                                  "series-5"};
static_assert(std::size(kNames) == kTokenCount);

/// A row has a light and a dark colour, and the same two in high contrast where they are others there.
Tokens load(Theme theme, bool strong = false)
{
    const QJsonObject table = QJsonDocument::fromJson(themeResource(QStringLiteral("tokens.json"))).object();
    const int column = theme == Theme::Light ? 0 : 1;
    std::array<QColor, kTokenCount> colors;
    for (std::size_t i = 0; i < kTokenCount; ++i) {
        const QJsonArray row = table.value(QLatin1String(kNames[i])).toArray();
        colors[i] = QColor(row.at(strong && row.size() > 2 ? column + 2 : column).toString());
        Q_ASSERT_X(colors[i].isValid(), "tokens.json", kNames[i]);
    }
    return {theme, colors};
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QFont fontOf(const QStringList &families, double pixels, QFont::Weight weight,
             QFont::HintingPreference hinting = QFont::PreferDefaultHinting)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setWeight(weight);
    font.setKerning(true);
    font.setHintingPreference(hinting);
    return font;
}

} // namespace

QByteArray themeResource(const QString &name)
{
    static const bool registered = (registerThemeResources(), true);
    Q_UNUSED(registered);
    QFile file(QStringLiteral(":/breakwater/") + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(open, "theme resource", qPrintable(name));
    return open ? file.readAll() : QByteArray();
}

const char *toWord(Token token)
{
    return kNames[static_cast<std::size_t>(token)];
}

const QColor &Tokens::category(Category category) const
{
    const int index = std::min(static_cast<int>(category), static_cast<int>(Category::Other));
    return color(static_cast<Token>(static_cast<int>(Token::CategoryNetwork) + index));
}

const QColor &Tokens::zoneBorder(Site site) const
{
    constexpr Token borders[] = {Token::PrimaryBorder, Token::SecondaryBorder, Token::GlobalBorder,
                                 Token::ExternalBorder};
    return color(borders[static_cast<std::size_t>(site)]);
}

const QColor &Tokens::zoneFill(Site site) const
{
    constexpr Token fills[] = {Token::PrimaryFill, Token::SecondaryFill, Token::GlobalFill,
                               Token::ExternalFill};
    return color(fills[static_cast<std::size_t>(site)]);
}

const QColor &Tokens::series(int index) const
{
    return color(static_cast<Token>(static_cast<int>(Token::Series1) + ((index % 5) + 5) % 5));
}

QColor Tokens::faded(Token token, double opacity) const
{
    QColor result = color(token);
    result.setAlphaF(static_cast<float>(opacity));
    return result;
}

const Tokens &tokens(Theme theme)
{
    static const Tokens light = load(Theme::Light);
    static const Tokens dark = load(Theme::Dark);
    return theme == Theme::Light ? light : dark;
}

const Tokens &strongTokens(Theme theme)
{
    static const Tokens light = load(Theme::Light, true);
    static const Tokens dark = load(Theme::Dark, true);
    return theme == Theme::Light ? light : dark;
}

QPalette paletteOf(const Tokens &tokens)
{
    QPalette palette;
    const auto all = [&](QPalette::ColorRole role, Token token) {
        palette.setColor(role, tokens.color(token));
    };
    all(QPalette::Window, Token::Panel);
    all(QPalette::WindowText, Token::Text);
    all(QPalette::Base, Token::Field);
    all(QPalette::AlternateBase, Token::AlternateSurface);
    all(QPalette::Text, Token::Text);
    all(QPalette::PlaceholderText, Token::SecondaryText);
    all(QPalette::Button, Token::Panel);
    all(QPalette::ButtonText, Token::Text);
    all(QPalette::BrightText, Token::Error);
    all(QPalette::ToolTipBase, Token::Card);
    all(QPalette::ToolTipText, Token::Text);
    all(QPalette::Highlight, Token::Selection);
    all(QPalette::HighlightedText, Token::Text);
    all(QPalette::Link, Token::Link);
    all(QPalette::LinkVisited, Token::Link);
    all(QPalette::Light, Token::Canvas);
    all(QPalette::Midlight, Token::Panel);
    all(QPalette::Mid, Token::Hairline);
    all(QPalette::Dark, Token::CardBorder);
    all(QPalette::Shadow, Token::ControlBorder);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tokens.color(Token::DisabledText));
    return palette;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

/// The same font each time on the GUI thread: it has found its faces already.
QFont screenFont(int pixels, QFont::Weight weight)
{
    const auto made = [&] {
        return fontOf(
            {QStringLiteral("Inter"), QStringLiteral("Liberation Sans"), QStringLiteral("sans-serif")},
            pixels, weight);
    };
    const QCoreApplication *application = QCoreApplication::instance();
    if (!application || QThread::currentThread() != application->thread())
        return made();
    static QHash<std::pair<int, int>, QFont> *known = nullptr;
    if (!known) {
        known = new QHash<std::pair<int, int>, QFont>;
        qAddPostRoutine([] {
            delete known;
            known = nullptr;
        });
    }
    const std::pair<int, int> key(pixels, weight);
    const auto found = known->constFind(key);
    return found != known->constEnd() ? *found : *known->insert(key, made());
}

QFont screenMonoFont(int pixels)
{
    return fontOf({QStringLiteral("Liberation Mono"), QStringLiteral("monospace")}, pixels, QFont::Normal);
}

QFont paperFont(double pixels, QFont::Weight weight)
{
    return fontOf({QStringLiteral("Liberation Sans"), QStringLiteral("Arimo"), QStringLiteral("sans-serif")},
                  pixels, weight, QFont::PreferNoHinting);
}

QFont paperMonoFont(double pixels, QFont::Weight weight)
{
    return fontOf({QStringLiteral("Liberation Mono"), QStringLiteral("Cousine"), QStringLiteral("monospace")},
                  pixels, weight, QFont::PreferNoHinting);
}

} // namespace breakwater
