// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/load.h"
#include "core/export/runbook/runbook.h"
#include "core/support/hash.h"
#include "tests/core/export/nasty_names.h"

#include <optional>
#include <string>

/// One small web shop with its plan, made by hand: what the runbook prints of it can be read at a glance.
namespace breakwater::tests {

class SmallRunbook {
public:
    /// With a name given, everything that a person can type is that name.
    explicit SmallRunbook(std::optional<std::string> hostile = {})
        : m_hostile(std::move(hostile))
    {
        makeDesign();
        makePlan();
        makeTimes();
    }

    Snapshot now;
    RecoveryPlan plan;
    Schedule times;
    std::vector<StampEstimate> estimates;
    Assessment assessment;

    ExportRequest request() const
    {
        ExportRequest r;
        r.now = now;
        r.assessment = &assessment;
        r.stamping = {now.topology->engagement->name,
                      sha256Hex("small design"),
                      "2026-11",
                      sha256Hex("small catalog"),
                      "2026-11-20",
                      "Breakwater 0.1.0"};
        return r;
    }
    paper::Document document() const
    {
        const ExportRequest asked = request();
        return makeRunbook(asked, RunbookKind::Failover, {plan, times, estimates},
                           planFor(asked, RunbookKind::Failback));
    }

private:
    std::string said(const char *text) const { return m_hostile ? *m_hostile : text; }

    Service service(const char *id, const char *kind, const char *name, Site at,
                    Parameters parameters = {}) const
    {
        Service s;
        s.id = ServiceId{id};
        s.kind = KindId{kind};
        s.name = said(name);
        s.at = at;
        s.parameters = std::move(parameters);
        return s;
    }
    static Protection protection(const char *id, const char *service, const char *option,
                                 const char *counterpart)
    {
        Protection p;
        p.id = ProtectionId{id};
        p.service = ServiceId{service};
        p.option = OptionId{option};
        p.against = {DisruptionKind::Region};
        if (*counterpart != '\0')
            p.counterparts = {ServiceId{counterpart}};
        return p;
    }
    static Dependency dependency(const char *id, const char *from, const char *to, DependencyType type)
    {
        Dependency d;
        d.id = DependencyId{id};
        d.from = ServiceId{from};
        d.to = ServiceId{to};
        d.type = type;
        d.afterFailover = true;
        return d;
    }

    void makeDesign()
    {
        Stamp stamp;
        stamp.id = StampId{"stamp-shop"};
        stamp.type = StampType::Web;
        stamp.name = said("Shop");
        stamp.criticality = 1;
        stamp.strategy = Strategy::WarmStandby;
        stamp.objectives.byDisruption[DisruptionKind::Region] = {Minutes{60}, Minutes{15}, {}, {}};
        stamp.objectives.mtpd = Minutes{480};
        stamp.timing.detect = Duration{FixedSpan{5}, Grade::Stated, {}};
        stamp.timing.decide = Duration{LogNormalSpan{10, 20}, Grade::Stated, said("Workshop of 12 November")};
        stamp.impact = Impact{said("Nobody can order."), 42000.0, {}, {}};
        LandingZone primary;
        primary.region = RegionId{"centralus"};
        primary.resourceGroup = said("rg-shop-cus");
        LandingZone secondary;
        secondary.role = ZoneRole::Secondary;
        secondary.region = RegionId{"eastus2"};
        secondary.resourceGroup = said("rg-shop-eus2");
        secondary.quotas = {{"vcpu", 100}};
        stamp.zones = {primary, secondary};
        RaciRow data;
        data.responsible = RoleId{"role-dba"};
        data.accountable = RoleId{"role-inc"};
        stamp.raci[Phase::Data] = data;
        RaciRow decide;
        decide.responsible = RoleId{"role-inc"};
        decide.accountable = RoleId{"role-inc"};
        stamp.raci[Phase::Decide] = decide;

        stamp.services = {
            service("afd-1", "front-door", "afd-shop", Site::Global),
            service("app-1", "app-service", "Shop API", Site::Primary),
            service("app-2", "app-service", "Shop API", Site::Secondary),
            service("kv-1", "key-vault", "kv-shop-cus", Site::Primary),
            service("kv-2", "key-vault", "kv-shop-eus2", Site::Secondary),
            service("sql-1", "azure-sql-database", "sql-orders-cus", Site::Primary,
                    {{"databaseName", ParameterValue{said("orders")}}}),
            service("sql-2", "azure-sql-database", "sql-orders-eus2", Site::Secondary),
            service("st-1", "storage-account", "stsitecus", Site::Primary,
                    {{"redundancy", ParameterValue{std::string("Standard_RAGZRS")}}}),
        };
        Part group;
        group.id = PartId{"part-og"};
        group.kind = "origin-group";
        group.name = said("api");
        stamp.services[0].parts = {group};
        Part certificate;
        certificate.id = PartId{"part-cert"};
        certificate.kind = "certificate";
        certificate.name = said("www.shop.example");
        stamp.services[3].parts = {certificate};
        stamp.services[5].notes = said("Orders and payments.");
        stamp.protections = {protection("prot-1", "sql-1", "failover-group", "sql-2"),
                             protection("prot-2", "app-1", "warm-standby", "app-2"),
                             protection("prot-3", "kv-1", "vault-per-region", "kv-2")};
        stamp.protections[0].lag = Duration{LogNormalSpan{0.1, 1}, Grade::Stated, {}};
        stamp.dependencies = {dependency("dep-1", "app-1", "sql-1", DependencyType::Writes),
                              dependency("dep-2", "app-2", "sql-2", DependencyType::Writes),
                              dependency("dep-3", "afd-1", "app-1", DependencyType::Routes)};
        stamp.flows = {Flow{said("A customer orders"), {DependencyId{"dep-3"}, DependencyId{"dep-1"}}, {}}};
        Runbook runbook;
        runbook.trigger = said("No answer from outside for 5 minutes");
        runbook.authority = RoleId{"role-inc"};
        runbook.decisionDeadline = Minutes{15};
        runbook.keptAt = {said("Printed card in the operations room")};
        stamp.runbook = runbook;

        auto engagement = std::make_shared<Engagement>();
        engagement->name = said("Contoso shop");
        engagement->client = said("Contoso");
        engagement->classification = said("Confidential");
        engagement->version = said("1.0");
        engagement->owner = RoleId{"role-inc"};
        engagement->messages = {MessageTemplate{said("Staff"),
                                                said("Bridge"),
                                                said("Phone"),
                                                said("every 15 min"),
                                                "role-inc",
                                                said("We declared a disaster."),
                                                {}}};
        auto roles = std::make_shared<std::vector<Role>>();
        const auto role = [&](const char *id, const char *title) {
            Role r;
            r.id = RoleId{id};
            r.title = said(title);
            roles->push_back(std::move(r));
        };
        role("role-dba", "Database administrator");
        role("role-inc", "Incident commander");
        role("role-net", "Network engineer");
        auto agreements = std::make_shared<Agreements>();
        Decision decision;
        decision.id = DecisionId{"decision-1"};
        decision.text = said("When is the first drill?");
        decision.owner = RoleId{"role-inc"};
        decision.subjects = {"stamp-shop"};
        agreements->decisions = {decision};

        auto topology = std::make_shared<Topology>();
        topology->engagement = engagement;
        topology->roles = roles;
        topology->agreements = agreements;
        topology->stamps = {std::make_shared<const Stamp>(std::move(stamp))};
        now.topology = topology;
        now.catalog = builtinCatalog();
        now.asOf = std::chrono::year{2026} / 11 / 20;

        Finding finding;
        finding.rule = RuleId{"REG-001"};
        finding.subjects = {"st-1"};
        finding.stamp = StampId{"stamp-shop"};
        finding.severity = Severity::High;
        finding.title = "Pair";
        finding.message = said("The storage account replicates to the pair only.");
        finding.remedy = said("Use the paired region.");
        assessment.findings = {finding};
        assessment.notEvaluated = {
            {RuleId{"TGT-009"}, {"stamp-shop"}, StampId{"stamp-shop"}, "availability engine"}};
    }

    PlanBlock block(const char *key, PlanBlock::Kind kind, const char *title, Phase phase, double planning,
                    std::vector<std::size_t> after) const
    {
        PlanBlock b;
        b.key = key;
        b.kind = kind;
        b.stamp = StampId{"stamp-shop"};
        b.title = said(title);
        b.phase = phase;
        b.time.state = Figure::State::Value;
        b.time.planning = Minutes{planning};
        b.time.min = Minutes{planning / 2};
        b.time.max = Minutes{planning * 3};
        b.time.grade = Grade::Estimated;
        b.after = std::move(after);
        b.because.assign(b.after.size(), said("needs it"));
        return b;
    }
    PlanRow row(const char *key, const char *number, const char *title, Phase phase, const char *owner,
                const char *command, const char *expect, const char *rollback) const
    {
        PlanRow r;
        r.key = key;
        r.number = number;
        r.title = said(title);
        r.phase = phase;
        r.ownerTitle = said(owner);
        r.kind = *command == '\0' ? StepKindWord::Manual : StepKindWord::Az;
        r.marker = *command == '\0' ? PlanRow::Marker::Manual : PlanRow::Marker::Auto;
        r.command = command;
        r.expect = *expect == '\0' ? "" : said(expect);
        r.rollback = *rollback == '\0' ? "" : said(rollback);
        return r;
    }

    void makePlan()
    {
        using Kind = PlanBlock::Kind;
        plan.stamps = {StampId{"stamp-shop"}};
        plan.blocks = {
            block("stamp-shop/detect", Kind::Detect, "Detect the loss", Phase::Detect, 5, {}),
            block("stamp-shop/decide", Kind::Decide, "Declare the disaster", Phase::Decide, 10, {0}),
            block("stamp-shop/fence", Kind::Fence, "Stop the writers", Phase::Fence, 3, {1}),
            block("sql-1/failover-group", Kind::Option, "Orders: failover group", Phase::Data, 5, {1, 2}),
            block("app-1/warm-standby", Kind::Option, "Shop API: warm standby", Phase::Workload, 8, {1, 3}),
            block("afd-1/priority-origins", Kind::Option, "Entry: priority origins", Phase::Traffic, 2.5,
                  {4}),
            block("st-1/unknown", Kind::Option, "Static site", Phase::Data, 0, {1}),
            block("stamp-shop/recovered", Kind::Milestone, "Recovered", Phase::Confirm, 0, {5}),
        };
        plan.blocks[6].time = {};
        for (const auto &[index, service] :
             {std::pair{3, "sql-1"}, {4, "app-1"}, {5, "afd-1"}, {6, "st-1"}}) {
            plan.blocks[static_cast<std::size_t>(index)].service = ServiceId{service};
            plan.blocks[static_cast<std::size_t>(index)].option = OptionId{
                plan.blocks[static_cast<std::size_t>(index)].key.substr(std::string(service).size() + 1)};
        }
        plan.blocks[1].rows = {row("stamp-shop/decide/declare", "F-01.1", "Declare the disaster",
                                   Phase::Decide, "Incident commander", "",
                                   "The word is spoken and the time written down",
                                   "not needed: call it off")};
        plan.blocks[1].rows[0].marker = PlanRow::Marker::Decision;
        plan.blocks[2].rows = {row("stamp-shop/fence/stop", "F-02.1", "Freeze the release pipelines",
                                   Phase::Fence, "Platform engineer", "", "No run is active",
                                   "Start the runs again")};
        plan.blocks[3].rows = {row("sql-1/failover-group/read", "F-03.1", "Read the replication lag",
                                   Phase::Data, "Database administrator",
                                   "az sql failover-group show --resource-group {rgSecondary} --server "
                                   "{sqlSecondary} --name {fog}",
                                   "A lag under 15 minutes", "not needed: changes nothing"),
                               row("sql-1/failover-group/promote", "F-03.2",
                                   "Promote orders in the recovery region", Phase::Data,
                                   "Database administrator",
                                   "az sql failover-group set-primary --resource-group {rgSecondary} "
                                   "--server {sqlSecondary} --name "
                                   "{fog} --allow-data-loss",
                                   "replicationRole of {sqlSecondary} is Primary",
                                   "none: point of no return; late writes are lost")};
        plan.blocks[3].rows[0].readOnly = true;
        plan.blocks[3].rows[1].gate = true;
        plan.blocks[3].rows[1].marker = PlanRow::Marker::Decision;
        plan.blocks[4].rows = {row("app-1/warm-standby/start", "F-04.1", "Start the app", Phase::Workload,
                                   "Application owner",
                                   "az webapp start --resource-group {rgSecondary} --name {appSecondary}",
                                   "state is Running", "Stop it again")};
        plan.blocks[5].rows = {row("afd-1/priority-origins/switch", "F-06.1",
                                   "Disable the origin of the lost region", Phase::Traffic,
                                   "Network engineer",
                                   "az afd origin update --resource-group {rgGlobal} --profile-name "
                                   "{afdProfile} --origin-group-name "
                                   "{originGroup} --origin-name {originPrimary} --enabled-state Disabled",
                                   "", "")};
        plan.blocks[6].rows = {row("st-1/unknown/fail-over", "F-03.3", "Fail the account over", Phase::Data,
                                   "Platform engineer", "", "primaryLocation is eastus2",
                                   "none: point of no return")};
        plan.blocks[6].rows[0].kind = StepKindWord::Az; // a step of a command that nobody has written
    }

    void makeTimes()
    {
        times.detect = Minutes{5};
        times.decide = Minutes{10};
        times.detectKnown = times.decideKnown = true;
        const auto window = [](double from, double to, bool critical, bool atLeast = false) {
            return BlockWindow{Minutes{from}, Minutes{to}, critical, atLeast};
        };
        times.windows = {window(-15, -10, true),    window(-10, 0, true),    window(0, 3, true),
                         window(3, 8, true),        window(8, 16, true),     window(16, 18.5, true),
                         window(0, 0, false, true), window(18.5, 18.5, true)};
        times.whole.rto = Minutes{33.5};
        times.whole.criticalPath = {0, 1, 2, 3, 4, 5, 7};
        times.byStamp[StampId{"stamp-shop"}] = times.whole;

        StampEstimate e;
        e.stamp = StampId{"stamp-shop"};
        e.rto = times.whole;
        e.detect = times.detect;
        e.decide = times.decide;
        e.rtoTarget = Minutes{60};
        e.rpoTarget = Minutes{15};
        e.rtoVerdict = e.rpoVerdict = Verdict::Met;
        e.rpo.state = Figure::State::Value;
        e.rpo.value = Minutes{0.1};
        e.rpo.grade = Grade::Stated;
        e.rpo.text = said("Lag that the client states");
        e.rpoStore = ServiceId{"sql-1"};
        StoreRpo orders;
        orders.store = ServiceId{"sql-1"};
        orders.stamp = e.stamp;
        orders.rpo = e.rpo;
        orders.target = e.rpoTarget;
        orders.protection = ProtectionId{"prot-1"};
        orders.option = OptionId{"failover-group"};
        e.stores = {orders};
        estimates = {e};
    }

    std::optional<std::string> m_hostile;
};

} // namespace breakwater::tests
