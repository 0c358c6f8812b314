// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"
#include "core/rules/testing/dates.h"

#include <algorithm>
#include <chrono>

namespace breakwater {

namespace {

bool hasPart(const Stamp &stamp, const PartId &id)
{
    return std::any_of(stamp.services.begin(), stamp.services.end(), [&id](const Service &service) {
        return std::any_of(service.parts.begin(), service.parts.end(),
                           [&id](const Part &part) { return part.id == id; });
    });
}

/// The stamp, or a thing in it; a step's key begins with its service.
bool isHere(const std::string &subject, const Stamp &stamp)
{
    const std::string id = subject.substr(0, subject.find('/'));
    const auto named = [&id](const auto &thing) { return thing.id == id; };
    return stamp.id.text == id || stamp.service(ServiceId{id}) != nullptr
        || stamp.dependency(DependencyId{id}) != nullptr || stamp.protection(ProtectionId{id}) != nullptr
        || std::any_of(stamp.consistencyGroups.begin(), stamp.consistencyGroups.end(), named)
        || std::any_of(stamp.degradedModes.begin(), stamp.degradedModes.end(), named)
        || hasPart(stamp, PartId{id});
}

/// A risk is accepted until a day, when the room looks again. What was solved otherwise is settled and needs
/// no day; one that it has counts. Judged in the stamp that holds its first subject.
class RiskWithoutEnd final : public Rule {
public:
    std::string_view id() const noexcept override { return "GOV-001"; }
    Reach reach() const noexcept override { return Reach::Engagement; }
    void check(const StampView &now, Findings &out) const override
    {
        const std::chrono::sys_days today{now.asOf()};
        for (const AcceptedRisk &risk : now.agreements().acceptedRisks) {
            if (risk.subjects.empty() || !isHere(risk.subjects.front(), now.stamp()))
                continue;
            const std::optional<std::chrono::sys_days> until =
                risk.reviewOn ? dayFrom(*risk.reviewOn) : std::nullopt;
            std::string state;
            if (risk.reviewOn && (!until || *until < today))
                state = "was to be looked at again on " + *risk.reviewOn;
            else if (!risk.reviewOn && risk.kind != "solved-otherwise")
                state = "has no day on which it is looked at again";
            if (state.empty())
                continue;
            std::vector<Subject> subjects;
            for (const std::string &id : risk.subjects)
                subjects.emplace_back(ServiceId{id});
            subjects.emplace_back(risk.rule);
            out.add(*this, subjects,
                    {{"waiver", risk.reason.value_or("The accepted risk")},
                     {"rule", risk.rule.text},
                     {"state", state}});
        }
    }
};

const Registered<Rule, RiskWithoutEnd> kRegistered;

} // namespace

} // namespace breakwater
