// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/stamps.h"
#include "core/export/bicep/writer.h"
#include "core/export/exporter.h"
#include "core/export/quote.h"

#include <algorithm>

namespace breakwater {

namespace bicep {

/// Wires that leave the stamp: what they lead to is deployed by another folder, or by nobody yet.
void remarkOnOthers(Plan &plan, const Topology &topology)
{
    for (const Dependency &dependency : plan.stamp->dependencies) {
        const Service *from = plan.stamp->service(dependency.from);
        const auto [stamp, to] = topology.find(dependency.to);
        if (from == nullptr || to == nullptr || stamp == nullptr || stamp->id == plan.stamp->id)
            continue;
        plan.remark(Remark::What::NotMade, *from,
                    std::string(toWord(dependency.type)) + " \"" + to->name + "\" of stamp \"" + stamp->name
                        + "\": The path and the rights are made where both stand.");
    }
}

/// "It is not made yet: no fragment for data-factory, key-vault; the stamp has ..."
std::string reasons(const std::set<std::string> &problems)
{
    constexpr std::string_view kMissing = "no fragment for ";
    std::string missing, others;
    for (const std::string &problem : problems) {
        if (problem.starts_with(kMissing))
            missing += (missing.empty() ? std::string(kMissing) : ", ") + problem.substr(kMissing.size());
        else
            others += (others.empty() ? "" : "; ") + quote::line(problem);
    }
    return "It is not made yet: " + missing + (missing.empty() || others.empty() ? "" : "; ") + others + ".";
}

} // namespace bicep

namespace {

/// `iac/bicep/<stamp>/`: a whole stamp, or a gap that says why there is none.
class BicepExporter final : public Exporter {
    std::string_view id() const noexcept override { return "bicep"; }

    Result<Rendered> render(const ExportRequest &request) const override
    {
        Rendered rendered;
        for (const auto &[stamp, folder] : bicep::wantedStamps(request)) {
            bicep::Plan plan = bicep::makePlan(*stamp, *request.now.catalog);
            if (plan.problems.empty())
                bicep::wire(plan);
            const std::string what =
                "Bicep for stamp " + quote::line(stamp->name) + " (" + std::string(toWord(stamp->type)) + ")";
            bicep::remarkOnOthers(plan, *request.now.topology);
            if (!plan.problems.empty()) {
                rendered.gaps.push_back({what, bicep::reasons(plan.problems)});
                continue;
            }
            Result<Rendered> made = bicep::writeStamp(plan, request.stamping, "iac/bicep/" + folder);
            if (!made) {
                rendered.gaps.push_back({what, made.error().text()});
                continue;
            }
            std::move(made->files.begin(), made->files.end(), std::back_inserter(rendered.files));
            std::move(made->places.begin(), made->places.end(), std::back_inserter(rendered.places));
        }
        return rendered;
    }
};

const Registered<Exporter, BicepExporter> kRegistered;

} // namespace

} // namespace breakwater
