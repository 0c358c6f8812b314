// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/result_chip.h"

#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QPainter>

#include <tuple>

namespace breakwater {

namespace {

/// Missed before unknown before met; among alike what is farthest beyond its target, in minutes.
std::tuple<int, bool, double> badness(const StampEstimate &estimate)
{
    const int rank = estimate.rtoVerdict == Verdict::Missed ? 3
        : estimate.rtoVerdict == Verdict::Unknown           ? 2
        : estimate.rtoVerdict == Verdict::Met               ? 1
                                                            : 0;
    const Minutes beyond = estimate.rto.rto - estimate.rtoTarget.value_or(Minutes{0});
    return {rank, estimate.rto.unbounded, beyond.count()};
}

} // namespace

ResultChip::ResultChip(Session &session, QWidget *parent)
    : QAbstractButton(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("resultChip"));
    setFixedHeight(30);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&session, &Session::assessmentChanged, this, &ResultChip::refresh);
    connect(&session, &Session::selectionChanged, this, &ResultChip::refresh);
    connect(&session, &Session::documentChanged, this, &ResultChip::refresh);
    connect(this, &QAbstractButton::clicked, this, [this] { m_session.reveal(m_stamp.text); });
    refresh();
}

void ResultChip::refresh()
{
    const auto assessment = m_session.assessment();
    const StampEstimate *shown = nullptr;
    if (assessment) {
        shown = assessment->estimate(m_session.selection().stamp);
        if (m_session.selection().stamp.empty()) // with nothing in hand the worst stamp speaks for all
            for (const StampEstimate &estimate : assessment->estimates)
                if (!shown || badness(estimate) > badness(*shown))
                    shown = &estimate;
    }
    const Stamp *stamp = shown ? m_session.topology().stamp(shown->stamp) : nullptr;
    setVisible(stamp != nullptr);
    if (!stamp)
        return;
    m_stamp = stamp->id;
    const Promise &promise = shown->rto;
    m_head = tr("RTO %1").arg(promiseText(promise));
    m_target.clear();
    m_verdict.clear();
    m_shortVerdict.clear();
    m_mark = Mark::None;
    if (shown->rtoTarget) {
        m_target = tr(" / target %1").arg(minutesText(shown->rtoTarget));
        switch (shown->rtoVerdict) {
        case Verdict::Met:
            m_mark = Mark::Ok;
            m_verdict = m_shortVerdict = tr(", met");
            break;
        case Verdict::Missed:
            m_mark = Mark::Error;
            m_shortVerdict = tr(", missed");
            m_verdict = promise.unbounded
                ? m_shortVerdict
                : tr(", missed by %1").arg(minutesText(promise.rto - *shown->rtoTarget));
            break;
        case Verdict::Unknown:
            m_mark = Mark::Warning;
            m_verdict = m_shortVerdict = tr(", not known");
            break;
        case Verdict::NotJudged:
            break;
        }
    }
    m_of =
        m_session.topology().stamps.size() > 1 ? QStringLiteral(" \u00b7 ") + toQt(stamp->name) : QString();
    const QString all = m_head + m_target + m_verdict + m_of;
    setAccessibleName(all);
    setToolTip(tr("Loss of the region: %1").arg(all));
    updateGeometry();
    update();
}

QSize ResultChip::sizeHint() const
{
    return {QFontMetrics(screenFont(13, QFont::DemiBold)).horizontalAdvance(m_head)
                + QFontMetrics(screenFont(13)).horizontalAdvance(m_target + m_verdict + m_of) + 48,
            30};
}

/// As much as there is room for: by how much goes first, then whose it is, then the word that the sign says
/// too.
QString ResultChip::restFor(int room) const
{
    const QFontMetrics metrics(screenFont(13));
    const QString ways[] = {m_target + m_verdict + m_of, m_target + m_shortVerdict + m_of,
                            m_target + m_verdict, m_target + m_shortVerdict, m_target};
    for (const QString &way : ways)
        if (metrics.horizontalAdvance(way) <= room)
            return way;
    return metrics.elidedText(m_target, Qt::ElideRight, std::max(0, room));
}

void ResultChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight); // the figures are placed one after the other
    const Token tint = m_mark == Mark::Error ? Token::ErrorTint
        : m_mark == Mark::Warning            ? Token::WarningTint
        : m_mark == Mark::Ok                 ? Token::OkTint
                                             : Token::InfoTint;
    const QColor edge = t.color(m_mark == Mark::None ? Token::ControlBorder : tokenOf(m_mark));
    painter.setPen(QPen(hasFocus() ? t.color(Token::FocusRing) : edge, hasFocus() ? 2 : 1));
    painter.setBrush(t.color(tint));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    int x = 10;
    if (m_mark != Mark::None) {
        paintMark(painter, QRectF(x, 7, 16, 16), m_mark, t);
        x += 24;
    }
    const QFont strong = screenFont(13, QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(t.color(Token::Text));
    const int room = width() - x - 8;
    const QString head = QFontMetrics(strong).elidedText(m_head, Qt::ElideRight, room);
    painter.drawText(QRect(x, 0, room, height()), Qt::AlignVCenter, head);
    const int used = QFontMetrics(strong).horizontalAdvance(head);
    painter.setFont(screenFont(13));
    painter.drawText(QRect(x + used, 0, room - used, height()), Qt::AlignVCenter, restFor(room - used));
}

} // namespace breakwater
