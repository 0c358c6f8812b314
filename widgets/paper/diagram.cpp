// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/diagram.h"

#include "widgets/paper/scene_faces.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace breakwater::paper {
namespace {

constexpr double kMargin = 24, kLegendHeight = 32, kTitleBlockHeight = 52, kLargestArea = 36e6;

struct Sheet {
    scene::Geometry geometry;
    QSizeF size;
    QString name, client, control;
};

Sheet sheetOf(scene::Geometry geometry, const DiagramRequest &request)
{
    Sheet sheet;
    const Engagement &engagement = *request.now.topology->engagement;
    sheet.name = scene::oneLine(engagement.name.empty() ? request.stamping.designName : engagement.name);
    if (request.stamp)
        sheet.name = scene::oneLine(request.now.topology->stamp(*request.stamp)->name) + QStringLiteral(" · ")
            + sheet.name;
    sheet.client = scene::oneLine(engagement.client.value_or(std::string()));
    QStringList control;
    if (engagement.version)
        control << QStringLiteral("version ") + scene::oneLine(*engagement.version);
    const auto add = [&](const char *word, const std::string &value) {
        if (!value.empty())
            control << QLatin1String(word) + scene::oneLine(value);
    };
    add("assessed ", request.stamping.asOf);
    add("design ", request.stamping.shortHash());
    add("catalog ", request.stamping.catalogVersion);
    add("", request.stamping.writer);
    sheet.control = control.join(QStringLiteral(" · "));
    const double below = (request.legend ? kLegendHeight : 0) + (request.titleBlock ? kTitleBlockHeight : 0);
    const double width = std::max(geometry.bounds.width(), request.legend ? 900.0 : 0.0);
    sheet.size =
        QSizeF(std::ceil(width + 2 * kMargin), std::ceil(geometry.bounds.height() + 2 * kMargin + below));
    sheet.geometry = std::move(geometry);
    return sheet;
}

void paintTitleBlock(QPainter &painter, const QRectF &box, const Sheet &sheet, const scene::Style &style)
{
    const Tokens &t = style.tokens;
    painter.setPen(QPen(t.color(Token::ControlBorder), 1));
    painter.drawLine(box.topLeft() + QPointF(0, 8), box.topRight() + QPointF(0, 8));
    const QFont small = style.font(11);
    const double control = QFontMetricsF(small).horizontalAdvance(sheet.control);
    const double room = std::max(120.0, box.width() - control - 24);
    scene::paintText(painter, box.topLeft() + QPointF(0, 29), sheet.name, style.font(15, QFont::DemiBold),
                     t.color(Token::Text), room);
    scene::paintText(painter, box.topLeft() + QPointF(0, 46), sheet.client, small,
                     t.color(Token::SecondaryText), room);
    scene::paintText(painter, box.topLeft() + QPointF(0, 29), sheet.control, small,
                     t.color(Token::SecondaryText), box.width(), Qt::AlignRight);
}

void paintSheet(QPainter &painter, const Sheet &sheet, const DiagramRequest &request, bool transparent)
{
    scene::Style style(tokens(Theme::Light));
    style.paper = true;
    style.marks = request.findings;
    style.flows = request.flows;
    painter.setRenderHint(QPainter::Antialiasing);
    if (!transparent)
        painter.fillRect(QRectF(QPointF(), sheet.size), style.tokens.color(Token::Canvas));
    painter.save();
    painter.translate(QPointF(kMargin, kMargin) - sheet.geometry.bounds.topLeft());
    scene::paintScene(painter, sheet.geometry, style);
    painter.restore();
    double y = kMargin + sheet.geometry.bounds.height();
    const double width = sheet.size.width() - 2 * kMargin;
    if (request.legend)
        scene::paintLegend(painter, QRectF(kMargin, y + 8, width, 24), style);
    y += request.legend ? kLegendHeight : 0;
    if (request.titleBlock)
        paintTitleBlock(painter, QRectF(kMargin, y, width, kTitleBlockHeight), sheet, style);
}

Result<Sheet> preparedSheet(const DiagramRequest &request)
{
    if (!qGuiApp)
        return Error{Error::Code::Impossible, "A picture needs the program's fonts, which are not loaded."};
    Result<scene::Geometry> geometry = requestedGeometry(request);
    if (!geometry)
        return geometry.error();
    return sheetOf(std::move(*geometry), request);
}

} // namespace

Result<scene::Geometry> printedGeometry(const Snapshot &now, const Assessment *assessment,
                                        const std::optional<StampId> &stamp)
{
    scene::LayoutOptions options;
    options.collapse = false;
    options.emptyStrips = false;
    if (!stamp)
        return scene::layoutOf(*now.topology, *now.catalog, assessment, options);
    const Stamp *found = now.topology->stamp(*stamp);
    if (!found)
        return Error{Error::Code::Usage, "There is no stamp with the id " + stamp->text + "."};
    scene::Geometry geometry;
    geometry.bands.push_back(scene::bandOf(*now.topology, *found, *now.catalog, assessment, options));
    geometry.bounds = geometry.bands.front().frame;
    return geometry;
}

Result<scene::Geometry> requestedGeometry(const DiagramRequest &request)
{
    Result<scene::Geometry> geometry = printedGeometry(request.now, request.assessment, request.stamp);
    if (!geometry)
        return geometry.error();
    if (!request.services.empty())
        *geometry = excerptOf(std::move(*geometry), request.services);
    if (geometry->bounds.isEmpty())
        return Error{Error::Code::Usage, "There is nothing to draw."};
    return geometry;
}

Result<DrawnSheet> diagramSheet(const DiagramRequest &request)
{
    Result<Sheet> sheet = preparedSheet(request);
    if (!sheet)
        return sheet.error();
    return DrawnSheet{sheet->size, [sheet = std::move(*sheet), request](QPainter &painter) {
                          paintSheet(painter, sheet, request, true);
                      }};
}

scene::Geometry excerptOf(scene::Geometry geometry, const std::vector<ServiceId> &services)
{
    const auto wanted = [&](const ServiceId &id) {
        return std::find(services.begin(), services.end(), id) != services.end();
    };
    const auto outside = [&](const scene::Link &link) {
        return link.points.size() < 2 || !wanted(link.from) || !wanted(link.to);
    };
    geometry.bounds = {};
    const auto reach = [&](const scene::Link &link) {
        geometry.bounds |= link.points.boundingRect().adjusted(-8, -8, 8, 8);
    };
    for (scene::Band &band : geometry.bands) {
        band.bare = true;
        std::erase_if(band.cards, [&](const scene::CardFace &card) { return !wanted(card.service); });
        std::erase_if(band.links, outside);
        for (const scene::CardFace &card : band.cards)
            geometry.bounds |= card.frame;
        std::for_each(band.links.begin(), band.links.end(), reach);
    }
    std::erase_if(geometry.crossLinks, outside);
    std::for_each(geometry.crossLinks.begin(), geometry.crossLinks.end(), reach);
    return geometry;
}

Result<std::string> diagramSvg(const DiagramRequest &request)
{
    const Result<Sheet> sheet = preparedSheet(request);
    if (!sheet)
        return sheet.error();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(sheet->size.toSize());
    generator.setViewBox(QRectF(QPointF(), sheet->size));
    // Written as they are: a name could end the element and begin one of its own.
    generator.setTitle(sheet->name.toHtmlEscaped());
    generator.setDescription(sheet->control.toHtmlEscaped());
    QPainter painter(&generator);
    paintSheet(painter, *sheet, request, false);
    painter.end();
    return buffer.data().toStdString();
}

Result<std::string> diagramPng(const DiagramRequest &request, double scale, bool transparent)
{
    const Result<Sheet> sheet = preparedSheet(request);
    if (!sheet)
        return sheet.error();
    const double area = sheet->size.width() * sheet->size.height();
    const double zoom = std::min(std::max(scale, 0.1), std::sqrt(kLargestArea / area));
    QImage image((sheet->size * zoom).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return Error{Error::Code::Impossible, "The picture is too large for the memory there is."};
    image.setDotsPerMeterX(qRound(96 / 0.0254 * zoom));
    image.setDotsPerMeterY(qRound(96 / 0.0254 * zoom));
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(zoom, zoom);
    paintSheet(painter, *sheet, request, transparent);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return Error{Error::Code::Impossible, "The picture could not be written as PNG."};
    return buffer.data().toStdString();
}

} // namespace breakwater::paper
