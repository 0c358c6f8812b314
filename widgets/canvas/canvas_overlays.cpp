// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/canvas/find_bar.h"
#include "widgets/canvas/legend.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/name_edit.h"
#include "widgets/canvas/toast.h"
#include "widgets/theme/current.h"

#include <QPushButton>
#include <QScrollBar>

/// What lies over the canvas and does not move with it.
#include <algorithm>

namespace breakwater {

namespace {
constexpr int kCorner = 12, kLeastWidthForMap = 520, kLeastHeightForMap = 340;
constexpr double kMuchHidden =
    0.45; ///< share of the picture that is seen, below which the map is worth a card
} // namespace

namespace {

/// False when it cannot be done.
bool scrollAround(QWidget &viewport, int dx, int dy)
{
    const auto visible = [](const QObject *child) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        return widget && widget->isVisible() && !widget->isWindow() ? widget : nullptr;
    };
    for (const QObject *child : viewport.children())
        if (visible(child))
            return false;
    QRegion free(viewport.rect());
    for (const QObject *child : viewport.parentWidget()->children())
        if (const QWidget *over = visible(child); over && over != &viewport)
            free -= over->geometry().translated(-viewport.pos());
    for (const QRect &part : free)
        viewport.scroll(dx, dy, part);
    viewport.update(QRegion(viewport.rect()) - free);
    return true;
}

} // namespace

void CanvasView::makeOverlays()
{
    m_findBar = new FindBar(this);
    m_miniMap = new MiniMap(this);
    m_legend = new Legend(this);
    m_legendButton = new QPushButton(this);
    m_legendButton->setObjectName(QStringLiteral("legendButton"));
    m_legendButton->setText(tr("Legend"));
    m_legendButton->setAccessibleName(tr("Legend"));
    m_legendButton->setToolTip(tr("What lines and signs mean"));
    m_legendButton->setFont(screenFont(11));
    m_legendButton->setCheckable(true);
    m_legendButton->setFocusPolicy(Qt::NoFocus);
    m_legendButton->setCursor(Qt::ArrowCursor);
    m_legendButton->setFixedHeight(26);
    connect(m_legendButton, &QPushButton::toggled, this, &CanvasView::showLegend);
    connect(m_findBar, &FindBar::typed, this, &CanvasView::find);
    connect(m_findBar, &FindBar::stepWanted, this, &CanvasView::findStep);
    connect(m_findBar, &FindBar::closed, this, [this] { setFocus(Qt::PopupFocusReason); });
    connect(m_miniMap, &MiniMap::centreWanted, this, [this](const QPointF &at) {
        takeOver();
        centerOn(at);
    });
    for (QScrollBar *bar : {horizontalScrollBar(), verticalScrollBar()})
        connect(bar, &QScrollBar::rangeChanged, this, [this] { placeOverlays(); });
}

/// Whether a widget that lies over the canvas would hide a card or a base shelf.
/// Cards, shelves, and the words at the head of a stamp, a lane or a strip.
bool CanvasView::coversThings(const QRect &box) const
{
    const QRectF place = mapToScene(box).boundingRect();
    const auto head = [&place](const QRectF &frame, double height) {
        return place.intersects(QRectF(frame.topLeft(), QSizeF(frame.width(), height)));
    };
    for (const scene::Band &band : m_geometry.bands) {
        if (!place.intersects(band.frame))
            continue;
        if (head(band.frame, scene::kTitleRow))
            return true;
        for (const std::optional<scene::Strip> *strip : {&band.global, &band.external})
            if (*strip && place.intersects((*strip)->frame))
                return true;
        for (const scene::CardFace &card : band.cards)
            if (card.frame.intersects(place))
                return true;
        for (const scene::Lane *lane : {&band.primary, &band.secondary})
            if (head(lane->frame, scene::kLaneHeader) || (lane->shelf && lane->shelf->intersects(place)))
                return true;
    }
    return false;
}

/// The map shows itself when most is not seen, or when it hides nothing; the button only where it hides
/// nothing.
void CanvasView::placeOverlays()
{
    m_toast->place();
    m_findBar->place();
    const QRect room = viewport()->geometry();
    // Read from afar in a presentation; on a small screen it covers less.
    const double share = m_presenting ? std::min(room.width() / 1920.0, room.height() / 1080.0) : 0;
    m_legendButton->setFont(screenFont(m_presenting ? std::clamp(qRound(18 * share), 13, 18) : 11));
    m_legendButton->setFixedHeight(m_presenting ? std::clamp(qRound(44 * share), 32, 44) : 26);
    m_legendButton->adjustSize();
    m_legendButton->move(room.left() + kCorner, room.bottom() - kCorner - m_legendButton->height());
    m_legend->resize(m_legend->sizeHint());
    m_legend->move(room.left() + kCorner, m_legendButton->y() - 6 - m_legend->height());
    m_miniMap->move(room.right() - kCorner - m_miniMap->width(),
                    room.bottom() - kCorner - m_miniMap->height());
    showSeen();
}

void CanvasView::showSeen()
{
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    m_miniMap->showSeen(seen);
    const bool any = !m_geometry.bands.empty();
    const bool roomy = viewport()->width() >= kLeastWidthForMap && viewport()->height() >= kLeastHeightForMap;
    const QRectF part = seen.intersected(m_geometry.bounds);
    const double whole = m_geometry.bounds.width() * m_geometry.bounds.height();
    const double share = whole > 0 ? part.width() * part.height() / whole : 1;
    m_miniMap->setVisible(m_miniMapWanted && any && roomy
                          && (share < kMuchHidden || (share < 0.99 && !coversThings(m_miniMap->geometry()))));
    m_legendButton->setVisible(any
                               && (m_legendButton->isChecked() || !coversThings(m_legendButton->geometry())));
}

/// Qt moves the pixels of a widget only where nothing lies over it, else it has all of it painted again. So
/// they are moved piece by piece around what lies over the canvas.
void CanvasView::scrollContentsBy(int dx, int dy)
{
    thaw();
    if (m_nameEdit) // it goes where its card goes
        m_nameEdit->move(m_nameEdit->pos() + QPoint(isRightToLeft() ? -dx : dx, dy));
    const ViewportUpdateMode mode = viewportUpdateMode();
    setViewportUpdateMode(NoViewportUpdate);
    QGraphicsView::scrollContentsBy(dx, dy);
    setViewportUpdateMode(mode);
    const bool anchored = m_presenting || m_focusByKeyboard || m_geometry.bands.empty()
        || m_gesture == Gesture::KeyConnect || sceneStands(); // something stands where the window is
    if (anchored || !scrollAround(*viewport(), isRightToLeft() ? -dx : dx, dy))
        viewport()->update();
    showSeen();
}

void CanvasView::showMiniMap(bool shown)
{
    m_miniMapWanted = shown;
    placeOverlays();
}

void CanvasView::showLegend(bool shown)
{
    m_legend->setVisible(shown);
    m_legend->raise();
    m_legendButton->setChecked(shown);
    placeOverlays();
    Q_EMIT legendToggled(shown);
}

void CanvasView::showZones(bool shown)
{
    endGesture();
    closeRename();
    m_zonesShown = shown;
    rebuild();
}

bool CanvasView::placesAreFixed()
{
    if (m_zonesShown)
        m_session.toast(tr("Cards stand by availability zone now. Hide the zones to arrange them."), false);
    return m_zonesShown;
}

void CanvasView::showFlows(bool shown)
{
    m_scene.showFlows(shown);
}

} // namespace breakwater
