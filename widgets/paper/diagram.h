// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/export/exporter.h"
#include "core/support/result.h"
#include "widgets/paper/scene_painter.h"

#include <QSizeF>

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// The diagram as a file: always in the light theme, legible in greyscale, byte-identical for the same
/// design. Needs a QGuiApplication (the offscreen platform will do) for its fonts.
namespace breakwater::paper {

struct DiagramRequest {
    Snapshot now;
    const Assessment *assessment = nullptr; ///< null: no findings and no achieved times
    Stamping stamping;
    std::optional<StampId> stamp; ///< absent: the whole document
    /// Not empty: only these cards and the lines between them, without the lanes around them.
    std::vector<ServiceId> services;
    bool findings = true, legend = true, titleBlock = true;
    bool flows = true; ///< numbered markers, the same numbers as in the runbook
};

/// Text stays text, with real font names.
Result<std::string> diagramSvg(const DiagramRequest &request);
/// `scale` 1, 2 or 4; a picture of more than 36 million pixels is scaled down to that.
Result<std::string> diagramPng(const DiagramRequest &request, double scale = 2, bool transparent = false);

/// One page, exactly as large as the drawing, in vectors; text can be searched and copied.
Result<std::string> diagramPdf(const DiagramRequest &request);
/// For draw.io: stamps and zones as containers, cards with their labels, links that hang on cards.
Result<std::string> diagramDrawio(const DiagramRequest &request);
/// The sheet as it is printed, with legend and title block, to be painted at any scale.
struct DrawnSheet {
    QSizeF size; ///< pixels of 1/96 inch
    std::function<void(QPainter &)> paint;
};
Result<DrawnSheet> diagramSheet(const DiagramRequest &request);
/// What such a request shows. Fails for an unknown stamp, and when there is nothing to draw.
Result<scene::Geometry> requestedGeometry(const DiagramRequest &request);

/// The geometry of one stamp or of the whole design as it is printed: nothing collapsed, no empty strips.
Result<scene::Geometry> printedGeometry(const Snapshot &now, const Assessment *assessment,
                                        const std::optional<StampId> &stamp);
/// Of a geometry, what shows these services: their cards and replicas, and the lines between them.
scene::Geometry excerptOf(scene::Geometry geometry, const std::vector<ServiceId> &services);

} // namespace breakwater::paper
