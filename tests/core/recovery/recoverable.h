// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/recovery/shop.h"
#include "tests/support/random_design.h"

#include <algorithm>
#include <string>
#include <vector>

/// Random designs whose protections are options that the catalog has, so that plans of every kind come of
/// them.
namespace breakwater::test {

class Recoverable {
public:
    explicit Recoverable(std::uint32_t seed)
        : m_random(seed)
        , m_catalog(builtinCatalog())
    { }

    Snapshot design(int stamps = 3, int services = 12)
    {
        const Topology drawn = m_random.design(stamps, services);
        Topology topology = drawn;
        topology.roles = std::make_shared<const std::vector<Role>>(
            std::vector<Role>{{RoleId{"role-comm"}, "Incident commander", 1, {}, {}, {}, {}, {}, {}},
                              {RoleId{"role-dba"}, "Database administrator", 1, {}, {}, {}, {}, {}, {}},
                              {RoleId{"role-ops"}, "Platform engineer", 2, {}, {}, {}, {}, {}, {}}});
        for (auto &stamp : topology.stamps)
            stamp = std::make_shared<const Stamp>(recoverable(*stamp));
        return {std::make_shared<const Topology>(std::move(topology)), m_catalog,
                std::chrono::year{2026} / 11 / 20};
    }
    int below(int limit) { return m_random.below(limit); }

private:
    Stamp recoverable(Stamp stamp)
    {
        stamp.protections.clear();
        stamp.timing.detect = Duration{LogNormalSpan{1.0 + m_random.below(10), 15.0}, Grade::Stated, {}};
        stamp.timing.decide = Duration{LogNormalSpan{5, 5.0 + m_random.below(30)}, Grade::Stated, {}};
        stamp.timing.corruptionDetect = Duration{LogNormalSpan{60, 600}, Grade::Stated, {}};
        for (LandingZone &zone : stamp.zones)
            zone.linkMbps = 1000;
        for (Service &service : stamp.services) {
            if (m_random.chance(30))
                service.owner = RoleId{m_random.chance(50) ? "role-dba" : "role-ops"};
            for (const DisruptionKind kind :
                 {DisruptionKind::Region, DisruptionKind::Corruption, DisruptionKind::Zone})
                if (m_random.chance(75) && service.at != Site::Secondary)
                    protect(stamp, service, kind);
        }
        for (ConsistencyGroup &group : stamp.consistencyGroups)
            std::erase_if(group.stores, [&](const ServiceId &id) {
                const ServiceKind *kind = m_catalog->kind(stamp.service(id)->kind);
                return !kind || kind->state != ServiceKind::State::Stateful;
            });
        std::sort(stamp.protections.begin(), stamp.protections.end(),
                  [](const Protection &a, const Protection &b) { return a.id < b.id; });
        timeSomeSteps(stamp);
        return stamp;
    }

    void protect(Stamp &stamp, const Service &service, DisruptionKind against)
    {
        const ServiceKind *kind = m_catalog->kind(service.kind);
        if (!kind)
            return;
        std::vector<OptionId> options;
        for (const DrOption &option : kind->options)
            if (option.against(against))
                options.push_back(option.id);
        for (const ZoneOption &option : kind->zoneOptions)
            if (against == DisruptionKind::Zone)
                options.push_back(option.id);
        if (options.empty())
            return;
        Protection made;
        made.id = ProtectionId{"prot-" + service.id.text + "-" + std::string(toWord(against))};
        made.service = service.id;
        made.option = options[static_cast<std::size_t>(m_random.below(static_cast<int>(options.size())))];
        made.against = {against};
        if (m_random.chance(50))
            made.fence = static_cast<Fence>(m_random.below(5));
        if (m_random.chance(30))
            made.lag = Duration{LogNormalSpan{1, 9}, Grade::Stated, {}};
        for (const Service &other : stamp.services)
            if (other.kind == service.kind && other.at == Site::Secondary && made.counterparts.empty()
                && against == DisruptionKind::Region)
                made.counterparts.push_back(other.id);
        stamp.protections.push_back(std::move(made));
    }

    /// Steps that no fact times, timed by the room, so that people have something to be busy with.
    void timeSomeSteps(Stamp &stamp)
    {
        if (!stamp.runbook)
            stamp.runbook.emplace();
        for (const Protection &protection : stamp.protections)
            if (protection.fence.value_or(Fence::None) != Fence::None && m_random.chance(70))
                stamp.runbook->steps[protection.service.text + "/" + protection.option.text + "/fence"]
                    .duration = Builder::minutes(1 + m_random.below(9));
        for (const ConsistencyGroup &group : stamp.consistencyGroups)
            stamp.runbook->steps[stamp.id.text + "/" + group.id + "/consistency"].duration =
                Builder::minutes(1 + m_random.below(20));
    }

    RandomDesign m_random;
    std::shared_ptr<const Catalog> m_catalog;
};

/// Every disruption that a random design can be asked about; a service and a zone as targets too.
inline std::vector<Disruption> someDisruptions(const Topology &topology)
{
    std::vector<Disruption> all;
    for (const DisruptionKind kind : kAllDisruptions)
        if (kind != DisruptionKind::Service)
            all.push_back({kind, false, false, std::nullopt});
    all.push_back({DisruptionKind::Region, true, false, std::nullopt});
    all.push_back({DisruptionKind::Corruption, false, true, std::nullopt});
    all.push_back({DisruptionKind::Zone, false, false, "2"});
    for (const auto &stamp : topology.stamps)
        if (!stamp->services.empty())
            all.push_back({DisruptionKind::Service, false, false, stamp->services.front().id.text});
    return all;
}

} // namespace breakwater::test
