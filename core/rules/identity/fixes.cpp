// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"
#include "core/rules/listed.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {

namespace {

std::string roleOf(const Part &assignment)
{
    return assignment.text("role").value_or(assignment.name);
}

/// The assignments of the primary on what stands in for their targets; where none is drawn, the names.
const FixOf kMissingRoles("SEC-005", [](const FixCase &at, Offers &out) {
    const Service *there = at.service(), *here = there != nullptr ? at.original(*there) : nullptr;
    if (here == nullptr)
        return;
    std::vector<Edit> edits;
    std::vector<std::string> roles;
    for (const Part &part : here->parts) {
        if (part.kind != "role-assignment")
            continue;
        Part copy = copyOfPart(at, part);
        const bool has = std::any_of(there->parts.begin(), there->parts.end(), [&](const Part &other) {
            return other.kind == part.kind && roleOf(other) == roleOf(part)
                && (other.ref == part.ref || other.ref == copy.ref);
        });
        if (has)
            continue;
        roles.push_back(roleOf(part));
        edits.push_back(addPart(there->id, std::move(copy)));
    }
    if (edits.empty()) {
        std::vector<std::string> all = listed(there->parameters, "roles");
        for (const std::string &role : listed(here->parameters, "roles"))
            if (std::find(all.begin(), all.end(), role) == all.end()) {
                all.push_back(role);
                roles.push_back(role);
            }
        edits.push_back(setParameter(there->id, "roles", fmt::format("{}", fmt::join(all, ";"))));
    }
    out.push_back({fmt::format("Assign {} to {}", inWords(roles), there->name), allOf(std::move(edits)), {}});
});

/// Like the credential for the primary cluster; the issuer is the other cluster's own and not known here.
const FixOf kNotFederated("SEC-006", [](const FixCase &at, Offers &out) {
    const Service *identity = at.service(), *cluster = at.service(1),
                  *primary = cluster != nullptr ? at.original(*cluster) : nullptr;
    if (identity == nullptr || primary == nullptr)
        return;
    Part credential;
    credential.kind = "federated-credential";
    credential.name = cluster->name;
    for (const Service *owner : {identity, primary})
        for (const Part &part : owner->parts)
            if (part.kind == "federated-credential" && (part.ref == primary->id || part.ref == identity->id)
                && part.text("subject"))
                credential.parameters["subject"] = *part.text("subject");
    credential.id = PartId{at.fresh("federated-credential")};
    credential.ref = cluster->id;
    out.push_back({fmt::format("{}: trust {} as well", identity->name, cluster->name),
                   addPart(identity->id, std::move(credential)),
                   {}});
});

} // namespace

} // namespace breakwater
