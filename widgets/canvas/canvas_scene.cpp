// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_scene.h"

#include "widgets/theme/current.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>
#include <set>

namespace breakwater {

namespace {

constexpr double kDotPitch = 16, kDotRadius = 0.8;

std::string keyOf(const scene::CardFace &face)
{
    return (face.ghost ? (face.site == Site::Primary ? "ghost1 " : "ghost2 ") : "") + face.service.text;
}

/// Drops the items whose key is no longer wanted.
template <typename Item>
void forget(QGraphicsScene &scene, std::map<std::string, Item *> &items, const std::set<std::string> &wanted)
{
    for (auto it = items.begin(); it != items.end();) {
        if (wanted.contains(it->first)) {
            ++it;
            continue;
        }
        scene.removeItem(it->second);
        delete it->second;
        it = items.erase(it);
    }
}

template <typename Item>
Item *itemFor(QGraphicsScene &scene, std::map<std::string, Item *> &items, const std::string &key, double z)
{
    auto [at, added] = items.try_emplace(key, nullptr);
    if (added) {
        at->second = new Item;
        at->second->setZValue(z);
        scene.addItem(at->second);
    }
    return at->second;
}

} // namespace

namespace {
scene::Style styleOf(const QGraphicsItem &item)
{
    const auto *shown = qobject_cast<const CanvasScene *>(item.scene());
    return shown ? shown->style() : scene::Style(currentTokens());
}
} // namespace

std::string keyOf(const scene::Link &link)
{
    if (link.protection)
        return "protection " + link.protection->text + " " + link.from.text + " " + link.to.text;
    return link.dependencies.empty() ? link.from.text + " " + link.to.text : link.dependencies.front().text;
}

namespace {
/// A band folded to its title is read at any scale that the canvas has.
bool isSmall(const QPainter &painter)
{
    return painter.worldTransform().m11() < scene::kSmall;
}
} // namespace

void BandItem::show(const scene::Band &band)
{
    scene::Band bare = band;
    bare.cards.clear();
    bare.links.clear();
    if (bare == m_band)
        return;
    prepareGeometryChange();
    m_band = std::move(bare);
    update();
}

void BandItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    isSmall(*painter) ? scene::paintSmallBand(*painter, m_band, styleOf(*this))
                      : scene::paintBand(*painter, m_band, styleOf(*this));
}

void CardItem::show(const scene::CardFace &face)
{
    if (face == m_face)
        return;
    prepareGeometryChange();
    m_face = face;
    update();
}

void CardItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    isSmall(*painter) ? scene::paintSmallCard(*painter, m_face, styleOf(*this))
                      : scene::paintCard(*painter, m_face, styleOf(*this));
}

void LinkItem::show(const scene::Link &link)
{
    if (link == m_link)
        return;
    prepareGeometryChange();
    m_link = link;
    const double room = std::max(link.labelRoom, 20.0);
    m_bounds = link.points.boundingRect().adjusted(-10, -10, 10, 10)
        | QRectF(link.labelAt.x() - room / 2, link.labelAt.y() - 20, room, 40);
    update();
}

void LinkItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_link.points.size() < 2)
        return;
    isSmall(*painter) ? scene::paintSmallLink(*painter, m_link, styleOf(*this))
                      : scene::paintLink(*painter, m_link, styleOf(*this));
}

void LinkLabelItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (!isSmall(*painter))
        scene::paintLinkLabel(*painter, m_link, styleOf(*this));
}

CanvasScene::CanvasScene(QObject *parent)
    : QGraphicsScene(parent)
{
    setItemIndexMethod(QGraphicsScene::NoIndex);
}

void CanvasScene::show(const scene::Geometry &geometry)
{
    std::set<std::string> bands, cards, links, labels;
    const auto showLink = [&](const scene::Link &link) {
        const std::string key = breakwater::keyOf(link);
        links.insert(key);
        LinkItem *item = itemFor(*this, m_links, key, 1);
        item->setZValue(link.selected ? 1.5 : 1);
        item->show(link);
        if (link.label.isEmpty() && link.mark == Mark::None && link.flowNumbers.empty())
            return;
        labels.insert(key);
        itemFor(*this, m_labels, key, 1.8)->show(link);
    };
    for (const scene::Band &band : geometry.bands) {
        bands.insert(band.stamp.text);
        itemFor(*this, m_bands, band.stamp.text, 0)->show(band);
        for (const scene::CardFace &card : band.cards) {
            const std::string key = keyOf(card);
            cards.insert(key);
            CardItem *item = itemFor(*this, m_cards, key, 2);
            item->setZValue(card.hovered || card.selected ? 3 : 2);
            item->show(card);
        }
        for (const scene::Link &link : band.links)
            showLink(link);
    }
    for (const scene::Link &link : geometry.crossLinks)
        showLink(link);
    forget(*this, m_bands, bands);
    forget(*this, m_cards, cards);
    forget(*this, m_links, links);
    forget(*this, m_labels, labels);
}

void CanvasScene::repaintAll()
{
    for (QGraphicsItem *item : items())
        item->update();
    update();
}

void CanvasScene::dim(const std::vector<ServiceId> &ids)
{
    for (const auto &[key, item] : m_cards) {
        const bool dimmed =
            !item->face().ghost && std::find(ids.begin(), ids.end(), item->face().service) != ids.end();
        item->setOpacity(dimmed ? 0.35 : 1);
    }
}

std::map<std::string, QPointF> CanvasScene::cardPlaces() const
{
    std::map<std::string, QPointF> places;
    for (const auto &[key, item] : m_cards)
        places[key] = item->face().frame.topLeft();
    return places;
}

void CanvasScene::glide(const std::map<std::string, QPointF> &from, double done)
{
    for (const auto &[key, item] : m_cards) {
        const auto before = from.find(key);
        item->setPos(before == from.end() ? QPointF()
                                          : (before->second - item->face().frame.topLeft()) * (1 - done));
    }
    const double lines = std::clamp(done * 2 - 1, 0.0, 1.0);
    for (const auto &[key, item] : m_links)
        item->setOpacity(lines);
    for (const auto &[key, item] : m_labels)
        item->setOpacity(lines);
}

scene::Style CanvasScene::style() const
{
    scene::Style style(currentTokens());
    style.flows = m_flows;
    style.marks = m_findings;
    style.strong = m_strong;
    return style;
}

void CanvasScene::showFlows(bool shown)
{
    m_flows = shown;
    for (const auto &[key, item] : m_labels)
        item->update();
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

void CanvasScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    const Tokens &t = currentTokens();
    painter->fillRect(rect, t.color(Token::Canvas));
    const double zoom = painter->worldTransform().m11();
    if (zoom < 0.5)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.color(Token::GridDot));
    for (double y = std::floor(rect.top() / kDotPitch) * kDotPitch; y < rect.bottom(); y += kDotPitch)
        for (double x = std::floor(rect.left() / kDotPitch) * kDotPitch; x < rect.right(); x += kDotPitch)
            painter->drawEllipse(QPointF(x, y), kDotRadius, kDotRadius);
    painter->restore();
}

} // namespace breakwater
