// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/design_cases.h"

#include "core/storage/shape.h"
#include "core/support/hash.h"
#include "tests/support/random_design.h"

#include <set>

#include <nlohmann/json.hpp>

using namespace breakwater;
using namespace breakwater::test;

namespace {

/// A design that the catalog has nothing to say about.
Topology withoutKinds(const Topology &topology)
{
    Topology plain = topology;
    for (const auto &old : topology.stamps) {
        Stamp stamp = *old;
        for (Service &service : stamp.services)
            service.kind = KindId{"generic"};
        plain = withStamp(plain, std::move(stamp));
    }
    return plain;
}

/// Everything that the fields of `shape` name and the JSON has not.
void missingKeys(const nlohmann::json &json, const storage::Shape &shape,
                 std::map<std::string, std::set<std::string>> &seen)
{
    if (shape.type == "object" && json.is_object())
        for (const auto &[key, value] : json.items()) {
            seen[std::string(shape.entity)].insert(key);
            for (const storage::EntityShape &entity : storage::entityShapes())
                for (const storage::FieldShape &field : entity.fields)
                    if (entity.name == shape.entity && field.key == key)
                        missingKeys(value, field.shape, seen);
        }
    else if ((shape.type == "list" || shape.type == "map") && !shape.item.empty())
        for (const auto &item : json)
            missingKeys(item, shape.item.front(), seen);
}

} // namespace

/// Reading and writing design files: what comes out is what went in.
class TestDesignFile : public QObject {
    Q_OBJECT
private slots:
    void writesBackEveryByteOfAFileInCanonicalForm_data() { fileRows(); }
    void writesBackEveryByteOfAFileInCanonicalForm();
    void theCaseWithEveryKeyHasEveryKey();
    void readsBackWhatItWrote();
    void readsBackWhateverEditsCanMake();
    void sortsWhatAFileHasOutOfOrder();
    void keepsWhatItDoesNotKnow();
    void writesNumbersShortAndExact_data();
    void writesNumbersShortAndExact();
    void writesOnlyWhatCanBeReadAgain();
    void hashIgnoresWriterLayoutAndRecordsOnly();
    void opensAFileOfANewerFormatToLookAt();
    void saysWhoWroteANewerFileThatCannotBeShown();
    void whatIsWrongHasALineAndAColumn_data();
    void whatIsWrongHasALineAndAColumn();

private:
    static void fileRows()
    {
        QTest::addColumn<QString>("path");
        for (const auto &file : goodDesigns())
            QTest::newRow(rowName(file)) << QString::fromStdString(file.string());
    }
};

void TestDesignFile::writesBackEveryByteOfAFileInCanonicalForm()
{
    QFETCH(QString, path);
    const std::string before = bytesOf(path.toStdString());
    QVERIFY(!before.empty());
    const Result<OpenedDesign> opened = read(before);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    QCOMPARE(opened->format, kFormat);
    QVERIFY(!opened->newer);
    const std::string after = writeDesign(opened->topology);
    // BREAKWATER_REWRITE=1 brings the cases and templates into canonical form, after a change of that form.
    if (qEnvironmentVariableIsSet("BREAKWATER_REWRITE"))
        QVERIFY(saveFile(after, path.toStdString()).has_value());
    else
        QVERIFY2(after == before,
                 "the file is not in canonical form; run this test with BREAKWATER_REWRITE=1");
}

void TestDesignFile::theCaseWithEveryKeyHasEveryKey()
{
    const auto json = nlohmann::json::parse(bytesOf(caseFolder("design/good") / "every-key.breakwater"));
    std::map<std::string, std::set<std::string>> seen;
    missingKeys(json, {"object", "design"}, seen);
    for (const storage::EntityShape &entity : storage::entityShapes()) {
        for (const storage::FieldShape &field : entity.fields)
            QVERIFY2(seen[std::string(entity.name)].count(std::string(field.key)) == 1,
                     (std::string(entity.name) + "." + std::string(field.key)).c_str());
        // One unknown key each: it must survive too.
        QVERIFY2(entity.name == "target" || seen[std::string(entity.name)].size() > entity.fields.size(),
                 std::string(entity.name).c_str());
    }
}

void TestDesignFile::readsBackWhatItWrote()
{
    for (const auto &file : goodDesigns()) {
        const Result<OpenedDesign> first = read(bytesOf(file));
        QVERIFY2(first.has_value(), first ? "" : first.error().text().c_str());
        const Result<OpenedDesign> second = read(writeDesign(first->topology));
        QVERIFY(second.has_value());
        QVERIFY(sameContent(first->topology, second->topology));
    }
}

void TestDesignFile::readsBackWhateverEditsCanMake()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        RandomDesign random(seed);
        Topology topology = random.design();
        for (int step = 0; step < 100; ++step) {
            if (Result<Topology> next = random.edit(topology).edit(topology))
                topology = *std::move(next);
            if (step % 5 != 0)
                continue;
            const Topology plain = withoutKinds(topology);
            const Result<OpenedDesign> opened = read(writeDesign(plain));
            QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
            QVERIFY2(sameContent(opened->topology, plain),
                     qPrintable(QString("seed %1, step %2").arg(seed).arg(step)));
        }
    }
}

void TestDesignFile::sortsWhatAFileHasOutOfOrder()
{
    const std::string canonical = bytesOf(caseFolder("design/good") / "contoso-web.breakwater");
    // The same design as another tool would write it: no space, keys of every object backwards, lists of
    // things with ids backwards.
    auto json = nlohmann::ordered_json::parse(canonical);
    auto &stamp = json["stamps"][0];
    for (const char *list : {"zones", "services", "dependencies", "protections"})
        std::reverse(stamp[list].begin(), stamp[list].end());
    nlohmann::ordered_json backwards = nlohmann::ordered_json::object();
    std::vector<std::string> keys;
    for (const auto &[key, value] : json.items())
        keys.insert(keys.begin(), key);
    for (const std::string &key : keys)
        backwards[key] = json[key];
    const Result<OpenedDesign> opened = read(backwards.dump());
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    QCOMPARE(writeDesign(opened->topology), canonical);
}

void TestDesignFile::keepsWhatItDoesNotKnow()
{
    const Result<OpenedDesign> opened = read(
        R"({"format":1,"zebra":{"b":[1.50,null],"a":"\u00e9"},"engagement":{"name":"n","language":"en","aardvark":1e2},)"
        R"("big":12345678901234567890})");
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    QCOMPARE(opened->topology.extra.at("zebra"), std::string("{\"a\": \"\xC3\xA9\", \"b\": [1.5, null]}"));
    QCOMPARE(opened->topology.extra.at("big"), std::string("12345678901234567890"));
    QCOMPARE(opened->topology.engagement->extra.at("aardvark"), std::string("100"));
}

void TestDesignFile::writesNumbersShortAndExact_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("minus zero") << -0.0 << "0";
    QTest::newRow("whole") << 100000.0 << "100000";
    QTest::newRow("negative") << -42.0 << "-42";
    QTest::newRow("fraction") << 0.1 << "0.1";
    QTest::newRow("five seconds") << 0.083 << "0.083";
    QTest::newRow("sum that is no tenth") << 0.1 + 0.2 << "0.30000000000000004";
    QTest::newRow("small") << 0.000125 << "0.000125";
    QTest::newRow("tiny") << 1.5e-9 << "1.5e-09";
    QTest::newRow("largest exact whole") << 9007199254740991.0 << "9007199254740991";
    QTest::newRow("huge") << 1e300 << "1e+300";
}

void TestDesignFile::writesNumbersShortAndExact()
{
    QFETCH(double, number);
    QFETCH(QString, text);
    Topology topology;
    Stamp stamp;
    stamp.id = StampId{"stamp-a"};
    stamp.zones.push_back({ZoneRole::Primary, RegionId{"centralus"}, {}, {}, {}, {}, {}, {}});
    Service service;
    service.id = ServiceId{"generic-a"};
    service.kind = KindId{"generic"};
    service.parameters["value"] = number;
    stamp.services.push_back(service);
    topology.stamps.push_back(std::make_shared<const Stamp>(stamp));
    const std::string written = writeDesign(topology);
    QVERIFY2(written.find("{\"value\": " + text.toStdString() + "}") != std::string::npos, written.c_str());
    const Result<OpenedDesign> opened = read(written);
    QVERIFY(opened.has_value());
    QCOMPARE(*opened->topology.stamps.front()->services.front().number("value"), number);
}

void TestDesignFile::writesOnlyWhatCanBeReadAgain()
{
    Topology topology;
    Engagement engagement;
    engagement.name = std::string("broken \xC3( and \xED\xA0\x80 and nul ") + '\0';
    engagement.owner = RoleId{};
    topology.engagement = std::make_shared<const Engagement>(engagement);
    const Result<OpenedDesign> opened = read(writeDesign(topology));
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    QCOMPARE(opened->topology.engagement->name,
             std::string("broken \xEF\xBF\xBD( and \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD and nul ") + '\0');
    QVERIFY(!opened->topology.engagement->owner);
}

void TestDesignFile::hashIgnoresWriterLayoutAndRecordsOnly()
{
    const Topology design = read(bytesOf(caseFolder("design/good") / "every-key.breakwater"))->topology;
    const std::string hash = designHash(design);
    QCOMPARE(hash.size(), std::size_t{64});
    Topology other = design;
    other.writer = "9.9";
    other.layouts.clear();
    other.records = std::make_shared<const Records>();
    QCOMPARE(designHash(other), hash);
    QCOMPARE(hash, sha256Hex(writeDesign([&] {
                 Topology bare = other;
                 bare.writer.clear();
                 return bare;
             }())));
    other.extra["another"] = "1";
    QVERIFY(designHash(other) != hash);
    other = design;
    Stamp stamp = *design.stamps.front();
    stamp.services.front().name += "!";
    QVERIFY(designHash(withStamp(design, stamp)) != hash);
}

void TestDesignFile::opensAFileOfANewerFormatToLookAt()
{
    std::string bytes = bytesOf(caseFolder("design/good") / "contoso-web.breakwater");
    bytes.replace(bytes.find("\"format\": 1, \"writer\": \"0.1.0\""), 30,
                  "\"format\": 7, \"writer\": \"3.2.0\", \"galaxies\": [1]");
    const Result<OpenedDesign> opened = read(bytes);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
    QVERIFY(opened->newer);
    QCOMPARE(opened->format, 7);
    QCOMPARE(opened->topology.writer, std::string("3.2.0"));
    QCOMPARE(opened->topology.extra.count("galaxies"), std::size_t{1});
}

void TestDesignFile::saysWhoWroteANewerFileThatCannotBeShown()
{
    const Result<OpenedDesign> opened =
        read("{\n\"format\": 7, \"writer\": \"3.2.0\",\n\"engagement\": \"moved elsewhere\"}");
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, Error::Code::Newer);
    QVERIFY2(opened.error().sentence.find("version 3.2.0 of Breakwater in format 7") != std::string::npos,
             opened.error().sentence.c_str());
    QCOMPARE(opened.error().place, std::string("design.breakwater:3:15 /engagement"));
}

void TestDesignFile::whatIsWrongHasALineAndAColumn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::newRow("cut off") << QByteArray("{\n  \"format\": 1,\n  \"stamps\": [")
                             << "design.breakwater:3:14 /stamps/0";
    QTest::newRow("wrong type") << QByteArray("{\"format\": 1, \"engagement\": {\n  \"name\": 7}}")
                                << "design.breakwater:2:11 /engagement/name";
    QTest::newRow("wrong type after an umlaut")
        << QByteArray("{\"format\": 1,\n\"engagement\": {\"name\": \"M\xC3\xBCller\", \"client\": 7}}")
        << "design.breakwater:2:44 /engagement/client";
    QTest::newRow("bad byte") << QByteArray("{\"format\": 1,\n\"engagement\": {\"name\": \"a\xFFz\"}}")
                              << "design.breakwater:2:26";
    QTest::newRow("no design") << QByteArray("\n\n  [1, 2]") << "design.breakwater:3:3";
}

void TestDesignFile::whatIsWrongHasALineAndAColumn()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    const Result<OpenedDesign> opened = read(bytes.toStdString());
    QVERIFY(!opened.has_value());
    QCOMPARE(QString::fromStdString(opened.error().place), place);
}

QTEST_APPLESS_MAIN(TestDesignFile)
#include "tst_design_file.moc"
