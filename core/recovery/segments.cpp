// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/segments.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace breakwater {
namespace {

using Rows = std::vector<const StepFact *>;

bool happens(StepFact::Variant variant, const Disruption &disruption)
{
    switch (variant) {
    case StepFact::Variant::Planned:
        return disruption.planned;
    case StepFact::Variant::Unplanned:
        return !disruption.planned;
    case StepFact::Variant::AfterDeletion:
        return disruption.kind == DisruptionKind::Deletion;
    case StepFact::Variant::Always:
        break;
    }
    return true;
}

Rows rowsOf(const DrOption &option, const Disruption &disruption)
{
    Rows rows;
    for (const StepFact &row : option.failover)
        if (happens(row.variant, disruption))
            rows.push_back(&row);
    return rows;
}

Rows take(Rows &rows, std::size_t from, std::size_t to)
{
    using Offset = Rows::difference_type;
    const auto first = rows.begin() + static_cast<Offset>(from),
               last = rows.begin() + static_cast<Offset>(to);
    Rows taken(first, last);
    rows.erase(first, last);
    return taken;
}

std::size_t fenceLength(const Rows &rows)
{
    std::size_t length = 0;
    for (std::size_t i = 0; i < rows.size() && rows[i]->phase <= Phase::Fence; ++i)
        if (rows[i]->phase == Phase::Fence)
            length = i + 1;
    return length;
}

std::size_t tidyLength(const Rows &rows)
{
    std::size_t length = 0;
    while (length < rows.size() && rows[rows.size() - 1 - length]->phase == Phase::Confirm
           && !isVerification(*rows[rows.size() - 1 - length]))
        ++length;
    return length;
}

std::size_t trafficLength(const Rows &rows)
{
    std::size_t length = 0, upToTraffic = 0;
    while (length < rows.size() && rows[rows.size() - 1 - length]->phase >= Phase::Traffic) {
        ++length;
        if (rows[rows.size() - length]->phase == Phase::Traffic)
            upToTraffic = length;
    }
    return upToTraffic;
}

Phase phaseOfLayer(int layer)
{
    constexpr std::array<std::pair<int, Phase>, 5> upTo{{{25, Phase::Foundation},
                                                         {40, Phase::Data},
                                                         {49, Phase::Platform},
                                                         {55, Phase::Workload},
                                                         {60, Phase::Orchestration}}};
    for (const auto &[limit, phase] : upTo)
        if (layer < limit)
            return phase;
    return layer < 80 ? Phase::Platform : Phase::Traffic;
}

} // namespace

bool isVerification(const StepFact &row)
{
    return row.action.rfind("verify", 0) == 0;
}

bool isAdmission(const StepFact *row)
{
    return (row->action == "enable-origin" || row->action == "switch-traffic")
        && row->command.rfind("az ", 0) == 0;
}

namespace {

/// `az afd origin update`: the words before the first argument.
std::string_view toolOf(const StepFact &row)
{
    const auto end = row.command.find(" --");
    return end == std::string::npos ? std::string_view() : std::string_view(row.command).substr(0, end);
}

} // namespace

bool isEntry(const ServiceKind &kind)
{
    return phaseOfLayer(kind.recoveryLayer) == Phase::Traffic;
}

bool admitsAt(const StepFact &row, const ServiceKind &entry)
{
    if (!isEntry(entry))
        return false;
    for (const DrOption &option : entry.options)
        for (const StepFact &own : option.failover)
            if (isAdmission(&own) && toolOf(own) == toolOf(row))
                return true;
    return false;
}

const StepFact *admissionAt(const Catalog &catalog, const ServiceKind &entry)
{
    for (const ServiceKind &kind : catalog.kinds)
        for (const DrOption &option : kind.options)
            for (const StepFact &row : option.failover)
                if (row.action == "enable-origin" && isAdmission(&row) && admitsAt(row, entry))
                    return &row;
    return nullptr;
}

Segments segmentsOf(const DrOption &option, const Disruption &disruption)
{
    Segments cut;
    cut.main = rowsOf(option, disruption);
    if (option.trigger != Trigger::Customer)
        return cut;
    cut.fence = take(cut.main, 0, fenceLength(cut.main));
    if (option.secondaryAccess == Access::Read) {
        std::size_t leading = 0;
        while (leading < cut.main.size() && cut.main[leading]->phase == Phase::Traffic)
            ++leading;
        if (leading < cut.main.size())
            cut.reads = take(cut.main, 0, leading);
    }
    cut.tidy = take(cut.main, cut.main.size() - tidyLength(cut.main), cut.main.size());
    cut.traffic = take(cut.main, cut.main.size() - trafficLength(cut.main), cut.main.size());
    // The figure needs a block of its own: what is left alone is the option.
    for (Rows *only : {&cut.traffic, &cut.fence, &cut.tidy})
        if (cut.main.empty())
            cut.main.swap(*only);
    return cut;
}

namespace {

/// Done while the service still runs on the other side: rebuilding, waiting, looking.
bool precedesTheWindow(const StepFact &row)
{
    constexpr std::array<std::string_view, 6> always{
        "rebuild-replica",     "reenable-geo-redundancy", "back-up", "wait",
        "read-last-sync-time", "reconcile-data"};
    if (std::find(always.begin(), always.end(), row.action) != always.end())
        return true;
    if (row.action == "await-service")
        return false; // what it waits for happens in the window
    return row.readOnly || isVerification(row) || (row.action == "deploy" && !row.gate);
}

} // namespace

Segments segmentsBack(const DrOption &option, const ServiceKind &kind)
{
    Segments cut;
    for (const StepFact &row : option.failback)
        cut.main.push_back(&row);
    cut.tidy = take(cut.main, cut.main.size() - tidyLength(cut.main), cut.main.size());
    std::size_t before = 0;
    while (before < cut.main.size() && precedesTheWindow(*cut.main[before]))
        ++before;
    cut.before = take(cut.main, 0, before);
    cut.fence = take(cut.main, 0, fenceLength(cut.main));
    cut.traffic = take(cut.main, cut.main.size() - trafficLength(cut.main), cut.main.size());
    if (cut.main.empty() && isEntry(kind))
        cut.main.swap(cut.traffic);
    return cut;
}

bool mirrorsItsFailover(const DrOption &option, const std::vector<const StepFact *> &rows)
{
    return std::any_of(rows.begin(), rows.end(), [&](const StepFact *row) {
        return !row->readOnly
            && std::any_of(option.failover.begin(), option.failover.end(), [&](const StepFact &there) {
                   return there.action == row->action && !there.readOnly;
               });
    });
}

bool copiesData(const std::vector<const StepFact *> &rows)
{
    constexpr std::array<std::string_view, 5> copying{"rebuild-replica", "reenable-geo-redundancy", "back-up",
                                                      "copy-data", "restore"};
    return std::any_of(rows.begin(), rows.end(), [&](const StepFact *row) {
        return !row->readOnly && std::find(copying.begin(), copying.end(), row->action) != copying.end();
    });
}

Phase headingOf(const std::vector<const StepFact *> &rows, const ServiceKind *kind)
{
    const bool keepsData = kind && kind->state == ServiceKind::State::Stateful;
    std::array<int, kPhaseCount> count{};
    for (const StepFact *row : rows)
        if (row->phase >= Phase::Foundation && row->phase != Phase::Verify && row->phase != Phase::Confirm)
            ++count[static_cast<std::size_t>(row->phase)];
    // Only what does nothing but move traffic is traffic: it waits for the hold point.
    int &traffic = count[static_cast<std::size_t>(Phase::Traffic)];
    if (std::accumulate(count.begin(), count.end(), 0) > traffic)
        traffic = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < count.size(); ++i)
        if (count[i] > count[best] || (count[i] == count[best] && count[i] > 0 && !keepsData))
            best = i;
    if (count[best] > 0)
        return static_cast<Phase>(best);
    return phaseOfLayer(kind ? kind->recoveryLayer : 50);
}

} // namespace breakwater
