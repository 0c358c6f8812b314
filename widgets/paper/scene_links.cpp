// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_links.h"

#include "widgets/paper/scene_faces.h"
#include "widgets/paper/scene_router.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace breakwater::scene {
namespace {

/// The cards of a band by their services.
class Cards {
public:
    explicit Cards(const Band &band)
    {
        for (const CardFace &card : band.cards)
            (card.ghost ? m_ghosts : m_own).emplace(card.service.text, &card);
    }
    const CardFace *of(const ServiceId &service, bool ghost = false) const
    {
        const auto &all = ghost ? m_ghosts : m_own;
        const auto found = all.find(service.text);
        return found == all.end() ? nullptr : found->second;
    }

private:
    std::unordered_map<std::string_view, const CardFace *> m_own, m_ghosts;
};

/// Deployment from source control happens once, before anything here matters: the card says it, no line does.
bool drawn(const Dependency &dependency)
{
    return dependency.type != DependencyType::DeploysFrom && dependency.from != dependency.to;
}

LinkStyle styleOf(const Dependency &dependency)
{
    if (dependency.type == DependencyType::Routes)
        return LinkStyle::Steering;
    return dependency.hard ? LinkStyle::Hard : LinkStyle::Soft;
}

/// "async": what stands on the line of a copy.
QString replicationTitle(Replication mode, const Speech &speech)
{
    switch (mode) {
    case Replication::Sync:
        return speech.translate("scene", "sync");
    case Replication::Async:
        return speech.translate("scene", "async");
    case Replication::Backup:
        return speech.translate("scene", "backup");
    default:
        return qstring(toWord(mode));
    }
}

QString routeLabel(const Dependency &dependency, const Speech &speech)
{
    if (!dependency.route)
        return {};
    QString label;
    if (dependency.route->priority)
        label = speech.translate("scene", "priority %1").arg(*dependency.route->priority);
    if (!dependency.route->enabled.value_or(true))
        label = label.isEmpty() ? speech.translate("scene", "disabled")
                                : speech.translate("scene", "%1, disabled").arg(label);
    return label;
}

bool idleRoute(const Dependency &dependency)
{
    return dependency.route
        && (!dependency.route->enabled.value_or(true) || dependency.route->priority.value_or(1) > 1);
}

/// Dependencies with the same ends and style are one line.
void addDependencies(std::vector<Link> &links, const Cards &cards, const Stamp &stamp, const Facts &facts)
{
    std::map<std::tuple<std::string_view, std::string_view, bool>, std::size_t> known;
    for (const Dependency &dependency : stamp.dependencies) {
        if (!drawn(dependency) || !cards.of(dependency.from) || !cards.of(dependency.to))
            continue;
        const LinkStyle style = styleOf(dependency);
        const bool steering = style == LinkStyle::Steering;
        const auto [same, fresh] =
            known.try_emplace({dependency.from.text, dependency.to.text, steering}, links.size());
        Link &link = fresh ? links.emplace_back() : links[same->second];
        if (link.dependencies.empty()) {
            link.from = dependency.from;
            link.to = dependency.to;
            link.style = style;
            link.idle = idleRoute(dependency);
            link.label = routeLabel(dependency, facts.speech());
        } else if (style == LinkStyle::Hard) {
            link.style = LinkStyle::Hard;
        }
        link.idle = link.idle && idleRoute(dependency);
        link.dependencies.push_back(dependency.id);
        const Mark mark = facts.markOf(dependency.id.text);
        if (link.mark == Mark::None || (mark != Mark::None && mark < link.mark))
            link.mark = mark;
    }
}

/// Nothing stands between the two: their line is short and straight.
bool facing(const Band &band, const CardFace &a, const CardFace &b)
{
    const QRectF between(std::min(a.frame.right(), b.frame.right()), a.frame.center().y() - 1,
                         std::abs(b.frame.center().x() - a.frame.center().x()) - kCardWidth, 2);
    return a.frame.top() == b.frame.top()
        && std::none_of(band.cards.begin(), band.cards.end(),
                        [&](const CardFace &card) { return card.frame.intersects(between); });
}

/// What holds the data shows its replication wherever it stands; other pairs show theirs where they face each
/// other.
bool showsReplication(const Band &band, const CardFace &from, const CardFace &to)
{
    return from.category == Category::Database || from.category == Category::Storage
        || facing(band, from, to);
}

/// Data that is copied: to a counterpart, or to a native replica's ghost.
void addReplications(std::vector<Link> &links, const Band &band, const Cards &cards, const Stamp &stamp,
                     const Facts &facts)
{
    for (const Protection &protection : stamp.protections) {
        if (!protection.covers(DisruptionKind::Region) || !cards.of(protection.service))
            continue;
        const DrOption *option = facts.option(protection);
        const Replication mode = option ? option->replication : Replication::None;
        if (mode == Replication::None && protection.replicas.empty())
            continue;
        Link link;
        link.protection = protection.id;
        link.from = protection.service;
        link.style = mode == Replication::Backup ? LinkStyle::Backup : LinkStyle::Replication;
        link.label = mode == Replication::None ? QString() : replicationTitle(mode, facts.speech());
        link.detail = facts.rpoText(protection);
        link.mark = facts.markOf(protection.id.text);
        for (const ServiceId &counterpart : protection.counterparts) {
            const CardFace *copy = cards.of(counterpart);
            if (!copy || !showsReplication(band, *cards.of(protection.service), *copy))
                continue;
            link.to = counterpart;
            links.push_back(link);
        }
        const CardFace *ghost = cards.of(protection.service, true);
        if (protection.counterparts.empty() && ghost
            && showsReplication(band, *cards.of(protection.service), *ghost)) {
            link.to = protection.service;
            link.toGhost = true;
            links.push_back(link);
        }
    }
}

bool isReplication(const Link &link)
{
    return link.protection.has_value();
}

enum Sides { Left = 1, Right = 2, Top = 4, Bottom = 8 };

/// Five ports a side, 12 px apart; the middle ones first.
std::vector<Port> portsOf(const QRectF &frame, int sides, bool upright)
{
    std::vector<Port> ports;
    const double reach = frame.height() < kCardHeight ? 8 : 24;
    for (double offset = -24; offset <= 24; offset += 12) {
        const double cost = std::abs(offset) / 6;
        const double y = frame.center().y() + offset, x = frame.center().x() + offset;
        if (std::abs(offset) <= reach) {
            if (sides & Left)
                ports.push_back({{frame.left(), y}, {-1, 0}, cost});
            if (sides & Right)
                ports.push_back({{frame.right(), y}, {1, 0}, cost});
        }
        const double standing = cost + (upright ? 0 : 14);
        if (sides & Top)
            ports.push_back({{x, frame.top()}, {0, -1}, standing});
        if (sides & Bottom)
            ports.push_back({{x, frame.bottom()}, {0, 1}, standing});
    }
    return ports;
}

int sidesOf(const CardFace &card, const Link &link, const CardFace &other)
{
    if (isReplication(link))
        return other.frame.center().x() > card.frame.center().x() ? Right : Left;
    const bool alongStrip = card.site == Site::Global && other.site == Site::Global;
    if (card.site == Site::Global)
        return alongStrip ? Left | Right : Bottom;
    if (card.site == Site::External)
        return other.site == Site::External ? Left | Right : Top;
    if (other.site == Site::Global)
        return Left | Right | Top;
    return Left | Right | Top | Bottom;
}

/// Beside a card of a lane: three tracks in a channel, two between rows; on it: the lines of its ports.
void addCardTracks(const CardFace &card, std::vector<double> &xs, std::vector<double> &ys)
{
    const QRectF &box = card.frame;
    for (const double offset : {10.0, 18.0}) {
        xs.push_back(box.left() - offset);
        xs.push_back(box.right() + offset);
    }
    for (const double offset : {4.0, 8.0}) {
        ys.push_back(box.top() - offset);
        ys.push_back(box.bottom() + offset);
    }
}

void addPortLines(const CardFace &card, std::vector<double> &xs, std::vector<double> &ys)
{
    const QRectF &box = card.frame;
    for (double offset = -24; offset <= 24; offset += 12) {
        xs.push_back(box.center().x() + offset);
        if (std::abs(offset) < box.height() / 2)
            ys.push_back(box.center().y() + offset);
    }
}

/// Texts of a lane header: lines pass between them. What the secondary lane promises has its place there
/// before it is known, so that no line moves when it is.
void addHeaderTexts(const Lane &lane, std::vector<QRectF> &obstacles)
{
    const QRectF head = lane.header.adjusted(kInnerMargin, 6, -kInnerMargin, -6);
    obstacles.push_back(QRectF(head.left(), head.top(), kCardWidth + 6, head.height()));
    if (lane.role == ZoneRole::Secondary)
        obstacles.push_back(QRectF(head.right() - 178, head.top(), 178, head.height()));
    if (lane.shelf)
        obstacles.push_back(*lane.shelf);
}

bool inStrip(const CardFace &card)
{
    return card.site == Site::Global || card.site == Site::External;
}

/// Tracks of the lanes, without those that would lie on a lane's border.
std::vector<double> laneTracks(const Band &band, std::vector<double> xs)
{
    for (const Lane *lane : {&band.primary, &band.secondary}) {
        const double left = lane->frame.left(), right = lane->frame.right();
        xs.erase(std::remove_if(xs.begin(), xs.end(),
                                [&](double x) { return std::abs(x - left) < 5 || std::abs(x - right) < 5; }),
                 xs.end());
        for (const double x : {left + 6, right - 6})
            xs.push_back(x);
        xs.push_back(lane->role == ZoneRole::Primary ? left + 14 : right - 14);
    }
    for (const double offset : {7.0, kGutter - 7})
        xs.push_back(band.primary.frame.right() + offset);
    return xs;
}

Router routerOf(const Band &band)
{
    std::vector<double> laneXs, stripXs, ys;
    std::vector<QRectF> obstacles;
    for (const CardFace &card : band.cards) {
        if (!inStrip(card))
            addCardTracks(card, laneXs, ys);
        obstacles.push_back(card.frame);
    }
    laneXs = laneTracks(band, std::move(laneXs));
    for (const CardFace &card : band.cards)
        addPortLines(card, inStrip(card) ? stripXs : laneXs, ys);
    for (const CardFace &card : band.cards)
        if (inStrip(card))
            for (const double x : {card.frame.left() - 10, card.frame.right() + 10})
                stripXs.push_back(x);
    const QRectF lanes = band.primary.frame | band.secondary.frame;
    if (band.global)
        for (const double up : {7.0, 13.0, 19.0})
            ys.push_back(lanes.top() - up);
    ys.push_back(lanes.bottom() + 4);
    ys.push_back(lanes.bottom() + 8);
    for (const Lane *lane : {&band.primary, &band.secondary})
        addHeaderTexts(*lane, obstacles);
    std::vector<double> xs = laneXs;
    xs.insert(xs.end(), stripXs.begin(), stripXs.end());
    Router router(std::move(xs), std::move(ys), obstacles);
    for (const Lane *lane : {&band.primary, &band.secondary})
        router.keepLevelOut(lane->header.adjusted(-2, -2, 2, 2));
    for (const double x : stripXs)
        if (std::none_of(laneXs.begin(), laneXs.end(),
                         [&](double other) { return std::abs(other - x) < 0.5; }))
            router.keepUprightOut(x, lanes);
    return router;
}

/// Short and straight lines choose first; replication before all, because it must cross the gutter.
double rankOf(const Link &link, const CardFace &from, const CardFace &to)
{
    const QPointF way = to.frame.center() - from.frame.center();
    const double turn = way.y() == 0 || way.x() == 0 ? 0 : 400;
    return (isReplication(link) ? -10000 : 0) + std::abs(way.x()) + std::abs(way.y()) + turn
        + (link.style == LinkStyle::Steering ? 5000 : 0);
}

void sortByRank(std::vector<Link> &links, const Cards &cards)
{
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(links.size());
    for (const Link &link : links)
        order.emplace_back(rankOf(link, *cards.of(link.from), *cards.of(link.to, link.toGhost)),
                           order.size());
    std::sort(order.begin(), order.end());
    std::vector<Link> sorted;
    sorted.reserve(links.size());
    for (const auto &[rank, index] : order)
        sorted.push_back(std::move(links[index]));
    links = std::move(sorted);
}

/// Where the label finds most room: the longest level piece, or the gutter for what crosses it.
void placeLabel(Link &link, const Band &band)
{
    double longest = 0;
    for (qsizetype i = 1; i < link.points.size(); ++i) {
        const QPointF a = link.points[i - 1], b = link.points[i];
        if (a.y() != b.y())
            continue;
        double left = std::min(a.x(), b.x()), right = std::max(a.x(), b.x());
        if (isReplication(link)) {
            left = std::max(left, band.primary.frame.right());
            right = std::min(right, band.secondary.frame.left());
        }
        if (right - left > longest) {
            longest = right - left;
            link.labelAt = QPointF((left + right) / 2, a.y());
        }
    }
    link.labelRoom = longest;
    const double strip = band.global ? band.global->frame.bottom() : band.primary.frame.top();
    link.labelOnLine = link.labelAt.y() > strip && link.labelAt.y() < band.primary.frame.top();
}

constexpr double kOverLine = 18, kUnderLine = 18, kHighWords = 14;

/// As wide as a label is taken for here, where no font is at hand.
double wordsWidth(const QString &words)
{
    return 6.0 * static_cast<double>(words.size()) + 10;
}

/// One label a trunk, none over another and none under a card: what finds no free piece of its line goes
/// without.
void settleLabels(std::vector<Link> &links, const std::vector<CardFace> &cards)
{
    constexpr double least = 2; // words may touch the edge
    std::vector<QRectF> taken;
    for (const CardFace &card : cards)
        taken.push_back(card.frame.adjusted(0, least, 0, -least));
    std::set<std::tuple<ServiceId, QString, double>> trunks;
    for (Link &link : links) {
        if (link.label.isEmpty() || isReplication(link))
            continue;
        const double half = std::min(link.labelRoom, wordsWidth(link.label)) / 2;
        const bool first = trunks.emplace(link.from, link.label, link.labelAt.y()).second;
        const QPointF middle = link.labelAt;
        bool placed = false;
        for (const double share : {0.0, -0.25, 0.25, -0.4, 0.4}) {
            const QPointF at = middle + QPointF(share * (link.labelRoom - 2 * half), 0);
            // Over the line, or on it where it has the ground to itself.
            const QRectF box(at.x() - half, at.y() - (link.labelOnLine ? kHighWords / 2 : kOverLine),
                             2 * half, kHighWords);
            placed = first && link.labelRoom > 40
                && std::none_of(taken.begin(), taken.end(),
                                [&](const QRectF &other) { return other.intersects(box); });
            if (!placed)
                continue;
            taken.push_back(box);
            link.labelAt = at;
            link.labelRoom = 2 * half + 12;
            break;
        }
        if (!placed)
            link.label.clear();
    }
}

/// From side to side with one step between: what a line is until somebody has looked for its way.
QPolygonF elbow(const CardFace &from, const CardFace &to)
{
    const bool right = to.frame.center().x() >= from.frame.center().x();
    const QPointF start(right ? from.frame.right() : from.frame.left(), from.frame.center().y());
    const QPointF end(right ? to.frame.left() : to.frame.right(), to.frame.center().y());
    const double middle = (start.x() + end.x()) / 2;
    return {{start, QPointF(middle, start.y()), QPointF(middle, end.y()), end}};
}

QPointF pointAt(const QPolygonF &points, double share)
{
    double whole = 0;
    for (qsizetype i = 1; i < points.size(); ++i)
        whole += QLineF(points[i - 1], points[i]).length();
    double left = share * whole;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF piece(points[i - 1], points[i]);
        if (left <= piece.length() && piece.length() > 0)
            return piece.pointAt(left / piece.length());
        left -= piece.length();
    }
    return points.last();
}

/// Near the middle of the line, where no words are.
void placeMarks(std::vector<Link> &links)
{
    constexpr double reach = 8;
    std::vector<QRectF> words;
    for (const Link &link : links) {
        const auto add = [&](const QString &text, double top) {
            const double width = std::min(link.labelRoom, wordsWidth(text));
            if (!text.isEmpty())
                words.emplace_back(link.labelAt.x() - width / 2, link.labelAt.y() + top, width, kHighWords);
        };
        add(link.label, link.labelOnLine ? -kHighWords / 2 : -kOverLine);
        add(link.detail, kUnderLine - kHighWords);
    }
    for (Link &link : links) {
        if (link.mark == Mark::None || link.points.size() < 2)
            continue;
        link.markAt = pointAt(link.points, 0.5);
        for (const double share : {0.5, 0.45, 0.55, 0.4, 0.6, 0.33, 0.67, 0.25, 0.75}) {
            const QPointF at = pointAt(link.points, share);
            const QRectF box(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
            if (std::any_of(words.begin(), words.end(),
                            [&](const QRectF &other) { return other.intersects(box); }))
                continue;
            link.markAt = at;
            break;
        }
    }
}

void numberFlows(std::vector<Link> &links, const Stamp &stamp)
{
    int number = 0;
    for (const Flow &flow : stamp.flows) {
        for (const DependencyId &dependency : flow.dependencies) {
            ++number;
            for (Link &link : links)
                if (std::find(link.dependencies.begin(), link.dependencies.end(), dependency)
                    != link.dependencies.end())
                    link.flowNumbers.push_back(number);
        }
    }
}

/// What a finding and a flow put on lines whose ways are known.
std::vector<Link> finished(std::vector<Link> links, const Stamp &stamp)
{
    numberFlows(links, stamp);
    placeMarks(links);
    return links;
}

} // namespace

std::vector<std::pair<Site, QRectF>> RouteMemory::placesOf(const Band &band)
{
    std::vector<std::pair<Site, QRectF>> places;
    places.reserve(band.cards.size());
    for (const CardFace &card : band.cards)
        places.emplace_back(card.site, card.frame);
    return places;
}

RouteMemory::Shelves RouteMemory::shelvesOf(const Band &band)
{
    return {band.primary.shelf, band.secondary.shelf};
}

RouteMemory::Asked RouteMemory::askedOf(const Band &band, const Way &way, const Link &link)
{
    return {way.from - band.cards.data(),
            way.to - band.cards.data(),
            link.style,
            isReplication(link),
            link.idle,
            link.label};
}

bool RouteMemory::lead(const Band &band, const std::vector<Way> &ways, std::vector<Link> &links) const
{
    const auto found = m_stamps.find(band.stamp);
    if (found == m_stamps.end())
        return false;
    const Kept &kept = found->second;
    if (kept.frame != band.frame || kept.shelves != shelvesOf(band) || kept.lines.size() != links.size()
        || kept.cards != placesOf(band))
        return false;
    for (std::size_t i = 0; i < links.size(); ++i)
        if (kept.lines[i].asked != askedOf(band, ways[i], links[i]))
            return false;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const Line &line = kept.lines[i];
        links[i].points = line.points;
        links[i].label = line.label;
        links[i].labelAt = line.labelAt;
        links[i].labelRoom = line.labelRoom;
        links[i].labelOnLine = line.labelOnLine;
    }
    return true;
}

void RouteMemory::keep(const Band &band, const std::vector<Way> &ways, const std::vector<QString> &labels,
                       const std::vector<Link> &routed)
{
    Kept kept{band.frame, shelvesOf(band), placesOf(band), {}};
    kept.lines.reserve(routed.size());
    for (std::size_t i = 0; i < routed.size(); ++i) {
        const Link &link = routed[i];
        Asked asked = askedOf(band, ways[i], link);
        asked.label = labels[i];
        kept.lines.push_back(
            {std::move(asked), link.points, link.label, link.labelAt, link.labelRoom, link.labelOnLine});
    }
    m_stamps.insert_or_assign(band.stamp, std::move(kept));
}

void leadLines(std::vector<Link> &links, const std::vector<Way> &ways, const Band &band)
{
    Router router = routerOf(band);
    std::map<std::pair<ServiceId, bool>, int> trunks; // of one steering card, to live and to idle targets
    int group = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        Link &link = links[i];
        const CardFace &from = *ways[i].from, &to = *ways[i].to;
        int own = group++;
        if (link.style == LinkStyle::Steering)
            own = trunks.emplace(std::pair(link.from, link.idle), own).first->second;
        const bool sameColumn = std::abs(from.frame.center().x() - to.frame.center().x()) < 1;
        link.points = router.route(
            portsOf(from.frame, sidesOf(from, link, to), sameColumn || from.site == Site::Global),
            portsOf(to.frame, sidesOf(to, link, from), sameColumn || to.site == Site::External), own);
        placeLabel(link, band);
    }
}

std::vector<Link> linksOf(const Band &band, const Stamp &stamp, const Facts &facts,
                          const LayoutOptions &options)
{
    RouteMemory *memory = options.routes;
    std::vector<Link> links;
    const Cards cards(band);
    addReplications(links, band, cards, stamp, facts);
    addDependencies(links, cards, stamp, facts);
    sortByRank(links, cards);
    std::vector<Way> ways;
    ways.reserve(links.size());
    for (const Link &link : links)
        ways.push_back({cards.of(link.from), cards.of(link.to, link.toGhost)});
    if (memory && memory->lead(band, ways, links)) {
        return finished(std::move(links), stamp);
    }
    if (options.budget && links.size() > options.budget->lines) {
        options.budget->waiting.push_back(band.stamp);
        for (std::size_t i = 0; i < links.size(); ++i)
            links[i].points = elbow(*ways[i].from, *ways[i].to);
        return finished(std::move(links), stamp);
    }
    if (options.budget)
        options.budget->lines -= links.size();
    std::vector<QString> labels;
    labels.reserve(links.size());
    for (const Link &link : links)
        labels.push_back(link.label);
    leadLines(links, ways, band);
    settleLabels(links, band.cards);
    if (memory)
        memory->keep(band, ways, labels, links);
    return finished(std::move(links), stamp);
}

QPolygonF crossWay(const CardFace &from, const CardFace &to, double margin)
{
    const auto gap = [](const CardFace &card) { return card.frame.bottom() + 6; };
    const double fromX = from.frame.center().x() - 36, toX = to.frame.center().x() + 36;
    return QPolygonF({{fromX, from.frame.bottom()},
                      {fromX, gap(from)},
                      {margin, gap(from)},
                      {margin, gap(to)},
                      {toX, gap(to)},
                      {toX, to.frame.bottom()}});
}

std::vector<Link> crossLinksOf(const Geometry &geometry, const Topology &topology, const Marks &marks)
{
    std::vector<Link> links;
    std::map<std::pair<ServiceId, ServiceId>, std::size_t> known;
    std::unordered_map<std::string_view, const CardFace *> cards;
    for (const Band &band : geometry.bands)
        for (const CardFace &card : band.cards)
            if (!card.ghost)
                cards.emplace(card.service.text, &card);
    const auto cardOf = [&](const ServiceId &id) {
        const auto found = cards.find(id.text);
        return found == cards.end() ? nullptr : found->second;
    };
    int track = 0;
    for (const std::shared_ptr<const Stamp> &stamp : topology.stamps) {
        for (const Dependency &dependency : stamp->dependencies) {
            if (!drawn(dependency) || stamp->service(dependency.to))
                continue;
            const CardFace *from = cardOf(dependency.from), *to = cardOf(dependency.to);
            if (!from || !to)
                continue;
            const auto [same, fresh] = known.try_emplace({dependency.from, dependency.to}, links.size());
            if (!fresh) {
                links[same->second].dependencies.push_back(dependency.id);
                continue;
            }
            Link link;
            link.dependencies = {dependency.id};
            link.from = dependency.from;
            link.to = dependency.to;
            link.style = styleOf(dependency);
            link.mark = marks.of(dependency.id.text);
            const double margin = geometry.bands.front().frame.left() - 12 - 8 * (track++ % 6);
            link.points = crossWay(*from, *to, margin);
            links.push_back(std::move(link));
        }
    }
    placeMarks(links);
    return links;
}

} // namespace breakwater::scene
