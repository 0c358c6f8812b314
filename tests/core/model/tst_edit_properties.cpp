// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/invariants.h"
#include "core/model/queries.h"
#include "tests/support/random_design.h"

#include <QTest>

#include <map>

using namespace breakwater;
using namespace breakwater::test;

/// What holds for every edit, on designs and edits drawn from seeds.
class TestEditProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEditLeavesAWholeDesignAndItsInputAlone_data();
    void everyEditLeavesAWholeDesignAndItsInputAlone();
    void theSameSeedGivesTheSameDesign();
};

namespace {

/// By value, in memory of its own: proof that nobody writes through a shared pointer.
Topology deepCopy(const Topology &topology)
{
    Topology copy = topology;
    copy.engagement = std::make_shared<const Engagement>(*topology.engagement);
    copy.agreements = std::make_shared<const Agreements>(*topology.agreements);
    for (auto &stamp : copy.stamps)
        stamp = std::make_shared<const Stamp>(*stamp);
    for (auto &layout : copy.layouts)
        layout = std::make_shared<const Layout>(*layout);
    return copy;
}

bool ordered(const Stamp &stamp)
{
    Stamp sorted = stamp;
    orderById(sorted);
    return sorted == stamp;
}

/// A stamp whose content is the same must be the same object.
void verifySharing(const Topology &before, const Topology &after)
{
    for (const auto &stamp : after.stamps) {
        const auto old = before.stampPointer(stamp->id);
        if (old && *old == *stamp)
            QVERIFY2(old == stamp, ("copied without a change: " + stamp->name).c_str());
    }
    for (const auto &layout : after.layouts) {
        const Layout *old = before.layout(layout->stamp);
        if (old != nullptr && *old == *layout)
            QVERIFY2(old == layout.get(), "a layout was copied without a change");
    }
    if (*before.agreements == *after.agreements)
        QVERIFY(before.agreements == after.agreements);
}

bool cardsHaveServices(const Topology &topology)
{
    for (const auto &layout : topology.layouts)
        for (const auto &[service, place] : layout->cards) {
            const Stamp *stamp = topology.stamp(layout->stamp);
            if (stamp == nullptr || stamp->service(service) == nullptr)
                return false;
        }
    return true;
}

} // namespace

void TestEditProperties::everyEditLeavesAWholeDesignAndItsInputAlone_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestEditProperties::everyEditLeavesAWholeDesignAndItsInputAlone()
{
    QFETCH(unsigned, seed);
    RandomDesign random(seed);
    Topology now = random.design();
    QVERIFY(!brokenInvariant(now));
    std::map<std::string, int> done;
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        const RandomDesign::Named named = random.edit(now);
        const Topology witness = deepCopy(now);
        const Result<Topology> next = named.edit(now);
        QVERIFY2(sameContent(now, witness), ("wrote into its input: " + named.name).c_str());
        if (!next) {
            ++refused;
            QVERIFY(next.error().code == Error::Code::Impossible);
            QVERIFY2(next.error().sentence.back() == '.', next.error().sentence.c_str());
            continue;
        }
        ++done[named.name];
        const std::optional<Error> broken = brokenInvariant(*next);
        QVERIFY2(!broken, (named.name + ": " + (broken ? broken->sentence : "")).c_str());
        QVERIFY2(cardsHaveServices(*next), named.name.c_str());
        for (const auto &stamp : next->stamps)
            QVERIFY2(ordered(*stamp), named.name.c_str());
        verifySharing(now, *next);
        QVERIFY2(differences(now, *next).empty() == sameContent(now, *next), named.name.c_str());
        QVERIFY(differences(*next, *next).empty());
        now = *next;
    }
    QVERIFY2(done.size() >= 10, "the seed tried too few kinds of edit");
    QVERIFY(refused > 0);
}

void TestEditProperties::theSameSeedGivesTheSameDesign()
{
    QVERIFY(sameContent(RandomDesign(7).design(), RandomDesign(7).design()));
    QVERIFY(!sameContent(RandomDesign(7).design(), RandomDesign(8).design()));
}

QTEST_APPLESS_MAIN(TestEditProperties)
#include "tst_edit_properties.moc"
