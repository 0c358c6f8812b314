// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/model/edits.h"
#include "core/rules/engine.h"
#include "core/rules/rule.h"
#include "tests/support/random_design.h"

#include <QTest>

#include <set>
#include <thread>

using namespace breakwater;
using namespace breakwater::test;

/// The memory makes a run faster and never different.
class TestRuleMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rememberingChangesNothing_data();
    void rememberingChangesNothing();
    void twoThreadsSayTheSame();
    void onlyWhatAnEditReachesIsJudgedAgain();
    void aRippleEndsWhereResultsDoNotChange();
    void anotherEstimateIsNoticed();
    void anAcceptedRiskLeavesPlansAndOtherRulesAlone();
    void aRoleMovesThePlanByItsTitleOnly();
    void aDrillIsReadInTheStampThatHadIt();
    void anotherHashIsAnotherExport();
    void anotherDayForgetsEverything();
    void aStoppedRunShowsNothing();
};

namespace {

Snapshot snapshotOf(const Topology &topology)
{
    return {std::make_shared<const Topology>(topology), builtinCatalog(), std::chrono::year{2026} / 11 / 23};
}

/// Estimates that follow from the design alone, with every verdict now and then.
Estimates estimatesFor(const Topology &topology)
{
    Estimates estimates;
    for (const auto &stamp : topology.stamps) {
        StampEstimate estimate;
        estimate.stamp = stamp->id;
        const std::size_t size = stamp->services.size() + stamp->dependencies.size();
        estimate.rtoVerdict = static_cast<Verdict>(size % 4);
        estimate.rpoVerdict = static_cast<Verdict>(size / 4 % 4);
        estimate.rto.rto = Minutes{static_cast<double>(size)};
        estimate.rtoTarget = Minutes{20};
        estimate.rpoTarget = Minutes{5};
        for (const Service &service : stamp->services) {
            StoreRpo store;
            store.store = service.id;
            store.rpo.state = static_cast<Figure::State>(service.name.size() % 3);
            store.rpo.value = Minutes{static_cast<double>(service.parameters.size() * 7)};
            estimate.stores.push_back(store);
        }
        if (!stamp->services.empty()) {
            estimate.criticalServices = {stamp->services.front().id};
            estimate.rpoStore = stamp->services.back().id;
        }
        estimates.push_back(size % 5 == 0 ? nullptr : std::make_shared<const StampEstimate>(estimate));
    }
    return estimates;
}

RuleVerdicts fresh(const Snapshot &now, const Estimates &estimates)
{
    RuleMemory memory;
    return runRules(now, estimates, memory);
}

bool same(const RuleVerdicts &a, const RuleVerdicts &b)
{
    return a.cancelled == b.cancelled
        && std::equal(a.stamps.begin(), a.stamps.end(), b.stamps.begin(), b.stamps.end(),
                      [](const auto &x, const auto &y) { return *x == *y; });
}

Service serviceOf(const char *id, const char *kind, Site at)
{
    Service service;
    service.id = ServiceId{id};
    service.kind = KindId{kind};
    service.name = id;
    service.at = at;
    return service;
}

Stamp stampOf(const char *id, std::vector<Service> services)
{
    Stamp stamp;
    stamp.id = StampId{id};
    stamp.name = id;
    LandingZone primary, secondary;
    primary.region = RegionId{"centralus"};
    secondary.role = ZoneRole::Secondary;
    secondary.region = RegionId{"eastus2"};
    stamp.zones = {primary, secondary};
    stamp.services = std::move(services);
    return stamp;
}

Dependency linkOf(const char *id, const char *from, const char *to)
{
    Dependency link;
    link.id = DependencyId{id};
    link.from = ServiceId{from};
    link.to = ServiceId{to};
    link.type = DependencyType::Calls;
    link.afterFailover = true;
    return link;
}

/// Two shops that need one firewall of the platform, and a third that needs nobody.
Topology fourStamps()
{
    Topology design;
    Stamp base = stampOf("base", {serviceOf("firewall", "azure-firewall", Site::Primary)});
    Stamp shop = stampOf("shop",
                         {serviceOf("app-1", "app-service", Site::Primary),
                          serviceOf("app-2", "app-service", Site::Secondary)});
    shop.dependencies = {linkOf("dep-1", "app-1", "firewall"), linkOf("dep-2", "app-2", "firewall")};
    Stamp other = stampOf("other", {serviceOf("web-1", "app-service", Site::Primary)});
    other.dependencies = {linkOf("dep-3", "web-1", "firewall")};
    Stamp alone = stampOf("alone", {serviceOf("job-1", "app-service", Site::Primary)});
    for (Stamp stamp : {base, shop, other, alone})
        design = *addStamp(std::move(stamp))(design);
    return design;
}

bool says(const StampVerdict &verdict, const char *rule)
{
    return std::any_of(verdict.findings.begin(), verdict.findings.end(),
                       [rule](const Finding &finding) { return finding.rule.text == rule; });
}

} // namespace

void TestRuleMemory::rememberingChangesNothing_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 10; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestRuleMemory::rememberingChangesNothing()
{
    QFETCH(unsigned, seed);
    RandomDesign random(seed);
    std::vector<Topology> history{random.design(5, 10)};
    RuleMemory memory;
    std::size_t findings = 0;
    for (int i = 0; i < 80; ++i) {
        // Now and then back to an older design, as undo does.
        Topology now = random.chance(20)
            ? history[static_cast<std::size_t>(random.below(static_cast<int>(history.size())))]
            : history.back();
        const RandomDesign::Named named = random.edit(now);
        if (Result<Topology> next = named.edit(now))
            now = *std::move(next);
        history.push_back(now);
        const Snapshot snapshot = snapshotOf(now);
        const Estimates estimates = random.chance(10) ? Estimates{} : estimatesFor(now);
        const RuleVerdicts remembered = runRules(snapshot, estimates, memory);
        QVERIFY2(same(remembered, fresh(snapshot, estimates)), named.name.c_str());
        for (const auto &stamp : remembered.stamps) {
            findings += stamp->findings.size();
            // A risk is accepted by its key, so no two findings may share one.
            std::set<std::string> keys;
            for (const Finding &finding : stamp->findings)
                QVERIFY2(keys.insert(finding.key()).second, finding.key().c_str());
        }
    }
    QVERIFY2(findings > 100, "the designs raised next to nothing");
}

void TestRuleMemory::twoThreadsSayTheSame()
{
    const Topology design = RandomDesign(77).design(6, 14);
    const Snapshot now = snapshotOf(design);
    const Estimates estimates = estimatesFor(design);
    const RuleVerdicts serial = fresh(now, estimates);
    RuleVerdicts first, second;
    std::thread one([&] { first = fresh(now, estimates); });
    std::thread two([&] { second = fresh(now, estimates); });
    one.join();
    two.join();
    QVERIFY(same(first, serial));
    QVERIFY(same(second, serial));
}

void TestRuleMemory::onlyWhatAnEditReachesIsJudgedAgain()
{
    RuleMemory memory;
    const Topology before = fourStamps();
    const RuleVerdicts first = runRules(snapshotOf(before), {}, memory);
    QVERIFY(says(*first.stamps[0], "REG-011"));
    const RuleVerdicts again = runRules(snapshotOf(before), {}, memory);
    QVERIFY(first.stamps == again.stamps); // the very same verdicts

    // The secondary shop no longer needs the firewall: the finding goes in the platform, two stamps away from
    // nobody else.
    const Topology after = *removeDependencies({DependencyId{"dep-2"}})(before);
    const RuleVerdicts next = runRules(snapshotOf(after), {}, memory);
    QVERIFY(!says(*next.stamps[0], "REG-011"));
    QVERIFY(next.stamps[2] == first.stamps[2]);
    QVERIFY(next.stamps[3] == first.stamps[3]);
    const RuleVerdicts undone = runRules(snapshotOf(before), {}, memory);
    QVERIFY(same(undone, first));
    QVERIFY(undone.stamps[1] == first.stamps[1]); // known from before the edit
}

void TestRuleMemory::aRippleEndsWhereResultsDoNotChange()
{
    RuleMemory memory;
    const Topology before = fourStamps();
    const RuleVerdicts first = runRules(snapshotOf(before), {}, memory);
    const Topology after = *changeStamp(StampId{"base"}, [](Stamp &base) { base.criticality = 1; })(before);
    const RuleVerdicts next = runRules(snapshotOf(after), {}, memory);
    QVERIFY(next.stamps[0] != first.stamps[0]);
    for (std::size_t i = 1; i < 4; ++i)
        QVERIFY(next.stamps[i] == first.stamps[i]);
}

void TestRuleMemory::anotherEstimateIsNoticed()
{
    RuleMemory memory;
    const Topology design = *changeStamp(StampId{"shop"}, [](Stamp &shop) {
        shop.objectives.byDisruption[DisruptionKind::Region] = Target{Minutes{60}, std::nullopt, {}, {}};
    })(fourStamps());
    StampEstimate estimate;
    estimate.stamp = StampId{"shop"};
    estimate.rtoTarget = Minutes{60};
    estimate.rtoVerdict = Verdict::Met;
    Estimates estimates(4);
    estimates[1] = std::make_shared<const StampEstimate>(estimate);
    QVERIFY(!says(*runRules(snapshotOf(design), estimates, memory).stamps[1], "TGT-003"));
    estimate.rtoVerdict = Verdict::Missed;
    estimates[1] = std::make_shared<const StampEstimate>(estimate);
    QVERIFY(says(*runRules(snapshotOf(design), estimates, memory).stamps[1], "TGT-003"));
    QVERIFY(!says(*runRules(snapshotOf(design), {}, memory).stamps[1], "TGT-003"));
}

namespace {

/// Counts the plans that are made.
struct Planner {
    Snapshot now;
    int made = 0;
    PlanOf source()
    {
        return [this](const std::shared_ptr<const Stamp> &stamp, PlanFor occasion) {
            made += occasion == PlanFor::Failover ? 1 : 0;
            return std::make_shared<const RecoveryPlan>(planAlone(now, stamp, occasion));
        };
    }
};

Topology promising(Topology design)
{
    for (const char *stamp : {"base", "shop", "other", "alone"})
        design = *changeStamp(StampId{stamp}, [](Stamp &each) {
            each.objectives.byDisruption[DisruptionKind::Region] = Target{Minutes{60}, Minutes{15}, {}, {}};
        })(design);
    return design;
}

Topology withRecords(Topology design, Records records)
{
    design.records = std::make_shared<const Records>(std::move(records));
    return design;
}

Topology withRoles(Topology design, std::vector<Role> roles)
{
    design.roles = std::make_shared<const std::vector<Role>>(std::move(roles));
    return design;
}

Role roleOf(const char *id, const char *title, const char *person)
{
    Role role;
    role.id = RoleId{id};
    role.title = title;
    role.person = person;
    return role;
}

} // namespace

void TestRuleMemory::anAcceptedRiskLeavesPlansAndOtherRulesAlone()
{
    Planner planner;
    RuleMemory memory;
    planner.now = snapshotOf(fourStamps());
    const PlanOf source = planner.source();
    runRules(planner.now, {}, memory, {}, source);
    QCOMPARE(planner.made, 4);
    Topology accepting = *planner.now.topology;
    Agreements agreements;
    AcceptedRisk risk;
    risk.rule = RuleId{"REG-011"};
    risk.subjects = {"firewall"};
    agreements.acceptedRisks = {risk};
    accepting.agreements = std::make_shared<const Agreements>(agreements);
    planner.now = snapshotOf(accepting);
    const RuleVerdicts found = runRules(planner.now, {}, memory, {}, source);
    QCOMPARE(planner.made, 4);
    QVERIFY(says(*found.stamps[0], "GOV-001")); // it has no day
    QVERIFY(!says(*found.stamps[1], "GOV-001"));
    QVERIFY(same(found, fresh(planner.now, {})));
}

void TestRuleMemory::aRoleMovesThePlanByItsTitleOnly()
{
    Planner planner;
    RuleMemory memory;
    planner.now = snapshotOf(withRoles(fourStamps(), {roleOf("role-ops1", "Operations", "Ada")}));
    const PlanOf source = planner.source();
    runRules(planner.now, {}, memory, {}, source);
    planner.now = snapshotOf(withRoles(*planner.now.topology, {roleOf("role-ops1", "Operations", "Grace")}));
    runRules(planner.now, {}, memory, {}, source);
    QCOMPARE(planner.made, 4);
    planner.now =
        snapshotOf(withRoles(*planner.now.topology, {roleOf("role-ops1", "Platform engineer", "Grace")}));
    const RuleVerdicts found = runRules(planner.now, {}, memory, {}, source);
    QCOMPARE(planner.made, 8);
    QVERIFY(same(found, fresh(planner.now, {})));
}

void TestRuleMemory::aDrillIsReadInTheStampThatHadIt()
{
    Planner planner;
    RuleMemory memory;
    planner.now = snapshotOf(promising(fourStamps()));
    const PlanOf source = planner.source();
    const RuleVerdicts before = runRules(planner.now, {}, memory, {}, source);
    for (const auto &stamp : before.stamps)
        QVERIFY(says(*stamp, "TST-001"));
    Records records;
    Rehearsal drill;
    drill.stamp = StampId{"shop"};
    drill.on = "2026-10-01";
    records.rehearsals = {drill};
    planner.now = snapshotOf(withRecords(*planner.now.topology, records));
    const int made = planner.made;
    const RuleVerdicts after = runRules(planner.now, {}, memory, {}, source);
    QCOMPARE(planner.made, made + 1); // measured times are part of the plan of its stamp
    QVERIFY(!says(*after.stamps[1], "TST-001"));
    QVERIFY(after.stamps[3] == before.stamps[3]);
    QVERIFY(same(after, fresh(planner.now, {})));
}

void TestRuleMemory::anotherHashIsAnotherExport()
{
    RuleMemory memory;
    Records records;
    ExportRecord runbook;
    runbook.what = "runbook";
    runbook.designHash = "aaaa";
    records.exports = {runbook};
    Snapshot now = snapshotOf(withRecords(promising(fourStamps()), records));
    const auto open = [&](const RuleVerdicts &found) {
        const auto &list = found.stamps[1]->notEvaluated;
        return std::any_of(list.begin(), list.end(),
                           [](const NotEvaluated &each) { return each.rule.text == "RBK-010"; });
    };
    QVERIFY(open(runRules(now, {}, memory)));
    now.designHash = "aaaa";
    const RuleVerdicts current = runRules(now, {}, memory);
    QVERIFY(!open(current) && !says(*current.stamps[1], "RBK-010"));
    now.designHash = "bbbb";
    QVERIFY(says(*runRules(now, {}, memory).stamps[1], "RBK-010"));
}

void TestRuleMemory::anotherDayForgetsEverything()
{
    RuleMemory memory;
    Snapshot now = snapshotOf(fourStamps());
    const RuleVerdicts today = runRules(now, {}, memory);
    now.asOf = std::chrono::year{2027} / 1 / 1;
    const RuleVerdicts later = runRules(now, {}, memory);
    QVERIFY(same(today, later)); // nothing in this design grows old
    QVERIFY(today.stamps[3] != later.stamps[3]); // but it was judged anew
    now.catalog = std::make_shared<const Catalog>();
    QVERIFY(same(runRules(now, {}, memory), fresh(now, {})));
}

void TestRuleMemory::aStoppedRunShowsNothing()
{
    RuleMemory memory;
    std::stop_source source;
    source.request_stop();
    const Snapshot now = snapshotOf(fourStamps());
    const RuleVerdicts stopped = runRules(now, {}, memory, source.get_token());
    QVERIFY(stopped.cancelled);
    QVERIFY(stopped.stamps.empty());
    QVERIFY(same(runRules(now, {}, memory), fresh(now, {})));
}

QTEST_APPLESS_MAIN(TestRuleMemory)
#include "tst_rule_memory.moc"
