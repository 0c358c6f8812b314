// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cost/cost.h"
#include "core/rules/engine.h"
#include "core/rules/outline.h"
#include "core/rules/policy/policy.h"
#include "core/rules/rule.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <unordered_map>

/// Inside of the engine: what it remembers between runs.
namespace breakwater {

/// A stamp and its estimates that a verdict has read; held, so that no address is used again for another.
struct StampRead {
    std::shared_ptr<const Stamp> stamp;
    Estimates estimates;
};

struct StampMemory {
    std::shared_ptr<const Stamp> stamp;
    std::unique_ptr<const StampOutline> outline;
    std::size_t position = 0; ///< in the topology of the last run that met it
    std::uint64_t run = 0; ///< the last run that met it
    bool indexed = false;

    std::shared_ptr<const StampVerdict> byStamp;

    std::shared_ptr<const std::vector<Role>> roles; ///< that the plan was made with
    std::shared_ptr<const Records> records;
    std::shared_ptr<const StampVerdict> byPlan;

    std::uint64_t engagementNumber = 0;
    std::shared_ptr<const StampVerdict> byEngagement;

    std::vector<std::shared_ptr<const Stamp>> neighbours;
    std::vector<StampRead> read;
    Estimates estimates;
    std::shared_ptr<const Records> recordsBeside;
    NeighbourFacts facts;
    std::shared_ptr<const StampVerdict> byNeighbours;

    std::uint64_t designNumber = 0;
    std::shared_ptr<const StampVerdict> byTopology;

    std::array<std::shared_ptr<const StampVerdict>, kReaches> wholeOf; ///< by reach
    std::shared_ptr<const StampVerdict> whole;
};

/// The rules of each reach for each type of stamp, as the catalog's words say.
class RulesFor {
public:
    RulesFor() = default;
    explicit RulesFor(const Catalog &catalog);
    const std::vector<const Rule *> &of(Reach reach, StampType type) const
    {
        return m_rules.at(static_cast<std::size_t>(reach)).at(static_cast<std::size_t>(type));
    }

private:
    std::array<std::array<std::vector<const Rule *>, 6>, kReaches> m_rules;
};

struct RuleMemory::Store {
    struct Place {
        StampMemory *memory = nullptr;
        const Service *service = nullptr;
    };

    /// Starts a run: forgets everything when the catalog, the day, a policy or the price list is another one,
    /// and gives the design a new number when anything but its layouts is another than in the run before, and
    /// the engagement one when what stands beside the stamps is.
    void beginRun(const Snapshot &now, const Estimates &estimates);
    StampMemory &remember(const std::shared_ptr<const Stamp> &stamp, std::size_t position);
    StampMemory *find(const Stamp *stamp);
    /// Where every service of the current run's stamps is; only what changed since the last run is touched.
    void indexServices();
    void forgetOldest();

    std::unordered_map<const Stamp *, StampMemory> memories;
    std::unordered_map<std::string_view, Place> index;
    std::vector<const Stamp *> indexed; ///< held by `memories`
    std::vector<StampMemory *> current;
    std::uint64_t run = 0;
    std::uint64_t designNumber = 0;
    std::uint64_t engagementNumber = 0;
    ExportState exported = ExportState::Never;

    RulesFor rules;
    std::shared_ptr<const Catalog> catalog;
    std::vector<std::string> policyTexts;
    std::optional<std::string> priceText;
    Result<PriceList> prices{PriceList()};
    std::shared_ptr<const Policies> policies; ///< null: the design carries none
    std::chrono::year_month_day asOf{};
    std::shared_ptr<const Topology> topology; ///< of the last run
    Estimates estimates;
};

} // namespace breakwater
