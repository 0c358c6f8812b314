// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/readiness_section.h"

#include "widgets/inspector/link_row.h"
#include "widgets/session/language.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/layouts.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

constexpr std::size_t kMost = 8; ///< rows; the Problems panel has all of them

QString points(double lost)
{
    return QStringLiteral("\u2212") + QLocale().toString(lost, 'f', 1);
}

} // namespace

ReadinessSection::ReadinessSection(Session &session, StampId stamp, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stamp(std::move(stamp))
    , m_section(new Section(QStringLiteral("sectionReadiness"), tr("Readiness"), this))
{
    m_section->setFlush();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_section);
    refresh();
}

void ReadinessSection::refresh()
{
    const Readiness *readiness = m_session.readiness(m_stamp);
    if (!readiness) {
        m_section->setDetail(tr("not judged"));
        return;
    }
    m_section->setDetail(tr("%1 of 100").arg(readiness->points()));
    if (m_any && *readiness == m_shown)
        return;
    m_any = true;
    m_shown = *readiness;
    clearLayout(*m_section->body());
    std::vector<LostPoints> lost = m_shown.lost;
    std::stable_sort(lost.begin(), lost.end(),
                     [](const LostPoints &a, const LostPoints &b) { return a.points > b.points; });
    for (std::size_t i = 0; i < std::min(kMost, lost.size()); ++i)
        addRow(lost[i]);
    if (lost.size() <= kMost)
        return;
    double rest = 0;
    for (std::size_t i = kMost; i < lost.size(); ++i)
        rest += lost[i].points;
    auto *more = new QLabel(
        tr("%1 more cost %2 points.").arg(lost.size() - kMost).arg(QLocale().toString(rest, 'f', 1)),
        m_section);
    more->setFont(screenFont(11));
    more->setForegroundRole(QPalette::PlaceholderText);
    more->setContentsMargins(12, 2, 12, 8);
    m_section->body()->addWidget(more);
}

void ReadinessSection::addRow(const LostPoints &lost)
{
    QString text = toQt(lost.rule.text), tip;
    Mark mark = Mark::None;
    const auto assessment = m_session.assessment();
    for (const Finding &finding : assessment->findings)
        if (finding.rule == lost.rule && finding.subjects == lost.subjects) {
            text += QLatin1Char(' ') + titleOf(finding);
            tip = messageOf(finding);
            mark = markOf(finding.level());
        }
    if (lost.notEvaluated)
        text = tr("%1 is an open question").arg(text);
    auto *row = new LinkRow(text, tip, m_section);
    row->setMark(mark);
    row->setFigure(points(lost.points));
    m_section->body()->addWidget(row);
    connect(row, &QToolButton::clicked, this, [this, lost] {
        m_session.reveal(lost.subjects.empty() ? lost.stamp.text : lost.subjects.front());
    });
}

} // namespace breakwater
