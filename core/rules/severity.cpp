// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/severity.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace breakwater {

namespace {

/// Services that the missed targets of a stamp hang on.
std::set<std::string> decisiveServices(std::span<const std::shared_ptr<const StampEstimate>> estimates)
{
    std::set<std::string> services;
    for (const auto &estimate : estimates) {
        if (estimate->rtoVerdict == Verdict::Missed)
            for (const ServiceId &service : estimate->criticalServices)
                services.insert(service.text);
        if (estimate->rpoVerdict == Verdict::Missed && estimate->rpoStore)
            services.insert(estimate->rpoStore->text);
    }
    return services;
}

Severity effective(const Finding &finding, const Stamp &stamp, const std::set<std::string> &decisive)
{
    if (!finding.policy.empty())
        return finding.base; // the client has weighed it
    const bool hangsOn = std::any_of(finding.subjects.begin(), finding.subjects.end(),
                                     [&decisive](const std::string &id) { return decisive.count(id) != 0; });
    int step = static_cast<int>(finding.base);
    if (stamp.criticality == 0 || hangsOn)
        --step;
    if (stamp.criticality == 3)
        ++step;
    return static_cast<Severity>(
        std::clamp(step, static_cast<int>(Severity::Critical), static_cast<int>(Severity::Low)));
}

} // namespace

StampVerdict wholeVerdict(std::span<const StampVerdict *const> parts, const Stamp &stamp,
                          std::span<const std::shared_ptr<const StampEstimate>> estimates)
{
    StampVerdict whole;
    const std::set<std::string> decisive = decisiveServices(estimates);
    std::vector<std::pair<Severity, std::shared_ptr<const Finding>>> ranked;
    for (const StampVerdict *part : parts) {
        for (const auto &finding : part->findings.held())
            ranked.emplace_back(effective(*finding, stamp, decisive), finding);
        whole.notEvaluated.insert(whole.notEvaluated.end(), part->notEvaluated.begin(),
                                  part->notEvaluated.end());
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) {
        return std::tie(a.first, a.second->rule, a.second->subjects)
            < std::tie(b.first, b.second->rule, b.second->subjects);
    });
    whole.findings.reserve(ranked.size());
    for (auto &[severity, finding] : ranked) {
        if (finding->severity == severity) {
            whole.findings.share(std::move(finding));
            continue;
        }
        Finding other = *finding;
        other.severity = severity;
        whole.findings.push_back(std::move(other));
    }
    std::stable_sort(whole.notEvaluated.begin(), whole.notEvaluated.end(),
                     [](const NotEvaluated &a, const NotEvaluated &b) {
                         return std::tie(a.rule, a.subjects, a.missing)
                             < std::tie(b.rule, b.subjects, b.missing);
                     });
    return whole;
}

} // namespace breakwater
