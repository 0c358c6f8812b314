// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/cost.h"
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

constexpr double kMonths = 12, kMinutesAnHour = 60;

/// What a standby prevents, at most: a strategy that is cheaper and still meets the tolerable period is down
/// for no longer than that, so all that the faster one saves is the time between its RTO and the MTPD, as
/// often as a region is lost.
class StandbyOutweighsLoss final : public Rule {
public:
    std::string_view id() const noexcept override { return "GOV-005"; }
    Reach reach() const noexcept override { return Reach::Neighbours; } // for the estimate
    void check(const StampView &now, Findings &out) const override
    {
        const Stamp &stamp = now.stamp();
        if (!hasStandby(stamp))
            return;
        const std::string missing = whatIsMissing(now);
        if (!missing.empty())
            return out.notEvaluated(*this, {stamp.id}, missing);
        const Result<PriceList> &prices = now.prices();
        if (!prices)
            return out.notEvaluated(*this, {stamp.id}, "a price list that can be read");
        const CostSum standby = costOf(stamp, now.catalog(), *prices).standby;
        if (standby.lines == 0 || (standby.usd.count == 0 && !standby.atLeast()))
            return;
        const double cost = static_cast<double>(standby.usd.count) * kMonths;
        const double benefit = benefitOf(now);
        if (cost > benefit)
            out.add(*this, {stamp.id},
                    {{"workload", stamp.name},
                     {"cost", (standby.atLeast() ? "at least " : "") + humanCost(cents(cost))},
                     {"benefit", humanCost(cents(benefit))}});
        else if (standby.atLeast())
            out.notEvaluated(*this, {stamp.id}, "the price of something that stands by");
        else if (now.estimate()->rto.atLeast)
            out.notEvaluated(*this, {stamp.id}, "an upper bound of a time on the way");
    }

private:
    static bool hasStandby(const Stamp &stamp)
    {
        return !stamp.protections.empty()
            || std::any_of(stamp.services.begin(), stamp.services.end(),
                           [](const Service &service) { return service.at == Site::Secondary; });
    }

    static UsdPerMonth cents(double amount) { return {static_cast<std::int64_t>(amount)}; }

    static std::string whatIsMissing(const StampView &now)
    {
        const std::optional<Impact> &impact = now.stamp().impact;
        if (!impact || !impact->usdPerHour)
            return "what an hour of outage costs";
        if (!impact->regionLossesPerYear)
            return "how often a region is lost";
        if (!now.stamp().objectives.mtpd)
            return "the maximum tolerable period of disruption";
        if (!now.estimate() || now.estimate()->rto.unbounded)
            return "the recovery time for the loss of the region";
        return {};
    }

    /// Cents a year.
    static double benefitOf(const StampView &now)
    {
        const Impact &impact = *now.stamp().impact;
        const Minutes saved = std::max(Minutes{0}, *now.stamp().objectives.mtpd - now.estimate()->rto.rto);
        return saved.count() / kMinutesAnHour * *impact.usdPerHour * *impact.regionLossesPerYear * 100;
    }
};

const Registered<Rule, StandbyOutweighsLoss> kRegistered;

} // namespace

} // namespace breakwater
