// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/risks.h"

#include "core/support/day.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace breakwater {
namespace {

constexpr const char *kAccepted = "accepted", *kSolvedOtherwise = "solved-otherwise";

bool isBlank(const std::string &text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

Error impossible(std::string sentence)
{
    return {Error::Code::Impossible, std::move(sentence), {}};
}

std::optional<Error> refusal(const Topology &topology, const AcceptedRisk &risk)
{
    const auto isOwner = [&](const Role &role) { return role.id == *risk.owner; };
    if (risk.subjects.empty())
        return impossible("A risk is accepted on something; this names nothing.");
    if (isBlank(*risk.reason))
        return impossible("Say why: a risk without a reason cannot be defended.");
    if (std::none_of(topology.roles->begin(), topology.roles->end(), isOwner))
        return impossible(fmt::format("The design has no role '{}' to own the risk.", risk.owner->text));
    if (risk.kind == kAccepted && !risk.reviewOn)
        return impossible("Say when it is looked at again: a risk without an end is forgotten.");
    if (risk.reviewOn && !dayFrom(*risk.reviewOn))
        return impossible(fmt::format("'{}' is no day; write it as 2027-03-31.", *risk.reviewOn));
    return std::nullopt;
}

Edit say(AcceptedRisk risk)
{
    std::sort(risk.subjects.begin(), risk.subjects.end());
    return [risk = std::move(risk)](const Topology &topology) -> Result<Topology> {
        if (std::optional<Error> error = refusal(topology, risk))
            return *error;
        return changeAgreements([&](Agreements &agreements) { agreements.acceptedRisks.push_back(risk); })(
            topology);
    };
}

AcceptedRisk riskOf(RuleId rule, std::vector<std::string> subjects, const char *kind, RoleId owner,
                    std::string reason, std::optional<std::string> reviewOn)
{
    AcceptedRisk risk;
    risk.rule = std::move(rule);
    risk.subjects = std::move(subjects);
    risk.kind = kind;
    risk.owner = std::move(owner);
    risk.reason = std::move(reason);
    risk.reviewOn = std::move(reviewOn);
    return risk;
}

} // namespace

Edit acceptRisk(RuleId rule, std::vector<std::string> subjects, RoleId owner, std::string reason,
                std::string reviewOn)
{
    std::optional<std::string> day;
    if (!isBlank(reviewOn))
        day = std::move(reviewOn);
    return say(riskOf(std::move(rule), std::move(subjects), kAccepted, std::move(owner), std::move(reason),
                      std::move(day)));
}

Edit attest(RuleId rule, std::vector<std::string> subjects, RoleId owner, std::string text,
            std::optional<std::string> reviewOn)
{
    return say(riskOf(std::move(rule), std::move(subjects), kSolvedOtherwise, std::move(owner),
                      std::move(text), std::move(reviewOn)));
}

Edit reopen(RuleId rule, std::vector<std::string> subjects)
{
    std::sort(subjects.begin(), subjects.end());
    return [rule = std::move(rule),
            subjects = std::move(subjects)](const Topology &topology) -> Result<Topology> {
        const auto isIt = [&](const AcceptedRisk &risk) {
            std::vector<std::string> sorted = risk.subjects;
            std::sort(sorted.begin(), sorted.end());
            return risk.rule == rule && sorted == subjects;
        };
        const std::vector<AcceptedRisk> &risks = topology.agreements->acceptedRisks;
        if (std::none_of(risks.begin(), risks.end(), isIt))
            return impossible("Nobody has accepted this risk, or said that it is solved.");
        return changeAgreements(
            [&](Agreements &agreements) { std::erase_if(agreements.acceptedRisks, isIt); })(topology);
    };
}

} // namespace breakwater
