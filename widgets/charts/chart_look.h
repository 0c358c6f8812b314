// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QBrush>
#include <QPen>
#include <QString>

#include <memory>

class QAbstractAxis;
class QBarCategoryAxis;
class QChart;
class QScatterSeries;
class QValueAxis;
class QXYSeries;

/// How every chart looks: tokens of the theme, no animation, no ornament.
namespace breakwater::charts {

std::shared_ptr<QChart> emptyChart();
void styleAxis(QAbstractAxis &axis, const QString &title);
QValueAxis *valueAxis(QChart &chart, Qt::Alignment side, const QString &title, double from, double to);
QBarCategoryAxis *nameAxis(QChart &chart, const QStringList &names);
/// A line of two points with its words at the upper or right end.
void addMarkLine(QChart &chart, QAbstractAxis &x, QAbstractAxis &y, const QPointF &from, const QPointF &to,
                 const QString &words, const QPen &pen);
/// Over a target: a pattern, so that it shows without colour.
QBrush overBrush(const Tokens &tokens);
QPen targetPen(const Tokens &tokens);

} // namespace breakwater::charts
