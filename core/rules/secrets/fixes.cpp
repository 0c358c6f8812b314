// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {

namespace {

const FixOf kVaultCanBePurged("SEC-002", [](const FixCase &at, Offers &out) {
    if (const Service *vault = at.service())
        out.push_back({vault->name + ": soft delete and purge protection on",
                       changeService(vault->id,
                                     [](Service &changed) {
                                         changed.parameters["softDelete"] = true;
                                         changed.parameters["purgeProtection"] = true;
                                     }),
                       {}});
});

/// The vault in the secondary zone that stands in for one in the primary; null: none does.
const Service *vaultThere(const FixCase &at, const std::optional<ServiceId> &vault)
{
    const Service *here = vault ? at.service(*vault) : nullptr;
    return here == nullptr ? nullptr : here->at == Site::Secondary ? here : at.standIn(*here);
}

const FixOf kScopeOfThePrimary("DAT-012", [](const FixCase &at, Offers &out) {
    const Service *workspace = at.service(),
                  *primary = workspace != nullptr ? at.original(*workspace) : nullptr;
    if (workspace == nullptr)
        return;
    if (const Part *scope = at.part(*workspace, 1)) {
        const Service *vault = vaultThere(at, scope->ref);
        if (vault != nullptr)
            out.push_back(
                {fmt::format("{}: put the scope {} over {}", workspace->name, scope->name, vault->name),
                 changePart(workspace->id, scope->id, [id = vault->id](Part &changed) { changed.ref = id; }),
                 {}});
        return;
    }
    const Part *scope = primary != nullptr ? at.part(*primary, 1) : nullptr;
    const Service *vault = scope != nullptr ? vaultThere(at, scope->ref) : nullptr;
    if (vault == nullptr)
        return;
    Part copy = copyOfPart(at, *scope);
    copy.ref = vault->id;
    out.push_back({fmt::format("{}: add the scope {} over {}", workspace->name, scope->name, vault->name),
                   addPart(workspace->id, std::move(copy)),
                   {}});
});

const FixOf kFernetKey("AIR-005", [](const FixCase &at, Offers &out) {
    const Service *there = at.service(), *here = there != nullptr ? at.original(*there) : nullptr;
    if (here == nullptr)
        return;
    const auto keyOf = [](const Service &airflow) {
        const auto found = std::find_if(airflow.parts.begin(), airflow.parts.end(),
                                        [](const Part &part) { return part.kind == "fernet-key"; });
        return found == airflow.parts.end() ? nullptr : &*found;
    };
    const Part *model = keyOf(*here), *own = keyOf(*there);
    const Service *vault = model != nullptr ? vaultThere(at, model->ref) : nullptr;
    if (vault == nullptr)
        return;
    Part copy = copyOfPart(at, *model);
    copy.ref = vault->id;
    if (!copy.text("identicalTo"))
        copy.parameters["identicalTo"] = model->name;
    const std::string label =
        fmt::format("Store the Fernet key of {} in {} and use it there", here->name, vault->name);
    std::vector<Edit> edits;
    if (!model->text("identicalTo"))
        edits.push_back(changePart(here->id, model->id, [name = model->name](Part &changed) {
            changed.parameters["identicalTo"] = name;
        }));
    if (own == nullptr)
        edits.push_back(addPart(there->id, copy));
    else
        edits.push_back(changePart(there->id, own->id, [copy](Part &changed) {
            changed.parameters["identicalTo"] = copy.parameters.at("identicalTo");
            changed.ref = copy.ref;
        }));
    out.push_back({label, allOf(std::move(edits)), {}});
});

/// Reads from the vault that is left, which gets the item when it lacks it.
void offerLinkThere(const FixCase &at, const Dependency &link, Offers &out)
{
    const Service *lost = at.service(link.to), *vault = vaultThere(at, link.to);
    if (lost == nullptr || vault == nullptr)
        return;
    std::vector<Edit> edits;
    std::optional<PartId> item;
    const auto model = std::find_if(lost->parts.begin(), lost->parts.end(),
                                    [&link](const Part &part) { return part.id == link.toPart; });
    if (model != lost->parts.end()) {
        const auto there = std::find_if(vault->parts.begin(), vault->parts.end(), [&](const Part &part) {
            return part.kind == model->kind
                && (part.name == model->name
                    || (model->text("identicalTo")
                        && part.text("identicalTo") == model->text("identicalTo")));
        });
        if (there != vault->parts.end())
            item = there->id;
        else {
            Part copy = copyOfPart(at, *model);
            item = copy.id;
            edits.push_back(addPart(vault->id, std::move(copy)));
        }
    }
    edits.push_back(changeDependency(link.id, [to = vault->id, item](Dependency &changed) {
        changed.to = to;
        changed.toPart = item;
    }));
    out.push_back({fmt::format("Read {} from {}",
                               model != lost->parts.end() ? model->name : std::string("it"), vault->name),
                   allOf(std::move(edits)),
                   {}});
}

const FixOf kOutOfReach("SEC-001", [](const FixCase &at, Offers &out) {
    if (const Dependency *link = at.link(1))
        return offerLinkThere(at, *link, out);
    const Service *consumer = at.service();
    const Part *part = consumer != nullptr ? at.part(*consumer, 1) : nullptr;
    const Service *vault = part != nullptr ? vaultThere(at, part->ref) : nullptr;
    if (vault != nullptr)
        out.push_back(
            {fmt::format("{}: take {} from {}", consumer->name, part->name, vault->name),
             changePart(consumer->id, part->id, [id = vault->id](Part &changed) { changed.ref = id; }),
             {}});
});

/// The certificate from the vault that is left, and a role there like the one that the identity has
/// elsewhere.
const FixOf kListenerCertificate("WEB-016", [](const FixCase &at, Offers &out) {
    const Service *gateway = at.service();
    const Part *listener = gateway != nullptr ? at.part(*gateway, 1) : nullptr;
    const Service *vault = listener != nullptr ? vaultThere(at, listener->ref) : nullptr;
    if (vault == nullptr)
        return;
    std::vector<Edit> edits;
    if (listener->ref != vault->id)
        edits.push_back(
            changePart(gateway->id, listener->id, [id = vault->id](Part &changed) { changed.ref = id; }));
    const Edit move = allOf(edits);
    if (!edits.empty())
        out.push_back({fmt::format("{}: take the certificate of {} from {}", gateway->name, listener->name,
                                   vault->name),
                       move,
                       {}});
    for (const Dependency *link : at.view().dependenciesFrom(*gateway)) {
        const Service *identity =
            link->type == DependencyType::Authenticates ? at.service(link->to) : nullptr;
        if (identity == nullptr)
            continue;
        for (const Part &role : identity->parts) {
            const Service *target =
                role.kind == "role-assignment" && role.ref ? at.service(*role.ref) : nullptr;
            if (target == nullptr || target->kind.text != "key-vault" || target->id == vault->id)
                continue;
            Part copy = role;
            copy.id = PartId{at.fresh("role-assignment")};
            copy.ref = vault->id;
            out.push_back({fmt::format("{}: give {} the role {} on {}", gateway->name, identity->name,
                                       role.text("role").value_or(role.name), vault->name),
                           allOf({move, addPart(identity->id, std::move(copy))}),
                           {}});
        }
    }
});

} // namespace

} // namespace breakwater
