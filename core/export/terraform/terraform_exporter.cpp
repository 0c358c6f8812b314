// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/stamps.h"
#include "core/export/exporter.h"
#include "core/export/quote.h"
#include "core/export/terraform/writer.h"

#include <algorithm>

namespace breakwater {

namespace {

/// `iac/terraform/<stamp>/`: a whole stamp, or a gap that says why there is none.
class TerraformExporter final : public Exporter {
    std::string_view id() const noexcept override { return "terraform"; }

    Result<Rendered> render(const ExportRequest &request) const override
    {
        Rendered rendered;
        for (const auto &[stamp, folder] : bicep::wantedStamps(request)) {
            bicep::Plan plan = bicep::makePlan(*stamp, *request.now.catalog);
            if (plan.problems.empty())
                bicep::wire(plan);
            bicep::remarkOnOthers(plan, *request.now.topology);
            const terraform::Modules modules = modulesOf(plan);
            const std::string what = "Terraform for stamp " + quote::line(stamp->name) + " ("
                + std::string(toWord(stamp->type)) + ")";
            if (!plan.problems.empty()) {
                rendered.gaps.push_back({what, bicep::reasons(plan.problems)});
                continue;
            }
            Result<Rendered> made =
                terraform::writeStamp(plan, modules, request.stamping, "iac/terraform/" + folder);
            if (!made) {
                rendered.gaps.push_back({what, made.error().text()});
                continue;
            }
            std::move(made->files.begin(), made->files.end(), std::back_inserter(rendered.files));
            std::move(made->places.begin(), made->places.end(), std::back_inserter(rendered.places));
        }
        return rendered;
    }

    /// The modules of the kinds of a stamp; what is missing is a problem of the plan.
    static terraform::Modules modulesOf(bicep::Plan &plan)
    {
        terraform::Modules modules;
        for (const auto &unit : plan.units) {
            const KindId &id = unit->kind->id;
            if (!modules.contains(id)) {
                const auto text = unit->kind->fragments.find("terraform.tmpl");
                if (text == unit->kind->fragments.end()) {
                    plan.problems.insert("no fragment for " + id.text);
                    continue;
                }
                Result<terraform::Module> module =
                    terraform::parseModule(text->second, id.text + "/terraform.tmpl");
                if (!module) {
                    plan.problems.insert(module.error().text());
                    continue;
                }
                modules.emplace(id, std::move(*module));
            }
            bicep::listGaps(plan, *unit, modules.at(id).gaps);
        }
        return modules;
    }
};

const Registered<Exporter, TerraformExporter> kRegistered;

} // namespace

} // namespace breakwater
