// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/cost/cost_text.h"

#include <nlohmann/json.hpp>

namespace breakwater {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const CostSum &sum)
{
    return {{"usdPerMonth", sum.known() ? Json(static_cast<double>(sum.usd.count) / 100) : Json(nullptr)},
            {"atLeast", sum.atLeast()},
            {"unknown", sum.unknown}};
}

Json toJson(const std::map<Site, CostSum> &sites)
{
    Json json = Json::object();
    for (const auto &[site, sum] : sites)
        json[std::string(toWord(site))] = toJson(sum);
    return json;
}

Json toJson(const CostLine &line)
{
    return {{"service", line.service.text},
            {"kind", line.kind.text},
            {"site", toWord(line.site)},
            {"what", toWord(line.what)},
            {"usdPerMonth", line.usd ? Json(static_cast<double>(line.usd->count) / 100) : Json(nullptr)},
            {"grade", toWord(line.grade)},
            {"basis", line.basis},
            {"asOf", line.asOf.empty() ? Json(nullptr) : Json(line.asOf)},
            {"source", line.source}};
}

} // namespace

std::string costJson(const Snapshot &now, const DesignCost &cost)
{
    Json stamps = Json::array();
    for (const StampCost &stamp : cost.stamps) {
        Json lines = Json::array();
        for (const CostLine &line : stamp.lines)
            lines.push_back(toJson(line));
        stamps.push_back({{"stamp", stamp.stamp.text},
                          {"name", now.topology->stamp(stamp.stamp)->name},
                          {"oneRegion", toJson(stamp.oneRegion)},
                          {"standby", toJson(stamp.standby)},
                          {"design", toJson(stamp.design)},
                          {"sites", toJson(stamp.bySite)},
                          {"lines", lines}});
    }
    const Json json{{"currency", "USD"},
                    {"basis", cost.basis},
                    {"priceList", cost.priceList.empty() ? Json(nullptr) : Json(cost.priceList)},
                    {"oneRegion", toJson(cost.oneRegion)},
                    {"standby", toJson(cost.standby)},
                    {"design", toJson(cost.design)},
                    {"sites", toJson(cost.bySite)},
                    {"stamps", stamps}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace breakwater
