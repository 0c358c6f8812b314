// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"

#include "core/support/memory.h"
#include "widgets/canvas/canvas_accessible.h"
#include "widgets/canvas/minimap.h"
#include "widgets/canvas/name_edit.h"
#include "widgets/canvas/quick_add.h"
#include "widgets/canvas/toast.h"
#include "widgets/session/another_design.h"
#include "widgets/session/gestures.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr double kMargin = 6, kLeastZoom = 0.1, kMostZoom = 4;
constexpr std::size_t kLinesAtOnce = 400, kManyLines = 800, kFewAtOnce = 120;
constexpr qint64 kShowRoutes = 150; ///< milliseconds from one look at what was routed to the next
constexpr int kEdge = 24, kScrollStep = 14;

} // namespace

CanvasView::CanvasView(Session &session, QWidget *parent)
    : QGraphicsView(parent)
    , m_session(session)
    , m_verdictItem(new VerdictItem)
    , m_toast(new Toast(this))
    , m_quickAdd(new QuickAdd(session.catalog(), this))
    , m_painted(&currentTokens())
{
    installCanvasAccessibility();
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Topology"));
    setScene(&m_scene);
    setFrameShape(QFrame::NoFrame);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setTransformationAnchor(QGraphicsView::AnchorViewCenter);
    setResizeAnchor(QGraphicsView::NoAnchor);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setDragMode(QGraphicsView::NoDrag);
    m_router.setMaxThreadCount(1);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // so that its pixels can be moved
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    m_verdictItem->setZValue(0.5);
    m_verdictItem->hide();
    m_scene.addItem(m_verdictItem);
    m_scroll.setInterval(30);
    m_look.setSingleShot(true); // once the docks have found their sizes
    m_look.setInterval(0);
    connect(&m_look, &QTimer::timeout, this, &CanvasView::fitWidth);
    connect(&m_verdicts, &Verdicts::arrived, this, &CanvasView::verdictArrived);
    connect(&m_scroll, &QTimer::timeout, this, &CanvasView::autoScroll);

    connect(&session, &Session::documentChanged, this, [this] {
        m_follow = true;
        endGesture();
        if (m_shownOf != m_session.now().topology || m_shownWith != m_session.assessment())
            rebuild();
        m_look.start();
    });
    connect(&session, &Session::topologyChanged, this, [this] {
        m_toast->hide(); // its Undo would take back something else by now
        takeOver(); // an edit never moves the ground under the hand
        closeRename();
        endGesture();
        rebuild();
    });
    connect(&session, &Session::assessmentChanged, this, &CanvasView::rebuild);
    connect(&session, &Session::previewChanged, this, &CanvasView::refreshPreview);
    connect(&session, &Session::selectionChanged, this, [this] {
        decorate();
        announceSelection(this);
    });
    connect(&session, &Session::revealRequested, this, &CanvasView::bringIntoView);
    connect(&session, &Session::renameRequested, this, [this](const QString &id) {
        bringIntoView(id);
        rename(ServiceId{toStd(id)});
    });
    connect(&session, &Session::toastRequested, m_toast, &Toast::show);
    connect(m_toast, &Toast::undoWanted, &session, [this] { m_session.undoStack()->undo(); });
    makeOverlays();
    connect(m_quickAdd, &QuickAdd::chosen, this, &CanvasView::takeQuickAdd);
    connect(m_quickAdd, &QuickAdd::closed, this, [this] { setFocus(Qt::PopupFocusReason); });
    rebuild();
}

CanvasView::~CanvasView()
{
    m_session.disconnect(this);
    // A scene that goes moves the scroll bars, and what follows them reads members that would be gone by
    // then.
    for (QScrollBar *bar : {horizontalScrollBar(), verticalScrollBar()})
        bar->disconnect(this);
    setScene(nullptr);
    m_router.waitForDone();
    forgetAccessibleThings(this);
}

void CanvasView::rebuild()
{
    m_tried.clear();
    std::size_t lines = 0;
    for (const auto &stamp : m_session.topology().stamps)
        lines += stamp->dependencies.size();
    const std::size_t few = isAnotherDesign(m_shownOf.get(), m_session.topology()) ? 0 : kFewAtOnce;
    rebuildRouting(lines > kManyLines ? few : kLinesAtOnce);
}

/// More lines than may be routed at once find their ways beside the GUI thread; until then they are elbows.
void CanvasView::rebuildRouting(std::size_t linesAtOnce)
{
    scene::RouteBudget budget{linesAtOnce, {}};
    scene::LayoutOptions options;
    options.routes = &m_routes;
    m_bands.takeFrom(m_scene.geometry());
    options.bands = &m_bands;
    options.budget = &budget;
    options.zones = m_zonesShown;
    options.speech = scene::Speech::ofScreen();
    m_scene.show(
        scene::layoutOf(m_session.topology(), m_session.catalog(), m_session.assessment().get(), options));
    m_shownOf = m_session.now().topology;
    m_shownWith = m_session.assessment();
    m_unrouted = std::move(budget.waiting);
    std::erase_if(m_unrouted, [this](const StampId &id) { return m_tried.contains(id); });
    thaw();
    m_scene.setSceneRect(m_geometry.bounds.adjusted(-kMargin, -kMargin, kMargin, kMargin));
    if (!m_ground.isNull())
        standOn(m_ground); // an edit does not move it
    decorate();
    refreshHints();
    m_miniMap->show(m_geometry);
    placeOverlays();
    updateAccessibleThings(this);
    routeNext();
}

/// What is seen comes first; what arrives for a design that is no more, or for cards that moved, is not found
/// in the memory and is asked for again.
void CanvasView::routeNext()
{
    if (m_routing || m_unrouted.empty())
        return;
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    const auto visible = std::find_if(m_unrouted.begin(), m_unrouted.end(), [&](const StampId &id) {
        const scene::Band *band = m_geometry.band(id);
        return band && band->frame.intersects(seen);
    });
    const auto chosen = visible == m_unrouted.end() ? m_unrouted.begin() : visible;
    const StampId id = *chosen;
    m_unrouted.erase(chosen);
    m_tried.insert(id);
    m_routing = true;
    m_router.start([this, id, last = m_unrouted.empty(), now = m_session.now(), zones = m_zonesShown] {
        auto memory = std::make_shared<scene::RouteMemory>();
        scene::LayoutOptions options;
        options.routes = memory.get();
        options.zones = zones;
        options.speech = scene::Speech::ofScreen();
        if (const Stamp *stamp = now.topology->stamp(id))
            scene::bandOf(*now.topology, *stamp, *now.catalog, nullptr, options);
        QMetaObject::invokeMethod(this, [this, memory] {
            m_routing = false;
            m_routes.take(std::move(*memory));
            if (m_unrouted.empty() || !m_routesShown.isValid() || m_routesShown.elapsed() > kShowRoutes) {
                m_routesShown.start();
                rebuildRouting(0);
            }
            routeNext();
        });
        if (last)
            giveBackMemory();
    });
}

void CanvasView::decorate()
{
    const Selection &selection = m_session.selection();
    const bool focused = hasFocus();
    std::optional<ServiceId> pair;
    if (const auto [stamp, service] = m_session.topology().find(m_hovered); service)
        pair = counterpartOf(*stamp, *service);
    const auto showLink = [&](scene::Link &link) {
        link.selected = !selection.dependencies.empty()
            && std::any_of(link.dependencies.begin(), link.dependencies.end(),
                           [&](const DependencyId &id) { return selection.has(id); });
    };
    std::vector<scene::Link> ledOver;
    m_scene.restyle([&](scene::Geometry &geometry) {
        for (scene::Band &band : geometry.bands) {
            for (scene::CardFace &card : band.cards) {
                card.paired = card.ghost ? card.service == m_hovered : pair && card.service == *pair;
                card.selected = !card.ghost && selection.has(card.service);
                card.hovered = !card.ghost && m_gesture == Gesture::None && card.service == m_hovered;
                card.focused = card.selected && focused && selection.services.size() == 1;
            }
            std::for_each(band.links.begin(), band.links.end(), showLink);
        }
        std::for_each(geometry.crossLinks.begin(), geometry.crossLinks.end(), showLink);
        if (m_played)
            ledOver = m_played->apply(geometry, m_playback->moment());
    });
    m_scene.showLedOver(std::move(ledOver));
    thaw();
    repaintLane();
    if (m_focusByKeyboard) // around all of it, while nothing is selected
        viewport()->update();
}

/// The ring around the lane or the stamp that is selected, where it was and where it is.
void CanvasView::repaintLane()
{
    const Selection &selection = m_session.selection();
    const scene::Band *band = selection.services.empty() && selection.dependencies.empty()
        ? m_geometry.band(selection.stamp)
        : nullptr;
    QRectF ring;
    if (band)
        ring = selection.site ? band->zone(*selection.site) : band->frame;
    for (const QRectF &box : {m_laneRing, ring})
        if (!box.isNull())
            m_scene.update(box.adjusted(-4, -4, 4, 4));
    m_laneRing = ring;
}

void CanvasView::follow(Playback &playback)
{
    m_playback = &playback;
    connect(&playback, &Playback::runChanged, this, [this] {
        const auto run = m_playback->result();
        const bool shown = run && !m_playback->isStale();
        m_played = shown ? std::make_unique<PlaybackLook>(run) : nullptr;
        m_scene.restyle([](scene::Geometry &geometry) { PlaybackLook::clear(geometry); });
        decorate();
    });
    connect(&playback, &Playback::momentChanged, this, &CanvasView::decorate);
}

/// The widest band fills the width, at natural size at most; the first one stands on top. All of it, where
/// that makes it only a little smaller.
void CanvasView::fitWidth()
{
    if (!m_follow || m_geometry.bands.empty() || !isVisible())
        return;
    constexpr double little = 0.93;
    const double width = m_geometry.bounds.width() + 2 * kMargin;
    const double height = m_geometry.bounds.height() + 2 * kMargin;
    const QSize room = maximumViewportSize();
    double factor = std::min(1.0, room.width() / width);
    const double whole = std::min(factor, room.height() / height);
    if (whole >= little * factor)
        factor = whole;
    else
        factor = std::min(1.0, (room.width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent)) / width);
    scaleTo(std::max(factor, 0.5));
    putInTheMiddle(0);
    horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
}

/// What is smaller than the window stands in its middle; `foot` pixels at the bottom are taken.
void CanvasView::putInTheMiddle(double foot)
{
    const QRectF all = m_scene.sceneRect();
    m_room = maximumViewportSize();
    const QSizeF whole = m_room;
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    // A pixel is left to the rounding of the scroll bars.
    const QSizeF needed = all.size() * zoom() + QSizeF(2, 2 + foot);
    const bool tooWide = needed.width() > whole.width(), tooHigh = needed.height() > whole.height();
    const double aside = tooWide ? 0 : (whole.width() - needed.width() - (tooHigh ? bar : 0)) / 2 / zoom();
    const double above = tooHigh ? 0 : (whole.height() - needed.height() - (tooWide ? bar : 0)) / 2 / zoom();
    const QRectF ground = all.adjusted(-std::max(0.0, aside), -std::max(0.0, above), std::max(0.0, aside),
                                       tooHigh ? 0 : std::max(0.0, above) + foot / zoom());
    standOn(ground == all ? QRectF() : ground);
}

void CanvasView::standOn(const QRectF &ground)
{
    m_ground = ground;
    setSceneRect(ground.isNull() ? QRectF() : ground.united(m_scene.sceneRect()));
}

void CanvasView::zoomTo(double factor)
{
    takeOver();
    scaleTo(factor);
    if (!m_presenting) // which has its own ground
        putInTheMiddle(0);
}

void CanvasView::scaleTo(double factor)
{
    factor = std::clamp(factor, kLeastZoom, kMostZoom);
    if (std::abs(factor - zoom()) < 1e-6)
        return;
    thaw();
    setTransform(QTransform::fromScale(factor, factor));
    showSeen();
    closeRename();
    Q_EMIT zoomChanged(factor);
}

void CanvasView::fitAll()
{
    if (m_geometry.bands.empty())
        return;
    constexpr double air = 18, barRoom = 72; // of the bar of a presentation
    const QRectF all = m_scene.sceneRect();
    const double foot = m_presenting ? barRoom : 0;
    const QSizeF room = QSizeF(maximumViewportSize()) - QSizeF(2 * air, 2 * air + foot);
    zoomTo(std::min({1.0, room.width() / all.width(), room.height() / all.height()}));
    putInTheMiddle(foot);
    centerOn(sceneRect().center());
}

void CanvasView::fitSelection()
{
    QRectF box;
    for (const ServiceId &id : m_session.selection().services)
        if (const scene::CardFace *card = m_geometry.card(id))
            box |= card->frame;
    if (box.isNull() && !m_session.selection().stamp.empty())
        if (const scene::Band *band = m_geometry.band(m_session.selection().stamp))
            box = m_session.selection().site ? band->zone(*m_session.selection().site) : band->frame;
    if (box.isNull())
        return;
    box.adjust(-48, -48, 48, 48);
    const QSize room = maximumViewportSize();
    zoomTo(std::min({2.0, room.width() / box.width(), room.height() / box.height()}));
    centerOn(box.center());
}

void CanvasView::setTool(Tool tool)
{
    if (tool == m_tool)
        return;
    m_tool = tool;
    endGesture();
    viewport()->setCursor(tool == Tool::Connect ? Qt::CrossCursor : Qt::ArrowCursor);
    Q_EMIT toolChanged(tool);
}

QRect CanvasView::placeOf(const ServiceId &id) const
{
    if (const scene::CardFace *card = m_geometry.card(id))
        return mapFromScene(card->frame).boundingRect();
    for (const scene::Band &band : m_geometry.bands)
        for (const scene::Lane *lane : {&band.primary, &band.secondary})
            for (const scene::ShelfEntry &entry : lane->base)
                if (entry.service == id)
                    return mapFromScene(entry.frame).boundingRect();
    return {};
}

QRect CanvasView::placeOf(const StampId &stamp, Site site) const
{
    const scene::Band *band = m_geometry.band(stamp);
    return band ? mapFromScene(band->zone(site)).boundingRect() : QRect();
}

QString CanvasView::verdictWords(const StampId &stamp, Site site) const
{
    const Trial *trial = m_verdicts.active() ? m_verdicts.known({stamp, site}) : nullptr;
    return trial ? trial->headline + QStringLiteral(". ") + trial->reason : QString();
}

void CanvasView::bringIntoView(const QString &id)
{
    const std::string text = toStd(id);
    QRectF box;
    for (const scene::Band &band : m_geometry.bands) {
        if (band.stamp.text == text)
            box = QRectF(band.frame.topLeft(), QSizeF(band.frame.width(), 200));
        for (const scene::CardFace &card : band.cards)
            if (card.service.text == text && !card.ghost)
                box = card.frame;
        for (const scene::Lane *lane : {&band.primary, &band.secondary})
            for (const scene::ShelfEntry &entry : lane->base)
                if (entry.service.text == text)
                    box = entry.frame;
        for (const scene::Link &link : band.links)
            for (const DependencyId &dependency : link.dependencies)
                if (dependency.text == text)
                    box = link.points.boundingRect();
    }
    if (box.isNull() || mapToScene(viewport()->rect()).boundingRect().contains(box))
        return;
    takeOver();
    ensureVisible(box, 40, 40);
}

std::vector<Zone> CanvasView::zones() const
{
    std::vector<Zone> all;
    for (const scene::Band &band : m_geometry.bands)
        for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External})
            if (!band.zone(site).isNull())
                all.emplace_back(band.stamp, site);
    return all;
}

/// Where the words of a zone find room: its free foot, the free end of a strip, else over its promises.
QRectF CanvasView::tagPlace(const scene::Band &band, Site site, const Trial &trial) const
{
    const QSizeF size = verdictBoxSize(trial, false);
    const QRectF frame = band.zone(site);
    const bool strip = site == Site::Global || site == Site::External;
    const double foot = !strip && band.primary.shelf ? scene::kShelf + 16 : 12;
    QRectF place(
        QPointF(frame.right() - size.width() - 12,
                strip ? frame.center().y() - size.height() / 2 : frame.bottom() - foot - size.height()),
        size);
    const bool taken = std::any_of(band.cards.begin(), band.cards.end(),
                                   [&](const scene::CardFace &card) { return card.frame.intersects(place); });
    if (taken)
        place.moveTop(strip ? frame.bottom() + 4 - size.height() / 4 : frame.top() + 4);
    return place;
}

void CanvasView::refreshVerdicts()
{
    m_slot.reset();
    if (!m_verdicts.active()) {
        m_verdictItem->hide();
        return;
    }
    std::vector<VerdictItem::Shown> shown;
    for (const Zone &zone : zones()) {
        const bool hovered = m_target && *m_target == zone;
        const Trial *trial = hovered ? m_verdicts.of(zone) : m_verdicts.known(zone);
        if (trial)
            shown.push_back(
                {m_geometry.band(zone.first)->zone(zone.second), zone.second, trial->state, hovered});
    }
    placeSlot();
    showVerdicts(std::move(shown));
    touch();
}

/// Around the zones that say another thing than before the standing scene is painted again.
void CanvasView::showVerdicts(std::vector<VerdictItem::Shown> zones)
{
    const std::vector<VerdictItem::Shown> before =
        m_verdictItem->isVisible() ? m_verdictItem->zones() : std::vector<VerdictItem::Shown>();
    m_verdictItem->setVisible(!zones.empty());
    if (zones == before)
        return;
    m_verdictItem->show(zones);
    const auto refreshThose = [this](const auto &of, const auto &notIn) {
        for (const VerdictItem::Shown &zone : of)
            if (std::find(notIn.begin(), notIn.end(), zone) == notIn.end())
                refreshStill(zone.frame.adjusted(-12, -12, 12, 12));
    };
    refreshThose(before, zones);
    refreshThose(zones, before);
}

/// Where a new card would go, in the colour of its verdict.
void CanvasView::placeSlot()
{
    const Trial *trial = m_target ? m_verdicts.known(*m_target) : nullptr;
    const scene::Band *band = m_target ? m_geometry.band(m_target->first) : nullptr;
    if (m_gesture != Gesture::Place || !band || (trial && trial->state == Trial::State::Impossible))
        return;
    const Site site = m_target->second;
    const CardPlace place = dropPlace(*m_target);
    const QRectF slot(
        band->origin(site) + QPointF(place.x, place.y),
        QSizeF(scene::kCardWidth, site == Site::External ? scene::kExternalCardHeight : scene::kCardHeight));
    // A row that the lane has yet to grow cannot be shown.
    if (!band->zone(site).contains(slot))
        return;
    m_slot = slot;
    m_slotBorder = trial ? borderOf(trial->state) : Token::Accent;
}

/// Asks for the zones that are seen; the one under the hand goes first whenever it changes.
void CanvasView::askForVerdicts()
{
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    for (const Zone &zone : zones())
        if (m_geometry.band(zone.first)->zone(zone.second).intersects(seen))
            m_verdicts.ask(zone);
}

void CanvasView::verdictArrived(const Zone &zone)
{
    if (m_judging)
        refreshVerdicts();
    announceZone(this, zone.first, zone.second);
}

void CanvasView::endGesture()
{
    const bool any = m_gesture != Gesture::None || m_verdicts.active();
    m_gesture = Gesture::None;
    m_selectOnRelease = m_toggleOnRelease = m_copying = false;
    m_scroll.stop();
    m_verdicts.end();
    m_verdictItem->hide();
    m_dragged.clear();
    m_ghosts.clear();
    m_slot.reset();
    m_touched = {};
    thaw();
    m_guides.clear();
    m_target.reset();
    m_to.reset();
    m_shift = {};
    m_judging = false;
    if (!any)
        return;
    m_scene.dim({});
    viewport()->update();
    viewport()->setCursor(m_tool == Tool::Connect ? Qt::CrossCursor : Qt::ArrowCursor);
    decorate();
}

QString CanvasView::zoneWords(const std::optional<Zone> &zone) const
{
    const Stamp *stamp = zone ? m_session.topology().stamp(zone->first) : nullptr;
    if (!stamp)
        return {};
    return toQt(stamp->name) + QStringLiteral(", ") + siteTitle(m_session.catalog(), *stamp, zone->second);
}

/// Near the edge of the window the ground moves under the hand, and the gesture with it.
void CanvasView::autoScroll()
{
    const QRect room = viewport()->rect();
    if (!room.adjusted(-40, -40, 40, 40).contains(m_hand))
        return;
    const auto push = [](QScrollBar *bar, int position, int low, int high) {
        const int before = bar->value();
        if (position < low + kEdge)
            bar->setValue(before - kScrollStep);
        else if (position > high - kEdge)
            bar->setValue(before + kScrollStep);
        return bar->value() != before;
    };
    const bool sideways = push(horizontalScrollBar(), m_hand.x(), room.left(), room.right());
    const bool upright = push(verticalScrollBar(), m_hand.y(), room.top(), room.bottom());
    if (!sideways && !upright)
        return;
    takeOver();
    if (m_gesture == Gesture::Place)
        dragOver(mapToScene(m_hand), {});
    else
        followHand(QGuiApplication::keyboardModifiers());
}

// --- window ------------------------------------------------------------------------------------------------

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    placeOverlays();
    if (m_follow)
        m_look.start();
    else if (!m_presenting && m_room != maximumViewportSize())
        putInTheMiddle(0);
}

void CanvasView::showEvent(QShowEvent *event)
{
    QGraphicsView::showEvent(event);
    m_look.start();
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    m_focusByKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    QGraphicsView::focusInEvent(event);
    decorate();
    viewport()->update();
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_space = false;
    QGraphicsView::focusOutEvent(event);
    decorate();
    viewport()->update();
}

void CanvasView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_bands = {};
        rebuild();
    }
    if (event->type() == QEvent::PaletteChange && m_painted != &currentTokens()) {
        m_painted = &currentTokens();
        m_scene.repaintAll();
    }
}

/// The title of a stamp, or all of it while it is folded.
bool CanvasView::isHead(const scene::Hit &hit) const
{
    const scene::Band *band = hit.what == scene::Hit::What::Band ? m_geometry.band(hit.stamp) : nullptr;
    return band && (band->collapsed || mapToScene(m_hand).y() < band->frame.top() + scene::kTitleRow);
}

/// What is under the pointer is selected first, so that the menu is about it; from the keyboard it opens at
/// what is selected.
void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool dragging =
        m_gesture != Gesture::None && m_gesture != Gesture::KeyConnect && m_held != Qt::RightButton;
    if (dragging)
        return; // the hand is busy
    m_held = Qt::NoButton; // the menu takes the release
    if (m_gesture == Gesture::KeyConnect)
        endGesture();
    const Selection &now = m_session.selection();
    if (event->reason() != QContextMenuEvent::Mouse) {
        QRect about = now.services.empty() ? QRect() : placeOf(now.services.front());
        if (about.isNull() && !now.stamp.empty())
            about = QRect(placeOf(now.stamp, now.site.value_or(Site::Primary)).topLeft(), QSize(48, 44));
        const QPoint at = about.isNull() ? viewport()->rect().center() : about.bottomLeft() + QPoint(8, 0);
        Q_EMIT menuWanted(viewport()->mapToGlobal(at));
        return;
    }
    m_hand = event->pos();
    const scene::Hit hit = m_geometry.hit(mapToScene(event->pos()), 4 / zoom());
    if (!hit.service.empty()) {
        if (!now.has(hit.service))
            m_session.select({hit.stamp, {}, {hit.service}, {}});
    } else if (hit.link && !hit.link->dependencies.empty()) {
        m_session.select({hit.stamp, {}, {}, hit.link->dependencies});
    } else if (hit.what == scene::Hit::What::LaneHeader) {
        m_session.select({hit.stamp, hit.site, {}, {}});
    } else if (isHead(hit)) {
        m_session.select({hit.stamp, {}, {}, {}});
    } else {
        m_session.clearSelection();
    }
    Q_EMIT menuWanted(event->globalPos());
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *pinch = static_cast<QNativeGestureEvent *>(event);
        if (pinch->gestureType() == Qt::ZoomNativeGesture) {
            takeOver();
            zoomAt(pinch->position().toPoint(), 1 + pinch->value());
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const scene::Hit hit = m_geometry.hit(mapToScene(help->pos()), 4 / zoom());
        QString words;
        if (!hit.service.empty()) {
            const auto [stamp, service] = m_session.topology().find(hit.service);
            if (service)
                words = QStringLiteral("<b>%1</b><br>%2<br>%3")
                            .arg(toQt(service->name).toHtmlEscaped(),
                                 kindName(m_session.catalog(), service->kind).toHtmlEscaped(),
                                 siteTitle(m_session.catalog(), *stamp, service->at).toHtmlEscaped());
        } else if (hit.link && !hit.link->dependencies.empty()) {
            QStringList lines;
            for (const auto &stamp : m_session.topology().stamps) {
                for (const DependencyId &id : hit.link->dependencies) {
                    const Dependency *one = stamp->dependency(id);
                    const Service *from = one ? m_session.topology().find(one->from).second : nullptr;
                    const Service *to = one ? m_session.topology().find(one->to).second : nullptr;
                    if (from && to)
                        lines << tr("%1 %2 %3 (%4)")
                                     .arg(toQt(from->name), titleOf(one->type), toQt(to->name),
                                          one->hard ? tr("hard") : tr("soft"))
                                     .toHtmlEscaped();
                }
            }
            words = lines.join(QStringLiteral("<br>"));
        }
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), words, viewport());
        return true;
    }
    return QGraphicsView::viewportEvent(event);
}

} // namespace breakwater
