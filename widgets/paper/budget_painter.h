// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/budget.h"
#include "core/recovery/simulate.h"
#include "widgets/paper/chart_look.h"

#include <QRectF>
#include <QSizeF>

class QPainter;

/// The RTO budget: the critical path as pieces of the target, on screen and on paper.
namespace breakwater::charts {

struct BudgetFace {
    Budget budget;
    std::optional<std::size_t> asked; ///< block whose length is tried out
    std::optional<Minutes> p50, p95; ///< of the RTO; absent: nothing was simulated, or it may never end
    bool numbered = false; ///< pieces carry their number, for a list beside them

    double span() const; ///< minutes that the bar is wide
    bool over() const; ///< the target is missed, or nothing bounds the recovery
};

/// Percentiles that end.
void setSpread(BudgetFace &face, const Spread *spread);
/// "68 min of 60 min, 8 min too long; P50 70 min, P95 95 min".
QString budgetWords(const Look &look, const BudgetFace &face);
QRectF pieceBox(const BudgetFace &face, const QRectF &bar, std::size_t piece);
/// Pieces, target, and below the bar a whisker from P50 to P95.
void paintBudget(QPainter &painter, const Look &look, const BudgetFace &face, const QRectF &bar);

/// The same for a document: with a title, an axis, and the names of the pieces.
QSizeF budgetSheetSize(const BudgetFace &face);
void paintBudgetSheet(QPainter &painter, const Look &look, const BudgetFace &face, const QString &workload);

} // namespace breakwater::charts
