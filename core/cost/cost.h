// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/price_list.h"
#include "core/model/topology.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What a design costs a month: one region of it, and what stands by. US dollars at list price, 730 hours.
///
/// The catalog gives an order of magnitude for one region of a kind and, for each option, a factor on that.
/// - A service costs its kind's figure. What its options add is the factor less one: of the options that keep
///   a copy the dearest counts once, backups and zone options each add to it.
/// - A counterpart is paid by the option that it serves and costs nothing beside that; a copy that the
///   platform keeps is paid on the other side. Backups are paid where the service stands.
/// - A service of the secondary zone that no option names costs its kind's figure, as if it ran in full.
/// - The sizes that a design states do not scale a figure: each line says for what it stands.
/// - Data transfer between regions is in no figure of the catalog, so it is in no sum.
/// - A price nobody knows is never 0: it is counted, and its sum reads "at least".
namespace breakwater {

/// Some lines added up.
struct CostSum {
    UsdPerMonth usd; ///< of those that are known
    int unknown = 0; ///< lines without a price
    int lines = 0;

    bool atLeast() const noexcept { return unknown > 0; }
    bool known() const noexcept { return unknown < lines || lines == 0; } ///< says anything at all
    CostSum &operator+=(const CostSum &other);
    bool operator==(const CostSum &) const = default;
};
/// What a reader counts in. The catalog knows US dollars; the rate is the reader's own, none is fetched.
struct Currency {
    std::string code = "USD"; ///< ISO 4217
    double perDollar = 1;

    bool isDollars() const { return code == "USD"; }
    double of(UsdPerMonth usd) const { return static_cast<double>(usd.count) / 100 * perDollar; }
};

/// "$1,240", "at least $1,240", "EUR 1,140", "unknown". Whole units.
std::string humanCost(const CostSum &sum);
std::string humanCost(UsdPerMonth usd, const Currency &currency = {});
std::string humanCost(const std::optional<UsdPerMonth> &usd); ///< absent: "unknown"
std::string humanDollars(double usd); ///< "$1,240", of whatever is no cost by the month

/// What one service is paid for.
struct CostLine {
    enum class What {
        Service, ///< itself, in one region
        Copy, ///< what an option adds on the other side, or what stands there by itself
        Backup, ///< what a backup or a zone option adds where the service stands
    };
    ServiceId service;
    KindId kind;
    Site site = Site::Primary; ///< where it is paid
    What what = What::Service;
    std::optional<UsdPerMonth> usd; ///< absent: nobody knows it
    Grade grade = Grade::Estimated; ///< stated: of the client's list
    std::string basis; ///< "General Purpose 4 vCore, 256 GB", "Failover group: 2 times one region"
    std::string asOf; ///< month or day of the price; empty: not said
    std::string source; ///< address, or the name of the client's list
};
std::string_view toWord(CostLine::What what); ///< `service`, `copy`, `backup`

struct StampCost {
    StampId stamp;
    std::vector<CostLine> lines; ///< by service, then by what is paid
    CostSum oneRegion; ///< the workload without any protection: primary, global and external services
    CostSum standby; ///< what recovery adds to it
    CostSum design; ///< both
    std::map<Site, CostSum> bySite;

    CostSum ofService(const ServiceId &service) const;
};

struct DesignCost {
    std::vector<StampCost> stamps; ///< in the order of the design
    CostSum oneRegion, standby, design;
    std::map<Site, CostSum> bySite;
    std::string priceList; ///< name of the client's list; empty: the catalog alone
    std::string basis; ///< one paragraph: what the figures are, of when, and what is not in them

    const StampCost *stamp(const StampId &id) const;
};

StampCost costOf(const Stamp &stamp, const Catalog &catalog, const PriceList &prices);
/// With the list that the design carries. Fails when that is no price list.
Result<DesignCost> costOf(const Snapshot &now);
/// The list that the design carries, an empty one without.
Result<PriceList> pricesOf(const Topology &topology);

} // namespace breakwater
