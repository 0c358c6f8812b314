// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/preferences.h"

#include "widgets/theme/strong.h"

#include <QLocale>
#include <QSettings>
#include <QVariant>

#include <algorithm>

namespace breakwater {

namespace {

QVariant get(const char *key, const QVariant &otherwise)
{
    return QSettings().value(QLatin1String(key), otherwise);
}

} // namespace

Preferences &Preferences::self()
{
    static Preferences preferences;
    return preferences;
}

void Preferences::set(const char *key, const QVariant &value)
{
    QSettings().setValue(QLatin1String(key), value);
    Q_EMIT changed();
}

bool Preferences::reducedMotion() const
{
    return m_reduced || get("reducedMotion", false).toBool();
}

void Preferences::setReducedMotion(bool reduced)
{
    set("reducedMotion", reduced);
}

bool Preferences::highContrast() const
{
    return get("highContrast", systemHighContrast()).toBool();
}

void Preferences::setHighContrast(bool strong)
{
    set("highContrast", strong);
}

bool Preferences::wheelZooms() const
{
    return get("wheelZooms", false).toBool();
}

void Preferences::setWheelZooms(bool zooms)
{
    set("wheelZooms", zooms);
}

bool Preferences::snapping() const
{
    return get("snapping", true).toBool();
}

void Preferences::setSnapping(bool snaps)
{
    set("snapping", snaps);
}

bool Preferences::letterPaper() const
{
    return get("letterPaper", QLocale::system().measurementSystem() == QLocale::ImperialUSSystem).toBool();
}

void Preferences::setLetterPaper(bool letter)
{
    set("letterPaper", letter);
}

Currency Preferences::currency() const
{
    const QString code = get("currency", QStringLiteral("USD")).toString();
    const double rate = get("currencyPerDollar", 1).toDouble();
    if (code.size() != 3 || code == QLatin1String("USD") || !(rate > 0))
        return {};
    return {code.toStdString(), rate};
}

void Preferences::setCurrency(const Currency &currency)
{
    QSettings().setValue(QLatin1String("currencyPerDollar"), currency.perDollar);
    set("currency", QString::fromStdString(currency.code));
}

QString Preferences::iconFolder() const
{
    return get("iconFolder", QString()).toString();
}

void Preferences::setIconFolder(const QString &folder)
{
    set("iconFolder", folder);
}

bool Preferences::iconsOnly() const
{
    return get("iconsOnly", false).toBool();
}

void Preferences::setIconsOnly(bool icons)
{
    set("iconsOnly", icons);
}

bool Preferences::coachMarks() const
{
    return get("coachMarks", true).toBool();
}

void Preferences::setCoachMarks(bool shown)
{
    set("coachMarks", shown);
}

int Preferences::scalePercent() const
{
    return std::clamp(get("scalePercent", 100).toInt(), 75, 300);
}

void Preferences::setScalePercent(int percent)
{
    set("scalePercent", percent);
}

std::chrono::seconds Preferences::foldEvery() const
{
    return std::chrono::seconds(std::clamp(get("foldEverySeconds", 30).toInt(), 5, 600));
}

void Preferences::setFoldEvery(std::chrono::seconds every)
{
    set("foldEverySeconds", static_cast<int>(every.count()));
}

} // namespace breakwater
