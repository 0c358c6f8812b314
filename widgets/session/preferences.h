// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/cost.h"

#include <QObject>

#include <chrono>

namespace breakwater {

/// What a user likes, for every window and every design; kept between starts. A change applies at once.
class Preferences final : public QObject {
    Q_OBJECT
public:
    static Preferences &self();

    bool reducedMotion() const; ///< nothing glides
    void reduceMotionNow() { m_reduced = true; } ///< until the program ends, whatever is kept
    void setReducedMotion(bool reduced);
    bool highContrast() const; ///< as the desktop, until something else is said
    void setHighContrast(bool strong);
    bool wheelZooms() const; ///< the wheel alone zooms, and scrolls with Ctrl
    void setWheelZooms(bool zooms);
    bool snapping() const; ///< a card that is moved goes to the grid and to its neighbours' edges
    void setSnapping(bool snaps);
    bool letterPaper() const; ///< else A4; of what remembers no paper of its own
    void setLetterPaper(bool letter);
    Currency currency() const; ///< of money on screen; what is written to files stays in US dollars
    void setCurrency(const Currency &currency);
    QString iconFolder() const; ///< pictures by the kind's word; empty: our own glyphs. From the next start
    void setIconFolder(const QString &folder);
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

    bool m_reduced = false;
};

} // namespace breakwater
