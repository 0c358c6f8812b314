// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/problems/problems_panel.h"

#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// The findings as a table.
class TestProblems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasARowAndTheWorstStandFirst();
    void aFindingThatStaysKeepsItsRow();
    void severalStampsHaveHeadings();
    void aClickSelectsAndShows();
    void stepsGoRoundAndSkipHeadings();
    void filtersHideByLevel();
};

void TestProblems::everyFindingHasARowAndTheWorstStandFirst()
{
    const auto session = openTemplate();
    ProblemsPanel panel(*session);
    QVERIFY(waitForVerdict(*session));
    auto *table = panel.findChild<QTableView *>("problemsTable");
    const auto *model = qobject_cast<ProblemsModel *>(table->model());
    QCOMPARE(static_cast<std::size_t>(model->rowCount()), session->assessment()->findings.size());
    for (int i = 1; i < model->rowCount(); ++i)
        QVERIFY(model->row(i - 1)->finding.severity <= model->row(i)->finding.severity);
    for (int i = 0; i < model->rowCount(); ++i)
        QVERIFY(!model->row(i)->where.isEmpty());
}

void TestProblems::aFindingThatStaysKeepsItsRow()
{
    const auto session = openTemplate();
    QVERIFY(waitForVerdict(*session));
    ProblemsModel model;
    model.show(session->now(), session->assessment().get(), {});
    QVERIFY(model.rowCount() > 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = model.index(0, 0);
    const std::string key = model.row(0)->key;
    const StampId stamp = session->topology().stamps.front()->id;
    session->apply(setZoneRegion(stamp, ZoneRole::Secondary, RegionId{"westus3"}), "Move");
    QVERIFY(waitForVerdict(*session));
    const int before = model.rowCount();
    model.show(session->now(), session->assessment().get(), {});
    QVERIFY(model.rowCount() != before);
    QCOMPARE(resets.count(), 0);
    if (model.rowOf(key) >= 0)
        QCOMPARE(kept.row(), model.rowOf(key));
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), session->assessment()->findings.size());
}

void TestProblems::severalStampsHaveHeadings()
{
    const auto session = openTemplate("portfolio");
    QVERIFY(waitForVerdict(*session));
    ProblemsModel model;
    model.show(session->now(), session->assessment().get(), {});
    int headings = 0;
    for (int i = 0; i < model.rowCount(); ++i)
        headings += model.row(i)->heading;
    std::set<StampId> withFindings;
    for (const Finding &finding : session->assessment()->findings)
        withFindings.insert(finding.stamp);
    QVERIFY(withFindings.size() > 1);
    QCOMPARE(static_cast<std::size_t>(headings), withFindings.size());
    ProblemsModel::Filter one;
    one.stamp = session->topology().stamps.front()->id;
    model.show(session->now(), session->assessment().get(), one);
    for (int i = 0; i < model.rowCount(); ++i)
        QVERIFY(!model.row(i)->heading && model.row(i)->finding.stamp == one.stamp);
}

void TestProblems::aClickSelectsAndShows()
{
    const auto session = openTemplate();
    ProblemsPanel panel(*session);
    panel.resize(800, 200);
    panel.show();
    QVERIFY(waitForVerdict(*session));
    QSignalSpy shown(session.get(), &Session::revealRequested);
    auto *table = panel.findChild<QTableView *>("problemsTable");
    const QModelIndex cell = table->model()->index(0, ProblemsModel::FindingColumn);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QCOMPARE(shown.count(), 1);
    QVERIFY(!session->selection().empty());
}

void TestProblems::stepsGoRoundAndSkipHeadings()
{
    const auto session = openTemplate("portfolio");
    ProblemsPanel panel(*session);
    QVERIFY(waitForVerdict(*session));
    auto *table = panel.findChild<QTableView *>("problemsTable");
    const auto *model = qobject_cast<ProblemsModel *>(table->model());
    QVERIFY(model->row(0)->heading);
    panel.step(1);
    QCOMPARE(table->currentIndex().row(), 1);
    panel.step(-1);
    QVERIFY(!model->row(table->currentIndex().row())->heading);
    QCOMPARE(table->currentIndex().row(), model->rowCount() - 1);
}

void TestProblems::filtersHideByLevel()
{
    const auto session = openTemplate();
    ProblemsPanel panel(*session);
    QVERIFY(waitForVerdict(*session));
    auto *table = panel.findChild<QTableView *>("problemsTable");
    panel.showOnly(Level::Warning);
    QCOMPARE(table->model()->rowCount(), session->assessment()->count(Level::Warning));
    panel.showOnly(Level::Error);
    QCOMPARE(table->model()->rowCount(), session->assessment()->count(Level::Error));
}

QTEST_MAIN(TestProblems)
#include "tst_problems.moc"
