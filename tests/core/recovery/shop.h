// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/load.h"
#include "core/model/edits.h"
#include "core/recovery/estimate.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

/// Designs small enough to recover by heart. Figures are the catalog's own; what a test depends on is stated
/// in its design.
namespace breakwater::test {

class Builder {
public:
    explicit Builder(std::string id = "stamp-shop", StampType type = StampType::Web)
    {
        m_stamp.id = StampId{std::move(id)};
        m_stamp.type = type;
        m_stamp.name = "Shop";
        m_stamp.strategy = Strategy::WarmStandby;
        m_stamp.zones = {{ZoneRole::Primary, RegionId{"centralus"}, {}, {}, {}, {}, {}, {}},
                         {ZoneRole::Secondary, RegionId{"eastus2"}, {}, {}, {}, {}, {}, {}}};
        m_stamp.timing.detect = minutes(5);
        m_stamp.timing.decide = minutes(10);
    }

    static Duration minutes(double count, Grade grade = Grade::Stated)
    {
        return {FixedSpan{count}, grade, {}};
    }

    Builder &service(const char *id, const char *kind, Site at = Site::Primary)
    {
        Service service;
        service.id = ServiceId{id};
        service.kind = KindId{kind};
        service.name = id;
        service.at = at;
        m_stamp.services.push_back(service);
        return *this;
    }
    /// A service of the primary zone and its protection against the loss of the region.
    Builder &lost(const char *id, const char *kind, const char *option, Fence fence = Fence::None)
    {
        service(id, kind);
        return protect(id, option, fence);
    }
    Builder &protect(const char *id, const char *option, Fence fence = Fence::None,
                     DisruptionKind against = DisruptionKind::Region)
    {
        Protection protection;
        protection.id = ProtectionId{"prot-" + std::string(id) + "-" + option};
        protection.service = ServiceId{id};
        protection.option = OptionId{option};
        protection.against = {against};
        protection.fence = fence;
        m_stamp.protections.push_back(protection);
        return *this;
    }
    Builder &standby(const char *primary, const char *secondary)
    {
        protectionOf(primary).counterparts.push_back(ServiceId{secondary});
        return *this;
    }
    Builder &needs(const char *from, const char *to, DependencyType type = DependencyType::Calls)
    {
        Dependency dependency;
        dependency.id = DependencyId{"dep-" + std::string(from) + "-" + to};
        dependency.from = ServiceId{from};
        dependency.to = ServiceId{to};
        dependency.type = type;
        dependency.hard = true;
        dependency.afterFailover = true;
        m_stamp.dependencies.push_back(dependency);
        return *this;
    }
    Builder &timed(const std::string &key, double count)
    {
        runbook().steps[key].duration = minutes(count);
        return *this;
    }
    Builder &target(double rto, double rpo)
    {
        m_stamp.objectives.byDisruption[DisruptionKind::Region] = {Minutes{rto}, Minutes{rpo}, {}, {}};
        return *this;
    }
    Runbook &runbook()
    {
        if (!m_stamp.runbook)
            m_stamp.runbook.emplace();
        return *m_stamp.runbook;
    }
    Stamp &edit() { return m_stamp; }
    Protection &protectionOf(const char *service)
    {
        return *std::find_if(m_stamp.protections.begin(), m_stamp.protections.end(),
                             [&](const Protection &each) { return each.service.text == service; });
    }

    Stamp stamp() const
    {
        Stamp sorted = m_stamp;
        const auto byId = [](const auto &a, const auto &b) { return a.id < b.id; };
        std::sort(sorted.services.begin(), sorted.services.end(), byId);
        std::sort(sorted.dependencies.begin(), sorted.dependencies.end(), byId);
        std::sort(sorted.protections.begin(), sorted.protections.end(), byId);
        return sorted;
    }

private:
    Stamp m_stamp;
};

inline Snapshot snapshotOf(std::vector<Stamp> stamps)
{
    Topology topology;
    for (Stamp &stamp : stamps)
        topology.stamps.push_back(std::make_shared<const Stamp>(std::move(stamp)));
    return {
        std::make_shared<const Topology>(std::move(topology)), builtinCatalog(),
        std::chrono::year_month_day{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}}};
}

/// A plan with its schedule, and the questions that a person would ask.
struct Read {
    RecoveryPlan plan;
    Schedule times;

    explicit Read(const Snapshot &now, std::vector<StampId> stamps = {}, Disruption disruption = {})
        : plan(makePlan(now, disruption, stamps))
        , times(schedule(plan))
    { }

    std::size_t at(const std::string &key) const
    {
        for (std::size_t i = 0; i < plan.blocks.size(); ++i)
            if (plan.blocks[i].key == key)
                return i;
        return plan.blocks.size();
    }
    bool has(const std::string &key) const { return at(key) < plan.blocks.size(); }
    const PlanBlock &block(const std::string &key) const { return plan.blocks.at(at(key)); }
    double start(const std::string &key) const { return times.windows.at(at(key)).start.count(); }
    double end(const std::string &key) const { return times.windows.at(at(key)).end.count(); }
    double rto() const { return times.whole.rto.count(); }

    /// Whether one block has to end before the other starts, directly or through others.
    bool precedes(const std::string &first, const std::string &second) const
    {
        const std::size_t goal = at(first);
        std::vector<std::size_t> open{at(second)};
        std::vector<char> seen(plan.blocks.size() + 1, 0);
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            if (here >= plan.blocks.size() || seen[here])
                continue;
            seen[here] = 1;
            for (const std::size_t before : plan.blocks[here].after) {
                if (before == goal)
                    return true;
                open.push_back(before);
            }
        }
        return false;
    }
    std::string firstKeyWith(PlanBlock::Kind kind) const
    {
        for (const PlanBlock &block : plan.blocks)
            if (block.kind == kind)
                return block.key;
        return {};
    }
    const PlanRow *row(const std::string &key) const
    {
        for (const PlanBlock &block : plan.blocks)
            for (const PlanRow &row : block.rows)
                if (row.key == key)
                    return &row;
        return nullptr;
    }
};

} // namespace breakwater::test
