// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/graph.h"
#include "tests/core/recovery/shop.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace breakwater;
using namespace breakwater::test;

/// One owner, one step at a time.
class TestOwners : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void turnsFollowTheLongestWayToTheEnd();
    void twoPeopleTakeTwoTasks();
    void aTimeThatIsNoNumberHoldsNobodyUp();
    void whoWaitsForAnOtherTaskIsFreeMeanwhile();
    void twoFencesOfOneOwnerFollowOneAnother();
    void freeHandsDoBothAtOnce();
    void theRoleSaysHowManyTheyAre();
    void whileThePlatformWorksItsOwnerIsFree();
    void teamsAreSharedOnlyWhenStampsAreRecoveredTogether();
    void removingAStepCanLengthenAPlanOfBusyPeople();
};

namespace {

struct Arrow {
    int before = 0, after = 0;
};

Successors after(std::size_t nodes, const std::vector<Arrow> &arrows)
{
    return {nodes, arrows};
}

bool has(const std::vector<Turn> &turns, int before, int next)
{
    return std::any_of(turns.begin(), turns.end(),
                       [&](const Turn &turn) { return turn.before == before && turn.after == next; });
}

/// When everything has ended, with the turns taken as needs.
double makespan(const std::vector<Task> &tasks, std::vector<Arrow> arrows, const std::vector<int> &people)
{
    for (const Turn &turn : turnsOf(tasks, after(tasks.size(), arrows), people))
        arrows.push_back({turn.before, turn.after});
    std::vector<double> ends(tasks.size(), 0);
    for (std::size_t round = 0; round < tasks.size(); ++round)
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            double start = 0;
            for (const Arrow &arrow : arrows)
                if (static_cast<std::size_t>(arrow.after) == i)
                    start = std::max(start, ends[static_cast<std::size_t>(arrow.before)]);
            ends[i] = start + tasks[i].minutes;
        }
    return *std::max_element(ends.begin(), ends.end());
}

Builder twoDatabases()
{
    Builder builder;
    builder.lost("one", "postgresql-flexible", "read-replica", Fence::Stop);
    builder.lost("two", "postgresql-flexible", "read-replica", Fence::Stop);
    builder.timed("one/read-replica/fence", 7).timed("two/read-replica/fence", 4);
    return builder;
}

Snapshot with(Snapshot now, Role role)
{
    Topology topology = *now.topology;
    topology.roles = std::make_shared<const std::vector<Role>>(std::vector<Role>{std::move(role)});
    now.topology = std::make_shared<const Topology>(std::move(topology));
    return now;
}

} // namespace

void TestOwners::turnsFollowTheLongestWayToTheEnd()
{
    // Task 1 leads to a long one, task 0 to nothing: 1 is taken first.
    const std::vector<Task> tasks{{5, 0, true}, {5, 0, true}, {60, -1, true}};
    const auto turns = turnsOf(tasks, after(3, {{1, 2}}), {1});
    QCOMPARE(turns.size(), std::size_t(1));
    QVERIFY(has(turns, 1, 0));
}

void TestOwners::twoPeopleTakeTwoTasks()
{
    const std::vector<Task> tasks{{5, 0, true}, {4, 0, true}, {3, 0, true}};
    QVERIFY(turnsOf(tasks, after(3, {}), {3}).empty());
    const auto turns = turnsOf(tasks, after(3, {}), {2});
    QCOMPARE(turns.size(), std::size_t(1));
    QVERIFY2(has(turns, 1, 2), "the third goes to whoever is free first");
}

void TestOwners::aTimeThatIsNoNumberHoldsNobodyUp()
{
    const double nonsense = std::nan(""), never = std::numeric_limits<double>::infinity();
    const std::vector<Task> tasks{{nonsense, 0, true}, {never, 0, true}, {3, 0, true}, {nonsense, -1, true}};
    QCOMPARE(turnsOf(tasks, after(4, {{0, 3}}), {1}).size(), std::size_t(2));
}

void TestOwners::whoWaitsForAnOtherTaskIsFreeMeanwhile()
{
    // Task 0 becomes ready at 10 only; the owner does task 2 before.
    const std::vector<Task> tasks{{5, 0, true}, {10, -1, true}, {3, 0, true}};
    const auto turns = turnsOf(tasks, after(3, {{1, 0}}), {1});
    QVERIFY(has(turns, 2, 0));
    QCOMPARE(makespan(tasks, {{1, 0}}, {1}), 15.0);
}

void TestOwners::twoFencesOfOneOwnerFollowOneAnother()
{
    const Read read(snapshotOf({twoDatabases().stamp()}));
    QCOMPARE(read.block("one/read-replica/fence").busy, std::string("Database administrator"));
    const double first = read.end("one/read-replica/fence"), second = read.end("two/read-replica/fence");
    QCOMPARE(std::max(first, second), 11.0);
    QCOMPARE(read.rto(), 15.0 + 11 + 3);
    const PlanBlock &later = read.block(first < second ? "two/read-replica/fence" : "one/read-replica/fence");
    QVERIFY(std::any_of(later.because.begin(), later.because.end(), [](const std::string &reason) {
        return reason.find("Database administrator is free") != std::string::npos;
    }));
}

void TestOwners::freeHandsDoBothAtOnce()
{
    const Snapshot now = snapshotOf({twoDatabases().stamp()});
    const RecoveryPlan plan = makePlan(now, {}, {}, {false, false, false});
    QCOMPARE(schedule(plan).whole.rto.count(), 15.0 + 7 + 3);
}

void TestOwners::theRoleSaysHowManyTheyAre()
{
    Role role;
    role.id = RoleId{"role-dba"};
    role.title = "Database administrator";
    role.people = 2;
    QCOMPARE(Read(with(snapshotOf({twoDatabases().stamp()}), role)).rto(), 15.0 + 7 + 3);
    role.people.reset();
    QCOMPARE(Read(with(snapshotOf({twoDatabases().stamp()}), role)).rto(), 15.0 + 11 + 3);
}

void TestOwners::whileThePlatformWorksItsOwnerIsFree()
{
    Builder builder;
    builder.lost("one", "mysql-flexible", "geo-restore").lost("two", "mysql-flexible", "geo-restore");
    const Read read(snapshotOf({builder.stamp()}));
    QVERIFY(read.block("one/geo-restore").busy.empty());
    QCOMPARE(read.start("one/geo-restore"), read.start("two/geo-restore"));
}

void TestOwners::teamsAreSharedOnlyWhenStampsAreRecoveredTogether()
{
    const auto stamp = [](const char *id, const char *service) {
        Builder builder(id);
        builder.lost(service, "postgresql-flexible", "read-replica", Fence::Stop);
        builder.timed(std::string(service) + "/read-replica/fence", 7);
        return builder.stamp();
    };
    const Snapshot now = snapshotOf({stamp("stamp-a", "pg-a"), stamp("stamp-b", "pg-b")});
    QCOMPARE(schedule(makePlan(now, {}, {}, {true, false, false})).whole.rto.count(), 15.0 + 7 + 3);
    QCOMPARE(schedule(makePlan(now, {}, {}, {true, true, false})).whole.rto.count(), 15.0 + 14 + 3);
}

/// Graham's anomaly, as the manual tells it: list scheduling can be slower with less to do.
void TestOwners::removingAStepCanLengthenAPlanOfBusyPeople()
{
    // Graham's example: nine tasks, three people; dropping the order of 4, 5 and 6, 7 makes it longer.
    const std::vector<Task> tasks{{3, 0, true}, {2, 0, true}, {2, 0, true}, {2, 0, true}, {4, 0, true},
                                  {4, 0, true}, {4, 0, true}, {4, 0, true}, {9, 0, true}};
    const double whole = makespan(tasks, {{0, 8}, {3, 4}, {3, 5}, {3, 6}, {3, 7}}, {3});
    const double looser = makespan(tasks, {{0, 8}, {3, 6}, {3, 7}}, {3});
    QVERIFY2(whole >= 12, "three people and 34 minutes of work");
    QVERIFY(looser >= 12);
    // With free hands less to wait for is never slower.
    std::vector<Task> free = tasks;
    for (Task &task : free)
        task.owner = -1;
    QVERIFY(makespan(free, {{0, 8}, {3, 6}, {3, 7}}, {})
            <= makespan(free, {{0, 8}, {3, 4}, {3, 5}, {3, 6}, {3, 7}}, {}));
}

QTEST_GUILESS_MAIN(TestOwners)
#include "tst_owners.moc"
