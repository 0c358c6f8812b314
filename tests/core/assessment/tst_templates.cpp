// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assess.h"
#include "core/catalog/load.h"
#include "core/rules/engine.h"
#include "core/rules/rule.h"
#include "core/storage/templates.h"

#include <QTest>

#include <filesystem>
#include <set>

#include <yaml-cpp/yaml.h>

using namespace breakwater;

/// A template opens with the weaknesses that it was given, and with nothing that it does not explain.
class TestTemplates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatIsFoundIsExplained_data();
    void everythingThatIsFoundIsExplained();
    void everythingThatIsExplainedIsFound_data();
    void everythingThatIsExplainedIsFound();
};

namespace {

struct Weakness {
    std::string id;
    std::set<std::string> rules, related, subjects;
};

struct About {
    std::vector<Weakness> weaknesses;
    std::set<std::string> alsoExpected;
};

std::set<std::string> wordsOf(const YAML::Node &node)
{
    std::set<std::string> words;
    for (const YAML::Node &word : node)
        words.insert(word.as<std::string>());
    return words;
}

About aboutTemplate(const std::string &name)
{
    const YAML::Node file = YAML::LoadFile(
        (std::filesystem::path(BREAKWATER_SOURCE_DIR) / "templates" / name / "template.yaml").string());
    About about;
    for (const YAML::Node &node : file["weaknesses"])
        about.weaknesses.push_back({node["id"].as<std::string>(), wordsOf(node["rules"]),
                                    wordsOf(node["related"]), wordsOf(node["subjects"])});
    for (const YAML::Node &node : file["alsoExpected"])
        about.alsoExpected.insert(node["rule"].as<std::string>());
    return about;
}

Assessment assessed(const std::string &name)
{
    Snapshot now;
    now.catalog = builtinCatalog();
    now.asOf = std::chrono::year{2026} / 11 / 23;
    const Result<Topology> design = templateDesign(name, *now.catalog);
    now.topology = std::make_shared<const Topology>(design ? *design : Topology{});
    Memory memory;
    return assess(now, memory);
}

bool isOn(const Finding &finding, const std::set<std::string> &subjects)
{
    return std::any_of(finding.subjects.begin(), finding.subjects.end(),
                       [&subjects](const std::string &id) { return subjects.count(id) != 0; });
}

/// What follows from a weakness may show anywhere.
bool explains(const Weakness &weakness, const Finding &finding)
{
    return weakness.related.count(finding.rule.text) != 0
        || (weakness.rules.count(finding.rule.text) != 0 && isOn(finding, weakness.subjects));
}

void nameTemplates()
{
    QTest::addColumn<std::string>("name");
    for (const char *name : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(name) << std::string(name);
}

} // namespace

void TestTemplates::everythingThatIsFoundIsExplained_data()
{
    nameTemplates();
}

void TestTemplates::everythingThatIsFoundIsExplained()
{
    QFETCH(std::string, name);
    const About about = aboutTemplate(name);
    const Assessment found = assessed(name);
    QVERIFY(!found.findings.empty());
    for (const Finding &finding : found.findings) {
        const bool explained = finding.level() == Level::Info
            || about.alsoExpected.count(finding.rule.text) != 0
            || std::any_of(about.weaknesses.begin(), about.weaknesses.end(),
                           [&finding](const Weakness &weakness) { return explains(weakness, finding); });
        QVERIFY2(explained, (finding.key() + ": " + finding.message).c_str());
    }
}

void TestTemplates::everythingThatIsExplainedIsFound_data()
{
    nameTemplates();
}

/// Rules that the program does not have yet are named in advance.
void TestTemplates::everythingThatIsExplainedIsFound()
{
    QFETCH(std::string, name);
    std::set<std::string> known;
    for (const Rule *rule : allRules())
        known.insert(std::string(rule->id()));
    const About about = aboutTemplate(name);
    const Assessment found = assessed(name);
    const auto raised = [&found](const std::string &rule, const std::set<std::string> *subjects) {
        return std::any_of(found.findings.begin(), found.findings.end(), [&](const Finding &finding) {
            return finding.rule.text == rule && (subjects == nullptr || isOn(finding, *subjects));
        });
    };
    for (const Weakness &weakness : about.weaknesses)
        for (const std::string &rule : weakness.rules)
            QVERIFY2(known.count(rule) == 0 || raised(rule, &weakness.subjects),
                     (weakness.id + " does not raise " + rule).c_str());
    for (const std::string &rule : about.alsoExpected)
        QVERIFY2(known.count(rule) == 0 || raised(rule, nullptr),
                 (rule + " is explained and not raised").c_str());
}

QTEST_APPLESS_MAIN(TestTemplates)
#include "tst_templates.moc"
