// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/cost.h"
#include "core/recovery/estimate.h"
#include "widgets/paper/speech.h"
#include "widgets/theme/tokens.h"

#include <QBrush>
#include <QFont>
#include <QPen>
#include <QString>

#include <memory>
#include <string>

class QAbstractAxis;
class QBarCategoryAxis;
class QChart;
class QPainter;
class QPolygonF;
class QScatterSeries;
class QValueAxis;
class QXYSeries;

/// How every chart looks, on screen and on paper: tokens of the theme, no animation, no ornament.
namespace breakwater::charts {

/// Whose colours, letters and words a chart has.
struct Look {
    const Tokens &tokens;
    scene::Speech say;
    QFont (*font)(double pixels, QFont::Weight weight);
    QString (*ofCore)(const std::string &english); ///< what the core says, as the reader reads it
    bool paper = false; ///< hatches are lines of their own: a printer has no pixels for a pattern
    Currency currency = {}; ///< of money; on paper always US dollars

    /// Light, English and in Liberation, whatever the interface is.
    static Look ofPaper();
    /// In a window's theme, and as the interface speaks.
    static Look ofScreen(const Tokens &tokens, QString (*ofCore)(const std::string &english),
                         Currency currency = {});
    QString minutes(Minutes minutes) const { return ofCore(humanMinutes(minutes)); }
    QString figure(const Figure &figure) const { return ofCore(humanFigure(figure)); }
    QString money(const CostSum &sum) const;
    QString unitOfMoney() const; ///< "US dollars", "EUR"
    QString kind(const Catalog &catalog, const KindId &id) const;
    QString site(Site site) const;
    QFont small(QFont::Weight weight = QFont::Normal) const { return font(11, weight); }
};
QString toQt(const std::string &text); ///< on one line, no control characters

std::shared_ptr<QChart> emptyChart(const Look &look);
void styleAxis(const Look &look, QAbstractAxis &axis, const QString &title);
QValueAxis *valueAxis(const Look &look, QChart &chart, Qt::Alignment side, const QString &title, double from,
                      double to);
QBarCategoryAxis *nameAxis(const Look &look, QChart &chart, const QStringList &names);
/// A line of two points with its words at the upper or right end.
void addMarkLine(QChart &chart, QAbstractAxis &x, QAbstractAxis &y, const QPointF &from, const QPointF &to,
                 const QString &words, const QPen &pen);
/// Names of bars and areas with their fill beside them; called when all series are there.
void squareMarkers(QChart &chart);
/// A fill that shows without colour. On paper only its tint: the lines are a Hatch of the drawing.
QBrush patterned(const Look &look, const QColor &color, Qt::BrushStyle pattern);
/// Lines over an area; degrees from the horizontal.
void paintHatch(QPainter &painter, const QPolygonF &area, const QColor &color, double degrees);
double degreesOf(Qt::BrushStyle pattern);
QPen targetPen(const Tokens &tokens);

} // namespace breakwater::charts
