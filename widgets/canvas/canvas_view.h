// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/mirror.h"
#include "widgets/canvas/arrange.h"
#include "widgets/canvas/canvas_scene.h"
#include "widgets/canvas/guides.h"
#include "widgets/canvas/playback_look.h"
#include "widgets/canvas/verdicts.h"
#include "widgets/session/session.h"

#include <QElapsedTimer>
#include <QGraphicsView>
#include <QPixmap>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <optional>
#include <set>

class QPushButton;
class QVariantAnimation;

namespace breakwater {

class FindBar;
class Legend;
class MiniMap;
class NameEdit;
class QuickAdd;
class Toast;

/// What the clipboard carries: an excerpt, in the design file's own format.
inline constexpr char kExcerptMime[] = "application/x-breakwater-design";

/// The topology on screen, and the hands on it. Every gesture ends in one Edit of the session, or in none.
class CanvasView final : public QGraphicsView {
    Q_OBJECT
public:
    explicit CanvasView(Session &session, QWidget *parent = nullptr);
    ~CanvasView() override;

    enum class Tool { Select, Connect };
    Tool tool() const { return m_tool; }
    void setTool(Tool tool);

    Session &session() const { return m_session; }
    const scene::Geometry &picture() const { return m_geometry; }
    double zoom() const { return transform().m11(); }
    /// Where a service stands, in viewport pixels: its card, else its glyph on the shelf; null when it is not
    /// shown.
    QRect placeOf(const ServiceId &id) const;
    QRect placeOf(const StampId &stamp, Site site) const;

    /// What a zone says of the thing that is being dragged; empty when nothing is.
    QString verdictWords(const StampId &stamp, Site site) const;

    /// Every line has found its way; until then some are elbows.
    bool linesAreRouted() const { return !m_routing && m_unrouted.empty(); }
    const CanvasScene &shown() const { return m_scene; }
    CanvasScene &shown() { return m_scene; }

    /// From now on what is played shows on the cards and links.
    void follow(Playback &playback);

    // Commands
    void zoomTo(double factor); ///< by the user's hand
    void zoomBy(double factor) { zoomTo(zoom() * factor); }
    void fitAll();
    /// The ground that can be scrolled over at least, in scene units; null: as much as the design takes.
    const QRectF &ground() const { return m_ground; }
    void standOn(const QRectF &ground);
    void fitSelection();
    bool foldSelected(); ///< the stamp of the selection to a summary, or open again; false: none is selected
    bool selectionIsFolded() const;
    void selectAll();
    void removeSelected();
    void renameSelected();
    void connectFromSelected(); ///< L: arrows or Tab choose, Enter connects
    /// The popup at the selection, else at the pointer, with what was typed already.
    void quickAdd(const QString &typed = {});
    void duplicateSelected();
    void copySelected(); ///< as services, as a picture, as text
    void cutSelected();
    bool canPaste() const;
    void paste(); ///< at the pointer, else into the zone of the selection
    void mirrorSelected(); ///< cards, or everything of the lane that is selected
    void alignSelected(arrange::To to);
    void distributeSelected(Qt::Orientation along);
    void pinSelected(bool pinned);
    bool selectionIsPinned() const;
    void chooseZone(); ///< a list of where the selection could go
    void moveSelectedTo(const Zone &zone);
    void autoLayoutSelected(); ///< everything, or what is selected when that is two cards at least
    void openFind();
    void findStep(int direction); ///< F3
    void showMiniMap(bool shown);
    void showLegend(bool shown);
    /// Availability zones as sub-lanes: cards stand by zone, and a drag to another one changes theirs.
    void showZones(bool shown);
    bool zonesShown() const { return m_zonesShown; }
    void showFindings(bool shown); ///< the marks of findings on cards, links and lanes
    /// For a room: stronger lanes, and a disc that follows the pointer.
    void setPresenting(bool presenting);
    const std::vector<QRectF> &hints() const { return m_hints; } ///< of empty zones, in the scene
    void showFlows(bool shown); ///< the numbered markers of the flows
    bool followLink(const QPointF &direction);
    bool step(int direction); ///< to the next or previous card in reading order
    void bringIntoView(const QString &id);

Q_SIGNALS:
    void zoomChanged(double zoom);
    void cursorZoneChanged(const QString &words);
    void editWanted(); ///< double click or Enter on a card
    void toolChanged(breakwater::CanvasView::Tool tool);
    void legendToggled(bool shown);
    void menuWanted(const QPoint &globalPosition); ///< for what is selected

protected:
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Gesture { None, Pressed, Move, Marquee, Connect, KeyConnect, Pan, Place };

    // canvas_view.cpp
    void rebuild();
    void rebuildRouting(std::size_t linesAtOnce);
    void routeNext();
    void decorate(); ///< selection, hover and focus onto the faces
    void repaintLane();
    void scaleTo(double factor);
    void fitWidth(); ///< until the user zooms or scrolls
    void putInTheMiddle(double foot);
    void takeOver() { m_follow = false; }
    void refreshVerdicts();
    void showVerdicts(std::vector<VerdictItem::Shown> zones);
    void placeSlot();
    void askForVerdicts();
    void verdictArrived(const Zone &zone);
    void endGesture();
    std::vector<QRectF> emptyZones() const;
    void refreshHints();
    void paintHints(QPainter &painter, const QRectF &rect) const;
    void paintGesture(QPainter &painter);
    void paintGhosts(QPainter &painter);
    void paintVerdicts(QPainter &painter);
    void paintConnection(QPainter &painter);
    bool
    sceneStands() const; ///< a gesture is under way that changes nothing but what is painted over the scene
    void thaw();
    void bringStillUpToDate();
    void refreshStill(const QRectF &box); ///< a part of the standing scene is another one now
    void touch(); ///< what the gesture paints over the scene is elsewhere now
    QRectF gestureBounds() const;
    std::optional<QRectF> verdictBoxAtHand() const;
    std::vector<Zone> zones() const;
    QRectF tagPlace(const scene::Band &band, Site site, const Trial &trial) const;
    void rename(const ServiceId &id);
    void keepName(const ServiceId &id, const QString &text);
    void closeRename();
    QString zoneWords(const std::optional<Zone> &zone) const;
    bool isHead(const scene::Hit &hit) const; ///< the words at the top of a stamp
    void autoScroll();
    void followHand(Qt::KeyboardModifiers modifiers);
    void paintGuides(QPainter &painter) const;

    // canvas_mouse.cpp
    void fold(const StampId &stamp);
    void press(const scene::Hit &hit, QMouseEvent *event);
    void startMove();
    void moveTo(const QPointF &at, Qt::KeyboardModifiers modifiers);
    Edit moveEdit(const Zone &zone) const;
    std::map<ServiceId, CardPlace> placesIn(const Zone &zone) const;
    void zoomAt(const QPoint &cursor, double factor);
    void dropMove();
    void finishMarquee(Qt::KeyboardModifiers modifiers);
    void startConnect(const ServiceId &from, bool keyboard);
    void connectTo(const QPointF &at);
    void finishConnect();
    std::optional<ServiceId> handleAt(const QPointF &at) const;
    std::optional<ServiceId> cardNear(const QPointF &at, double reach) const;
    bool canConnect(const ServiceId &from, const ServiceId &to) const;
    void hover(const QPointF &at);
    QPointF snapped(const QPointF &topLeft, const Zone &zone, Qt::KeyboardModifiers modifiers);

    // canvas_drop.cpp
    bool dragOver(const QPointF &at, const QString &kind);
    CardPlace dropPlace(const Zone &zone) const;

    // canvas_copies.cpp
    Mint minting() const;
    std::vector<CardPlace> takenIn(const Zone &zone, const std::vector<ServiceId> &except) const;
    CardPlace placeOn(const scene::Band &band, const scene::CardFace &card) const;
    std::map<ServiceId, CardPlace> shownPlaces(const std::vector<ServiceId> &services) const;
    QString wordsFor(const std::vector<ServiceId> &services) const;
    void showSelected();
    Copying copiesIn(const Zone &zone) const;
    Zone pasteZone(QPointF *at) const;
    void pasteExcerpt(const Topology &excerpt);
    Edit sameRows(const StampId &stamp, const Mirroring &mirroring) const;
    QString mirrorWords(const Mirroring &done) const;

    // canvas_layout.cpp
    void glideFrom(const std::map<std::string, QPointF> &before);

    // canvas_find.cpp
    std::vector<ServiceId> matching(const QString &text) const;
    void find(const QString &text);
    void pulse(const ServiceId &id);
    void paintPulse(QPainter &painter) const;

    // canvas_preview.cpp
    void refreshPreview();
    void paintPreview(QPainter &painter) const;
    void paintPointer(QPainter &painter) const;
    void repaintPointer();

    // canvas_overlays.cpp
    void makeOverlays();
    void placeOverlays();
    void showSeen();
    bool placesAreFixed(); ///< by the zones that are shown; says so
    bool coversThings(const QRect &box) const;

    // canvas_arrange.cpp
    void putSelected(const std::vector<QPointF> &corners, const QString &label);
    std::pair<QString, bool> obstacleTo(const std::vector<ServiceId> &services, const Zone &zone) const;

    // canvas_quick_add.cpp
    struct QuickSpot {
        QPoint at; ///< in the viewport
        std::optional<Zone> zone; ///< absent: wherever such a kind usually goes
        bool byHand = false; ///< the place is where the pointer is, not the next free slot
        std::optional<ServiceId> from; ///< what will depend on it
    };
    void openQuickAdd(QuickSpot spot, const QString &typed);
    Zone quickZone(const KindId &kind, std::optional<Site> site) const;
    QString quickWords(const KindId &kind, std::optional<Site> site) const;
    void takeQuickAdd(const KindId &kind, std::optional<Site> site);

    // canvas_keys.cpp
    void nudge(int dx, int dy);
    void stepConnect(int direction);
    void typeConnect(); ///< to the card that goes by what was typed
    void aim(const ServiceId &target);
    std::vector<ServiceId> readingOrder() const;

    Session &m_session;
    CanvasScene m_scene;
    const scene::Geometry &m_geometry = m_scene.geometry();
    scene::RouteMemory m_routes;
    scene::BandMemory m_bands;
    std::shared_ptr<const Topology> m_shownOf; ///< what the picture was made of
    std::shared_ptr<const Assessment> m_shownWith;
    std::vector<StampId> m_unrouted; ///< stamps whose lines are elbows yet
    std::set<StampId> m_tried; ///< and those that were asked for since the design changed
    QThreadPool m_router;
    bool m_routing = false;
    QElapsedTimer m_routesShown;
    Playback *m_playback = nullptr;
    std::unique_ptr<PlaybackLook> m_played; ///< null: nothing is played, or of another design
    VerdictItem *m_verdictItem;
    Verdicts m_verdicts;
    QTimer m_scroll, m_look;
    Toast *m_toast;
    QuickAdd *m_quickAdd;
    QuickSpot m_quickSpot;
    FindBar *m_findBar = nullptr;
    MiniMap *m_miniMap = nullptr;
    Legend *m_legend = nullptr;
    QPushButton *m_legendButton = nullptr;
    QRectF m_ground;
    QSize m_room; ///< that the ground was made for
    bool m_miniMapWanted = true, m_zonesShown = false, m_presenting = false;
    std::vector<scene::CardFace> m_previewGhosts; ///< cards that a fix would add
    std::vector<ServiceId> m_previewRings; ///< and those that it would change
    std::vector<ServiceId> m_found;
    int m_foundAt = -1;
    QPointer<QVariantAnimation> m_pulse;
    ServiceId m_pulsed;
    double m_pulseAt = 0;
    QPointer<NameEdit> m_nameEdit;
    ServiceId m_renamed;
    Tool m_tool = Tool::Select;
    bool m_follow = true, m_space = false, m_focusByKeyboard = false;
    const Tokens *m_painted; ///< the colours of what stands there

    std::vector<QRectF> m_hints; ///< where empty zones say what to do
    Gesture m_gesture = Gesture::None;
    Qt::MouseButton m_held = Qt::NoButton; ///< that began what is under way
    scene::Hit m_pressed;
    QPoint m_pressPoint, m_lastPoint;
    QPointF m_pressAt, m_at; ///< scene
    QPoint m_hand; ///< where the pointer was seen last, in the viewport
    bool m_handInside = false;
    bool m_selectOnRelease = false, m_toggleOnRelease = false;
    ServiceId m_hovered;
    // Move and Place
    std::vector<ServiceId> m_dragged;
    std::vector<scene::CardFace> m_ghosts; ///< at their places when the drag began; the grabbed one first
    QPointF m_shift; ///< of the ghosts
    std::optional<Zone> m_target;
    bool m_judging = false; ///< the hand is where the rules have a say
    bool m_copying = false; ///< the originals stay where they are
    std::vector<guides::Line> m_guides;
    std::optional<QRectF> m_slot; ///< where a drop would go
    Token m_slotBorder = Token::Accent;
    QRectF m_laneRing; ///< as it was painted last
    QPixmap m_stillPicture; ///< of the scene, while it stands
    std::vector<QRect> m_staleParts; ///< of it: to be painted again
    bool m_painting = false; ///< that picture
    QRectF m_touched; ///< what the gesture covered when it was painted last
    KindId m_kind;
    // Connect
    ServiceId m_from;
    std::optional<ServiceId> m_to;
    QString m_typed; ///< letters of the target's name, by keyboard
};

} // namespace breakwater
