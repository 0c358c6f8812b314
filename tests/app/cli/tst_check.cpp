// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include "core/rules/engine.h"
#include "core/rules/rule.h"

#include <QFile>
#include <QFloat16> // QCOMPARE asks whether a Json is one
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>
#include <sstream>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using Json = nlohmann::json;

/// `check` in every form that people and programs take away, and `rules`, which explains them.
class TestCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFindingSaysWhereItStands();
    void colourIsForTerminalsOnly();
    void noColorIsHonoured();
    void everyFormatSaysTheSame_data();
    void everyFormatSaysTheSame();
    void twoRunsGiveTheSameBytes();
    void sarifIsWhatTheStandardSays_data();
    void sarifIsWhatTheStandardSays();
    void theSchemaWouldSeeAMistake();
    void everyRuleThatSarifNamesIsDeclared();
    void acceptedRisksAreSuppressedResults();
    void pythonReadsTheRegisterAsItWasMeant();
    void aSpreadsheetRunsNothing();
    void aResultIsItsOwnBaseline_data();
    void aResultIsItsOwnBaseline();
    void onlyWhatIsNewIsShownAndCounted();
    void aRewordedFindingStaysInTheBaseline_data();
    void aRewordedFindingStaysInTheBaseline();
    void anExpiredRiskIsNew();
    void aBadBaselineIsRefused_data();
    void aBadBaselineIsRefused();
    void policiesAreJudgedAlong();
    void aPolicyInTheDesignIsJudgedUnasked();
    void aBadPolicyIsRefusedInOneSentence_data();
    void aBadPolicyIsRefusedInOneSentence();
    void oneStampAlone();
    void outputGoesToAFileAndNeverOverAnInput();
    void failOnCountsEveryLevel();
    void timingsNameEveryRuleAndLeaveTheResultAlone();
    void rulesAreListed();
    void aRuleIsExplainedWithTwoDesigns();
    void theExamplesOfEveryRuleAreTrue();
    void aMistypedRuleFindsItsNeighbour();
    void aRequirementIsExplained();

private:
    std::string file(const std::string &name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }
    std::string policy(const char *name) const
    {
        return std::string(BREAKWATER_SOURCE_DIR "/resources/policies/") + name + ".yaml";
    }
    Json json(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), "check");
        arguments.insert(arguments.end(), {"--format", "json", "--as-of", "2026-11-23"});
        return Json::parse(Command(arguments).out);
    }

    std::string m_design;
    std::string m_nasty; ///< names that somebody could write
    QTemporaryDir m_folder;
};

namespace {

std::string keyOf(const Json &finding)
{
    auto subjects = finding["subjects"].get<std::vector<std::string>>();
    std::sort(subjects.begin(), subjects.end());
    std::string key = finding["rule"].get<std::string>();
    for (const std::string &subject : subjects)
        key += ' ' + subject;
    return key;
}

std::multiset<std::string> keysOf(const Json &list)
{
    std::multiset<std::string> keys;
    for (const Json &one : list)
        keys.insert(keyOf(one));
    return keys;
}

/// What Python's csv makes of a file, as JSON.
Json rowsInPython(const std::string &path)
{
    QProcess python;
    python.start("python3",
                 {"-c",
                  "import csv, json, sys\n"
                  "with open(sys.argv[1], newline='', encoding='utf-8-sig') as file:\n"
                  "    print(json.dumps(list(csv.DictReader(file, strict=True))))\n",
                  QString::fromStdString(path)});
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        return Json();
    return Json::parse(python.readAllStandardOutput().toStdString());
}

const valijson::Schema &sarifSchema()
{
    static const Json json =
        Json::parse(bytesOf(BREAKWATER_SOURCE_DIR "/tests/schemas/sarif-2.1.0-rtm.5.json"));
    static valijson::Schema schema;
    static const bool read = [] {
        const valijson::adapters::NlohmannJsonAdapter adapter(json);
        valijson::SchemaParser(valijson::SchemaParser::kDraft4).populateSchema(adapter, schema);
        return true;
    }();
    Q_ASSERT(read);
    return schema;
}

bool isValidSarif(const Json &log, std::string *why = nullptr)
{
    valijson::Validator validator;
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter target(log);
    const bool valid = validator.validate(sarifSchema(), target, &results);
    valijson::ValidationResults::Error error;
    while (why != nullptr && results.popError(error)) {
        for (const std::string &part : error.context)
            *why += part;
        *why += ": " + error.description + "\n";
    }
    return valid;
}

void replaceOnce(std::string &text, const std::string &from, const std::string &to)
{
    const std::size_t at = text.find(from);
    QVERIFY2(at != std::string::npos, from.c_str());
    text.replace(at, from.size(), to);
}

} // namespace

void TestCheck::initTestCase()
{
    m_design = file("portfolio.breakwater");
    QCOMPARE(Command({"new", "--template", "portfolio", "-o", m_design}).code, 0);
    // A risk that somebody accepted, and names that are formulas, markup, several lines, or no language at
    // all.
    const Json report = json({m_design});
    std::string text = bytesOf(m_design);
    Json design = Json::parse(text);
    const Json &first = report["findings"][0];
    auto subjects = first["subjects"].get<std::vector<std::string>>();
    std::sort(subjects.begin(), subjects.end());
    design["acceptedRisks"] = Json::array({{{"rule", first["rule"]},
                                            {"subjects", subjects},
                                            {"kind", "accepted"},
                                            {"owner", design["roles"][0]["id"]},
                                            {"reason", "=cmd|' /C calc'!A0"},
                                            {"reviewOn", "2027-06-30"}}});
    const std::vector<std::string> names{"=HYPERLINK(\"http://evil\",\"x\")",
                                         "+1+1",
                                         "-2",
                                         "@SUM(A1)",
                                         "\t=1",
                                         " =1+1",
                                         "a,\"b\";c",
                                         "two\nlines",
                                         "<script>alert(1)</script>",
                                         "\xC3\xBC"
                                         "ber",
                                         "%s%n",
                                         "\x1B[31mred"};
    std::size_t next = 0;
    for (Json &stamp : design["stamps"])
        for (Json &service : stamp["services"])
            service["name"] = names[next++ % names.size()];
    m_nasty = file("nasty.breakwater");
    writeBytes(m_nasty, design.dump());
    QCOMPARE(Command({"check", m_nasty, "--fail-on", "never"}).code, 0);
}

void TestCheck::everyFindingSaysWhereItStands()
{
    std::vector<std::string> lines{""};
    std::istringstream stream(bytesOf(m_design));
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    const Json report = json({m_design});
    QVERIFY(report["findings"].size() > 20);
    const std::string text = Command({"check", m_design, "--as-of", "2026-11-23"}).out;
    for (const char *list : {"findings", "notEvaluated"})
        for (const Json &finding : report[list]) {
            const auto line = finding["line"].get<std::size_t>();
            QVERIFY(line < lines.size());
            const auto subjects = finding["subjects"].get<std::vector<std::string>>();
            const auto names = [&](const std::string &id) {
                return lines[line].find("\"id\": \"" + id.substr(0, id.find('/')) + "\"")
                    != std::string::npos;
            };
            QVERIFY2(std::any_of(subjects.begin(), subjects.end(), names) || names(finding["stamp"]),
                     keyOf(finding).c_str());
            if (std::string(list) == "findings")
                QVERIFY(text.find(m_design + ":" + std::to_string(line) + "\n") != std::string::npos);
        }
}

void TestCheck::colourIsForTerminalsOnly()
{
    const auto run = [this](bool terminal, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"check", m_nasty};
        arguments.insert(arguments.end(), more.begin(), more.end());
        std::ostringstream out, err;
        breakwater::cli::run(arguments, out, err, terminal);
        return out.str();
    };
    QVERIFY(run(true).find("\033[31m") != std::string::npos);
    QVERIFY(run(false).find('\033') == std::string::npos); // nor the one in a name
    QVERIFY(run(true, {"--format", "json"}).find('\033') == std::string::npos);
    run(true, {"-o", file("plain.txt")});
    QVERIFY(bytesOf(file("plain.txt")).find('\033') == std::string::npos);
    QVERIFY(run(true).find("\033[31mred") == std::string::npos);
}

void TestCheck::noColorIsHonoured()
{
    using breakwater::cli::coloursWanted;
    QVERIFY(coloursWanted(true, nullptr, "xterm"));
    QVERIFY(coloursWanted(true, "", "xterm")); // empty says nothing
    QVERIFY(!coloursWanted(true, "1", "xterm"));
    QVERIFY(!coloursWanted(true, nullptr, "dumb"));
    QVERIFY(!coloursWanted(false, nullptr, "xterm"));
}

void TestCheck::everyFormatSaysTheSame_data()
{
    QTest::addColumn<QString>("design");
    QTest::newRow("portfolio") << QString::fromStdString(m_design);
    QTest::newRow("nasty names") << QString::fromStdString(m_nasty);
}

void TestCheck::everyFormatSaysTheSame()
{
    QFETCH(QString, design);
    const std::string path = design.toStdString();
    const std::vector<std::string> base{"check", path, "--policy", policy("bank"), "--as-of", "2026-11-23"};
    const auto in = [&base](const char *format) {
        std::vector<std::string> arguments = base;
        arguments.insert(arguments.end(), {"--format", format});
        return Command(arguments).out;
    };
    const Json report = Json::parse(in("json")), log = Json::parse(in("sarif"));
    writeBytes(file("same.csv"), in("csv"));
    const Json rows = rowsInPython(file("same.csv"));
    std::multiset<std::string> fromJson = keysOf(report["findings"]), fromSarif, fromCsv;
    fromJson.merge(keysOf(report["accepted"]));
    fromJson.merge(keysOf(report["notEvaluated"]));
    for (const Json &result : log["runs"][0]["results"])
        fromSarif.insert(result["partialFingerprints"]["breakwaterKey/v1"].get<std::string>());
    for (const Json &row : rows)
        fromCsv.insert(row["id"].get<std::string>());
    QCOMPARE(fromSarif, fromJson);
    QCOMPARE(fromCsv, fromJson);
    const std::string text = Command(base).out;
    for (const Json &finding : report["findings"])
        QVERIFY(text.find(finding["rule"].get<std::string>() + "  ") != std::string::npos);
}

void TestCheck::twoRunsGiveTheSameBytes()
{
    for (const char *format : {"text", "json", "sarif", "csv"})
        QCOMPARE(Command({"check", m_design, "--format", format}).out,
                 Command({"check", m_design, "--format", format}).out);
}

void TestCheck::sarifIsWhatTheStandardSays_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString design = QString::fromStdString(m_design), nasty = QString::fromStdString(m_nasty);
    QTest::newRow("plain") << QStringList{design};
    QTest::newRow("nasty names and an accepted risk") << QStringList{nasty};
    QTest::newRow("with policies") << QStringList{design, "--policy", QString::fromStdString(policy("bank")),
                                                  "--policy", QString::fromStdString(policy("public-body"))};
    QTest::newRow("one stamp") << QStringList{design, "--stamp", "stamp-web1"};
    for (const char *name : {"web", "automation", "kubernetes", "genai"})
        QTest::newRow(name) << QStringList{
            QStringLiteral(BREAKWATER_SOURCE_DIR "/templates/%1/%1.breakwater").arg(name)};
}

void TestCheck::sarifIsWhatTheStandardSays()
{
    QFETCH(QStringList, arguments);
    std::vector<std::string> words{"check", "--format", "sarif"};
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    const Json log = Json::parse(Command(words).out);
    std::string why;
    QVERIFY2(isValidSarif(log, &why), why.c_str());
    QVERIFY(!log["runs"][0]["results"].empty());
    for (const Json &result : log["runs"][0]["results"]) {
        const bool open = result.value("kind", "fail") == "open";
        QCOMPARE(result["level"] == "none", open); // the standard's section 3.27.10
        QVERIFY(!result["message"]["text"].get<std::string>().empty());
        QVERIFY(result["locations"][0]["physicalLocation"]["region"]["startLine"].get<int>() > 0);
    }
}

void TestCheck::theSchemaWouldSeeAMistake()
{
    const Json good = Json::parse(Command({"check", m_design, "--format", "sarif"}).out);
    Json bad = good;
    bad["runs"][0]["results"][0]["level"] = "critical";
    QVERIFY(!isValidSarif(bad));
    bad = good;
    bad["runs"][0]["results"][0].erase("message");
    QVERIFY(!isValidSarif(bad));
    bad = good;
    bad["runs"][0]["colour"] = "red";
    QVERIFY(!isValidSarif(bad));
}

void TestCheck::everyRuleThatSarifNamesIsDeclared()
{
    const Json log = Json::parse(
        Command({"check", m_design, "--format", "sarif", "--policy", policy("software-house")}).out);
    const Json &rules = log["runs"][0]["tool"]["driver"]["rules"];
    std::set<std::string> declared;
    for (const Json &rule : rules)
        QVERIFY(declared.insert(rule["id"].get<std::string>()).second);
    for (const Json &result : log["runs"][0]["results"])
        QCOMPARE(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    for (const breakwater::Rule *rule : breakwater::allRules())
        QVERIFY(declared.count(std::string(rule->id())) == 1);
    QVERIFY(declared.count("TERN-TTL") == 1);
}

void TestCheck::acceptedRisksAreSuppressedResults()
{
    const Json log =
        Json::parse(Command({"check", m_nasty, "--format", "sarif", "--as-of", "2026-11-23"}).out);
    int suppressed = 0;
    for (const Json &result : log["runs"][0]["results"])
        if (result.contains("suppressions")) {
            ++suppressed;
            QCOMPARE(result["suppressions"][0]["status"], Json("accepted"));
            QCOMPARE(result["suppressions"][0]["justification"], Json("=cmd|' /C calc'!A0"));
            QCOMPARE(result["suppressions"][0]["properties"]["reviewOn"], Json("2027-06-30"));
        }
    QCOMPARE(suppressed, 1);
}

void TestCheck::pythonReadsTheRegisterAsItWasMeant()
{
    for (const std::string &design : {m_design, m_nasty}) {
        const std::vector<std::string> base{"check",      design,     "--as-of",
                                            "2026-11-23", "--policy", policy("bank")};
        std::vector<std::string> csv = base;
        csv.insert(csv.end(), {"--format", "csv", "-o", file("register.csv")});
        QCOMPARE(Command(csv).code, 1);
        const Json rows = rowsInPython(file("register.csv"));
        const Json report = json({design, "--policy", policy("bank")});
        QCOMPARE(rows.size(),
                 report["findings"].size() + report["accepted"].size() + report["notEvaluated"].size());
        std::size_t at = 0;
        for (const char *list : {"findings", "accepted"})
            for (const Json &finding : report[list]) {
                const Json &row = rows[at++];
                QCOMPARE(row.size(), std::size_t{12});
                QCOMPARE(row["id"], Json(keyOf(finding)));
                QCOMPARE(row["rule"], finding["rule"]);
                QCOMPARE(row["severity"], finding["severity"]);
                QCOMPARE(row["title"], finding["title"]);
                QCOMPARE(row["source"], finding["source"]);
                QCOMPARE(row["status"], Json(std::string(list) == "findings" ? "open" : "accepted"));
                if (design == m_design)
                    QCOMPARE(row["consequence"],
                             Json(finding["message"].get<std::string>() + " "
                                  + finding["why"].get<std::string>()));
                if (std::string(list) == "accepted") {
                    QCOMPARE(row["review date"], Json("2027-06-30"));
                    QVERIFY(!row["owner"].get<std::string>().empty());
                }
            }
        for (; at < rows.size(); ++at)
            QCOMPARE(rows[at]["status"], Json("not evaluated"));
    }
}

void TestCheck::aSpreadsheetRunsNothing()
{
    writeBytes(file("nasty.csv"), Command({"check", m_nasty, "--format", "csv"}).out);
    const Json rows = rowsInPython(file("nasty.csv"));
    QVERIFY(rows.size() > 20);
    for (const Json &row : rows)
        for (const auto &cell : row.items()) {
            const std::string text = cell.value().get<std::string>();
            const std::size_t first = text.find_first_not_of(" \t\r\n");
            QVERIFY2(first == std::string::npos || std::string("=+-@").find(text[first]) == std::string::npos,
                     text.c_str());
        }
}

void TestCheck::aResultIsItsOwnBaseline_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<QString>("format");
    for (const char *format : {"json", "sarif"}) {
        for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
            QTest::addRow("%s, %s", name, format)
                << QStringLiteral(BREAKWATER_SOURCE_DIR "/templates/%1/%1.breakwater").arg(name)
                << QString(format);
        QTest::addRow("nasty names, %s", format) << QString::fromStdString(m_nasty) << QString(format);
    }
}

void TestCheck::aResultIsItsOwnBaseline()
{
    QFETCH(QString, design);
    QFETCH(QString, format);
    const std::vector<std::string> base{"check",      design.toStdString(), "--as-of",
                                        "2026-11-23", "--policy",           policy("bank")};
    std::vector<std::string> first = base;
    first.insert(first.end(), {"--format", format.toStdString(), "-o", file("former")});
    QCOMPARE(Command(first).code, 1);
    std::vector<std::string> second = base;
    second.insert(second.end(), {"--baseline", file("former"), "--fail-on", "info", "--format", "json"});
    const Command again(second);
    QCOMPARE(again.code, 0);
    const Json report = Json::parse(again.out);
    for (const char *list : {"findings", "accepted", "notEvaluated"})
        QVERIFY2(report[list].empty(), list);
    second.back() = "sarif";
    QVERIFY(Json::parse(Command(second).out)["runs"][0]["results"].empty());
}

void TestCheck::onlyWhatIsNewIsShownAndCounted()
{
    QCOMPARE(Command({"check", m_design, "--format", "sarif", "-o", file("before.sarif")}).code, 1);
    std::string text = bytesOf(m_design);
    replaceOnce(text, R"({"role": "secondary", "region": "eastus2")",
                R"({"role": "secondary", "region": "westus3")");
    writeBytes(file("moved.breakwater"), text);
    const Json before = json({m_design}), after = json({file("moved.breakwater")});
    const Json shown = json({file("moved.breakwater"), "--baseline", file("before.sarif")});
    std::multiset<std::string> expected;
    const auto known = keysOf(before["findings"]);
    for (const std::string &key : keysOf(after["findings"]))
        if (known.count(key) == 0)
            expected.insert(key);
    QVERIFY(!expected.empty());
    QCOMPARE(keysOf(shown["findings"]), expected);
    const Command sarif(
        {"check", file("moved.breakwater"), "--baseline", file("before.sarif"), "--format", "sarif"});
    const Json log = Json::parse(sarif.out);
    std::string why;
    QVERIFY2(isValidSarif(log, &why), why.c_str());
    for (const Json &result : log["runs"][0]["results"])
        QCOMPARE(result["baselineState"], Json("new"));
}

void TestCheck::aRewordedFindingStaysInTheBaseline_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("json") << "json";
    QTest::newRow("sarif") << "sarif";
}

/// Another name, another wording, another line, another severity: the same rule on the same things.
void TestCheck::aRewordedFindingStaysInTheBaseline()
{
    QFETCH(QString, format);
    Json former = Json::parse(Command({"check", m_design, "--format", format.toStdString()}).out);
    if (format == "json")
        for (const char *list : {"findings", "accepted"})
            for (Json &finding : former[list]) {
                finding["message"] = "Said quite another way.";
                finding["severity"] = finding["level"] = "low";
                finding["line"] = 1;
                auto subjects = finding["subjects"].get<std::vector<std::string>>();
                std::reverse(subjects.begin(), subjects.end());
                finding["subjects"] = subjects;
            }
    else
        for (Json &result : former["runs"][0]["results"]) {
            result["message"]["text"] = "Said quite another way.";
            result.erase("locations");
            result.erase("ruleIndex");
        }
    writeBytes(file("reworded"), former.dump());
    std::string text = bytesOf(m_design);
    replaceOnce(text, R"("name": "Storefront")", R"("name": "Front of the shop")");
    writeBytes(file("renamed.breakwater"), "\n\n" + text);
    const Command shown(
        {"check", file("renamed.breakwater"), "--baseline", file("reworded"), "--fail-on", "info"});
    QCOMPARE(shown.code, 0);
    QVERIFY2(shown.out.rfind("0 errors, 0 warnings, 0 infos, 0 accepted, 0 not evaluated", 0) == 0,
             shown.out.c_str());
}

void TestCheck::anExpiredRiskIsNew()
{
    for (const char *format : {"json", "sarif"}) {
        QCOMPARE(
            Command({"check", m_nasty, "--as-of", "2026-11-23", "--format", format, "-o", file("then")}).code,
            1);
        const Json later = Json::parse(Command({"check", m_nasty, "--as-of", "2027-12-01", "--baseline",
                                                file("then"), "--format", "json"})
                                           .out);
        const Json accepted = json({m_nasty})["accepted"][0];
        QCOMPARE(keysOf(later["findings"]).count(keyOf(accepted)), std::size_t{1});
    }
}

void TestCheck::aBadBaselineIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << "bad:1";
    QTest::newRow("cut off") << QByteArray("{\n\"findings\": [") << "bad:2";
    QTest::newRow("other JSON") << QByteArray("{\"format\": 1, \"stamps\": []}") << "bad";
    QTest::newRow("a list") << QByteArray("[]") << "bad";
    QTest::newRow("SARIF of another tool")
        << QByteArray(R"({"version": "2.1.0", "runs": [{"results": [{"message": {"text": "x"}}]}]})")
        << "bad";
    QTest::newRow("subjects that are none") << QByteArray(
        R"({"findings": [{"rule": "REG-001", "subjects": 7}], "accepted": [], "notEvaluated": []})")
                                            << "bad";
    QTest::newRow("a wall of brackets") << QByteArray(2'000'000, '[') << "bad";
    QTest::newRow("bytes that are no text") << QByteArray("\xff\xfe{}", 4) << "bad";
}

void TestCheck::aBadBaselineIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    writeBytes(file("bad"), bytes.toStdString());
    const Command command({"check", m_design, "--baseline", file("bad")});
    QCOMPARE(command.code, 3);
    QVERIFY(command.out.empty());
    QCOMPARE(std::count(command.err.begin(), command.err.end(), '\n'), 1);
    QVERIFY2(command.err.find(says.toStdString()) != std::string::npos, command.err.c_str());
    QCOMPARE(Command({"check", m_design, "--baseline", file("missing")}).code, 3);
}

void TestCheck::policiesAreJudgedAlong()
{
    const std::string bytes = bytesOf(m_design);
    Json plain = json({m_design});
    for (Json &finding : plain["findings"])
        finding.erase("points"); // what is left for them is less when a policy's have taken theirs
    const Json judged = json({m_design, "--policy", policy("bank"), "--policy", policy("software-house")});
    std::set<std::string> policies;
    Json rulesOnly = Json::array();
    for (const Json &finding : judged["findings"]) {
        if (finding.contains("policy"))
            policies.insert(finding["policy"].get<std::string>());
        else
            rulesOnly.push_back(finding);
    }
    for (Json &finding : rulesOnly)
        finding.erase("points");
    QCOMPARE(policies, (std::set<std::string>{"harbour-bank", "tern-software"}));
    QCOMPARE(rulesOnly, plain["findings"]);
    QCOMPARE(judged["policies"].size(), std::size_t{2});
    QCOMPARE(bytesOf(m_design), bytes); // the command line never changes its input
    const Command text({"check", m_design, "--policy", policy("bank")});
    QVERIFY(text.out.find("Policy: harbour-bank, ICT continuity standard 4.1, section 2.1")
            != std::string::npos);
}

void TestCheck::aPolicyInTheDesignIsJudgedUnasked()
{
    Json design = Json::parse(bytesOf(m_design));
    design["engagement"]["policies"] = Json::array({bytesOf(policy("bank"))});
    writeBytes(file("carries.breakwater"), design.dump());
    const Json carried = json({file("carries.breakwater")}),
               given = json({m_design, "--policy", policy("bank")});
    QCOMPARE(keysOf(carried["findings"]), keysOf(given["findings"]));
    // The same once more adds nothing.
    QCOMPARE(keysOf(json({file("carries.breakwater"), "--policy", policy("bank")})["findings"]),
             keysOf(carried["findings"]));
    design["engagement"]["policies"] = Json::array({"policy: [\n"});
    writeBytes(file("carries.breakwater"), design.dump());
    const Command refused({"check", file("carries.breakwater")});
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.err.find("carries.breakwater /engagement/policies/0:") != std::string::npos,
             refused.err.c_str());
}

void TestCheck::aBadPolicyIsRefusedInOneSentence_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    const QString cases = BREAKWATER_SOURCE_DIR "/tests/cases/policies/";
    QTest::newRow("a mistyped key") << cases + "unknown-key.yaml"
                                    << "unknown-key.yaml:10: The key \"allowedPlace\" is unknown here; "
                                       "perhaps \"allowedPlaces\" is meant.";
    QTest::newRow("a region that is none") << cases + "unknown-region.yaml"
                                           << "unknown-region.yaml:11: ";
    QTest::newRow("an alias bomb") << cases + "alias-bomb.yaml"
                                   << "alias-bomb.yaml:3: ";
    QTest::newRow("missing") << cases + "none.yaml"
                             << "none.yaml: The file cannot be read";
    QTest::newRow("a folder") << cases << "it is a folder";
    QTest::newRow("a device that never ends") << "/dev/zero"
                                              << "it is a device";
    writeBytes(file("enormous.yaml"), std::string(300 * 1024, '#'));
    QTest::newRow("enormous") << QString::fromStdString(file("enormous.yaml")) << "larger than 256 KiB";
}

void TestCheck::aBadPolicyIsRefusedInOneSentence()
{
    QFETCH(QString, path);
    QFETCH(QString, says);
    for (const std::vector<std::string> &arguments :
         {std::vector<std::string>{"check", m_design, "--policy", path.toStdString()},
          std::vector<std::string>{"rules", "--policy", path.toStdString()}}) {
        const Command command(arguments);
        QCOMPARE(command.code, 3);
        QVERIFY(command.out.empty());
        QVERIFY2(command.err.find(says.toStdString()) != std::string::npos, command.err.c_str());
        QCOMPARE(std::count(command.err.begin(), command.err.end(), '\n'), 1);
    }
}

void TestCheck::oneStampAlone()
{
    const Json all = json({m_design}), one = json({m_design, "--stamp", "stamp-web1"}),
               two = json({m_design, "--stamp", "stamp-web1", "--stamp", "stamp-k8s3"});
    QVERIFY(!one["findings"].empty());
    QVERIFY(two["findings"].size() > one["findings"].size());
    for (const char *list : {"findings", "notEvaluated"}) {
        Json expected = Json::array();
        for (const Json &finding : all[list])
            if (finding["stamp"] == "stamp-web1")
                expected.push_back(finding);
        QCOMPARE(one[list], expected);
    }
    const Command unknown({"check", m_design, "--stamp", "stamp-web2"});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.find("; perhaps \"stamp-web1\" is meant.") != std::string::npos,
             unknown.err.c_str());
}

void TestCheck::outputGoesToAFileAndNeverOverAnInput()
{
    for (const char *format : {"text", "json", "sarif", "csv"}) {
        const Command shown({"check", m_design, "--format", format});
        const Command written({"check", m_design, "--format", format, "-o", file("report")});
        QCOMPARE(written.code, shown.code);
        QVERIFY(written.out.empty());
        QCOMPARE(bytesOf(file("report")), shown.out);
    }
    const std::string bytes = bytesOf(m_design);
    QCOMPARE(Command({"check", m_design, "-o", m_design}).code, 2);
    QVERIFY(QFile::link(QString::fromStdString(m_design), QString::fromStdString(file("link.breakwater"))));
    QCOMPARE(Command({"check", m_design, "-o", file("link.breakwater")}).code, 2);
    QCOMPARE(Command({"check", m_design, "-o", file("nowhere/report")}).code, 3);
    QCOMPARE(bytesOf(m_design), bytes);
}

void TestCheck::failOnCountsEveryLevel()
{
    const std::vector<std::string> levels{"error", "warning", "info"};
    const std::string names = policy("public-body"); // it has something to say on every level
    for (std::size_t only = 0; only < levels.size(); ++only) {
        // Everything but one level is known already.
        Json former = json({m_design, "--policy", names});
        Json kept = Json::array();
        for (const Json &finding : former["findings"])
            if (finding["level"] != levels[only])
                kept.push_back(finding);
        QVERIFY(kept.size() < former["findings"].size());
        former["findings"] = kept;
        writeBytes(file("level.json"), former.dump());
        for (std::size_t failOn = 0; failOn < levels.size(); ++failOn) {
            const Command command({"check", m_design, "--as-of", "2026-11-23", "--policy", names,
                                   "--baseline", file("level.json"), "--fail-on", levels[failOn]});
            QCOMPARE(command.code, only <= failOn ? 1 : 0);
        }
    }
}

void TestCheck::timingsNameEveryRuleAndLeaveTheResultAlone()
{
    const std::vector<std::string> plain{"check", m_design, "--format", "json", "--as-of", "2026-11-23"};
    std::vector<std::string> timed = plain;
    timed.push_back("--timings");
    const Command without(plain), with(timed);
    QCOMPARE(with.out, without.out);
    QVERIFY(without.err.empty());
    // The portfolio has a stamp of every type, so every rule is asked; each stands there once, and so does
    // the sum.
    std::istringstream lines(with.err);
    std::set<std::string> rules;
    double sum = 0, all = 0;
    for (std::string rule, unit, rest; lines >> rule;) {
        double milliseconds = 0;
        lines >> milliseconds >> unit;
        std::getline(lines, rest);
        QCOMPARE(unit, std::string("ms"));
        QVERIFY2(rules.insert(rule).second, rule.c_str());
        (rule == "all" ? all : sum) += milliseconds;
    }
    QCOMPARE(rules.size(), breakwater::allRules().size() + 1);
    QVERIFY2(std::abs(sum - all) < 0.2, with.err.c_str()); // each is rounded to a microsecond
}

void TestCheck::rulesAreListed()
{
    const Command text({"rules"});
    QCOMPARE(text.code, 0);
    const Json list = Json::parse(Command({"rules", "--format", "json"}).out);
    QCOMPARE(list.size(), breakwater::allRules().size());
    for (const Json &rule : list) {
        QVERIFY(text.out.find(rule["id"].get<std::string>()) != std::string::npos);
        for (const char *key : {"title", "severity", "theme", "why", "remedy", "message"})
            QVERIFY2(!rule[key].get<std::string>().empty(), key);
    }
}

void TestCheck::aRuleIsExplainedWithTwoDesigns()
{
    const Command text({"rules", "DAT-014"});
    QCOMPARE(text.code, 0);
    for (const char *words :
         {"Self-hosted integration runtime has one node", "Severity    critical", "Parameter   min = 2",
          "https://learn.microsoft.com/azure/data-factory/", "A design that fails", "A design that passes"})
        QVERIFY2(text.out.find(words) != std::string::npos, words);
}

/// Whoever saves an example and checks it gets what the explanation says.
void TestCheck::theExamplesOfEveryRuleAreTrue()
{
    // What the facts can never answer yet.
    const std::set<std::string> neverFails{"GAI-021", "REG-005", "TGT-004", "TGT-009"};
    for (const breakwater::Rule *rule : breakwater::allRules()) {
        const std::string id(rule->id());
        const Json explained = Json::parse(Command({"rules", id, "--format", "json"}).out);
        QVERIFY2(explained["fails"].is_object() || neverFails.count(id) > 0, id.c_str());
        QVERIFY2(explained["passes"].is_object(), id.c_str());
        if (explained["fails"].is_object()) {
            writeBytes(file("fails.breakwater"), explained["fails"]["design"].get<std::string>());
            const Json findings = json({file("fails.breakwater")})["findings"];
            QVERIFY2(std::any_of(findings.begin(), findings.end(),
                                 [&](const Json &finding) {
                                     return finding["rule"] == id
                                         && finding["message"] == explained["fails"]["message"];
                                 }),
                     id.c_str());
        }
        writeBytes(file("passes.breakwater"), explained["passes"]["design"].get<std::string>());
        const Json report = json({file("passes.breakwater")});
        for (const char *list : {"findings", "notEvaluated"})
            for (const Json &finding : report[list])
                QVERIFY2(finding["rule"] != id, id.c_str());
    }
}

void TestCheck::aMistypedRuleFindsItsNeighbour()
{
    const Command command({"rules", "DAT-14"});
    QCOMPARE(command.code, 2);
    QVERIFY2(command.err.find("; perhaps \"DAT-014\" is meant.") != std::string::npos, command.err.c_str());
}

void TestCheck::aRequirementIsExplained()
{
    const Command text({"rules", "HB-RPO-01", "--policy", policy("bank")});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.find("Confidential records lose at most 15 minutes") != std::string::npos);
    QVERIFY(text.out.find("harbour-bank") != std::string::npos);
    QCOMPARE(Command({"rules", "HB-RPO-01"}).code, 2);
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
