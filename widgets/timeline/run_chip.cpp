// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/run_chip.h"

#include "widgets/paper/verdict_mark.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QPainter>

#include <algorithm>
#include <tuple>

namespace breakwater {

namespace {

constexpr int kHeight = 30, kHatch = 6;

QString rtoOf(const PlayResult &result)
{
    if (!result.rto)
        return RunChip::tr("unbounded");
    return (result.atLeast ? QStringLiteral("\u2265 ") : QString()) + minutesText(*result.rto);
}

QString wordsOf(const PlayResult &result)
{
    const QString rto = rtoOf(result);
    if (!result.rtoTarget)
        return RunChip::tr("RTO %1, no target").arg(rto);
    const QString target = minutesText(result.rtoTarget);
    switch (result.rtoVerdict) {
    case Verdict::Met:
        return RunChip::tr("RTO %1 / target %2, met").arg(rto, target);
    case Verdict::Missed:
        return RunChip::tr("RTO %1 / target %2, missed").arg(rto, target);
    default:
        return RunChip::tr("RTO %1 / target %2, not known").arg(rto, target);
    }
}

/// The same in fewer and fewer words: the sign says the verdict, too.
QStringList shorterWordsOf(const PlayResult &result)
{
    const QString rto = rtoOf(result);
    QStringList ways{wordsOf(result)};
    if (result.rtoTarget)
        ways << RunChip::tr("RTO %1 / target %2").arg(rto, minutesText(result.rtoTarget));
    return ways << RunChip::tr("RTO %1").arg(rto);
}

} // namespace

const PlayResult *worstOf(const EventLog &log)
{
    const auto rank = [](const PlayResult &result) {
        return std::tuple(result.rtoVerdict == Verdict::Missed,
                          result.rto.value_or(Minutes{kLongestMinutes}));
    };
    const auto worst =
        std::max_element(log.results.begin(), log.results.end(),
                         [&](const PlayResult &a, const PlayResult &b) { return rank(a) < rank(b); });
    return worst == log.results.end() ? nullptr : &*worst;
}

RunChip::RunChip(Playback &playback, QWidget *parent)
    : QAbstractButton(parent)
    , m_playback(playback)
{
    setObjectName(QStringLiteral("runChip"));
    setFixedHeight(kHeight);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    connect(&playback, &Playback::runChanged, this, &RunChip::refresh);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (const auto run = m_playback.result())
            if (const PlayResult *worst = worstOf(run->log))
                m_playback.session().reveal(worst->stamp.text);
    });
    refresh();
}

void RunChip::refresh()
{
    const auto run = m_playback.result();
    const PlayResult *worst = run ? worstOf(run->log) : nullptr;
    m_hatched = m_playback.isStale();
    m_mark = Mark::None;
    m_shorter.clear();
    if (m_playback.isRunning())
        m_text = tr("Running\u2026");
    else if (!run)
        m_text.clear();
    else if (m_hatched)
        m_text = tr("Of an earlier design: run again (F5)");
    else if (!worst)
        m_text = tr("Nothing is touched");
    else {
        m_shorter = shorterWordsOf(*worst);
        m_text = m_shorter.front();
        m_mark = markOf(worst->rtoVerdict);
        const Stamp *stamp = run->now.topology->stamp(worst->stamp);
        if (run->log.results.size() > 1 && stamp)
            m_text += QStringLiteral(" \u00b7 ") + toQt(stamp->name);
    }
    setVisible(!m_text.isEmpty());
    setAccessibleName(m_text);
    setToolTip(run ? m_text + QLatin1Char('\n') + toQt(run->dominates) : m_text);
    updateGeometry();
    update();
}

int RunChip::widthFor(const QString &text) const
{
    return QFontMetrics(screenFont(13, QFont::DemiBold)).horizontalAdvance(text)
        + (m_mark == Mark::None ? 24 : 48);
}

QSize RunChip::sizeHint() const
{
    return {widthFor(m_text), kHeight};
}

QSize RunChip::minimumSizeHint() const
{
    return {m_shorter.isEmpty() ? 60 : widthFor(m_shorter.last()), kHeight};
}

QString RunChip::shownIn(int width) const
{
    if (widthFor(m_text) <= width)
        return m_text;
    for (const QString &way : m_shorter)
        if (widthFor(way) <= width)
            return way;
    const QString &least = m_shorter.isEmpty() ? m_text : m_shorter.last();
    return QFontMetrics(screenFont(13, QFont::DemiBold))
        .elidedText(least, Qt::ElideRight, width - widthFor(QString()));
}

void RunChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Token tint = m_mark == Mark::Error ? Token::ErrorTint
        : m_mark == Mark::Warning            ? Token::WarningTint
        : m_mark == Mark::Ok                 ? Token::OkTint
                                             : Token::AlternateSurface;
    const QColor edge = t.color(m_mark == Mark::None ? Token::ControlBorder : tokenOf(m_mark));
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(hasFocus() ? t.color(Token::FocusRing) : edge, hasFocus() ? 2 : 1,
                        m_hatched ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(t.color(tint));
    painter.drawRoundedRect(box, 4, 4);
    if (m_hatched) {
        painter.setClipRect(box);
        painter.setPen(QPen(t.color(Token::Hairline), 1));
        for (int x = -height(); x < width(); x += kHatch)
            painter.drawLine(x, height(), x + height(), 0);
    }
    int x = 12;
    if (m_mark != Mark::None) {
        paintMark(painter, QRectF(10, 7, 16, 16), m_mark, t);
        x = 34;
    }
    const QFont font = screenFont(13, QFont::DemiBold);
    const QString words = shownIn(width());
    painter.setFont(font);
    if (m_hatched)
        painter.fillRect(QRect(x - 4, 5, QFontMetrics(font).horizontalAdvance(words) + 8, 20), t.color(tint));
    painter.setPen(t.color(Token::Text));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, words);
}

} // namespace breakwater
