// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/playback.h"
#include "widgets/theme/marks.h"

#include <QAbstractButton>
#include <QStringList>

namespace breakwater {

/// How the run ends: "RTO 43 min / target 60 min, met". Hatched, and saying so, once the design is another.
class RunChip final : public QAbstractButton {
    Q_OBJECT
public:
    explicit RunChip(Playback &playback, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// What it says when it is that wide.
    QString shownIn(int width) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    int widthFor(const QString &text) const;

    Playback &m_playback;
    QString m_text;
    QStringList m_shorter; ///< of a result, for less room; none of anything else
    Mark m_mark = Mark::None;
    bool m_hatched = false;
};

/// The result of a run that decides: the first that misses its target, else the longest.
const PlayResult *worstOf(const EventLog &log);

} // namespace breakwater
