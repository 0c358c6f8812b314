// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

/// Questions about a design that several rooms ask. Pure; same topology and catalog, same answer.
namespace breakwater {

/// Finds any service of a topology in constant time. Holds the stamps it points into.
class ServiceIndex {
public:
    explicit ServiceIndex(const Topology &topology);
    struct Entry {
        const Stamp *stamp = nullptr;
        const Service *service = nullptr;
        explicit operator bool() const noexcept { return service != nullptr; }
    };
    Entry find(const ServiceId &id) const;

private:
    std::vector<std::shared_ptr<const Stamp>> m_stamps;
    std::unordered_map<std::string_view, Entry> m_entries;
};

/// Regions where a service has itself, a replica or a counterpart.
std::set<RegionId> footprint(const ServiceIndex &index, const Stamp &stamp, const Service &service);

/// What a reader of two designs wants to know; entries ordered, stable.
struct Difference {
    enum class What { Added, Removed, Changed, Moved } what = What::Changed;
    std::string subjectKind; ///< stamp, service, dependency, protection, role, decision, accepted-risk,
                             ///< engagement, layout
    std::string subject; ///< id; empty for the engagement
    std::string name; ///< for people
    std::vector<std::string> fields; ///< names of changed fields
    bool operator==(const Difference &) const = default;
};
std::vector<Difference> differences(const Topology &before, const Topology &after);

} // namespace breakwater
