// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/clock_slider.h"

#include "widgets/session/clock_text.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/timeline/run_chip.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr double kMargin = 9, kKnob = 7, kGroove = 4;

} // namespace

ClockSlider::ClockSlider(Playback &playback, QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
    , m_playback(playback)
{
    setObjectName(QStringLiteral("scenarioClock"));
    setMinimumWidth(80);
    setFixedHeight(30);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&playback, &Playback::runChanged, this, &ClockSlider::refresh);
    connect(&playback, &Playback::momentChanged, this, &ClockSlider::follow);
    connect(this, &QSlider::valueChanged, this, [this](int seconds) {
        m_playback.pause();
        m_playback.seek(Minutes{seconds / 60.0});
    });
    refresh();
}

void ClockSlider::refresh()
{
    const QSignalBlocker quiet(this);
    setEnabled(m_playback.result() != nullptr);
    setRange(static_cast<int>(std::floor(m_playback.first().count() * 60)),
             static_cast<int>(std::ceil(m_playback.last().count() * 60)));
    setSingleStep(10);
    setPageStep(60);
    follow();
}

/// The slider's own value is for keyboard and assistive technology: whole seconds.
void ClockSlider::follow()
{
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround(m_playback.at().count() * 60)));
    const auto run = m_playback.result();
    const QString clock = secondsText(m_playback.at());
    setAccessibleName(run && run->log.fromWindow ? tr("Clock, %1 since the start of the window").arg(clock)
                                                 : tr("Clock, %1 since the disruption").arg(clock));
    update();
}

double ClockSlider::shareOf(Minutes at) const
{
    const double whole = (m_playback.last() - m_playback.first()).count();
    return whole > 0 ? std::clamp((at - m_playback.first()).count() / whole, 0.0, 1.0) : 0;
}

void ClockSlider::seekTo(double x)
{
    const double share = std::clamp((x - kMargin) / std::max(1.0, width() - 2 * kMargin), 0.0, 1.0);
    m_playback.pause();
    m_playback.seek(m_playback.first() + (m_playback.last() - m_playback.first()) * share);
}

void ClockSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        seekTo(event->position().x());
}

void ClockSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        seekTo(event->position().x());
}

void ClockSlider::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double room = width() - 2 * kMargin, middle = height() / 2.0;
    const auto x = [&](Minutes at) { return kMargin + shareOf(at) * room; };
    const QColor knob = t.color(isEnabled() ? Token::Accent : Token::DisabledText);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.color(Token::Hairline));
    painter.drawRoundedRect(QRectF(kMargin, middle - kGroove / 2, room, kGroove), 2, 2);
    painter.setBrush(knob);
    painter.drawRoundedRect(QRectF(kMargin, middle - kGroove / 2, x(m_playback.at()) - kMargin, kGroove), 2,
                            2);
    if (const auto run = m_playback.result()) {
        painter.fillRect(QRectF(x(run->log.declared) - 0.5, middle - 7, 1, 14),
                         t.color(Token::ControlBorder));
        const PlayResult *worst = worstOf(run->log);
        if (worst && worst->rtoTarget && *worst->rtoTarget <= m_playback.last())
            painter.fillRect(QRectF(x(*worst->rtoTarget) - 1, middle - 9, 2, 18), t.color(Token::Error));
    }
    painter.setPen(QPen(hasFocus() ? t.color(Token::FocusRing) : knob, hasFocus() ? 3 : 2));
    painter.setBrush(t.color(Token::Field));
    painter.drawEllipse(QPointF(x(m_playback.at()), middle), kKnob, kKnob);
}

} // namespace breakwater
