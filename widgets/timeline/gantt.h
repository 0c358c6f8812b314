// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/gantt_rows.h"

#include <QAbstractScrollArea>

namespace breakwater {

/// The recovery as bars on the clock of the declaration, with a playhead. Paints only the rows that show.
class Gantt final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit Gantt(Playback &playback, QWidget *parent = nullptr);

    void setEverything(bool everything); ///< also what takes no time
    void zoomBy(double factor); ///< about the playhead; 1 is the whole recovery
    const GanttChart &chart() const { return m_chart; }
    int currentRow() const { return m_current; }
    void choose(int row); ///< selects what the row works on, and goes to its start
    QRect placeOf(int row) const; ///< of its bar, in viewport pixels

Q_SIGNALS:
    void chartChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void refresh();
    void refreshBars();
    void followMoment();
    void followSelection();
    void showRow(int row);
    double x(double tPlus) const;
    double tPlusAt(double x) const;
    int rowAt(int y) const;
    void paintAxis(QPainter &painter) const;
    void paintRow(QPainter &painter, int index, int top) const;
    void paintBar(QPainter &painter, const GanttRow &row, int top) const;
    void paintLines(QPainter &painter) const;
    QString words(int row) const;

    Playback &m_playback;
    GanttChart m_chart;
    bool m_everything = false;
    double m_zoom = 1;
    int m_current = -1;
};

/// How an owner is told from another: a colour of the theme and a pattern, which stands alone in greyscale.
QColor ownerColor(int index);
QBrush ownerPattern(int index);

} // namespace breakwater
