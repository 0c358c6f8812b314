// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/findings.h"
#include "core/rules/stamp_view.h"
#include "core/support/registered.h"

#include <cstddef>
#include <string_view>

/// One rule: a condition in code, its words in the catalog (`Catalog::rule`). A rule registers itself:
/// `const Registered<Rule, X> kRegistered;` in its own .cpp under core/rules/<theme>/, and nowhere else.
namespace breakwater {

/// What a rule reads, and thus what its verdict is remembered by.
enum class Reach {
    Stamp, ///< the stamp and the catalog alone
    Plan, ///< also the stamp's own plans: failover, way back, attack
    Engagement, ///< the stamp, and what stands beside all stamps: roles, records, what the room agreed
    /// The stamp, its estimates and rehearsals, the price list, and what its links name of other stamps.
    Neighbours,
    Topology ///< everything of the design
};
inline constexpr std::size_t kReaches = 5;

class Rule {
public:
    virtual ~Rule() = default;
    virtual std::string_view id() const noexcept = 0; ///< `REG-001`
    virtual Reach reach() const noexcept = 0;
    /// Judges one stamp. Pure; called from any thread. Reading beyond the reach is a mistake of ours, and the
    /// view asserts it.
    virtual void check(const StampView &now, Findings &out) const = 0;
};

} // namespace breakwater
