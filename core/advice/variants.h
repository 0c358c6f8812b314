// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/cost.h"
#include "core/model/edits.h"
#include "core/recovery/estimate.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// What other options of the catalog would cost and how long they would take: cost against RTO of one stamp.
namespace breakwater {

/// One choice for one service. A counterpart that nothing names afterwards is taken out with it.
struct OptionChoice {
    ServiceId service;
    OptionId option;
    std::string words; ///< "Orders: Auto-failover group instead of Geo-restore"
};

/// The stamp with one choice for each of its services that has several.
struct Variant {
    std::vector<OptionChoice> choices; ///< those that differ from the design, by service
    StampEstimate estimate;
    CostSum cost; ///< of the stamp, a month
    bool present = false; ///< the design as it is
    bool onFrontier = false; ///< no other one is cheaper without being slower, or faster without being dearer

    bool comparable() const; ///< has an RTO and a cost to be drawn by
};

struct Variants {
    std::vector<Variant> all; ///< by cost, then RTO; the present design among them
    std::uint64_t possible =
        0; ///< how many combinations the catalog offers; the largest number: too many to count
    bool complete = false; ///< every combination was tried
    std::optional<Minutes> target; ///< RTO of the stamp for the disruption
    bool cancelled = false;

    const Variant *present() const;
    std::vector<const Variant *> frontier() const; ///< by cost
};

/// `a` is at least as cheap and as fast as `b`, and in one of them better.
bool dominates(const Variant &a, const Variant &b);
/// Marks those that nothing dominates; of equal ones the one with fewer changes.
void markFrontier(std::vector<Variant> &variants);

/// What charts show, on screen and on paper alike: a page that is printed waits for it.
inline constexpr std::size_t kVariantsTried = 120;

/// Every combination while there are at most `atMost`, and then the frontier is exact. Else each bound on the
/// time of a single option in turn, every service with the cheapest option within it, and from there one
/// change at a time while something new is not dominated: what was tried is shown, and `complete` says so.
Variants variantsOf(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
                    std::size_t atMost = kVariantsTried, const std::stop_token &stop = {});

/// The edit that makes a design so.
Edit editFor(const Snapshot &now, const StampId &stamp, const Disruption &disruption,
             const std::vector<OptionChoice> &choices);

} // namespace breakwater
