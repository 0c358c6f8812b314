// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/chart_drawings.h"

#include <QChartView>

namespace breakwater {

/// A chart whose marks can be pointed at, walked with the arrow keys, and chosen: each is a row of the table
/// twin, and says what that row says.
class ChartView final : public QChartView {
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);

    void show(const charts::Drawing &drawing);
    int current() const { return m_current; } ///< mark that is pointed at or walked to; -1: none
    QPointF placeOf(int spot) const; ///< in viewport pixels
    QString words(int spot) const; ///< "Workload: Shop RTO", one line a cell
    void walkTo(int spot);

Q_SIGNALS:
    void chosen(int row); ///< of the table twin

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    int spotAt(const QPointF &place) const;
    void point(int spot);

    std::vector<charts::Spot> m_spots;
    QStringList m_header;
    std::vector<charts::Row> m_rows;
    bool m_bars = false;
    int m_current = -1;
};

} // namespace breakwater
