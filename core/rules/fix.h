// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"
#include "core/rules/finding.h"
#include "core/rules/outline.h"
#include "core/support/registered.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Quick fixes: what a rule offers to do about its own finding. An offer is a proposal and no promise; that
/// it removes the finding and adds no error is proved where the edited design is assessed
/// (core/assessment/quick_fixes.h). A fix stands beside its rule and registers itself with FixOf.
namespace breakwater {

/// One change of the design, in the words of the user.
struct Offer {
    std::string label; ///< `Spread plan-web over zones`
    Edit edit;
    std::optional<double> costFactor; ///< of the service's cost of one region, as the catalog estimates it
    std::string cost = {}; ///< in words, where one factor does not say it
    bool decision = false; ///< for people to take, also where the rule has automatic fixes
};
using Offers = std::vector<Offer>; ///< the best first

/// A finding in its design, with what fixes ask. Points into the snapshot and the finding, which must live
/// longer.
class FixCase {
public:
    FixCase(const Snapshot &now, const Finding &finding);
    FixCase(const FixCase &) = delete;
    FixCase &operator=(const FixCase &) = delete;

    const Topology &topology() const noexcept { return *m_now.topology; }
    const Catalog &catalog() const noexcept { return *m_now.catalog; }
    const Stamp &stamp() const noexcept { return *m_stamp; } ///< where the finding shows
    const Finding &finding() const noexcept { return m_finding; }
    /// Look-ups over the stamp. Without what lies around it: no estimates, no summaries, no links.
    const StampView &view() const noexcept { return m_view; }
    std::optional<double> param(std::string_view key) const; ///< a threshold of the rule

    std::string subject(std::size_t index) const; ///< empty: there is none
    const Service *service(std::size_t subject = 0) const; ///< of any stamp
    const Service *service(const ServiceId &id) const;
    const Stamp *stampOf(const ServiceId &id) const;
    const Dependency *link(std::size_t subject) const; ///< of any stamp
    const Part *part(const Service &service, std::size_t subject) const;
    const ServiceKind *kindOf(const Service &service) const;

    /// What stands in for it in the secondary zone of its stamp: its counterpart, else the service of its
    /// kind there with its name, else the only one of its kind there. Null: nothing does.
    const Service *standIn(const Service &service) const;
    /// The same, read backwards: what it stands in for.
    const Service *original(const Service &service) const;
    const RecoveryPlan &plan(PlanFor occasion) const;

    /// An id that the design does not use. The same finding in the same design always gets the same ones.
    std::string fresh(std::string_view kind) const;

private:
    const PlanView &planView(PlanFor occasion) const;

    const Snapshot &m_now;
    const Finding &m_finding;
    std::shared_ptr<const Stamp> m_stamp;
    StampOutline m_outline;
    PlanSource m_plans;
    StampView m_view;
    mutable std::map<PlanFor, PlanView> m_made;
    mutable std::uint32_t m_drawn = 0;
};

struct Fix {
    std::string_view rule;
    std::function<void(const FixCase &, Offers &)> offer;
};

/// `const FixOf kFix("AKS-004", offerStandardTier);` beside the rule, and nowhere else.
struct FixOf {
    FixOf(std::string_view rule, std::function<void(const FixCase &, Offers &)> offer);
};

bool isFixable(const RuleId &rule); ///< somebody registered a fix for it
/// What the rule would do about its finding; empty when it knows nothing. Nothing is proved yet.
Offers offersFor(const Snapshot &now, const Finding &finding);

} // namespace breakwater
