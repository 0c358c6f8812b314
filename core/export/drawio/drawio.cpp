// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/drawio/drawio.h"

#include "core/export/quote.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace breakwater::drawio {
namespace {

/// Half pixels at most: draw.io has no use for more.
std::string number(double value)
{
    return fmt::format("{:g}", std::round(value * 2) / 2);
}

std::string labelOf(const std::string &text)
{
    std::string label;
    for (const char letter : quote::xml(quote::prose(text)))
        label += letter == '\n' ? std::string("&#10;") : std::string(1, letter);
    return label;
}

std::string cellOf(const Box &box)
{
    const std::string parent = box.parent.empty() ? "1" : box.parent;
    const std::string geometry =
        fmt::format("<mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\"/>",
                    number(box.x), number(box.y), number(box.width), number(box.height));
    if (box.tooltip.empty())
        return fmt::format(
            "        <mxCell id=\"{}\" value=\"{}\" style=\"{}\" vertex=\"1\" parent=\"{}\">{}</mxCell>\n",
            quote::xml(box.id), labelOf(box.label), quote::xml(box.style), quote::xml(parent), geometry);
    return fmt::format("        <UserObject id=\"{}\" label=\"{}\" tooltip=\"{}\">"
                       "<mxCell style=\"{}\" vertex=\"1\" parent=\"{}\">{}</mxCell></UserObject>\n",
                       quote::xml(box.id), labelOf(box.label), labelOf(box.tooltip), quote::xml(box.style),
                       quote::xml(parent), geometry);
}

std::string edgeOf(const Line &line)
{
    std::string bends;
    for (const auto &[x, y] : line.points)
        bends += fmt::format("<mxPoint x=\"{}\" y=\"{}\"/>", number(x), number(y));
    if (!bends.empty())
        bends = "<Array as=\"points\">" + bends + "</Array>";
    return fmt::format(
        "        <mxCell id=\"{}\" value=\"{}\" style=\"{}\" edge=\"1\" parent=\"1\" source=\"{}\" "
        "target=\"{}\"><mxGeometry relative=\"1\" as=\"geometry\">{}</mxGeometry></mxCell>\n",
        quote::xml(line.id), labelOf(line.label), quote::xml(line.style), quote::xml(line.from),
        quote::xml(line.to), bends);
}

} // namespace

std::string fileOf(const Page &page)
{
    std::string cells;
    for (const Box &box : page.boxes)
        cells += cellOf(box);
    for (const Line &line : page.lines)
        cells += edgeOf(line);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<mxfile host=\"Breakwater\">\n"
        "  <diagram id=\"topology\" name=\"{}\">\n"
        "    <mxGraphModel grid=\"1\" gridSize=\"8\" guides=\"1\" tooltips=\"1\" connect=\"1\" "
        "arrows=\"1\" fold=\"1\" page=\"1\" pageScale=\"1\" pageWidth=\"{}\" pageHeight=\"{}\" "
        "math=\"0\" shadow=\"0\">\n"
        "      <root>\n"
        "        <mxCell id=\"0\"/>\n"
        "        <mxCell id=\"1\" parent=\"0\"/>\n"
        "{}"
        "      </root>\n"
        "    </mxGraphModel>\n"
        "  </diagram>\n"
        "</mxfile>\n",
        labelOf(quote::line(page.name)), number(std::ceil(page.width)), number(std::ceil(page.height)),
        cells);
}

} // namespace breakwater::drawio
