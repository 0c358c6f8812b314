// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/cost.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace breakwater {
namespace {

/// Price of one region of a service without any option, and what it rests on.
struct BasePrice {
    std::optional<UsdPerMonth> usd;
    Grade grade = Grade::Estimated;
    std::string basis, asOf, source;
};

/// One protection in terms of money.
struct Extra {
    const Protection *protection = nullptr;
    std::string name;
    double factor = 1;
    bool copies = false; ///< keeps a copy that takes over; else a backup or a zone option
    bool elsewhere = false; ///< its copy is in another region
};

UsdPerMonth times(UsdPerMonth usd, double factor)
{
    return {std::llround(static_cast<double>(usd.count) * factor)};
}

std::string listName(const PriceList &prices)
{
    return prices.name.empty() ? "the client's price list" : prices.name;
}

class StampPricer {
public:
    StampPricer(const Stamp &stamp, const Catalog &catalog, const PriceList &prices)
        : m_stamp(stamp)
        , m_catalog(catalog)
        , m_prices(prices)
    {
        for (const Service &service : stamp.services)
            m_extras.emplace(service.id, extrasOf(service));
        for (const auto &[service, extras] : m_extras)
            for (const Extra &extra : extras)
                m_paid.insert(extra.protection->counterparts.begin(), extra.protection->counterparts.end());
    }

    StampCost run()
    {
        m_cost.stamp = m_stamp.id;
        for (const Service &service : m_stamp.services)
            price(service);
        std::stable_sort(m_cost.lines.begin(), m_cost.lines.end(), [](const CostLine &a, const CostLine &b) {
            return std::tie(a.service, a.what) < std::tie(b.service, b.what);
        });
        for (const CostLine &line : m_cost.lines)
            add(line);
        m_cost.design = m_cost.oneRegion;
        m_cost.design += m_cost.standby;
        return std::move(m_cost);
    }

private:
    const ServiceKind *kindOf(const Service &service) const { return m_catalog.kind(service.kind); }

    /// The options that count: of those that keep a copy only the dearest, and every other one.
    std::vector<Extra> extrasOf(const Service &service) const
    {
        const ServiceKind *kind = kindOf(service);
        std::vector<Extra> extras;
        if (!kind)
            return extras;
        for (const Protection &protection : m_stamp.protections) {
            if (protection.service != service.id)
                continue;
            if (const DrOption *option = kind->option(protection.option))
                extras.push_back({&protection, option->name, option->costFactor,
                                  option->pattern != Pattern::BackupRestore,
                                  option->against(DisruptionKind::Region)});
            else if (const ZoneOption *zone = kind->zoneOption(protection.option))
                extras.push_back({&protection, zone->name, zone->costFactor, false, false});
        }
        keepTheDearestCopy(extras);
        return extras;
    }

    static void keepTheDearestCopy(std::vector<Extra> &extras)
    {
        const Extra *dearest = nullptr;
        for (const Extra &extra : extras)
            if (extra.copies && (!dearest || extra.factor > dearest->factor))
                dearest = &extra;
        const Protection *kept = dearest ? dearest->protection : nullptr;
        std::erase_if(extras, [&](const Extra &extra) { return extra.copies && extra.protection != kept; });
    }

    BasePrice baseOf(const Service &service) const
    {
        if (const ListedPrice *listed = m_prices.of(service.kind))
            return {listed->usd, Grade::Stated,
                    listed->note.empty() ? fmt::format("{}, one region", service.kind.text) : listed->note,
                    m_prices.asOf, listName(m_prices)};
        const ServiceKind *kind = kindOf(service);
        if (!kind)
            return {std::nullopt, Grade::Estimated, "not in the catalog", {}, {}};
        BasePrice base{kind->cost.usd, Grade::Estimated, kind->cost.sku, kind->factsAsOf, kind->cost.source};
        if (!kind->cost.carriedBy.empty() && !isCarried(*kind)) {
            base.usd.reset();
            base.basis = fmt::format("Paid by a service that the stamp does not have: {}", payers(*kind));
        } else if (kind->cost.includes) {
            base.usd = times(kind->cost.usd, 1 / factorOf(*kind, *kind->cost.includes));
            base.basis += ", without that redundancy";
        }
        return base;
    }

    bool isCarried(const ServiceKind &kind) const
    {
        return std::any_of(m_stamp.services.begin(), m_stamp.services.end(), [&](const Service &other) {
            const auto &by = kind.cost.carriedBy;
            return std::find(by.begin(), by.end(), other.kind) != by.end();
        });
    }

    std::string payers(const ServiceKind &kind) const
    {
        std::vector<std::string> names;
        for (const KindId &id : kind.cost.carriedBy)
            if (const ServiceKind *payer = m_catalog.kind(id))
                names.push_back(payer->shortName);
        return fmt::format("{}", fmt::join(names, " or "));
    }

    static double factorOf(const ServiceKind &kind, const OptionId &id)
    {
        if (const DrOption *option = kind.option(id))
            return option->costFactor;
        const ZoneOption *zone = kind.zoneOption(id);
        return zone ? zone->costFactor : 1;
    }

    void price(const Service &service)
    {
        if (const ListedPrice *listed = m_prices.of(service.id)) {
            addListed(service, *listed);
            return;
        }
        const BasePrice base = baseOf(service);
        if (m_paid.count(service.id) == 0)
            addLine(service, service.at,
                    service.at == Site::Secondary ? CostLine::What::Copy : CostLine::What::Service, base,
                    base.usd, base.basis);
        for (const Extra &extra : m_extras.at(service.id))
            addExtra(service, base, extra);
    }

    /// The client's price of this very service is all that it costs, with its copies.
    void addListed(const Service &service, const ListedPrice &listed)
    {
        const BasePrice base{listed.usd, Grade::Stated, {}, m_prices.asOf, listName(m_prices)};
        addLine(service, service.at,
                service.at == Site::Secondary ? CostLine::What::Copy : CostLine::What::Service, base,
                listed.usd, listed.note.empty() ? "price of this service" : listed.note);
    }

    void addExtra(const Service &service, const BasePrice &base, const Extra &extra)
    {
        const std::string basis = fmt::format("{}: {:g} times one region", extra.name, extra.factor);
        std::optional<UsdPerMonth> more;
        if (base.usd)
            more = times(*base.usd, extra.factor - 1);
        std::vector<const Service *> counterparts;
        for (const ServiceId &id : extra.protection->counterparts)
            if (const Service *counterpart = m_stamp.service(id); counterpart && !m_prices.of(id))
                counterparts.push_back(counterpart);
        if (!counterparts.empty()) {
            addShares(counterparts, base, more, basis);
            return;
        }
        if (!extra.protection->counterparts.empty())
            return; // paid where its counterpart stands: in another stamp, or at the client's own price
        const bool other = extra.elsewhere && service.at == Site::Primary && extra.copies;
        if (!more || more->count != 0)
            addLine(service, other ? Site::Secondary : service.at,
                    extra.copies ? CostLine::What::Copy : CostLine::What::Backup, base, more, basis);
    }

    void addShares(const std::vector<const Service *> &counterparts, const BasePrice &base,
                   const std::optional<UsdPerMonth> &more, const std::string &basis)
    {
        const auto count = static_cast<std::int64_t>(counterparts.size());
        for (std::int64_t i = 0; i < count; ++i) {
            std::optional<UsdPerMonth> share;
            if (more)
                share = UsdPerMonth{more->count / count + (i == 0 ? more->count % count : 0)};
            const Service &counterpart = *counterparts[static_cast<std::size_t>(i)];
            addLine(counterpart, counterpart.at, CostLine::What::Copy, base, share, basis);
        }
    }

    void addLine(const Service &service, Site site, CostLine::What what, const BasePrice &base,
                 const std::optional<UsdPerMonth> &usd, std::string basis)
    {
        m_cost.lines.push_back({service.id, service.kind, site, what, usd, base.grade, std::move(basis),
                                base.asOf, base.source});
    }

    void add(const CostLine &line)
    {
        const CostSum sum{line.usd.value_or(UsdPerMonth{}), line.usd ? 0 : 1, 1};
        m_cost.bySite[line.site] += sum;
        (line.what == CostLine::What::Service ? m_cost.oneRegion : m_cost.standby) += sum;
    }

    const Stamp &m_stamp;
    const Catalog &m_catalog;
    const PriceList &m_prices;
    std::map<ServiceId, std::vector<Extra>> m_extras;
    std::set<ServiceId> m_paid; ///< counterparts, which the option pays for
    StampCost m_cost;
};

std::string basisOf(const Catalog &catalog, const PriceList &prices)
{
    std::string text = fmt::format(
        "Order of magnitude in US dollars a month, pay as you go, of the catalog of {}; estimated, and for "
        "the size that each line names, not for the size in the design.",
        catalog.version);
    if (!prices.prices.empty())
        text += fmt::format(" Prices of {}{} come first.", listName(prices),
                            prices.asOf.empty() ? std::string() : " of " + prices.asOf);
    return text + " Data transfer between regions and support are not in it.";
}

} // namespace

CostSum &CostSum::operator+=(const CostSum &other)
{
    usd = usd + other.usd;
    unknown += other.unknown;
    lines += other.lines;
    return *this;
}

namespace {

std::string humanMoney(double amount, const std::string &unit)
{
    std::string digits = std::to_string(std::llround(std::abs(amount)));
    for (std::size_t i = digits.size(); i > 3; i -= 3)
        digits.insert(i - 3, ",");
    return (amount < 0 ? "-" : "") + unit + digits;
}

} // namespace

std::string humanDollars(double usd)
{
    return humanMoney(usd, "$");
}

std::string humanCost(UsdPerMonth usd, const Currency &currency)
{
    return humanMoney(currency.of(usd), currency.isDollars() ? "$" : currency.code + " ");
}

std::string humanCost(const std::optional<UsdPerMonth> &usd)
{
    return usd ? humanCost(*usd) : "unknown";
}

std::string humanCost(const CostSum &sum)
{
    if (!sum.known())
        return "unknown";
    return (sum.atLeast() ? "at least " : "") + humanCost(sum.usd);
}

std::string_view toWord(CostLine::What what)
{
    constexpr std::string_view words[] = {"service", "copy", "backup"};
    return words[static_cast<std::size_t>(what)];
}

CostSum StampCost::ofService(const ServiceId &service) const
{
    CostSum sum;
    for (const CostLine &line : lines)
        if (line.service == service)
            sum += {line.usd.value_or(UsdPerMonth{}), line.usd ? 0 : 1, 1};
    return sum;
}

const StampCost *DesignCost::stamp(const StampId &id) const
{
    const auto found =
        std::find_if(stamps.begin(), stamps.end(), [&](const StampCost &each) { return each.stamp == id; });
    return found == stamps.end() ? nullptr : &*found;
}

StampCost costOf(const Stamp &stamp, const Catalog &catalog, const PriceList &prices)
{
    return StampPricer(stamp, catalog, prices).run();
}

Result<PriceList> pricesOf(const Topology &topology)
{
    const std::optional<std::string> &csv = topology.engagement->priceList;
    if (!csv || csv->empty())
        return PriceList{};
    return readPriceList(*csv, "price list of the design");
}

Result<DesignCost> costOf(const Snapshot &now)
{
    const Result<PriceList> prices = pricesOf(*now.topology);
    if (!prices)
        return prices.error();
    DesignCost cost;
    for (const auto &stamp : now.topology->stamps) {
        cost.stamps.push_back(costOf(*stamp, *now.catalog, *prices));
        const StampCost &here = cost.stamps.back();
        cost.oneRegion += here.oneRegion;
        cost.standby += here.standby;
        cost.design += here.design;
        for (const auto &[site, sum] : here.bySite)
            cost.bySite[site] += sum;
    }
    if (!prices->prices.empty())
        cost.priceList = listName(*prices);
    cost.basis = basisOf(*now.catalog, *prices);
    return cost;
}

} // namespace breakwater
