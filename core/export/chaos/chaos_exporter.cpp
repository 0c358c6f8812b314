// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/stamps.h"
#include "core/export/chaos/experiment.h"
#include "core/export/quote.h"
#include "core/recovery/schedule.h"

namespace breakwater {

namespace {

/// How long the planned failover of each stamp takes; nothing where a time on its way is not known.
std::map<StampId, Minutes> lengthsOf(const ExportRequest &request)
{
    Disruption moved;
    moved.planned = true;
    std::map<StampId, Minutes> lengths;
    for (const auto &[stamp, promise] : schedule(makePlan(request.now, moved, request.stamps)).byStamp) {
        if (!promise.atLeast && !promise.unbounded && promise.rto > Minutes{0})
            lengths[stamp] = promise.rto;
    }
    return lengths;
}

/// `iac/chaos/<stamp>/`: an experiment for the drill, or a gap that says why there is none.
class ChaosExporter final : public Exporter {
    std::string_view id() const noexcept override { return "chaos"; }

    Result<Rendered> render(const ExportRequest &request) const override
    {
        Rendered rendered;
        const std::map<StampId, Minutes> lengths = lengthsOf(request);
        for (const auto &[stamp, folder] : bicep::wantedStamps(request)) {
            bicep::Plan plan = bicep::makePlan(*stamp, *request.now.catalog);
            if (plan.problems.empty())
                bicep::wire(plan);
            const std::string what = "Chaos experiment for stamp " + quote::line(stamp->name);
            if (!plan.problems.empty()) {
                rendered.gaps.push_back({what, bicep::reasons(plan.problems)});
                continue;
            }
            Result<chaos::Experiment> experiment = chaos::experimentOf(plan, *request.now.catalog);
            if (!experiment)
                return experiment.error();
            if (const auto length = lengths.find(stamp->id); length != lengths.end())
                experiment->length = length->second;
            if (const std::string why = chaos::beyondLimits(*experiment); !why.empty()) {
                rendered.gaps.push_back({what, why});
                continue;
            }
            const std::string place = "iac/chaos/" + folder;
            rendered.files.push_back(
                {place + "/README.md", chaos::readme(plan, *experiment, request.stamping)});
            rendered.files.push_back(
                {place + "/region-loss.json", chaos::templateOf(plan, *experiment, request.stamping)});
        }
        return rendered;
    }
};

const Registered<Exporter, ChaosExporter> kRegistered;

} // namespace

} // namespace breakwater
