// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/budget_bar.h"

#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/timeline/run_chip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr double kMargin = 12, kTop = 20, kBar = 20, kReach = 4, kNoMore = 0.05;

} // namespace

BudgetBar::BudgetBar(Playback &playback, QWidget *parent)
    : QWidget(parent)
    , m_playback(playback)
{
    setObjectName(QStringLiteral("budgetBar"));
    setFixedHeight(46);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(&playback, &Playback::runChanged, this, &BudgetBar::refresh);
    connect(&playback, &Playback::momentChanged, this, qOverload<>(&QWidget::update));
    refresh();
}

void BudgetBar::refresh()
{
    const auto run = m_playback.result();
    const PlayResult *worst = run ? worstOf(run->log) : nullptr;
    m_asked.reset();
    m_real = worst ? budgetOf(run->plan, run->schedule, worst->stamp, worst->rtoTarget) : std::nullopt;
    m_budget = m_real;
    setVisible(m_budget.has_value());
    setAccessibleName(m_budget ? tr("RTO budget: %1").arg(verdict()) : tr("RTO budget"));
    update();
}

/// The plan once more, with one block as long as that: another path may then set the end.
void BudgetBar::ask(std::size_t block, Minutes length)
{
    const auto run = m_playback.result();
    if (!run || !m_real)
        return;
    const auto &window = run->schedule.windows[block];
    if (std::abs((length - (window.end - window.start)).count()) < kNoMore) {
        forgetWhatIf();
        return;
    }
    m_asked = Asked{block, length};
    RecoveryPlan plan = run->plan;
    plan.blocks[block].time.planning = length;
    plan.blocks[block].time.state = Figure::State::Value;
    m_budget = budgetOf(plan, schedule(plan), m_real->stamp, m_real->target);
    setAccessibleName(tr("RTO budget, if: %1").arg(verdict()));
    update();
}

void BudgetBar::forgetWhatIf()
{
    m_asked.reset();
    m_budget = m_real;
    setAccessibleName(tr("RTO budget: %1").arg(verdict()));
    update();
}

double BudgetBar::span() const
{
    if (!m_budget)
        return 1;
    return std::max({1.0, m_budget->total.count(), m_budget->target.value_or(Minutes{0}).count()});
}

double BudgetBar::scale() const
{
    return (width() - 2 * kMargin) / span();
}

QRectF BudgetBar::placeOf(std::size_t piece) const
{
    double from = kMargin;
    for (std::size_t i = 0; i < piece; ++i)
        from += m_budget->pieces[i].minutes.count() * scale();
    return {from, kTop, m_budget->pieces[piece].minutes.count() * scale(), kBar};
}

std::optional<std::size_t> BudgetBar::edgeAt(double x) const
{
    for (std::size_t i = 0; m_budget && i < m_budget->pieces.size(); ++i)
        if (std::abs(placeOf(i).right() - x) <= kReach)
            return i;
    return std::nullopt;
}

std::optional<std::size_t> BudgetBar::pieceAt(double x) const
{
    for (std::size_t i = 0; m_budget && i < m_budget->pieces.size(); ++i)
        if (const QRectF box = placeOf(i); x >= box.left() && x < box.right())
            return i;
    return std::nullopt;
}

QString BudgetBar::verdict() const
{
    if (!m_budget)
        return {};
    const QString total =
        (m_budget->atLeast ? QStringLiteral("\u2265 ") : QString()) + minutesText(m_budget->total);
    if (m_budget->unbounded)
        return tr("%1 known, and something without a bound").arg(total);
    const auto reserve = m_budget->reserve();
    if (!reserve)
        return tr("%1, no target").arg(total);
    if (*reserve >= Minutes{0})
        return tr("%1 of %2, %3 in reserve")
            .arg(total, minutesText(*m_budget->target), minutesText(*reserve));
    return tr("%1 of %2, %3 too long").arg(total, minutesText(*m_budget->target), minutesText(-*reserve));
}

QString BudgetBar::words(std::size_t index) const
{
    const BudgetPiece &piece = m_budget->pieces[index];
    QString text = tr("%1: %2").arg(toQt(piece.title), minutesText(piece.minutes));
    if (!m_budget->target)
        return text;
    const auto run = m_playback.result();
    const auto longest = longestWithin(run->plan, m_budget->stamp, piece.block, *m_budget->target);
    text += QLatin1Char('\n')
        + (longest ? tr("At most %1 for the target, with everything else as it is").arg(minutesText(*longest))
                   : tr("No length of it alone meets the target"));
    return text + QLatin1Char('\n') + tr("Drag its right edge to try another length");
}

void BudgetBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), t.color(Token::Panel));
    if (!m_budget)
        return;
    const auto run = m_playback.result();
    const Stamp *stamp = run ? run->now.topology->stamp(m_budget->stamp) : nullptr;
    const QString head =
        tr("RTO budget, %1, minutes from the disruption on").arg(stamp ? toQt(stamp->name) : QString());
    painter.setFont(screenFont(11, QFont::DemiBold));
    painter.setPen(t.color(Token::Text));
    const bool over = m_budget->unbounded || m_budget->reserve().value_or(Minutes{0}) < Minutes{0};
    const QString right = m_asked ? tr("What if: %1").arg(verdict()) : verdict();
    const int rightWidth = painter.fontMetrics().horizontalAdvance(right) + 4;
    painter.drawText(QRectF(kMargin, 0, width() - 2 * kMargin - rightWidth - 12, kTop), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(
                         head, Qt::ElideRight, width() - static_cast<int>(2 * kMargin) - rightWidth - 12));
    painter.setPen(t.color(over ? Token::Error : Token::Ok));
    painter.drawText(QRectF(kMargin, 0, width() - 2 * kMargin, kTop), Qt::AlignVCenter | Qt::AlignRight,
                     right);

    painter.setPen(QPen(t.color(Token::Hairline), 1));
    painter.setBrush(t.color(Token::OkTint));
    if (m_budget->target)
        painter.drawRect(QRectF(kMargin, kTop, m_budget->target->count() * scale(), kBar));
    for (std::size_t i = 0; i < m_budget->pieces.size(); ++i) {
        const BudgetPiece &piece = m_budget->pieces[i];
        const QRectF box = placeOf(i);
        const bool asked = m_asked && m_asked->block == piece.block;
        const bool early = piece.detect || piece.decide;
        painter.setPen(QPen(t.color(asked ? Token::Text : Token::Panel), asked ? 2 : 1,
                            asked ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(early ? t.color(Token::AlternateSurface)
                               : t.faded(Token::Accent, i % 2 == 0 ? 1.0 : 0.78));
        painter.drawRect(box);
        if (early || piece.atLeast) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QBrush(t.color(Token::ControlBorder), Qt::BDiagPattern));
            painter.drawRect(box);
        }
        const QString text = minutesText(piece.minutes);
        const QFont font = screenFont(11, QFont::DemiBold);
        if (QFontMetricsF(font).horizontalAdvance(text) + 8 > box.width())
            continue;
        painter.setFont(font);
        if (early) {
            const double wide = QFontMetricsF(font).horizontalAdvance(text) + 6;
            painter.fillRect(QRectF(box.center().x() - wide / 2, box.top() + 3, wide, kBar - 6),
                             t.color(Token::AlternateSurface));
        }
        painter.setPen(t.color(early ? Token::Text : Token::OnAccent));
        painter.drawText(box, Qt::AlignCenter, text);
    }
    if (m_budget->target) {
        const double at = kMargin + m_budget->target->count() * scale();
        painter.fillRect(QRectF(at - 1, kTop - 2, 2, kBar + 4), t.color(Token::Error));
    }
    if (hasFocus()) {
        painter.setPen(QPen(t.color(Token::FocusRing), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void BudgetBar::mousePressEvent(QMouseEvent *event)
{
    const auto edge = event->button() == Qt::LeftButton ? edgeAt(event->position().x()) : std::nullopt;
    if (!edge)
        return;
    m_dragged = m_budget->pieces[*edge].block;
    m_grabbedAt = event->position().x();
    m_scaleThen = scale();
    m_lengthThen = m_budget->pieces[*edge].minutes;
}

void BudgetBar::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(m_dragged || edgeAt(event->position().x()) ? Qt::SplitHCursor : Qt::ArrowCursor);
    if (!m_dragged)
        return;
    const double more = (event->position().x() - m_grabbedAt) / m_scaleThen;
    ask(*m_dragged, std::max(Minutes{0}, m_lengthThen + Minutes{more}));
}

void BudgetBar::mouseReleaseEvent(QMouseEvent *)
{
    m_dragged.reset();
}

void BudgetBar::mouseDoubleClickEvent(QMouseEvent *)
{
    forgetWhatIf();
}

void BudgetBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_asked)
        forgetWhatIf();
    else
        QWidget::keyPressEvent(event);
}

bool BudgetBar::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_budget) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto piece = pieceAt(help->pos().x());
        QToolTip::showText(help->globalPos(), piece ? words(*piece) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace breakwater
