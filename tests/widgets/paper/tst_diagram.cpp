// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/templates.h"
#include "tests/widgets/paper/sample.h"
#include "widgets/paper/diagram.h"

#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace breakwater;
using namespace breakwater::paper;

namespace {

DiagramRequest requestFor(const Snapshot &now)
{
    DiagramRequest request;
    request.now = now;
    request.stamping = {"Contoso Storefront",
                        "7c1e94af" + std::string(56, '0'),
                        "2026-11",
                        std::string(64, 'a'),
                        "2026-11-20",
                        "Breakwater 0.1.0"};
    return request;
}

struct Parsed {
    QString error;
    QString text;
    QSet<QString> elements, families;
};

Parsed parse(const std::string &svg)
{
    Parsed parsed;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            parsed.elements << reader.name().toString();
            if (reader.name() == QLatin1String("text"))
                parsed.families << reader.attributes().value(QLatin1String("font-family")).toString();
        }
        if (reader.isCharacters())
            parsed.text += reader.text().toString() + QLatin1Char('\n');
    }
    parsed.error = reader.hasError() ? reader.errorString() : QString();
    return parsed;
}

} // namespace

class TestDiagram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void svgIsXmlWithItsTextAsText();
    void svgIsTheSameTwice();
    void nastyNamesCannotLeaveTheirText();
    void titleBlockAndLegendCanBeLeftOut();
    void pngHasTheScaleAskedForAndIsTheSameTwice();
    void anUnknownStampIsRefusedInWords();
    void oneStampIsSmallerThanTheWhole();
    void noNameOfATemplateIsCut_data();
    void noNameOfATemplateIsCut();
};

void TestDiagram::svgIsXmlWithItsTextAsText()
{
    const Result<std::string> svg = diagramSvg(requestFor(sample::snapshot()));
    QVERIFY(svg.has_value());
    const Parsed parsed = parse(*svg);
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    for (const char *word : {"sql-orders-cus", "api-public-eus2", "Payment provider", "Primary · Central US",
                             "Storefront", "async", "Target for loss of a region: RTO 60 min · RPO 15 min",
                             "design 7c1e94af", "data replication", "priority 2"})
        QVERIFY2(parsed.text.contains(QString::fromUtf8(word)), word);
    QCOMPARE(parsed.families, QSet<QString>{QStringLiteral("Liberation Sans")});
    for (const char *element : {"image", "clipPath", "script", "foreignObject", "filter"})
        QVERIFY2(!parsed.elements.contains(QLatin1String(element)), element);
    // Nothing but the design speaks in it: no program that drew it, no day but the assessment's.
    QVERIFY(!parsed.text.contains(QLatin1String("Qt")));
}

void TestDiagram::svgIsTheSameTwice()
{
    const Result<std::string> once = diagramSvg(requestFor(sample::snapshot())),
                              again = diagramSvg(requestFor(sample::snapshot()));
    QVERIFY(*once == *again);
}

void TestDiagram::nastyNamesCannotLeaveTheirText()
{
    Stamp stamp = sample::storefront();
    stamp.name = "</text><script>alert(1)</script>&amp;\x02";
    stamp.services[1].name = "<image href='x'/> & \"quoted\" ]]>";
    stamp.services[2].name = "\xEF\xBF\xBE\xEF\xBF\xBF \x7F";
    const Result<std::string> svg = diagramSvg(requestFor(sample::snapshotOf({stamp}, {})));
    const Parsed parsed = parse(*svg);
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    QVERIFY(!parsed.elements.contains(QStringLiteral("script"))
            && !parsed.elements.contains(QStringLiteral("image")));
    QVERIFY(parsed.text.contains(QStringLiteral("</text><script>alert(1)</script>&amp;")));
}

void TestDiagram::titleBlockAndLegendCanBeLeftOut()
{
    DiagramRequest request = requestFor(sample::snapshot());
    request.titleBlock = false;
    request.legend = false;
    const QString text = parse(*diagramSvg(request)).text;
    QVERIFY(!text.contains(QStringLiteral("needs, hard")));
    QVERIFY(text.contains(QStringLiteral("sql-orders-cus")));
}

void TestDiagram::pngHasTheScaleAskedForAndIsTheSameTwice()
{
    const DiagramRequest request = requestFor(sample::snapshot());
    const Result<std::string> one = diagramPng(request, 1), two = diagramPng(request, 2),
                              again = diagramPng(request, 2);
    const QImage small = QImage::fromData(QByteArray::fromStdString(*one)),
                 large = QImage::fromData(QByteArray::fromStdString(*two));
    QCOMPARE(large.size(), small.size() * 2);
    QVERIFY(*two == *again);
    QCOMPARE(small.pixelColor(2, 2), QColor(Qt::white));
    const QImage clear = QImage::fromData(QByteArray::fromStdString(*diagramPng(request, 1, true)));
    QCOMPARE(clear.pixelColor(2, 2).alpha(), 0);
    const Result<std::string> absurd = diagramPng(request, 1000);
    QVERIFY(absurd.has_value());
    const QImage capped = QImage::fromData(QByteArray::fromStdString(*absurd), "PNG");
    // 36 million pixels are just above what a reader takes by default when it counts four bytes for each.
    QVERIFY(capped.isNull() || static_cast<qint64>(capped.width()) * capped.height() <= 36'000'000);
    QVERIFY(absurd->size() < 20'000'000);
}

void TestDiagram::anUnknownStampIsRefusedInWords()
{
    DiagramRequest request = requestFor(sample::snapshot());
    request.stamp = StampId{"stamp-none"};
    const Result<std::string> svg = diagramSvg(request);
    QVERIFY(!svg);
    QCOMPARE(QString::fromStdString(svg.error().sentence),
             QStringLiteral("There is no stamp with the id stamp-none."));
}

void TestDiagram::oneStampIsSmallerThanTheWhole()
{
    Stamp second = sample::storefront();
    second.id.text = "stamp-two";
    second.name = "Second";
    for (Service &service : second.services)
        service.id.text += "-b";
    second.dependencies.clear();
    second.protections.clear();
    DiagramRequest request = requestFor(sample::snapshotOf({sample::storefront(), second}, {}));
    const QImage whole = QImage::fromData(QByteArray::fromStdString(*diagramPng(request, 1)));
    request.stamp = StampId{"stamp-web1"};
    const QImage one = QImage::fromData(QByteArray::fromStdString(*diagramPng(request, 1)));
    QVERIFY(one.height() < whole.height() * 2 / 3);
    QVERIFY(!parse(*diagramSvg(request)).text.contains(QStringLiteral("Second\n")));
}

void TestDiagram::noNameOfATemplateIsCut_data()
{
    QTest::addColumn<QString>("design");
    for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::addRow("%s", id) << QString::fromLatin1(id);
}

/// With the marks of its findings beside it, too: nobody asks a sheet of paper for a tooltip.
void TestDiagram::noNameOfATemplateIsCut()
{
    QFETCH(QString, design);
    const auto catalog = builtinCatalog();
    const Snapshot now{std::make_shared<const Topology>(*templateDesign(design.toStdString(), *catalog)),
                       catalog, std::chrono::year{2026} / 11 / 20};
    Memory memory;
    const Assessment assessment = assess(now, memory);
    QVERIFY(!assessment.findings.empty());
    DiagramRequest request = requestFor(now);
    request.assessment = &assessment;
    QString shown = parse(*diagramSvg(request)).text;
    shown.remove(QRegularExpression(QStringLiteral("\\s"))); // where a name is parted, too
    const auto bands = scene::layoutOf(*now.topology, *catalog, &assessment).bands;
    for (const scene::Band &band : bands)
        for (const scene::CardFace &card : band.cards)
            QVERIFY2(shown.contains(QString(card.name).remove(QLatin1Char(' '))), qPrintable(card.name));
}

QTEST_MAIN(TestDiagram)
#include "tst_diagram.moc"
