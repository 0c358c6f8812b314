// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mirror.h"
#include "tests/widgets/canvas/hands.h"

#include <QClipboard>
#include <QImage>
#include <QLabel>
#include <QMimeData>

using namespace breakwater;
using namespace breakwater::test;

/// Duplicates, the clipboard, Ctrl+drag and counterparts: what comes out, in how many steps, under which
/// names.
class TestCopies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::Light); }
    void init() { m_hands = std::make_unique<Hands>(); }
    void cleanup() { m_hands.reset(); }

    void aDuplicateHasTheLinksAmongTheCopiesAndOtherIds();
    void aCopyIsPastedIntoTheZoneUnderThePointer();
    void theClipboardHoldsServicesAPictureAndText();
    void aPasteIntoAnotherWindowBringsNewIds();
    void cutTakesAwayAndPasteBringsBack();
    void pastingSomethingElseSaysSo();
    void ctrlDragCopiesAndTheOriginalStays();
    void ctrlClickStillTakesOutOfTheSelection();
    void everythingIsDuplicatedAndTheBaseStaysOnItsShelf();
    void everythingIsPastedAndTheBaseStaysOnItsShelf();
    void whatAFoldedStampHoldsIsCopiedBesideIt_data();
    void whatAFoldedStampHoldsIsCopiedBesideIt();
    void aMirrorMakesTheCounterpartOnTheSameRowAndLinksIt();
    void aLaneIsMirroredWithEverythingMissing();
    void whatBelongsToNoRegionIsSaidAndNotMirrored();
    void aSecondMirrorOnlyPutsThePairOnOneRow();

private:
    Session &session() { return m_hands->session(); }
    CanvasView &view() { return m_hands->view(); }
    QString toast() const { return m_hands->part<QWidget>("toast")->accessibleName(); }
    void noCardLiesOnAnother()
    {
        const auto &cards = view().picture().bands.front().cards;
        for (const scene::CardFace &a : cards)
            for (const scene::CardFace &b : cards)
                if (&a != &b)
                    QVERIFY2(!a.frame.adjusted(1, 1, -1, -1).intersects(b.frame),
                             qPrintable(a.name + " on " + b.name));
    }
    std::size_t ownCards() const
    {
        const auto &cards = m_hands->view().picture().bands.front().cards;
        return static_cast<std::size_t>(
            std::count_if(cards.begin(), cards.end(), [](const auto &card) { return !card.ghost; }));
    }
    std::size_t onTheShelves() const
    {
        const scene::Band &band = m_hands->view().picture().bands.front();
        return band.primary.base.size() + band.secondary.base.size();
    }
    std::unique_ptr<Hands> m_hands;
};

void TestCopies::aDuplicateHasTheLinksAmongTheCopiesAndOtherIds()
{
    const std::string before = bytesOf(session());
    const ServiceId app = m_hands->named("api-public-cus").id, store = m_hands->named("kv-store-cus").id;
    const bool linked = m_hands->linkBetween(app, store);
    QVERIFY(linked);
    m_hands->click("api-public-cus");
    m_hands->click("kv-store-cus", Qt::ControlModifier);
    view().duplicateSelected();
    const Selection after = session().selection();
    QCOMPARE(after.services.size(), std::size_t(2));
    QVERIFY(!after.has(app) && !after.has(store));
    QVERIFY(m_hands->linkBetween(after.services[0], after.services[1])
            || m_hands->linkBetween(after.services[1], after.services[0]));
    QCOMPARE(session().undoStack()->count(), 1);
    noCardLiesOnAnother();
    session().undoStack()->undo();
    QCOMPARE(bytesOf(session()), before);
}

void TestCopies::aCopyIsPastedIntoTheZoneUnderThePointer()
{
    m_hands->click("redis-sess-cus");
    view().copySelected();
    m_hands->move(m_hands->emptySpot(Site::Secondary), Qt::NoButton);
    view().paste();
    const Service *pasted = m_hands->only();
    QVERIFY(pasted);
    QCOMPARE(pasted->at, Site::Secondary);
    QCOMPARE(pasted->kind, m_hands->named("redis-sess-cus").kind);
    QCOMPARE(pasted->parameters, m_hands->named("redis-sess-cus").parameters);
    QCOMPARE(session().undoStack()->count(), 1);
    noCardLiesOnAnother();
}

void TestCopies::theClipboardHoldsServicesAPictureAndText()
{
    m_hands->click("redis-sess-cus");
    view().copySelected();
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    QVERIFY(mime->hasFormat(kExcerptMime));
    QVERIFY(mime->data(kExcerptMime).contains("redis-sess-cus"));
    QVERIFY(!mime->data(kExcerptMime).contains("kv-store-cus")); // nothing but what was selected
    QVERIFY(mime->text().startsWith("redis-sess-cus\t"));
    const QImage picture = qvariant_cast<QImage>(mime->imageData());
    QVERIFY(picture.width() >= 2 * scene::kCardWidth);
    QVERIFY(picture.height() >= 2 * scene::kCardHeight);
}

void TestCopies::aPasteIntoAnotherWindowBringsNewIds()
{
    const ServiceId app = m_hands->named("api-public-cus").id, store = m_hands->named("kv-store-cus").id;
    m_hands->click("api-public-cus");
    m_hands->click("kv-store-cus", Qt::ControlModifier);
    view().copySelected();
    Hands other("automation");
    const std::size_t before = other.stamp().services.size();
    other.move(other.emptySpot(Site::Primary), Qt::NoButton);
    other.view().paste();
    const Selection after = other.session().selection();
    QCOMPARE(after.services.size(), std::size_t(2));
    QCOMPARE(other.stamp().services.size(), before + 2);
    QVERIFY(!after.has(app) && !after.has(store));
    QVERIFY(other.linkBetween(after.services[0], after.services[1])
            || other.linkBetween(after.services[1], after.services[0]));
}

void TestCopies::cutTakesAwayAndPasteBringsBack()
{
    const ServiceId id = m_hands->named("redis-sess-cus").id;
    m_hands->click("redis-sess-cus");
    view().cutSelected();
    QVERIFY(!session().topology().find(id).second);
    view().paste();
    QVERIFY(m_hands->only());
    QCOMPARE(m_hands->only()->name, std::string("redis-sess-cus")); // the name is free again
    QCOMPARE(session().undoStack()->count(), 2);
}

void TestCopies::pastingSomethingElseSaysSo()
{
    QGuiApplication::clipboard()->setText("shopping list");
    QVERIFY(!view().canPaste());
    view().paste();
    QCOMPARE(session().undoStack()->count(), 0);
    QVERIFY(toast().contains("no services"));
}

void TestCopies::ctrlDragCopiesAndTheOriginalStays()
{
    const std::string before = bytesOf(session());
    const ServiceId id = m_hands->named("redis-sess-cus").id;
    m_hands->drag(m_hands->at("redis-sess-cus"), m_hands->emptySpot(Site::Secondary), Qt::ControlModifier);
    QCOMPARE(session().topology().find(id).second->at, Site::Primary);
    const Service *copy = m_hands->only();
    QVERIFY(copy && copy->id != id);
    QCOMPARE(copy->at, Site::Secondary);
    QCOMPARE(session().undoStack()->count(), 1);
    noCardLiesOnAnother();
    session().undoStack()->undo();
    QCOMPARE(bytesOf(session()), before);
}

void TestCopies::ctrlClickStillTakesOutOfTheSelection()
{
    m_hands->click("redis-sess-cus");
    m_hands->click("kv-store-cus", Qt::ControlModifier);
    QCOMPARE(session().selection().services.size(), std::size_t(2));
    m_hands->click("redis-sess-cus", Qt::ControlModifier);
    QVERIFY(m_hands->only());
    QCOMPARE(m_hands->only()->name, std::string("kv-store-cus"));
}

void TestCopies::everythingIsDuplicatedAndTheBaseStaysOnItsShelf()
{
    const std::size_t services = m_hands->stamp().services.size(), cards = ownCards(), base = onTheShelves();
    QVERIFY(base > 0);
    view().selectAll();
    view().duplicateSelected();
    QCOMPARE(m_hands->stamp().services.size(), 2 * services);
    QCOMPARE(ownCards(), 2 * cards);
    QCOMPARE(onTheShelves(), 2 * base);
    noCardLiesOnAnother();
}

void TestCopies::everythingIsPastedAndTheBaseStaysOnItsShelf()
{
    const std::size_t cards = ownCards(), base = onTheShelves();
    view().selectAll();
    view().copySelected();
    view().paste();
    QCOMPARE(ownCards(), 2 * cards);
    QCOMPARE(onTheShelves(), 2 * base);
    noCardLiesOnAnother();
}

void TestCopies::whatAFoldedStampHoldsIsCopiedBesideIt_data()
{
    QTest::addColumn<bool>("pasted");
    QTest::newRow("duplicated") << false;
    QTest::newRow("pasted") << true;
}

void TestCopies::whatAFoldedStampHoldsIsCopiedBesideIt()
{
    QFETCH(bool, pasted);
    const std::size_t cards = ownCards(), base = onTheShelves();
    QVERIFY(session().apply(setCollapsed(m_hands->stamp().id, true), "Fold"));
    view().selectAll();
    if (pasted) {
        view().copySelected();
        view().paste();
    } else {
        view().duplicateSelected();
    }
    QVERIFY(session().apply(setCollapsed(m_hands->stamp().id, false), "Unfold"));
    QCOMPARE(ownCards(), 2 * cards);
    QCOMPARE(onTheShelves(), 2 * base);
    noCardLiesOnAnother();
}

void TestCopies::aMirrorMakesTheCounterpartOnTheSameRowAndLinksIt()
{
    m_hands->drag(m_hands->at("redis-sess-cus"), m_hands->emptySpot(Site::Primary), Qt::ControlModifier);
    const Service *lonely = m_hands->only();
    QVERIFY(lonely);
    const ServiceId source = lonely->id;
    const std::string before = bytesOf(session());
    view().mirrorSelected();
    QCOMPARE(session().undoStack()->count(), 2);
    const Service *made = m_hands->only();
    QVERIFY(made && made->id != source);
    QCOMPARE(made->at, Site::Secondary);
    QCOMPARE(made->kind.text, std::string("redis-cache"));
    const auto other = counterpartOf(m_hands->stamp(), *m_hands->stamp().service(source));
    QVERIFY(other && *other == made->id);
    QCOMPARE(view().placeOf(made->id).top(), view().placeOf(source).top());
    QVERIFY(toast().contains("1 service mirrored"));
    noCardLiesOnAnother();
    session().undoStack()->undo();
    QCOMPARE(bytesOf(session()), before);
}

void TestCopies::aLaneIsMirroredWithEverythingMissing()
{
    // Without its secondary services a lane is mirrored whole.
    std::vector<ServiceId> gone;
    for (const Service &service : m_hands->stamp().services)
        if (service.at == Site::Secondary)
            gone.push_back(service.id);
    QVERIFY(session().apply(removeServices(gone), "Empty the secondary"));
    const QRect lane = m_hands->zone(Site::Primary);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, lane.topLeft() + QPoint(60, 14));
    QCOMPARE(session().selection().site, std::optional(Site::Primary));
    const int steps = session().undoStack()->count();
    view().mirrorSelected();
    QCOMPARE(session().undoStack()->count(), steps + 1);
    const Stamp &stamp = m_hands->stamp();
    for (const Service &service : stamp.services) {
        if (service.at != Site::Primary)
            continue;
        const bool paired = counterpartOf(stamp, service).has_value();
        const bool copied = std::any_of(
            stamp.protections.begin(), stamp.protections.end(), [&](const Protection &protection) {
                return protection.service == service.id && !protection.replicas.empty();
            });
        const bool twin = std::any_of(stamp.services.begin(), stamp.services.end(), [&](const Service &one) {
            return one.kind == service.kind && one.at == Site::Secondary;
        });
        QVERIFY2(paired || copied || twin, service.name.c_str());
    }
    // What was linked in the primary is linked in the secondary: the application reads its own vault.
    const auto app = counterpartOf(stamp, m_hands->named("api-public-cus"));
    const auto vault = counterpartOf(stamp, m_hands->named("kv-store-cus"));
    QVERIFY(app && vault);
    QVERIFY(m_hands->linkBetween(*app, *vault));
    noCardLiesOnAnother();
}

void TestCopies::whatBelongsToNoRegionIsSaidAndNotMirrored()
{
    const std::string before = bytesOf(session());
    m_hands->click("contoso.com");
    view().mirrorSelected();
    QCOMPARE(bytesOf(session()), before);
    QCOMPARE(session().undoStack()->count(), 0);
    QVERIFY(toast().contains("contoso.com belongs to no region"));
}

void TestCopies::aSecondMirrorOnlyPutsThePairOnOneRow()
{
    const ServiceId vault = m_hands->named("kv-store-cus").id;
    const auto other = counterpartOf(m_hands->stamp(), m_hands->named("kv-store-cus"));
    QVERIFY(other);
    m_hands->drag(m_hands->at("kv-store-cus"), m_hands->emptySpot(Site::Primary));
    const std::size_t services = m_hands->stamp().services.size();
    session().select(selectionOf(session(), vault));
    view().mirrorSelected();
    QCOMPARE(m_hands->stamp().services.size(), services);
    QCOMPARE(view().placeOf(*other).top(), view().placeOf(vault).top());
    QVERIFY(toast().contains("had its pair"));
    noCardLiesOnAnother();
}

QTEST_MAIN(TestCopies)
#include "tst_copies.moc"
