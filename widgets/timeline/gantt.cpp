// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/gantt.h"

#include "widgets/session/clock_text.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/timeline/run_chip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace breakwater {

namespace {

constexpr int kRow = 20, kAxis = 26, kBar = 12;
constexpr double kMargin = 16, kMostZoom = 64;

int labelWidth(int width)
{
    return std::clamp(width / 4, 150, 320);
}

/// 1, 2 or 5 times a power of ten, or whole hours, at least `least` minutes.
double niceStep(double least)
{
    for (const double step : {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 240.0, 480.0, 720.0, 1440.0})
        if (step >= least)
            return step;
    return std::ceil(least / 1440) * 1440;
}

QString tickText(double tPlus)
{
    if (tPlus == 0)
        return QStringLiteral("T+0");
    return (tPlus > 0 ? QStringLiteral("+") : QString()) + toQt(formatMinutes(Minutes{tPlus}));
}

} // namespace

QColor ownerColor(int index)
{
    return currentTokens().series(index);
}

QBrush ownerPattern(int index)
{
    static constexpr std::array styles{Qt::NoBrush,    Qt::BDiagPattern, Qt::FDiagPattern,    Qt::HorPattern,
                                       Qt::VerPattern, Qt::CrossPattern, Qt::DiagCrossPattern};
    return {ownerColor(index), styles[static_cast<std::size_t>(index) % styles.size()]};
}

Gantt::Gantt(Playback &playback, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_playback(playback)
{
    setObjectName(QStringLiteral("gantt"));
    setAccessibleName(tr("Recovery timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    connect(&playback, &Playback::runChanged, this, &Gantt::refresh);
    connect(&playback, &Playback::momentChanged, this, &Gantt::followMoment);
    connect(&playback.session(), &Session::selectionChanged, this, &Gantt::followSelection);
    refresh();
}

void Gantt::setEverything(bool everything)
{
    m_everything = everything;
    refresh();
}

void Gantt::refresh()
{
    const auto run = m_playback.result();
    m_chart = run ? ganttOf(*run, m_everything) : GanttChart{};
    m_current = -1;
    refreshBars();
    viewport()->update();
    Q_EMIT chartChanged();
}

void Gantt::refreshBars()
{
    const int rows = static_cast<int>(m_chart.rows.size());
    const int room = std::max(0, viewport()->height() - kAxis);
    verticalScrollBar()->setRange(0, std::max(0, rows * kRow - room));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(kRow);
    const int width = std::max(1, viewport()->width() - labelWidth(viewport()->width()));
    horizontalScrollBar()->setRange(0, static_cast<int>(width * (m_zoom - 1)));
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setSingleStep(40);
}

void Gantt::followMoment()
{
    if (m_zoom > 1 && m_playback.isPlaying()) {
        const double at = x((m_playback.at()).count() - m_chart.declared);
        const int left = labelWidth(viewport()->width());
        if (at > viewport()->width() - 40 || at < left)
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(at) - left
                                            - 80);
    }
    viewport()->update();
}

void Gantt::followSelection()
{
    const Selection &selection = m_playback.session().selection();
    const auto run = m_playback.result();
    if (run && !hasFocus())
        for (std::size_t i = 0; i < m_chart.rows.size(); ++i) {
            const GanttRow &row = m_chart.rows[i];
            if (!row.heading && run->plan.blocks[row.block].service
                && selection.has(*run->plan.blocks[row.block].service)) {
                m_current = static_cast<int>(i);
                showRow(m_current);
                break;
            }
        }
    viewport()->update();
}

void Gantt::showRow(int row)
{
    const int top = row * kRow, room = viewport()->height() - kAxis;
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + kRow > bar->value() + room)
        bar->setValue(top + kRow - room);
}

double Gantt::x(double tPlus) const
{
    const double left = labelWidth(viewport()->width());
    const double room = (viewport()->width() - left - 2 * kMargin) * m_zoom;
    const double span = std::max(1.0, m_chart.last - m_chart.first);
    return left + kMargin + (tPlus - m_chart.first) / span * room - horizontalScrollBar()->value();
}

double Gantt::tPlusAt(double at) const
{
    const double first = x(m_chart.first), last = x(m_chart.last);
    return m_chart.first + (at - first) / std::max(1.0, last - first) * (m_chart.last - m_chart.first);
}

int Gantt::rowAt(int y) const
{
    if (y < kAxis)
        return -1;
    const int row = (y - kAxis + verticalScrollBar()->value()) / kRow;
    return row < static_cast<int>(m_chart.rows.size()) ? row : -1;
}

QRect Gantt::placeOf(int index) const
{
    const GanttRow &row = m_chart.rows.at(static_cast<std::size_t>(index));
    const int top = kAxis + index * kRow - verticalScrollBar()->value();
    const int from = static_cast<int>(x(row.start)), to = static_cast<int>(x(row.end));
    return {from, top, std::max(6, to - from), kRow};
}

void Gantt::zoomBy(double factor)
{
    const double head = m_playback.at().count() - m_chart.declared;
    const double before = x(head);
    m_zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    refreshBars();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + static_cast<int>(x(head) - before));
    viewport()->update();
}

void Gantt::choose(int index)
{
    const auto run = m_playback.result();
    if (!run || index < 0 || index >= static_cast<int>(m_chart.rows.size()))
        return;
    m_current = index;
    showRow(index);
    const GanttRow &row = m_chart.rows[static_cast<std::size_t>(index)];
    if (!row.heading) {
        m_playback.pause();
        m_playback.seek(Minutes{row.start + m_chart.declared});
        if (const auto &service = run->plan.blocks[row.block].service)
            m_playback.session().reveal(service->text);
    }
    viewport()->update();
}

void Gantt::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = currentTokens();
    painter.fillRect(viewport()->rect(), t.color(Token::Field));
    if (m_chart.rows.empty()) {
        painter.setFont(screenFont(13));
        painter.setPen(t.color(Token::SecondaryText));
        painter.drawText(viewport()->rect().adjusted(16, 0, -16, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         m_playback.result()
                             ? tr("This disruption touches nothing of the design.")
                             : tr("Choose what happens and press F5 to see the recovery here."));
        return;
    }
    const int first = verticalScrollBar()->value() / kRow;
    const int last =
        std::min(static_cast<int>(m_chart.rows.size()) - 1, first + viewport()->height() / kRow + 1);
    painter.save();
    painter.setClipRect(QRect(0, kAxis, viewport()->width(), viewport()->height() - kAxis));
    for (int i = first; i <= last; ++i)
        paintRow(painter, i, kAxis + i * kRow - verticalScrollBar()->value());
    painter.restore();
    paintAxis(painter);
    paintLines(painter);
}

void Gantt::paintAxis(QPainter &painter) const
{
    const Tokens &t = currentTokens();
    const int left = labelWidth(viewport()->width());
    painter.fillRect(QRect(0, 0, viewport()->width(), kAxis), t.color(Token::Panel));
    painter.fillRect(QRect(0, kAxis - 1, viewport()->width(), 1), t.color(Token::Hairline));
    painter.setFont(screenFont(11));
    painter.setPen(t.color(Token::SecondaryText));
    const auto run = m_playback.result();
    painter.drawText(QRect(12, 0, left - 16, kAxis), Qt::AlignVCenter,
                     QFontMetrics(screenFont(11))
                         .elidedText(run->log.fromWindow ? tr("Minutes from the window on")
                                                         : tr("Minutes; T+0 is the declaration"),
                                     Qt::ElideRight, left - 20));
    const double span = std::max(1.0, m_chart.last - m_chart.first);
    const double room = std::max(1.0, x(m_chart.last) - x(m_chart.first));
    const double step = niceStep(span / room * 64);
    painter.save();
    painter.setClipRect(QRect(left, 0, viewport()->width() - left, viewport()->height()));
    for (double at = std::ceil(m_chart.first / step) * step; at <= m_chart.last + 1e-9; at += step) {
        const double here = x(at);
        painter.setPen(QPen(t.color(at == 0 ? Token::ControlBorder : Token::Hairline), 1));
        painter.drawLine(QPointF(here, kAxis), QPointF(here, viewport()->height()));
        painter.setPen(t.color(Token::SecondaryText));
        painter.drawText(QRectF(here - 40, 0, 80, kAxis), Qt::AlignCenter, tickText(at));
    }
    painter.restore();
}

void Gantt::paintRow(QPainter &painter, int index, int top) const
{
    const Tokens &t = currentTokens();
    const GanttRow &row = m_chart.rows[static_cast<std::size_t>(index)];
    const int left = labelWidth(viewport()->width());
    if (row.heading)
        painter.fillRect(QRect(0, top, viewport()->width(), kRow), t.color(Token::AlternateSurface));
    else if (index == m_current)
        painter.fillRect(QRect(0, top, viewport()->width(), kRow), t.color(Token::Selection));
    const QFont font = screenFont(11, row.heading || row.critical ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(t.color(Token::Text));
    const QString label =
        row.heading || row.number.isEmpty() ? row.title : QStringLiteral("%1  %2").arg(row.number, row.title);
    painter.drawText(QRect(row.heading ? 12 : 20, top, left - 28, kRow), Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(label, Qt::ElideRight, left - 32));
    if (row.heading)
        return;
    painter.save();
    painter.setClipRect(QRect(left, top, viewport()->width() - left, kRow), Qt::IntersectClip);
    paintBar(painter, row, top);
    painter.restore();
}

void Gantt::paintBar(QPainter &painter, const GanttRow &row, int top) const
{
    const Tokens &t = currentTokens();
    const double from = x(row.start), to = x(row.end), middle = top + kRow / 2.0;
    if (row.hold || row.milestone || row.end <= row.start) {
        const double r = row.hold || row.milestone ? 6 : 3.5;
        painter.setPen(QPen(t.color(row.critical ? Token::Text : Token::ControlBorder), 1.5));
        painter.setBrush(row.milestone ? t.color(Token::Ok) : t.color(row.hold ? Token::Text : Token::Card));
        if (row.end <= row.start || row.milestone) {
            painter.drawPolygon(QPolygonF({QPointF(to, middle - r), QPointF(to + r, middle),
                                           QPointF(to, middle + r), QPointF(to - r, middle)}));
            return;
        }
    }
    const QRectF bar(from, middle - kBar / 2.0, std::max(3.0, to - from), kBar);
    const double done = m_playback.at().count() - m_chart.declared;
    QColor tint = ownerColor(row.ownerIndex);
    tint.setAlphaF(0.28F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawRect(bar);
    painter.setBrush(ownerPattern(row.ownerIndex));
    painter.drawRect(bar);
    painter.setBrush(ownerColor(row.ownerIndex));
    painter.drawRect(QRectF(bar.left(), bar.top(), std::min(4.0, bar.width()), kBar));
    if (done > row.start)
        painter.drawRect(
            QRectF(bar.left(), bar.bottom() - 3, std::min(x(done), bar.right()) - bar.left(), 3));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(row.critical ? QPen(t.color(Token::Text), 2) : QPen(ownerColor(row.ownerIndex), 1));
    painter.drawRect(bar);
    if (row.p95 > row.p50) {
        const double usual = x(row.p50), late = x(row.p95);
        painter.setPen(QPen(t.color(Token::Text), 1));
        painter.drawLine(QPointF(usual, middle), QPointF(late, middle));
        for (const double end : {usual, late})
            painter.drawLine(QPointF(end, middle - 4), QPointF(end, middle + 4));
    }
    if (row.hold) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.color(Token::Text));
        painter.drawPolygon(QPolygonF({QPointF(to, middle - 6), QPointF(to + 6, middle),
                                       QPointF(to, middle + 6), QPointF(to - 6, middle)}));
    }
}

void Gantt::paintLines(QPainter &painter) const
{
    const Tokens &t = currentTokens();
    const int left = labelWidth(viewport()->width());
    const auto run = m_playback.result();
    painter.setClipRect(QRect(left, 0, viewport()->width() - left, viewport()->height()));
    const auto flag = [&](double tPlus, const QColor &color, const QColor &on, const QString &text) {
        const double here = x(tPlus);
        painter.fillRect(QRectF(here - 1, kAxis, 2, viewport()->height() - kAxis), color);
        const QFont font = screenFont(11, QFont::DemiBold);
        const double width = QFontMetricsF(font).horizontalAdvance(text) + 12;
        QRectF box(here - width / 2, 4, width, 18);
        box.moveLeft(
            std::clamp(box.left(), left + 2.0, std::max(left + 2.0, viewport()->width() - width - 2)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(box, 3, 3);
        painter.setFont(font);
        painter.setPen(on);
        painter.drawText(box, Qt::AlignCenter, text);
    };
    const PlayResult *worst = worstOf(run->log);
    if (worst && worst->rtoTarget) {
        const double target = worst->rtoTarget->count() - m_chart.declared;
        if (target <= m_chart.last)
            flag(target, t.color(Token::Error), t.color(Token::Card), tr("Target %1").arg(tickText(target)));
    }
    const auto percentile = [&](const std::optional<double> &tPlus, Qt::PenStyle style, const QString &text) {
        if (!tPlus)
            return;
        const double here = x(*tPlus);
        painter.setPen(QPen(t.color(Token::Text), 1, style));
        painter.drawLine(QPointF(here, kAxis), QPointF(here, viewport()->height()));
        painter.setFont(screenFont(11));
        const double width = QFontMetricsF(screenFont(11)).horizontalAdvance(text) + 8;
        const bool fits = here + width < viewport()->width();
        painter.fillRect(QRectF(fits ? here + 1 : here - width - 1, viewport()->height() - 18, width, 16),
                         t.color(Token::Field));
        painter.drawText(QRectF(fits ? here + 1 : here - width - 1, viewport()->height() - 18, width, 16),
                         Qt::AlignCenter, text);
    };
    percentile(m_chart.p50, Qt::DashLine, tr("P50"));
    percentile(m_chart.p95, Qt::DotLine, tr("P95"));
    const double head = m_playback.at().count() - m_chart.declared;
    flag(head, t.color(Token::Accent), t.color(Token::OnAccent),
         tr("T%1%2").arg(head < 0 ? QString() : QStringLiteral("+"), secondsText(Minutes{head})));
    if (m_playback.isStale()) {
        painter.setClipping(false);
        painter.setPen(QPen(t.color(Token::Hairline), 1));
        for (int at = -viewport()->height(); at < viewport()->width(); at += 12)
            painter.drawLine(at, viewport()->height(), at + viewport()->height(), 0);
        const QString text = tr("Of an earlier design: run again (F5)");
        const QFont font = screenFont(13, QFont::DemiBold);
        painter.setFont(font);
        const QSize size(QFontMetrics(font).horizontalAdvance(text) + 24, 28);
        const QRect box(viewport()->rect().center() - QPoint(size.width() / 2, size.height() / 2), size);
        painter.fillRect(box, t.color(Token::WarningTint));
        painter.setPen(t.color(Token::Text));
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

QString Gantt::words(int index) const
{
    const auto run = m_playback.result();
    if (!run || index < 0)
        return {};
    const GanttRow &row = m_chart.rows[static_cast<std::size_t>(index)];
    if (row.heading)
        return row.title;
    const PlanBlock &block = run->plan.blocks[row.block];
    QString text = tr("%1\n%2 to %3, %4\n%5")
                       .arg(row.title, tPlusText(Minutes{row.start}), tPlusText(Minutes{row.end}),
                            timeText(block.time), row.owner);
    if (row.p95 > row.p50)
        text += QLatin1Char('\n')
            + tr("Ends P50 %1, P95 %2").arg(tPlusText(Minutes{row.p50}), tPlusText(Minutes{row.p95}));
    return text;
}

bool Gantt::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), words(rowAt(help->pos().y())), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void Gantt::resizeEvent(QResizeEvent *)
{
    refreshBars();
}

void Gantt::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_playback.result())
        return;
    const int y = static_cast<int>(event->position().y());
    if (y < kAxis)
        m_playback.seek(Minutes{tPlusAt(event->position().x()) + m_chart.declared});
    else
        choose(rowAt(y));
}

/// Dragging along the axis scrubs.
void Gantt::mouseMoveEvent(QMouseEvent *event)
{
    if ((event->buttons() & Qt::LeftButton) && event->position().y() < kAxis && m_playback.result()) {
        m_playback.pause();
        m_playback.seek(Minutes{tPlusAt(event->position().x()) + m_chart.declared});
    }
}

void Gantt::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier)
        zoomBy(event->angleDelta().y() > 0 ? 1.25 : 0.8);
    else
        QAbstractScrollArea::wheelEvent(event);
}

void Gantt::keyPressEvent(QKeyEvent *event)
{
    const int rows = static_cast<int>(m_chart.rows.size());
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Down:
        choose(std::min(m_current + 1, rows - 1));
        break;
    case Qt::Key_Up:
        choose(std::max(m_current - 1, 0));
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_playback.step(event->key() == Qt::Key_Right ? 1 : -1);
        break;
    case Qt::Key_Space:
        m_playback.isPlaying() ? m_playback.pause() : m_playback.play();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        control ? event->ignore() : zoomBy(1.25);
        break;
    case Qt::Key_Minus:
        control ? event->ignore() : zoomBy(0.8);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace breakwater
