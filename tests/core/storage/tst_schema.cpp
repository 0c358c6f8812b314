// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/design_cases.h"

#include "core/storage/shape.h"

#include <map>
#include <set>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

using namespace breakwater;
using namespace breakwater::test;
using storage::EntityShape;
using storage::FieldShape;
using storage::Shape;
using Json = nlohmann::json;

namespace {

/// What JSON Schema cannot say, or cannot say without the catalog: the reader alone refuses these.
const std::map<std::string, std::string> kReaderOnly{
    {"byte-order-mark", "not a matter of JSON"},
    {"key-twice", "a JSON reader has dropped one of the two before a schema sees them"},
    {"key-twice-unknown", "as above"},
    {"key-twice-in-parameters", "as above"},
    {"key-twice-in-layout", "as above"},
    {"key-twice-in-duration", "as above"},
    {"day-that-does-not-exist", "a pattern knows no calendar"},
    {"duration-p95-below-p50", "a schema compares no two values"},
    {"duration-pert-out-of-order", "as above"},
    {"duration-uniform-out-of-order", "as above"},
    {"id-twice-among-services", "uniqueness of one key among objects"},
    {"id-twice-across-kinds", "as above"},
    {"id-twice-part-and-service", "as above"},
    {"dependency-to-nothing", "a reference"},
    {"dependency-from-nothing", "a reference"},
    {"dependency-to-a-role", "a reference"},
    {"dependency-of-another-stamp", "a reference"},
    {"dependency-to-a-part-that-is-gone", "a reference"},
    {"dependency-to-a-part-of-another", "a reference"},
    {"route-origin-group-gone", "a reference"},
    {"call-fallback-gone", "a reference"},
    {"call-queue-gone", "a reference"},
    {"protection-of-nothing", "a reference"},
    {"protection-counterpart-gone", "a reference"},
    {"protection-via-gone", "a reference"},
    {"part-reference-gone", "a reference"},
    {"group-store-gone", "a reference"},
    {"flow-dependency-gone", "a reference"},
    {"service-in-a-zone-that-is-not-there", "two lists together"},
    {"region-unknown", "the catalog"},
    {"replica-region-unknown", "the catalog"},
    {"kind-unknown", "the catalog"},
    {"kind-by-another-word", "the catalog"},
    {"option-unknown", "the catalog"},
    {"parameter-unknown", "the catalog"},
    {"parameter-of-the-wrong-type", "the catalog"},
    {"parameter-of-no-word", "the catalog"},
    {"part-kind-unknown", "the catalog"},
    {"part-parameter-unknown", "the catalog"},
};

const Json &schemaJson()
{
    static const Json json = Json::parse(designSchema());
    return json;
}

class SchemaValidator {
public:
    SchemaValidator()
    {
        valijson::adapters::NlohmannJsonAdapter adapter(schemaJson());
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(adapter, m_schema);
    }
    bool accepts(const Json &design)
    {
        return m_validator.validate(m_schema, valijson::adapters::NlohmannJsonAdapter(design), nullptr);
    }

private:
    valijson::Schema m_schema;
    valijson::Validator m_validator;
};

std::string nameOf(const Json &schema)
{
    const Json &reference = schema.contains("allOf") ? schema["allOf"][0] : schema;
    const std::string path = reference.value("$ref", "");
    return path.substr(path.rfind('/') + 1);
}

std::set<std::string> wordsIn(const Json &list)
{
    return list.get<std::set<std::string>>();
}

std::set<std::string> wordsIn(const std::vector<std::string_view> &list)
{
    return {list.begin(), list.end()};
}

bool sameRange(const Shape &shape, const Json &schema)
{
    return shape.minimum.has_value() == schema.contains("minimum")
        && shape.maximum.has_value() == schema.contains("maximum")
        && (!shape.minimum || schema["minimum"] == *shape.minimum)
        && (!shape.maximum || schema["maximum"] == *shape.maximum);
}

/// The difference between what the table and what the schema say of a value; empty when there is none.
std::string difference(const Shape &shape, const Json &schema)
{
    static const std::set<std::string_view> kNamed{"id", "day", "parameters", "duration", "layout"};
    const std::string type(shape.type);
    if (kNamed.count(type) != 0)
        return nameOf(schema) == type ? "" : "is not the definition " + type;
    if (type == "object")
        return nameOf(schema) == shape.entity ? "" : "is not the definition " + std::string(shape.entity);
    if (type == "raw")
        return schema.contains("type") ? "takes any value" : "";
    const std::map<std::string, std::string> types{
        {"text", "string"},     {"word", "string"}, {"number", "number"}, {"integer", "integer"},
        {"boolean", "boolean"}, {"list", "array"},  {"map", "object"}};
    if (schema.value("type", "") != types.at(type))
        return "is " + schema.dump() + ", not " + types.at(type);
    if (type == "word" && wordsIn(schema["enum"]) != wordsIn(shape.words))
        return "has other words";
    if ((type == "number" || type == "integer") && !sameRange(shape, schema))
        return "has another range";
    if (type == "list")
        return schema.value("uniqueItems", false) != shape.unique
            ? "differs in unique items"
            : difference(shape.item.front(), schema["items"]);
    if (type == "map") {
        if (schema.contains("propertyNames") != !shape.words.empty()
            || (!shape.words.empty() && wordsIn(schema["propertyNames"]["enum"]) != wordsIn(shape.words)))
            return "has other keys";
        return difference(shape.item.front(), schema["additionalProperties"]);
    }
    return "";
}

std::string failed(const EntityShape &entity, std::string_view key, const std::string &what)
{
    return std::string(entity.name) + "." + std::string(key) + " " + what;
}

} // namespace

/// The published schema says what the reader does: key by key, and file by file.
class TestSchema : public QObject {
    Q_OBJECT
private slots:
    void namesTheSameKeysAsTheReader();
    void explainsEveryKey();
    void agreesOnAGoodFile_data();
    void agreesOnAGoodFile();
    void agreesOnABadFile_data();
    void agreesOnABadFile();
    void listsNoCaseThatIsGone();
};

void TestSchema::namesTheSameKeysAsTheReader()
{
    for (const EntityShape &entity : storage::entityShapes()) {
        const Json &schema =
            entity.name == "design" ? schemaJson() : schemaJson()["definitions"][std::string(entity.name)];
        QVERIFY2(schema.is_object(), std::string(entity.name).c_str());
        std::set<std::string> required;
        std::set<std::string> keys;
        for (const FieldShape &field : entity.fields) {
            const std::string key(field.key);
            keys.insert(key);
            if (field.required)
                required.insert(key);
            QVERIFY2(schema["properties"].contains(key), failed(entity, key, "is not in the schema").c_str());
            if (entity.name == "design" && key == "format")
                continue; // the schema is that of one format
            const std::string what = difference(field.shape, schema["properties"][key]);
            QVERIFY2(what.empty(), failed(entity, key, what).c_str());
        }
        for (const auto &[key, value] : schema["properties"].items())
            QVERIFY2(keys.count(key) == 1, failed(entity, key, "is not read").c_str());
        QVERIFY2((schema.contains("required") ? wordsIn(schema["required"]) : std::set<std::string>{})
                     == required,
                 failed(entity, "*", "requires other keys").c_str());
    }
}

void TestSchema::explainsEveryKey()
{
    for (const auto &[name, definition] : schemaJson()["definitions"].items()) {
        QVERIFY2(definition.contains("title") && definition.contains("description"), name.c_str());
        if (definition.contains("properties"))
            for (const auto &[key, property] : definition["properties"].items())
                QVERIFY2(property.contains("title"), (name + "." + key).c_str());
    }
}

void TestSchema::agreesOnAGoodFile_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &file : goodDesigns())
        QTest::newRow(rowName(file)) << QString::fromStdString(file.string());
}

void TestSchema::agreesOnAGoodFile()
{
    QFETCH(QString, path);
    const std::string bytes = bytesOf(path.toStdString());
    QVERIFY(read(bytes).has_value());
    SchemaValidator validator;
    QVERIFY(validator.accepts(Json::parse(bytes)));
}

void TestSchema::agreesOnABadFile_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &file : filesIn(caseFolder("design/bad"), ".breakwater"))
        QTest::newRow(rowName(file)) << QString::fromStdString(file.string());
}

void TestSchema::agreesOnABadFile()
{
    QFETCH(QString, path);
    const std::filesystem::path file(path.toStdString());
    const std::string bytes = bytesOf(file);
    const Result<OpenedDesign> opened = read(bytes);
    QVERIFY(!opened.has_value());
    const Json json = Json::parse(bytes, nullptr, false);
    if (json.is_discarded()) {
        // No JSON, so no schema: the reader must say so too, unless it is a number that JSON allows and no
        // computer holds.
        QVERIFY(opened.error().code == Error::Code::Unreadable || file.stem() == "number-too-large");
        return;
    }
    SchemaValidator validator;
    if (kReaderOnly.count(file.stem().string()) != 0)
        QVERIFY2(validator.accepts(json), "the schema says this too: take it off the list");
    else
        QVERIFY2(!validator.accepts(json), "the schema does not say this");
}

void TestSchema::listsNoCaseThatIsGone()
{
    for (const auto &[name, reason] : kReaderOnly)
        QVERIFY2(std::filesystem::exists(caseFolder("design/bad") / (name + ".breakwater")), name.c_str());
}

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
