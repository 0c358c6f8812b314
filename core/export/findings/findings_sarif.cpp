// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/findings/report.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// SARIF's own words for the three levels.
const char *sarifLevel(Level level)
{
    switch (level) {
    case Level::Error:
        return "error";
    case Level::Warning:
        return "warning";
    case Level::Info:
        break;
    }
    return "note";
}

const char *sarifLevel(const std::string &severity)
{
    for (const auto &[value, word] : wordsOf(Severity{}))
        if (word == severity)
            return sarifLevel(levelOf(value));
    return "warning";
}

bool isAddress(const std::string &source)
{
    return source.rfind("https://", 0) == 0 && source.find_first_of(" \"<>\\^`{|}\t\n") == std::string::npos;
}

/// A text of SARIF is never empty.
Json message(const std::string &text)
{
    return {{"text", text.empty() ? "-" : text}};
}

Json ruleJson(const RuleWords &words)
{
    Json rule{{"id", words.id},
              {"shortDescription", message(words.title)},
              {"fullDescription", message(words.why.empty() ? words.title : words.why)},
              {"help", message(words.remedy.empty() ? words.title : words.remedy)}};
    if (isAddress(words.source))
        rule["helpUri"] = words.source;
    rule["defaultConfiguration"] = {{"level", sarifLevel(words.severity)}};
    Json properties{{"severity", words.severity}};
    if (!words.theme.empty())
        properties["tags"] = Json::array({words.theme});
    if (!words.policy.empty())
        properties["policy"] = words.policy;
    if (!words.source.empty() && !isAddress(words.source))
        properties["source"] = words.source;
    rule["properties"] = std::move(properties);
    return rule;
}

/// A file's name as the reference of a URI: what has a meaning there is encoded, byte by byte.
std::string uriOf(const std::string &file)
{
    std::string uri;
    for (const char c : file) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || std::string_view("/-._~").find(c) != std::string_view::npos;
        uri += plain ? std::string(1, c)
                     : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return file.rfind('/', 0) == 0 ? "file://" + uri : uri;
}

class Log {
public:
    explicit Log(const FindingsReport &report)
        : m_report(report)
        , m_index(*report.now.topology)
        , m_rules(everyRule(report))
    { }

    Json whole() const
    {
        Json rules = Json::array(), results = Json::array();
        for (const RuleWords &words : m_rules)
            rules.push_back(ruleJson(words));
        for (const Finding &finding : m_report.assessment.findings)
            results.push_back(resultOf(finding));
        for (const Finding &finding : m_report.assessment.accepted) {
            results.push_back(resultOf(finding));
            results.back()["suppressions"] = Json::array({suppressionOf(finding)});
        }
        for (const NotEvaluated &open : m_report.assessment.notEvaluated)
            results.push_back(resultOf(open));
        const auto day = m_report.now.asOf;
        const Json driver{
            {"name", "Breakwater"}, {"semanticVersion", BREAKWATER_VERSION}, {"rules", std::move(rules)}};
        const Json properties{
            {"asOf",
             fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                         static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()))},
            {"catalogVersion", m_report.now.catalog->version},
            {"catalogHash", m_report.now.catalog->hash}};
        return {{"$schema", kSchema},
                {"version", "2.1.0"},
                {"runs",
                 Json::array({{{"tool", {{"driver", driver}}},
                               {"columnKind", "unicodeCodePoints"},
                               {"results", std::move(results)},
                               {"properties", properties}}})}};
    }

private:
    Json resultFor(const RuleId &rule, const std::vector<std::string> &subjects, const StampId &stamp) const
    {
        Json result{{"ruleId", rule.text}};
        const auto found =
            std::lower_bound(m_rules.begin(), m_rules.end(), rule.text,
                             [](const RuleWords &words, const std::string &id) { return words.id < id; });
        if (found != m_rules.end() && found->id == rule.text)
            result["ruleIndex"] = found - m_rules.begin();
        result["partialFingerprints"] = {{"breakwaterKey/v1", keyOf(rule, subjects)}};
        if (m_report.compared)
            result["baselineState"] = "new";
        Json location = Json::object();
        if (!m_report.file.empty()) {
            Json physical{{"artifactLocation", {{"uri", uriOf(m_report.file)}}}};
            if (const std::size_t line = m_report.lineOf(subjects, stamp))
                physical["region"] = {{"startLine", line}};
            location["physicalLocation"] = std::move(physical);
        }
        Json logical = Json::array();
        for (const std::string &subject : subjects)
            logical.push_back({{"name", m_index.nameOf(subject)},
                               {"fullyQualifiedName", stamp.text + "/" + subject},
                               {"kind", "resource"}});
        if (!logical.empty())
            location["logicalLocations"] = std::move(logical);
        if (!location.empty())
            result["locations"] = Json::array({std::move(location)});
        return result;
    }

    Json resultOf(const Finding &finding) const
    {
        Json result = resultFor(finding.rule, finding.subjects, finding.stamp);
        result["level"] = sarifLevel(finding.level());
        result["message"] = message(finding.message);
        result["properties"] = {{"severity", toWord(finding.severity)},
                                {"stamp", finding.stamp.text},
                                {"remedy", finding.remedy}};
        return result;
    }

    Json resultOf(const NotEvaluated &open) const
    {
        Json result = resultFor(open.rule, open.subjects, open.stamp);
        result["kind"] = "open";
        result["level"] = "none";
        result["message"] = message("Not evaluated; missing: " + open.missing + ".");
        result["properties"] = {{"stamp", open.stamp.text}};
        return result;
    }

    Json suppressionOf(const Finding &finding) const
    {
        Json suppression{{"kind", "external"}, {"status", "accepted"}};
        const AcceptedRisk *risk = m_index.riskOf(finding.rule, finding.subjects);
        if (risk == nullptr)
            return suppression;
        if (risk->reason)
            suppression["justification"] = *risk->reason;
        Json properties = Json::object();
        if (const std::string owner = m_index.titleOf(risk->owner); !owner.empty())
            properties["owner"] = owner;
        if (risk->reviewOn)
            properties["reviewOn"] = *risk->reviewOn;
        if (!properties.empty())
            suppression["properties"] = std::move(properties);
        return suppression;
    }

    const FindingsReport &m_report;
    DesignIndex m_index;
    std::vector<RuleWords> m_rules; ///< by id
};

} // namespace

std::string findingsSarif(const FindingsReport &report)
{
    return Log(report).whole().dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace breakwater
