// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits.h"
#include "core/storage/design_file.h"
#include "tests/widgets/paper/sample.h"
#include "widgets/paper/scene_painter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace breakwater;
using namespace breakwater::scene;

namespace {

Topology templateNamed(const QString &name)
{
    const std::string file =
        QStringLiteral(BREAKWATER_SOURCE_DIR "/templates/%1/%1.breakwater").arg(name).toStdString();
    Result<OpenedDesign> design = openDesign(file, *builtinCatalog());
    return design ? design->topology : Topology{};
}

Topology withoutPlaces(Topology topology)
{
    topology.layouts.clear();
    return topology;
}

QString show(const QRectF &box)
{
    return QStringLiteral("(%1 %2 %3 x %4)").arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height());
}

bool onBorder(const QRectF &box, const QPointF &at)
{
    return box.adjusted(-0.5, -0.5, 0.5, 0.5).contains(at)
        && !box.adjusted(0.5, 0.5, -0.5, -0.5).contains(at);
}

} // namespace

class TestScene : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void designs_data();
    void noCardOverlapsAnother_data() { designs_data(); }
    void noCardOverlapsAnother();
    void everyCardStaysInsideItsZone_data() { designs_data(); }
    void everyCardStaysInsideItsZone();
    void noLineRunsThroughACard_data() { designs_data(); }
    void noLineRunsThroughACard();
    void everyLineIsOrthogonalAndEndsAtItsCards_data() { designs_data(); }
    void everyLineIsOrthogonalAndEndsAtItsCards();
    void theSameDesignGivesTheSamePicture_data() { designs_data(); }
    void theSameDesignGivesTheSamePicture();
    void aNativeReplicaIsAGhostAcrossTheGutter();
    void baseServicesStandOnTheShelfAndOwnNoCard();
    void aCounterpartWithoutAPlaceGoesToItsTwinsRow();
    void aDataLinkIsLabelledWithModeAndLag();
    void dependenciesBetweenTwoCardsAreOneLine();
    void flowsAreNumberedThrough();
    void aCardShowsOnlyItsWorstFinding();
    void aPointFindsWhatLiesUnderIt();
    void aFreeSlotIsFreeAndOnTheGrid();
    void rememberedLinesAreThoseThatWouldBeRouted();
    void aCollapsedStampIsASummary();
    void aLaneWithoutItsPairSpellsItOut();
    void nastyNamesPaintInBothThemes();
    void namesStayLegibleWhenTheyAreSeenSmaller();
    void aSpareWayThatCarriesTheTrafficIsNoLongerCalledDisabled();
};

void TestScene::designs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("placed");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        QTest::addRow("%s as drawn", name) << QString::fromLatin1(name) << true;
        QTest::addRow("%s without places", name) << QString::fromLatin1(name) << false;
    }
}

#define LAYOUT_OF_DESIGN                                                                                     \
    QFETCH(QString, name);                                                                                   \
    QFETCH(bool, placed);                                                                                    \
    const Topology topology = placed ? templateNamed(name) : withoutPlaces(templateNamed(name));             \
    QVERIFY2(!topology.stamps.empty(), "the template cannot be read");                                       \
    const Geometry geometry = layoutOf(topology, *builtinCatalog(), nullptr)

void TestScene::noCardOverlapsAnother()
{
    LAYOUT_OF_DESIGN;
    std::size_t cards = 0;
    for (const Band &band : geometry.bands) {
        for (std::size_t i = 0; i < band.cards.size(); ++i) {
            for (std::size_t j = i + 1; j < band.cards.size(); ++j)
                QVERIFY2(!band.cards[i].frame.intersects(band.cards[j].frame),
                         qPrintable(band.cards[i].name + QStringLiteral(" lies on ") + band.cards[j].name));
            ++cards;
        }
    }
    for (std::size_t i = 1; i < geometry.bands.size(); ++i)
        QVERIFY(geometry.bands[i - 1].frame.bottom() < geometry.bands[i].frame.top());
    QVERIFY(cards > 10);
}

void TestScene::everyCardStaysInsideItsZone()
{
    LAYOUT_OF_DESIGN;
    for (const Band &band : geometry.bands) {
        for (const CardFace &card : band.cards)
            QVERIFY2(band.zone(card.site).contains(card.frame), qPrintable(card.name + show(card.frame)));
        QVERIFY(!band.primary.frame.intersects(band.secondary.frame));
        QCOMPARE(band.primary.frame.height(), band.secondary.frame.height());
        for (const Site site : {Site::Primary, Site::Secondary, Site::Global, Site::External})
            QVERIFY(band.frame.contains(band.zone(site)));
    }
}

void TestScene::noLineRunsThroughACard()
{
    LAYOUT_OF_DESIGN;
    for (const Band &band : geometry.bands) {
        for (const Link &link : band.links) {
            QVERIFY2(link.points.size() >= 2,
                     qPrintable(QStringLiteral("no way from %1 to %2")
                                    .arg(QString::fromStdString(link.from.text),
                                         QString::fromStdString(link.to.text))));
            for (qsizetype i = 1; i < link.points.size(); ++i) {
                const QRectF piece =
                    QRectF(link.points[i - 1], link.points[i]).normalized().adjusted(-0.1, -0.1, 0.1, 0.1);
                for (const CardFace &card : band.cards)
                    QVERIFY2(!piece.intersects(card.frame.adjusted(1, 1, -1, -1)),
                             qPrintable(QStringLiteral("%1 to %2 runs through %3")
                                            .arg(QString::fromStdString(link.from.text),
                                                 QString::fromStdString(link.to.text), card.name)));
            }
        }
    }
}

void TestScene::everyLineIsOrthogonalAndEndsAtItsCards()
{
    LAYOUT_OF_DESIGN;
    for (const Band &band : geometry.bands) {
        for (const Link &link : band.links) {
            const CardFace *from = geometry.card(link.from);
            const CardFace *to = link.toGhost ? geometry.ghost(link.to) : geometry.card(link.to);
            QVERIFY(from && to);
            QVERIFY(onBorder(from->frame, link.points.first()));
            QVERIFY(onBorder(to->frame, link.points.last()));
            for (qsizetype i = 1; i < link.points.size(); ++i)
                QVERIFY(std::abs(link.points[i].x() - link.points[i - 1].x()) < 0.6
                        || std::abs(link.points[i].y() - link.points[i - 1].y()) < 0.6);
        }
    }
}

void TestScene::theSameDesignGivesTheSamePicture()
{
    LAYOUT_OF_DESIGN;
    const Geometry again = layoutOf(topology, *builtinCatalog(), nullptr);
    QVERIFY(geometry.bands == again.bands);
    QVERIFY(geometry.crossLinks == again.crossLinks);
}

void TestScene::aNativeReplicaIsAGhostAcrossTheGutter()
{
    const Snapshot now = sample::snapshot();
    const Geometry geometry = layoutOf(*now.topology, *now.catalog, nullptr);
    const CardFace *own = geometry.card({"st-1"}), *ghost = geometry.ghost({"st-1"});
    QVERIFY(own && ghost);
    QVERIFY(ghost->ghost && ghost->site == Site::Secondary);
    QCOMPARE(ghost->frame.top(), own->frame.top());
    // The mirror image: as far right of the gutter as its own card stands left of it.
    const Band &band = geometry.bands.front();
    QCOMPARE(ghost->frame.left() - band.secondary.frame.left(),
             band.primary.frame.right() - own->frame.right());
    QCOMPARE(ghost->badge, QStringLiteral("Read copy"));
    QVERIFY(!geometry.ghost({"sql-1"}));
}

void TestScene::baseServicesStandOnTheShelfAndOwnNoCard()
{
    const Snapshot now = sample::snapshot();
    const Band band = bandOf(*now.topology, *now.topology->stamps.front(), *now.catalog, nullptr);
    QCOMPARE(band.primary.base.size(), std::size_t(2));
    QVERIFY(band.primary.shelf && !band.secondary.shelf);
    QCOMPARE(band.primary.shelfText, QStringLiteral("2 services"));
    for (const CardFace &card : band.cards)
        QVERIFY2(card.service.text != "vnet-1" && card.service.text != "id-1", qPrintable(card.name));
    // Taken off the shelf by hand, it becomes a card.
    const Result<Topology> moved = placeCard({"stamp-web1"}, {"vnet-1"}, {24, 228, false})(*now.topology);
    QVERIFY(moved.has_value());
    QVERIFY(layoutOf(*moved, *now.catalog, nullptr).card({"vnet-1"}));
}

void TestScene::aCounterpartWithoutAPlaceGoesToItsTwinsRow()
{
    Layout layout = sample::storefrontLayout();
    layout.cards.erase({"sql-2"});
    const Snapshot now = sample::snapshotOf({sample::storefront()}, {layout});
    const Geometry geometry = layoutOf(*now.topology, *now.catalog, nullptr);
    QCOMPARE(geometry.card({"sql-2"})->frame.top(), geometry.card({"sql-1"})->frame.top());
}

void TestScene::aDataLinkIsLabelledWithModeAndLag()
{
    Stamp stamp = sample::storefront();
    stamp.protections[0].lag = Duration{FixedSpan{5.0 / 60}, {}, {}};
    const Snapshot now = sample::snapshotOf({stamp}, {sample::storefrontLayout()});
    const Band band = bandOf(*now.topology, *now.topology->stamps.front(), *now.catalog, nullptr);
    const auto link = std::find_if(band.links.begin(), band.links.end(),
                                   [](const Link &l) { return l.to.text == "sql-2" && l.protection; });
    QVERIFY(link != band.links.end());
    QVERIFY(link->style == LinkStyle::Replication);
    QCOMPARE(link->label, QStringLiteral("async"));
    QCOMPARE(link->detail, QStringLiteral("5 s"));
    QCOMPARE(link->points.size(), qsizetype(2)); // straight across the gutter
    // Stateless pairs stand on one row; no line is drawn for data they do not have.
    QVERIFY(std::none_of(band.links.begin(), band.links.end(),
                         [](const Link &l) { return l.protection && l.from.text == "api-1"; }));
}

void TestScene::dependenciesBetweenTwoCardsAreOneLine()
{
    Stamp stamp = sample::storefront();
    stamp.dependencies.push_back(sample::needs("dep-99", "api-1", "kv-1", DependencyType::Reads, false));
    const Snapshot now = sample::snapshotOf({stamp}, {sample::storefrontLayout()});
    const Band band = bandOf(*now.topology, *now.topology->stamps.front(), *now.catalog, nullptr);
    const auto count = std::count_if(band.links.begin(), band.links.end(), [](const Link &l) {
        return l.from.text == "api-1" && l.to.text == "kv-1";
    });
    QCOMPARE(count, std::ptrdiff_t(1));
    const auto link =
        std::find_if(band.links.begin(), band.links.end(), [](const Link &l) { return l.to.text == "kv-1"; });
    QCOMPARE(link->dependencies.size(), std::size_t(2));
    QVERIFY(link->style == LinkStyle::Hard); // the harder of the two
}

void TestScene::flowsAreNumberedThrough()
{
    Stamp stamp = sample::storefront();
    stamp.flows = {Flow{"A customer orders", {{"dep-1"}, {"dep-3"}}, {}},
                   Flow{"A customer pays", {{"dep-1"}, {"dep-8"}}, {}}};
    const Snapshot now = sample::snapshotOf({stamp}, {sample::storefrontLayout()});
    const Band band = bandOf(*now.topology, *now.topology->stamps.front(), *now.catalog, nullptr);
    const auto numbers = [&](const char *to) {
        for (const Link &link : band.links)
            if (link.to.text == to && !link.protection)
                return link.flowNumbers;
        return std::vector<int>{-1};
    };
    QVERIFY((numbers("agw-1") == std::vector<int>{1, 3}));
    QVERIFY((numbers("api-1") == std::vector<int>{2}));
    QVERIFY((numbers("pay-1") == std::vector<int>{4}));
    QVERIFY(numbers("sql-1").empty());
}

void TestScene::aCardShowsOnlyItsWorstFinding()
{
    Assessment assessment;
    for (const Severity severity : {Severity::Low, Severity::Critical, Severity::Medium}) {
        Finding finding;
        finding.subjects = {"sql-1"};
        finding.severity = severity;
        assessment.findings.push_back(finding);
    }
    Finding onLink;
    onLink.subjects = {"dep-7"};
    onLink.severity = Severity::Critical;
    assessment.findings.push_back(onLink);
    StampEstimate estimate;
    estimate.stamp.text = "stamp-web1";
    estimate.rto.rto = Minutes(146);
    estimate.rtoTarget = Minutes(60);
    estimate.rtoVerdict = Verdict::Missed;
    assessment.estimates.push_back(estimate);
    const Snapshot now = sample::snapshot();
    const Geometry geometry = layoutOf(*now.topology, *now.catalog, &assessment);
    QVERIFY(geometry.card({"sql-1"})->mark == Mark::Error);
    QCOMPARE(geometry.card({"sql-1"})->findings, 3);
    QVERIFY(geometry.card({"api-1"})->mark == Mark::None);
    const std::vector<Link> &links = geometry.bands.front().links;
    QCOMPARE(std::count_if(links.begin(), links.end(), [](const Link &l) { return l.mark == Mark::Error; }),
             std::ptrdiff_t(1));
    const Lane &lane = geometry.bands.front().secondary;
    QCOMPARE(lane.promises.size(), std::size_t(2));
    QCOMPARE(lane.promises[0].value, QStringLiteral("146 / 60 min"));
    QVERIFY(lane.promises[0].mark == Mark::Error);
}

void TestScene::aPointFindsWhatLiesUnderIt()
{
    const Snapshot now = sample::snapshot();
    const Geometry geometry = layoutOf(*now.topology, *now.catalog, nullptr);
    const Band &band = geometry.bands.front();
    for (const CardFace &card : band.cards) {
        const Hit hit = geometry.hit(card.frame.center());
        QVERIFY(hit.what == (card.ghost ? Hit::What::Ghost : Hit::What::Card));
        QCOMPARE(hit.service.text, card.service.text);
        QCOMPARE(geometry.zoneAt(card.frame.center())->second, card.site);
    }
    const Link &link = band.links.front();
    const QPointF middle = (link.points[0] + link.points[1]) / 2;
    QVERIFY(geometry.hit(middle).link == &link);
    QVERIFY(geometry.hit(band.primary.header.topLeft() + QPointF(60, 20)).what == Hit::What::LaneHeader);
    QVERIFY(geometry.hit(band.primary.base.front().frame.center()).what == Hit::What::Shelf);
    QVERIFY(geometry.hit(band.primary.frame.bottomRight() - QPointF(3, 60)).what == Hit::What::Zone);
    QVERIFY(geometry.hit(band.frame.topLeft() + QPointF(4, 4)).what == Hit::What::Band);
    QVERIFY(geometry.hit(QPointF(-500, -500)).what == Hit::What::Nothing);
}

void TestScene::rememberedLinesAreThoseThatWouldBeRouted()
{
    const auto drawn = [](const Snapshot &now, RouteMemory *memory) {
        LayoutOptions options;
        options.routes = memory;
        return layoutOf(*now.topology, *now.catalog, nullptr, options).bands;
    };
    RouteMemory memory;
    const Snapshot now = sample::snapshot();
    QVERIFY(drawn(now, &memory) == drawn(now, nullptr));
    QVERIFY(drawn(now, &memory) == drawn(now, nullptr)); // the second time from memory
    Layout moved = sample::storefrontLayout();
    moved.cards.begin()->second.y += 152;
    const Snapshot other = sample::snapshotOf({sample::storefront()}, {moved});
    QVERIFY(drawn(other, &memory) == drawn(other, nullptr));
    Stamp fewer = sample::storefront();
    fewer.dependencies.pop_back();
    const Snapshot cut = sample::snapshotOf({fewer}, {moved});
    QVERIFY(drawn(cut, &memory) == drawn(cut, nullptr));
}

void TestScene::aFreeSlotIsFreeAndOnTheGrid()
{
    const Snapshot now = sample::snapshot();
    const Geometry geometry = layoutOf(*now.topology, *now.catalog, nullptr);
    const Band &band = geometry.bands.front();
    for (const Site site : {Site::Primary, Site::Secondary, Site::Global, Site::External}) {
        const CardPlace slot = freeSlot(band, site);
        const QRectF box(band.origin(site) + QPointF(slot.x, slot.y),
                         QSizeF(kCardWidth, kExternalCardHeight));
        for (const CardFace &card : band.cards)
            QVERIFY2(card.ghost || !card.frame.intersects(box), qPrintable(card.name));
        QCOMPARE(slot.x % 4 + slot.y % 4, 0);
    }
    const CardPlace dropped = placeAt(band, Site::Primary, band.origin(Site::Primary) + QPointF(101.3, -40));
    QCOMPARE(dropped.x, 101);
    QCOMPARE(dropped.y, 0);
}

void TestScene::aCollapsedStampIsASummary()
{
    Layout layout = sample::storefrontLayout();
    layout.collapsed = true;
    const Snapshot now = sample::snapshotOf({sample::storefront()}, {layout});
    const Geometry screen = layoutOf(*now.topology, *now.catalog, nullptr);
    QVERIFY(screen.bands.front().collapsed && screen.bands.front().cards.empty());
    QCOMPARE(screen.bands.front().summary, QStringLiteral("12 services"));
    LayoutOptions paper;
    paper.collapse = false;
    QVERIFY(!layoutOf(*now.topology, *now.catalog, nullptr, paper).bands.front().cards.empty());
}

void TestScene::aLaneWithoutItsPairSpellsItOut()
{
    Stamp stamp = sample::storefront();
    const Snapshot paired = sample::snapshotOf({stamp}, {});
    QVERIFY(layoutOf(*paired.topology, *paired.catalog, nullptr)
                .bands[0]
                .primary.line.contains(QStringLiteral("paired")));
    stamp.zones[1].region.text = "westus3";
    const Snapshot apart = sample::snapshotOf({stamp}, {});
    const QString line = layoutOf(*apart.topology, *apart.catalog, nullptr).bands[0].primary.line;
    QVERIFY2(line.contains(QStringLiteral("pair: East US 2")), qPrintable(line));
}

void TestScene::nastyNamesPaintInBothThemes()
{
    Stamp stamp = sample::storefront();
    const std::string nasty[] = {"",
                                 "<script>&\"'",
                                 std::string(4000, 'W'),
                                 "a\tb\nc\x01",
                                 "\xF0\x9F\x8C\x8A wave \xE2\x80\xAE rtl",
                                 "\xFF\xFE broken utf-8",
                                 "%1 %n {x}"};
    for (std::size_t i = 0; i < stamp.services.size(); ++i)
        stamp.services[i].name = nasty[i % std::size(nasty)];
    stamp.name = nasty[2];
    const Snapshot now = sample::snapshotOf({stamp}, {sample::storefrontLayout()});
    const Geometry geometry = layoutOf(*now.topology, *now.catalog, nullptr);
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        QImage image(geometry.bounds.size().toSize() + QSize(40, 40), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintScene(painter, geometry, tokens(theme));
        painter.end();
        // Whatever the names, nothing is painted beyond the band.
        for (int y = 0; y < image.height(); ++y)
            QVERIFY2(image.pixelColor(image.width() - 2, y).alpha() == 0, "ink outside the band");
    }
    for (const CardFace &card : geometry.bands.front().cards)
        QVERIFY(!card.name.isEmpty() && !card.name.contains(QLatin1Char('\n')));
}

/// Down to the scale from which on shapes alone are shown; in natural size nothing changes.
void TestScene::namesStayLegibleWhenTheyAreSeenSmaller()
{
    Style style(tokens(Theme::Light));
    const int natural = style.font(13).pixelSize();
    for (double scale = 0.75; scale < 4; scale += 0.05) {
        style.seenAt(scale);
        QVERIFY(!style.isFar());
        QCOMPARE(style.font(13).pixelSize(), natural);
    }
    for (double scale = 0.55; scale < 0.745; scale += 0.01) {
        style.seenAt(scale);
        QVERIFY(style.isFar());
        QVERIFY2(style.font(13).pixelSize() * scale >= natural * 0.8, qPrintable(QString::number(scale)));
    }
    style.seenAt(kSmall);
    QVERIFY(style.font(13).pixelSize() * kSmall >= 8);
}

void TestScene::aSpareWayThatCarriesTheTrafficIsNoLongerCalledDisabled()
{
    Link link;
    link.style = LinkStyle::Steering;
    link.points = QPolygonF({QPointF(10, 40), QPointF(290, 40)});
    link.labelAt = QPointF(150, 40);
    link.labelRoom = 240;
    link.idle = true;
    const auto painted = [&link](const QString &label, LinkLook look) {
        link.label = label;
        link.look = look;
        QImage image(300, 80, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintLinkLabel(painter, link, Style(tokens(Theme::Light)));
        return image;
    };
    const QString words = "priority 2, disabled";
    QVERIFY(painted(words, LinkLook::Usual) != painted({}, LinkLook::Usual));
    QVERIFY(painted(words, LinkLook::Dead) != painted({}, LinkLook::Dead));
    QCOMPARE(painted(words, LinkLook::Lit), painted({}, LinkLook::Lit));
}

QTEST_MAIN(TestScene)
#include "tst_scene.moc"
