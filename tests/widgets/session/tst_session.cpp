// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/session/gestures.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>

using namespace breakwater;
using namespace breakwater::test;

/// One open document: edits, history, file and verdict.
class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEditIsOneNamedStepAndUndoRestoresEveryByte();
    void aStepIsNamedSoThatAMenuHasRoomForIt();
    void anEditThatChangesNothingIsNoStep();
    void anImpossibleEditSaysWhyAndChangesNothing();
    void nudgesThatFollowOneAnotherAreOneStep();
    void movingTheSecondaryZoneRaisesTheFindingAndUndoClearsIt();
    void onlyTheNewestDesignIsJudged();
    void savingAndOpeningChangesNoByte();
    void aBrokenFileLeavesTheDocumentAlone();
    void aReadOnlyFileIsNotOverwritten();
    void undoBackToTheSavedPointIsClean();
    void undoBringsTheSelectionBack();
    void aTrialChangesNothingAndSaysWhatWouldBe();
    void anOptionReplacesTheProtection();
    void newNamesAreFree();
    void aRegionalServiceCannotStandInTheGlobalStrip();
    void newCardsOverlapNoOther();
    void aNewCardDoesNotLieOnAReplica();
};

void TestSession::anEditIsOneNamedStepAndUndoRestoresEveryByte()
{
    const auto session = openTemplate();
    const std::string before = bytesOf(*session);
    const ServiceId id = serviceNamed(*session, "kv-store-cus")->id;
    QVERIFY(session->apply(changeService(id, [](Service &one) { one.name = "vault"; }), "Rename to vault"));
    QCOMPARE(session->undoStack()->count(), 1);
    QCOMPARE(session->undoStack()->undoText(), QString("Rename to vault"));
    const std::string after = bytesOf(*session);
    QVERIFY(before != after);
    session->undoStack()->undo();
    QCOMPARE(bytesOf(*session), before);
    session->undoStack()->redo();
    QCOMPARE(bytesOf(*session), after);
}

void TestSession::aStepIsNamedSoThatAMenuHasRoomForIt()
{
    const auto session = openTemplate();
    const ServiceId id = serviceNamed(*session, "kv-store-cus")->id;
    const auto rename = [&](const std::string &name, const QString &mergeKey = {}) {
        return session->apply(changeService(id, [name](Service &one) { one.name = name; }),
                              "Rename to " + toQt(name), {.mergeKey = mergeKey, .select = {}});
    };
    QVERIFY(rename(std::string(200, 'x')));
    QVERIFY(session->undoStack()->undoText().size() <= 60);
    QVERIFY(session->undoStack()->undoText().startsWith("Rename to xxx"));
    QVERIFY(session->undoStack()->undoText().endsWith(QChar(0x2026)));
    QVERIFY(rename("R&D\nvault", "typing"));
    QVERIFY(rename("R&D\nsafe", "typing")); // typed on
    QCOMPARE(session->undoStack()->count(), 2);
    QCOMPARE(session->undoStack()->undoText(), QString("Rename to R&&D safe")); // no mnemonic
    QCOMPARE(session->undoStack()->text(1), QString("Rename to R&D safe")); // in the history
}

void TestSession::anEditThatChangesNothingIsNoStep()
{
    const auto session = openTemplate();
    const ServiceId id = serviceNamed(*session, "kv-store-cus")->id;
    QVERIFY(session->apply(changeService(id, [](Service &) {}), "Nothing"));
    QCOMPARE(session->undoStack()->count(), 0);
    QVERIFY(!session->isModified());
}

void TestSession::anImpossibleEditSaysWhyAndChangesNothing()
{
    const auto session = openTemplate();
    QSignalSpy messages(session.get(), &Session::message);
    const std::string before = bytesOf(*session);
    QVERIFY(!session->apply(changeService(ServiceId{"nobody-0000"}, [](Service &) {}), "Ghost"));
    QCOMPARE(messages.count(), 1);
    QVERIFY(!messages.first().at(1).toString().isEmpty());
    QCOMPARE(bytesOf(*session), before);
    QCOMPARE(session->undoStack()->count(), 0);
}

void TestSession::nudgesThatFollowOneAnotherAreOneStep()
{
    const auto session = openTemplate();
    const std::string before = bytesOf(*session);
    const ServiceId id = serviceNamed(*session, "kv-store-cus")->id;
    const StampId stamp = session->topology().stamps.front()->id;
    for (int x = 25; x < 30; ++x)
        session->apply(placeCard(stamp, id, {x, 300, false}), "Move", {.mergeKey = "nudge", .select = {}});
    QCOMPARE(session->undoStack()->count(), 1);
    session->undoStack()->undo();
    QCOMPARE(bytesOf(*session), before);
    session->apply(placeCard(stamp, id, {40, 300, false}), "Move", {.mergeKey = "nudge", .select = {}});
    QTest::qWait(500);
    session->apply(placeCard(stamp, id, {41, 300, false}), "Move", {.mergeKey = "nudge", .select = {}});
    QCOMPARE(session->undoStack()->count(), 2);
}

void TestSession::movingTheSecondaryZoneRaisesTheFindingAndUndoClearsIt()
{
    const auto session = openTemplate();
    QVERIFY(waitForVerdict(*session));
    QCOMPARE(findingsOf(*session, "REG-001"), 0);
    const StampId stamp = session->topology().stamps.front()->id;
    QVERIFY(session->apply(setZoneRegion(stamp, ZoneRole::Secondary, RegionId{"westus3"}), "Move"));
    QVERIFY(waitForVerdict(*session));
    QVERIFY(findingsOf(*session, "REG-001") > 0);
    session->undoStack()->undo();
    QVERIFY(waitForVerdict(*session));
    QCOMPARE(findingsOf(*session, "REG-001"), 0);
}

void TestSession::onlyTheNewestDesignIsJudged()
{
    const auto session = openTemplate("portfolio");
    QSignalSpy landed(session.get(), &Session::assessmentChanged);
    const StampId stamp = session->topology().stamps.front()->id;
    for (int i = 0; i < 20; ++i) {
        const RegionId region{i % 2 ? "eastus2" : "westus3"};
        session->apply(setZoneRegion(stamp, ZoneRole::Secondary, region), "Move");
    }
    QVERIFY(waitForVerdict(*session));
    QTest::qWait(50);
    QCOMPARE(findingsOf(*session, "REG-001"), 0); // the last of the twenty stands in the pair again
    QVERIFY2(landed.count() <= 3, qPrintable(QString("%1 verdicts landed").arg(landed.count())));
}

void TestSession::savingAndOpeningChangesNoByte()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("shop.breakwater");
    {
        const auto session = openTemplate();
        QVERIFY(session->path().isEmpty());
        QVERIFY(session->saveAs(path));
        QCOMPARE(session->displayName(), QString("shop"));
        QVERIFY(!session->isModified());
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray first = file.readAll();
    file.close();
    Session again(builtinCatalog(), kDay);
    const Result<Done> opened = again.open(path);
    QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
    QVERIFY(again.readOnlyReason().isEmpty());
    QVERIFY(again.save());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), first);
}

void TestSession::aBrokenFileLeavesTheDocumentAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("broken.breakwater");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": 1, \"stamps\": [");
    file.close();
    const auto session = openTemplate();
    const std::string before = bytesOf(*session);
    const Result<Done> opened = session->open(path);
    QVERIFY(!opened);
    QVERIFY(!opened.error().sentence.empty());
    QVERIFY(session->hasDocument());
    QCOMPARE(bytesOf(*session), before);
}

void TestSession::aReadOnlyFileIsNotOverwritten()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("newer.breakwater");
    const auto session = openTemplate();
    std::string bytes = writeDesign(session->topology());
    const std::string known = "\"format\": 1";
    bytes.replace(bytes.find(known), known.size(), "\"format\": 99");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    file.close();
    QVERIFY(session->open(path));
    QVERIFY(session->readOnlyReason().contains("version 0.1.0, format 99"));
    session->apply(changeEngagement([](Engagement &one) { one.name = "Changed"; }), "Rename");
    QVERIFY(!session->save());
    QVERIFY(!session->saveAs(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), bytes);
    QVERIFY(session->saveAs(folder.filePath("copy.breakwater")));
    QVERIFY(session->readOnlyReason().isEmpty());
}

void TestSession::undoBackToTheSavedPointIsClean()
{
    QTemporaryDir folder;
    const auto session = openTemplate();
    QVERIFY(session->saveAs(folder.filePath("a.breakwater")));
    QSignalSpy modified(session.get(), &Session::modifiedChanged);
    session->apply(changeEngagement([](Engagement &one) { one.name = "Changed"; }), "Rename");
    QVERIFY(session->isModified());
    session->undoStack()->undo();
    QVERIFY(!session->isModified());
    QCOMPARE(modified.count(), 2);
}

void TestSession::undoBringsTheSelectionBack()
{
    const auto session = openTemplate();
    const ServiceId id = serviceNamed(*session, "kv-store-cus")->id;
    session->select(selectionOf(*session, id));
    QVERIFY(session->apply(removeServices({id}), "Remove", {.mergeKey = {}, .select = Selection{}}));
    QVERIFY(session->selection().empty());
    session->undoStack()->undo();
    QVERIFY(session->selection().has(id));
}

void TestSession::aTrialChangesNothingAndSaysWhatWouldBe()
{
    const auto session = openTemplate();
    QVERIFY(waitForVerdict(*session));
    const std::string before = bytesOf(*session);
    const StampId stamp = session->topology().stamps.front()->id;
    const Trial far = session->tryOut(setZoneRegion(stamp, ZoneRole::Secondary, RegionId{"westus3"}));
    QVERIFY(far.state == Trial::State::Violation || far.state == Trial::State::Warning);
    QVERIFY(!far.reason.isEmpty());
    const Trial same = session->tryOut(setZoneRegion(stamp, ZoneRole::Secondary, RegionId{"eastus2"}));
    QCOMPARE(same.state, Trial::State::Ok);
    const Trial never =
        session->tryOut(setZoneRegion(StampId{"stamp-none"}, ZoneRole::Secondary, RegionId{"eastus2"}));
    QCOMPARE(never.state, Trial::State::Impossible);
    QCOMPARE(bytesOf(*session), before);
    QCOMPARE(session->undoStack()->count(), 0);
}

void TestSession::anOptionReplacesTheProtection()
{
    const auto session = openTemplate();
    const Service *sql = serviceNamed(*session, "sql-orders-cus");
    const Stamp *stamp = session->topology().stamps.front().get();
    const Protection *before = protectionAgainst(*stamp, sql->id, DisruptionKind::Region);
    QVERIFY(before);
    QCOMPARE(before->option.text, std::string("failover-group"));
    const ProtectionId id = before->id;
    QVERIFY(session->apply(chooseOption(session->catalog(), stamp->id, sql->id, DisruptionKind::Region,
                                        OptionId{"geo-restore"}, ProtectionId{"prot-unused"}),
                           "Protect"));
    stamp = session->topology().stamps.front().get();
    const Protection *after =
        protectionAgainst(*stamp, serviceNamed(*session, "sql-orders-cus")->id, DisruptionKind::Region);
    QVERIFY(after);
    QCOMPARE(after->id, id);
    QCOMPARE(after->option.text, std::string("geo-restore"));
    QVERIFY(!after->lag); // stated for replication, and no longer true
    session->undoStack()->undo();
    QCOMPARE(session->undoStack()->index(), 0);
}

void TestSession::newNamesAreFree()
{
    const auto session = openTemplate();
    const KindId kind{"key-vault"};
    const std::string first = freeName(session->topology(), session->catalog(), kind);
    QCOMPARE(first, std::string("Key Vault 1"));
    const StampId stamp = session->topology().stamps.front()->id;
    QVERIFY(session->addService(kind, stamp, Site::Primary));
    QCOMPARE(freeName(session->topology(), session->catalog(), kind), std::string("Key Vault 2"));
}

void TestSession::aRegionalServiceCannotStandInTheGlobalStrip()
{
    const auto session = openTemplate();
    const Stamp &stamp = *session->topology().stamps.front();
    QVERIFY(whyImpossible(session->catalog(), stamp, KindId{"azure-sql-database"}, Site::Global));
    QVERIFY(whyImpossible(session->catalog(), stamp, KindId{"azure-sql-database"}, Site::External));
    QVERIFY(whyImpossible(session->catalog(), stamp, KindId{"front-door"}, Site::Primary));
    QVERIFY(!whyImpossible(session->catalog(), stamp, KindId{"front-door"}, Site::Global));
    QVERIFY(!whyImpossible(session->catalog(), stamp, KindId{"azure-sql-database"}, Site::Secondary));
    QVERIFY(!whyImpossible(session->catalog(), stamp, KindId{"generic"}, Site::External));
    // Everything that the templates hold is possible where it stands.
    for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"}) {
        const auto other = openTemplate(id);
        for (const auto &each : other->topology().stamps)
            for (const Service &service : each->services)
                QVERIFY2(!whyImpossible(other->catalog(), *each, service.kind, service.at),
                         (std::string(id) + ": " + service.name).c_str());
    }
}

void TestSession::newCardsOverlapNoOther()
{
    const auto session = openTemplate();
    const StampId id = session->topology().stamps.front()->id;
    for (int i = 0; i < 12; ++i)
        QVERIFY(session->addService(KindId{"redis-cache"}, id, i % 2 ? Site::Primary : Site::Secondary));
    const Stamp &stamp = *session->topology().stamp(id);
    const Layout &layout = *session->topology().layout(id);
    for (const Service &a : stamp.services) {
        for (const Service &b : stamp.services) {
            if (a.id == b.id || a.at != b.at || !layout.cards.contains(a.id) || !layout.cards.contains(b.id))
                continue;
            const CardPlace one = layout.cards.at(a.id), other = layout.cards.at(b.id);
            QVERIFY2(std::abs(one.x - other.x) >= grid::kCardWidth
                         || std::abs(one.y - other.y) >= grid::kCardHeight,
                     (a.name + " lies on " + b.name).c_str());
        }
    }
}

void TestSession::aNewCardDoesNotLieOnAReplica()
{
    const auto session = openTemplate();
    const Stamp &stamp = *session->topology().stamps.front();
    const Layout *layout = session->topology().layout(stamp.id);
    const ServiceId store = serviceNamed(*session, "stsitecus")->id;
    const CardPlace original = layout->cards.at(store);
    const CardPlace replica{grid::acrossTheGutter(grid::kLaneWidth, original.x), original.y, false};
    // Everything else of the lane is taken away: the first free place is not that of the replica.
    Stamp alone = stamp;
    std::erase_if(alone.services, [](const Service &one) { return one.at == Site::Secondary; });
    Layout places = *layout;
    for (int i = 0; i < 8; ++i) {
        const CardPlace next = freePlace(alone, &places, Site::Secondary);
        QVERIFY(std::abs(next.x - replica.x) >= grid::kCardWidth
                || std::abs(next.y - replica.y) >= grid::kCardHeight);
        Service more;
        more.id = ServiceId{"more-" + std::to_string(i)};
        more.at = Site::Secondary;
        alone.services.push_back(more);
        places.cards[more.id] = next;
    }
}

QTEST_MAIN(TestSession)
#include "tst_session.moc"
