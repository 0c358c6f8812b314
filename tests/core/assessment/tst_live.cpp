// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assess.h"
#include "core/catalog/load.h"
#include "core/storage/design_file.h"
#include "tests/support/random_design.h"

#include <QTest>

#include <filesystem>
#include <fstream>

using namespace breakwater;
using namespace breakwater::test;

/// Whoever draws for hours sees what a fresh check of the file would say.
class TestLive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEditOfThePortfolioIsJudgedAsAFreshCheckWould_data();
    void everyEditOfThePortfolioIsJudgedAsAFreshCheckWould();
};

namespace {

/// Edits in all; BREAKWATER_EDITS asks for more.
int wanted()
{
    const int edits = qEnvironmentVariableIntValue("BREAKWATER_EDITS");
    return edits > 0 ? edits : 100;
}

constexpr int kWalks = 10;

const Topology &portfolio()
{
    static const Topology design = [] {
        std::ifstream stream(std::filesystem::path(BREAKWATER_SOURCE_DIR)
                             / "templates/portfolio/portfolio.breakwater");
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        const Result<OpenedDesign> opened = readDesign(bytes, *builtinCatalog(), "portfolio");
        return opened ? opened->topology : Topology{};
    }();
    return design;
}

Snapshot snapshotOf(const Topology &topology)
{
    return {std::make_shared<const Topology>(topology), builtinCatalog(), std::chrono::year{2026} / 11 / 23};
}

bool same(const Assessment &a, const Assessment &b)
{
    return a.findings == b.findings && a.accepted == b.accepted && a.notEvaluated == b.notEvaluated
        && a.estimates == b.estimates && a.others == b.others;
}

} // namespace

void TestLive::everyEditOfThePortfolioIsJudgedAsAFreshCheckWould_data()
{
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= kWalks; ++seed)
        QTest::addRow("walk %u", seed) << seed;
}

/// Each walk starts at the portfolio again every hundred edits, so that it stays a design with four workloads
/// and not the rubble that random edits make of one; and goes back now and then, as undo does.
void TestLive::everyEditOfThePortfolioIsJudgedAsAFreshCheckWould()
{
    QFETCH(std::uint32_t, seed);
    QCOMPARE(portfolio().stamps.size(), std::size_t(5));
    RandomDesign random(seed);
    Memory live;
    std::vector<Topology> history{portfolio()};
    const FindingList atFirst = assess(snapshotOf(portfolio()), live).findings;
    int edits = 0, moved = 0;
    for (const int all = wanted() / kWalks; edits < all;) {
        if (history.size() > 100)
            history.resize(1);
        if (history.size() > 1 && random.chance(10))
            history.pop_back();
        const RandomDesign::Named next = random.edit(history.back());
        Result<Topology> changed = next.edit(history.back());
        if (!changed)
            continue;
        history.push_back(*std::move(changed));
        ++edits;
        const Snapshot now = snapshotOf(history.back());
        Memory none;
        const Assessment remembered = assess(now, live), fresh = assess(now, none);
        QVERIFY2(same(remembered, fresh),
                 qPrintable(QStringLiteral("edit %1: %2").arg(edits).arg(QString::fromStdString(next.name))));
        moved += fresh.findings == atFirst ? 0 : 1;
    }
    QVERIFY2(moved * 2 > edits, qPrintable(QStringLiteral("%1 of %2 moved a finding").arg(moved).arg(edits)));
}

QTEST_APPLESS_MAIN(TestLive)
#include "tst_live.moc"
