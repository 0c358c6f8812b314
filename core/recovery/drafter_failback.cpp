// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recovery/drafter.h"

#include <algorithm>

namespace breakwater {
namespace {

using Kind = PlanBlock::Kind;

/// A copy is paired anew, and somebody decides when: its source does not say how the roles return.
bool isGateOfARebuild(const StepFact *row)
{
    return row->gate && row->action == "rebuild-replica";
}

} // namespace

/// The way back has two stretches. Before the window copies are rebuilt in the first region and watched,
/// while the service runs in the second. In the window writers stand still, roles and traffic return.
void Drafter::drawFailback()
{
    for (int i = 0; i < count(); ++i) {
        DraftService &drafted = at(i);
        if (!drafted.protection || service(i).at == Site::Secondary)
            continue;
        drafted.option = drafted.kind ? drafted.kind->option(drafted.protection->option) : nullptr;
        if (drafted.option)
            drawWayBack(i);
        if (drafted.main >= 0)
            for (const ServiceId &counterpart : drafted.protection->counterparts)
                if (const int other = indexOf(counterpart); other >= 0 && other != i)
                    at(other).broughtUpWith.push_back(i);
    }
}

void Drafter::drawWayBack(int index)
{
    const Segments cut = segmentsBack(*m_draft.drafted(index).option, *m_draft.drafted(index).kind);
    const auto part = [&](int DraftService::*slot, BlockPart which, Kind kind, Phase phase,
                          const std::vector<const StepFact *> &rows) {
        if (rows.empty())
            return;
        DraftBlock block = blockFor(which, kind, index, phase);
        block.time = sumOf(block, rows)
                         .value_or(which == BlockPart::Rebuild || which == BlockPart::Main
                                       ? timeBack(index, rows)
                                       : withinFigure(block, rows));
        // What only looks asks nobody; it waits with the rest for the window.
        at(index).*slot = add(std::move(block));
    };
    part(&DraftService::rebuild, BlockPart::Rebuild, Kind::Copy, headingOf(cut.before, at(index).kind),
         cut.before);
    part(&DraftService::fence, BlockPart::Fence, Kind::Fence, Phase::Fence, cut.fence);
    part(&DraftService::main, BlockPart::Main, Kind::Option, headingOf(cut.main, at(index).kind), cut.main);
    if (cut.main.empty() && std::any_of(cut.before.begin(), cut.before.end(), isGateOfARebuild)) {
        DraftBlock block = blockFor(BlockPart::Main, Kind::Option, index, headingOf({}, at(index).kind));
        block.time =
            timeOfRow(block, "recover", "The catalog has no step by which it returns; time it in a drill");
        at(index).main = add(std::move(block));
    }
    if (movesItsTraffic(index, cut.traffic))
        part(&DraftService::traffic, BlockPart::Traffic, Kind::Option, Phase::Traffic, cut.traffic);
    const bool idle = std::all_of(cut.tidy.begin(), cut.tidy.end(),
                                  [](const StepFact *row) { return row->action == "no-action"; });
    if (!idle)
        part(&DraftService::tidy, BlockPart::Tidy, Kind::Option, Phase::Confirm, cut.tidy);
    drawStatedFence(index);
}

/// No source times a way back. What copies takes the time of its amount of data; what mirrors a step of the
/// way there takes the option's figure, as an estimate; what only looks takes none.
BlockTime Drafter::timeBack(int index, const std::vector<const StepFact *> &rows)
{
    if (copiesData(rows))
        return copyTime(stamp(), service(index));
    const DrOption &option = *m_draft.drafted(index).option;
    if (mirrorsItsFailover(option, rows)) {
        BlockTime time = figureOf(index);
        time.grade = Grade::Estimated;
        time.source.clear();
        time.text = "No source times the way back; taken from the way there: " + time.text;
        return time;
    }
    const bool looks = std::all_of(rows.begin(), rows.end(), [](const StepFact *row) {
        return row->readOnly && row->action != "wait" && row->action != "await-service";
    });
    return looks ? noTime("It only looks") : unknownTime("No source times this way back");
}

} // namespace breakwater
