// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/export/runbook/runbook.h"
#include "core/export/runbook/writer.h"
#include "core/export/variables.h"
#include "core/model/queries.h"
#include "core/recovery/estimate.h"

#include <map>
#include <string>
#include <vector>

/// What all parts of a runbook ask for: names for people, and the steps in the order in which they print.
namespace breakwater::paper {

/// One row of the plan with everything that prints of it.
struct StepPlace {
    std::size_t block = 0, row = 0; ///< in the plan
    std::string anchor;
};

class Context {
public:
    /// Several may write into one document: they share its variables and its anchors.
    Context(const ExportRequest &request, RunbookKind kind, const RunbookInput &input, Variables &variables,
            Writer &out);

    // What it is made of
    const ExportRequest &request;
    const RunbookKind kind;
    const RecoveryPlan &plan;
    const Schedule &schedule;
    const std::vector<StampEstimate> &estimates;
    const Topology &topology;
    const Catalog &catalog;
    std::vector<const Stamp *> stamps; ///< that the document is about, in the order of the design
    ServiceIndex index;
    Variables &variables;
    Writer &out;

    // Names for people
    std::string roleTitle(const std::optional<RoleId> &role) const; ///< empty when unknown
    std::string planOwner() const; ///< who completes what nobody else owns
    std::string commander(const Stamp &stamp) const; ///< who declares: the role's title, empty when not said
    std::string regionTitle(const RegionId &region) const;
    std::string primaryRegion(const Stamp &stamp) const;
    std::string secondaryRegion(const Stamp &stamp) const; ///< "no recovery region" when there is none
    bool isBack() const { return kind == RunbookKind::Failback; }
    std::string fromRegion(const Stamp &stamp) const; ///< that is left
    std::string toRegion(const Stamp &stamp) const; ///< that takes over
    std::string kindTitle(const Service &service) const;
    std::string optionTitle(const Service &service, const OptionId &option) const;
    std::string serviceName(const ServiceId &id) const; ///< the id where the design has lost it
    std::string subjectName(const std::string &id) const; ///< of a service, stamp, link ...; else the id
    std::string stampNames() const;
    const StampEstimate *estimate(const StampId &stamp) const;

    // Steps
    const std::vector<StepPlace> &steps() const { return m_steps; } ///< in order of number
    const std::vector<const StepPlace *> &stepsOf(const StampId &stamp) const; ///< likewise
    /// Steps with one of these numbers, likewise.
    std::vector<const StepPlace *> stepsNumbered(const std::vector<std::string> &numbers) const;
    const StepPlace &step(std::size_t block, std::size_t row) const { return m_steps[m_places[block][row]]; }
    const StepPlace *stepByKey(const std::string &key) const;
    const PlanBlock &blockOf(const StepPlace &step) const { return plan.blocks[step.block]; }
    const PlanRow &rowOf(const StepPlace &step) const { return plan.blocks[step.block].rows[step.row]; }
    const BlockWindow &windowOf(const StepPlace &step) const { return schedule.windows[step.block]; }
    std::string anchorOfBlock(std::size_t block) const; ///< of its last row; empty when it has none
    std::string numberOfBlock(std::size_t block) const; ///< of its last row; its title when it has none
    CommandPlace placeOf(const StepPlace &step) const;
    /// What to do, and with what: "sql-orders-eus2: Forced failover (primary lost)"; "Check aks-eus2: Nodes
    /// Ready".
    std::string actionOf(const StepPlace &step);
    /// Minutes on the clock that the reader has: T+0 is the declaration of the stamp itself, or of the one
    /// stamp that the document is about. The plan's own clock starts at the last of all declarations.
    Minutes onClock(Minutes at, const StampId &stamp) const;
    Minutes startOf(const StepPlace &step) const; ///< of its block, on that clock
    Minutes endOf(const StepPlace &step) const;
    /// The same in words: "T+3".
    std::string clock(Minutes at, const StampId &stamp, bool atLeast) const;
    /// "T+3 to T+12"; "T+3" where nothing lasts; "from T+3" where nobody knows how long it does.
    std::string span(Minutes from, Minutes to, const StampId &stamp, bool atLeast) const;
    /// Of a way back: copies are rebuilt while the service still runs on the other side.
    bool isBeforeTheWindow(const PlanBlock &block) const;
    /// Minutes from the loss to the detection, and from there to the declaration.
    std::pair<Minutes, Minutes> declarationOf(const StampId &stamp) const;
    /// Its start may be later than the plan says: something before it has no known or no bounded time.
    bool startsLater(const StepPlace &step) const;
    bool endsLater(std::size_t block) const; ///< likewise

private:
    std::vector<StepPlace> m_steps;
    std::vector<std::vector<std::size_t>> m_places; ///< of a row of a block in m_steps
    std::map<StampId, std::vector<const StepPlace *>> m_byStamp;
    std::map<StampId, const StampEstimate *> m_estimates;
    std::map<std::string, std::vector<const StepPlace *>> m_byNumber;
};

std::string phaseTitle(Phase phase); ///< "Fence"
std::string phasePurpose(Phase phase); ///< one line on what it is for
std::string strategyName(Strategy strategy); ///< "warm standby"
std::string strategyTitle(Strategy strategy); ///< "warm standby (active-passive)"
std::string disruptionTitle(DisruptionKind kind);
std::string gradeTitle(Grade grade);
std::string durationText(const Duration &duration); ///< "10 min (P95 15 min)"
/// As humanMinutes(), without fractions of a minute: "34 min". Below one minute: seconds.
std::string wholeMinutes(Minutes minutes);
/// A target or a deadline as it was agreed: "60 min", "2.5 min"; never rounded.
std::string agreedMinutes(Minutes minutes);
/// On paper a clock shows whole minutes, counted from the start of the recovery time: what is before the
/// declaration, and T+ after it, add up to the whole recovery time.
struct WholeSum {
    long detect = 0, decide = 0, lastStepEnds = 0, total = 0;
};
WholeSum wholeSum(const StampEstimate &estimate);
/// Clock of the declaration, which came `declared` after the loss: "T+3", "T-10", ">= T+12".
std::string tPlus(Minutes at, bool atLeast, Minutes declared = Minutes{0});
/// "5 / 15 min", "5 min / no bound", "unknown", "unbounded"; "none of its own" for what the time of its
/// service covers.
std::string expectedAndMax(const BlockTime &time);
/// With a full stop unless it ends in a mark already.
std::string asSentence(std::string text);
std::string joined(const std::vector<std::string> &words, std::string_view between = ", ");
std::string parameterText(const ParameterValue &value);
bool isNoReturn(const PlanRow &row); ///< its rollback says that there is no way back

} // namespace breakwater::paper
