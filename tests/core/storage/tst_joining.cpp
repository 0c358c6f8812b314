// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/model/joining.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"

#include <QTest>

#include <set>

using namespace breakwater;

/// The stamps of a template at the end of another design.
class TestJoining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTemplateJoinsEveryOther_data();
    void everyTemplateJoinsEveryOther();
    void whatIsThereKeepsItsIdentity();

private:
    Topology design(const std::string &id) const { return templateDesign(id, *builtinCatalog()).value(); }
    Joining join(const Topology &into, const Topology &from) const
    {
        std::uint32_t drawn = 0;
        const IdMint mint([drawn]() mutable { return drawn++ * 7919U; });
        return stampsInto(into, from, [&, mint](std::string_view kind) { return mint.mint(kind, into); });
    }
};

void TestJoining::everyTemplateJoinsEveryOther_data()
{
    QTest::addColumn<QString>("into");
    QTest::addColumn<QString>("from");
    for (const char *into : {"web", "portfolio"})
        for (const char *from : {"web", "automation", "kubernetes", "genai", "portfolio"})
            QTest::addRow("%s takes %s", into, from) << into << from;
}

void TestJoining::everyTemplateJoinsEveryOther()
{
    QFETCH(QString, into);
    QFETCH(QString, from);
    const Topology before = design(into.toStdString()), added = design(from.toStdString());
    const Joining joining = join(before, added);
    const Result<Topology> after = joining.edit(before);
    QVERIFY2(after, after ? "" : after.error().sentence.c_str());
    QCOMPARE(after->stamps.size(), before.stamps.size() + added.stamps.size());
    QVERIFY2(readDesign(writeDesign(*after), *builtinCatalog(), "joined"),
             "what was joined is a sound design");
    std::set<std::string> names;
    for (std::size_t i = 0; i < added.stamps.size(); ++i) {
        const Stamp &copy = *after->stamps[before.stamps.size() + i], &original = *added.stamps[i];
        QCOMPARE(copy.id, joining.stamps[i]);
        QCOMPARE(copy.services.size(), original.services.size());
        QCOMPARE(copy.dependencies.size(), original.dependencies.size());
        QCOMPARE(copy.protections.size(), original.protections.size());
        QCOMPARE(copy.consistencyGroups.size(), original.consistencyGroups.size());
        QVERIFY(copy.objectives == original.objectives);
        const auto cards = [](const Topology &design, const Stamp &stamp) {
            return design.layout(stamp.id) ? design.layout(stamp.id)->cards.size() : 0;
        };
        QCOMPARE(cards(*after, copy), cards(added, original)); // the base shelf stays a shelf
    }
    for (const auto &stamp : after->stamps)
        QVERIFY2(names.insert(stamp->name).second, stamp->name.c_str());
}

void TestJoining::whatIsThereKeepsItsIdentity()
{
    const Topology before = design("web");
    const Result<Topology> after = join(before, design("web")).edit(before);
    QVERIFY(after);
    QVERIFY(after->stamps.front() == before.stamps.front()); // the very one: nothing of it is judged again
    QVERIFY(after->engagement == before.engagement && after->agreements == before.agreements);
}

QTEST_MAIN(TestJoining)
#include "tst_joining.moc"
