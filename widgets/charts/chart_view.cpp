// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_view.h"

#include "widgets/theme/current.h"

#include <QAccessible>
#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr double kReach = 14, kRing = 11; ///< pixels
constexpr int kMostWords = 90; ///< characters a line of a tooltip

} // namespace

ChartView::ChartView(QWidget *parent)
    : QChartView(parent)
{
    setObjectName(QStringLiteral("chartView"));
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
}

void ChartView::show(const charts::Drawing &drawing)
{
    m_spots = drawing.spots;
    m_header = drawing.header;
    m_rows = drawing.rows;
    m_bars = drawing.bars > 0;
    m_current = -1;
    viewport()->update();
}

QPointF ChartView::placeOf(int spot) const
{
    const QList<QAbstractSeries *> series = chart()->series();
    if (series.isEmpty())
        return {};
    const QPointF place = chart()->mapToPosition(m_spots[static_cast<std::size_t>(spot)].at, series.first());
    return mapFromScene(chart()->mapToScene(place));
}

QString ChartView::words(int spot) const
{
    if (spot < 0 || spot >= static_cast<int>(m_spots.size()))
        return {};
    const auto row = static_cast<std::size_t>(m_spots[static_cast<std::size_t>(spot)].row);
    if (row >= m_rows.size())
        return {};
    QStringList lines;
    for (qsizetype i = 0; i < m_rows[row].cells.size() && i < m_header.size(); ++i) {
        QString cell = m_rows[row].cells[i];
        if (cell.isEmpty())
            continue;
        if (cell.size() > kMostWords)
            cell.replace(QStringLiteral("; "), QStringLiteral(";\n    "));
        lines << QStringLiteral("%1: %2").arg(m_header[i], cell);
    }
    return lines.join(QLatin1Char('\n'));
}

/// Of a chart with names beside it the row that is pointed at, else the nearest mark within reach; of several
/// at one place the first, which changes least.
int ChartView::spotAt(const QPointF &place) const
{
    int nearest = -1;
    double least = m_bars ? 1e9 : kReach;
    const QRectF plot = mapFromScene(chart()->mapToScene(chart()->plotArea()).boundingRect()).boundingRect();
    for (int i = 0; i < static_cast<int>(m_spots.size()); ++i) {
        const QPointF away = placeOf(i) - place;
        const double distance = m_bars ? std::abs(away.y()) : std::hypot(away.x(), away.y());
        const bool inside = !m_bars
            || (place.y() >= plot.top() && place.y() <= plot.bottom() && place.x() <= plot.right() + kReach);
        if (inside && distance < least - 1e-6) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

void ChartView::point(int spot)
{
    if (spot == m_current)
        return;
    m_current = spot;
    setAccessibleDescription(words(spot));
    QAccessibleEvent said(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&said);
    viewport()->update();
}

void ChartView::walkTo(int spot)
{
    if (m_spots.empty())
        return;
    point(std::clamp(spot, 0, static_cast<int>(m_spots.size()) - 1));
    QToolTip::showText(viewport()->mapToGlobal(placeOf(m_current).toPoint() + QPoint(12, 12)),
                       words(m_current), viewport());
}

void ChartView::paintEvent(QPaintEvent *event)
{
    QChartView::paintEvent(event);
    const Tokens &t = currentTokens();
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (m_current >= 0 && m_current < static_cast<int>(m_spots.size())) {
        painter.setPen(QPen(t.color(Token::FocusRing), 2));
        painter.drawEllipse(placeOf(m_current), kRing, kRing);
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.color(Token::FocusRing), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    QChartView::mouseMoveEvent(event);
    const int spot = spotAt(event->position());
    if (spot == m_current)
        return;
    point(spot);
    setCursor(spot >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QToolTip::showText(event->globalPosition().toPoint(), words(spot), viewport());
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    QChartView::mousePressEvent(event);
    const int spot = event->button() == Qt::LeftButton ? spotAt(event->position()) : -1;
    if (spot < 0)
        return;
    point(spot);
    Q_EMIT chosen(m_spots[static_cast<std::size_t>(spot)].row);
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_spots.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        walkTo(m_current + 1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Up:
        walkTo(m_current < 0 ? last : m_current - 1);
        break;
    case Qt::Key_Home:
        walkTo(0);
        break;
    case Qt::Key_End:
        walkTo(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT chosen(m_spots[static_cast<std::size_t>(m_current)].row);
        break;
    default:
        QChartView::keyPressEvent(event);
    }
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    viewport()->update();
}

bool ChartView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && !hasFocus())
        point(-1);
    if (event->type() == QEvent::ToolTip)
        return true; // shown as soon as a mark is pointed at
    return QChartView::viewportEvent(event);
}

} // namespace breakwater
