// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/canvas/find_bar.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QPainter>
#include <QVariantAnimation>

#include <algorithm>

/// Finding things, and showing where they are.
namespace breakwater {

namespace {

constexpr int kPulse = 900; ///< milliseconds
constexpr double kPulseReach = 14;

} // namespace

void CanvasView::openFind()
{
    m_findBar->open();
    find(m_findBar->text());
}

/// Every service that the words fit: by name, kind, Azure type, zone and region, tag, or a finding on it.
std::vector<ServiceId> CanvasView::matching(const QString &text) const
{
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<ServiceId> found;
    if (words.isEmpty())
        return found;
    std::map<std::string, QString> findings;
    if (const auto assessment = m_session.assessment())
        for (const Finding &finding : assessment->findings)
            for (const std::string &subject : finding.subjects)
                findings[subject] += toQt(finding.rule.text) + QLatin1Char(' ');
    for (const auto &stamp : m_session.topology().stamps)
        for (const Service &service : stamp->services) {
            const ServiceKind *kind = m_session.catalog().kind(service.kind);
            QStringList about{toQt(service.name), kindName(m_session.catalog(), service.kind),
                              siteTitle(m_session.catalog(), *stamp, service.at), toQt(service.id.text)};
            if (kind)
                about << toQt(kind->name) << toQt(kind->armType);
            if (const auto region = stamp->regionOf(service))
                about << toQt(region->text);
            for (const std::string &tag : service.tags)
                about << toQt(tag);
            about << findings[service.id.text];
            const QString all = about.join(QLatin1Char('\n'));
            if (std::all_of(words.begin(), words.end(),
                            [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
                found.push_back(service.id);
        }
    // As they are read on the canvas; what shows no card comes last.
    const std::vector<ServiceId> order = readingOrder();
    std::stable_sort(found.begin(), found.end(), [&](const ServiceId &a, const ServiceId &b) {
        return std::find(order.begin(), order.end(), a) < std::find(order.begin(), order.end(), b);
    });
    return found;
}

void CanvasView::find(const QString &text)
{
    m_found = matching(text);
    m_foundAt = -1;
    m_findBar->showCount(0, static_cast<int>(m_found.size()));
    if (!m_found.empty())
        findStep(1);
}

void CanvasView::findStep(int direction)
{
    if (m_found.empty() && !m_findBar->text().trimmed().isEmpty())
        m_found = matching(m_findBar->text());
    std::erase_if(m_found, [this](const ServiceId &id) { return !m_session.topology().find(id).second; });
    const int count = static_cast<int>(m_found.size());
    if (count == 0) {
        if (m_findBar->text().trimmed().isEmpty())
            m_findBar->open();
        m_findBar->showCount(0, 0);
        return;
    }
    m_foundAt = m_foundAt < 0 && direction < 0 ? count - 1 : (m_foundAt + direction + count) % count;
    m_findBar->showCount(m_foundAt + 1, count);
    const ServiceId id = m_found[static_cast<std::size_t>(m_foundAt)];
    const Stamp *stamp = m_session.topology().find(id).first;
    m_session.select({stamp->id, {}, {id}, {}});
    bringIntoView(
        toQt(m_geometry.band(stamp->id) && m_geometry.band(stamp->id)->collapsed ? stamp->id.text : id.text));
    pulse(id);
}

/// A ring that widens and fades around what was found; with reduced motion it only stands for a while.
void CanvasView::pulse(const ServiceId &id)
{
    m_pulsed = id;
    delete m_pulse;
    m_pulse = new QVariantAnimation(this);
    m_pulse->setStartValue(0.0);
    m_pulse->setEndValue(1.0);
    m_pulse->setDuration(kPulse);
    connect(m_pulse, &QVariantAnimation::valueChanged, this, [this](const QVariant &at) {
        m_pulseAt = Preferences::self().reducedMotion() ? 0 : at.toDouble();
        viewport()->update();
    });
    connect(m_pulse, &QVariantAnimation::finished, this, [this] {
        m_pulsed = {};
        viewport()->update();
    });
    m_pulse->start();
}

void CanvasView::paintPulse(QPainter &painter) const
{
    if (m_pulsed.empty())
        return;
    QRectF box = mapToScene(placeOf(m_pulsed)).boundingRect();
    if (box.isEmpty())
        return;
    const double twice = m_pulseAt * 2 - (m_pulseAt >= 0.5 ? 1 : 0);
    const double reach = (4 + kPulseReach * twice) / zoom();
    box.adjust(-reach, -reach, reach, reach);
    painter.setPen(QPen(currentTokens().faded(Token::Accent, 1 - 0.8 * twice), 3 / zoom()));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 10, 10);
}

} // namespace breakwater
