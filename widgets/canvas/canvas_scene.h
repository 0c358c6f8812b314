// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/paper/scene_painter.h"

#include <QGraphicsItem>
#include <QGraphicsScene>

#include <map>
#include <string>

namespace breakwater {

/// Items paint what they are told; gestures go to the view, which proposes Edits.
class BandItem final : public QGraphicsItem {
public:
    void show(const scene::Band &band);
    QRectF boundingRect() const override { return m_band.frame.adjusted(-4, -4, 4, 4); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    scene::Band m_band; ///< without cards and links: those are items of their own
};

class CardItem final : public QGraphicsItem {
public:
    void show(const scene::CardFace &face);
    const scene::CardFace &face() const { return m_face; }
    QRectF boundingRect() const override { return m_face.frame.adjusted(-8, -8, 8, 8); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    scene::CardFace m_face;
};

class LinkItem : public QGraphicsItem {
public:
    void show(const scene::Link &link);
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

protected:
    scene::Link m_link;

private:
    QRectF m_bounds;
};

/// What a link says, and its mark: above every link, so that no line crosses a word.
class LinkLabelItem final : public LinkItem {
public:
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;
};

/// Mirrors a Geometry into items; what did not change is not painted again.
class CanvasScene final : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(QObject *parent = nullptr);
    void show(const scene::Geometry &geometry);
    void repaintAll(); ///< the theme changed
    void dim(const std::vector<ServiceId> &cards); ///< while they are dragged elsewhere
    std::map<std::string, QPointF> cardPlaces() const; ///< upper left corners, by key
    /// Cards on the way from other places to their own; `done` 0 to 1. Lines and words appear towards the
    /// end.
    void glide(const std::map<std::string, QPointF> &from, double done);
    /// The theme in force, with what this canvas shows beyond the design.
    scene::Style style() const;
    void showFlows(bool shown);
    void showFindings(bool shown);
    void setStrong(bool strong);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    std::map<std::string, BandItem *> m_bands;
    std::map<std::string, CardItem *> m_cards;
    std::map<std::string, LinkItem *> m_links;
    std::map<std::string, LinkLabelItem *> m_labels; ///< of the links that say something
    bool m_flows = false, m_findings = true, m_strong = false;
};

std::string keyOf(const scene::Link &link);

} // namespace breakwater
