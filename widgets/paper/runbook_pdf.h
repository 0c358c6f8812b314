// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/export/runbook/document.h"
#include "core/support/result.h"

#include <QSizeF>

#include <functional>
#include <optional>
#include <string>

class QPainter;

/// The runbook as PDF: own flow, vectors, embedded fonts, outline, links; the same bytes for the same
/// document. Needs a QGuiApplication (the offscreen platform will do) for its fonts.
namespace breakwater::paper {

/// A picture in its own pixels; painted scaled.
struct DrawnPicture {
    QSizeF size;
    std::function<void(QPainter &)> paint;
};
using PictureSource = std::function<std::optional<DrawnPicture>(const std::string &id)>;

struct PdfOptions {
    enum class Paper { A4, Letter } paper = Paper::A4;
    std::string designJson; ///< attached when not empty
    std::string stepsJson; ///< attached beside it when not empty
    std::string designFileName = "design.breakwater";
};

Result<std::string> runbookPdf(const Document &document, const PictureSource &pictures,
                               const PdfOptions &options);

/// Draws `topology:<stamp id>` and `topology`, the whole design.
PictureSource topologyPictures(const Snapshot &now, const Assessment *assessment);

} // namespace breakwater::paper
