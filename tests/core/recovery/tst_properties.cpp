// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/simulate.h"
#include "tests/core/recovery/recoverable.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// What holds of every plan, whatever the design and whatever happens.
class TestProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plansAreAcyclicAndKeepTheirOrder();
    void whatIsNeededComesFirst();
    void gatesAndFencesStandBeforeWhatTheyGuard();
    void theRtoIsTheSumAlongTheCriticalPath();
    void percentilesRiseAndMeanTheSameForOneStampAlone();
    void takingAStepAwayNeverLengthensAPlanOfFreeHands();
    void nobodyDoesTwoThingsAtOnce();
    void theWayBackRestoresTheRoles();
    void twoThreadsAndTwoCallsGiveTheSame();
};

namespace {

constexpr std::uint32_t kSeeds = 25;

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

template <typename Check>
void forEveryPlan(std::uint32_t seeds, Check check)
{
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const Snapshot now = Recoverable(seed).design();
        for (const Disruption &disruption : someDisruptions(*now.topology))
            for (const bool back : {false, true}) {
                if (back && disruption.kind != DisruptionKind::Region
                    && disruption.kind != DisruptionKind::Service)
                    continue;
                const RecoveryPlan plan = makePlan(now, disruption, {}, {true, seed % 2 == 0, back});
                const std::string what = "seed " + std::to_string(seed) + ", "
                    + inWords(disruption, *now.topology, *now.catalog) + (back ? ", back" : "");
                check(now, plan, schedule(plan), what);
                if (QTest::currentTestFailed())
                    return;
            }
    }
}

/// Whether `first` ends before `second` starts, through any number of steps.
bool precedes(const RecoveryPlan &plan, std::size_t first, std::size_t second)
{
    std::vector<std::size_t> open{second};
    std::vector<char> seen(plan.blocks.size(), 0);
    while (!open.empty()) {
        const std::size_t here = open.back();
        open.pop_back();
        for (const std::size_t before : plan.blocks[here].after) {
            if (before == first)
                return true;
            if (!seen[before]) {
                seen[before] = 1;
                open.push_back(before);
            }
        }
    }
    return false;
}

std::size_t indexOf(const RecoveryPlan &plan, const std::string &key)
{
    for (std::size_t i = 0; i < plan.blocks.size(); ++i)
        if (plan.blocks[i].key == key)
            return i;
    return plan.blocks.size();
}

/// The block that brings a service up: its own, or that of the service it is a counterpart of.
std::size_t bringerOf(const RecoveryPlan &plan, const Topology &topology, const ServiceId &id)
{
    const auto own = [&](const ServiceId &service) {
        for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
            const PlanBlock &block = plan.blocks[i];
            if (block.service == service && block.kind != PlanBlock::Kind::Check
                && block.kind != PlanBlock::Kind::Fence
                && block.key == service.text + "/" + block.option.text)
                return i;
        }
        return plan.blocks.size();
    };
    if (const std::size_t found = own(id); found < plan.blocks.size())
        return found;
    for (const auto &stamp : topology.stamps)
        for (const Protection &protection : stamp->protections)
            if (std::find(protection.counterparts.begin(), protection.counterparts.end(), id)
                != protection.counterparts.end())
                if (const std::size_t found = own(protection.service); found < plan.blocks.size())
                    return found;
    return plan.blocks.size();
}

std::set<std::string> onCircles(const RecoveryPlan &plan)
{
    std::set<std::string> names;
    for (const auto &cycle : plan.cycles)
        names.insert(cycle.begin(), cycle.end());
    return names;
}

} // namespace

void TestProperties::plansAreAcyclicAndKeepTheirOrder()
{
    int blocks = 0;
    forEveryPlan(
        kSeeds,
        [&](const Snapshot &, const RecoveryPlan &plan, const Schedule &times, const std::string &what) {
            std::set<std::string> keys, rows;
            for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
                const PlanBlock &block = plan.blocks[i];
                ++blocks;
                QVERIFY2(keys.insert(block.key).second, (what + ": " + block.key).c_str());
                for (const PlanRow &row : block.rows)
                    QVERIFY2(rows.insert(row.key).second, (what + ": " + row.key).c_str());
                for (const std::size_t before : block.after) {
                    QVERIFY2(before < i, what.c_str());
                    QVERIFY2(times.windows[before].end <= times.windows[i].start + Minutes{1e-9},
                             what.c_str());
                }
                QVERIFY2(block.kind == PlanBlock::Kind::Detect || !block.after.empty(),
                         (what + block.key).c_str());
            }
        });
    QVERIFY2(blocks > 5'000, qPrintable(QString::number(blocks)));
}

/// Hard needs that still hold after a failover: the one who needs waits for the one it needs. Left out:
/// readers of a copy that can be read at once, entries that outlive the loss and follow what they lead to,
/// and circles, which the plan names.
void TestProperties::whatIsNeededComesFirst()
{
    int compared = 0;
    forEveryPlan(
        kSeeds,
        [&](const Snapshot &now, const RecoveryPlan &plan, const Schedule &, const std::string &what) {
            if (plan.disruption.kind != DisruptionKind::Region || plan.options.back)
                return;
            const std::set<std::string> circles = onCircles(plan);
            for (const auto &stamp : now.topology->stamps)
                for (const Dependency &need : stamp->dependencies) {
                    if (!need.hard || !need.afterFailover || need.type == DependencyType::Routes
                        || need.type == DependencyType::Reads)
                        continue;
                    const std::size_t asker = bringerOf(plan, *now.topology, need.from);
                    const std::size_t needed = bringerOf(plan, *now.topology, need.to);
                    if (asker == plan.blocks.size() || needed == plan.blocks.size() || asker == needed)
                        continue;
                    const Service *target = now.topology->find(*plan.blocks[needed].service).second;
                    const bool switches = plan.blocks[needed].phase == Phase::Traffic
                        && (target->at == Site::Global || target->at == Site::External);
                    const Service *source = now.topology->find(*plan.blocks[asker].service).second;
                    if (switches || circles.count(target->name) > 0 || circles.count(source->name) > 0)
                        continue;
                    ++compared;
                    QVERIFY2(precedes(plan, needed, asker),
                             (what + ": " + plan.blocks[needed].key + " before " + plan.blocks[asker].key)
                                 .c_str());
                }
        });
    QVERIFY(compared > 100);
}

void TestProperties::gatesAndFencesStandBeforeWhatTheyGuard()
{
    int fenced = 0, gated = 0, contained = 0;
    forEveryPlan(
        kSeeds,
        [&](const Snapshot &now, const RecoveryPlan &plan, const Schedule &, const std::string &what) {
            for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
                const PlanBlock &block = plan.blocks[i];
                const bool opens =
                    std::any_of(block.effects.begin(), block.effects.end(),
                                [](const Effect &effect) { return effect.kind == Effect::Kind::Writable; });
                if (opens && !block.fromDetection) {
                    // Every fence of its stamp, unless the store could be written on both sides all the time.
                    const DrOption *option =
                        now.catalog->kind(now.topology->find(*block.service).second->kind)
                            ->option(block.option);
                    for (std::size_t f = 0; f < plan.blocks.size(); ++f)
                        if (plan.blocks[f].kind == PlanBlock::Kind::Fence
                            && plan.blocks[f].stamp == block.stamp && option
                            && option->secondaryAccess != Access::ReadWrite && plan.cycles.empty()) {
                            ++fenced;
                            QVERIFY2(precedes(plan, f, i),
                                     (what + ": " + plan.blocks[f].key + ", " + block.key).c_str());
                        }
                }
                const std::size_t go = indexOf(plan, block.stamp.text + "/go");
                const bool moves =
                    std::any_of(block.effects.begin(), block.effects.end(), [](const Effect &effect) {
                        return effect.kind == Effect::Kind::TrafficMoved;
                    });
                // Where something that is checked first stands on the entry itself, the entry cannot wait.
                if (moves && go < plan.blocks.size() && block.counts && !block.fromDetection
                    && plan.cycles.empty() && !precedes(plan, i, go)) {
                    ++gated;
                    QVERIFY2(precedes(plan, go, i), (what + ": go, " + block.key).c_str());
                }
                if (plan.disruption.kind == DisruptionKind::Corruption
                    && block.kind == PlanBlock::Kind::Option && !block.fromDetection) {
                    ++contained;
                    const std::size_t contain = indexOf(plan, block.stamp.text + "/contain");
                    QVERIFY2(contain < plan.blocks.size() && precedes(plan, contain, i),
                             (what + block.key).c_str());
                    // What nothing brings back holds the writers back all the same, if they may return.
                    const bool comesBack = block.key != block.service->text + "/lost";
                    const std::size_t clean = indexOf(plan, block.stamp.text + "/clean-point"),
                                      resume = indexOf(plan, block.stamp.text + "/resume");
                    QVERIFY2(!comesBack || precedes(plan, clean, i), what.c_str());
                    QVERIFY2(!(comesBack || resume < plan.blocks.size()) || precedes(plan, i, resume),
                             what.c_str());
                }
            }
        });
    QVERIFY2(fenced > 50 && gated > 50 && contained > 50,
             qPrintable(QStringLiteral("%1 %2 %3").arg(fenced).arg(gated).arg(contained)));
}

void TestProperties::theRtoIsTheSumAlongTheCriticalPath()
{
    forEveryPlan(
        kSeeds,
        [&](const Snapshot &, const RecoveryPlan &plan, const Schedule &times, const std::string &what) {
            for (const auto &[stamp, promise] : times.byStamp) {
                double sum = 0;
                for (const std::size_t index : promise.criticalPath)
                    sum += plan.blocks[index].time.planning.count();
                QVERIFY2(near(sum, promise.rto.count()), what.c_str());
                const std::size_t last = milestoneOf(plan, stamp);
                const double until = plan.options.back ? 0 : times.declared.count();
                QVERIFY2(near(until + times.windows[last].end.count(), promise.rto.count()), what.c_str());
            }
        });
}

void TestProperties::percentilesRiseAndMeanTheSameForOneStampAlone()
{
    forEveryPlan(
        8,
        [&](const Snapshot &now, const RecoveryPlan &plan, const Schedule &times, const std::string &what) {
            const Simulation simulated = simulate(plan, times, now, {640, 1, 1});
            for (const auto &[stamp, spread] : simulated.byStamp) {
                QVERIFY2(spread.p50 <= spread.p90 && spread.p90 <= spread.p95 && spread.p95 <= spread.p99,
                         what.c_str());
                if (spread.meets)
                    QVERIFY(*spread.meets >= 0 && *spread.meets <= 1);
            }
            for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
                QVERIFY(simulated.criticality[i] >= 0 && simulated.criticality[i] <= 1);
                if (simulated.sensitivity[i] > 0)
                    QVERIFY2(plan.blocks[i].counts || plan.blocks[i].kind == PlanBlock::Kind::Milestone,
                             what.c_str());
            }
            // The same blocks draw the same numbers in a plan of one stamp alone; people shared with others
            // apart.
            if (plan.stamps.empty() || plan.options.together || plan.options.back)
                return;
            const StampId stamp = plan.stamps.front();
            Disruption same = plan.disruption;
            if (same.kind == DisruptionKind::Region && !same.target)
                return; // asked for one stamp, it is the loss of that one's region
            const RecoveryPlan alone = makePlan(now, same, {stamp}, plan.options);
            const Simulation less = simulate(alone, schedule(alone), now, {640, 1, 1});
            if (less.byStamp.count(stamp) > 0)
                QVERIFY2(less.byStamp.at(stamp) == simulated.byStamp.at(stamp), what.c_str());
        });
}

void TestProperties::takingAStepAwayNeverLengthensAPlanOfFreeHands()
{
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        const Snapshot now = Recoverable(seed).design();
        const RecoveryPlan plan = makePlan(now, {}, {}, {false, false, false});
        const Schedule whole = schedule(plan);
        for (std::size_t gone = 0; gone < plan.blocks.size(); ++gone) {
            if (plan.blocks[gone].kind == PlanBlock::Kind::Milestone)
                continue;
            // Whoever waited for it waits for what it waited for.
            RecoveryPlan rest = plan;
            rest.blocks[gone].time = {};
            rest.blocks[gone].time.state = Figure::State::Value;
            const Schedule shorter = schedule(rest);
            for (const auto &[stamp, promise] : shorter.byStamp)
                QVERIFY2(promise.rto <= whole.byStamp.at(stamp).rto, plan.blocks[gone].key.c_str());
        }
    }
}

void TestProperties::nobodyDoesTwoThingsAtOnce()
{
    int busy = 0, released = 0;
    for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
        const Snapshot now = Recoverable(seed).design();
        for (const bool together : {false, true}) {
            const RecoveryPlan plan = makePlan(now, {}, {}, {true, together, false});
            const Schedule times = schedule(plan);
            std::map<std::string, int> people;
            for (const Role &role : *now.topology->roles)
                people[role.title] = role.people.value_or(1);
            // At each start of a step that keeps somebody busy, his team is not overdrawn.
            for (std::size_t i = 0; i < plan.blocks.size(); ++i) {
                const PlanBlock &block = plan.blocks[i];
                if (block.busy.empty() || !block.counts || block.time.planning <= Minutes{0})
                    continue;
                ++busy;
                int at = 0;
                for (std::size_t k = 0; k < plan.blocks.size(); ++k) {
                    const PlanBlock &other = plan.blocks[k];
                    if (other.busy == block.busy && other.counts && (together || other.stamp == block.stamp)
                        && times.windows[k].start <= times.windows[i].start
                        && times.windows[i].start < times.windows[k].end)
                        ++at;
                }
                const auto known = people.find(block.busy);
                QVERIFY2(at <= (known == people.end() ? 1 : known->second), block.key.c_str());
            }
            const RecoveryPlan free = makePlan(now, {}, {}, {false, together, false});
            const Schedule quicker = schedule(free);
            for (const auto &[stamp, promise] : quicker.byStamp) {
                QVERIFY(promise.rto <= times.byStamp.at(stamp).rto + Minutes{1e-9});
                released += promise.rto + Minutes{1e-9} < times.byStamp.at(stamp).rto ? 1 : 0;
            }
        }
    }
    QVERIFY(busy > 100);
    QVERIFY2(released > 0, "somewhere people are what one waits for");
}

/// Walks both plans: every store that a failover opened in the second region is written in the first again.
void TestProperties::theWayBackRestoresTheRoles()
{
    int restored = 0;
    for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
        const Snapshot now = Recoverable(seed).design();
        for (const bool planned : {false, true}) {
            const Disruption disruption{DisruptionKind::Region, planned, false, std::nullopt};
            std::map<ServiceId, Site> writtenAt;
            for (const bool back : {false, true})
                for (const PlanBlock &block : makePlan(now, disruption, {}, {true, false, back}).blocks)
                    for (const Effect &effect : block.effects)
                        if (effect.kind == Effect::Kind::Writable)
                            writtenAt[*effect.service] = effect.side;
            for (const auto &[service, side] : writtenAt) {
                ++restored;
                QVERIFY2(side == Site::Primary,
                         ("seed " + std::to_string(seed) + ": " + service.text).c_str());
            }
        }
    }
    QVERIFY(restored > 50);
}

void TestProperties::twoThreadsAndTwoCallsGiveTheSame()
{
    forEveryPlan(
        4,
        [&](const Snapshot &now, const RecoveryPlan &plan, const Schedule &times, const std::string &what) {
            const Simulation one = simulate(plan, times, now, {1000, 7, 1}),
                             two = simulate(plan, times, now, {1000, 7, 2});
            QVERIFY2(one.ends == two.ends && one.criticality == two.criticality
                         && one.sensitivity == two.sensitivity,
                     what.c_str());
        });
}

QTEST_GUILESS_MAIN(TestProperties)
#include "tst_properties.moc"
