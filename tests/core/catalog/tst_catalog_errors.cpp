// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is wrong with a catalog file is one sentence with its file and line. Each case takes a small
// catalog that loads, changes one thing in one file, and reads it again.
#include "core/catalog/load.h"

#include <QtTest>

#include <fstream>
#include <set>
#include <sstream>

using namespace breakwater;
namespace fs = std::filesystem;

namespace {

const fs::path kReal = BREAKWATER_SOURCE_DIR "/resources/catalog";
const std::string kLogs = "services/log-analytics/facts.yaml";

std::string readText(const fs::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    return std::move(content).str();
}

void writeText(const fs::path &path, const std::string &text)
{
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

/// Seven regions with their pairs: the first of the file, and those of the latencies below.
std::string fewRegions(const std::string &text)
{
    const std::set<std::string> kept{
        "australiacentral", "australiacentral2", "centralus", "eastus", "eastus2", "westus", "westus3"};
    const std::string opening = "  - id: ";
    std::string few;
    bool keep = true;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(opening))
            keep = kept.contains(line.substr(opening.size()));
        else if (line.starts_with("excluded:"))
            keep = true;
        if (keep)
            few.append(line).append("\n");
    }
    return few;
}

/// Three kinds that need only each other, two rules, three latencies.
void smallCatalog(const fs::path &folder)
{
    for (const char *file : {"catalog.yaml", "rules/REG-001.yaml", "rules/TGT-003.yaml"})
        writeText(folder / file, readText(kReal / file));
    writeText(folder / "regions.yaml", fewRegions(readText(kReal / "regions.yaml")));
    for (const char *kind : {"application-insights", "log-analytics", "source-control"})
        for (const char *file : {"facts.yaml", "icon.svg"})
            writeText(folder / "services" / kind / file, readText(kReal / "services" / kind / file));
    writeText(folder / "latency.csv",
              "from,to,rttMs,percentile,month,source,earlierRttMs,earlierMonth\n"
              "centralus,eastus2,33,50,2026-07,latency-2026-07,37,2025-06\n"
              "eastus2,centralus,32,50,2026-07,latency-2026-07,36,2025-06\n"
              "centralus,westus3,44,50,2026-07,latency-2026-07,,\n");
}

int lineOf(const std::string &text, std::size_t at)
{
    return 1
        + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

} // namespace

class TestCatalogErrors : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path folder() const { return m_folder.path().toStdString(); }

private Q_SLOTS:
    void init()
    {
        fs::remove_all(folder());
        smallCatalog(folder());
    }

    void a_folder_of_ones_own_is_complete_by_itself()
    {
        const auto catalog = loadCatalogFolder(folder());
        QVERIFY2(catalog, catalog ? "" : catalog.error().text().c_str());
        QCOMPARE((*catalog)->kinds.size(), 3u);
        QCOMPARE((*catalog)->latencies.size(), 3u);
        QCOMPARE((*catalog)->regions.size(), 7u);
        QVERIFY(!(*catalog)->kind(KindId{"storage-account"}));
        QCOMPARE((*catalog)->hash.size(), 64u);
        QVERIFY((*catalog)->hash != builtinCatalog()->hash);
    }

    void templates_beside_the_facts_become_fragments()
    {
        const auto before = loadCatalogFolder(folder());
        writeText(folder() / "services/log-analytics/bicep.tmpl", "resource {{name}}\n");
        const auto after = loadCatalogFolder(folder());
        QVERIFY(before.has_value() && after.has_value());
        QVERIFY((*after)->kind(KindId{"log-analytics"})->fragments.at("bicep.tmpl") == "resource {{name}}\n");
        QVERIFY((*before)->hash != (*after)->hash);
    }

    void a_catalog_does_not_depend_on_where_it_lies_or_how_it_is_written()
    {
        const auto before = loadCatalogFolder(folder());
        writeText(folder() / kLogs, "\n# a remark\n" + readText(folder() / kLogs));
        const auto after = loadCatalogFolder(folder());
        QVERIFY(before.has_value() && after.has_value());
        QVERIFY((*before)->hash == (*after)->hash);
    }

    void wrong_content_data();
    void wrong_content();

    void several_problems_are_all_told_in_the_order_of_the_files()
    {
        std::string text = readText(folder() / kLogs);
        text.replace(text.find("grade: estimated"), 16, "grade: guessed");
        text.replace(text.find("maturity: ga"), 12, "maturity: new");
        writeText(folder() / kLogs, text);
        std::string rule = readText(folder() / "rules/REG-001.yaml");
        rule.replace(rule.find("severity: high"), 14, "severty: high");
        writeText(folder() / "rules/REG-001.yaml", rule);

        const CatalogFolder read = readCatalogFolder(folder());
        QVERIFY(!read.catalog);
        QCOMPARE(read.problems.size(), 4u); // the misspelt key is both unknown and missing
        QVERIFY(read.problems[0].place.ends_with("REG-001.yaml:2"));
        QVERIFY(read.problems[1].place.ends_with("REG-001.yaml:4"));
        QVERIFY(read.problems[2].sentence.find("\"new\"") != std::string::npos);
        QVERIFY(read.problems[3].sentence.find("\"guessed\"") != std::string::npos);
        QVERIFY(loadCatalogFolder(folder()).error() == read.problems.front());
    }

    void a_file_that_is_not_there_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"catalog.yaml", "regions.yaml", "latency.csv",
                                 "services/log-analytics/facts.yaml", "services/log-analytics/icon.svg"})
            QTest::newRow(file) << file;
    }
    void a_file_that_is_not_there()
    {
        QFETCH(QString, file);
        fs::remove(folder() / file.toStdString());
        const auto catalog = loadCatalogFolder(folder());
        QVERIFY(!catalog);
        QVERIFY2(QString::fromStdString(catalog.error().place).endsWith(file),
                 catalog.error().text().c_str());
    }

    void a_folder_without_kinds_or_that_is_none()
    {
        fs::remove_all(folder() / "services");
        const auto bare = loadCatalogFolder(folder());
        QVERIFY(!bare);
        QVERIFY(bare.error().sentence.find("no kind of service") != std::string::npos);
        const auto none = loadCatalogFolder(folder() / "nowhere");
        QVERIFY(!none);
        QVERIFY(none.error().code == Error::Code::Unreadable);
        QVERIFY(!loadCatalogFolder(folder() / "catalog.yaml"));
    }

    void a_folder_whose_name_is_not_the_id()
    {
        fs::rename(folder() / "services/log-analytics", folder() / "services/log-analysis");
        const auto catalog = loadCatalogFolder(folder());
        QVERIFY(!catalog);
        QVERIFY2(catalog.error().sentence.find("\"log-analysis\"") != std::string::npos,
                 catalog.error().text().c_str());
    }

    void a_file_that_no_kind_has()
    {
        writeText(folder() / "services/log-analytics/notes.txt", "remember");
        const auto catalog = loadCatalogFolder(folder());
        QVERIFY(!catalog);
        QVERIFY(catalog.error().place.ends_with("notes.txt"));
    }
};

void TestCatalogErrors::wrong_content_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("from"); ///< first occurrence in the file
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("says"); ///< part of the sentence
    QTest::addColumn<int>("below"); ///< lines between the change and the place that is named
    const QString logs = QString::fromStdString(kLogs), regions = "regions.yaml", words = "catalog.yaml",
                  rule = "rules/REG-001.yaml", icon = "services/log-analytics/icon.svg",
                  latency = "latency.csv";
    const auto row = [](const char *name, const QString &file, const QString &from, const QString &to,
                        const QString &says,
                        int below = 0) { QTest::newRow(name) << file << from << to << says << below; };

    // what one line can show
    row("no YAML", logs, "category: observability", "category: [", "no YAML", 2);
    row("unknown key", logs, "summary:", "sumary: x\nsummary:", "\"sumary\" is unknown");
    row("missing key", logs, "\nscope: regional", "", "\"scope\" is missing", -13);
    row("key twice", logs, "scope: regional", "scope: regional\nscope: regional", "there twice", 1);
    row("empty text", logs, "name: Log Analytics workspace", "name: ''", "empty");
    row("list instead of a text", logs, "name: Log Analytics workspace", "name: [Log]", "a text");
    row("text instead of a list", logs, "stampTypes: [web, automation, kubernetes, genai]", "stampTypes: web",
        "a list");
    row("text instead of keys", logs, "options:\n", "options: \n  - nothing\n", "keys with values", 1);
    row("unknown enum word", logs, "pattern: active-passive", "pattern: hot", "backup-restore, pilot-light");
    row("unknown disruption", logs, "protectsAgainst: [region]", "protectsAgainst: [meteor]", "zone, region");
    row("unknown phase", logs, "phase: foundation", "phase: middle", "detect, decide");
    row("no boolean", logs, "readOnly: false", "readOnly: no", "neither true nor false");
    row("no number", logs, "costFactor: 2", "costFactor: double", "no number");
    row("quoted number", logs, "costFactor: 2", "costFactor: '2'", "no number");
    row("no whole number", logs, "recoveryLayer: 15", "recoveryLayer: 15.5", "whole number");
    row("no figure", logs, "value: 2", "value: soon", "unbounded or unknown");
    row("unknown format", words, "format: 1", "format: 2", "format");
    row("broken upstream", rule, "  - checklist:", "  - sheet: x\n    checklist:", "one key with one text");

    // figures
    row("documented without a source", logs,
        "\n      source: https://learn.microsoft.com/azure/reliability/reliability-monitor-logs", "",
        "names its source", -1);
    row("estimate marked verified", logs, "grade: estimated\n      verified: false",
        "grade: estimated\n      verified: true", "estimate cannot be verified");
    row("measured in the catalog", logs, "grade: documented", "grade: measured",
        "sla, documented or estimated");
    row("minimum above value", logs, "min: 0", "min: 7", "minimum is above");
    row("maximum below value", logs, "min: 3", "min: 3\n      max: 9", "maximum is below", 1);
    row("negative figure", logs, "value: 2\n      min: 0", "value: -2", "negative");
    row("unbounded with a maximum", logs, "value: 2", "value: unbounded\n      max: 3", "no maximum", 1);
    row("source that is no address", logs,
        "source: https://learn.microsoft.com/azure/reliability/reliability-monitor-logs",
        "source: the manual", "begins with https://");
    row("commitment above all", logs, "percent: 99.9", "percent: 100.9", "between 90 and 100");
    row("negative cost", logs, "usdPerMonth: ", "usdPerMonth: -", "negative");
    row("cost factor of nothing", logs, "costFactor: 2", "costFactor: 0", "above zero");

    // options and steps
    row("option twice", logs, "id: dual-workspace", "id: workspace-replication", "there twice");
    row("option that protects against nothing", logs, "protectsAgainst: [region]", "protectsAgainst: []",
        "at least one disruption");
    row("malicious without corruption", logs, "protectsAgainst: [region]",
        "protectsAgainst: [region]\n    malicious: true", "protects against corruption", 1);
    row("step key twice", logs, "key: wait-for-state", "key: switch-roles",
        "step key \"switch-roles\" is there twice");
    row("step key that is a position", logs, "key: wait-for-state", "key: 2nd", "lower-case words");
    row("unknown action", logs, "action: switch-roles", "action: swap",
        "action \"swap\" is not in catalog.yaml");
    row("unknown owner", logs, "owner: platform-engineer", "owner: nobody", "\"nobody\" is no role");
    row("unknown inverse", logs, "inverse: switch-roles", "inverse: swap-back",
        "\"swap-back\" is no failback step");
    row("inverse of a failback step", logs, "expect: failover.state Inactive",
        "inverse: switch-roles\n        expect: failover.state Inactive", "no failback step");
    row("check of an option that is not there", logs, "- key: verify-parity",
        "- options: [mirror]\n    key: verify-parity", "\"mirror\" is no DR option");
    row("step of an option for another", logs, "- key: wait-for-state",
        "- options: [workspace-replication]\n        key: wait-for-state", "belongs to that option");
    row("manual step with a command", logs, "kind: manual", "kind: manual\n        command: echo",
        "manual step has no command");
    row("step without its command", logs,
        "kind: az\n        command: az monitor log-analytics workspace failover --resource-group {rgPrimary} "
        "--name {law} --location {secondaryRegion}",
        "kind: az", "has a command");
    row("open brace", logs, "{rgPrimary}", "{rgPrimary", "one name in braces");
    row("placeholder with a space", logs, "{rgPrimary}", "{rg primary}", "one name in braces");
    row("reading that cannot be repeated", logs, "readOnly: true\n        idempotent: true",
        "readOnly: true\n        idempotent: false", "can be repeated");
    row("no default zone option", logs, "\n    default: true", "", "one zone option is the default", -1);

    // kinds
    row("stamp type nobody knows", logs, "stampTypes: [web,", "stampTypes: [desktop,", "web, automation");
    row("no stamp type", logs, "stampTypes: [web, automation, kubernetes, genai]", "stampTypes: []",
        "at least one stamp type");
    row("layer too high", logs, "recoveryLayer: 15", "recoveryLayer: 150", "between 0 and 99");
    row("type without a version", logs, "armApiVersion: '2026-03-01'\n", "", "go together", -7);
    row("preview version", logs, "armApiVersion: '2026-03-01'", "armApiVersion: 2026-03-01-preview",
        "without a preview suffix");
    row("no ARM type", logs, "armType: Microsoft.OperationalInsights/workspaces", "armType: workspaces",
        "no ARM type");
    row("facts of no month", logs, "factsAsOf: 2026-08", "factsAsOf: lately", "as 2026-08");
    row("need of an unknown kind", "services/application-insights/facts.yaml",
        "kind: log-analytics\n    strength", "kind: log-files\n    strength",
        "\"log-files\" is no other kind");
    row("need of itself", "services/application-insights/facts.yaml", "kind: log-analytics\n    strength",
        "kind: application-insights\n    strength", "is no other kind");
    row("alias that is a kind", logs, "shortName: Log Analytics",
        "shortName: Log Analytics\naliases: [source-control]", "no word of its own", 1);
    row("alarm without a severity", logs, "severity: error", "severity: fatal", "info, warning, error");
    row("icon that is none", icon, "<svg ", "<gif ", "no SVG", -100);
    row("icon on another grid", icon, "viewBox=\"0 0 24 24\"", "viewBox=\"0 0 32 32\"", "24 units", -100);
    row("icon of fixed colour", icon, "currentColor", "#123456", "currentColor", -100);
    row("icon with a script", icon, "</svg>", "<script/></svg>", "outside itself", -100);

    // parameters
    row("parameter twice", logs, "key: retentionDays", "key: ingestGbPerDay",
        "\"ingestGbPerDay\" is there twice");
    row("parameter key with hyphens", logs, "key: retentionDays", "key: retention-days", "likeThis");
    row("default of another type", logs, "default: 90", "default: long", "not of the type \"number\"");
    row("default above the maximum", logs, "default: 90", "default: 9000", "outside of minimum and maximum");
    row("minimum above maximum", logs, "min: 4\n", "min: 5000\n", "above the maximum");
    row("default that is no value of the enum", logs, "default: PerGB2018", "default: PerGB2081",
        "not among the values");
    row("part kind twice", logs, "- kind: workbook", "- kind: table", "part kind \"table\" is there twice");

    // regions and latency
    row("unknown pair", regions, "pair: australiacentral2", "pair: australiacentral3", "no other region");
    row("pair of itself", regions, "pair: australiacentral2", "pair: australiacentral", "no other region");
    row("wrong direction", regions, "pairDirection: mutual", "pairDirection: one-way", "mutual");
    row("direction without a pair", regions, "    pair: australiacentral2\n", "", "without a pair");
    row("geography that contradicts", regions, "pairSameGeography: true", "pairSameGeography: false",
        "contradicts", -1);
    row("latitude off the globe", regions, "latitude: -35.3075", "latitude: -95.3075", "between -90 and 90");
    row("longitude off the globe", regions, "longitude: 149.1244", "longitude: 189.1244",
        "between -180 and 180");
    row("unknown source", regions, "sources: [docs-2026-07, avm-2026-03]", "sources: [hearsay]",
        "\"hearsay\" is not in catalog.yaml");
    row("region without a source", regions, "sources: [docs-2026-07, avm-2026-03]", "sources: []",
        "at least one source");
    row("regions out of order", regions, "id: australiacentral\n", "id: zaustraliacentral\n",
        "order of their ids", 20);
    row("region of no country", regions, "country: AU", "country: Australia", "two capital letters");
    row("zones counted where there are none", regions, "zones: false", "zones: false\n    zoneCount: 3",
        "no count of them");
    row("region that is also excluded", regions, "excluded:\n", "excluded:\n  australiacentral: closed\n",
        "excluded", -100000);
    row("columns renamed", latency, "rttMs", "ms", "does not name the columns");
    row("latency to nowhere", latency, "centralus,eastus2", "centralus,atlantis",
        "\"atlantis\" is not in regions.yaml");
    row("latency to itself", latency, "centralus,eastus2", "centralus,centralus", "between two regions");
    row("latency of no number", latency, "eastus2,33", "eastus2,fast", "no time in milliseconds");
    row("latency of no percentile", latency, "33,50", "33,500", "no percentile");
    row("latency of an unknown source", latency, "latency-2026-07", "hearsay",
        "\"hearsay\" is not in catalog.yaml");
    row("latency twice", latency, "eastus2,centralus", "centralus,eastus2", "there twice");
    row("latency with a column too few", latency, ",37,2025-06", ",37", "eight columns");
    row("earlier figure without its month", latency, ",37,2025-06", ",37,", "go together");
    row("latency of no month", latency, "2026-07,", "July,", "no month");

    // words and rules
    row("version of no month", words, "version: 2026-11", "version: latest", "month of the facts");
    row("phases out of order", words, "phase: decide", "phase: fence", "All twelve phases", -3);
    row("word with a blank", words, "  wait: ", "  wait a bit: ", "joined by hyphens");
    row("word twice", words, "  wait: ", "  wait: x\n  wait: ", "there twice", 1);
    row("rule by another name", rule, "id: REG-001", "id: REG-002", "\"REG-001\"");
    row("rule of no severity", rule, "severity: high", "severity: awful", "critical, high, medium, low");
    row("rule of no scope", rule, "scope: stamp", "scope: world", "workload, stamp");
    row("argument in the old spelling", rule, "{secondary}", "{secondary_region}", "one name in braces");
    row("upstream nobody knows", rule, "- checklist:", "- sheet:", "\"sheet\" is unknown");
    row("adapted from nothing", rule, "upstream:\n  - checklist: dcb1f7d5-769a-4e56-aba3-8d4a85e2213d\n", "",
        "names its upstream");
    row("rule for no disruption", rule, "disruptions: [region]", "disruptions: []",
        "at least one disruption");
    row("rule with a source that is none", rule, "source: https://", "source: http://",
        "begins with https://");
}

void TestCatalogErrors::wrong_content()
{
    QFETCH(QString, file);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, says);
    QFETCH(int, below);
    const fs::path path = folder() / file.toStdString();
    std::string text = readText(path);
    const std::size_t at = text.find(from.toStdString());
    QVERIFY2(at != std::string::npos, "the case no longer finds what it wants to break");
    text.replace(at, from.toStdString().size(), to.toStdString());
    writeText(path, text);

    const CatalogFolder read = readCatalogFolder(folder());
    QVERIFY(!read.catalog);
    std::string all;
    bool told = false;
    const int line = lineOf(text, at + (to.startsWith('\n') ? 1 : 0)) + below;
    const std::string place = path.string() + (line > 0 ? ":" + std::to_string(line) : "");
    for (const Error &problem : read.problems) {
        all += problem.text() + "\n";
        const bool same = line > 0 ? problem.place == place : problem.place.starts_with(path.string());
        told = told || (same && QString::fromStdString(problem.sentence).contains(says));
        QVERIFY2(problem.sentence.ends_with('.') && problem.sentence.find('\n') == std::string::npos,
                 problem.sentence.c_str());
    }
    QVERIFY2(told, ("expected at " + place + ", got:\n" + all).c_str());
}

QTEST_APPLESS_MAIN(TestCatalogErrors)
#include "tst_catalog_errors.moc"
