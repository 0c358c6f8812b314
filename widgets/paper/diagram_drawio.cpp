// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/drawio/drawio.h"
#include "widgets/paper/diagram.h"
#include "widgets/paper/scene_faces.h"

#include <set>

/// What stands on the canvas as draw.io's cells: stamps and zones are containers, cards are cells with their
/// labels, links hang on cards and keep their bends.
namespace breakwater::paper {
namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

std::string hex(Token token)
{
    return utf8(tokens(Theme::Light).color(token).name());
}

std::string hex(const QColor &color)
{
    return utf8(color.name());
}

class Sketch {
public:
    Sketch(const scene::Geometry &geometry, const Topology &topology)
        : m_geometry(geometry)
        , m_topology(topology)
    {
        m_page.width = geometry.bounds.width();
        m_page.height = geometry.bounds.height();
        for (const scene::Band &band : geometry.bands)
            addBand(band);
        for (const scene::Band &band : geometry.bands)
            for (const scene::Link &link : band.links)
                addLink(link);
        for (const scene::Link &link : geometry.crossLinks)
            addLink(link);
    }
    drawio::Page page() && { return std::move(m_page); }

private:
    void add(const std::string &id, const std::string &parent, const QRectF &frame, const QPointF &corner,
             const QString &label, const std::string &style, const QString &tooltip = {})
    {
        m_page.boxes.push_back({id, parent, utf8(label), style, frame.left() - corner.x(),
                                frame.top() - corner.y(), frame.width(), frame.height(), utf8(tooltip)});
        m_ids.insert(id);
    }

    void addBand(const scene::Band &band)
    {
        const QPointF origin = m_geometry.bounds.topLeft();
        const std::string frame = band.bare ? std::string() : band.stamp.text;
        const QPointF corner = band.bare ? origin : band.frame.topLeft();
        if (!band.bare) {
            const QString target =
                band.target.isEmpty() ? QString() : QStringLiteral("  \u00b7  ") + band.target;
            add(frame, {}, band.frame, origin, band.title + QStringLiteral("  \u00b7  ") + band.line + target,
                container(30) + "fillColor=" + hex(Token::Canvas)
                    + ";strokeColor=" + hex(Token::ControlBorder) + ";fontStyle=1;");
            for (const scene::Lane *lane : {&band.primary, &band.secondary})
                addLane(band, *lane);
            for (const std::optional<scene::Strip> *strip : {&band.global, &band.external})
                if (*strip)
                    add(zoneId(band, (*strip)->site), frame, (*strip)->frame, corner, (*strip)->title,
                        zoneStyle((*strip)->site, 0) + "verticalAlign=middle;align=left;spacingLeft=12;");
        }
        for (const scene::CardFace &card : band.cards)
            addCard(band, card);
    }

    void addLane(const scene::Band &band, const scene::Lane &lane)
    {
        const Site site = lane.role == ZoneRole::Primary ? Site::Primary : Site::Secondary;
        QString label = lane.title;
        if (!lane.line.isEmpty())
            label += QLatin1Char('\n') + lane.line;
        add(zoneId(band, site), band.stamp.text, lane.frame, band.frame.topLeft(), label,
            zoneStyle(site, static_cast<int>(scene::kLaneHeader)));
        QStringList shelf;
        for (const scene::ShelfEntry &entry : lane.base)
            if (const Service *service = m_topology.find(entry.service).second)
                shelf << scene::oneLine(service->name);
        if (lane.shelf && !shelf.isEmpty())
            add(zoneId(band, site) + "-base", zoneId(band, site), *lane.shelf, lane.frame.topLeft(),
                QStringLiteral("Base: ") + lane.shelfText,
                "rounded=1;whiteSpace=wrap;align=left;spacingLeft=8;fontSize=11;fillColor="
                    + hex(Token::AlternateSurface) + ";strokeColor=" + hex(Token::CardBorder) + ";",
                shelf.join(QStringLiteral(", ")));
    }

    void addCard(const scene::Band &band, const scene::CardFace &card)
    {
        const std::string id = cardId(card);
        const QRectF zone = band.zone(card.site);
        const std::string parent = band.bare ? std::string() : zoneId(band, card.site);
        QString label = card.name;
        for (const QString *line : {&card.type, &card.badge})
            if (!line->isEmpty() && !card.compact)
                label += QLatin1Char('\n') + *line;
        const std::string dash = card.ghost ? "dashed=1;" : "";
        add(id, parent, card.frame, band.bare ? m_geometry.bounds.topLeft() : zone.topLeft(), label,
            "rounded=1;arcSize=8;whiteSpace=wrap;overflow=hidden;fontSize=11;align=left;spacingLeft=8;"
            "fillColor="
                + hex(Token::Card) + ";strokeColor=" + hex(tokens(Theme::Light).category(card.category))
                + ";fontColor=" + hex(Token::Text) + ";" + dash,
            card.times);
    }

    void addLink(const scene::Link &link)
    {
        const std::string from = link.from.text, to = link.toGhost ? link.to.text + "-replica" : link.to.text;
        if (!m_ids.contains(from) || !m_ids.contains(to))
            return; // an end that stands on the shelf
        std::string id = link.protection ? link.protection->text : "link";
        if (!link.dependencies.empty())
            id = link.dependencies.front().text;
        while (!m_ids.insert(id).second)
            id += "-" + to;
        std::vector<std::pair<double, double>> bends;
        const QPointF origin = m_geometry.bounds.topLeft();
        for (qsizetype i = 1; i + 1 < link.points.size(); ++i)
            bends.emplace_back(link.points[i].x() - origin.x(), link.points[i].y() - origin.y());
        QString label = link.label;
        if (!link.detail.isEmpty())
            label += (label.isEmpty() ? QString() : QStringLiteral("\n")) + link.detail;
        m_page.lines.push_back({id, from, to, utf8(label), lineStyle(link.style), std::move(bends)});
    }

    static std::string zoneId(const scene::Band &band, Site site)
    {
        return band.stamp.text + "-" + std::string(toWord(site));
    }
    static std::string cardId(const scene::CardFace &card)
    {
        return card.ghost ? card.service.text + "-replica" : card.service.text;
    }
    static std::string container(int head)
    {
        return "swimlane;container=1;collapsible=0;rounded=1;arcSize=4;horizontal=1;fontSize=12;align=left;"
               "spacingLeft=12;startSize="
            + std::to_string(head) + ";";
    }
    static std::string zoneStyle(Site site, int head)
    {
        const Tokens &t = tokens(Theme::Light);
        const std::string dash = site == Site::Secondary ? "dashed=1;dashPattern=8 4;"
            : site == Site::External                     ? "dashed=1;dashPattern=3 3;"
                                                         : "";
        const std::string shape = head > 0
            ? container(head) + "swimlaneFillColor=" + hex(t.zoneFill(site)) + ";"
            : "rounded=1;arcSize=8;container=1;collapsible=0;whiteSpace=wrap;fontSize=12;";
        return shape + "fillColor=" + hex(t.zoneFill(site)) + ";strokeColor=" + hex(t.zoneBorder(site)) + ";"
            + dash;
    }
    static std::string lineStyle(scene::LinkStyle style)
    {
        const std::string way =
            "edgeStyle=orthogonalEdgeStyle;rounded=1;fontSize=11;endArrow=classic;strokeColor="
            + hex(Token::SecondaryText) + ";";
        switch (style) {
        case scene::LinkStyle::Hard:
            break;
        case scene::LinkStyle::Soft:
            return way + "dashed=1;dashPattern=6 4;";
        case scene::LinkStyle::Steering:
            return way + "dashed=1;dashPattern=1 3;";
        case scene::LinkStyle::Replication:
        case scene::LinkStyle::Backup:
            return way + "shape=link;width=3;endArrow=classic;";
        }
        return way;
    }

    const scene::Geometry &m_geometry;
    const Topology &m_topology;
    drawio::Page m_page;
    std::set<std::string> m_ids;
};

} // namespace

Result<std::string> diagramDrawio(const DiagramRequest &request)
{
    Result<scene::Geometry> geometry = requestedGeometry(request);
    if (!geometry)
        return geometry.error();
    drawio::Page page = Sketch(*geometry, *request.now.topology).page();
    page.name = request.now.topology->engagement->name.empty() ? request.stamping.designName
                                                               : request.now.topology->engagement->name;
    return drawio::fileOf(page);
}

} // namespace breakwater::paper
