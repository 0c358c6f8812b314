// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/paper/sample.h"
#include "widgets/paper/diagram.h"

#include <QImage>
#include <QTest>
#include <QXmlStreamReader>

#include <map>
#include <set>

using namespace breakwater;

namespace {

paper::DiagramRequest request()
{
    paper::DiagramRequest request;
    request.now = sample::snapshot();
    request.stamping.designName = "Storefront";
    request.stamping.asOf = "2026-11-23";
    request.stamping.writer = "Breakwater";
    return request;
}

struct Cell {
    QString label, style, parent, source, target;
    bool vertex = false, edge = false;
};

std::map<QString, Cell> cellsOf(const std::string &bytes, QString *error)
{
    std::map<QString, Cell> cells;
    QXmlStreamReader xml(QByteArray::fromStdString(bytes));
    QString id, label;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        const auto of = [&](const char *name) {
            return xml.attributes().value(QLatin1String(name)).toString();
        };
        if (xml.name() == QLatin1String("UserObject")) {
            id = of("id");
            label = of("label");
        } else if (xml.name() == QLatin1String("mxCell")) {
            const QString own = of("id").isEmpty() ? id : of("id");
            cells[own] = {of("id").isEmpty() ? label : of("value"),
                          of("style"),
                          of("parent"),
                          of("source"),
                          of("target"),
                          of("vertex") == "1",
                          of("edge") == "1"};
        }
    }
    if (xml.hasError())
        *error = xml.errorString();
    return cells;
}

} // namespace

/// The diagram as files for other programs: draw.io and PDF, whole or a part.
class TestDiagramFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawioHasEveryCardWithItsLabelInTheContainerOfItsZone();
    void drawioLinksHangOnCards();
    void drawioIsTheSameTwiceAndHoldsNastyNames();
    void aSelectionIsItsCardsAlone();
    void pdfIsOneVectorPageAndTheSameTwice();
    void nothingToDrawIsSaid();
};

void TestDiagramFiles::drawioHasEveryCardWithItsLabelInTheContainerOfItsZone()
{
    const auto asked = request();
    const Result<std::string> file = paper::diagramDrawio(asked);
    QVERIFY(file);
    QString error;
    const auto cells = cellsOf(*file, &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    const Result<scene::Geometry> drawn = paper::requestedGeometry(asked);
    QVERIFY(drawn);
    for (const scene::Band &band : drawn->bands) {
        const QString stamp = QString::fromStdString(band.stamp.text);
        QVERIFY(cells.contains(stamp));
        QVERIFY(cells.at(stamp).label.contains(band.title));
        const QString primary = stamp + "-primary";
        QVERIFY(cells.at(primary).label.contains("Central US"));
        QVERIFY(cells.at(primary).style.contains("container=1"));
        QCOMPARE(cells.at(primary).parent, stamp);
        for (const scene::CardFace &card : band.cards) {
            if (card.ghost)
                continue;
            const Cell &cell = cells.at(QString::fromStdString(card.service.text));
            QVERIFY(cell.vertex);
            QVERIFY(cell.label.startsWith(card.name));
            QCOMPARE(cell.parent, stamp + "-" + QString::fromUtf8(toWord(card.site).data()));
        }
    }
}

void TestDiagramFiles::drawioLinksHangOnCards()
{
    const Result<std::string> file = paper::diagramDrawio(request());
    QVERIFY(file);
    QString error;
    const auto cells = cellsOf(*file, &error);
    int edges = 0;
    for (const auto &[id, cell] : cells) {
        if (!cell.edge)
            continue;
        ++edges;
        QVERIFY2(cells.contains(cell.source) && cells.at(cell.source).vertex, qPrintable(id));
        QVERIFY2(cells.contains(cell.target) && cells.at(cell.target).vertex, qPrintable(id));
        QVERIFY(cell.style.contains("endArrow=classic"));
    }
    QVERIFY(edges > 2);
}

void TestDiagramFiles::drawioIsTheSameTwiceAndHoldsNastyNames()
{
    Stamp stamp = sample::storefront();
    stamp.services.front().name = "\"><script>alert(1)</script>&\n\x01";
    paper::DiagramRequest asked = request();
    asked.now = sample::snapshotOf({stamp}, {sample::storefrontLayout()});
    const Result<std::string> file = paper::diagramDrawio(asked), again = paper::diagramDrawio(asked);
    QVERIFY(file && again);
    QCOMPARE(*file, *again);
    QString error;
    const auto cells = cellsOf(*file, &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QVERIFY(file->find("<script") == std::string::npos);
    const Cell &cell = cells.at(QString::fromStdString(stamp.services.front().id.text));
    QVERIFY(cell.label.contains("<script>alert(1)</script>"));
}

void TestDiagramFiles::aSelectionIsItsCardsAlone()
{
    paper::DiagramRequest asked = request();
    const Result<scene::Geometry> whole = paper::requestedGeometry(asked);
    QVERIFY(whole && whole->bands.front().cards.size() > 2);
    const scene::CardFace &first = whole->bands.front().cards.front();
    asked.services = {first.service};
    const Result<scene::Geometry> part = paper::requestedGeometry(asked);
    QVERIFY(part);
    for (const scene::CardFace &card : part->bands.front().cards)
        QCOMPARE(card.service, first.service);
    QVERIFY(part->bounds.width() < whole->bounds.width());
    asked.legend = asked.titleBlock = false;
    const Result<std::string> svg = paper::diagramSvg(asked);
    QVERIFY(svg && svg->find(first.name.toStdString()) != std::string::npos);
    QVERIFY(svg->find("Primary") == std::string::npos); // no lane around it
}

void TestDiagramFiles::pdfIsOneVectorPageAndTheSameTwice()
{
    const Result<std::string> file = paper::diagramPdf(request()), again = paper::diagramPdf(request());
    QVERIFY(file && again);
    QVERIFY(file->starts_with("%PDF-"));
    QVERIFY(*file == *again);
    QCOMPARE(file->find("/Subtype /Image"), std::string::npos);
    QVERIFY(file->find("/Count 1") != std::string::npos);
}

void TestDiagramFiles::nothingToDrawIsSaid()
{
    paper::DiagramRequest asked = request();
    asked.services = {ServiceId{"nobody"}};
    const Result<std::string> file = paper::diagramDrawio(asked);
    QVERIFY(!file);
    QVERIFY(!file.error().sentence.empty());
}

QTEST_MAIN(TestDiagramFiles)
#include "tst_diagram_files.moc"
