// SPDX-License-Identifier: GPL-3.0-or-later
// The published JSON Schemas say of the catalog's own files what its loader says: they are good. And they
// name the same keys as the one description of the structs.
#include "core/catalog/language_fields.h"
#include "core/catalog/words.h"

#include <QtTest>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <yaml-cpp/yaml.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>

using namespace breakwater;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const fs::path kResources = BREAKWATER_SOURCE_DIR "/resources";

json scalar(const YAML::Node &node)
{
    const std::string text = node.Scalar();
    if (node.Tag() == "!")
        return text; // quoted
    if (text == "true" || text == "false")
        return text == "true";
    double number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || stop != text.data() + text.size())
        return text;
    if (number == static_cast<double>(static_cast<std::int64_t>(number)))
        return static_cast<std::int64_t>(number);
    return number;
}

json toJson(const YAML::Node &node)
{
    if (node.IsScalar())
        return scalar(node);
    if (node.IsNull())
        return nullptr;
    json value = node.IsSequence() ? json::array() : json::object();
    if (node.IsSequence())
        for (const auto &item : node)
            value.push_back(toJson(item));
    else
        for (const auto &entry : node)
            value[entry.first.Scalar()] = toJson(entry.second);
    return value;
}

json schemaText(const std::string &name)
{
    std::ifstream stream(kResources / "schema" / ("catalog-" + name + ".schema.json"));
    return json::parse(stream);
}

const valijson::Schema &schema(const std::string &name)
{
    static std::map<std::string, std::unique_ptr<valijson::Schema>> schemas;
    auto &slot = schemas[name];
    if (!slot) {
        slot = std::make_unique<valijson::Schema>();
        const json text = schemaText(name);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), *slot);
    }
    return *slot;
}

/// Empty when the schema has nothing against it.
std::string verdict(const std::string &name, const json &value)
{
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(schema(name), valijson::adapters::NlohmannJsonAdapter(value), &results))
        return {};
    std::string text;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const std::string &step : error.context)
            text += step;
        text += ": " + error.description + "\n";
    }
    return text.empty() ? "refused" : text;
}

/// The words of a closed vocabulary; nothing for any other type.
template <class T>
std::set<std::string> wordsOfType()
{
    std::set<std::string> words;
    if constexpr (requires { wordsOf(T{}); }) {
        for (const auto &[value, word] : wordsOf(T{}))
            if (word != toWord(Grade::Measured) && word != toWord(Grade::Stated)) // those a design has
                words.emplace(word);
    } else if constexpr (requires { typename T::value_type; }) {
        return wordsOfType<typename T::value_type>();
    }
    return words;
}

/// Collects the keys of a struct by its description, and the words that each may have.
struct KeyCollector {
    std::set<std::string> required, all;
    std::map<std::string, std::set<std::string>> words;
    template <class T>
    void needed(std::string_view name, T &value)
    {
        required.emplace(name);
        optional(name, value);
    }
    template <class T>
    void optional(std::string_view name, T &)
    {
        all.emplace(name);
        if (auto found = wordsOfType<std::remove_cvref_t<T>>(); !found.empty())
            words.emplace(name, std::move(found));
    }
    template <class T>
    void attached(std::string_view, T &)
    { }
};

struct KeyVisitor {
    KeyCollector keys;
    template <class T>
    void required(std::string_view name, T &value)
    {
        keys.needed(name, value);
    }
    template <class T>
    void optional(std::string_view name, T &value)
    {
        keys.optional(name, value);
    }
    template <class T>
    void attached(std::string_view name, T &value)
    {
        keys.attached(name, value);
    }
    void span(std::string_view name, Figure::State &, Minutes &value)
    {
        keys.needed(name, value); // a number or a word
    }
};

template <class Struct>
void sameKeys(const json &object)
{
    Struct value;
    KeyVisitor visitor;
    fields(visitor, value);
    std::set<std::string> properties;
    for (const auto &[key, unused] : object.at("properties").items())
        properties.insert(key);
    QCOMPARE(properties, visitor.keys.all);
    QCOMPARE(object.at("required").get<std::set<std::string>>(), visitor.keys.required);
    for (const auto &[key, words] : visitor.keys.words) {
        const json &property = object.at("properties").at(key);
        const json &one = property.contains("items") ? property.at("items") : property;
        QVERIFY2(one.contains("enum"), key.c_str());
        std::string missing = key + ":";
        for (const std::string &word : words)
            missing += " " + word;
        QVERIFY2(one.at("enum").get<std::set<std::string>>() == words, missing.c_str());
    }
}

} // namespace

class TestCatalogSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepts_every_file_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("catalog.yaml") << "words"
                                      << "catalog.yaml";
        QTest::newRow("regions.yaml") << "regions"
                                      << "regions.yaml";
        for (const auto &entry : fs::directory_iterator(kResources / "catalog/services")) {
            const std::string file = (fs::path("services") / entry.path().filename() / "facts.yaml").string();
            QTest::newRow(file.c_str()) << "service" << QString::fromStdString(file);
        }
        for (const auto &entry : fs::directory_iterator(kResources / "catalog/rules")) {
            const std::string file = (fs::path("rules") / entry.path().filename()).string();
            QTest::newRow(file.c_str()) << "rule" << QString::fromStdString(file);
        }
        for (const auto &language : fs::directory_iterator(kResources / "catalog/languages"))
            for (const auto &entry : fs::directory_iterator(language)) {
                const std::string file = fs::relative(entry.path(), kResources / "catalog").string();
                QTest::newRow(file.c_str())
                    << (entry.path().filename() == "words.yaml" ? "language" : "sayings")
                    << QString::fromStdString(file);
            }
    }
    void accepts_every_file()
    {
        QFETCH(QString, name);
        QFETCH(QString, file);
        const json value = toJson(YAML::LoadFile((kResources / "catalog" / file.toStdString()).string()));
        const std::string wrong = verdict(name.toStdString(), value);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void names_the_keys_that_the_loader_reads()
    {
        const json service = schemaText("service"), &parts = service["definitions"];
        sameKeys<ServiceKind>(service);
        sameKeys<Figure>(parts["figure"]);
        sameKeys<StepFact>(parts["step"]);
        sameKeys<DrOption>(parts["option"]);
        sameKeys<ZoneOption>(parts["zoneOption"]);
        sameKeys<SlaFact>(parts["sla"]);
        sameKeys<ParameterFact>(parts["parameter"]);
        sameKeys<PartKindFact>(parts["part"]);
        sameKeys<CostFact>(service["properties"]["cost"]);
        sameKeys<RedundancyFact>(service["properties"]["redundancy"]["items"]);
        sameKeys<NeedFact>(service["properties"]["needs"]["items"]);
        sameKeys<Pitfall>(service["properties"]["pitfalls"]["items"]);
        sameKeys<Region>(schemaText("regions")["properties"]["regions"]["items"]);
        sameKeys<RuleText>(schemaText("rule"));
        sameKeys<Language>(schemaText("language"));
        sameKeys<ListWords>(schemaText("language")["properties"]["list"]);
        sameKeys<RuleSaying>(schemaText("sayings")["additionalProperties"]);
        sameKeys<PhaseFact>(schemaText("words")["properties"]["phases"]["items"]);
    }

    void refuses_what_the_loader_refuses_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value"); ///< JSON; empty: the key is taken out
        const auto row = [](const char *name, const char *pointer, const char *value) {
            QTest::newRow(name) << pointer << value;
        };
        row("unknown key", "/sumary", "\"x\"");
        row("missing key", "/scope", "");
        row("unknown enum word", "/options/0/pattern", "\"hot\"");
        row("unknown disruption", "/options/0/protectsAgainst", "[\"meteor\"]");
        row("documented without a source", "/options/0/rpo/source", "");
        row("estimate marked verified", "/options/0/rto/verified", "true");
        row("measured in the catalog", "/options/0/rpo/grade", "\"measured\"");
        row("negative figure", "/options/0/rpo/value", "-2");
        row("no figure", "/options/0/rpo/value", "\"soon\"");
        row("source that is no address", "/options/0/rpo/source", "\"the manual\"");
        row("step key that is a position", "/options/0/failover/0/key", "\"2nd\"");
        row("manual step with a command", "/options/0/failback/0/command", "\"echo\"");
        row("step without its command", "/options/0/failover/0/command", "");
        row("reading that cannot be repeated", "/options/0/failover/1/idempotent", "false");
        row("cost factor of nothing", "/options/0/costFactor", "0");
        row("stamp type nobody knows", "/stampTypes", "[\"desktop\"]");
        row("layer too high", "/recoveryLayer", "150");
        row("type without a version", "/armApiVersion", "");
        row("default of another type", "/parameters/0/default", "\"long\"");
        row("enum without values", "/parameters/3/values", "");
        row("facts of no month", "/factsAsOf", "\"lately\"");
    }
    void refuses_what_the_loader_refuses()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        static const json good =
            toJson(YAML::LoadFile((kResources / "catalog/services/log-analytics/facts.yaml").string()));
        QCOMPARE(verdict("service", good), std::string());
        json broken = good;
        const json::json_pointer at(pointer.toStdString());
        if (value.isEmpty())
            broken[at.parent_pointer()].erase(at.back());
        else
            broken[at] = json::parse(value.toStdString());
        QVERIFY(broken != good);
        QVERIFY(!verdict("service", broken).empty());
    }
};

QTEST_APPLESS_MAIN(TestCatalogSchema)
#include "tst_catalog_schema.moc"
