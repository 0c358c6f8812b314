// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/session/session.h"
#include "widgets/theme/marks.h"

#include <QAbstractButton>

namespace breakwater {

/// "RTO 146 min / target 60 min, missed by 86 min" of the stamp in hand; a click shows the stamp.
class ResultChip final : public QAbstractButton {
    Q_OBJECT
public:
    explicit ResultChip(Session &session, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, 30}; }
    /// What follows the figure in `room` pixels.
    QString restFor(int room) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Session &m_session;
    StampId m_stamp;
    QString m_head, m_target, m_of; ///< "RTO 146 min", " / target 60 min", " - Storefront" of several
    QString m_verdict, m_shortVerdict; ///< ", missed by 86 min", ", missed"
    Mark m_mark = Mark::None;
};

} // namespace breakwater
