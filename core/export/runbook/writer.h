// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <initializer_list>
#include <set>
#include <string>
#include <vector>

namespace breakwater::paper {

Run strong(std::string text);
Run code(std::string text);
Run link(std::string text, std::string href);
Cell cell(std::string text, Cell::Mark mark = Cell::Mark::None);
Cell cell(Runs runs);
/// A link to a source where it is an address of the web, else its text.
Cell sourceCell(const std::string &source);

/// Builds a Document from front to back: numbers parts and sections, keeps anchors unique, counts the boxes.
class Writer {
public:
    explicit Writer(Document &document);
    Document &document() { return m_document; }

    void part(const std::string &title, const std::string &anchor, bool landscape = false,
              bool onePage = false);
    void appendix(const std::string &title, const std::string &anchor, bool landscape = false);
    void section(const std::string &title, const std::string &anchor);
    void phase(const std::string &title, const std::string &anchor); ///< level 3, without a number

    void say(std::string text);
    void say(Runs runs);
    void list(std::vector<Runs> items, bool numbered = false);
    void list(const std::vector<std::string> &items, bool numbered = false);
    void add(Block block);

    /// A box of its own.
    void box(const std::string &owner, const std::string &what);
    /// A box inside a table.
    Cell boxCell(const std::string &owner, const std::string &what);
    /// The text, or a box when there is none.
    Cell orBox(const std::string &text, const std::string &owner, const std::string &what);
    /// Counts a box that stands in a step.
    void count(const std::string &where, const std::string &anchor, const std::string &owner,
               const std::string &what);

    std::string uniqueAnchor(const std::string &wanted);

private:
    void heading(int level, std::string number, const std::string &title, const std::string &anchor,
                 bool landscape, bool onePage);

    Document &m_document;
    std::set<std::string> m_anchors;
    std::string m_partNumber, m_where, m_anchor;
    int m_part = 0, m_section = 0;
    char m_appendix = 'A';
};

} // namespace breakwater::paper
