// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/marks.h"

#include <QToolButton>

namespace breakwater {

/// One line of a list that leads to another thing; a mark before it, a figure at its right end.
class LinkRow final : public QToolButton {
    Q_OBJECT
public:
    LinkRow(const QString &text, const QString &tip, QWidget *parent);
    void setMark(Mark mark);
    void setFigure(const QString &figure);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark = Mark::None;
    QString m_figure;
};

} // namespace breakwater
