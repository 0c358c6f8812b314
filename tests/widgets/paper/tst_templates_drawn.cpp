// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/storage/templates.h"
#include "widgets/paper/scene_geometry.h"
#include "widgets/paper/scene_painter.h"

#include <QFontMetricsF>
#include <QTest>

using namespace breakwater;
using namespace breakwater::scene;

namespace {

QString ends(const Link &link)
{
    return QString::fromStdString(link.from.text) + " -> " + QString::fromStdString(link.to.text);
}

} // namespace

/// The five templates as they are shipped: nothing lies on anything else, and no line runs through a card.
class TestTemplatesDrawn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noLineRunsThroughACard_data();
    void noLineRunsThroughACard();
    void everyLinkBetweenCardsIsDrawn_data() { noLineRunsThroughACard_data(); }
    void everyLinkBetweenCardsIsDrawn();
    void theHeadOfALaneKnowsWhichLinesGoThroughIt_data() { noLineRunsThroughACard_data(); }
    void theHeadOfALaneKnowsWhichLinesGoThroughIt();
    void noCardLiesOnAnotherOrOutsideItsZone_data() { noLineRunsThroughACard_data(); }
    void noCardLiesOnAnotherOrOutsideItsZone();
    void noMarkStandsOnWords_data() { noLineRunsThroughACard_data(); }
    void noMarkStandsOnWords();
    void whatIsTakenFromThePictureIsWhatWouldBeLaidOut_data() { noLineRunsThroughACard_data(); }
    void whatIsTakenFromThePictureIsWhatWouldBeLaidOut();

private:
    Geometry drawn()
    {
        QFETCH(QString, design);
        QFETCH(bool, zones);
        m_design = templateDesign(design.toStdString(), *builtinCatalog());
        LayoutOptions options;
        options.zones = zones;
        return layoutOf(*m_design, *builtinCatalog(), nullptr, options);
    }
    Result<Topology> m_design = Error{};
};

void TestTemplatesDrawn::noLineRunsThroughACard_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<bool>("zones");
    for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        QTest::newRow(id) << QString::fromLatin1(id) << false;
        QTest::newRow(qPrintable(QString(id) + " by availability zone")) << QString::fromLatin1(id) << true;
    }
}

void TestTemplatesDrawn::noLineRunsThroughACard()
{
    const Geometry geometry = drawn();
    std::vector<const Link *> links;
    for (const Band &band : geometry.bands)
        for (const Link &link : band.links)
            links.push_back(&link);
    for (const Link &link : geometry.crossLinks)
        links.push_back(&link);
    QVERIFY(!links.empty());
    for (const Link *link : links)
        for (qsizetype i = 1; i < link->points.size(); ++i) {
            const QRectF piece =
                QRectF(link->points[i - 1], link->points[i]).normalized().adjusted(-.5, -.5, .5, .5);
            for (const Band &band : geometry.bands)
                for (const CardFace &card : band.cards)
                    QVERIFY2(!card.frame.adjusted(2, 2, -2, -2).intersects(piece),
                             qPrintable(ends(*link) + " runs through " + card.name));
        }
}

void TestTemplatesDrawn::everyLinkBetweenCardsIsDrawn()
{
    const Geometry geometry = drawn();
    for (const Band &band : geometry.bands)
        for (const Link &link : band.links)
            if (geometry.card(link.from) && (link.toGhost ? geometry.ghost(link.to) : geometry.card(link.to)))
                QVERIFY2(link.points.size() > 1, qPrintable(ends(link)));
}

/// Its promises keep clear of them, so they must be known, and nothing else may shorten the words.
void TestTemplatesDrawn::theHeadOfALaneKnowsWhichLinesGoThroughIt()
{
    const Geometry geometry = drawn();
    for (const Band &band : geometry.bands)
        for (const Lane *lane : {&band.primary, &band.secondary}) {
            double last = 0;
            for (double x = 1; x < lane->header.width() - 110; x += 1) {
                const QRectF column(lane->header.left() + x - 0.5, lane->header.top() + 20, 1, 1);
                for (const Link &link : band.links)
                    if (touches(link, column))
                        last = x;
            }
            constexpr double reach = 10; // a line is touched that far from its middle
            QVERIFY2(last == 0 ? lane->linesTo <= reach : std::abs(lane->linesTo - last) <= reach,
                     qPrintable(
                         QString("%1, line at %2, known %3").arg(lane->title).arg(last).arg(lane->linesTo)));
            QVERIFY(lane->linesTo < lane->header.width() - 100);
        }
}

void TestTemplatesDrawn::noCardLiesOnAnotherOrOutsideItsZone()
{
    const Geometry geometry = drawn();
    for (const Band &band : geometry.bands)
        for (const CardFace &a : band.cards) {
            QVERIFY2(band.zone(a.site).contains(a.frame), qPrintable(a.name));
            for (const CardFace &b : band.cards)
                QVERIFY2(&a == &b || !a.frame.intersects(b.frame), qPrintable(a.name + " on " + b.name));
        }
}

void TestTemplatesDrawn::noMarkStandsOnWords()
{
    QFETCH(bool, zones);
    drawn();
    Memory memory;
    const Snapshot now{std::make_shared<const Topology>(*m_design), builtinCatalog(),
                       std::chrono::year{2026} / 11 / 20};
    const Assessment assessment = assess(now, memory);
    LayoutOptions options;
    options.zones = zones;
    const Geometry geometry = layoutOf(*now.topology, *now.catalog, &assessment, options);
    const QFontMetricsF metrics(paperFont(11));
    for (const Band &band : geometry.bands)
        for (const Link &marked : band.links) {
            if (marked.mark == Mark::None)
                continue;
            QVERIFY2(touches(marked, QRectF(marked.markAt - QPointF(1, 1), QSizeF(2, 2))),
                     qPrintable(ends(marked)));
            const QRectF mark(marked.markAt - QPointF(6, 6), QSizeF(12, 12));
            for (const Link &link : band.links) {
                const auto words = [&](const QString &text, double baseline) {
                    const QRectF box = metrics.tightBoundingRect(text);
                    return box.translated(link.labelAt + QPointF(-box.center().x(), baseline));
                };
                if (!link.label.isEmpty())
                    QVERIFY2(!words(link.label, link.labelOnLine ? 4 : -7).intersects(mark),
                             qPrintable(ends(marked) + ": " + link.label));
                if (!link.detail.isEmpty())
                    QVERIFY2(!words(link.detail, 15).intersects(mark),
                             qPrintable(ends(marked) + ": " + link.detail));
            }
        }
}

/// Also when cards are selected or played in the picture, and when a stamp above becomes lower.
void TestTemplatesDrawn::whatIsTakenFromThePictureIsWhatWouldBeLaidOut()
{
    BandMemory memory;
    RouteMemory routes;
    RouteBudget none;
    Geometry shown;
    std::optional<Assessment> assessment;
    const auto layOut = [&](BandMemory *bands, RouteMemory *ways, RouteBudget *budget = nullptr) {
        QFETCH(bool, zones);
        LayoutOptions options;
        options.zones = zones;
        options.bands = bands;
        options.routes = ways;
        options.budget = budget;
        return layoutOf(*m_design, *builtinCatalog(), assessment ? &*assessment : nullptr, options);
    };
    const auto same = [](const Geometry &a, const Geometry &b) {
        return a.bands == b.bands && a.crossLinks == b.crossLinks && a.bounds == b.bounds;
    };
    drawn();
    memory.takeFrom(shown);
    shown = layOut(&memory, &routes, &none);
    QVERIFY(!none.waiting.empty()); // elbows, which nothing remembers
    shown = layOut(&memory, &routes);
    QVERIFY(same(shown, layOut(nullptr, nullptr)));
    Memory judged;
    assessment = assess(
        {std::make_shared<const Topology>(*m_design), builtinCatalog(), std::chrono::year{2026} / 11 / 20},
        judged);
    shown = layOut(&memory, &routes);
    QVERIFY(same(shown, layOut(nullptr, nullptr)));
    for (Band &band : shown.bands) {
        for (CardFace &card : band.cards) {
            card.selected = card.hovered = card.focused = card.paired = true;
            card.look = CardLook::Lost;
            card.note = QStringLiteral("No reply");
            card.noteRight = QStringLiteral("3 / 5 min");
            card.progress = 0.5;
        }
        for (Link &link : band.links) {
            link.selected = true;
            link.look = LinkLook::Dead;
        }
    }
    shown = layOut(&memory, &routes);
    QVERIFY(same(shown, layOut(nullptr, nullptr)));
    Stamp first = *m_design->stamps.front();
    first.name += " of the shop";
    Layout folded;
    folded.stamp = first.id;
    folded.collapsed = true;
    m_design->stamps.front() = std::make_shared<const Stamp>(first);
    std::erase_if(m_design->layouts, [&](const auto &layout) { return layout->stamp == first.id; });
    m_design->layouts.push_back(std::make_shared<const Layout>(folded));
    const double before = shown.bands.back().frame.bottom();
    shown = layOut(&memory, &routes);
    QVERIFY(shown.bands.back().frame.bottom() < before);
    QVERIFY(same(shown, layOut(nullptr, nullptr)));
}

QTEST_MAIN(TestTemplatesDrawn)
#include "tst_templates_drawn.moc"
