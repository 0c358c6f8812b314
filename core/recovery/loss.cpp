// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/loss.h"

#include "core/recovery/quantiles.h"
#include "core/recovery/times.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace breakwater {
namespace {

constexpr double kMinutesADay = 24 * 60;

std::optional<double> daysIn(const Parameters &parameters)
{
    for (const char *key : {"pitrDays", "backupRetentionDays", "retentionDays"})
        if (const auto found = parameters.find(key); found != parameters.end())
            if (const double *days = std::get_if<double>(&found->second))
                return *days;
    return std::nullopt;
}

/// The shortest of the policies that a vault has, for nothing says which of them is this service's; else its
/// own.
std::optional<double> daysOfVault(const Service &vault)
{
    std::optional<double> shortest;
    for (const Part &part : vault.parts)
        if (const auto days = part.kind == "backup-policy" ? daysIn(part.parameters) : std::nullopt)
            shortest = std::min(shortest.value_or(*days), *days);
    return shortest ? shortest : daysIn(vault.parameters);
}

Loss everything(std::string text)
{
    Loss loss;
    loss.figure.state = Figure::State::Unbounded;
    loss.figure.text = std::move(text);
    return loss;
}

/// Since the newest sound copy: the spacing of copies and the time until somebody notices.
Loss damaged(const StampDraft &draft, int index, Loss spacing)
{
    const Timing &timing = draft.stamp->timing;
    const bool corrupted = draft.occasion.disruption.kind == DisruptionKind::Corruption;
    const std::optional<Duration> &noticed = corrupted ? timing.corruptionDetect : timing.detect;
    if (!spacing.figure.known())
        return spacing;
    if (!noticed) {
        spacing.figure.state = Figure::State::Unknown;
        spacing.figure.text = "The design does not say how long damage goes unnoticed";
        return spacing;
    }
    const BlockTime detection = toBlockTime(*noticed);
    const auto kept = retentionOf(draft, index);
    if (kept && detection.planning > *kept)
        return everything(
            fmt::format("Copies are kept for {}, damage is noticed after {}: no clean copy is left",
                        humanMinutes(*kept), humanMinutes(detection.planning)));
    Figure &figure = spacing.figure;
    if (!corrupted)
        return spacing; // what is deleted is missed at once; only the copies' age is lost
    if (spacing.spans.empty())
        spacing.spans.emplace_back(FixedSpan{figure.value.count()});
    spacing.spans.insert(spacing.spans.end(), detection.spans.begin(), detection.spans.end());
    figure.text = fmt::format("Unnoticed for {}, newest copy before that up to {} old",
                              humanMinutes(detection.planning), humanMinutes(figure.value));
    if (kept) {
        spacing.kept = kept;
        figure.text += fmt::format("; copies are kept for {}", humanMinutes(*kept));
    } else {
        figure.text += "; the design does not say how long copies are kept";
    }
    figure.value += detection.planning;
    figure.min = std::nullopt;
    figure.max =
        kept && figure.max && detection.max ? std::optional(*figure.max + *detection.max) : std::nullopt;
    figure.grade = std::max(figure.grade, detection.grade);
    figure.verified = false;
    return spacing;
}

} // namespace

std::optional<Minutes> retentionOf(const StampDraft &draft, int index)
{
    const Protection *protection = draft.drafted(index).protection;
    std::optional<double> days;
    if (protection && protection->via)
        if (const Service *vault = draft.stamp->service(*protection->via))
            days = daysOfVault(*vault);
    if (!days)
        days = daysIn(draft.service(index).parameters);
    return days ? std::optional(Minutes{*days * kMinutesADay}) : std::nullopt;
}

Loss lossOf(const StampDraft &draft, int index)
{
    const DraftService &drafted = draft.drafted(index);
    if (drafted.protection) {
        Loss loss = lossUnder(*drafted.protection, drafted.kind, draft.occasion);
        return draft.occasion.restores() ? damaged(draft, index, std::move(loss)) : loss;
    }
    if (drafted.zoneOption) {
        Loss loss;
        loss.figure = drafted.zoneOption->rpo;
        loss.spans = toBlockTime(loss.figure).spans;
        return loss;
    }
    if (draft.occasion.disruption.kind == DisruptionKind::Zone) {
        Loss loss;
        loss.figure.text = "The design does not say how it survives the loss of a zone";
        return loss;
    }
    if (drafted.stateUnknown) {
        Loss loss;
        loss.figure.text =
            "The catalog does not know what it is, and the design does not say whether it keeps data";
        return loss;
    }
    return everything("Nothing protects it against this disruption: what it holds is lost");
}

} // namespace breakwater
