// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/diagram.h"
#include "widgets/paper/pdf_finish.h"

#include <QBuffer>
#include <QHashSeed>
#include <QPainter>
#include <QPdfWriter>

namespace breakwater::paper {
namespace {

constexpr double kPointsAPixel = 0.75; ///< 72 points and 96 pixels an inch
constexpr int kDotsAnInch = 1200;

} // namespace

Result<std::string> diagramPdf(const DiagramRequest &request)
{
    const Result<DrawnSheet> sheet = diagramSheet(request);
    if (!sheet)
        return sheet.error();
    QHashSeed::setDeterministicGlobalSeed(); // the order of font objects follows a hash
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(kDotsAnInch);
        writer.setPageSize(
            QPageSize(sheet->size * kPointsAPixel, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        QPainter painter(&writer);
        painter.scale(kDotsAnInch / 96.0, kDotsAnInch / 96.0);
        sheet->paint(painter);
    }
    const Engagement &engagement = *request.now.topology->engagement;
    PdfFacts facts;
    facts.title = engagement.name.empty() ? request.stamping.designName : engagement.name;
    facts.subject = "Topology";
    facts.producer = request.stamping.writer;
    facts.language = engagement.language;
    facts.day = request.stamping.asOf;
    return finishPdf(buffer.data().toStdString(), facts);
}

} // namespace breakwater::paper
