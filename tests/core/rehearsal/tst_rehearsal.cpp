// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/runbook/runbook.h"
#include "core/export/runbook/steps_json.h"
#include "core/export/stamping.h"
#include "core/rehearsal/measured.h"
#include "core/rehearsal/reading.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using namespace breakwater;
using Json = nlohmann::ordered_json;

namespace {

Snapshot snapshotOf(const std::string &id)
{
    const auto catalog = builtinCatalog();
    return {std::make_shared<const Topology>(*templateDesign(id, *catalog)),
            catalog,
            std::chrono::year{2026} / 11 / 20,
            {}};
}

std::string stepsJson(const Snapshot &now, RunbookKind kind)
{
    const Assessment assessment;
    ExportRequest request;
    request.now = now;
    request.assessment = &assessment;
    request.stamping = stampingOf(now, designHash(*now.topology));
    return paper::toStepsJson(makeRunbook(request, kind));
}

/// Whatever the runbook says, filled in: the step whose key ends so took that long.
Json &stepEndingIn(Json &json, const std::string &ending)
{
    for (Json &procedure : json["procedures"]) {
        for (Json &step : procedure["steps"]) {
            const std::string key = step["key"];
            if (key.size() >= ending.size()
                && key.compare(key.size() - ending.size(), ending.size(), ending) == 0)
                return step;
        }
    }
    qFatal("no step ends in %s", ending.c_str());
}

Snapshot with(const Snapshot &now, const std::vector<Measured> &measured)
{
    std::vector<Rehearsal> rehearsals;
    for (const Measured &m : measured)
        rehearsals.push_back(m.rehearsal);
    Snapshot changed = now;
    changed.topology = std::make_shared<const Topology>(*recordMeasured(rehearsals)(*now.topology));
    return changed;
}

StampEstimate plannedEstimate(const Snapshot &now)
{
    return *estimate(now, now.topology->stamps.front()->id, disruptionOf(RunbookKind::Drill));
}

} // namespace

class TestRehearsal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFilledDrillMakesTheNextEstimateMeasured()
    {
        const Snapshot now = snapshotOf("kubernetes");
        Json json = Json::parse(stepsJson(now, RunbookKind::Drill));
        json["rehearsal"]["on"] = "2026-11-10";
        Json *slow = nullptr;
        for (Json &step : json["procedures"][0]["steps"]) {
            if (step["critical"] == true && step["expectedMinutes"].is_number()
                && step["expectedMinutes"] > 20)
                slow = &step;
        }
        QVERIFY(slow != nullptr);
        // An option counts as measured once all of its steps are.
        const std::string slowKey = (*slow)["key"], option = slowKey.substr(0, slowKey.rfind('/') + 1);
        int steps = 0;
        for (Json &step : json["procedures"][0]["steps"]) {
            if (step["key"].get<std::string>().rfind(option, 0) == 0) {
                step["actual"]["start"] = "23:59";
                step["actual"]["end"] = "00:01"; // past midnight: 2 minutes
                ++steps;
            }
        }
        const auto read = readMeasured(json.dump(), "drill.json", now, {});
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->size(), std::size_t{1});
        const Rehearsal &rehearsal = read->front().rehearsal;
        QCOMPARE(rehearsal.on, std::string("2026-11-10"));
        QVERIFY(rehearsal.planned);
        QCOMPARE(static_cast<int>(rehearsal.steps.size()), steps);
        QCOMPARE(rehearsal.steps.at(slowKey), 2.0);
        const Snapshot after = with(now, *read);
        const RecoveryPlan plan = makePlan(after, disruptionOf(RunbookKind::Drill));
        bool measured = false;
        for (const PlanBlock &block : plan.blocks) {
            for (const PlanRow &row : block.rows)
                measured = measured || (row.key == slowKey && block.time.grade == Grade::Measured);
        }
        QVERIFY(measured);
        QVERIFY(plannedEstimate(after).rto.rto < plannedEstimate(now).rto.rto);
    }

    void theRunbookPrintsWhatWasMeasuredBesideThePlan()
    {
        const Snapshot now = snapshotOf("kubernetes");
        Json json = Json::parse(stepsJson(now, RunbookKind::Drill));
        Json &step = stepEndingIn(json, "/recovered/declare-recovered");
        step["actual"]["minutes"] = 3.5;
        const auto read = readMeasured(json.dump(), "drill.json", now, {"2026-11-10", std::nullopt, true});
        QVERIFY(read);
        const Snapshot after = with(now, *read);
        const Json printed = Json::parse(stepsJson(after, RunbookKind::Drill));
        Json again = printed;
        QCOMPARE(stepEndingIn(again, "/recovered/declare-recovered")["measured"].get<bool>(), true);
    }

    void theWayBackIsMeasuredToo()
    {
        const Snapshot now = snapshotOf("kubernetes");
        Json json = Json::parse(stepsJson(now, RunbookKind::Failback));
        json["rehearsal"]["on"] = "2026-11-10";
        for (Json &step : json["procedures"][0]["steps"])
            step["actual"]["minutes"] = 4;
        const auto read = readMeasured(json.dump(), "failback.json", now, {});
        QVERIFY(read);
        QVERIFY(!read->front().rehearsal.planned); // the way back follows the loss
        for (const auto &[key, minutes] : read->front().rehearsal.steps)
            QVERIFY2(key.find("/failback/") != std::string::npos, key.c_str());
        QVERIFY(read->front().rehearsal.steps.size() > 10);
    }

    void aSpreadsheetCanBeReadBack_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<double>("minutes");
        QTest::newRow("commas, minutes") << QByteArray("Key,\"Actual, min\"\nKEY,7.5\n") << 7.5;
        QTest::newRow("semicolons, a comma in the number") << QByteArray("Key;Minutes\r\nKEY;7,5\r\n") << 7.5;
        QTest::newRow("tabs, start and end")
            << QByteArray("Plan\tKey\tActual start\tActual end\ndrill\tKEY\t14:05\t14:20:30\n") << 15.5;
        QTest::newRow("with a mark and an empty row")
            << QByteArray("\xEF\xBB\xBFKey,Minutes\nsomething else,\nKEY,7\n") << 7.0;
        QTest::newRow("days said") << QByteArray(
            "Key,Start,End\nKEY,2026-11-10T23:50:00Z,2026-11-11T00:10:00Z\n")
                                   << 20.0;
    }
    void aSpreadsheetCanBeReadBack()
    {
        QFETCH(QByteArray, table);
        QFETCH(double, minutes);
        const Snapshot now = snapshotOf("web");
        Json json = Json::parse(stepsJson(now, RunbookKind::Drill));
        const std::string key = json["procedures"][0]["steps"][3]["key"];
        const auto read = readMeasured(table.replace("KEY", QByteArray::fromStdString(key)).toStdString(),
                                       "drill.csv", now, {"2026-11-10", std::nullopt, true});
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->front().rehearsal.steps.at(key), minutes);
        QVERIFY(read->front().unknownKeys.empty());
    }

    void theLogOfAScriptCanBeReadBack()
    {
        const Snapshot now = snapshotOf("web");
        const std::string stamp = now.topology->stamps.front()->id.text;
        Json json = Json::parse(stepsJson(now, RunbookKind::Drill));
        const std::string key = json["procedures"][0]["steps"][4]["key"];
        const Json started{
            {"at", "2026-11-10T14:00:00Z"}, {"script", "drill"}, {"stamp", stamp}, {"step", key},
            {"number", "F-01.1"},           {"event", "started"}};
        Json done = started;
        done["at"] = "2026-11-10T14:09:00Z";
        done["event"] = "done";
        done["minutes"] = 9.0;
        const std::string log = started.dump() + "\n" + done.dump() + "\n";
        const auto read = readMeasured(log, "drill.log", now, {});
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->front().rehearsal.on, std::string("2026-11-10"));
        QCOMPARE(read->front().rehearsal.steps.at(key), 9.0);
        const Json record{{"stamp", stamp},
                          {"on", "2026-11-10"},
                          {"disruption", "region"},
                          {"planned", true},
                          {"steps", {{key, 9}}}};
        const auto left = readMeasured(record.dump(), "drill.log.rehearsal.json", now, {});
        QVERIFY2(left, left ? "" : left.error().text().c_str());
        QVERIFY(left->front().rehearsal == read->front().rehearsal);
        // Read twice, recorded once.
        QCOMPARE(with(with(now, *read), *left).topology->records->rehearsals.size(), std::size_t{1});
    }

    void whatCannotBeReadSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("empty") << QByteArray("") << QByteArray("is empty");
        QTest::newRow("no key") << QByteArray("Step,Minutes\nF-01,3\n") << QByteArray("no column Key");
        QTest::newRow("no time") << QByteArray("Key,Minutes\na/b/c,soon\n")
                                 << QByteArray("cannot be read: 'soon'");
        QTest::newRow("negative") << QByteArray("Key,Minutes\na/b/c,-3\n") << QByteArray("cannot be read");
        QTest::newRow("nothing measured")
            << QByteArray("Key,Minutes\na/b/c,\n") << QByteArray("No step of the file");
        QTest::newRow("some JSON") << QByteArray("{\"a\": 1}") << QByteArray("neither JSON");
        QTest::newRow("broken JSON") << QByteArray("{\"stamp\": ") << QByteArray("neither JSON");
        QTest::newRow("another stamp")
            << QByteArray("Stamp,Key,Minutes\nNobody,a/b/c,3\n") << QByteArray("no stamp 'Nobody'");
    }
    void whatCannotBeReadSaysWhy()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, says);
        const auto read =
            readMeasured(bytes.toStdString(), "file", snapshotOf("web"), {"2026-11-10", std::nullopt, true});
        QVERIFY(!read);
        QVERIFY2(read.error().text().find(says.toStdString()) != std::string::npos,
                 read.error().text().c_str());
    }

    void stepsThatThePlanNoLongerHasAreLeftOutAndNamed()
    {
        const auto read = readMeasured("Key,Minutes\nno/such/step,3\n", "drill.csv", snapshotOf("web"),
                                       {"2026-11-10", std::nullopt, true});
        QVERIFY(read);
        QCOMPARE(read->front().unknownKeys, std::vector<std::string>{"no/such/step"});
        QVERIFY(read->front().rehearsal.steps.empty());
    }

    void theStepsFollowTheirSchema_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"})
            QTest::newRow(id) << QByteArray(id);
    }
    void theStepsFollowTheirSchema()
    {
        QFETCH(QByteArray, id);
        QFile file(QStringLiteral(BREAKWATER_SOURCE_DIR "/resources/schema/runbook-steps.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto definition = nlohmann::json::parse(file.readAll().toStdString());
        valijson::Schema schema;
        valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(definition), schema);
        const Snapshot now = snapshotOf(id.toStdString());
        for (const RunbookKind kind : kAllRunbooks) {
            const auto json = nlohmann::json::parse(stepsJson(now, kind));
            valijson::ValidationResults results;
            valijson::Validator validator;
            const bool valid =
                validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(json), &results);
            std::string why;
            valijson::ValidationResults::Error error;
            while (results.popError(error)) {
                for (const std::string &step : error.context)
                    why += step;
                why += ": " + error.description + "\n";
            }
            QVERIFY2(valid, why.c_str());
            QVERIFY(!json["procedures"].empty());
            for (const auto &sum : json["sums"])
                QVERIFY(std::abs(sum["detectMinutes"].get<double>() + sum["decideMinutes"].get<double>()
                                 + sum["lastStepEndsAt"].get<double>() - sum["totalMinutes"].get<double>())
                        < 0.03);
        }
    }
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
