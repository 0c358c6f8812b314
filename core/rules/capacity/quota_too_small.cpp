// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

struct Load {
    double vcpu = 0;
    std::vector<std::string> unknown; ///< takes from the quota, and nobody said how much
};

/// Nodes at peak times their size, when every pool says both.
std::optional<double> vcpuOfPools(const Service &cluster)
{
    std::optional<double> sum;
    for (const Part &pool : cluster.parts) {
        if (pool.kind != "node-pool")
            continue;
        const std::optional<double> nodes = pool.number("nodesPeak"), size = pool.number("vcpuPerNode");
        if (!nodes || !size)
            return std::nullopt;
        sum = sum.value_or(0) + *nodes * *size;
    }
    return sum;
}

bool takesFromTheQuota(const KindId &kind)
{
    return kind.text == "aks-cluster" || kind.text == "virtual-machine"
        || kind.text == "databricks-workspace";
}

Load loadOf(const StampView &now)
{
    Load load;
    for (const Service &service : now.stamp().services) {
        if (service.at != Site::Primary)
            continue;
        const std::optional<double> said = service.number("vcpu");
        const std::optional<double> vcpu = said ? said : vcpuOfPools(service);
        if (vcpu)
            load.vcpu += *vcpu;
        else if (takesFromTheQuota(service.kind))
            load.unknown.push_back(service.name);
    }
    return load;
}

/// A failover asks for the whole production load at once, in a region where everybody else does the same.
/// What is known of the load is held against the quota first: a part that is too much already needs no
/// further fact.
class QuotaTooSmall final : public Rule {
public:
    std::string_view id() const noexcept override { return "REG-008"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.secondary() == nullptr)
            return;
        judgeQuota(now, out);
        const std::optional<double> ratio = now.param(*this, "loadRatio");
        if (!ratio)
            return out.notEvaluated(*this, {now.stamp().id}, "the share of the load that a failover needs");
        for (const Pair &pair : now.pairs())
            judgeCeiling(pair, *ratio, now, out);
    }

private:
    void judgeQuota(const StampView &now, Findings &out) const
    {
        const Load load = loadOf(now);
        const auto quota = now.secondary()->quotas.find("vcpu");
        const bool known = quota != now.secondary()->quotas.end();
        if (load.vcpu <= 0 && load.unknown.empty())
            return;
        if (!known)
            out.notEvaluated(*this, {now.stamp().id}, "the vCPU quota of the secondary region");
        else if (load.vcpu > quota->second)
            out.add(*this, {now.stamp().id},
                    {{"what", now.stamp().name},
                     {"need", formatMinutes(Minutes{load.vcpu}) + " vCPU"},
                     {"secondary", now.regionName(now.secondary()->region)},
                     {"limit", "the quota"},
                     {"available", formatMinutes(Minutes{quota->second})}});
        else if (!load.unknown.empty())
            out.notEvaluated(*this, {now.stamp().id}, "how many vCPU " + inWords(load.unknown) + " needs");
    }

    void judgeCeiling(const Pair &pair, double ratio, const StampView &now, Findings &out) const
    {
        const ServiceKind *kind = now.kindOf(*pair.primary);
        if (kind == nullptr || kind->parameter("peakScale") == nullptr || pair.primary->at != Site::Primary)
            return;
        const char *key = kind->parameter("maxScale") != nullptr ? "maxScale" : "maxCapacity";
        const std::optional<double> peak = pair.primary->number("peakScale"),
                                    ceiling = pair.secondary->number(key);
        if (!peak || !ceiling)
            out.notEvaluated(*this, {pair.secondary->id},
                             !peak ? "the peak of " + pair.primary->name
                                   : "how far " + pair.secondary->name + " can grow");
        else if (*ceiling < *peak * ratio)
            out.add(*this, {pair.secondary->id},
                    {{"what", pair.secondary->name},
                     {"need", counted(*peak * ratio, "instance")},
                     {"secondary", now.regionName(now.secondary()->region)},
                     {"limit", "its ceiling"},
                     {"available", formatMinutes(Minutes{*ceiling})}});
    }
};

const Registered<Rule, QuotaTooSmall> kRegistered;

} // namespace

} // namespace breakwater
