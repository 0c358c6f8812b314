// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/chart_pictures.h"

#include "core/advice/variants.h"
#include "core/export/runbook/runbook.h"
#include "core/recovery/simulate.h"
#include "widgets/paper/budget_painter.h"
#include "widgets/paper/chart_drawings.h"
#include "widgets/paper/gui_thread.h"

#include <QApplication>
#include <QAreaSeries>
#include <QBuffer>
#include <QChart>
#include <QGraphicsScene>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QPainter>
#include <QPicture>
#include <QScatterSeries>
#include <QSvgGenerator>

#include <algorithm>

namespace breakwater::paper {

namespace {

constexpr double kWidth = 672, kPlot = 220, kRow = 24, kAround = 66, kLowest = 136, kLine = 14, kSwatch = 14,
                 kGap = 18;

bool startsWith(const std::string &text, std::string_view start)
{
    return text.compare(0, start.size(), start) == 0;
}

/// Words above a chart, broken to its width.
QStringList brokenWords(const QString &words, const QFont &font)
{
    const QFontMetricsF metrics(font);
    QStringList lines;
    for (const QString &word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = lines.isEmpty() ? word : lines.last() + QLatin1Char(' ') + word;
        if (lines.isEmpty() || metrics.horizontalAdvance(longer) > kWidth)
            lines << word;
        else
            lines.last() = longer;
    }
    return lines;
}

/// What a series looks like, and its name.
struct Entry {
    QString name;
    QPen pen;
    QBrush brush;
    enum class Shape { Line, Disc, Square, Area } shape = Shape::Area;
    double size = 10;
    std::optional<double> hatch; ///< degrees
};

Entry entryOf(QLegendMarker &marker)
{
    Entry entry;
    entry.name = marker.label();
    entry.pen = marker.pen();
    entry.brush = marker.brush();
    if (const auto *scatter = qobject_cast<const QScatterSeries *>(marker.series())) {
        entry.pen = scatter->pen();
        entry.brush = scatter->brush();
        entry.size = std::min(13.0, scatter->markerSize());
        entry.shape = scatter->markerShape() == QScatterSeries::MarkerShapeCircle ? Entry::Shape::Disc
                                                                                  : Entry::Shape::Square;
    } else if (const auto *line = qobject_cast<const QLineSeries *>(marker.series())) {
        entry.pen = line->pen();
        entry.shape = Entry::Shape::Line;
    } else if (const auto *area = qobject_cast<const QAreaSeries *>(marker.series())) {
        entry.pen = area->pen();
        entry.brush = area->brush();
    }
    return entry;
}

std::vector<Entry> entriesOf(const charts::Drawing &drawing)
{
    std::vector<Entry> entries;
    for (QLegendMarker *marker : drawing.chart->legend()->markers()) {
        if (marker->label().isEmpty())
            continue;
        entries.push_back(entryOf(*marker));
        for (const charts::Hatch &hatch : drawing.hatches)
            if (hatch.series == marker->label())
                entries.back().hatch = hatch.degrees;
    }
    return entries;
}

void paintSwatch(QPainter &painter, const Entry &entry, const QPointF &middle)
{
    painter.setPen(entry.pen);
    painter.setBrush(entry.brush);
    switch (entry.shape) {
    case Entry::Shape::Line:
        painter.drawLine(middle - QPointF(kSwatch / 2, 0), middle + QPointF(kSwatch / 2, 0));
        break;
    case Entry::Shape::Disc:
        painter.drawEllipse(middle, entry.size / 2, entry.size / 2);
        break;
    case Entry::Shape::Square:
    case Entry::Shape::Area: {
        const QRectF box(middle.x() - 5, middle.y() - 5, 10, 10);
        painter.drawRect(box);
        if (entry.hatch)
            charts::paintHatch(painter, box, entry.pen.color(), *entry.hatch);
    }
    }
}

/// The series in as many lines as they need; returns the height. Without a painter it is only measured.
double legend(QPainter *painter, const charts::Look &look, const std::vector<Entry> &entries, double top)
{
    const QFontMetricsF metrics(look.small());
    double x = 0, y = top;
    for (const Entry &entry : entries) {
        const double wide = kSwatch + 6 + metrics.horizontalAdvance(entry.name);
        if (x > 0 && x + wide > kWidth) {
            x = 0;
            y += kLine + 2;
        }
        if (painter) {
            paintSwatch(*painter, entry, {x + kSwatch / 2, y + kLine / 2});
            painter->setPen(look.tokens.color(Token::Text));
            painter->drawText(QPointF(x + kSwatch + 6, y + 11), entry.name);
        }
        x += wide + kGap;
    }
    return y + kLine + 4 - top;
}

/// As the words of the document have them: rounded on the clock, so that they add up.
void inWholeMinutes(Budget &budget)
{
    Minutes clock{0};
    for (BudgetPiece &piece : budget.pieces) {
        const double before = std::round(clock.count());
        clock += piece.minutes;
        if (piece.minutes >= Minutes{1})
            piece.minutes = Minutes{std::round(clock.count()) - before};
    }
}

/// Recorded, so that it can be painted on any thread.
DrawnPicture recorded(const charts::Drawing &drawing, double height)
{
    const charts::Look look = charts::Look::ofPaper();
    const QStringList words = brokenWords(drawing.subtitle, look.small());
    const double top = kLine * static_cast<double>(words.size()) + 4;
    const std::vector<Entry> entries = entriesOf(drawing);
    const double below = legend(nullptr, look, entries, 0);
    QPicture picture;
    {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(look.small());
        painter.setPen(look.tokens.color(Token::Text));
        for (qsizetype i = 0; i < words.size(); ++i)
            painter.drawText(QPointF(0, kLine * static_cast<double>(i) + 11), words[i]);
        QGraphicsScene scene;
        drawing.chart->setBackgroundVisible(false);
        drawing.chart->legend()->hide(); // it would shorten names; ours takes another line
        drawing.chart->setMargins(QMargins(0, 4, 8, 0));
        drawing.chart->resize(kWidth, height);
        scene.addItem(drawing.chart.get());
        const QRectF whole(0, 0, kWidth, height);
        scene.render(&painter, whole.translated(0, top), whole);
        QAbstractSeries *axes = drawing.chart->series().first();
        for (const charts::Hatch &hatch : drawing.hatches) {
            QPolygonF area;
            for (const QPointF &point : hatch.area)
                area << drawing.chart->mapToPosition(point, axes) + QPointF(0, top);
            charts::paintHatch(painter, area, hatch.color, hatch.degrees);
        }
        scene.removeItem(drawing.chart.get());
        legend(&painter, look, entries, top + height + 4);
    }
    return {QSizeF(kWidth, top + height + 4 + below), [picture](QPainter &painter) {
                QPicture copy = picture; // playing it moves its own cursor
                painter.save();
                // A picture keeps its size in inches; here it is one unit a pixel on every device.
                painter.scale(double(copy.logicalDpiX()) / painter.device()->logicalDpiX(),
                              double(copy.logicalDpiY()) / painter.device()->logicalDpiY());
                painter.drawPicture(0, 0, copy);
                painter.restore();
            }};
}

/// What one document asks for, and has been made of it.
class Charts {
public:
    explicit Charts(const ExportRequest &request)
        : m_request(request)
    { }

    std::optional<DrawnPicture> picture(const std::string &id)
    {
        const auto known = m_made.find(id);
        if (known != m_made.end())
            return known->second;
        return m_made.emplace(id, make(id)).first->second;
    }

private:
    const RunbookInput &input()
    {
        if (!m_input)
            m_input = planFor(m_request, RunbookKind::Failover);
        return *m_input;
    }
    /// The trials of the whole plan, looked at from the end of this stamp.
    const Simulation &simulationOf(const StampId &stamp)
    {
        const auto known = m_simulations.find(stamp);
        if (known != m_simulations.end())
            return known->second;
        RecoveryPlan plan = input().plan;
        plan.stamps = {stamp};
        const Trials trials = trialsFor(plan.blocks.size());
        return m_simulations.emplace(stamp, simulate(plan, input().schedule, m_request.now, trials))
            .first->second;
    }
    /// As the words beside the picture have it; the trials are for the curve.
    const Spread *spreadOf(const StampId &stamp)
    {
        const StampEstimate *assessed = m_request.assessment->estimate(stamp);
        if (assessed && assessed->spread)
            return &*assessed->spread;
        const auto &byStamp = simulationOf(stamp).byStamp;
        const auto found = byStamp.find(stamp);
        return found == byStamp.end() ? nullptr : &found->second;
    }
    const StampEstimate *estimate(const StampId &stamp)
    {
        const auto found = std::find_if(input().estimates.begin(), input().estimates.end(),
                                        [&](const StampEstimate &each) { return each.stamp == stamp; });
        return found == input().estimates.end() ? nullptr : &*found;
    }
    QString nameOf(const StampId &id) const
    {
        const Stamp *stamp = m_request.now.topology->stamp(id);
        return stamp ? charts::toQt(stamp->name) : QString();
    }

    std::optional<DrawnPicture> make(const std::string &id)
    {
        const std::size_t colon = id.find(':', 6);
        const StampId stamp{colon == std::string::npos ? std::string() : id.substr(colon + 1)};
        if (startsWith(id, "chart:budget:"))
            return budget(stamp);
        const charts::Look look = charts::Look::ofPaper();
        const Snapshot &now = m_request.now;
        if (id == "chart:targets") {
            const auto &estimates = input().estimates;
            return drawn([&] { return charts::targetsDrawing(look, now, estimates); });
        }
        if (id == "chart:points") {
            const auto &estimates = input().estimates;
            return drawn([&] { return charts::lossDrawing(look, now, estimates); });
        }
        if (startsWith(id, "chart:spread:"))
            return spread(look, stamp);
        if (startsWith(id, "chart:cost:"))
            return drawn([&] {
                charts::Drawing drawing = charts::costDrawing(look, now, stamp);
                drawing.subtitle.clear(); // the document says it: what the figures are, and their sum
                return drawing;
            });
        if (startsWith(id, "chart:frontier:")) {
            const Variants variants = variantsOf(now, stamp, {});
            return drawn([&] { return charts::frontierDrawing(look, now, stamp, &variants, false); });
        }
        return std::nullopt;
    }

    std::optional<DrawnPicture> spread(const charts::Look &look, const StampId &stamp)
    {
        const StampEstimate *judged = estimate(stamp);
        if (!judged || !spreadOf(stamp))
            return std::nullopt;
        charts::SpreadFacts facts;
        facts.ends = &simulationOf(stamp).ends;
        facts.spread = spreadOf(stamp);
        facts.workload = nameOf(stamp);
        facts.target = judged->rtoTarget;
        facts.unbounded = judged->rto.unbounded;
        return drawn([&] { return charts::spreadDrawing(look, facts); });
    }

    std::optional<DrawnPicture> budget(const StampId &stamp)
    {
        const StampEstimate *judged = estimate(stamp);
        const auto found =
            judged ? budgetOf(input().plan, input().schedule, stamp, judged->rtoTarget) : std::nullopt;
        if (!found || found->pieces.empty())
            return std::nullopt;
        charts::BudgetFace face;
        face.budget = *found;
        inWholeMinutes(face.budget);
        face.numbered = true;
        charts::setSpread(face, spreadOf(stamp));
        return DrawnPicture{charts::budgetSheetSize(face), [face, name = nameOf(stamp)](QPainter &painter) {
                                charts::paintBudgetSheet(painter, charts::Look::ofPaper(), face, name);
                            }};
    }

    /// A chart with names beside it is as high as they need.
    template <class Make>
    static std::optional<DrawnPicture> drawn(const Make &make)
    {
        if (!qobject_cast<QApplication *>(QCoreApplication::instance()))
            return std::nullopt;
        std::optional<DrawnPicture> picture;
        onGuiThread([&] {
            const charts::Drawing drawing = make();
            if (!drawing.chart)
                return;
            picture = recorded(drawing,
                               drawing.bars > 0 ? std::max(kLowest, kAround + kRow * drawing.bars) : kPlot);
        });
        return picture;
    }

    ExportRequest m_request;
    std::optional<RunbookInput> m_input;
    std::map<StampId, Simulation> m_simulations;
    std::map<std::string, std::optional<DrawnPicture>> m_made;
};

} // namespace

PictureSource chartPictures(const ExportRequest &request)
{
    return
        [charts = std::make_shared<Charts>(request)](const std::string &id) -> std::optional<DrawnPicture> {
            return startsWith(id, "chart:") ? charts->picture(id) : std::nullopt;
        };
}

PictureSource runbookPictures(const ExportRequest &request)
{
    return [charts = chartPictures(request), topology = topologyPictures(request.now, request.assessment)](
               const std::string &id) { return startsWith(id, "chart:") ? charts(id) : topology(id); };
}

std::string pictureSvg(const DrawnPicture &picture, const std::string &title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(picture.size.toSize());
    generator.setViewBox(QRectF(QPointF(), picture.size));
    generator.setTitle(charts::toQt(title).toHtmlEscaped()); // written as it is
    QPainter painter(&generator);
    picture.paint(painter);
    painter.end();
    return buffer.data().toStdString();
}

} // namespace breakwater::paper
