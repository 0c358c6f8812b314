// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QRectF>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a painter cannot write: outline, links, labels, facts about the document, the attached design.
namespace breakwater::paper {

struct PdfTarget {
    std::size_t page = 0; ///< from 0
    double top = 0; ///< PDF points from the lower edge
};
struct PdfOutlineEntry {
    int level = 1;
    std::string title;
    PdfTarget target;
};
struct PdfLink {
    std::size_t page = 0;
    double left = 0, bottom = 0, right = 0, top = 0; ///< PDF points from the lower left corner
    std::string uri; ///< of the web; empty: `target`
    PdfTarget target;
};
struct PdfAttachment {
    std::string name;
    std::string_view bytes; ///< of a long document they are many: nobody copies them
    std::string description;
};
/// A face of the text that was set beside the painter: the glyphs of a font that the painter has embedded.
struct PdfFace {
    struct Glyph {
        std::uint16_t glyph = 0; ///< in the font file; what the content speaks of
        char16_t unicode = 0;
        int width = 0; ///< in thousandths of the size
    };
    std::string name; ///< by which the content chooses it
    std::vector<Glyph> glyphs; ///< ascending
};
struct PdfFacts {
    std::string title, author, subject, keywords, producer, language;
    std::string day; ///< ISO; the only date in the file
    std::vector<PdfOutlineEntry> outline;
    std::vector<PdfLink> links;
    std::vector<PdfAttachment> attachments; ///< those without bytes are left out
    std::vector<std::string> texts; ///< over what is painted, page by page, compressed
    /// Of these texts. When there is any, the last page shows every glyph, each face with one call and in
    /// this order; that page is no part of the document.
    std::vector<PdfFace> faces;
};

/// Byte-identical for the same input. Fails only when the input is no PDF.
Result<std::string> finishPdf(std::string_view painted, const PdfFacts &facts);
/// XMP with the same facts as the information dictionary.
std::string xmpOf(const PdfFacts &facts);

} // namespace breakwater::paper
