// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/model/topology.h"
#include "widgets/paper/speech.h"
#include "widgets/theme/glyph.h"
#include "widgets/theme/marks.h"

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

/// A design laid out into boxes and lines: what the canvas shows and what paper prints. Pure; needs no window
/// and no font. Pixels of the 8 px grid, y down, the first band at (0, 0).
namespace breakwater::scene {

inline constexpr double kCardWidth = 168, kCardHeight = 64, kExternalCardHeight = 36;
inline constexpr double kRail = 24, kChannel = 36, kInnerMargin = 12, kRowPitch = 76, kRowGap = 12;
inline constexpr double kTitleRow = 30, kGlobalStrip = 76, kEmptyStrip = 48, kStripGap = 26, kLaneHeader = 44,
                        kLanePadding = 8;
inline constexpr double kShelf = 32, kExternalGap = 12, kExternalStrip = 48, kGutter = 64, kLaneWidth = 408;
inline constexpr double kBandMargin = 12, kBandGap = 24, kStripHead = 120, kStripPitch = 184;

/// What a card is shown as, beyond its lasting state; only the canvas and the playback use other than Normal.
enum class CardLook { Normal, Lost, Running, Done, Degraded };
/// The same of a link: usual, cut off by what is lost, or carrying what was led over.
enum class LinkLook { Usual, Dead, Lit };

/// Everything that a card shows, and where.
struct CardFace {
    ServiceId service; ///< of a ghost: the service whose replica it is
    StampId stamp;
    Site site = Site::Primary;
    QRectF frame;
    bool ghost = false; ///< a native replica: no service of its own
    bool compact = false; ///< in the external strip
    QString name, type, badge, times;
    const Glyph *glyph = nullptr;
    Category category = Category::Other;
    CardState state = CardState::Active;
    Mark mark = Mark::None; ///< worst finding only
    int findings = 0;
    bool decision = false; ///< an open decision waits
    CardLook look = CardLook::Normal;
    bool selected = false, hovered = false, focused = false;
    bool paired = false; ///< the hovered card's counterpart, or its replica
    QString note; ///< bottom row of a look: "No reply", "F-02.2"
    QString noteRight; ///< "3 / 5 min", "T+8"
    double progress = 0; ///< 0 to 1, while running
    bool operator==(const CardFace &) const = default;
};

enum class LinkStyle { Hard, Soft, Steering, Replication, Backup };

struct Link {
    std::vector<DependencyId> dependencies; ///< drawn as one; empty for a replication
    std::optional<ProtectionId> protection;
    ServiceId from, to; ///< `to` is what is needed; for a replica the copy (the service itself for a ghost)
    bool toGhost = false;
    LinkStyle style = LinkStyle::Hard;
    QPolygonF points; ///< orthogonal, from the port of `from` to the port of `to`; empty: not drawn
    QString label, detail; ///< above and below the line
    QPointF labelAt;
    double labelRoom = 0; ///< width a label may take
    bool labelOnLine = false; ///< breaks the line, on the band's ground; else it stands above
    Mark mark = Mark::None;
    QPointF markAt; ///< on the line, beside the words of all lines where there is room
    LinkLook look = LinkLook::Usual;
    bool idle = false; ///< a route that carries no traffic now
    std::vector<int> flowNumbers; ///< of the stamp's flows, counted through, as the runbook counts them
    bool selected = false;
    bool operator==(const Link &) const = default;
};

/// Achieved against target, at the right of a lane's header.
struct PromiseLine {
    QString label, value;
    Mark mark = Mark::None;
    bool operator==(const PromiseLine &) const = default;
};

struct ShelfEntry {
    ServiceId service;
    const Glyph *glyph = nullptr;
    Category category = Category::Other;
    QRectF frame;
    bool operator==(const ShelfEntry &) const = default;
};

/// The part of a lane that is one availability zone, or the part for what stands in several or in none known.
struct SubLane {
    QString title;
    std::optional<std::vector<int>> zones; ///< as a service has them
    QRectF frame;
    bool operator==(const SubLane &) const = default;
};

struct Lane {
    ZoneRole role = ZoneRole::Primary;
    bool exists = false; ///< the stamp has this zone
    QRectF frame, header;
    QString title, line;
    std::vector<PromiseLine> promises;
    std::optional<QRectF> shelf;
    std::vector<ShelfEntry> base; ///< services of the base shelf
    QString shelfText;
    std::vector<SubLane> subLanes; ///< while availability zones are shown
    Mark mark = Mark::None;
    double linesTo = 0; ///< from the left edge: how far lines go down through the header
    bool operator==(const Lane &) const = default;
};

struct Strip {
    Site site = Site::Global;
    QRectF frame;
    QString title, line;
    bool operator==(const Strip &) const = default;
};

/// One stamp.
struct Band {
    StampId stamp;
    QRectF frame;
    QString title, line, target;
    bool collapsed = false;
    bool bare = false; ///< cards and lines alone, without the lanes around them
    QString summary; ///< of a collapsed stamp
    Mark mark = Mark::None;
    std::optional<Strip> global, external;
    Lane primary, secondary;
    std::vector<CardFace> cards; ///< in reading order
    std::vector<Link> links;

    /// Where CardPlace (0, 0) of a site lies.
    QPointF origin(Site site) const;
    /// The lane or strip of a site; null rectangle when there is none.
    QRectF zone(Site site) const;
    const SubLane *subLaneAt(const QPointF &at) const; ///< null when there is none
    bool operator==(const Band &) const = default;
};

struct Hit {
    enum class What { Nothing, Card, Ghost, Shelf, Link, LaneHeader, Zone, Band } what = What::Nothing;
    StampId stamp;
    std::optional<Site> site;
    ServiceId service; ///< Card, Ghost, Shelf
    const Link *link = nullptr;
};

struct Geometry {
    std::vector<Band> bands; ///< in the order of the design
    std::vector<Link> crossLinks; ///< between stamps
    QRectF bounds;

    const Band *band(const StampId &stamp) const;
    const CardFace *card(const ServiceId &service) const; ///< the service's own card, never a ghost
    const CardFace *ghost(const ServiceId &service) const;
    Hit hit(const QPointF &at, double reach = 4) const; ///< reach: how near a link counts as touched
    /// The stamp and site whose lane or strip holds the point.
    std::optional<std::pair<StampId, Site>> zoneAt(const QPointF &at) const;
};

struct Way;

/// How the lines of each stamp ran when they were routed last: taken again while the same cards stand at the
/// same places and the same lines join them. Only makes it faster, never different.
class RouteMemory {
public:
    /// Gives the lines their points and the places of their labels; false, and nothing given, when they have
    /// to be routed anew.
    bool lead(const Band &band, const std::vector<Way> &ways, std::vector<Link> &links) const;
    /// `labels`: those that were asked for, of which not each found a place.
    void keep(const Band &band, const std::vector<Way> &ways, const std::vector<QString> &labels,
              const std::vector<Link> &routed);
    /// What another one knows too; it knows better.
    void take(RouteMemory other)
    {
        other.m_stamps.merge(m_stamps);
        m_stamps.swap(other.m_stamps);
    }

private:
    /// What decides the way of a line; the cards by their places in the band.
    struct Asked {
        std::ptrdiff_t from = 0, to = 0;
        LinkStyle style = LinkStyle::Hard;
        bool replication = false, idle = false;
        QString label;
        bool operator==(const Asked &) const = default;
    };
    struct Line {
        Asked asked;
        QPolygonF points;
        QString label;
        QPointF labelAt;
        double labelRoom = 0;
        bool labelOnLine = false;
    };
    using Shelves = std::pair<std::optional<QRectF>, std::optional<QRectF>>;
    struct Kept {
        QRectF frame;
        Shelves shelves;
        std::vector<std::pair<Site, QRectF>> cards;
        std::vector<Line> lines;
    };
    static std::vector<std::pair<Site, QRectF>> placesOf(const Band &band);
    static Shelves shelvesOf(const Band &band);
    static Asked askedOf(const Band &band, const Way &way, const Link &link);
    std::map<StampId, Kept> m_stamps;
};

/// What the bands were laid out from last. While the stamp, its places and what the assessment says of it are
/// the same, its band is taken from the geometry that is shown. Only makes it faster, never different. Forget
/// it when the language changes.
class BandMemory {
public:
    struct Known {
        std::shared_ptr<const Stamp> stamp;
        std::shared_ptr<const Layout> layout;
        std::shared_ptr<const Agreements> agreements;
        bool emptyStrips = true, collapse = true, links = true, zones = false;
        std::vector<std::pair<Mark, int>> marks;
        std::vector<PromiseLine> promises;
        bool operator==(const Known &) const = default;
    };
    /// `shown`: what layoutOf() gave with this memory last, wherever it lives now; looks may have changed in
    /// it, places not.
    void takeFrom(const Geometry &shown) { m_shown = &shown; }
    /// Where it is shown and with usual looks; nothing when it has to be laid out anew.
    std::optional<Band> find(const StampId &stamp, const Known &known) const;
    void keep(const StampId &stamp, Known known);
    void forget(const StampId &stamp) { m_known.erase(stamp); }
    void keepOnly(const Topology &topology);

private:
    const Geometry *m_shown = nullptr;
    std::map<StampId, Known> m_known;
};

/// How many lines may be routed at once; stamps beyond that get plain elbows and are named.
struct RouteBudget {
    std::size_t lines = 0;
    std::vector<StampId> waiting;
};

struct LayoutOptions {
    bool emptyStrips = true; ///< show strips without services, as drop targets
    bool collapse = true; ///< honour collapsed stamps; paper shows all
    bool links = true;
    Speech speech = Speech::ofPaper();
    bool zones = false; ///< cards by availability zone, not where they were put
    BandMemory *bands = nullptr; ///< of one catalog and one place that shows what is laid out
    RouteMemory *routes = nullptr; ///< of the same options
    RouteBudget *budget = nullptr; ///< null: every line is routed
};

/// Nothing of it selected, played or under the pointer.
void useUsualLooks(Band &band);
/// `assessment` may be null: then no marks and no achieved times.
Geometry layoutOf(const Topology &topology, const Catalog &catalog, const Assessment *assessment,
                  const LayoutOptions &options = {});
/// One stamp with its upper left corner at (0, 0), without links to other stamps.
Band bandOf(const Topology &topology, const Stamp &stamp, const Catalog &catalog,
            const Assessment *assessment, const LayoutOptions &options = {});
/// The place that a card dropped at a point would take: relative to its zone, in whole pixels, inside it.
CardPlace placeAt(const Band &band, Site site, const QPointF &topLeft);
/// The next slot of a zone that no card takes.
CardPlace freeSlot(const Band &band, Site site);

} // namespace breakwater::scene
