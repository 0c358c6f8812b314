// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QRectF>

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
    std::string name, bytes, description;
};
struct PdfFacts {
    std::string title, author, subject, keywords, producer, language;
    std::string day; ///< ISO; the only date in the file
    std::vector<PdfOutlineEntry> outline;
    std::vector<PdfLink> links;
    std::vector<PdfAttachment> attachments; ///< those without bytes are left out
};

/// Byte-identical for the same input. Fails only when the input is no PDF.
Result<std::string> finishPdf(std::string_view painted, const PdfFacts &facts);
/// XMP with the same facts as the information dictionary.
std::string xmpOf(const PdfFacts &facts);

} // namespace breakwater::paper
