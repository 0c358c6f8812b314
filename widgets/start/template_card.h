// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/start/gallery.h"

#include <QAbstractButton>

namespace breakwater {

/// A template as a card: a picture drawn from its model, what it promises, how many findings it opens with.
class TemplateCard final : public QAbstractButton {
    Q_OBJECT
public:
    TemplateCard(const Gallery &gallery, int index, QWidget *parent = nullptr);
    void refresh(); ///< its assessment is known
    QSize sizeHint() const override { return {256, 312}; }
    QSize minimumSizeHint() const override { return {180, 312}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const GalleryEntry &entry() const { return m_gallery.entries()[static_cast<std::size_t>(m_index)]; }

    const Gallery &m_gallery;
    int m_index;
    scene::Geometry m_geometry;
};

/// The portfolio: its stamps as boxes with what each promises, the needs between them, three figures.
class PortfolioCard final : public QAbstractButton {
    Q_OBJECT
public:
    PortfolioCard(const Gallery &gallery, int index, QWidget *parent = nullptr);
    void refresh();
    QSize sizeHint() const override { return {900, 216}; }
    QSize minimumSizeHint() const override { return {480, 216}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const GalleryEntry &entry() const { return m_gallery.entries()[static_cast<std::size_t>(m_index)]; }
    void paintStamps(QPainter &painter, const QRectF &box) const;

    const Gallery &m_gallery;
    int m_index;
};

} // namespace breakwater
