// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/budget_bar.h"

#include "widgets/session/language.h"
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

charts::Look screenLook()
{
    return charts::Look::ofScreen(currentTokens(), inInterface);
}

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
    return m_budget ? face().span() : 1;
}

double BudgetBar::scale() const
{
    return bar().width() / span();
}

QRectF BudgetBar::bar() const
{
    return {kMargin, kTop, width() - 2 * kMargin, kBar};
}

/// Percentiles are of the plan as it is: what is asked is not simulated.
charts::BudgetFace BudgetBar::face() const
{
    charts::BudgetFace face;
    face.budget = *m_budget;
    if (m_asked) {
        face.asked = m_asked->block;
        return face;
    }
    const auto run = m_playback.result();
    const auto spread =
        run ? run->simulation.byStamp.find(m_budget->stamp) : decltype(run->simulation.byStamp.end()){};
    charts::setSpread(face, run && spread != run->simulation.byStamp.end() ? &spread->second : nullptr);
    return face;
}

QRectF BudgetBar::placeOf(std::size_t piece) const
{
    return charts::pieceBox(face(), bar(), piece);
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
    return m_budget ? charts::budgetWords(screenLook(), face()) : QString();
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
    const bool over = face().over();
    const QString right = m_asked ? tr("What if: %1").arg(verdict()) : verdict();
    const int rightWidth = painter.fontMetrics().horizontalAdvance(right) + 4;
    painter.drawText(QRectF(kMargin, 0, width() - 2 * kMargin - rightWidth - 12, kTop), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(
                         head, Qt::ElideRight, width() - static_cast<int>(2 * kMargin) - rightWidth - 12));
    painter.setPen(t.color(over ? Token::Error : Token::Ok));
    painter.drawText(QRectF(kMargin, 0, width() - 2 * kMargin, kTop), Qt::AlignVCenter | Qt::AlignRight,
                     right);

    charts::paintBudget(painter, screenLook(), face(), bar());
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
