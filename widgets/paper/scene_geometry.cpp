// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_geometry.h"

#include "core/model/card_grid.h"
#include "widgets/paper/scene_faces.h"
#include "widgets/paper/scene_links.h"
#include "widgets/paper/scene_zones.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace breakwater::scene {
namespace {

static_assert(kCardWidth == grid::kCardWidth && kLaneWidth == grid::kLaneWidth);
static_assert(kInnerMargin == grid::kSecondaryLeft && kRail == grid::kPrimaryLeft);

Site siteOf(ZoneRole role)
{
    return role == ZoneRole::Primary ? Site::Primary : Site::Secondary;
}

QSizeF cardSize(Site site)
{
    return {kCardWidth, site == Site::External ? kExternalCardHeight : kCardHeight};
}

bool onShelf(const Service &service, const Layout *layout)
{
    const bool regional = service.at == Site::Primary || service.at == Site::Secondary;
    return regional && service.tagged("base") && !(layout && layout->cards.count(service.id));
}

/// Cards of one zone while they find their places, relative to the zone's origin.
class Slots {
public:
    Slots(Site site, int columns)
        : m_site(site)
        , m_columns(columns)
    { }

    bool free(const QPointF &at) const
    {
        const QRectF box(at, cardSize(m_site));
        return std::none_of(m_taken.begin(), m_taken.end(),
                            [&](const QRectF &other) { return other.intersects(box); });
    }
    void take(const QPointF &at) { m_taken.emplace_back(at, cardSize(m_site)); }
    QPointF next() const
    {
        const bool strip = m_site == Site::Global || m_site == Site::External;
        for (int i = 0;; ++i) {
            const QPointF at =
                strip ? QPointF(kStripHead + kStripPitch * i, 0) : lanePoint(i % m_columns, i / m_columns);
            if (free(at))
                return at;
        }
    }

private:
    QPointF lanePoint(int column, int row) const
    {
        // The secondary lane mirrors the primary: filling starts at the outer edge in both.
        const int place = m_site == Site::Secondary ? m_columns - 1 - column : column;
        return {(m_site == Site::Secondary ? kInnerMargin : kRail) + (kCardWidth + kChannel) * place,
                kRowPitch * row};
    }
    Site m_site;
    int m_columns;
    std::vector<QRectF> m_taken;
};

/// Places the cards of a stamp: the layout's word first, then the counterpart's row, then the next free slot.
class Placer {
public:
    Placer(const Stamp &stamp, const Layout *layout, const Facts &facts)
        : m_stamp(stamp)
        , m_layout(layout)
        , m_facts(facts)
    { }

    void place(Band &band)
    {
        takeGivenPlaces();
        m_laneWidth =
            std::max(kLaneWidth, kInnerMargin + kRail + kCardWidth * m_columns + kChannel * (m_columns - 1));
        for (const auto &[id, at] : m_places)
            m_laneWidth = std::max(m_laneWidth, laneWidthFor(id, at));
        for (const Service &service : m_stamp.services)
            if (!m_places.count(service.id) && !onShelf(service, m_layout))
                findPlace(service);
        addCards(band);
        addGhosts(band);
    }
    double laneWidth() const { return m_laneWidth; }

private:
    double laneWidthFor(const ServiceId &id, const QPointF &at) const
    {
        const Site site = m_stamp.service(id)->at;
        const bool lane = site == Site::Primary || site == Site::Secondary;
        return lane ? grid::laneWidthFor(site, qRound(at.x())) : 0;
    }

    void takeGivenPlaces()
    {
        int loose[4] = {};
        for (const Service &service : m_stamp.services)
            if (!onShelf(service, m_layout) && !(m_layout && m_layout->cards.count(service.id)))
                ++loose[static_cast<std::size_t>(service.at)];
        m_columns = std::max(loose[0], loose[1]) > 16 ? 3 : 2;
        for (std::size_t site = 0; site < 4; ++site)
            m_slots.emplace_back(static_cast<Site>(site), m_columns);
        if (!m_layout)
            return;
        for (const auto &[id, card] : m_layout->cards) {
            const Service *service = m_stamp.service(id);
            if (!service)
                continue;
            const QPointF at(std::max(0, card.x), std::max(0, card.y));
            m_places.emplace(id, at);
            slots(service->at).take(at);
        }
    }

    Slots &slots(Site site) { return m_slots[static_cast<std::size_t>(site)]; }

    QPointF mirrored(const QPointF &at) const { return {grid::acrossTheGutter(m_laneWidth, at.x()), at.y()}; }

    /// The place across the gutter from the counterpart, when that has one and it is free.
    std::optional<QPointF> besideCounterpart(const Service &service)
    {
        const Protection *protection = m_facts.regionProtection(service.id);
        if (!protection || (service.at != Site::Primary && service.at != Site::Secondary))
            return std::nullopt;
        std::vector<ServiceId> others = protection->counterparts;
        others.push_back(protection->service);
        for (const ServiceId &other : others) {
            const auto found = m_places.find(other);
            if (found == m_places.end() || other == service.id || m_stamp.service(other)->at == service.at)
                continue;
            if (const QPointF at = mirrored(found->second); slots(service.at).free(at))
                return at;
        }
        return std::nullopt;
    }

    void findPlace(const Service &service)
    {
        const QPointF at = besideCounterpart(service).value_or(slots(service.at).next());
        slots(service.at).take(at);
        m_places.emplace(service.id, at);
    }

    void addCards(Band &band)
    {
        for (const Service &service : m_stamp.services) {
            const auto found = m_places.find(service.id);
            if (found == m_places.end())
                continue;
            CardFace face = m_facts.face(service);
            face.frame = QRectF(found->second, cardSize(service.at));
            band.cards.push_back(std::move(face));
        }
    }

    /// One ghost a service and lane, for replicas that are no services.
    void addGhosts(Band &band)
    {
        std::set<std::pair<ServiceId, Site>> done;
        for (const Protection &protection : m_stamp.protections) {
            const Service *service = m_stamp.service(protection.service);
            if (!service || !m_places.count(service->id))
                continue;
            for (const ReplicaRegion &replica : protection.replicas) {
                const auto drawnIn = grid::replicaSite(m_stamp, *service, replica);
                if (!drawnIn || !done.emplace(service->id, *drawnIn).second)
                    continue;
                const Site other = *drawnIn;
                CardFace ghost = m_facts.ghostFace(*service, protection, replica);
                const QPointF wished = mirrored(m_places.at(service->id));
                const QPointF at = slots(other).free(wished) ? wished : slots(other).next();
                slots(other).take(at);
                ghost.frame = QRectF(at, cardSize(other));
                band.cards.push_back(std::move(ghost));
            }
        }
    }

    const Stamp &m_stamp;
    const Layout *m_layout;
    const Facts &m_facts;
    int m_columns = 2;
    double m_laneWidth = kLaneWidth;
    std::vector<Slots> m_slots;
    std::map<ServiceId, QPointF> m_places;
};

double bottomOf(const Band &band)
{
    double bottom = kRowPitch - kRowGap;
    for (const CardFace &card : band.cards)
        if (card.site == Site::Primary || card.site == Site::Secondary)
            bottom = std::max(bottom, card.frame.bottom());
    return bottom;
}

bool hasSite(const Band &band, Site site)
{
    return std::any_of(band.cards.begin(), band.cards.end(),
                       [&](const CardFace &card) { return card.site == site; });
}

/// Cards of the strips may reach beyond both lanes.
double stripWidth(const Band &band)
{
    double width = 0;
    for (const CardFace &card : band.cards)
        if (card.site == Site::Global || card.site == Site::External)
            width = std::max(width, card.frame.right() + kInnerMargin);
    return width;
}

void addShelf(Lane &lane, const Facts &facts, const Layout *layout, const Catalog &catalog, double top)
{
    const QRectF frame(lane.frame.left() + kInnerMargin, top, lane.frame.width() - 2 * kInnerMargin, kShelf);
    double x = frame.left() + 48;
    for (const Service &service : facts.stamp().services) {
        if (service.at != siteOf(lane.role) || !onShelf(service, layout))
            continue;
        const ServiceKind *kind = catalog.kind(service.kind);
        lane.base.push_back({service.id, &glyphOf(kind), kind ? kind->category : Category::Other,
                             QRectF(x, frame.top() + 6, 20, 20)});
        x += 28;
    }
    if (lane.base.empty())
        return;
    lane.shelf = frame;
    lane.shelfText = facts.servicesText(lane.base.size());
}

bool anyOnShelf(const Stamp &stamp, const Layout *layout)
{
    return std::any_of(stamp.services.begin(), stamp.services.end(),
                       [&](const Service &s) { return onShelf(s, layout); });
}

Lane laneOf(ZoneRole role, const QRectF &frame, const Facts &facts)
{
    Lane lane;
    lane.role = role;
    lane.frame = frame;
    lane.header = QRectF(frame.topLeft(), QSizeF(frame.width(), kLaneHeader));
    facts.describe(lane);
    return lane;
}

void moveCards(Band &band)
{
    for (CardFace &card : band.cards)
        card.frame.translate(band.origin(card.site));
}

/// Reading order: strip, primary, secondary, external; each from top to bottom, from left to right.
void sortCards(Band &band)
{
    const auto rank = [](const CardFace &card) {
        const int order[] = {1, 2, 0, 3};
        return std::tuple(order[static_cast<std::size_t>(card.site)], card.frame.top(), card.frame.left(),
                          card.service);
    };
    std::stable_sort(band.cards.begin(), band.cards.end(),
                     [&](const CardFace &a, const CardFace &b) { return rank(a) < rank(b); });
}

void translate(Link &link, const QPointF &by)
{
    link.points.translate(by);
    link.labelAt += by;
    link.markAt += by;
}

void translate(Lane &lane, const QPointF &by)
{
    lane.frame.translate(by);
    lane.header.translate(by);
    if (lane.shelf)
        lane.shelf->translate(by);
    for (ShelfEntry &entry : lane.base)
        entry.frame.translate(by);
    for (SubLane &part : lane.subLanes)
        part.frame.translate(by);
}

void translate(Band &band, const QPointF &by)
{
    band.frame.translate(by);
    for (std::optional<Strip> *strip : {&band.global, &band.external})
        if (*strip)
            (*strip)->frame.translate(by);
    translate(band.primary, by);
    translate(band.secondary, by);
    for (CardFace &card : band.cards)
        card.frame.translate(by);
    for (Link &link : band.links)
        translate(link, by);
}

Band collapsedBand(Band band)
{
    band.collapsed = true;
    band.cards.clear();
    const QSizeF inside(2 * kLaneWidth + kGutter, kExternalStrip);
    band.frame = QRectF(0, 0, 2 * kBandMargin + inside.width(), kTitleRow + inside.height() + kBandMargin);
    band.secondary.frame = band.secondary.header = QRectF(QPointF(kBandMargin, kTitleRow), inside);
    return band;
}

double distanceTo(const QPolygonF &line, const QPointF &at)
{
    double least = 1e9;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QRectF box = QRectF(line[i - 1], line[i]).normalized();
        const double x = std::max({box.left() - at.x(), at.x() - box.right(), 0.0});
        const double y = std::max({box.top() - at.y(), at.y() - box.bottom(), 0.0});
        least = std::min(least, std::hypot(x, y));
    }
    return least;
}

} // namespace

QPointF Band::origin(Site site) const
{
    switch (site) {
    case Site::Primary:
        return primary.frame.topLeft() + QPointF(0, kLaneHeader + kLanePadding);
    case Site::Secondary:
        return secondary.frame.topLeft() + QPointF(0, kLaneHeader + kLanePadding);
    case Site::Global:
        return global ? global->frame.topLeft() + QPointF(0, (kGlobalStrip - kCardHeight) / 2) : QPointF();
    case Site::External:
        return external ? external->frame.topLeft() + QPointF(0, (kExternalStrip - kExternalCardHeight) / 2)
                        : QPointF();
    }
    return {};
}

QRectF Band::zone(Site site) const
{
    if (collapsed)
        return {};
    switch (site) {
    case Site::Primary:
        return primary.frame;
    case Site::Secondary:
        return secondary.frame;
    case Site::Global:
        return global ? global->frame : QRectF();
    case Site::External:
        return external ? external->frame : QRectF();
    }
    return {};
}

const SubLane *Band::subLaneAt(const QPointF &at) const
{
    for (const Lane *lane : {&primary, &secondary})
        for (const SubLane &part : lane->subLanes)
            if (part.frame.contains(at))
                return &part;
    return nullptr;
}

namespace {

/// How far from its left edge the last line goes down through the header, but for those where its figures
/// stand.
double linesThrough(const QRectF &header, const std::vector<Link> &links)
{
    constexpr double figures = 110;
    double last = 0;
    for (const Link &link : links)
        for (qsizetype i = 0; i + 1 < link.points.size(); ++i) {
            const QPointF &a = link.points[i], &b = link.points[i + 1];
            const bool through = std::abs(a.x() - b.x()) < 1 && std::min(a.y(), b.y()) < header.bottom()
                && std::max(a.y(), b.y()) > header.top();
            if (through && a.x() > header.left() && a.x() < header.right() - figures)
                last = std::max(last, a.x() - header.left());
        }
    return last;
}

Band laidOut(const Topology &topology, const Stamp &stamp, const Catalog &catalog, const Facts &facts,
             const LayoutOptions &options)
{
    const Layout *layout = topology.layout(stamp.id);
    Band band;
    band.stamp = stamp.id;
    facts.describe(band);
    if (options.collapse && layout && layout->collapsed) {
        band.secondary.role = ZoneRole::Secondary;
        facts.describe(band.secondary); // whose promises stand in the summary
        return collapsedBand(std::move(band));
    }

    Placer placer(stamp, layout, facts);
    placer.place(band);
    const double laneWidth = std::max(placer.laneWidth(), std::ceil((stripWidth(band) - kGutter) / 8) * 4);
    const double width = 2 * laneWidth + kGutter;
    const std::vector<SubLane> subLanes =
        options.zones ? placeByZones(band, stamp, laneWidth, options.speech) : std::vector<SubLane>();
    double y = kTitleRow;
    if (options.emptyStrips || hasSite(band, Site::Global)) {
        const double height = hasSite(band, Site::Global) ? kGlobalStrip : kEmptyStrip;
        band.global = Strip{Site::Global, QRectF(kBandMargin, y, width, height),
                            options.speech.translate("scene", "Global"),
                            options.speech.translate("scene", "no region")};
        y += height + kStripGap;
    }
    const bool shelves = anyOnShelf(stamp, layout);
    const double laneHeight = kLaneHeader + 2 * kLanePadding
        + std::max(bottomOf(band), subLanes.empty() ? 0 : subLanes.back().frame.bottom())
        + (shelves ? kShelf + kLanePadding : 0);
    band.primary = laneOf(ZoneRole::Primary, QRectF(kBandMargin, y, laneWidth, laneHeight), facts);
    band.secondary = laneOf(ZoneRole::Secondary,
                            QRectF(kBandMargin + laneWidth + kGutter, y, laneWidth, laneHeight), facts);
    for (Lane *lane : {&band.primary, &band.secondary}) {
        lane->subLanes = subLanes;
        for (SubLane &part : lane->subLanes)
            part.frame.translate(lane->frame.topLeft() + QPointF(0, kLaneHeader + kLanePadding));
    }
    for (Lane *lane : {&band.primary, &band.secondary})
        addShelf(*lane, facts, layout, catalog, y + laneHeight - kShelf - kLanePadding);
    y += laneHeight;
    if (options.emptyStrips || hasSite(band, Site::External)) {
        band.external = Strip{Site::External, QRectF(kBandMargin, y + kExternalGap, width, kExternalStrip),
                              options.speech.translate("scene", "External"),
                              options.speech.translate("scene", "not on Azure")};
        y += kExternalGap + kExternalStrip;
    }
    band.frame = QRectF(0, 0, width + 2 * kBandMargin, y + kBandMargin);
    moveCards(band);
    sortCards(band);
    if (options.links) {
        band.links = linksOf(band, stamp, facts, options);
        for (Lane *lane : {&band.primary, &band.secondary})
            lane->linesTo = linesThrough(lane->header, band.links);
    }
    return band;
}

/// The band as it is known, or laid out anew; one whose lines wait for their ways is not known yet.
Band remembered(const Topology &topology, const std::shared_ptr<const Stamp> &stamp, const Catalog &catalog,
                const Facts &facts, const LayoutOptions &options)
{
    const auto layout =
        std::find_if(topology.layouts.begin(), topology.layouts.end(),
                     [&](const std::shared_ptr<const Layout> &one) { return one->stamp == stamp->id; });
    BandMemory::Known known{stamp,
                            layout == topology.layouts.end() ? nullptr : *layout,
                            topology.agreements,
                            options.emptyStrips,
                            options.collapse,
                            options.links,
                            options.zones,
                            facts.marks(),
                            facts.promises()};
    if (std::optional<Band> band = options.bands->find(stamp->id, known))
        return *std::move(band);
    Band band = laidOut(topology, *stamp, catalog, facts, options);
    const bool waits = options.budget
        && std::find(options.budget->waiting.begin(), options.budget->waiting.end(), stamp->id)
            != options.budget->waiting.end();
    if (waits)
        options.bands->forget(stamp->id);
    else
        options.bands->keep(stamp->id, std::move(known));
    return band;
}

} // namespace

void useUsualLooks(Band &band)
{
    for (CardFace &card : band.cards) {
        card.look = CardLook::Normal;
        card.selected = card.hovered = card.focused = card.paired = false;
        card.note.clear();
        card.noteRight.clear();
        card.progress = 0;
    }
    for (Link &link : band.links) {
        link.look = LinkLook::Usual;
        link.selected = false;
    }
}

std::optional<Band> BandMemory::find(const StampId &stamp, const Known &known) const
{
    const auto found = m_known.find(stamp);
    const Band *shown =
        m_shown && found != m_known.end() && found->second == known ? m_shown->band(stamp) : nullptr;
    if (!shown)
        return std::nullopt;
    Band band = *shown;
    useUsualLooks(band);
    return band;
}

void BandMemory::keep(const StampId &stamp, Known known)
{
    m_known.insert_or_assign(stamp, std::move(known));
}

void BandMemory::keepOnly(const Topology &topology)
{
    std::erase_if(m_known, [&](const auto &one) { return !topology.stamp(one.first); });
}

Band bandOf(const Topology &topology, const Stamp &stamp, const Catalog &catalog,
            const Assessment *assessment, const LayoutOptions &options)
{
    const Marks marks(assessment);
    return laidOut(topology, stamp, catalog,
                   Facts(topology, stamp, catalog, assessment, marks, options.speech), options);
}

Geometry layoutOf(const Topology &topology, const Catalog &catalog, const Assessment *assessment,
                  const LayoutOptions &options)
{
    const Marks marks(assessment);
    Geometry geometry;
    geometry.bands.reserve(topology.stamps.size());
    double y = 0;
    for (const std::shared_ptr<const Stamp> &stamp : topology.stamps) {
        const Facts facts(topology, *stamp, catalog, assessment, marks, options.speech);
        Band band = options.bands ? remembered(topology, stamp, catalog, facts, options)
                                  : laidOut(topology, *stamp, catalog, facts, options);
        const QPointF by = QPointF(0, y) - band.frame.topLeft();
        if (!by.isNull())
            translate(band, by);
        y = band.frame.bottom() + kBandGap;
        geometry.bounds |= band.frame;
        geometry.bands.push_back(std::move(band));
    }
    if (options.bands)
        options.bands->keepOnly(topology);
    if (options.links) {
        geometry.crossLinks = crossLinksOf(geometry, topology, marks);
        for (const Link &link : geometry.crossLinks)
            geometry.bounds |= link.points.boundingRect().adjusted(-8, 0, 8, 0);
    }
    return geometry;
}

const Band *Geometry::band(const StampId &stamp) const
{
    const auto found =
        std::find_if(bands.begin(), bands.end(), [&](const Band &band) { return band.stamp == stamp; });
    return found == bands.end() ? nullptr : &*found;
}

const CardFace *Geometry::card(const ServiceId &service) const
{
    for (const Band &band : bands)
        for (const CardFace &card : band.cards)
            if (!card.ghost && card.service == service)
                return &card;
    return nullptr;
}

const CardFace *Geometry::ghost(const ServiceId &service) const
{
    for (const Band &band : bands)
        for (const CardFace &card : band.cards)
            if (card.ghost && card.service == service)
                return &card;
    return nullptr;
}

Hit Geometry::hit(const QPointF &at, double reach) const
{
    for (const Band &band : bands) {
        if (!band.frame.contains(at))
            continue;
        for (auto card = band.cards.rbegin(); card != band.cards.rend(); ++card)
            if (card->frame.contains(at))
                return {card->ghost ? Hit::What::Ghost : Hit::What::Card, band.stamp, card->site,
                        card->service};
        for (const Lane *lane : {&band.primary, &band.secondary})
            for (const ShelfEntry &entry : lane->base)
                if (entry.frame.adjusted(-4, -4, 4, 4).contains(at))
                    return {Hit::What::Shelf, band.stamp, siteOf(lane->role), entry.service};
    }
    for (const Band &band : bands)
        for (const Link &link : band.links)
            if (distanceTo(link.points, at) <= reach)
                return {Hit::What::Link, band.stamp, std::nullopt, {}, &link};
    for (const Link &link : crossLinks)
        if (distanceTo(link.points, at) <= reach)
            return {Hit::What::Link, {}, std::nullopt, {}, &link};
    for (const Band &band : bands) {
        for (const Lane *lane : {&band.primary, &band.secondary})
            if (!band.collapsed && lane->header.contains(at))
                return {Hit::What::LaneHeader, band.stamp, siteOf(lane->role)};
        for (const Site site : {Site::Primary, Site::Secondary, Site::Global, Site::External})
            if (band.zone(site).contains(at))
                return {Hit::What::Zone, band.stamp, site};
        if (band.frame.contains(at))
            return {Hit::What::Band, band.stamp};
    }
    return {};
}

std::optional<std::pair<StampId, Site>> Geometry::zoneAt(const QPointF &at) const
{
    for (const Band &band : bands)
        for (const Site site : {Site::Primary, Site::Secondary, Site::Global, Site::External})
            if (band.zone(site).contains(at))
                return std::pair(band.stamp, site);
    return std::nullopt;
}

CardPlace placeAt(const Band &band, Site site, const QPointF &topLeft)
{
    const QPointF at = topLeft - band.origin(site);
    const auto whole = [](double value) { return static_cast<int>(std::lround(std::max(0.0, value))); };
    const bool strip = site == Site::Global || site == Site::External;
    return {std::max(strip ? 112 : 0, whole(at.x())), strip ? 0 : whole(at.y()), false};
}

CardPlace freeSlot(const Band &band, Site site)
{
    const int columns = static_cast<int>((band.zone(site).width() - kRail - kInnerMargin + kChannel)
                                         / (kCardWidth + kChannel));
    Slots taken(site, std::max(1, columns));
    for (const CardFace &card : band.cards)
        if (card.site == site && !card.ghost)
            taken.take(card.frame.topLeft() - band.origin(site));
    const QPointF at = taken.next();
    return {static_cast<int>(at.x()), static_cast<int>(at.y()), false};
}

} // namespace breakwater::scene
