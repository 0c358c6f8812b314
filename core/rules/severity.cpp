// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/severity.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace breakwater {

namespace {

/// Services that the missed targets of a stamp hang on.
std::set<std::string> decisiveServices(const StampEstimate *estimate)
{
    std::set<std::string> services;
    if (estimate == nullptr)
        return services;
    if (estimate->rtoVerdict == Verdict::Missed)
        for (const ServiceId &service : estimate->criticalServices)
            services.insert(service.text);
    if (estimate->rpoVerdict == Verdict::Missed && estimate->rpoStore)
        services.insert(estimate->rpoStore->text);
    return services;
}

Severity effective(const Finding &finding, const Stamp &stamp, const std::set<std::string> &decisive)
{
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

StampVerdict wholeVerdict(const std::array<const StampVerdict *, 3> &parts, const Stamp &stamp,
                          const StampEstimate *estimate)
{
    StampVerdict whole;
    const std::set<std::string> decisive = decisiveServices(estimate);
    for (const StampVerdict *part : parts) {
        for (Finding finding : part->findings) {
            finding.severity = effective(finding, stamp, decisive);
            whole.findings.push_back(std::move(finding));
        }
        whole.notEvaluated.insert(whole.notEvaluated.end(), part->notEvaluated.begin(),
                                  part->notEvaluated.end());
    }
    std::stable_sort(whole.findings.begin(), whole.findings.end(), [](const Finding &a, const Finding &b) {
        return std::tie(a.severity, a.rule, a.subjects) < std::tie(b.severity, b.rule, b.subjects);
    });
    std::stable_sort(whole.notEvaluated.begin(), whole.notEvaluated.end(),
                     [](const NotEvaluated &a, const NotEvaluated &b) {
                         return std::tie(a.rule, a.subjects, a.missing)
                             < std::tie(b.rule, b.subjects, b.missing);
                     });
    return whole;
}

} // namespace breakwater
