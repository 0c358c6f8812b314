// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assess.h"
#include "core/catalog/load.h"
#include "core/model/edits.h"
#include "core/rules/policy/policy.h"
#include "core/storage/design_file.h"
#include "core/support/nearest.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include <fmt/format.h>

using namespace breakwater;
namespace fs = std::filesystem;

/// A client brings a file of demands; they are judged like rules, in the client's words.
class TestPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBadPolicyIsRefusedWithItsLineAndReason_data();
    void aBadPolicyIsRefusedWithItsLineAndReason();
    void anEnormousPolicyIsRefusedUnread();
    void noPolicyOfAnySortTakesLong_data();
    void noPolicyOfAnySortTakesLong();
    void whateverIsChangedInAPolicyItIsReadOrRefused_data();
    void whateverIsChangedInAPolicyItIsReadOrRefused();
    void theExamplesAreRead_data();
    void theExamplesAreRead();
    void theExamplesUseEveryDemand();
    void aDemandSaysWhatItFinds_data();
    void aDemandSaysWhatItFinds();
    void aFindingHasTheClientsWords();
    void theClientsSeverityStays();
    void anAcceptedRiskCoversADemandToo();
    void findingsOfPoliciesAndRulesStandInOneOrder();
    void takingUpAPolicyIsAnEditAndUndoingItTakesItsFindingsAway();
    void aPolicyThatCannotBeReadIsNeverAPass();
    void twoPoliciesMayNotShareAnId();
    void theSamePolicyTwiceCountsOnce();
    void aMistypedWordFindsItsNeighbour();
};

namespace {

std::string bytesOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

const fs::path kSource{BREAKWATER_SOURCE_DIR};

/// A policy with one requirement, T-1; `demand` is YAML, indented by four.
std::string policyWith(const std::string &demand, const std::string &severity = "high")
{
    return "policy: client\ntitle: The standard\nrequirements:\n  - id: T-1\n    title: One\n    severity: "
        + severity + "\n    why: Because.\n    remedy: Do it.\n" + demand;
}

Topology designOf(const std::string &bytes)
{
    const auto design = readDesign(bytes, *builtinCatalog(), "design");
    if (!design)
        qFatal("%s", design.error().text().c_str());
    return design->topology;
}

/// One stamp over Central US and East US 2.
std::string stampWith(const std::string &fields, const std::string &services,
                      const std::string &protections = "")
{
    return R"({"format": 1, "writer": "0.1.0", "engagement": {"name": "Case", "language": "en"}, "stamps": [
{"id": "stamp-a", "type": "web", "name": "Shop", )"
        + fields
        + R"("zones": [{"role": "primary", "region": "centralus"}, {"role": "secondary", "region": "eastus2"}],
"services": [)"
        + services + R"(], "protections": [)" + protections + "]}]}";
}

const std::string kDatabase =
    R"({"id": "db-1", "kind": "azure-sql-database", "name": "Orders", "at": "primary", "parameters": {}, "dataClass": "confidential"})";
const std::string kStandby =
    R"({"id": "db-2", "kind": "azure-sql-database", "name": "Orders standby", "at": "secondary", "parameters": {}, "dataClass": "confidential"})";
const std::string kGroup =
    R"({"id": "prot-1", "service": "db-1", "option": "failover-group", "against": ["region"], "counterparts": ["db-2"]})";

Topology withPolicies(const Topology &topology, std::vector<std::string> policies)
{
    return *changeEngagement([&](Engagement &engagement) { engagement.policies = std::move(policies); })(
        topology);
}

Assessment assessed(const Topology &topology)
{
    Memory memory;
    return assess(
        {std::make_shared<const Topology>(topology), builtinCatalog(), std::chrono::year{2026} / 11 / 23, {}},
        memory);
}

template <class List>
QStringList keysOf(const List &list, const std::string &rule)
{
    QStringList keys;
    for (const auto &one : list)
        if (one.rule.text == rule) {
            Finding finding;
            finding.rule = one.rule;
            finding.subjects = one.subjects;
            keys << QString::fromStdString(finding.key().substr(rule.size() + 1));
        }
    keys.sort();
    return keys;
}

bool same(const Assessment &a, const Assessment &b)
{
    return a.findings == b.findings && a.accepted == b.accepted && a.notEvaluated == b.notEvaluated;
}

const Finding *findingOf(const Assessment &assessment, const std::string &rule)
{
    for (const Finding &finding : assessment.findings)
        if (finding.rule.text == rule)
            return &finding;
    return nullptr;
}

} // namespace

void TestPolicy::aBadPolicyIsRefusedWithItsLineAndReason_data()
{
    QTest::addColumn<QString>("path");
    int count = 0;
    for (const auto &entry : fs::directory_iterator(kSource / "tests/cases/policies")) {
        QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().string());
        ++count;
    }
    QVERIFY(count > 30);
}

/// The first line of each says where and why: `# 10: the sentence, or how it begins`.
void TestPolicy::aBadPolicyIsRefusedWithItsLineAndReason()
{
    QFETCH(QString, path);
    const std::string text = bytesOf(path.toStdString());
    const std::string expected = text.substr(2, text.find('\n') - 2);
    const std::string line = expected.substr(0, expected.find(':')),
                      sentence = expected.substr(line.size() + 2);
    const auto policy = readPolicy(text, "client.yaml", *builtinCatalog());
    QVERIFY(!policy);
    QCOMPARE(policy.error().place, line == "0" ? "client.yaml" : "client.yaml:" + line);
    QVERIFY2(policy.error().sentence.rfind(sentence, 0) == 0, policy.error().sentence.c_str());
    QCOMPARE(std::count(policy.error().sentence.begin(), policy.error().sentence.end(), '\n'), 0);
    QVERIFY2(policy.error().sentence.ends_with('.'), policy.error().sentence.c_str());
}

void TestPolicy::anEnormousPolicyIsRefusedUnread()
{
    const auto policy = readPolicy(policyWith("    minimumRegions: 2\n") + std::string(kLongestPolicy, '#'),
                                   "big.yaml", *builtinCatalog());
    QVERIFY(!policy);
    QCOMPARE(policy.error().text(),
             std::string("big.yaml: A policy has at most 256 KiB; this file is larger."));
    QVERIFY(!readPolicy("", "empty.yaml", *builtinCatalog()));
}

void TestPolicy::noPolicyOfAnySortTakesLong_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const std::string &text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    row("brackets", std::string(200'000, '['));
    row("braces", std::string(200'000, '{'));
    row("question marks", std::string(100'000, '?') + " ");
    row("dashes", [] {
        std::string text;
        for (int i = 0; i < 60'000; ++i)
            text += "- ";
        return text;
    }());
    row("an alias bomb", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]\n");
    row("bytes that are no text", std::string("\0\xff\xfe\x80policy: \x01", 14));
    row("a pattern that backtracks", policyWith("    naming:\n      pattern: '(a+)+b'\n"));
    row("a pattern of groups",
        policyWith("    naming:\n      pattern: '" + std::string(99, '(') + std::string(99, ')') + "'\n"));
    std::string many = "policy: client\ntitle: The standard\nrequirements:\n";
    for (int i = 0; i < 2000; ++i)
        many += fmt::format(
            "  - {{id: T-{}, title: One, severity: low, why: W., remedy: R., minimumZones: 3}}\n", i);
    row("two thousand requirements", many);
}

void TestPolicy::noPolicyOfAnySortTakesLong()
{
    QFETCH(QByteArray, text);
    QElapsedTimer timer;
    timer.start();
    const std::string design =
        stampWith("",
                  R"({"id": "s-1", "kind": "key-vault", "name": ")" + std::string(250, 'a')
                      + R"(", "at": "primary", "parameters": {}})");
    const auto policy = readPolicy(text.toStdString(), "client.yaml", *builtinCatalog());
    if (policy)
        assessed(withPolicies(designOf(design), {text.toStdString()}));
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed()))); // a second, unsanitized
}

void TestPolicy::whateverIsChangedInAPolicyItIsReadOrRefused_data()
{
    theExamplesAreRead_data();
}

/// Bytes dropped, doubled, swapped for others, lines moved: never a crash, and a refusal is one sentence with
/// a place in the file.
void TestPolicy::whateverIsChangedInAPolicyItIsReadOrRefused()
{
    QFETCH(QString, path);
    const std::string text = bytesOf(path.toStdString());
    const auto lines = std::count(text.begin(), text.end(), '\n');
    std::mt19937 random(20261123);
    const auto below = [&random](std::size_t end) { return random() % end; };
    const std::string letters = "{}[]:,-?&*!|>'\"%@`#\n\t ~=0aé\\\0\xff";
    int read = 0, refused = 0;
    for (int round = 0; round < 400; ++round) {
        std::string changed = text;
        for (std::size_t edits = 1 + below(3); edits > 0; --edits) {
            const std::size_t at = below(changed.size()), length = 1 + below(12);
            switch (below(4)) {
            case 0:
                changed.erase(at, length);
                break;
            case 1:
                changed[at] = letters[below(letters.size())];
                break;
            case 2:
                changed.insert(at, changed.substr(below(changed.size()), length));
                break;
            default:
                changed.insert(at, 1, letters[below(letters.size())]);
            }
        }
        const auto policy = readPolicy(changed, "client.yaml", *builtinCatalog());
        ++(policy ? read : refused);
        if (policy)
            continue;
        const std::string &place = policy.error().place;
        QVERIFY2(place.rfind("client.yaml", 0) == 0, place.c_str());
        if (place.size() > 12)
            QVERIFY2(std::stol(place.substr(12)) <= lines + 40, place.c_str());
        QVERIFY(!policy.error().sentence.empty());
    }
    QVERIFY(read > 0 && refused > 0);
}

void TestPolicy::theExamplesAreRead_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &entry : fs::directory_iterator(kSource / "resources/policies"))
        QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().string());
}

void TestPolicy::theExamplesAreRead()
{
    QFETCH(QString, path);
    const std::string text = bytesOf(path.toStdString());
    const auto policy = readPolicy(text, path.toStdString(), *builtinCatalog());
    QVERIFY2(policy, policy ? "" : policy.error().text().c_str());
    QVERIFY(policy->requirements.size() >= 5);
    // On a real design each has something to say, and is content with something else.
    const Topology portfolio = designOf(bytesOf(kSource / "templates/portfolio/portfolio.breakwater"));
    const Assessment assessment = assessed(withPolicies(portfolio, {text}));
    std::set<std::string> found, all;
    for (const Requirement &requirement : policy->requirements)
        all.insert(requirement.id.text);
    for (const Finding &finding : assessment.findings)
        if (!finding.policy.empty()) {
            QCOMPARE(finding.policy, policy->id);
            found.insert(finding.rule.text);
        }
    QVERIFY(!found.empty());
    QVERIFY(found.size() < all.size());
}

void TestPolicy::theExamplesUseEveryDemand()
{
    std::set<std::string> used;
    for (const auto &entry : fs::directory_iterator(kSource / "resources/policies")) {
        const auto policy = readPolicy(bytesOf(entry.path()), "", *builtinCatalog());
        QVERIFY(policy);
        for (const Requirement &requirement : policy->requirements)
            for (const std::string &demand : requirement.demands())
                used.insert(demand);
    }
    QCOMPARE(used,
             (std::set<std::string>{"allowedPlaces", "minimumRegions", "minimumRedundancy", "minimumZones",
                                    "requiredOptions", "requiredProtection", "naming", "maximumTtlSeconds",
                                    "maximumRpoMinutes"}));
}

void TestPolicy::aDemandSaysWhatItFinds_data()
{
    QTest::addColumn<QString>("demand");
    QTest::addColumn<QString>("design");
    QTest::addColumn<QStringList>("findings");
    QTest::addColumn<QStringList>("open");
    const auto row = [](const char *name, const char *demand, const std::string &design,
                        const QStringList &findings, const QStringList &open = {}) {
        QTest::newRow(name) << QString(demand) << QString::fromStdString(design) << findings << open;
    };
    const std::string pair = stampWith("", kDatabase + "," + kStandby, kGroup);
    const std::string tier0 = stampWith(R"("criticality": 0, )", kDatabase);
    const std::string tier3 = stampWith(R"("criticality": 3, )", kDatabase);
    const std::string tierless = stampWith("", kDatabase);
    const auto storage = [](const std::string &redundancy, const std::string &more = "") {
        return R"({"id": "st-1", "kind": "storage-account", "name": "stfiles", "at": "primary", "parameters": {"redundancy": ")"
            + redundancy + "\"}" + more + "}";
    };

    row("places: both zones inside", "    allowedPlaces: {geographies: [United States]}\n", pair, {});
    row("places: both zones outside", "    allowedPlaces: {geographies: [Germany]}\n", pair, {"stamp-a"});
    row("places: one region outside", "    allowedPlaces: {regions: [centralus]}\n", pair, {"stamp-a"});
    row("places: the Union", "    allowedPlaces: {europeanUnion: true}\n", pair, {"stamp-a"});
    row("places: a replica in a third region", "    allowedPlaces: {regions: [centralus, eastus2]}\n",
        stampWith(
            "", storage("Standard_LRS"),
            R"({"id": "prot-1", "service": "st-1", "option": "object-replication", "against": ["region"], "replicas": [{"region": "westeurope", "access": "read"}]})"),
        {"st-1"});
    row("places: a copy that only the pair can hold",
        "    allowedPlaces: {regions: [centralus]}\n    for: {kinds: [storage-account]}\n",
        stampWith("", storage("Standard_GRS")), {"st-1"});
    row("places: of one data class",
        "    allowedPlaces: {regions: [centralus]}\n    for: {dataClasses: [confidential]}\n", pair,
        {"db-1", "db-2"});
    row("places: of another data class",
        "    allowedPlaces: {regions: [centralus]}\n    for: {dataClasses: [secret]}\n", pair, {});
    row("places: of an unknown data class",
        "    allowedPlaces: {regions: [centralus]}\n    for: {dataClasses: [secret]}\n",
        stampWith("", storage("Standard_LRS")), {}, {"st-1"});

    const std::string alone =
        R"({"format": 1, "writer": "0.1.0", "engagement": {"name": "Case", "language": "en"}, "stamps": [
{"id": "stamp-a", "type": "web", "name": "Shop", "criticality": 0, "zones": [{"role": "primary", "region": "centralus"}]}]})";
    row("regions: one is too few", "    minimumRegions: 2\n", alone, {"stamp-a"});
    row("regions: one is enough", "    minimumRegions: 1\n", alone, {});
    row("regions: two", "    minimumRegions: 2\n", pair, {});

    row("tier: this one", "    minimumRedundancy: region\n    for: {tiers: [0, 1]}\n", tier0, {"db-1"});
    row("tier: another one", "    minimumRedundancy: region\n    for: {tiers: [0, 1]}\n", tier3, {});
    row("tier: unknown", "    minimumRedundancy: region\n    for: {tiers: [0, 1]}\n", tierless, {},
        {"stamp-a"});
    row("stamp type: another one", "    minimumRedundancy: region\n    for: {stampTypes: [genai]}\n",
        tierless, {});

    row("redundancy: zone, and it is", "    minimumRedundancy: zone\n",
        stampWith("", storage("Standard_ZRS")), {});
    row("redundancy: zone, and it is not", "    minimumRedundancy: zone\n",
        stampWith("", storage("Standard_LRS")), {"st-1"});
    row("redundancy: zone, nobody knows", "    minimumRedundancy: zone\n", tierless, {}, {"db-1"});
    row("redundancy: region, and it is", "    minimumRedundancy: region\n",
        stampWith("", storage("Standard_RAGRS")), {});
    row("redundancy: region, and it is not", "    minimumRedundancy: region\n",
        stampWith("", storage("Standard_ZRS")), {"st-1"});
    row("redundancy: region, by a standby", "    minimumRedundancy: region\n", pair, {});

    row("zones: three", "    minimumZones: 3\n",
        stampWith("", storage("Standard_ZRS", R"(, "zones": [1, 2, 3])")), {});
    row("zones: two of three", "    minimumZones: 3\n",
        stampWith("", storage("Standard_ZRS", R"(, "zones": [1, 2])")), {"st-1"});
    row("zones: LRS has one", "    minimumZones: 2\n", stampWith("", storage("Standard_LRS")), {"st-1"});
    row("zones: ZRS has two at least", "    minimumZones: 2\n", stampWith("", storage("Standard_ZRS")), {});
    row("zones: whether ZRS has three", "    minimumZones: 3\n", stampWith("", storage("Standard_ZRS")), {},
        {"st-1"});

    const char *option = "    requiredOptions: [failover-group, active-geo-replication]\n    for: {kinds: "
                         "[azure-sql-database]}\n";
    row("option: it has it", option, pair, {});
    row("option: it has nothing", option, tierless, {"db-1"});
    row("option: it has another", option,
        stampWith("", kDatabase,
                  R"({"id": "prot-1", "service": "db-1", "option": "geo-restore", "against": ["region"]})"),
        {"db-1"});

    row("protection: none", "    requiredProtection: [corruption]\n", tierless, {"db-1"});
    row("protection: there", "    requiredProtection: [corruption, deletion]\n",
        stampWith(
            "", kDatabase,
            R"({"id": "prot-1", "service": "db-1", "option": "pitr", "against": ["corruption", "deletion"]})"),
        {});
    row("protection: half", "    requiredProtection: [corruption, deletion]\n",
        stampWith("", kDatabase,
                  R"({"id": "prot-1", "service": "db-1", "option": "pitr", "against": ["corruption"]})"),
        {"db-1"});
    row("protection: what keeps no records needs none", "    requiredProtection: [corruption]\n",
        stampWith(
            "",
            R"({"id": "app-1", "kind": "app-service", "name": "API", "at": "primary", "parameters": {}})"),
        {});

    row("name: as it should be", "    naming: {pattern: 'Orders( standby)?'}\n", pair, {});
    row("name: the whole name counts", "    naming: {pattern: 'Orders'}\n", pair, {"db-2"});
    row("name: of the stamp", "    naming: {of: stamps, pattern: '[a-z]+'}\n", pair, {"stamp-a"});

    row("name: what is external has its own", "    naming: {pattern: '[a-z]+'}\n",
        stampWith(
            "",
            R"({"id": "pay-1", "kind": "generic", "name": "Payment provider", "at": "external", "parameters": {}})"),
        {});

    const auto names = [](const char *zone, const std::string &parts) {
        return stampWith(
            "",
            std::string(
                R"({"id": "dns-1", "kind": "dns-zone", "name": "shop.example", "at": "global", "parameters": {)")
                + zone + R"(}, "parts": [)" + parts + "]}");
    };
    const char *ttl = "    maximumTtlSeconds: 60\n";
    row("ttl: short", ttl, names(R"("ttlSeconds": 60)", ""), {});
    row("ttl: long", ttl, names(R"("ttlSeconds": 61)", ""), {"dns-1"});
    row("ttl: unknown", ttl, names("", ""), {}, {"dns-1"});
    row("ttl: of a record", ttl,
        names(R"("ttlSeconds": 60)",
              R"({"id": "rec-1", "kind": "record", "name": "www", "parameters": {"ttlSeconds": 3600}})"),
        {"dns-1"});
    row("ttl: the zone's, for a record without", ttl,
        names(R"("ttlSeconds": 3600)",
              R"({"id": "rec-1", "kind": "record", "name": "www", "parameters": {}})"),
        {"dns-1"});
    row("ttl: of a record nobody knows", ttl,
        names("", R"({"id": "rec-1", "kind": "record", "name": "www", "parameters": {}})"), {}, {"dns-1"});

    row("rpo: a standby is near", "    maximumRpoMinutes: 15\n", pair, {});
    row("rpo: no loss at all", "    maximumRpoMinutes: 0\n", pair, {"db-1"});
    row("rpo: nothing protects it", "    maximumRpoMinutes: 15\n", tierless, {"db-1"});
    row("rpo: a restore is far", "    maximumRpoMinutes: 15\n",
        stampWith("", kDatabase,
                  R"({"id": "prot-1", "service": "db-1", "option": "geo-restore", "against": ["region"]})"),
        {"db-1"});
    row("rpo: less is promised than is kept", "    maximumRpoMinutes: 15\n",
        stampWith(R"("objectives": {"byDisruption": {"region": {"rpo": 60, "rto": 60}}}, )",
                  kDatabase + "," + kStandby, kGroup),
        {"db-1"});
    row("rpo: of a tag", "    maximumRpoMinutes: 15\n    for: {tags: [ledger]}\n", tierless, {});
}

void TestPolicy::aDemandSaysWhatItFinds()
{
    QFETCH(QString, demand);
    QFETCH(QString, design);
    QFETCH(QStringList, findings);
    QFETCH(QStringList, open);
    const std::string text = policyWith(demand.toStdString());
    const auto policy = readPolicy(text, "client.yaml", *builtinCatalog());
    QVERIFY2(policy, policy ? "" : policy.error().text().c_str());
    const Assessment assessment = assessed(withPolicies(designOf(design.toStdString()), {text}));
    QCOMPARE(keysOf(assessment.findings, "T-1"), findings);
    QCOMPARE(keysOf(assessment.notEvaluated, "T-1"), open);
}

void TestPolicy::aFindingHasTheClientsWords()
{
    const Assessment assessment =
        assessed(withPolicies(designOf(stampWith("", kDatabase)),
                              {policyWith("    minimumRedundancy: region\n    source: Section 4\n")}));
    const Finding *finding = findingOf(assessment, "T-1");
    QVERIFY(finding != nullptr);
    QCOMPARE(finding->title, std::string("One"));
    QCOMPARE(finding->why, std::string("Because."));
    QCOMPARE(finding->remedy, std::string("Do it."));
    QCOMPARE(finding->source, std::string("Section 4"));
    QCOMPARE(finding->policy, std::string("client"));
    QCOMPARE(finding->stamp, StampId{"stamp-a"});
    QCOMPARE(finding->message,
             std::string("Nothing of Orders is in a second region, as The standard demands."));
}

/// The client has weighed its demands; only our own rules move with the tier.
void TestPolicy::theClientsSeverityStays()
{
    for (const char *tier : {"0", "1", "3"})
        for (const auto &[severity, word] : wordsOf(Severity{})) {
            const std::string design = stampWith(fmt::format(R"("criticality": {}, )", tier), kDatabase);
            const Assessment assessment = assessed(withPolicies(
                designOf(design), {policyWith("    minimumRedundancy: region\n", std::string(word))}));
            QVERIFY(findingOf(assessment, "T-1") != nullptr);
            QCOMPARE(findingOf(assessment, "T-1")->severity, severity);
            QCOMPARE(findingOf(assessment, "T-1")->level(), levelOf(severity));
        }
}

void TestPolicy::anAcceptedRiskCoversADemandToo()
{
    const Topology design =
        withPolicies(designOf(stampWith("", kDatabase)), {policyWith("    minimumRedundancy: region\n")});
    const auto accept = [&](const char *until) {
        return assessed(*changeAgreements([&](Agreements &agreements) {
            AcceptedRisk risk;
            risk.rule = RuleId{"T-1"};
            risk.subjects = {"db-1"};
            risk.reason = "Rebuilt from the ledger";
            risk.reviewOn = until;
            agreements.acceptedRisks.push_back(risk);
        })(design));
    };
    const Assessment standing = accept("2027-01-01"), expired = accept("2026-01-01");
    QCOMPARE(keysOf(standing.findings, "T-1"), QStringList{});
    QCOMPARE(keysOf(standing.accepted, "T-1"), QStringList{"db-1"});
    QCOMPARE(keysOf(expired.findings, "T-1"), QStringList{"db-1"});
}

void TestPolicy::findingsOfPoliciesAndRulesStandInOneOrder()
{
    const Topology portfolio = designOf(bytesOf(kSource / "templates/portfolio/portfolio.breakwater"));
    const Assessment assessment =
        assessed(withPolicies(portfolio,
                              {bytesOf(kSource / "resources/policies/bank.yaml"),
                               bytesOf(kSource / "resources/policies/software-house.yaml")}));
    std::map<StampId, std::size_t> place;
    for (std::size_t i = 0; i < portfolio.stamps.size(); ++i)
        place[portfolio.stamps[i]->id] = i;
    QVERIFY(std::is_sorted(assessment.findings.begin(), assessment.findings.end(),
                           [&](const Finding &a, const Finding &b) {
                               return std::make_tuple(place[a.stamp], a.level(), a.rule, a.subjects)
                                   < std::make_tuple(place[b.stamp], b.level(), b.rule, b.subjects);
                           }));
    // What the rules say is what they say without any policy.
    Assessment rulesOnly = assessment;
    erase_if(rulesOnly.findings, [](const Finding &finding) { return !finding.policy.empty(); });
    QCOMPARE(rulesOnly.findings.size(), assessed(portfolio).findings.size());
    QVERIFY(rulesOnly.findings == assessed(portfolio).findings);
}

void TestPolicy::takingUpAPolicyIsAnEditAndUndoingItTakesItsFindingsAway()
{
    const Topology plain = designOf(bytesOf(kSource / "templates/portfolio/portfolio.breakwater"));
    const Topology judged = withPolicies(plain, {bytesOf(kSource / "resources/policies/public-body.yaml")});
    const Topology other = withPolicies(judged, {policyWith("    minimumRegions: 2\n")});
    Memory memory;
    const auto live = [&](const Topology &topology) {
        return assess({std::make_shared<const Topology>(topology),
                       builtinCatalog(),
                       std::chrono::year{2026} / 11 / 23,
                       {}},
                      memory);
    };
    for (const Topology &design : {plain, judged, other, judged, plain, other, plain})
        QVERIFY(same(live(design), assessed(design)));
    QVERIFY(!same(assessed(plain), assessed(judged)));
    // The design file keeps it.
    QVERIFY(sameContent(designOf(writeDesign(judged)), judged));
}

void TestPolicy::aPolicyThatCannotBeReadIsNeverAPass()
{
    const Assessment assessment = assessed(withPolicies(designOf(stampWith("", kDatabase)), {"policy: [\n"}));
    QCOMPARE(keysOf(assessment.notEvaluated, "POLICY"), QStringList{"stamp-a"});
}

void TestPolicy::twoPoliciesMayNotShareAnId()
{
    std::string other = policyWith("    minimumRegions: 2\n");
    other.replace(other.find("client"), 6, "second");
    const Policies policies = readPolicies(
        {{"one.yaml", policyWith("    minimumRegions: 2\n")}, {"two.yaml", other}}, *builtinCatalog());
    QCOMPARE(policies.packs.size(), std::size_t{1});
    QCOMPARE(policies.problems.size(), std::size_t{1});
    QCOMPARE(policies.problems.front().text(),
             std::string("two.yaml: The id \"T-1\" is also one of the policy \"client\"."));
}

void TestPolicy::theSamePolicyTwiceCountsOnce()
{
    const std::string text = policyWith("    minimumRedundancy: region\n");
    const Topology design = designOf(stampWith("", kDatabase));
    QVERIFY(same(assessed(withPolicies(design, {text, text})), assessed(withPolicies(design, {text}))));
}

void TestPolicy::aMistypedWordFindsItsNeighbour()
{
    const std::vector<std::string> words{"westeurope", "westus", "northeurope"};
    QCOMPARE(nearestWord("westeurpoe", words), std::string("westeurope"));
    QCOMPARE(nearestWord("WestEurope", words), std::string("westeurope"));
    QCOMPARE(nearestWord("wetsus", words), std::string("westus"));
    QCOMPARE(nearestWord("sahara", words), std::string());
    QCOMPARE(nearestWord("", words), std::string());
    QCOMPARE(nearestWord(std::string(10'000, 'x'), words), std::string());
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
