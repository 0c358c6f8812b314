// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/disruption.h"
#include "core/support/id.h"
#include "core/support/quantity.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// The typed, checked view of resources/catalog: what is known of Azure. Immutable once loaded.
namespace breakwater {

enum class PairDirection { None, OneWay, Mutual };

struct Region {
    RegionId id;
    std::string name; ///< "Central US"
    std::string cloud; ///< public, usgov, china ...
    std::string geography; ///< "United States"
    std::string geographyGroup;
    std::string continent;
    std::string country; ///< ISO 3166 alpha-2
    std::string place; ///< "Iowa"
    double latitude = 0, longitude = 0;
    std::string coordinateQuality; ///< api (as the platform reports), corrected, approx
    std::string coordinateNote;
    bool zones = false;
    int zoneCount = 0; ///< 0 with zones: not published
    std::optional<RegionId> pair;
    PairDirection pairDirection = PairDirection::None;
    bool pairSameGeography = false;
    bool pairRestricted = false; ///< compute in the pair needs an approved request
    bool restricted = false;
    bool sovereign = false; ///< a cloud of its own: no pairing or replication with public regions
    bool europeanUnion = false;
    std::string category; ///< Azure's own word: Recommended, Other; empty when not published
    std::optional<double> pairDistanceKm;
    std::string residency; ///< note on data residency and restrictions
    std::vector<std::string> notes; ///< disagreements of the sources, open doubts
    std::vector<std::string> sources; ///< ids in the catalog's `sources`
};

/// A published round-trip time between two regions.
struct Latency {
    double milliseconds = 0;
    int percentile = 50;
    std::string month; ///< "2026-07"
    std::string source; ///< id in the catalog's `sources`
    std::optional<double> earlierMilliseconds; ///< of an earlier edition of the same table
    std::string earlierMonth; ///< "2025-06"; empty without an earlier figure
};

enum class StepKindWord { Manual, Az, Kubernetes, Databricks, Probe, Shell };
std::string_view toWord(StepKindWord kind);

/// One row of a runbook as the catalog has it: an action of a DR option, or a check of a kind.
struct StepFact {
    StepKey key; ///< stable word: `promote-replica`
    std::string title; ///< imperative sentence
    StepKindWord kind = StepKindWord::Manual;
    std::string command; ///< one line with {placeholders}; empty when there is none
    std::string action; ///< word of the catalog's closed vocabulary: `fail-over-storage`
    Phase phase = Phase::Workload;
    std::string ownerRole; ///< word: `database-administrator`
    std::string expect; ///< observable result
    std::string rollback;
    bool readOnly = false;
    bool idempotent = false;
    bool gate = false; ///< a person decides before it
    std::optional<StepKey> inverse; ///< failback row that undoes this failover row
    enum class Variant { Always, Planned, Unplanned, AfterDeletion } variant = Variant::Always;
    std::vector<OptionId>
        options; ///< of a check: where one of these protects; empty: however it is protected
    std::string note; ///< an open doubt, empty when there is none
};

enum class Pattern {
    BackupRestore,
    PilotLight,
    WarmStandby,
    ActivePassive,
    ActiveActive,
    NativeGeoRedundant
};
std::string_view toWord(Pattern pattern);
enum class Maturity { Ga, Preview, Retiring };
std::string_view toWord(Maturity maturity);
enum class Replication { None, Sync, Async, Backup };
std::string_view toWord(Replication replication);
enum class Trigger { Automatic, Customer, Microsoft };
std::string_view toWord(Trigger trigger);
enum class Access { None, Read, ReadWrite };
std::string_view toWord(Access access);

/// One way in which a kind survives a disruption.
struct DrOption {
    OptionId id;
    std::string name;
    Pattern pattern = Pattern::BackupRestore;
    Maturity maturity = Maturity::Ga;
    std::vector<DisruptionKind> protectsAgainst;
    bool malicious = false; ///< also against ransomware
    Replication replication = Replication::None;
    Figure rpo, rto; ///< of the option as a whole; clock starts when its failover starts
    bool dataLossPossible = false;
    Trigger trigger = Trigger::Customer;
    Access secondaryAccess = Access::None; ///< before the failover
    bool requiresPair = false;
    double costFactor = 1; ///< of one region without the option; estimated
    std::string costReasoning;
    std::vector<std::string> prerequisites, constraints;
    std::vector<StepFact> preparation; ///< scheduled long before any failover, and no part of one
    std::vector<StepFact> failover, failback;
    std::vector<std::string> notes; ///< open doubts on the option

    bool against(DisruptionKind kind) const;
    const StepFact *failoverStep(const StepKey &key) const;
};

/// What a kind does when one availability zone is lost.
struct ZoneOption {
    OptionId id;
    std::string name;
    bool isDefault = false;
    Figure rpo, rto;
    double costFactor = 1;
    std::string note;
    std::string source;
};

struct RedundancyFact {
    std::string option;
    bool node = false, zone = false, region = false;
    std::string note;
};

struct SlaFact {
    std::string option;
    std::string kind; ///< availability, durability, latency
    std::optional<double> percent;
    Grade grade = Grade::Estimated;
    bool verified = false;
    std::string source;
    std::string note;
};

struct CostFact {
    std::string sku;
    UsdPerMonth usd; ///< order of magnitude, one region
    std::string note;
    std::string source;
    std::optional<OptionId> includes; ///< option whose factor the figure holds already
    std::vector<KindId> carriedBy; ///< kinds that pay for it, of which a stamp needs one
};

using ParameterValue = std::variant<bool, double, std::string, std::vector<std::string>>;

/// Something an architect sets on a service or on one of its parts.
struct ParameterFact {
    std::string key; ///< lowerCamel
    std::string label;
    enum class Type { String, Number, Bool, Enum, List } type = Type::String;
    std::string unit;
    std::optional<ParameterValue> defaultValue;
    std::vector<ParameterValue> values; ///< of an enum
    std::optional<double> min, max;
    std::string help;
    bool regional = false; ///< expected to differ between primary and secondary
};

struct PartKindFact {
    std::string kind; ///< `certificate`, `node-pool`, ...
    std::string label;
    std::string refersTo; ///< what the `ref` of such a part points at, in words; empty: it carries none
    std::vector<ParameterFact> parameters;
};

struct NeedFact {
    KindId kind;
    enum class Strength { Required, Recommended, Optional } strength = Strength::Optional;
    std::string reason;
};

struct Pitfall {
    std::string severity; ///< info, warning, error
    std::string text;
    std::string source;
};

enum class Category {
    Network,
    Web,
    Containers,
    Database,
    Storage,
    Analytics,
    Integration,
    Ai,
    Security,
    Observability,
    Other
};
std::string_view toWord(Category category); ///< `network` ...
std::string_view toTitle(Category category); ///< "Network", "Containers and compute", "AI" ...

struct ServiceKind {
    KindId id;
    std::string name; ///< "Storage account (blob, static website)"
    std::string shortName; ///< for cards: "Storage account"
    std::vector<std::string> aliases; ///< other ids and search words
    Category category = Category::Other;
    std::string summary;
    std::vector<std::string> stampTypes; ///< web, automation, kubernetes, genai
    std::string armType, armApiVersion; ///< empty where no ARM type exists
    std::vector<std::string> terraformResources;
    enum class State { Stateless, Stateful, ControlPlane } state = State::Stateless;
    enum class Scope { Global, Regional, Zonal } scope = Scope::Regional;
    /// What a stateful kind keeps: records of the business; configuration that its source rebuilds; messages
    /// and cached items under way; telemetry; copies of what others keep.
    enum class Content { None, Records, Configuration, Passing, Telemetry, Copies } content = Content::None;
    int recoveryLayer = 50;
    bool keepsHistory = false; ///< earlier versions of what it holds can be had from itself: git, vaults
    std::vector<RedundancyFact> redundancy;
    std::vector<DrOption> options;
    std::vector<ZoneOption> zoneOptions;
    std::vector<SlaFact> sla;
    CostFact cost;
    std::vector<ParameterFact> parameters;
    std::vector<PartKindFact> parts;
    std::vector<NeedFact> needs;
    std::vector<StepFact> checks;
    std::vector<Pitfall> pitfalls;
    std::vector<std::string> sources;
    std::string factsAsOf; ///< "2026-08"
    std::string icon; ///< SVG text, 24-unit grid
    std::map<std::string, std::string> fragments; ///< "bicep.tmpl" -> text

    const DrOption *option(const OptionId &id) const;
    const ZoneOption *zoneOption(const OptionId &id) const;
    const ParameterFact *parameter(std::string_view key) const;
    const PartKindFact *part(std::string_view kind) const;
    /// Some region option needs the paired region, or the kind replicates to the pair only.
    bool hasPairBoundOption() const;
};

/// The words of a rule; its condition is code under core/rules.
struct RuleText {
    RuleId id;
    std::string title;
    std::string severity; ///< base: critical, high, medium, low
    std::string theme; ///< `region`, `targets`, ...
    std::string scope; ///< workload, stamp, service, pair, link, ...
    std::vector<DisruptionKind> disruptions;
    std::vector<std::string> stampTypes; ///< empty: of every stamp type
    std::string message; ///< one sentence with {named} arguments
    std::string why;
    std::string remedy;
    std::string fix; ///< auto, assisted, manual
    std::map<std::string, double> params;
    std::string source; ///< address
    std::vector<std::pair<std::string, std::string>> upstream; ///< {"aprl", guid} ...
    std::string basis; ///< equal, adapted, own
};

/// A heading of the runbook.
struct PhaseFact {
    Phase phase = Phase::Detect;
    std::string title; ///< "Detect"
    std::string meaning;
};

class Catalog {
public:
    std::string version; ///< of the facts: "2026-11"
    std::string hash; ///< SHA-256 over the catalog's canonical content
    std::map<std::string, std::string> sources; ///< id -> title with address
    std::vector<Region> regions; ///< by id
    std::map<std::pair<RegionId, RegionId>, Latency> latencies;
    std::vector<ServiceKind> kinds; ///< by id
    std::vector<RuleText> rules; ///< by id
    std::map<std::string, std::string> actions; ///< vocabulary: word -> meaning
    std::vector<std::string> unattended; ///< actions that only have to be started: the platform does the work
    std::map<std::string, std::string> ownerRoles; ///< word -> title: "Database administrator"
    std::vector<PhaseFact> phases; ///< in the order of printing
    std::map<std::string, std::string>
        excludedRegions; ///< names that tools show and that are no regions -> why
    std::vector<ParameterFact> genericParameters; ///< of a service of kind `generic`
    std::vector<PartKindFact> genericParts;

    const Region *region(const RegionId &id) const;
    const ServiceKind *
    kind(const KindId &id) const; ///< by id or alias; nullptr when unknown, also for `generic`
    const RuleText *rule(const RuleId &id) const;
    bool isUnattended(const std::string &action) const;
    const Latency *latency(const RegionId &from, const RegionId &to) const; ///< nullptr: not published
};

} // namespace breakwater
