// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/names.h"
#include "core/export/bicep/stamps.h"
#include "core/export/quote.h"
#include "core/export/workloads/bundle.h"
#include "core/export/workloads/data_factory.h"
#include "core/export/workloads/helm.h"
#include "core/export/workloads/pairs.h"

#include <fmt/format.h>

#include <set>

namespace breakwater {

namespace {

using workloads::HelmFragment;

std::string heading(const std::string &what, const Stamping &stamping)
{
    return fmt::format("# {}\n# Design {}, catalog {}, as of {}, written by {}.\n\n", quote::line(what),
                       stamping.shortHash(), quote::line(stamping.catalogVersion), stamping.asOf,
                       quote::line(stamping.writer));
}

/// What one stamp runs beside its resources, while it is written.
class StampWorkloads {
public:
    StampWorkloads(const ExportRequest &request, const Stamp &stamp, std::string folder)
        : m_request(request)
        , m_stamp(stamp)
        , m_folder(std::move(folder))
    { }

    Result<std::vector<OutputFile>> run()
    {
        std::set<std::string> names;
        for (const Service &service : m_stamp.services) {
            const ServiceKind *kind = m_request.now.catalog->kind(service.kind);
            if (kind == nullptr || !kind->fragments.contains("helm.tmpl"))
                continue;
            const std::string slug = bicep::slug(service.name).substr(0, 60);
            const std::string name = bicep::distinct(slug.empty() ? kind->id.text : slug, names);
            if (Result<Done> done = writeRelease(service, *kind, name); !done)
                return done.error();
        }
        if (!m_readme.empty())
            put("iac/helm", "README.md", intro("Helm releases") + m_readme);
        writeBundle();
        writeFactories();
        return std::move(m_files);
    }

private:
    void put(const std::string &room, const std::string &name, std::string text)
    {
        m_files.push_back({room + "/" + m_folder + "/" + name, std::move(text)});
    }

    std::string intro(const std::string &what) const
    {
        const Stamping &stamping = m_request.stamping;
        return fmt::format("# {} of stamp {}\n\nDesign {}, catalog {}, as of {}, written by {}.\n", what,
                           quote::markdown(m_stamp.name), stamping.shortHash(),
                           quote::markdown(stamping.catalogVersion), stamping.asOf,
                           quote::markdown(stamping.writer));
    }

    Result<Done> writeRelease(const Service &service, const ServiceKind &kind, const std::string &name)
    {
        const Result<HelmFragment> fragment =
            workloads::parseHelm(kind.fragments.at("helm.tmpl"), kind.id.text + "/helm.tmpl");
        if (!fragment)
            return fragment.error();
        const Result<std::string> values = workloads::renderValues(fragment->values, service, kind);
        if (!values)
            return values.error();
        put("iac/helm", name + ".yaml",
            heading("Values of " + service.name + ".", m_request.stamping) + *values);
        const Service *leader = workloads::leaderOf(m_stamp, service);
        if (leader != nullptr && service.at == Site::Secondary) {
            const Result<std::string> more = workloads::renderValues(fragment->failover, *leader, kind);
            if (!more)
                return more.error();
            put("iac/helm", name + "-failover.yaml",
                heading("Added to the values of " + service.name + " while the first region is lost.",
                        m_request.stamping)
                    + *more);
        }
        describe(service, kind, name, *fragment, leader != nullptr && service.at == Site::Secondary);
        return Done{};
    }

    void describe(const Service &service, const ServiceKind &kind, const std::string &name,
                  const HelmFragment &fragment, bool standsBy)
    {
        std::string command = fmt::format(
            "helm upgrade --install {} {} --repo {} --version '{}' \\\n  --namespace {} --values {}.yaml",
            fragment.release, fragment.chart, fragment.repository, fragment.versions, fragment.release, name);
        std::string asked;
        for (const workloads::AskedValue &ask : fragment.asks) {
            if (!workloads::holds(ask.when, service, kind))
                continue;
            asked += fmt::format("| `{}` | {} |\n", ask.key, quote::markdown(ask.meaning));
        }
        m_readme += fmt::format("\n## {}\n\n{}\n", quote::markdown(service.name),
                                quote::markdownFence(command, "bash"));
        if (standsBy)
            m_readme +=
                fmt::format("While the first region is lost, with `--values {}-failover.yaml` behind it; "
                            "the runbook says when.\n\n",
                            name);
        m_readme += "What no design says is given as `--set KEY=VALUE`, or in a file of values of your own. "
                    "Secrets are made from the vault, never from a file.\n\n| Key | Holds |\n|---|---|\n"
            + asked;
    }

    void writeBundle()
    {
        const auto bundle = workloads::bundleOf(
            m_stamp, m_folder, *m_request.now.catalog,
            heading("Jobs of stamp " + m_stamp.name + ", in both regions.", m_request.stamping));
        if (bundle.empty())
            return;
        put("iac/databricks", "databricks.yml", bundle.text);
        std::string list;
        for (const std::string &one : bundle.notSaid)
            list += "- " + quote::markdown(one) + "\n";
        std::string text = intro("Databricks jobs")
            + "\nOne definition for both regions. Deploy it to each workspace, with `DATABRICKS_HOST` set to "
              "it:\n\n"
              "```bash\ndatabricks bundle validate --target primary\ndatabricks bundle deploy --target "
              "primary\n";
        if (m_stamp.zone(ZoneRole::Secondary) != nullptr)
            text += "databricks bundle deploy --target secondary\n```\n\nSchedules run in the first region "
                    "and are "
                    "paused in the other one. While the first one is lost, as the runbook says:\n\n```bash\n"
                    "databricks bundle deploy --target secondary --var schedules=UNPAUSED\n";
        text += "```\n";
        if (!list.empty())
            text += "\n## Not in this bundle\n\n" + list;
        put("iac/databricks", "README.md", text);
    }

    void writeFactories()
    {
        const bicep::Plan plan = bicep::makePlan(m_stamp, *m_request.now.catalog);
        std::string text;
        for (const workloads::FactoryFiles &files : workloads::factoriesOf(plan, m_request.stamping)) {
            const auto parameters = [&](const char *part, const std::string &bytes) {
                if (!bytes.empty())
                    put("iac/data-factory", files.name + "." + part + ".json", bytes);
            };
            if (!files.templateText.empty())
                put("iac/data-factory", files.name + ".json", files.templateText);
            parameters("primary", files.primaryParameters);
            parameters("secondary", files.secondaryParameters);
            text += describe(plan, files);
        }
        if (!text.empty())
            put("iac/data-factory", "README.md",
                intro("Data Factory")
                    + "\nThe factories themselves, their credential and their integration runtimes are made "
                      "by "
                      "the Bicep or Terraform of the stamp. Pipelines, datasets and triggers stand in the "
                      "repository of a factory: a trigger starts a pipeline, and no design says which. They "
                      "are released after what is here; a release leaves triggers stopped, and the runbook "
                      "says where and when they start. In a factory that is connected to its repository, "
                      "put these linked services into the repository as well, or the next publication takes "
                      "them out again.\n"
                    + text);
    }

    static std::string describe(const bicep::Plan &plan, const workloads::FactoryFiles &files)
    {
        std::string text = "\n## " + quote::markdown(files.name) + "\n\n";
        if (!files.templateText.empty()) {
            text +=
                "One template for both regions. Names that are unique in all of Azure end in the suffix of "
                "the Bicep code; a stamp that was deployed with Terraform gives its own as `suffix`.\n\n"
                "```bash\n"
                + command(plan, files, bicep::PartOf::Primary)
                + (files.secondaryParameters.empty() ? std::string()
                                                     : command(plan, files, bicep::PartOf::Secondary))
                + "```\n";
        }
        const auto list = [&](const char *title, const std::vector<std::string> &lines, bool quoted) {
            if (lines.empty())
                return;
            text += std::string("\n") + title + "\n\n";
            for (const std::string &line : lines)
                text += "- " + (quoted ? line : quote::markdown(line)) + "\n";
        };
        list("Given when it is deployed, as `--parameters NAME=VALUE`:", files.asked, true);
        list("Not in this template:", files.notSaid, false);
        return text;
    }

    static std::string command(const bicep::Plan &plan, const workloads::FactoryFiles &files,
                               bicep::PartOf part)
    {
        return fmt::format("az deployment group create --resource-group {} --template-file {}.json \\\n"
                           "  --parameters @{}.{}.json\n",
                           quote::shellSingle(bicep::resourceGroupName(plan, part)), files.name, files.name,
                           toWord(part));
    }

    const ExportRequest &m_request;
    const Stamp &m_stamp;
    std::string m_folder, m_readme;
    std::vector<OutputFile> m_files;
};

/// What has no resource type and is released into what has one: Helm values, a Databricks bundle, the linked
/// services of data factories.
class WorkloadsExporter final : public Exporter {
    std::string_view id() const noexcept override { return "workloads"; }

    Result<Rendered> render(const ExportRequest &request) const override
    {
        Rendered rendered;
        for (const auto &[stamp, folder] : bicep::wantedStamps(request)) {
            Result<std::vector<OutputFile>> files = StampWorkloads(request, *stamp, folder).run();
            if (!files) {
                rendered.gaps.push_back(
                    {"Workloads of stamp " + quote::line(stamp->name), files.error().text()});
                continue;
            }
            std::move(files->begin(), files->end(), std::back_inserter(rendered.files));
        }
        return rendered;
    }
};

const Registered<Exporter, WorkloadsExporter> kRegistered;

} // namespace

} // namespace breakwater
