// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/findings/report.h"

#include "core/support/day.h"

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

Json readinessJson(const FindingsReport &report)
{
    Json stamps = Json::object();
    for (const auto &[stamp, readiness] : report.readiness)
        stamps[stamp.text] = {{"points", readiness.points()}, {"score", readiness.score}};
    return {{"points", report.whole.points()}, {"score", report.whole.score}, {"stamps", std::move(stamps)}};
}

/// What a finding takes off its stamp's hundred points.
double pointsLostTo(const FindingsReport &report, const RuleId &rule,
                    const std::vector<std::string> &subjects, const StampId &stamp)
{
    const auto found = report.readiness.find(stamp);
    const Readiness &readiness = found == report.readiness.end() ? report.whole : found->second;
    for (const LostPoints &lost : readiness.lost)
        if (lost.rule == rule && lost.subjects == subjects && lost.stamp == stamp)
            return lost.points;
    return 0;
}

} // namespace

std::string findingsJson(const FindingsReport &report)
{
    const Assessment &assessment = report.assessment;
    const DesignIndex index(*report.now.topology);
    auto findings = Json::array(), accepted = Json::array(), open = Json::array();
    for (const Finding &finding : assessment.findings) {
        findings.push_back(toJson(report, finding));
        findings.back()["points"] = pointsLostTo(report, finding.rule, finding.subjects, finding.stamp);
    }
    for (const Finding &finding : assessment.accepted) {
        accepted.push_back(toJson(report, finding));
        if (const AcceptedRisk *risk = index.riskOf(finding.rule, finding.subjects))
            accepted.back()["risk"] = toJson(index, *risk);
    }
    for (const NotEvaluated &one : assessment.notEvaluated) {
        open.push_back({{"rule", one.rule.text},
                        {"stamp", one.stamp.text},
                        {"subjects", one.subjects},
                        {"missing", one.missing},
                        {"points", pointsLostTo(report, one.rule, one.subjects, one.stamp)}});
        addLine(report, one.subjects, one.stamp, open.back());
    }
    Json out{{"writer", "breakwater-cli " BREAKWATER_VERSION},
             {"asOf", isoDay(report.now.asOf)},
             {"catalog", {{"version", report.now.catalog->version}, {"hash", report.now.catalog->hash}}},
             {"policies", policiesJson(report.policies)},
             {"readiness", readinessJson(report)},
             {"findings", std::move(findings)},
             {"accepted", std::move(accepted)},
             {"notEvaluated", std::move(open)}};
    if (report.compared)
        out["known"] = report.known;
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace breakwater
