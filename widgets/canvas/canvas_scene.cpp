// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_scene.h"

#include "widgets/theme/current.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace breakwater {

namespace {

constexpr double kDotPitch = 16, kDotRadius = 0.8, kDotsFrom = 0.5;
constexpr double kAround = 8, kAroundLink = 10; ///< what a card and a link paint beyond their places
constexpr double kFaint = 0.35;
constexpr int kGroundLevel = 0, kThingLevel = 1;

std::string keyOf(const scene::CardFace &face)
{
    return (face.ghost ? (face.site == Site::Primary ? "ghost1 " : "ghost2 ") : "") + face.service.text;
}

QRectF around(const QRectF &box, double by)
{
    return box.adjusted(-by, -by, by, by);
}

QRectF boundsOf(const scene::Link &link)
{
    if (link.points.isEmpty())
        return {};
    const double room = std::max(link.labelRoom, 20.0);
    return around(link.points.boundingRect(), kAroundLink)
        | QRectF(link.labelAt.x() - room / 2, link.labelAt.y() - 20, room, 40);
}

/// Nothing on a card can be read.
bool isSmall(const QPainter &painter)
{
    return painter.worldTransform().m11() < scene::kSmall;
}

bool hasWords(const scene::Link &link)
{
    return !link.label.isEmpty() || link.mark != Mark::None || !link.flowNumbers.empty();
}

bool onTop(const scene::CardFace &card)
{
    return card.hovered || card.selected;
}

/// Two bands whose cards and links alone may differ.
bool sameGround(const scene::Band &a, const scene::Band &b)
{
    return a.stamp == b.stamp && a.frame == b.frame && a.title == b.title && a.line == b.line
        && a.target == b.target && a.collapsed == b.collapsed && a.bare == b.bare && a.summary == b.summary
        && a.mark == b.mark && a.global == b.global && a.external == b.external && a.primary == b.primary
        && a.secondary == b.secondary;
}

/// What of a card restyle() may change.
auto styleOf(const scene::CardFace &card)
{
    return std::tuple(card.selected, card.hovered, card.focused, card.paired, card.look, card.progress,
                      card.note, card.noteRight);
}

auto styleOf(const scene::Link &link)
{
    return std::pair(link.selected, link.look);
}

/// Calls `use` with each card and each link, in one order.
template <typename Use>
void forEach(const scene::Geometry &geometry, const Use &use)
{
    for (const scene::Band &band : geometry.bands) {
        for (const scene::CardFace &card : band.cards)
            use(card);
        for (const scene::Link &link : band.links)
            use(link);
    }
    for (const scene::Link &link : geometry.crossLinks)
        use(link);
}

} // namespace

/// Everything of one level. As large as any scene: what is painted is found by the parts that are exposed.
class CanvasScene::Layer final : public QGraphicsItem {
public:
    Layer(CanvasScene &scene, int level)
        : m_scene(scene)
    {
        setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
        setZValue(level);
    }
    QRectF boundingRect() const override { return {-4e6, -4e6, 8e6, 8e6}; }
    /// Whoever renders a part of the view into a picture exposes everything; only the clip says what is seen.
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *) override
    {
        QRectF seen = option->exposedRect;
        if (painter->hasClipping())
            seen &= painter->clipBoundingRect();
        if (zValue() > kGroundLevel)
            m_scene.paintThings(*painter, seen);
        else
            m_scene.paintGround(*painter, seen);
    }

private:
    CanvasScene &m_scene;
};

CanvasScene::CanvasScene(QObject *parent)
    : QGraphicsScene(parent)
{
    setItemIndexMethod(QGraphicsScene::NoIndex);
    for (const int level : {kGroundLevel, kThingLevel})
        addItem(new Layer(*this, level));
}

CanvasScene::Inks CanvasScene::inksOf(const std::vector<scene::Link> &links,
                                      const std::vector<scene::Link> *before, Inks *known)
{
    Inks inks(links.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        inks[i].bounds = boundsOf(links[i]);
        const bool same = before && i < before->size() && (*before)[i].points == links[i].points
            && (*before)[i].style == links[i].style;
        if (same)
            inks[i].lines = std::move((*known)[i].lines);
    }
    return inks;
}

void CanvasScene::show(scene::Geometry geometry)
{
    ++m_work.shown;
    const scene::Geometry before = std::exchange(m_geometry, std::move(geometry));
    const std::size_t most = std::max(before.bands.size(), m_geometry.bands.size());
    std::vector<Inks> inks(m_geometry.bands.size());
    static const scene::Band none;
    for (std::size_t i = 0; i < most; ++i) {
        const scene::Band &old = i < before.bands.size() ? before.bands[i] : none;
        const scene::Band &now = i < m_geometry.bands.size() ? m_geometry.bands[i] : none;
        repaintChanges(old, now);
        if (i < inks.size()) {
            const bool known = i < before.bands.size();
            inks[i] = inksOf(now.links, known ? &old.links : nullptr, known ? &m_inks[i] : nullptr);
        }
    }
    repaintChanges(before.crossLinks, m_geometry.crossLinks);
    m_inks = std::move(inks);
    m_crossInks = inksOf(m_geometry.crossLinks, &before.crossLinks, &m_crossInks);
}

void CanvasScene::repaintChanges(const scene::Band &before, const scene::Band &after)
{
    if (!sameGround(before, after) || before.cards.size() != after.cards.size()) {
        repaint(before.frame);
        repaint(after.frame);
        return;
    }
    for (std::size_t i = 0; i < after.cards.size(); ++i) {
        if (before.cards[i] == after.cards[i])
            continue;
        repaint(before.cards[i].frame);
        repaint(after.cards[i].frame);
    }
    repaintChanges(before.links, after.links);
}

void CanvasScene::repaintChanges(const std::vector<scene::Link> &before,
                                 const std::vector<scene::Link> &after)
{
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
        const scene::Link *old = i < before.size() ? &before[i] : nullptr;
        const scene::Link *now = i < after.size() ? &after[i] : nullptr;
        if (old && now && *old == *now)
            continue;
        for (const scene::Link *link : {old, now})
            if (link)
                repaint(boundsOf(*link));
    }
}

void CanvasScene::restyle(const std::function<void(scene::Geometry &)> &change)
{
    using CardStyle = decltype(styleOf(scene::CardFace()));
    using LinkStyle = decltype(styleOf(scene::Link()));
    std::vector<CardStyle> cards;
    std::vector<LinkStyle> links;
    const auto note = [&](const auto &thing) {
        if constexpr (std::is_same_v<std::decay_t<decltype(thing)>, scene::CardFace>)
            cards.push_back(styleOf(thing));
        else
            links.push_back(styleOf(thing));
    };
    forEach(m_geometry, note);
    change(m_geometry);
    std::size_t card = 0, link = 0;
    forEach(m_geometry, [&](const auto &thing) {
        if constexpr (std::is_same_v<std::decay_t<decltype(thing)>, scene::CardFace>) {
            if (cards[card++] == styleOf(thing))
                return;
            repaint(thing.frame);
        } else {
            if (links[link++] == styleOf(thing))
                return;
            repaint(boundsOf(thing));
        }
        ++m_work.restyled;
    });
}

void CanvasScene::showLedOver(std::vector<scene::Link> links)
{
    if (links == m_ledOver)
        return;
    const std::vector<scene::Link> before = std::exchange(m_ledOver, std::move(links));
    repaintChanges(before, m_ledOver);
    m_ledOverInks = inksOf(m_ledOver, &before, &m_ledOverInks);
}

void CanvasScene::repaint(const QRectF &box)
{
    if (!box.isEmpty())
        update(around(box, kAround));
}

void CanvasScene::repaintAll()
{
    update();
}

void CanvasScene::dim(const std::vector<ServiceId> &ids)
{
    std::set<ServiceId> dimmed(ids.begin(), ids.end());
    if (dimmed == m_dimmed)
        return;
    for (const scene::Band &band : m_geometry.bands)
        for (const scene::CardFace &card : band.cards)
            if (!card.ghost && dimmed.contains(card.service) != m_dimmed.contains(card.service))
                repaint(card.frame);
    m_dimmed = std::move(dimmed);
}

std::map<std::string, QPointF> CanvasScene::cardPlaces() const
{
    std::map<std::string, QPointF> places;
    for (const scene::Band &band : m_geometry.bands)
        for (const scene::CardFace &card : band.cards)
            places[keyOf(card)] = card.frame.topLeft();
    return places;
}

void CanvasScene::glide(const std::map<std::string, QPointF> &from, double done)
{
    if (from.empty() && m_glideFrom.empty())
        return;
    m_glideFrom = done < 1 ? from : std::map<std::string, QPointF>();
    m_glideDone = done;
    update();
}

QPointF CanvasScene::wayOf(const scene::CardFace &card) const
{
    const auto before = m_glideFrom.find(keyOf(card));
    return before == m_glideFrom.end() ? QPointF()
                                       : (before->second - card.frame.topLeft()) * (1 - m_glideDone);
}

scene::Style CanvasScene::style() const
{
    scene::Style style(currentTokens());
    style.flows = m_flows;
    style.marks = m_findings;
    style.strong = m_strong;
    style.grounded = true; // drawBackground() leaves its dots out there
    return style;
}

scene::Style CanvasScene::styleOn(const QPainter &painter) const
{
    scene::Style shown = style();
    shown.seenAt(painter.worldTransform().m11());
    return shown;
}

void CanvasScene::showFlows(bool shown)
{
    m_flows = shown;
    forEach(m_geometry, [this](const auto &thing) {
        if constexpr (std::is_same_v<std::decay_t<decltype(thing)>, scene::Link>)
            if (!thing.flowNumbers.empty())
                repaint(boundsOf(thing));
    });
}

void CanvasScene::showFindings(bool shown)
{
    m_findings = shown;
    repaintAll();
}

void CanvasScene::setStrong(bool strong)
{
    m_strong = strong;
    repaintAll();
}

bool CanvasScene::exposed(const QRectF &box, const QRectF &rect) const
{
    if (!rect.intersects(box))
        return false;
    return m_exposed.empty() || std::any_of(m_exposed.begin(), m_exposed.end(), [&](const QRectF &part) {
               return part.intersects(box);
           });
}

/// Long lines have large bounds, and mostly pass by.
bool CanvasScene::reaches(const scene::Link &link, const QRectF &rect) const
{
    const QRectF words(link.labelAt.x() - link.labelRoom / 2, link.labelAt.y() - 20, link.labelRoom, 40);
    const auto seen = [&](const QRectF &part) {
        return scene::touches(link, part) || (hasWords(link) && part.intersects(words));
    };
    return m_exposed.empty() ? seen(rect) : std::any_of(m_exposed.begin(), m_exposed.end(), seen);
}

void CanvasScene::paintGround(QPainter &painter, const QRectF &rect)
{
    const bool small = isSmall(painter);
    const scene::Style shown = styleOn(painter);
    for (const scene::Band &band : m_geometry.bands) {
        if (!exposed(around(band.frame, 4), rect))
            continue;
        ++m_work.bands;
        small ? scene::paintSmallBand(painter, band, shown) : scene::paintBand(painter, band, shown);
    }
}

/// Lines, above them their words, above these the cards.
void CanvasScene::paintThings(QPainter &painter, const QRectF &rect)
{
    std::vector<std::pair<const scene::Link *, Ink *>> links;
    std::vector<const scene::CardFace *> cards;
    const auto addLinks = [&](const std::vector<scene::Link> &all, Inks &inks) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].points.size() > 1 && exposed(inks[i].bounds, rect) && reaches(all[i], rect))
                links.emplace_back(&all[i], &inks[i]);
    };
    for (std::size_t i = 0; i < m_geometry.bands.size(); ++i) {
        const scene::Band &band = m_geometry.bands[i];
        addLinks(band.links, m_inks[i]);
        if (m_glideFrom.empty() && !exposed(around(band.frame, kAround), rect))
            continue;
        for (const scene::CardFace &card : band.cards)
            if (!m_glideFrom.empty() || exposed(around(card.frame, kAround), rect))
                cards.push_back(&card);
    }
    addLinks(m_geometry.crossLinks, m_crossInks);
    addLinks(m_ledOver, m_ledOverInks);
    std::stable_partition(links.begin(), links.end(), [](const auto &one) { return !one.first->selected; });
    std::stable_partition(cards.begin(), cards.end(), [](const auto *card) { return !onTop(*card); });
    paintLinks(painter, links, rect);
    paintCards(painter, cards);
}

void CanvasScene::paintLinks(QPainter &painter,
                             const std::vector<std::pair<const scene::Link *, Ink *>> &links,
                             const QRectF &rect)
{
    const double appeared = std::clamp(m_glideDone * 2 - 1, 0.0, 1.0);
    if (appeared <= 0)
        return;
    m_work.links += static_cast<int>(links.size());
    const scene::Style shown = styleOn(painter);
    painter.setOpacity(appeared);
    if (isSmall(painter)) {
        std::vector<const scene::Link *> all;
        all.reserve(links.size());
        for (const auto &[link, ink] : links)
            all.push_back(link);
        scene::paintSmallLinks(painter, all, shown);
    } else {
        for (const auto &[link, ink] : links) {
            scene::paintLink(painter, *link, shown, ink->lines, rect);
        }
        for (const auto &[link, ink] : links)
            if (hasWords(*link))
                scene::paintLinkLabel(painter, *link, shown);
    }
    painter.setOpacity(1);
}

void CanvasScene::paintCards(QPainter &painter, const std::vector<const scene::CardFace *> &cards)
{
    m_work.cards += static_cast<int>(cards.size());
    const bool small = isSmall(painter);
    const scene::Style shown = styleOn(painter);
    if (small)
        painter.setRenderHint(QPainter::Antialiasing, false);
    for (const scene::CardFace *card : cards) {
        const bool faint = !m_dimmed.empty() && !card->ghost && m_dimmed.contains(card->service);
        const QPointF way = m_glideFrom.empty() ? QPointF() : wayOf(*card);
        if (faint)
            painter.setOpacity(kFaint);
        if (!way.isNull())
            painter.translate(way);
        small ? scene::paintSmallCard(painter, *card, shown) : scene::paintCard(painter, *card, shown);
        if (!way.isNull())
            painter.translate(-way);
        if (faint)
            painter.setOpacity(1);
    }
}

/// A dot every 16 units where no band lies. At its natural size and below a dot is two pixels wide and as
/// faint as the disc it stands for; each stands on whole pixels, so that what scrolls into view fits.
void CanvasScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Tokens &t = currentTokens();
    painter->fillRect(rect, t.color(Token::Canvas));
    const QTransform world = painter->worldTransform();
    const double zoom = world.m11();
    if (zoom < kDotsFrom || world.type() > QTransform::TxScale)
        return;
    QRegion free(rect.toAlignedRect());
    for (const scene::Band &band : m_geometry.bands)
        if (!band.bare && rect.intersects(band.frame))
            free -= band.frame.adjusted(1, 1, -1, -1).toRect();
    if (free.isEmpty())
        return;
    const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    const double side = std::max(2.0, std::round(2 * kDotRadius * zoom * ratio)) / ratio;
    QColor color = t.color(Token::GridDot);
    const double share = M_PI * kDotRadius * kDotRadius * zoom * zoom / (side * side);
    color.setAlphaF(static_cast<float>(std::min(1.0, share) * color.alphaF()));
    std::vector<QRectF> dots;
    for (const QRect &part : free)
        for (double y = std::ceil(part.top() / kDotPitch) * kDotPitch; y < part.bottom() + 1; y += kDotPitch)
            for (double x = std::ceil(part.left() / kDotPitch) * kDotPitch; x < part.right() + 1;
                 x += kDotPitch) {
                const QPointF at = world.map(QPointF(x, y)) * ratio;
                dots.emplace_back(QPointF(std::round(at.x()), std::round(at.y())) / ratio
                                      - QPointF(side / 2, side / 2),
                                  QSizeF(side, side));
            }
    const bool smooth = painter->testRenderHint(QPainter::Antialiasing);
    painter->setWorldTransform(QTransform());
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRects(dots.data(), static_cast<int>(dots.size()));
    painter->setRenderHint(QPainter::Antialiasing, smooth);
    painter->setWorldTransform(world);
}

} // namespace breakwater
