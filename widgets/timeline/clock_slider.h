// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/playback.h"

#include <QSlider>

namespace breakwater {

/// Goes to any moment of the run; marks the declaration and the target on its groove.
class ClockSlider final : public QSlider {
    Q_OBJECT
public:
    explicit ClockSlider(Playback &playback, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void refresh();
    void follow();
    double shareOf(Minutes at) const;
    void seekTo(double x);

    Playback &m_playback;
};

} // namespace breakwater
