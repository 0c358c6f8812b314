// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/workloads/bundle.h"

#include "core/export/bicep/names.h"
#include "core/export/quote.h"
#include "core/export/workloads/pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace breakwater::workloads {

namespace {

constexpr std::string_view kJobKind = "databricks-job";

bool isJob(const Service &service)
{
    return service.kind.text == kJobKind;
}

std::int64_t whole(std::optional<double> number, std::int64_t otherwise)
{
    return number ? std::llround(*number) : otherwise;
}

/// One job; `key` is its name in the bundle.
class JobText {
public:
    JobText(const Service &job, std::string key, std::vector<std::string> &notSaid)
        : m_job(job)
        , m_key(std::move(key))
        , m_notSaid(notSaid)
    { }

    std::string print()
    {
        m_text = fmt::format("    {0}:\n      name: {0}\n", m_key);
        schedule();
        m_text += "      max_concurrent_runs: 1\n";
        clusters();
        tasks();
        return m_text;
    }

private:
    void miss(const std::string &what) { m_notSaid.push_back(m_job.name + ": " + what); }

    void schedule()
    {
        const std::string said = m_job.text("schedule").value_or("");
        if (m_job.flag("streaming").value_or(false)) {
            m_text +=
                "      # It streams: one run that never ends.\n      continuous:\n        pause_status: "
                "${var.schedules}\n";
            return;
        }
        if (!isQuartz(said)) {
            miss("The design gives no schedule that Quartz could read.");
            return;
        }
        const bool paused = m_job.flag("paused").value_or(false);
        m_text +=
            fmt::format("      schedule:\n        quartz_cron_expression: {}\n        timezone_id: UTC\n"
                        "        pause_status: {}\n",
                        quote::yaml(said), paused ? "PAUSED" : "${var.schedules}");
    }

    void clusters()
    {
        std::string list;
        for (const Part &part : m_job.parts) {
            if (part.kind != "cluster")
                continue;
            const std::string node = part.text("nodeType").value_or("");
            const std::string version = sparkVersion(part.text("runtime").value_or(""));
            if (!quote::isPlainWord(node) || version.empty()) {
                miss("The design gives no size or runtime of a cluster that Databricks could read.");
                continue;
            }
            m_cluster = bicep::distinct(bicep::slug(part.name).empty() ? "cluster" : bicep::slug(part.name),
                                        m_clusters);
            const std::int64_t least = whole(part.number("workersMin"), 1);
            list += fmt::format(
                "        - job_cluster_key: {}\n          new_cluster:\n            spark_version: "
                "{}\n            node_type_id: {}\n            autoscale:\n              "
                "min_workers: {}\n              max_workers: {}\n",
                m_cluster, version, node, least, std::max(least, whole(part.number("workersMax"), least)));
        }
        if (!list.empty())
            m_text += "      job_clusters:\n" + list;
    }

    void tasks()
    {
        std::string list;
        std::set<std::string> keys;
        for (const Part &part : m_job.parts) {
            const std::string notebook = part.text("notebook").value_or("");
            if (part.kind != "task" || !quote::isPlainWord(notebook))
                continue;
            const std::string key =
                bicep::distinct(bicep::slug(part.name).empty() ? "task" : bicep::slug(part.name), keys);
            list +=
                fmt::format("        - task_key: {}\n{}          max_retries: {}\n          notebook_task:\n"
                            "            notebook_path: {}\n",
                            key, m_cluster.empty() ? "" : "          job_cluster_key: " + m_cluster + "\n",
                            whole(m_job.number("maxRetries"), 0), quote::yaml(notebook));
        }
        if (list.empty())
            miss("Its tasks stand in the repository of its code, not in the design.");
        else
            m_text += "      tasks:\n" + list;
    }

    const Service &m_job;
    std::string m_key;
    std::vector<std::string> &m_notSaid;
    std::string m_text, m_cluster;
    std::set<std::string> m_clusters;
};

} // namespace

std::string sparkVersion(const std::string &runtime)
{
    const std::size_t dot = runtime.find('.');
    const std::size_t end = std::min(runtime.find(' '), runtime.size());
    const auto digits = [&](std::size_t from, std::size_t to) {
        return from < to && to - from <= 2
            && std::all_of(runtime.begin() + static_cast<std::ptrdiff_t>(from),
                           runtime.begin() + static_cast<std::ptrdiff_t>(to),
                           [](char c) { return c >= '0' && c <= '9'; });
    };
    if (dot == std::string::npos || dot + 1 >= end || !digits(0, dot) || !digits(dot + 1, end))
        return {};
    const std::string rest = runtime.substr(end);
    if (!rest.empty() && rest != " LTS")
        return {};
    // From 17 on the platform has Scala 2.13 only,
    // https://learn.microsoft.com/azure/databricks/release-notes/runtime/
    return runtime.substr(0, end)
        + (std::stoi(runtime.substr(0, dot)) >= 17 ? ".x-scala2.13" : ".x-scala2.12");
}

bool isQuartz(const std::string &text)
{
    const auto blanks = std::count(text.begin(), text.end(), ' ');
    return (blanks == 5 || blanks == 6) && text.find("  ") == std::string::npos && text.front() != ' '
        && text.back() != ' '
        && text.find_first_not_of("0123456789*/,-?#LWABCDEFGHIJMNOPRSTUVY ") == std::string::npos;
}

BundleFile bundleOf(const Stamp &stamp, const std::string &folder, const Catalog &catalog,
                    const std::string &heading)
{
    BundleFile file;
    std::string jobs;
    std::set<std::string> keys;
    for (const Service &service : stamp.services) {
        const Service *leader = isJob(service) ? leaderOf(stamp, service) : nullptr;
        if (!isJob(service) || leader != nullptr)
            continue;
        const std::string wanted = bicep::slug(service.name).substr(0, 60);
        jobs +=
            JobText(service, bicep::distinct(wanted.empty() ? "job" : wanted, keys), file.notSaid).print();
    }
    if (jobs.empty())
        return file;
    file.text = heading + "bundle:\n  name: stamp-" + folder + "\n\n";
    file.text += "variables:\n  schedules:\n    description: Whether schedules run, UNPAUSED or PAUSED. The "
                 "region that does not lead is\n      deployed too, so that its jobs are there when they are "
                 "needed.\n    default: PAUSED\n\ntargets:\n";
    for (const LandingZone &zone : stamp.zones) {
        const bool first = zone.role == ZoneRole::Primary;
        const Region *region = catalog.region(zone.region);
        file.text +=
            fmt::format("  # {}\n  {}:\n    mode: production\n    workspace:\n      # Its address comes from "
                        "DATABRICKS_HOST.\n      root_path: /Workspace/Shared/bundles/stamp-{}\n"
                        "    variables:\n      schedules: {}\n",
                        quote::line(region == nullptr ? zone.region.text : region->name),
                        first ? "primary" : "secondary", folder, first ? "UNPAUSED" : "PAUSED");
    }
    file.text += "\nresources:\n  jobs:\n" + jobs;
    return file;
}

} // namespace breakwater::workloads
