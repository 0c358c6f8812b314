// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/findings/report.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater {

namespace {

using Json = nlohmann::ordered_json;

void addLine(const FindingsReport &report, const std::vector<std::string> &subjects, const StampId &stamp,
             Json &out)
{
    if (const std::size_t line = report.lineOf(subjects, stamp))
        out["line"] = line;
}

Json toJson(const FindingsReport &report, const Finding &finding)
{
    Json out{{"rule", finding.rule.text},
             {"level", toWord(finding.level())},
             {"severity", toWord(finding.severity)},
             {"stamp", finding.stamp.text},
             {"subjects", finding.subjects},
             {"title", finding.title},
             {"message", finding.message},
             {"why", finding.why},
             {"remedy", finding.remedy},
             {"source", finding.source}};
    if (!finding.policy.empty())
        out["policy"] = finding.policy;
    addLine(report, finding.subjects, finding.stamp, out);
    return out;
}

Json toJson(const DesignIndex &index, const AcceptedRisk &risk)
{
    Json out = Json::object();
    if (risk.kind)
        out["kind"] = *risk.kind;
    if (const std::string owner = index.titleOf(risk.owner); !owner.empty())
        out["owner"] = owner;
    if (risk.reason)
        out["reason"] = *risk.reason;
    if (risk.reviewOn)
        out["reviewOn"] = *risk.reviewOn;
    return out;
}

Json policiesJson(const Policies &policies)
{
    Json list = Json::array();
    for (const PolicyPack &pack : policies.packs)
        list.push_back({{"id", pack.id},
                        {"title", pack.title},
                        {"version", pack.version},
                        {"requirements", pack.requirements.size()}});
    return list;
}

} // namespace

std::string findingsJson(const FindingsReport &report)
{
    const Assessment &assessment = report.assessment;
    const DesignIndex index(*report.now.topology);
    auto findings = Json::array(), accepted = Json::array(), open = Json::array();
    for (const Finding &finding : assessment.findings)
        findings.push_back(toJson(report, finding));
    for (const Finding &finding : assessment.accepted) {
        accepted.push_back(toJson(report, finding));
        if (const AcceptedRisk *risk = index.riskOf(finding.rule, finding.subjects))
            accepted.back()["risk"] = toJson(index, *risk);
    }
    for (const NotEvaluated &one : assessment.notEvaluated) {
        open.push_back({{"rule", one.rule.text},
                        {"stamp", one.stamp.text},
                        {"subjects", one.subjects},
                        {"missing", one.missing}});
        addLine(report, one.subjects, one.stamp, open.back());
    }
    const auto day = report.now.asOf;
    Json out{{"writer", "breakwater-cli " BREAKWATER_VERSION},
             {"asOf",
              fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                          static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()))},
             {"catalog", {{"version", report.now.catalog->version}, {"hash", report.now.catalog->hash}}},
             {"policies", policiesJson(report.policies)},
             {"findings", std::move(findings)},
             {"accepted", std::move(accepted)},
             {"notEvaluated", std::move(open)}};
    if (report.compared)
        out["known"] = report.known;
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace breakwater
