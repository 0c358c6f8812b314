// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/pdf_flow.h"
#include "widgets/paper/runbook_pdf.h"

namespace breakwater::paper {

/// Everything but cover and contents: pieces in order, handed on block by block until `taker` says false.
void layOut(const Document &document, const PictureSource &pictures, const PaperSize &paper,
            const std::function<bool(Pieces)> &taker);

/// Part of layOut, apart because it is the heart of the document.
Pieces stepPieces(const StepTable &table, double width, bool landscape);
Pieces tablePieces(const Table &table, double width, bool landscape, double points);
/// Tinted, mono, full width; splits between lines.
Piece commandPiece(const CommandText &command, double width, bool landscape);
double paintCommand(QPainter &painter, const std::vector<Line> &lines, const QRectF &box, bool critical);
double commandHeight(std::size_t lines);
inline constexpr double kCommandPoints = 7.4;

void paintRule(QPainter &painter, double x, double y, double width, double points, Token color);
void paintToComplete(QPainter &painter, const QPointF &corner, const std::vector<Line> &lines, double width);

} // namespace breakwater::paper
