// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include "core/model/options.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace breakwater {

namespace {

bool isRegional(const std::vector<ParameterFact> &facts, const std::string &key)
{
    return std::any_of(facts.begin(), facts.end(),
                       [&key](const ParameterFact &fact) { return fact.key == key && fact.regional; });
}

Parameters withoutRegional(const Parameters &parameters, const std::vector<ParameterFact> *facts)
{
    Parameters kept;
    for (const auto &[key, value] : parameters)
        if (facts == nullptr || !isRegional(*facts, key))
            kept.emplace(key, value);
    return kept;
}

const std::vector<ParameterFact> *factsOf(const ServiceKind *kind)
{
    return kind != nullptr ? &kind->parameters : nullptr;
}

const std::vector<ParameterFact> *factsOf(const ServiceKind *kind, const Part &part)
{
    const PartKindFact *fact = kind != nullptr ? kind->part(part.kind) : nullptr;
    return fact != nullptr ? &fact->parameters : nullptr;
}

CardPlace besideOf(const FixCase &at, const Service &service)
{
    const Stamp *owner = at.stampOf(service.id);
    const Layout *layout = owner != nullptr ? at.topology().layout(owner->id) : nullptr;
    const auto card =
        layout != nullptr ? layout->cards.find(service.id) : std::map<ServiceId, CardPlace>::const_iterator();
    return layout != nullptr && card != layout->cards.end() ? CardPlace{card->second.x, card->second.y, false}
                                                            : CardPlace{};
}

/// Chooses the option and names the twin or the replica that it works with, where it found none.
Edit chooseWithCopy(const FixCase &at, const Stamp &stamp, const Service &service, DisruptionKind kind,
                    const DrOption &option, const ServiceId &twin, const std::optional<RegionId> &replica)
{
    const ProtectionId fresh{at.fresh("prot")};
    const Edit chosen = chooseOption(at.catalog(), stamp.id, service.id, kind, option.id, fresh);
    if (twin.empty() && !replica)
        return chosen;
    return [chosen, stampId = stamp.id, id = service.id, kind, twin, replica,
            access = option.secondaryAccess](const Topology &topology) -> Result<Topology> {
        Result<Topology> made = chosen(topology);
        if (!made)
            return made;
        const Protection *protection = protectionAgainst(*made->stamp(stampId), id, kind);
        if (protection == nullptr || !protection->counterparts.empty() || !protection->replicas.empty())
            return made;
        Protection paired = *protection;
        if (replica)
            paired.replicas = {ReplicaRegion{*replica, {}, access, {}}};
        else
            paired.counterparts = {twin};
        return protect(std::move(paired))(*made);
    };
}

bool isOfSubject(const FixCase &at, const std::string &key)
{
    for (std::size_t i = 0; i < at.finding().subjects.size(); ++i) {
        const Service *service = at.service(i);
        if (service == nullptr)
            continue;
        const Service *other = service->at == Site::Secondary ? at.original(*service) : at.standIn(*service);
        if (key.starts_with(service->id.text + '/')
            || (other != nullptr && key.starts_with(other->id.text + '/')))
            return true;
    }
    return false;
}

struct LeftOut {
    std::string key, title;
};

std::vector<LeftOut> leftOut(const FixCase &at, std::initializer_list<std::string_view> actions,
                             PlanFor occasion)
{
    std::vector<LeftOut> found;
    for (const PlanBlock &block : at.plan(occasion).blocks)
        for (const PlanRow &row : block.rows)
            if (row.skipped
                && (actions.size() == 0
                    || std::find(actions.begin(), actions.end(), row.action) != actions.end()))
                found.push_back({row.key, row.title});
    return found;
}

void offerToKeep(const FixCase &at, const std::vector<LeftOut> &steps, Offers &out)
{
    if (steps.empty())
        return;
    std::vector<std::string> titles, keys;
    for (const LeftOut &step : steps) {
        titles.push_back('"' + step.title + '"');
        keys.push_back(step.key);
    }
    const auto keep = [keys](Stamp &stamp) {
        if (!stamp.runbook)
            return;
        for (const std::string &key : keys) {
            const auto found = stamp.runbook->steps.find(key);
            if (found == stamp.runbook->steps.end())
                continue;
            found->second.skip.reset();
            if (found->second == StepOverride{})
                stamp.runbook->steps.erase(found);
        }
    };
    out.push_back({fmt::format("Keep {} that the room left out: {}",
                               steps.size() == 1 ? "the step" : "the steps", inWords(titles, 4)),
                   changeStamp(at.stamp().id, keep),
                   {}});
}

} // namespace

void offerSetting(const Service *service, const char *key, ParameterValue value, std::string label,
                  Offers &out)
{
    if (service != nullptr)
        out.push_back({std::move(label), setParameter(service->id, key, std::move(value)), {}});
}

Edit changePart(ServiceId service, PartId part, std::function<void(Part &)> change)
{
    return changeService(std::move(service),
                         [part = std::move(part), change = std::move(change)](Service &changed) {
                             for (Part &each : changed.parts)
                                 if (each.id == part)
                                     change(each);
                         });
}

Edit addPart(ServiceId service, Part part)
{
    return changeService(std::move(service), [part = std::move(part)](Service &changed) {
        const auto place = std::upper_bound(changed.parts.begin(), changed.parts.end(), part,
                                            [](const Part &a, const Part &b) { return a.id < b.id; });
        changed.parts.insert(place, part);
    });
}

Part copyOfPart(const FixCase &at, const Part &part)
{
    Part copy = part;
    copy.id = PartId{at.fresh(part.kind)};
    const Service *target = part.ref ? at.service(*part.ref) : nullptr;
    const Service *twin = target != nullptr ? at.standIn(*target) : nullptr;
    if (twin != nullptr)
        copy.ref = twin->id;
    return copy;
}

Edit alignWith(const FixCase &at, const Service &model, const Service &twin)
{
    const ServiceKind *kind = at.kindOf(model);
    const auto twinOf = [](const Part &part, const std::vector<Part> &parts) {
        return std::find_if(parts.begin(), parts.end(), [&part](const Part &other) {
            return other.kind == part.kind && other.name == part.name;
        });
    };
    Service aligned = twin;
    for (const auto &[key, value] : withoutRegional(model.parameters, factsOf(kind)))
        if (aligned.parameters.count(key) != 0)
            aligned.parameters[key] = value;
    std::erase_if(aligned.parts,
                  [&](const Part &part) { return twinOf(part, model.parts) == model.parts.end(); });
    for (const Part &part : model.parts) {
        const auto found = twinOf(part, aligned.parts);
        if (found == aligned.parts.cend()) {
            Part copy = copyOfPart(at, part);
            copy.parameters = withoutRegional(copy.parameters, factsOf(kind, part));
            aligned.parts.push_back(std::move(copy));
            continue;
        }
        Part &there = aligned.parts[static_cast<std::size_t>(found - aligned.parts.cbegin())];
        for (const auto &[key, value] : withoutRegional(part.parameters, factsOf(kind, part)))
            if (there.parameters.count(key) != 0)
                there.parameters[key] = value;
    }
    std::sort(aligned.parts.begin(), aligned.parts.end(),
              [](const Part &a, const Part &b) { return a.id < b.id; });
    return changeService(twin.id, [aligned](Service &changed) { changed = aligned; });
}

Service twinFor(const FixCase &at, const Service &service)
{
    const ServiceKind *kind = at.kindOf(service);
    Service twin = service;
    twin.id = ServiceId{at.fresh(service.kind.text)};
    twin.name = service.name + " (secondary)";
    twin.at = Site::Secondary;
    twin.parameters = withoutRegional(service.parameters, factsOf(kind));
    twin.parts.clear();
    for (const Part &part : service.parts) {
        Part copy = copyOfPart(at, part);
        copy.parameters = withoutRegional(copy.parameters, factsOf(kind, part));
        twin.parts.push_back(std::move(copy));
    }
    std::sort(twin.parts.begin(), twin.parts.end(), [](const Part &a, const Part &b) { return a.id < b.id; });
    const Stamp *owner = at.stampOf(service.id);
    const LandingZone *zone = owner != nullptr ? owner->zone(ZoneRole::Secondary) : nullptr;
    const Region *region = zone != nullptr ? at.catalog().region(zone->region) : nullptr;
    if (region == nullptr || !region->zones)
        twin.zones.reset();
    return twin;
}

Dependency copyOfLink(const FixCase &at, const Dependency &link)
{
    Dependency copy = link;
    copy.id = DependencyId{at.fresh("dep")};
    return copy;
}

void offerOptions(const FixCase &at, const Service *service, DisruptionKind disruption, Offers &out,
                  const std::function<bool(const DrOption &)> &wanted,
                  const std::function<Edit(const ServiceId &twin)> &alsoFor)
{
    const ServiceKind *kind = service != nullptr ? at.kindOf(*service) : nullptr;
    const Stamp *stamp = service != nullptr ? at.stampOf(service->id) : nullptr;
    if (kind == nullptr || stamp == nullptr)
        return;
    const Protection *present = protectionAgainst(*stamp, service->id, disruption);
    const DrOption *before = present != nullptr ? kind->option(present->option) : nullptr;
    const LandingZone *elsewhere = stamp->zone(ZoneRole::Secondary);
    const bool isOneForAll = kind->scope == ServiceKind::Scope::Global;
    for (const DrOption &option : kind->options) {
        if (!option.against(disruption) || option.maturity == Maturity::Retiring
            || (wanted && !wanted(option)) || (present != nullptr && present->option == option.id))
            continue;
        const bool moves = needsCounterpart(option) && disruption == DisruptionKind::Region;
        const bool needsTwin = moves && !isOneForAll && service->at == Site::Primary;
        if ((moves && elsewhere == nullptr) || (alsoFor && !needsTwin))
            continue;
        std::vector<Edit> edits;
        ServiceId twin;
        bool adds = false;
        if (needsTwin) {
            const Service *there = at.standIn(*service);
            adds = there == nullptr;
            Service made = adds ? twinFor(at, *service) : *there;
            twin = made.id;
            if (adds)
                edits.push_back(addService(stamp->id, std::move(made), besideOf(at, *service)));
        }
        edits.push_back(
            chooseWithCopy(at, *stamp, *service, disruption, option, twin,
                           moves && isOneForAll ? std::optional(elsewhere->region) : std::nullopt));
        if (alsoFor)
            edits.push_back(alsoFor(twin));
        out.push_back({fmt::format("{}: {}{}{}", service->name, option.name,
                                   before != nullptr ? " instead of " + before->name : std::string(),
                                   adds ? ", with a twin in the secondary zone" : ""),
                       allOf(std::move(edits)), option.costFactor});
    }
}

void leaveToPeople(Offers &offers, std::size_t first)
{
    for (std::size_t i = first; i < offers.size(); ++i)
        offers[i].decision = true;
}

void offerGeoRedundancy(const FixCase &at, const Service *account, Offers &out)
{
    const ServiceKind *kind = account != nullptr ? at.kindOf(*account) : nullptr;
    const Stamp *stamp = account != nullptr ? at.stampOf(account->id) : nullptr;
    const std::string present = account != nullptr ? account->text("redundancy").value_or("") : "";
    if (kind == nullptr || stamp == nullptr || stamp->zone(ZoneRole::Secondary) == nullptr)
        return;
    const std::string wanted = present == "Standard_LRS" ? "Standard_GRS"
        : present == "Standard_ZRS"                      ? "Standard_GZRS"
                                                         : std::string();
    if (wanted.empty() || !mayBe(kind, "redundancy", wanted))
        return;
    const DrOption *zonal = wanted == "Standard_GZRS" ? kind->option(OptionId{"gzrs-failover"}) : nullptr;
    const DrOption *option = zonal != nullptr ? zonal : kind->option(OptionId{"grs-failover"});
    std::vector<Edit> edits{setParameter(account->id, "redundancy", wanted)};
    if (option != nullptr && protectionAgainst(*stamp, account->id, DisruptionKind::Region) == nullptr)
        edits.push_back(chooseOption(at.catalog(), stamp->id, account->id, DisruptionKind::Region, option->id,
                                     ProtectionId{at.fresh("prot")}));
    out.push_back({fmt::format("{}: {} instead of {}", account->name, wanted, present),
                   allOf(std::move(edits)),
                   option != nullptr ? std::optional(option->costFactor) : std::nullopt});
}

void offerSteps(const FixCase &at, std::initializer_list<std::string_view> actions, PlanFor occasion,
                Offers &out)
{
    const std::vector<LeftOut> all = leftOut(at, actions, occasion);
    std::vector<LeftOut> own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                 [&at](const LeftOut &step) { return isOfSubject(at, step.key); });
    offerToKeep(at, own, out);
    if (own.size() != all.size())
        offerToKeep(at, all, out);
}

bool mayBe(const ServiceKind *kind, std::string_view key, const ParameterValue &value)
{
    const ParameterFact *fact = kind != nullptr ? kind->parameter(key) : nullptr;
    return fact == nullptr || fact->values.empty()
        || std::find(fact->values.begin(), fact->values.end(), value) != fact->values.end();
}

bool isFlag(const ServiceKind *kind, std::string_view key)
{
    const ParameterFact *fact = kind != nullptr ? kind->parameter(key) : nullptr;
    return fact != nullptr && fact->type == ParameterFact::Type::Bool;
}

} // namespace breakwater
