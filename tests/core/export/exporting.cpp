// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/exporting.h"

#include "core/catalog/load.h"
#include "core/storage/design_file.h"

#include <QtGlobal>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace breakwater::tests {

namespace {

Topology fileNamed(const std::string &name)
{
    const auto opened =
        openDesign(std::string(BREAKWATER_SOURCE_DIR "/templates/") + name + "/" + name + ".breakwater",
                   *builtinCatalog());
    if (!opened)
        qFatal("%s", opened.error().text().c_str());
    return opened->topology;
}

/// What no template has: an app of functions in both regions, an entry by DNS in front, and a firewall policy
/// for Front Door.
Topology withRareKinds(Topology topology)
{
    Stamp stamp = *topology.stamps.front();
    const auto add = [&](const char *id, const char *kind, const char *name, Site at) {
        Service service;
        service.id.text = id;
        service.kind.text = kind;
        service.name = name;
        service.at = at;
        for (const ParameterFact &fact : builtinCatalog()->kind(KindId{kind})->parameters) {
            if (fact.defaultValue)
                service.parameters[fact.key] = *fact.defaultValue;
        }
        stamp.services.push_back(service);
    };
    const auto wire = [&](const char *id, const char *from, const ServiceId &to, DependencyType type) {
        Dependency dependency;
        dependency.id.text = id;
        dependency.from.text = from;
        dependency.to = to;
        dependency.type = type;
        stamp.dependencies.push_back(dependency);
    };
    add("function-app-f001", "function-app", "func-mail-cus", Site::Primary);
    add("function-app-f002", "function-app", "func-mail-eus2", Site::Secondary);
    add("traffic-manager-t001", "traffic-manager", "tm-store", Site::Global);
    std::vector<ServiceId> gateways, identities;
    for (const Service &service : stamp.services) {
        if (service.kind.text == "application-gateway")
            gateways.push_back(service.id);
        if (service.kind.text == "managed-identity" && service.at == Site::Primary)
            identities.push_back(service.id);
    }
    wire("dep-zz01", "traffic-manager-t001", gateways.at(0), DependencyType::Routes);
    wire("dep-zz02", "traffic-manager-t001", gateways.at(1), DependencyType::Routes);
    wire("dep-zz03", "function-app-f001", identities.at(0), DependencyType::Authenticates);
    wire("dep-zz04", "front-door-tkg4", ServiceId{"waf-policy-emy1"}, DependencyType::Uses);
    Protection protection;
    protection.id.text = "prot-zz01";
    protection.service.text = "function-app-f001";
    protection.option.text = "active-passive-nonhttp";
    protection.against = {DisruptionKind::Region};
    protection.counterparts = {ServiceId{"function-app-f002"}};
    stamp.protections.push_back(protection);
    const auto byId = [](const auto &a, const auto &b) { return a.id < b.id; };
    std::sort(stamp.services.begin(), stamp.services.end(), byId);
    std::sort(stamp.dependencies.begin(), stamp.dependencies.end(), byId);
    std::sort(stamp.protections.begin(), stamp.protections.end(), byId);
    topology.stamps.front() = std::make_shared<const Stamp>(std::move(stamp));
    return topology;
}

} // namespace

const Topology &designNamed(const std::string &name)
{
    static std::map<std::string, Topology> known;
    if (!known.contains(name))
        known.emplace(name, name == "rare" ? withRareKinds(fileNamed("web")) : fileNamed(name));
    return known.at(name);
}

const std::vector<std::string> &designNames()
{
    static const std::vector<std::string> names{"web", "automation", "kubernetes", "genai", "rare"};
    return names;
}

std::string designWith(const KindId &kind)
{
    for (const std::string &name : designNames()) {
        const auto &services = designNamed(name).stamps.front()->services;
        if (std::any_of(services.begin(), services.end(),
                        [&](const Service &service) { return service.kind == kind; }))
            return name;
    }
    return "";
}

Topology changed(const std::string &design, const Change &change)
{
    Topology topology = designNamed(design);
    Stamp stamp = *topology.stamps.front();
    change(stamp);
    topology.stamps.front() = std::make_shared<const Stamp>(std::move(stamp));
    return topology;
}

ExportRequest requestFor(const Topology &topology, std::vector<StampId> stamps)
{
    static const Assessment assessment;
    ExportRequest request;
    request.now.topology = std::make_shared<const Topology>(topology);
    request.now.catalog = builtinCatalog();
    request.now.asOf = std::chrono::year{2026} / 11 / 23;
    request.assessment = &assessment;
    request.stamps = std::move(stamps);
    request.stamping = {"Design",     std::string(64, 'a'), "2026-11", std::string(64, 'b'),
                        "2026-11-23", "Breakwater test"};
    return request;
}

Rendered rendered(const std::string &exporter, const ExportRequest &request)
{
    for (const auto &one : Registry<Exporter>::all()) {
        if (one->id() != exporter)
            continue;
        auto made = one->render(request);
        if (!made)
            qFatal("%s", made.error().text().c_str());
        return std::move(*made);
    }
    qFatal("no exporter writes %s", exporter.c_str());
}

Files filesOf(const Rendered &rendered)
{
    Files files;
    for (const OutputFile &file : rendered.files)
        files[file.path.generic_string()] = file.bytes;
    return files;
}

Files exported(const std::string &exporter, const Topology &topology)
{
    return filesOf(rendered(exporter, requestFor(topology)));
}

void spoil(Stamp &stamp, const std::string &text)
{
    static const std::set<std::string> kept{"addressSpace", "subnets", "vaultType"};
    const auto parameters = [&](Parameters &list) {
        for (auto &[key, value] : list) {
            if (std::holds_alternative<std::string>(value) && !kept.contains(key))
                value = text;
        }
    };
    stamp.name = text;
    for (Service &service : stamp.services) {
        service.name = text;
        parameters(service.parameters);
        for (Part &part : service.parts) {
            part.name = text;
            parameters(part.parameters);
        }
    }
    for (LandingZone &zone : stamp.zones)
        zone.resourceGroup = text;
}

void writeAll(const Files &files, const std::string &folder)
{
    for (const auto &[path, text] : files) {
        const std::filesystem::path to = std::filesystem::path(folder) / path;
        std::filesystem::create_directories(to.parent_path());
        std::ofstream(to, std::ios::binary) << text;
    }
}

std::string listed(const std::set<std::string> &list)
{
    std::string out;
    for (const std::string &one : list)
        out += "\n  " + one;
    return out;
}

std::string listed(const std::vector<std::string> &list)
{
    return listed(std::set<std::string>(list.begin(), list.end()));
}

} // namespace breakwater::tests
