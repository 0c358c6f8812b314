// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

std::string roleOf(const Part &assignment)
{
    return assignment.text("role").value_or(assignment.name);
}

bool hasAssignments(const Service &service)
{
    return std::any_of(service.parts.begin(), service.parts.end(),
                       [](const Part &part) { return part.kind == "role-assignment"; });
}

/// The very thing, or what stands in for it.
bool isSameTarget(const std::optional<ServiceId> &a, const std::optional<ServiceId> &b, const StampView &now)
{
    if (a == b)
        return true;
    const Service *target = a ? now.service(*a) : nullptr;
    if (target == nullptr || !b)
        return false;
    const std::vector<const Service *> twins = now.twinsOf(*target);
    return std::any_of(twins.begin(), twins.end(), [&b](const Service *twin) { return twin->id == *b; });
}

bool hasRole(const Part &assignment, const Service &secondary, const StampView &now)
{
    return std::any_of(secondary.parts.begin(), secondary.parts.end(), [&](const Part &part) {
        return part.kind == "role-assignment" && roleOf(part) == roleOf(assignment)
            && isSameTarget(assignment.ref, part.ref, now);
    });
}

/// Where no assignment is drawn, the names that both sides list.
std::vector<std::string> rolesMissingByName(const Service &primary, const Service &secondary)
{
    const std::vector<std::string> there = listed(secondary.parameters, "roles");
    std::vector<std::string> missing;
    for (const std::string &role : listed(primary.parameters, "roles"))
        if (secondary.text("roles") && std::find(there.begin(), there.end(), role) == there.end())
            missing.push_back(role);
    return missing;
}

/// The twin of an identity needs the same roles, on the same things or on their twins. Without one of them
/// the standby starts and is refused.
class MissingRoles final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-005"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            std::vector<std::string> roles, targets;
            for (const Part &part : pair.primary->parts)
                if (part.kind == "role-assignment" && !hasRole(part, *pair.secondary, now)) {
                    roles.push_back(roleOf(part));
                    const Service *target = part.ref ? now.service(*part.ref) : nullptr;
                    if (target != nullptr)
                        targets.push_back(target->name);
                }
            if (roles.empty() && !hasAssignments(*pair.primary) && !hasAssignments(*pair.secondary))
                roles = rolesMissingByName(*pair.primary, *pair.secondary);
            if (!targets.empty())
                targets.front().insert(0, " on "); // without a target nothing is said of where
            if (!roles.empty())
                out.add(*this, {pair.secondary->id},
                        {{"service", pair.secondary->name},
                         {"roles", listing(roles)},
                         {"targets", listing(targets)}});
        }
    }
};

const Registered<Rule, MissingRoles> kRegistered;

} // namespace

} // namespace breakwater
