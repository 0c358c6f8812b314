// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>

namespace breakwater {

/// What a user likes, for every window and every design; kept between starts. A change applies at once.
class Preferences final : public QObject {
    Q_OBJECT
public:
    static Preferences &self();

    bool reducedMotion() const; ///< nothing glides
    void setReducedMotion(bool reduced);
    bool wheelZooms() const; ///< the wheel alone zooms, and scrolls with Ctrl
    void setWheelZooms(bool zooms);
    bool iconsOnly() const; ///< of the toolbar
    void setIconsOnly(bool icons);
    bool coachMarks() const; ///< until they were dismissed
    void setCoachMarks(bool shown);
    int scalePercent() const; ///< of everything on screen; from the next start
    void setScalePercent(int percent);
    std::chrono::seconds foldEvery() const; ///< how often the recovery journal becomes one record
    void setFoldEvery(std::chrono::seconds every);

Q_SIGNALS:
    void changed();

private:
    Preferences() = default;
    void set(const char *key, const QVariant &value);
};

} // namespace breakwater
