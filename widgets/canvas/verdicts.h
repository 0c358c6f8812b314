// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/session/session.h"

#include <QGraphicsItem>

#include <functional>
#include <map>
#include <optional>
#include <utility>

class QPainter;

namespace breakwater {

using Zone = std::pair<StampId, Site>;

/// What each zone says of the thing that is being dragged over the canvas. Asked once a zone and gesture.
class Verdicts {
public:
    /// The edit that a drop in this zone would make.
    using Proposal = std::function<Edit(const Zone &zone)>;

    void begin(const Session &session, Proposal proposal);
    void end();
    bool active() const { return static_cast<bool>(m_proposal); }
    const Trial &of(const Zone &zone); ///< computed when it is not known yet
    const Trial *known(const Zone &zone) const;

private:
    const Session *m_session = nullptr;
    Proposal m_proposal;
    std::map<Zone, Trial> m_known;
};

/// Outlines, hatches and tags over the zones; lies between lanes and cards.
class VerdictItem final : public QGraphicsItem {
public:
    struct Shown {
        QRectF frame;
        Site site = Site::Primary;
        Trial trial;
        bool hovered = false;
        QRectF tag; ///< where its words stand; null when they stand at the cursor
        std::optional<QRectF> slot; ///< where the card would go
    };
    void show(std::vector<Shown> zones);
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    std::vector<Shown> m_zones;
    QRectF m_bounds;
};

/// The words of a verdict in a box; `wide` has the remedy and stands at the cursor.
QSizeF verdictBoxSize(const Trial &trial, bool wide);
void paintVerdictBox(QPainter &painter, const QRectF &box, const Trial &trial, bool wide);

} // namespace breakwater
