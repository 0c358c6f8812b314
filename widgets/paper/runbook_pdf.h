// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/export/runbook/document.h"
#include "core/support/result.h"

#include <QSizeF>

#include <functional>
#include <memory>
#include <optional>
#include <string>

class QPainter;

/// The runbook as PDF: own flow, vectors, embedded fonts, outline, links; the same bytes for the same
/// document. Needs a QGuiApplication (the offscreen platform will do) for its fonts.
namespace breakwater::paper {

/// A picture in its own pixels; painted scaled.
struct DrawnPicture {
    QSizeF size;
    std::function<void(QPainter &)> paint;
};
using PictureSource = std::function<std::optional<DrawnPicture>(const std::string &id)>;

struct PdfOptions {
    enum class Paper { A4, Letter } paper = Paper::A4;
    std::string designJson; ///< attached when not empty
    std::string stepsJson; ///< attached beside it when not empty
    std::string designFileName = "design.breakwater";
    /// Told before each page is painted, and with `of` 0 while the pages are laid out; returns false to
    /// cancel.
    std::function<bool(std::size_t page, std::size_t of)> progress = {};
};

/// The pages of that PDF, for a screen: laid out once, painted one by one.
class RunbookPages {
public:
    RunbookPages(Document document, PictureSource pictures, PdfOptions::Paper paper);
    ~RunbookPages();
    int count() const;
    QSizeF sizeOf(int page) const; ///< in points; page from 0
    void paint(QPainter &painter, int page) const; ///< in points, on whatever is there

private:
    struct Made;
    std::unique_ptr<Made> m_made;
};

/// Fails when cancelled, or without a QGuiApplication.
Result<std::string> runbookPdf(const Document &document, const PictureSource &pictures,
                               const PdfOptions &options);

/// Draws `topology:<stamp id>` and `topology`, the whole design.
PictureSource topologyPictures(const Snapshot &now, const Assessment *assessment);

} // namespace breakwater::paper
