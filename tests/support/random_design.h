// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

#include <cstdint>
#include <random>
#include <string>

/// Designs and edits drawn from a seed: the same seed gives the same design on every machine.
namespace breakwater::test {

class RandomDesign {
public:
    explicit RandomDesign(std::uint32_t seed)
        : m_engine(seed)
    { }

    /// A design of some stamps with services, links that also cross stamps, protections of every shape,
    /// groups, flows, roles and cards. It holds every invariant of the model.
    Topology design(int stamps = 3, int servicesAStamp = 12);

    /// Some Edit on the design: most can be done, some must be refused.
    struct Named {
        std::string name;
        Edit edit;
    };
    Named edit(const Topology &topology);

    int below(int limit); ///< 0 to limit - 1
    bool chance(int percent) { return below(100) < percent; }
    IdMint mint();

private:
    Service service(const Topology &topology, const Stamp &stamp, bool onlyPrimary = false);
    Dependency dependency(const Topology &topology, const Stamp &stamp);
    Protection protection(const Topology &topology, const Stamp &stamp, const Service &of);
    Named stampEdit(const Topology &topology);
    Named serviceEdit(const Topology &topology);
    Named linkEdit(const Topology &topology);
    Named otherEdit(const Topology &topology);
    const Stamp &anyStamp(const Topology &topology);
    const Service *anyService(const Topology &topology);

    std::mt19937 m_engine; // its raw output is the same everywhere; the library's distributions are not
};

} // namespace breakwater::test
