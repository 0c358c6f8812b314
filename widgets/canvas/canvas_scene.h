// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/paper/scene_painter.h"

#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QRegion>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace breakwater {

/// What is laid out, painted. Two items for all of it, below and above whatever a gesture outlines: a card is
/// a row of a table, and costs nothing while it is not seen. What did not change is not painted again.
class CanvasScene final : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(QObject *parent = nullptr);

    const scene::Geometry &geometry() const { return m_geometry; }
    void show(scene::Geometry geometry);
    /// Lets `change` alter what cards and links look like, never where they are, and repaints those that
    /// did.
    void restyle(const std::function<void(scene::Geometry &)> &change);
    /// Lines of a played outage that lead to a copy which serves; they belong to no band.
    void showLedOver(std::vector<scene::Link> links);
    const std::vector<scene::Link> &ledOver() const { return m_ledOver; }
    void repaintAll(); ///< the theme changed
    void dim(const std::vector<ServiceId> &cards); ///< while they are dragged elsewhere
    std::map<std::string, QPointF> cardPlaces() const; ///< upper left corners, by key
    /// Cards on the way from other places to their own; `done` 0 to 1. Lines and words appear towards the
    /// end.
    void glide(const std::map<std::string, QPointF> &from, double done);
    bool isGliding() const { return !m_glideFrom.empty(); }
    /// The theme in force, with what this canvas shows beyond the design.
    scene::Style style() const;
    /// The same for a painter that makes things smaller.
    scene::Style styleOn(const QPainter &painter) const;
    void showFlows(bool shown);
    void showFindings(bool shown);
    void setStrong(bool strong);

    /// The parts of the scene that the paint event under way has to paint; empty: all that it is asked for.
    void expose(std::vector<QRectF> parts) { m_exposed = std::move(parts); }

    /// What was painted and worked out since they were set to nothing: a test holds them against what moved.
    struct Work {
        int bands = 0, cards = 0, links = 0;
        int shown = 0; ///< times that the picture was replaced
        int restyled = 0; ///< cards and links that changed their look
    };
    const Work &work() const { return m_work; }
    void forgetWork() { m_work = {}; }

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;

private:
    class Layer;
    /// What of a link is worth keeping from one frame to the next.
    struct Ink {
        QRectF bounds; ///< with its words
        scene::LinkInk lines; ///< made when it is painted first
    };
    using Inks = std::vector<Ink>;

    void paintGround(QPainter &painter, const QRectF &rect);
    void paintThings(QPainter &painter, const QRectF &rect);
    void paintLinks(QPainter &painter, const std::vector<std::pair<const scene::Link *, Ink *>> &links,
                    const QRectF &rect);
    void paintCards(QPainter &painter, const std::vector<const scene::CardFace *> &cards);
    bool exposed(const QRectF &box, const QRectF &rect) const;
    bool reaches(const scene::Link &link, const QRectF &rect) const;
    QPointF wayOf(const scene::CardFace &card) const;
    void repaint(const QRectF &box);
    void repaintChanges(const scene::Band &before, const scene::Band &after);
    void repaintChanges(const std::vector<scene::Link> &before, const std::vector<scene::Link> &after);
    static Inks inksOf(const std::vector<scene::Link> &links, const std::vector<scene::Link> *before,
                       Inks *known);

    scene::Geometry m_geometry;
    std::vector<Inks> m_inks; ///< of the links of each band
    Inks m_crossInks;
    std::vector<scene::Link> m_ledOver;
    Inks m_ledOverInks;
    std::vector<QRectF> m_exposed;
    std::set<ServiceId> m_dimmed;
    std::map<std::string, QPointF> m_glideFrom;
    double m_glideDone = 1;
    bool m_flows = false, m_findings = true, m_strong = false;
    Work m_work;
};

} // namespace breakwater
