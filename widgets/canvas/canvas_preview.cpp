// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/theme/current.h"

#include <QPainter>

#include <algorithm>

/// What a quick fix would do, while somebody points at it; and the look of a canvas that is shown to a room.
namespace breakwater {

namespace {

constexpr double kCursorDisc = 18; ///< radius in pixels of the screen

} // namespace

/// Cards that would come stand as ghosts where they would stand; those that would change have a dashed ring.
void CanvasView::refreshPreview()
{
    m_previewGhosts.clear();
    m_previewRings.clear();
    if (const std::optional<Preview> &preview = m_session.preview(); preview && preview->after) {
        scene::LayoutOptions options;
        options.links = false;
        options.zones = m_zonesShown;
        options.speech = scene::Speech::ofScreen();
        const scene::Geometry after =
            scene::layoutOf(*preview->after, m_session.catalog(), m_session.assessment().get(), options);
        for (const scene::Band &band : after.bands)
            for (const scene::CardFace &card : band.cards)
                if (!(card.ghost ? m_geometry.ghost(card.service) : m_geometry.card(card.service)))
                    m_previewGhosts.push_back(card);
        m_previewRings = preview->services;
    }
    viewport()->update();
}

void CanvasView::paintPreview(QPainter &painter) const
{
    const Tokens &t = currentTokens();
    for (const scene::CardFace &ghost : m_previewGhosts) {
        painter.setOpacity(0.75);
        scene::paintCard(painter, ghost, m_scene.styleOn(painter));
        painter.setOpacity(1);
        painter.setPen(QPen(t.color(Token::Accent), 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(ghost.frame.adjusted(-2, -2, 2, 2), 8, 8);
    }
    painter.setPen(QPen(t.color(Token::Accent), 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    for (const ServiceId &id : m_previewRings)
        if (const scene::CardFace *card = m_geometry.card(id))
            painter.drawRoundedRect(card->frame.adjusted(-4, -4, 4, 4), 9, 9);
}

void CanvasView::showFindings(bool shown)
{
    m_scene.showFindings(shown);
    thaw();
}

void CanvasView::setPresenting(bool presenting)
{
    m_presenting = presenting;
    m_scene.setStrong(presenting);
    placeOverlays();
    thaw();
    viewport()->update();
}

void CanvasView::repaintPointer()
{
    const int reach = static_cast<int>(kCursorDisc) + 3;
    if (m_presenting)
        viewport()->update(QRect(m_hand, QSize()).adjusted(-reach, -reach, reach, reach));
}

/// The pointer is followed from the last row: a disc around it.
void CanvasView::paintPointer(QPainter &painter) const
{
    if (!m_presenting || !m_handInside)
        return;
    painter.save();
    painter.resetTransform();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(currentTokens().color(Token::Accent), 2));
    painter.setBrush(currentTokens().faded(Token::Accent, 0.15));
    painter.drawEllipse(QPointF(m_hand), kCursorDisc, kCursorDisc);
    painter.restore();
}

} // namespace breakwater
