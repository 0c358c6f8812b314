// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/budget.h"
#include "tests/core/recovery/recoverable.h"

#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

/// Where the minutes of an RTO go.
class TestBudget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePiecesAddUpToTheRto();
    void whatIsLeftIsSaid();
    void whatAStepMayTakeMeetsTheTargetAndNoMore();
    void whereNothingHelpsNothingIsOffered();
};

void TestBudget::thePiecesAddUpToTheRto()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Recoverable random(seed);
        const Snapshot now = random.design();
        for (const auto &stamp : now.topology->stamps) {
            const RecoveryPlan plan = makePlan(now, {}, {stamp->id});
            const auto budget = budgetOf(plan, schedule(plan), stamp->id, Minutes{60});
            if (!budget)
                continue;
            Minutes sum{0};
            for (const BudgetPiece &piece : budget->pieces)
                sum += piece.minutes;
            QVERIFY2(std::abs((sum - budget->total).count()) < 1e-6, stamp->id.text.c_str());
        }
    }
}

void TestBudget::whatIsLeftIsSaid()
{
    Builder builder;
    builder.lost("orders", "azure-sql-database", "failover-group").target(60, 15);
    const Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {}, {});
    const auto budget = budgetOf(plan, schedule(plan), StampId{"stamp-shop"}, Minutes{60});
    QVERIFY(budget.has_value());
    QVERIFY(budget->pieces.front().detect);
    QCOMPARE(budget->pieces.front().minutes.count(), 5.0);
    QCOMPARE(*budget->reserve(), Minutes{60} - budget->total);
    QVERIFY(!budgetOf(plan, schedule(plan), StampId{"stamp-shop"}, std::nullopt)->reserve());
}

void TestBudget::whatAStepMayTakeMeetsTheTargetAndNoMore()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore").target(60, 600);
    const Snapshot now = snapshotOf({builder.stamp()});
    RecoveryPlan plan = makePlan(now, {}, {});
    const StampId shop{"stamp-shop"};
    std::size_t block = 0;
    while (plan.blocks[block].key != "orders/geo-restore")
        ++block;
    const auto longest = longestWithin(plan, shop, block, Minutes{60});
    QVERIFY(longest.has_value());
    plan.blocks[block].time.planning = *longest;
    QVERIFY(schedule(plan).byStamp.at(shop).rto <= Minutes{60});
    plan.blocks[block].time.planning = *longest + Minutes{0.1};
    QVERIFY(schedule(plan).byStamp.at(shop).rto > Minutes{60});
}

void TestBudget::whereNothingHelpsNothingIsOffered()
{
    Builder builder;
    builder.lost("orders", "mysql-flexible", "geo-restore").target(10, 600);
    const Snapshot now = snapshotOf({builder.stamp()});
    const RecoveryPlan plan = makePlan(now, {}, {});
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        if (plan.blocks[i].key == "orders/geo-restore")
            QVERIFY(!longestWithin(plan, StampId{"stamp-shop"}, i, Minutes{10})); // fifteen are gone before
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
