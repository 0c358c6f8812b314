// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/auto_layout.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/gestures.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"

#include <QVariantAnimation>

/// Automatic layout, and the way from one picture to the next.
namespace breakwater {

namespace {

constexpr int kGlide = 250; ///< milliseconds

SlotGrid slotGrid()
{
    return {grid::kCardWidth,   grid::kCardHeight,    grid::kColumn,    grid::kRow,
            grid::kPrimaryLeft, grid::kSecondaryLeft, grid::kStripLeft, grid::kStripColumn};
}

} // namespace

void CanvasView::autoLayoutSelected()
{
    if (placesAreFixed())
        return;
    const Selection &selection = m_session.selection();
    const bool some = selection.services.size() >= 2;
    std::vector<Edit> edits;
    for (const auto &stamp : m_session.topology().stamps) {
        const scene::Band *band = m_geometry.band(stamp->id);
        if (!band || band->collapsed)
            continue;
        LayoutWish wish{slotGrid(), {}, {}};
        for (const scene::CardFace &card : band->cards)
            if (!card.ghost)
                wish.places[card.service] = placeOn(*band, card);
        for (const ServiceId &id : selection.services)
            if (some && stamp->service(id))
                wish.only.insert(id);
        if (some && wish.only.empty())
            continue;
        edits.push_back(placeCards(stamp->id, autoLayout(*stamp, wish)));
    }
    if (edits.empty())
        return;
    const std::map<std::string, QPointF> before = m_scene.cardPlaces();
    const quint64 revision = m_session.revision();
    m_session.apply(allOf(std::move(edits)), some ? tr("Lay out the selection") : tr("Lay out everything"));
    if (m_session.revision() == revision)
        m_session.toast(tr("Everything stands where automatic layout puts it."), false);
    else
        glideFrom(before);
}

/// Every card comes from where it stood; the design is at its end already, so nothing waits for the way.
void CanvasView::glideFrom(const std::map<std::string, QPointF> &before)
{
    if (Preferences::self().reducedMotion())
        return;
    auto *glide = new QVariantAnimation(this);
    glide->setStartValue(0.0);
    glide->setEndValue(1.0);
    glide->setDuration(kGlide);
    glide->setEasingCurve(QEasingCurve::OutCubic);
    connect(glide, &QVariantAnimation::valueChanged, this,
            [this, before](const QVariant &at) { m_scene.glide(before, at.toDouble()); });
    // Another edit, or the end of the view, finds every card at its place.
    connect(&m_session, &Session::topologyChanged, glide, [this, glide] {
        m_scene.glide({}, 1);
        glide->stop();
    });
    connect(glide, &QVariantAnimation::finished, this, [this] { m_scene.glide({}, 1); });
    m_scene.glide(before, 0);
    glide->start(QAbstractAnimation::DeleteWhenStopped);
}

} // namespace breakwater
