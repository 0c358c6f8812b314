// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/model/edits.h"
#include "core/storage/design_file.h"
#include "core/storage/journal.h"
#include "core/storage/templates.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace breakwater;

/// What a program that was killed leaves behind.
class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEditIsThereAfterTheProgramIsGone();
    void foldingChangesNothing();
    void aTornRecordLosesThatEditAlone();
    void whatIsSavedOrClosedLeavesNothing();
    void aLivingWriterIsNotOffered();
    void onlyWhatChangedIsWritten();
    void garbageIsPassedOver();

private:
    std::shared_ptr<const Catalog> catalog() const { return builtinCatalog(); }
    Topology design() const { return templateDesign("portfolio", *catalog()).value(); }
    /// Edits that touch a stamp, a card, the engagement, the roles, a decision, and the list of stamps.
    std::vector<Topology> states() const
    {
        const Topology first = design();
        const StampId stamp = first.stamps.front()->id, last = first.stamps.back()->id;
        const ServiceId service = first.stamps.front()->services.front().id;
        Role role;
        role.id = RoleId{"role-zz99"};
        role.title = "Scribe";
        Decision decision;
        decision.id = DecisionId{"decision-zz99"};
        decision.text = "Who \xE2\x80\x9Cpays\xE2\x80\x9D?\nAnd when?";
        decision.status = "open";
        std::vector<Topology> all{first};
        for (const Edit &edit : std::vector<Edit>{
                 changeStamp(stamp, [](Stamp &one) { one.name = "Shop"; }),
                 placeCard(stamp, service, CardPlace{40, 80, false}),
                 changeEngagement([](Engagement &one) { one.client = "Fabrikam"; }),
                 changeRoles([role](std::vector<Role> &roles) { roles.push_back(role); }),
                 changeAgreements([decision](Agreements &one) { one.decisions.push_back(decision); }),
                 removeStamp(last), setCollapsed(stamp, true)}) {
            Result<Topology> next = edit(all.back());
            if (next)
                all.push_back(std::move(next).value());
        }
        return all;
    }
    std::string bytesOf(const LeftBehind &left) const { return writeDesign(left.design); }
};

void TestJournal::everyEditIsThereAfterTheProgramIsGone()
{
    const auto all = states();
    QCOMPARE(all.size(), std::size_t(8));
    for (std::size_t count = 1; count < all.size(); ++count) {
        QTemporaryDir folder;
        {
            Result<Journal> journal = Journal::start(folder.path().toStdString(),
                                                     {"/home/me/shop.breakwater", "shop"}, all.front());
            QVERIFY(journal);
            for (std::size_t i = 1; i <= count; ++i)
                QVERIFY(journal->append(all[i]));
        }
        const auto left = leftBehind(folder.path().toStdString(), *catalog());
        QCOMPARE(left.size(), std::size_t(1));
        QCOMPARE(left.front().edits, static_cast<int>(count));
        QCOMPARE(left.front().origin.file, std::string("/home/me/shop.breakwater"));
        QCOMPARE(bytesOf(left.front()), writeDesign(all[count]));
        discard(left.front());
        QVERIFY(leftBehind(folder.path().toStdString(), *catalog()).empty());
    }
}

void TestJournal::foldingChangesNothing()
{
    const auto all = states();
    QTemporaryDir folder;
    {
        Result<Journal> journal = Journal::start(folder.path().toStdString(), {"", "untitled"}, all[0]);
        QVERIFY(journal);
        for (std::size_t i = 1; i < all.size(); ++i) {
            QVERIFY(journal->append(all[i]));
            QVERIFY(journal->fold());
        }
    }
    const auto left = leftBehind(folder.path().toStdString(), *catalog());
    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(bytesOf(left.front()), writeDesign(all.back()));
    QCOMPARE(left.front().edits, static_cast<int>(all.size()) - 1);
}

void TestJournal::aTornRecordLosesThatEditAlone()
{
    const auto all = states();
    QTemporaryDir folder;
    {
        Result<Journal> journal = Journal::start(folder.path().toStdString(), {"", "untitled"}, all[0]);
        QVERIFY(journal && journal->append(all[1]) && journal->append(all[2]));
    }
    auto left = leftBehind(folder.path().toStdString(), *catalog());
    QFile file(QString::fromStdString(left.front().journal.string()));
    QVERIFY(file.resize(file.size() - 7));
    left = leftBehind(folder.path().toStdString(), *catalog());
    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(bytesOf(left.front()), writeDesign(all[1]));
}

void TestJournal::whatIsSavedOrClosedLeavesNothing()
{
    const auto all = states();
    QTemporaryDir folder;
    Result<Journal> journal = Journal::start(folder.path().toStdString(), {"", "untitled"}, all[0]);
    QVERIFY(journal && journal->append(all[1]));
    journal->remove();
    QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
}

void TestJournal::aLivingWriterIsNotOffered()
{
    QTemporaryDir folder;
    Result<Journal> journal = Journal::start(folder.path().toStdString(), {"", "untitled"}, design());
    QVERIFY(journal);
    QVERIFY(leftBehind(folder.path().toStdString(), *catalog()).empty());
}

void TestJournal::onlyWhatChangedIsWritten()
{
    const auto all = states();
    QTemporaryDir folder;
    Result<Journal> journal = Journal::start(folder.path().toStdString(), {"", "untitled"}, all[0]);
    QVERIFY(journal);
    const auto size = [&] { return QDir(folder.path()).entryInfoList(QDir::Files).front().size(); };
    const qint64 whole = size();
    QVERIFY(journal->append(all[1]));
    const qint64 stamp = size() - whole;
    QVERIFY(stamp < whole / 2); // one of four stamps
    QVERIFY(journal->append(all[2]));
    QVERIFY(size() - whole - stamp < stamp / 2); // a card that moves is a layout and no stamp
}

void TestJournal::garbageIsPassedOver()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("0123.journal"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("breakwater-journal 5 0123456789abcdef\nhello\n");
    file.close();
    QVERIFY(leftBehind(folder.path().toStdString(), *catalog()).empty());
    QVERIFY(file.exists()); // somebody may still make sense of it
    QVERIFY(leftBehind("/nowhere/at/all", *catalog()).empty());
}

QTEST_MAIN(TestJournal)
#include "tst_journal.moc"
