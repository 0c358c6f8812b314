// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/catalog/words.h"
#include "core/model/topology.h"
#include "core/rules/finding.h"
#include "core/support/result.h"

#include <memory>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

/// Policies: what a client demands of every design, in the client's own words and under the client's own ids.
/// A design carries them whole (`Engagement::policies`), so that a verdict travels with it.
namespace breakwater {

/// Which stamps and services a requirement is about; an empty list leaves nobody out.
struct PolicyScope {
    std::vector<int> tiers; ///< 0 to 3
    std::vector<StampType> stampTypes;
    std::vector<KindId> kinds;
    std::vector<std::string> dataClasses;
    std::vector<std::string> tags;

    bool narrowsServices() const { return !kinds.empty() || !dataClasses.empty() || !tags.empty(); }
};

/// A region is allowed when any of these says so.
struct AllowedPlaces {
    std::vector<RegionId> regions;
    std::vector<std::string> geographies;
    bool europeanUnion = false;
};

enum class RedundancyDemand { Zone, Region };

struct NamingDemand {
    enum class Of { Services, Stamps } of = Of::Services;
    std::string pattern; ///< a regular expression for the whole name
    std::string example; ///< a name that follows it; empty when none is given
    std::shared_ptr<const std::regex> compiled;
};

/// One demand, of stamps or services, and the words to report it with.
struct Requirement {
    RuleId id;
    std::string title;
    Severity severity = Severity::Medium; ///< stays as the client says, whatever the tier
    std::string why, remedy;
    std::string source; ///< empty: the title of the policy
    PolicyScope scope; ///< key `for`

    std::optional<AllowedPlaces> allowedPlaces;
    std::optional<int> minimumRegions; ///< of a stamp's landing zones
    std::optional<RedundancyDemand> minimumRedundancy;
    std::optional<int> minimumZones;
    std::optional<std::vector<OptionId>> requiredOptions; ///< one of them
    std::optional<std::vector<DisruptionKind>> requiredProtection; ///< against all of them
    std::optional<NamingDemand> naming;
    std::optional<double> maximumTtlSeconds;
    std::optional<Minutes> maximumRpoMinutes; ///< for the loss of the region

    std::vector<std::string>
    demands() const; ///< the keys of those that are set: one, in a policy that was read
};

struct PolicyPack {
    std::string id;
    std::string title;
    std::string version, owner; ///< empty when not given
    std::vector<Requirement> requirements;
};

/// Longer ones are refused unread.
inline constexpr std::size_t kLongestPolicy = 256 * 1024;

/// Reads one policy. Everything that it names must be in the catalog. Fails with Invalid: place `name:line`
/// and one sentence.
Result<PolicyPack> readPolicy(const std::string &text, const std::string &name, const Catalog &catalog);

struct PolicyText {
    std::string name; ///< stands in the places of errors
    std::string text;
};
struct Policies {
    std::vector<PolicyPack> packs;
    std::vector<Error> problems; ///< of those that could not be read, or that repeat an id

    const PolicyPack *packOf(const RuleId &requirement) const; ///< null: of none
    const Requirement *requirement(const RuleId &id) const;
};
/// Reads several; ids are unique over all of them. A text that stands there twice counts once.
Policies readPolicies(const std::vector<PolicyText> &texts, const Catalog &catalog);
/// Those that a design carries.
Policies policiesOf(const Engagement &engagement, const Catalog &catalog);

/// What the findings of a policy are called that could not be read: never a pass.
inline constexpr std::string_view kUnreadPolicy = "POLICY";

WordTable<Severity> wordsOf(Severity);
WordTable<StampType> wordsOf(StampType);
WordTable<RedundancyDemand> wordsOf(RedundancyDemand);
WordTable<NamingDemand::Of> wordsOf(NamingDemand::Of);

} // namespace breakwater
