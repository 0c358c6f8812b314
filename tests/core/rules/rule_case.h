// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/load.h"
#include "core/rules/engine.h"
#include "core/storage/design_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <yaml-cpp/yaml.h>

/// Cases of tests/cases/rules/<RULE-ID>: designs that a rule must flag (fails-), pass (passes-) or leave open
/// (open-), and in expected.yaml the keys it must give. Estimates are stated there, so that a rule's case
/// does not depend on how recovery is computed.
namespace breakwater::test {

struct RuleCase {
    std::string rule, name;
    std::vector<std::string> findings, notEvaluated; ///< keys, sorted
    std::string message, severity; ///< of the first finding; empty: not looked at
    Snapshot snapshot;
    Estimates estimates;
    std::string problem; ///< why it could not be read
};

inline std::string bytesOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline Figure figureFrom(const YAML::Node &node)
{
    Figure figure;
    const std::string word = node.as<std::string>();
    if (word == "unbounded")
        figure.state = Figure::State::Unbounded;
    else if (word != "unknown") {
        figure.state = Figure::State::Value;
        figure.value = Minutes{node.as<double>()};
    }
    return figure;
}

inline Verdict verdictFrom(const YAML::Node &node)
{
    const std::string word = node.as<std::string>();
    return word == "met"    ? Verdict::Met
        : word == "missed"  ? Verdict::Missed
        : word == "unknown" ? Verdict::Unknown
                            : Verdict::NotJudged;
}

inline StampEstimate estimateFrom(const StampId &stamp, const YAML::Node &node)
{
    StampEstimate estimate;
    estimate.stamp = stamp;
    const auto minutes = [&node](const char *key) {
        return node[key] ? std::optional(Minutes{node[key].as<double>()}) : std::nullopt;
    };
    if (node["disruption"])
        estimate.disruption.kind =
            disruptionFromWord(node["disruption"].as<std::string>()).value_or(DisruptionKind::Region);
    if (const auto p95 = minutes("p95")) {
        estimate.spread.emplace();
        estimate.spread->p95 = *p95;
        estimate.spread->atLeast = node["atLeast"].as<bool>(false);
    }
    estimate.rto.rto = minutes("rto").value_or(Minutes{0});
    estimate.rto.unbounded = node["unbounded"].as<bool>(false);
    estimate.rtoTarget = minutes("rtoTarget");
    estimate.rpoTarget = minutes("rpoTarget");
    if (node["rtoVerdict"])
        estimate.rtoVerdict = verdictFrom(node["rtoVerdict"]);
    if (node["rpoVerdict"])
        estimate.rpoVerdict = verdictFrom(node["rpoVerdict"]);
    if (node["rpo"])
        estimate.rpo = figureFrom(node["rpo"]);
    if (node["rpoStore"])
        estimate.rpoStore = ServiceId{node["rpoStore"].as<std::string>()};
    for (const YAML::Node &title : node["criticalTitles"])
        estimate.criticalTitles.push_back(title.as<std::string>());
    for (const YAML::Node &service : node["criticalServices"])
        estimate.criticalServices.push_back(ServiceId{service.as<std::string>()});
    for (const auto &store : node["stores"]) {
        StoreRpo rpo;
        rpo.store = ServiceId{store.first.as<std::string>()};
        rpo.stamp = stamp;
        rpo.rpo = figureFrom(store.second);
        estimate.stores.push_back(rpo);
    }
    return estimate;
}

inline std::vector<std::string> sortedWords(const YAML::Node &node)
{
    std::vector<std::string> words;
    for (const YAML::Node &word : node)
        words.push_back(word.as<std::string>());
    std::sort(words.begin(), words.end());
    return words;
}

inline RuleCase caseFrom(const std::filesystem::path &folder, const std::string &name, const YAML::Node &node)
{
    RuleCase made;
    made.rule = folder.filename().string();
    made.name = name;
    made.findings = sortedWords(node["findings"]);
    made.notEvaluated = sortedWords(node["notEvaluated"]);
    made.message = node["message"].as<std::string>("");
    made.severity = node["severity"].as<std::string>("");
    made.snapshot.catalog = builtinCatalog();
    made.snapshot.asOf = std::chrono::year{2026} / 11 / 23;
    const Result<OpenedDesign> design =
        readDesign(bytesOf(folder / (name + ".breakwater")), *made.snapshot.catalog, name);
    if (!design) {
        made.problem = design.error().text();
        made.snapshot.topology = std::make_shared<const Topology>();
        return made;
    }
    made.snapshot.topology = std::make_shared<const Topology>(design->topology);
    made.snapshot.designHash = node["designHash"].as<std::string>("");
    for (const auto &stamp : design->topology.stamps) {
        const YAML::Node stated = node["estimates"] ? node["estimates"][stamp->id.text] : YAML::Node();
        const auto add = [&](const YAML::Node &one) {
            made.estimates.push_back(std::make_shared<const StampEstimate>(estimateFrom(stamp->id, one)));
        };
        if (stated && stated.IsMap())
            add(stated);
        if (stated && stated.IsSequence())
            std::for_each(stated.begin(), stated.end(), add);
    }
    return made;
}

inline std::filesystem::path ruleCaseFolder()
{
    return std::filesystem::path(BREAKWATER_SOURCE_DIR) / "tests/cases/rules";
}

inline std::vector<RuleCase> loadRuleCases()
{
    std::vector<RuleCase> cases;
    for (const auto &entry : std::filesystem::directory_iterator(ruleCaseFolder()))
        if (entry.is_directory())
            for (const auto &node : YAML::LoadFile((entry.path() / "expected.yaml").string()))
                cases.push_back(caseFrom(entry.path(), node.first.as<std::string>(), node.second));
    std::sort(cases.begin(), cases.end(), [](const RuleCase &a, const RuleCase &b) {
        return std::tie(a.rule, a.name) < std::tie(b.rule, b.name);
    });
    return cases;
}

} // namespace breakwater::test
