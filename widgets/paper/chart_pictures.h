// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "widgets/paper/runbook_pdf.h"

#include <map>
#include <string>

/// The charts of a runbook, painted as in the window, on paper: light, English, and readable without colour.
namespace breakwater::paper {

/// Draws `chart:targets`, `chart:points`, and for a stamp `chart:budget:<id>`, `chart:spread:<id>`,
/// `chart:cost:<id>`, `chart:frontier:<id>`: of the stamps that the request is about, and of the loss of the
/// region. Nothing where there is nothing to draw, or no QApplication. The first question makes the plan;
/// every drawing is made once. `request.assessment` must outlive it.
PictureSource chartPictures(const ExportRequest &request);
/// Those, and the topology pictures.
PictureSource runbookPictures(const ExportRequest &request);

/// The picture as a file of its own; empty when it cannot be drawn.
std::string pictureSvg(const DrawnPicture &picture, const std::string &title);

} // namespace breakwater::paper
