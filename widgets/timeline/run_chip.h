// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/playback.h"
#include "widgets/theme/marks.h"

#include <QAbstractButton>

namespace breakwater {

/// How the run ends: "RTO 43 min / target 60 min, met". Hatched, and saying so, once the design is another.
class RunChip final : public QAbstractButton {
    Q_OBJECT
public:
    explicit RunChip(Playback &playback, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {60, 30}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Playback &m_playback;
    QString m_text;
    Mark m_mark = Mark::None;
    bool m_hatched = false;
};

/// The result of a run that decides: the first that misses its target, else the longest.
const PlayResult *worstOf(const EventLog &log);

} // namespace breakwater
