// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/problem_news.h"

#include "widgets/session/text.h"
#include "widgets/theme/tokens.h"

#include <QAccessible>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kShownMs = 8000;

int missingIn(const std::set<std::string> &in, const std::set<std::string> &from)
{
    return static_cast<int>(
        std::count_if(from.begin(), from.end(), [&](const std::string &key) { return !in.contains(key); }));
}

} // namespace

ProblemNews::ProblemNews(Session &session, QWidget *parent)
    : QLabel(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("problemNews"));
    setFont(screenFont(11));
    setContentsMargins(8, 0, 8, 0);
    m_fade.setSingleShot(true);
    m_fade.setInterval(kShownMs);
    connect(&m_fade, &QTimer::timeout, this, &QLabel::clear);
    connect(&session, &Session::documentChanged, this, [this] { m_first = true; });
    connect(&session, &Session::assessmentChanged, this, &ProblemNews::compare);
}

void ProblemNews::compare()
{
    const auto assessment = m_session.assessment();
    if (!assessment)
        return;
    std::set<std::string> now;
    for (const Finding &finding : assessment->findings)
        now.insert(finding.stamp.text + ' ' + finding.key());
    const int made = missingIn(m_known, now), solved = missingIn(now, m_known);
    m_known = std::move(now);
    if (m_first || (made == 0 && solved == 0))
        m_first = false;
    else
        announce(made, solved);
}

void ProblemNews::announce(int made, int solved)
{
    const QString more = made ? counted(made, tr("1 new problem"), tr("%1 new problems")) : QString();
    const QString less =
        solved ? counted(solved, tr("1 problem solved"), tr("%1 problems solved")) : QString();
    setText(more.isEmpty() || less.isEmpty() ? more + less : tr("%1, %2").arg(more, less));
    setAccessibleName(text());
    m_fade.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace breakwater
