// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/playback.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace breakwater {

class RunChip;

/// What happens, to what, in which way; Run; the clock; how it ends.
class ScenarioBar final : public QWidget {
    Q_OBJECT
public:
    explicit ScenarioBar(Playback &playback, QWidget *parent = nullptr);

    /// The question as it is chosen now.
    PlayQuestion question() const;
    void choose(const PlayQuestion &question); ///< selects what it asks, as far as it is offered
    void run(); ///< F5
    void cancel(); ///< Shift+F5: what runs, else the playback itself
    void save(); ///< keeps the question in the design, one undo step

private:
    void buildChoices();
    void buildPlayer();
    void refill(); ///< what the design offers
    void refillTargets();
    void refillModes();
    void refresh();
    void showClock();

    Playback &m_playback;
    QComboBox *m_saved, *m_disruption, *m_target, *m_mode, *m_stamps, *m_speed;
    QPushButton *m_run;
    QToolButton *m_save, *m_back, *m_play, *m_forth, *m_leave;
    QLabel *m_clock;
    RunChip *m_chip;
    std::vector<StampId> m_stampIds;
};

} // namespace breakwater
