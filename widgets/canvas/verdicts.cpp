// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/verdicts.h"

#include "core/assessment/what_if.h"
#include "widgets/paper/scene_painter.h"
#include "widgets/session/language.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace breakwater {

namespace {

constexpr double kTagHeight = 44, kWide = 448, kPadding = 12, kLine = 15;

struct Look {
    Token border, tint;
    Mark mark;
};

Look lookOf(Trial::State state)
{
    switch (state) {
    case Trial::State::Ok:
        return {Token::Ok, Token::OkTint, Mark::Ok};
    case Trial::State::Warning:
        return {Token::Warning, Token::WarningTint, Mark::Warning};
    case Trial::State::Violation:
        return {Token::Error, Token::Card, Mark::Error};
    case Trial::State::Impossible:
        break;
    }
    return {Token::ControlBorder, Token::Card, Mark::None};
}

QString headOf(const Trial &trial)
{
    return trial.state == Trial::State::Impossible ? Session::tr("Not possible") : trial.headline;
}

void paintOutline(QPainter &painter, const QRectF &frame, Trial::State state, Site site, bool hovered)
{
    const Tokens &t = currentTokens();
    const Look look = lookOf(state);
    const QColor color = t.color(look.border);
    const double width = hovered ? 3 : 2;
    painter.setBrush(Qt::NoBrush);
    if (state == Trial::State::Impossible) {
        const double head = site == Site::Global || site == Site::External ? scene::kStripHead - 8 : 0;
        const double top = head > 0 ? 0 : scene::kLaneHeader;
        const QRectF inside = frame.adjusted(head + 2, top + 2, -2, -2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.color(Token::AlternateSurface));
        painter.drawRoundedRect(inside, 6, 6);
        painter.save();
        painter.setClipRect(inside);
        painter.setPen(QPen(t.faded(Token::IdleLink, 0.55), 1));
        for (double x = inside.left() - inside.height(); x < inside.right(); x += 10)
            painter.drawLine(QPointF(x, inside.bottom()), QPointF(x + inside.height(), inside.top()));
        painter.restore();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1.5));
        painter.drawRoundedRect(frame.adjusted(.75, .75, -.75, -.75), 8, 8);
        return;
    }
    if (state == Trial::State::Violation && hovered) {
        for (const auto &[out, opacity] : {std::pair(3.0, 0.32), std::pair(7.0, 0.16)}) {
            painter.setPen(QPen(t.faded(look.border, opacity), 4));
            painter.drawRoundedRect(frame.adjusted(-out, -out, out, out), 8 + out, 8 + out);
        }
    }
    QPen pen(color, width);
    if (state == Trial::State::Warning) {
        pen.setDashPattern({9 / width, 6 / width});
        pen.setCapStyle(Qt::FlatCap);
    }
    painter.setPen(pen);
    painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), 8, 8);
}

void paintSign(QPainter &painter, const QRectF &box, Trial::State state)
{
    const Tokens &t = currentTokens();
    if (state == Trial::State::Impossible)
        paintLineIcon(painter, box.adjusted(-2, -2, 2, 2), QStringLiteral("no-entry"),
                      t.color(Token::ControlBorder));
    else
        paintMark(painter, box, lookOf(state).mark, t);
}

QRectF wrapped(const QString &text, double width)
{
    return QFontMetricsF(screenFont(11)).boundingRect(QRectF(0, 0, width, 400), Qt::TextWordWrap, text);
}

Trial trialOf(const WhatIf &what)
{
    const auto of = [&](Trial::State state, const Finding &first) {
        const auto more =
            static_cast<int>(std::count_if(what.added.begin(), what.added.end(),
                                           [](const Finding &one) { return one.level() != Level::Info; }))
            - 1;
        const QString rest = more > 0 ? Session::tr(" And %1 more.").arg(more) : QString();
        return Trial{state, toQt(first.rule.text) + QStringLiteral(": ") + titleOf(first),
                     brief(messageOf(first)) + rest, toQt(first.remedy)};
    };
    const auto warning = std::find_if(what.added.begin(), what.added.end(),
                                      [](const Finding &one) { return one.level() == Level::Warning; });
    switch (what.fit) {
    case Fit::Impossible:
        return {Trial::State::Impossible, Session::tr("Not possible"), toQt(what.sentence), {}};
    case Fit::Breaks:
        if (const Finding *error = what.firstError())
            return of(Trial::State::Violation, *error);
        return {Trial::State::Violation, Session::tr("Violates a rule"), brief(toQt(what.sentence)), {}};
    case Fit::FitsWithWarnings:
        if (warning != what.added.end())
            return of(Trial::State::Warning, *warning);
        return {
            Trial::State::Warning, Session::tr("Allowed, with a warning"), brief(toQt(what.sentence)), {}};
    case Fit::Fits:
        break;
    }
    return {Trial::State::Ok,
            Session::tr("Fits"),
            what.sentence.empty() ? Session::tr("No new finding.") : brief(toQt(what.sentence)),
            {}};
}

} // namespace

struct Verdicts::Judge {
    Memory memory;
    std::shared_ptr<const Topology> presentOf; ///< whose assessment `present` is
    std::shared_ptr<const Assessment> present;

    std::optional<Trial> judge(const Snapshot &now, const std::shared_ptr<const Assessment> &given,
                               const std::shared_ptr<const Topology> &after, const std::stop_token &stop)
    {
        if (presentOf != now.topology || !present) {
            present = given ? given : std::make_shared<const Assessment>(assess(now, memory, stop));
            presentOf = now.topology;
            if (stop.stop_requested()) {
                present.reset();
                return std::nullopt;
            }
        }
        const Edit edit = [&after](const Topology &) -> Result<Topology> { return *after; };
        const WhatIf what = whatIf(now, edit, *present, memory, stop);
        return what.cancelled ? std::nullopt : std::optional(trialOf(what));
    }
};

Verdicts::Verdicts(QObject *parent)
    : QObject(parent)
    , m_judge(std::make_shared<Judge>())
{
    m_thread.setMaxThreadCount(1);
}

Verdicts::~Verdicts()
{
    m_stop.request_stop();
    m_thread.waitForDone();
}

void Verdicts::begin(const Session &session, Proposal proposal)
{
    end();
    m_proposal = std::move(proposal);
    m_now = session.now();
    m_present = session.assessmentIsCurrent() ? session.assessment() : nullptr;
}

void Verdicts::end()
{
    m_stop.request_stop();
    m_stop = {};
    ++m_gesture;
    m_busy = false;
    m_proposal = {};
    m_known.clear();
    m_open.clear();
    m_waiting.clear();
    m_present.reset();
    m_now = {};
}

const Trial *Verdicts::of(const Zone &zone)
{
    prepare(zone);
    if (m_open.contains(zone)) {
        std::erase(m_waiting, zone);
        m_waiting.push_front(zone);
        next();
    }
    return known(zone);
}

void Verdicts::ask(const Zone &zone)
{
    prepare(zone);
    if (!m_open.contains(zone) || std::find(m_waiting.begin(), m_waiting.end(), zone) != m_waiting.end())
        return;
    m_waiting.push_back(zone);
    next();
}

const Trial *Verdicts::known(const Zone &zone) const
{
    const auto found = m_known.find(zone);
    return found == m_known.end() ? nullptr : &found->second;
}

/// The edit is tried here and now: it costs one stamp, and says whether the thing can be at all.
void Verdicts::prepare(const Zone &zone)
{
    if (!active() || m_known.contains(zone) || m_open.contains(zone))
        return;
    Result<Topology> after = m_proposal(zone)(*m_now.topology);
    if (after)
        m_open[zone] = std::make_shared<const Topology>(std::move(after).value());
    else
        m_known[zone] = {
            Trial::State::Impossible, Session::tr("Not possible"), toQt(after.error().sentence), {}};
}

void Verdicts::next()
{
    if (m_busy || m_waiting.empty())
        return;
    const Zone zone = m_waiting.front();
    m_waiting.pop_front();
    const auto open = m_open.find(zone);
    if (open == m_open.end())
        return next();
    m_busy = true;
    m_thread.start([this, zone, judge = m_judge, now = m_now, present = m_present, after = open->second,
                    gesture = m_gesture, stop = m_stop.get_token()] {
        std::optional<Trial> trial = judge->judge(now, present, after, stop);
        QMetaObject::invokeMethod(this, [this, zone, gesture, trial = std::move(trial)] {
            if (gesture != m_gesture)
                return;
            m_busy = false;
            m_open.erase(zone);
            if (trial) {
                m_known[zone] = *trial;
                Q_EMIT arrived(zone);
            }
            next();
        });
    });
}

Token borderOf(Trial::State state)
{
    return lookOf(state).border;
}

QSizeF verdictBoxSize(const Trial &trial, bool wide)
{
    if (!wide) {
        const double head = QFontMetricsF(screenFont(12, QFont::DemiBold)).horizontalAdvance(headOf(trial));
        const double line = QFontMetricsF(screenFont(11)).horizontalAdvance(trial.reason);
        return {std::min(320.0, std::max(head, line) + 50), kTagHeight};
    }
    const double text = kWide - 40 - kPadding;
    double height = kPadding + 18 + wrapped(trial.reason, text).height() + kPadding;
    if (!trial.remedy.isEmpty())
        height += 12 + wrapped(trial.remedy, text).height() + 4;
    return {kWide, height};
}

void paintVerdictBox(QPainter &painter, const QRectF &box, const Trial &trial, bool wide)
{
    const Tokens &t = currentTokens();
    const Look look = lookOf(trial.state);
    painter.setPen(QPen(t.color(look.border), wide ? 1.5 : 1));
    painter.setBrush(t.color(look.tint));
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), 5, 5);
    if (!wide) {
        paintSign(painter, QRectF(box.left() + 8, box.center().y() - 9, 18, 18), trial.state);
        scene::paintText(painter, {box.left() + 34, box.top() + 18}, headOf(trial),
                         screenFont(12, QFont::DemiBold), t.color(Token::Text), box.width() - 42);
        scene::paintText(painter, {box.left() + 34, box.top() + 34}, trial.reason, screenFont(11),
                         t.color(Token::Text), box.width() - 42);
        return;
    }
    const double left = box.left() + 40, width = box.width() - 40 - kPadding;
    paintSign(painter, QRectF(box.left() + 12, box.top() + 12, 18, 18), trial.state);
    scene::paintText(painter, {left, box.top() + 25}, headOf(trial), screenFont(13, QFont::DemiBold),
                     t.color(Token::Text), width);
    double y = box.top() + kPadding + 20;
    const auto write = [&](const QString &text, Token token) {
        painter.setFont(screenFont(11));
        painter.setPen(t.color(token));
        const double height = wrapped(text, width).height();
        painter.drawText(QRectF(left, y, width, height + kLine), Qt::TextWordWrap, text);
        y += height;
    };
    write(trial.reason, Token::SecondaryText);
    if (trial.remedy.isEmpty())
        return;
    y += 6;
    painter.setPen(QPen(t.color(Token::Hairline), 1));
    painter.drawLine(QPointF(box.left() + 12, y), QPointF(box.right() - 12, y));
    y += 6;
    paintLineIcon(painter, QRectF(box.left() + 12, y, 16, 16), QStringLiteral("bulb"),
                  t.color(Token::Accent));
    write(trial.remedy, Token::Text);
}

void VerdictItem::show(std::vector<Shown> zones)
{
    prepareGeometryChange();
    m_zones = std::move(zones);
    m_bounds = {};
    for (const Shown &zone : m_zones)
        m_bounds |= zone.frame.adjusted(-12, -12, 12, 12);
    update();
}

void VerdictItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    for (const Shown &zone : m_zones)
        paintOutline(*painter, zone.frame, zone.state, zone.site, zone.hovered);
}

} // namespace breakwater
