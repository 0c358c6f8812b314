// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/judge.h"

#include "core/recovery/loss.h"

#include <algorithm>
#include <tuple>

namespace breakwater {
namespace {

StoreRpo storeRpo(const StampDraft &draft, int index)
{
    const Service &service = draft.service(index);
    const DraftService &drafted = draft.drafted(index);
    StoreRpo store;
    store.store = service.id;
    store.stamp = draft.stamp->id;
    const Target *target = draft.stamp->objectives.target(draft.occasion.disruption.kind);
    store.target = service.objectives && service.objectives->rpo ? service.objectives->rpo
        : target                                                 ? target->rpo
                                                                 : std::nullopt;
    Loss loss = lossOf(draft, index);
    store.rpo = std::move(loss.figure);
    store.spans = std::move(loss.spans);
    store.kept = loss.kept;
    if (drafted.protection) {
        store.protection = drafted.protection->id;
        store.option = drafted.protection->option;
    } else if (drafted.zoneOption) {
        store.option = drafted.zoneOption->id;
    }
    return store;
}

/// Its content is published again from where it was built; a copy that lags loses nothing.
bool isBuiltElsewhere(const Service &service, const ServiceKind *kind)
{
    return kind && kind->content == ServiceKind::Content::Records
        && contentOf(service, kind) == ServiceKind::Content::Configuration;
}

/// Stores that the disruption takes, and stores outside the regions that have a protection against it. What
/// only carries the backups of others, or is published from elsewhere, holds no data of its own.
std::vector<StoreRpo> storesOf(const StampDraft &draft)
{
    std::vector<StoreRpo> stores;
    if (targetedPart(*draft.stamp, draft.occasion))
        return stores; // a part takes no data with it
    for (int i = 0; i < static_cast<int>(draft.services.size()); ++i) {
        const DraftService &drafted = draft.drafted(i);
        const Service &service = draft.service(i);
        if (!(drafted.stateful || drafted.stateUnknown) || service.at == Site::Secondary)
            continue;
        const bool carries = std::any_of(draft.stamp->protections.begin(), draft.stamp->protections.end(),
                                         [&](const Protection &each) { return each.via == service.id; });
        const bool hit = drafted.lost || (service.at != Site::Primary && drafted.protection);
        if (hit && !carries && !isBuiltElsewhere(service, drafted.kind))
            stores.push_back(storeRpo(draft, i));
    }
    return stores;
}

/// What takes no time is not named: it sets nothing.
bool takesNoTime(const BlockTime &time)
{
    return time.state == Figure::State::Value && time.planning <= Minutes{0};
}

} // namespace

std::string_view toWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return "met";
    case Verdict::Missed:
        return "missed";
    case Verdict::NotJudged:
        return "not judged";
    case Verdict::Unknown:
        break;
    }
    return "unknown";
}

Verdict verdictOn(const Figure &figure, const std::optional<Minutes> &target)
{
    if (!target)
        return Verdict::NotJudged;
    if (figure.state == Figure::State::Unknown)
        return Verdict::Unknown;
    if (figure.state == Figure::State::Unbounded)
        return Verdict::Missed;
    return figure.value > *target ? Verdict::Missed : Verdict::Met;
}

Verdict verdictOn(const Promise &promise, const std::optional<Minutes> &target)
{
    if (!target)
        return Verdict::NotJudged;
    if (promise.unbounded || promise.rto > *target)
        return Verdict::Missed;
    return promise.atLeast ? Verdict::Unknown : Verdict::Met;
}

StampEstimate lossesOf(const StampDraft &draft)
{
    const Stamp &stamp = *draft.stamp;
    const Occasion &occasion = draft.occasion;
    StampEstimate estimate;
    estimate.stamp = stamp.id;
    estimate.disruption = occasion.disruption;
    if (const Target *target = stamp.objectives.target(occasion.disruption.kind)) {
        estimate.rtoTarget = target->rto;
        estimate.rpoTarget = target->rpo;
    }
    estimate.stores = storesOf(draft);
    // The store to show: one that misses its target before one that the stamp's target covers, the larger
    // loss before the smaller.
    const auto merit = [&](const StoreRpo &store) {
        const Service *service = stamp.service(store.store);
        const bool ownTarget = service->objectives && service->objectives->rpo;
        return std::tuple(verdictOn(store.rpo, store.target) == Verdict::Missed, !ownTarget,
                          rankOf(store.rpo));
    };
    const StoreRpo *worst = nullptr;
    for (const StoreRpo &store : estimate.stores)
        if (!worst || merit(*worst) < merit(store))
            worst = &store;
    if (!worst) {
        // Nothing that keeps data is taken.
        estimate.rpo.state = Figure::State::Value;
        estimate.rpo.min = estimate.rpo.max = Minutes{0};
        estimate.rpo.text = "No store is taken";
        estimate.rpoVerdict = estimate.rpoTarget ? Verdict::Met : Verdict::NotJudged;
        return estimate;
    }
    estimate.rpo = worst->rpo;
    estimate.rpoStore = worst->store;
    estimate.rpoVerdict = verdictOn(worst->rpo, worst->target);
    return estimate;
}

void addStep(StampEstimate &estimate, const BlockTime &time, std::string title,
             const std::optional<ServiceId> &service)
{
    if (!takesNoTime(time))
        estimate.criticalTitles.push_back(std::move(title));
    std::vector<ServiceId> &services = estimate.criticalServices;
    if (service && std::find(services.begin(), services.end(), *service) == services.end())
        services.push_back(*service);
}

} // namespace breakwater
