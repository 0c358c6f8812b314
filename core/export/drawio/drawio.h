// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

/// A diagram that draw.io opens and edits: boxes in boxes, lines that hang on boxes, words as plain labels.
namespace breakwater::drawio {

struct Box {
    std::string id;
    std::string parent; ///< a container that stands before it in the list; empty: the page
    std::string label; ///< plain text, lines parted by '\n'
    std::string style; ///< draw.io's own: `rounded=1;fillColor=#FFFFFF;`
    double x = 0, y = 0, width = 0, height = 0; ///< from the corner of the parent
    std::string tooltip; ///< what a hand that hovers reads; empty: nothing
};

struct Line {
    std::string id, from, to; ///< ids of boxes; both exist
    std::string label, style;
    std::vector<std::pair<double, double>> points; ///< bends on the page, without both ends
};

struct Page {
    std::string name;
    std::vector<Box> boxes;
    std::vector<Line> lines;
    double width = 0, height = 0;
};

/// One file, one page; the same bytes for the same page. Whatever the labels hold stays text.
std::string fileOf(const Page &page);

} // namespace breakwater::drawio
