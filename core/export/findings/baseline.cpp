// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/findings/baseline.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace breakwater {

namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 32; ///< deeper than any result; a wall of brackets is refused at its beginning

struct TooDeep { };

Error notAResult(const std::string &name)
{
    return {Error::Code::Invalid, "This is no result of 'check' in JSON or SARIF.", name};
}

std::optional<std::vector<std::string>> wordsIn(const Json &list)
{
    if (!list.is_array())
        return std::nullopt;
    std::vector<std::string> words;
    for (const Json &word : list) {
        if (!word.is_string())
            return std::nullopt;
        words.push_back(word.get<std::string>());
    }
    return words;
}

bool readList(const Json &report, const char *key, std::set<std::string> &keys)
{
    const auto list = report.find(key);
    if (list == report.end() || !list->is_array())
        return false;
    for (const Json &one : *list) {
        if (!one.is_object() || !one.contains("rule") || !one["rule"].is_string()
            || !one.contains("subjects"))
            return false;
        const auto subjects = wordsIn(one["subjects"]);
        if (!subjects)
            return false;
        keys.insert(keyOf(RuleId{one["rule"].get<std::string>()}, *subjects));
    }
    return true;
}

bool isAccepted(const Json &result)
{
    const auto list = result.find("suppressions");
    return list != result.end() && list->is_array() && !list->empty();
}

bool readResult(const Json &result, Baseline &baseline)
{
    if (!result.is_object())
        return false;
    const auto prints = result.find("partialFingerprints");
    if (prints == result.end() || !prints->is_object())
        return false;
    const auto key = prints->find("breakwaterKey/v1");
    if (key == prints->end() || !key->is_string())
        return false;
    const bool open = result.contains("kind") && result["kind"] == "open";
    (open                     ? baseline.notEvaluated
         : isAccepted(result) ? baseline.accepted
                              : baseline.findings)
        .insert(key->get<std::string>());
    return true;
}

bool readSarif(const Json &log, Baseline &baseline)
{
    const Json &runs = log["runs"];
    return runs.is_array() && !runs.empty() && std::all_of(runs.begin(), runs.end(), [&](const Json &run) {
               return run.is_object() && run.contains("results") && run["results"].is_array()
                   && std::all_of(run["results"].begin(), run["results"].end(),
                                  [&](const Json &result) { return readResult(result, baseline); });
           });
}

} // namespace

Result<Baseline> readBaseline(std::string_view bytes, const std::string &name)
{
    Json json;
    try {
        json = Json::parse(bytes.begin(), bytes.end(), [](int depth, Json::parse_event_t, Json &) {
            if (depth > kDeepest)
                throw TooDeep{};
            return true;
        });
    } catch (const TooDeep &) {
        return notAResult(name);
    } catch (const Json::parse_error &failure) {
        const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(failure.byte, bytes.size()));
        return Error{Error::Code::Unreadable, "This is no JSON, or it is cut off.",
                     name + ":" + std::to_string(1 + std::count(bytes.begin(), end, '\n'))};
    }
    if (!json.is_object())
        return notAResult(name);
    Baseline baseline;
    const bool read = json.contains("runs")
        ? readSarif(json, baseline)
        : readList(json, "findings", baseline.findings) && readList(json, "accepted", baseline.accepted)
            && readList(json, "notEvaluated", baseline.notEvaluated);
    if (!read)
        return notAResult(name);
    return baseline;
}

void keepNew(FindingsReport &report, const Baseline &baseline)
{
    const auto take = [&report](auto &list, const std::set<std::string> &known) {
        using std::erase_if;
        report.known += erase_if(
            list, [&known](const auto &one) { return known.count(keyOf(one.rule, one.subjects)) > 0; });
    };
    take(report.assessment.findings, baseline.findings);
    take(report.assessment.accepted, baseline.accepted);
    take(report.assessment.accepted, baseline.findings); // accepted since then: nothing new to look at
    take(report.assessment.notEvaluated, baseline.notEvaluated);
    report.compared = true;
}

} // namespace breakwater
