// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"

#include <QPixmap>
#include <QWidget>

namespace breakwater {

/// The whole topology in a corner of the canvas: lanes, cards, a dot for every finding on a card, and the
/// part that is seen as a box. A drag of the box, or a click beside it, moves the view.
class MiniMap final : public QWidget {
    Q_OBJECT
public:
    explicit MiniMap(QWidget *parent);
    void show(const scene::Geometry &geometry);
    void showSeen(const QRectF &seen); ///< scene coordinates
    /// Where a point of the scene is drawn.
    QPointF fromScene(const QPointF &at) const;

Q_SIGNALS:
    void centreWanted(const QPointF &at); ///< scene coordinates

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Dot {
        QPointF at;
        Mark mark;
    };
    void fit();
    double factor() const;
    QPointF toScene(const QPointF &at) const;
    QRectF placed(const QRectF &box) const;

    void paintPicture(QPainter &painter) const;

    QRectF m_bounds, m_seen;
    QPixmap m_picture; ///< all but the box, which alone moves with the view; null: paint it anew
    std::vector<std::pair<QRectF, Site>> m_zones;
    std::vector<QRectF> m_bands, m_cards;
    std::vector<Dot> m_dots; ///< errors last, so that none is hidden
    std::optional<QPointF> m_grabbed; ///< from the middle of the box, while it is dragged
};

} // namespace breakwater
