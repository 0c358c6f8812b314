// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/comparison/compare.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {
namespace {

constexpr std::string_view kParameter = "parameters.";

std::string valueText(const ParameterValue *value)
{
    if (!value)
        return "nothing";
    if (const bool *flag = std::get_if<bool>(value))
        return *flag ? "yes" : "no";
    if (const double *number = std::get_if<double>(value))
        return fmt::format("{:g}", *number);
    if (const auto *text = std::get_if<std::string>(value))
        return *text;
    return fmt::format("{}", fmt::join(*std::get_if<std::vector<std::string>>(value), ", "));
}

std::string labelOf(const ServiceKind *kind, const std::string &key)
{
    const ParameterFact *fact = kind ? kind->parameter(key) : nullptr;
    return fact ? fact->label : key;
}

/// "Orders: SKU P2v3 instead of P1v3; name, zones".
std::string serviceInWords(const Difference &difference, const Snapshot &before, const Snapshot &after)
{
    const ServiceId id{difference.subject};
    const Service *a = before.topology->find(id).second, *b = after.topology->find(id).second;
    std::vector<std::string> said;
    for (const std::string &field : difference.fields) {
        if (field.rfind(kParameter, 0) != 0) {
            said.push_back(field);
            continue;
        }
        const std::string key = field.substr(kParameter.size());
        said.push_back(fmt::format("{} {} instead of {}", labelOf(after.catalog->kind(b->kind), key),
                                   valueText(b->parameter(key)), valueText(a->parameter(key))));
    }
    return fmt::format("{}: {}", difference.name, fmt::join(said, ", "));
}

const Protection *protectionOf(const Topology &topology, const std::string &id)
{
    for (const auto &stamp : topology.stamps)
        if (const Protection *protection = stamp->protection(ProtectionId{id}))
            return protection;
    return nullptr;
}

std::string optionName(const Snapshot &now, const Protection &protection)
{
    const Service *service = now.topology->find(protection.service).second;
    const ServiceKind *kind = service ? now.catalog->kind(service->kind) : nullptr;
    if (const DrOption *option = kind ? kind->option(protection.option) : nullptr)
        return option->name;
    const ZoneOption *zone = kind ? kind->zoneOption(protection.option) : nullptr;
    return zone ? zone->name : protection.option.text;
}

std::string serviceName(const Snapshot &now, const ServiceId &id)
{
    const Service *service = now.topology->find(id).second;
    return service ? service->name : id.text;
}

std::string protectionInWords(const Difference &difference, const Snapshot &before, const Snapshot &after)
{
    using What = Difference::What;
    const Protection *a = protectionOf(*before.topology, difference.subject);
    const Protection *b = protectionOf(*after.topology, difference.subject);
    if (difference.what == What::Added && b)
        return fmt::format("{}: now also {}", serviceName(after, b->service), optionName(after, *b));
    if (difference.what == What::Removed && a)
        return fmt::format("{}: no longer {}", serviceName(before, a->service), optionName(before, *a));
    if (a && b && a->option != b->option)
        return fmt::format("{}: {} instead of {}", serviceName(after, b->service), optionName(after, *b),
                           optionName(before, *a));
    return fmt::format("{}: {} of {}", b ? serviceName(after, b->service) : difference.name,
                       fmt::join(difference.fields, ", "), b ? optionName(after, *b) : difference.subject);
}

std::string kindTitle(const std::string &subjectKind)
{
    if (subjectKind == "dependency")
        return "link";
    if (subjectKind == "accepted-risk")
        return "accepted risk";
    return subjectKind;
}

} // namespace

std::string inWords(const Difference &difference, const Snapshot &before, const Snapshot &after)
{
    using What = Difference::What;
    if (difference.subjectKind == "protection")
        return protectionInWords(difference, before, after);
    const std::string kind = kindTitle(difference.subjectKind);
    switch (difference.what) {
    case What::Added:
        return fmt::format("Added the {} {}", kind, difference.name);
    case What::Removed:
        return fmt::format("Removed the {} {}", kind, difference.name);
    case What::Changed:
    case What::Moved:
        break;
    }
    if (difference.subjectKind == "service")
        return serviceInWords(difference, before, after);
    return fmt::format("{} {}: {}", kind, difference.name, fmt::join(difference.fields, ", "));
}

} // namespace breakwater
