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

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Session &m_session;
    StampId m_stamp;
    QString m_head, m_rest;
    Mark m_mark = Mark::None;
};

} // namespace breakwater
