// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/minimap.h"

#include "widgets/canvas/overlay.h"
#include "widgets/theme/current.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace breakwater {

namespace {
constexpr double kMostWidth = 208, kMostHeight = 150, kPadding = 6, kDot = 5;
}

MiniMap::MiniMap(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Minimap"));
    setToolTip(tr("Drag the box to move the view (Ctrl+Shift+O hides the map)"));
    setCursor(Qt::ArrowCursor);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void MiniMap::show(const scene::Geometry &geometry)
{
    m_bounds = geometry.bounds;
    m_zones.clear();
    m_bands.clear();
    m_cards.clear();
    m_dots.clear();
    for (const scene::Band &band : geometry.bands) {
        m_bands.push_back(band.frame);
        for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External})
            if (const QRectF zone = band.zone(site); !zone.isNull())
                m_zones.emplace_back(zone, site);
        for (const scene::CardFace &card : band.cards) {
            m_cards.push_back(card.frame);
            if (card.mark == Mark::Error || card.mark == Mark::Warning)
                m_dots.push_back({card.frame.center(), card.mark});
        }
    }
    std::stable_sort(m_dots.begin(), m_dots.end(), [](const Dot &a, const Dot &b) {
        return (a.mark == Mark::Error) < (b.mark == Mark::Error);
    });
    fit();
    m_picture = {};
    update();
}

void MiniMap::showSeen(const QRectF &seen)
{
    if (seen == m_seen)
        return;
    m_seen = seen;
    update();
}

/// As large as the picture asks for, within its corner.
void MiniMap::fit()
{
    const double scale = factor();
    resize(qRound(m_bounds.width() * scale + 2 * kPadding), qRound(m_bounds.height() * scale + 2 * kPadding));
}

double MiniMap::factor() const
{
    if (m_bounds.isEmpty())
        return 0.1;
    return std::min(kMostWidth / m_bounds.width(), kMostHeight / m_bounds.height());
}

QPointF MiniMap::fromScene(const QPointF &at) const
{
    return (at - m_bounds.topLeft()) * factor() + QPointF(kPadding, kPadding);
}

QPointF MiniMap::toScene(const QPointF &at) const
{
    return (at - QPointF(kPadding, kPadding)) / factor() + m_bounds.topLeft();
}

QRectF MiniMap::placed(const QRectF &box) const
{
    return {fromScene(box.topLeft()), fromScene(box.bottomRight())};
}

void MiniMap::paintEvent(QPaintEvent *)
{
    paintOverlayGround(*this);
    const qreal ratio = devicePixelRatioF();
    if (m_picture.size() != size() * ratio) {
        m_picture = QPixmap(size() * ratio);
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter once(&m_picture);
        once.setRenderHint(QPainter::Antialiasing);
        paintPicture(once);
    }
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF seen = placed(m_seen).intersected(QRectF(rect()).adjusted(2, 2, -2, -2));
    painter.setPen(QPen(t.color(Token::Accent), 2));
    painter.setBrush(t.faded(Token::Accent, 0.10));
    painter.drawRect(seen);
}

void MiniMap::paintPicture(QPainter &painter) const
{
    const Tokens &t = currentTokens();
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.color(Token::Canvas));
    for (const QRectF &band : m_bands)
        painter.drawRect(placed(band));
    for (const auto &[zone, site] : m_zones) {
        painter.setPen(QPen(t.zoneBorder(site), 0.6));
        painter.setBrush(t.zoneFill(site));
        painter.drawRect(placed(zone));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.color(Token::IdleLink));
    for (const QRectF &card : m_cards)
        painter.drawRect(placed(card));
    for (const Dot &dot : m_dots) {
        // A square for an error, a disc for a warning: not told by the colour alone.
        const QRectF box = QRectF(fromScene(dot.at) - QPointF(kDot, kDot) / 2, QSizeF(kDot, kDot));
        painter.setPen(QPen(t.color(Token::Panel), 1));
        painter.setBrush(t.color(tokenOf(dot.mark)));
        dot.mark == Mark::Error ? painter.drawRect(box) : painter.drawEllipse(box);
    }
}

void MiniMap::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF at = toScene(event->position());
    m_grabbed = m_seen.contains(at) ? at - m_seen.center() : QPointF();
    Q_EMIT centreWanted(at - *m_grabbed);
}

void MiniMap::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grabbed)
        Q_EMIT centreWanted(toScene(event->position()) - *m_grabbed);
}

void MiniMap::mouseReleaseEvent(QMouseEvent *)
{
    m_grabbed.reset();
}

void MiniMap::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_picture = {};
    update();
}

} // namespace breakwater
