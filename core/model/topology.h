// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/support/disruption.h"
#include "core/support/id.h"
#include "core/support/quantity.h"
#include "core/support/rare.h"

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The design as a value. Absent means unknown, never a default. Times are minutes unless a name says
/// otherwise.
namespace breakwater {

/// Fields of the file that this version does not know: key -> canonical JSON text, kept and written back.
using Extra = std::map<std::string, std::string>;
using Parameters = std::map<std::string, ParameterValue>; ///< keys as the kind declares them

// --- one stamp
// -------------------------------------------------------------------------------------------------------

enum class StampType { Web, Automation, Kubernetes, Genai, Custom, Platform };
enum class Strategy { BackupRestore, PilotLight, WarmStandby, HotStandby, ActiveActive };
enum class ZoneRole { Primary, Secondary };
enum class Site { Primary, Secondary, Global, External }; ///< where a service stands: `at`
std::string_view toWord(StampType);
std::string_view toWord(Strategy);
std::string_view toWord(ZoneRole);
std::string_view toWord(Site);
std::optional<StampType> stampTypeFromWord(std::string_view);
std::optional<Strategy> strategyFromWord(std::string_view);
std::optional<ZoneRole> zoneRoleFromWord(std::string_view);
std::optional<Site> siteFromWord(std::string_view);

struct Target {
    std::optional<Minutes> rto, rpo;
    std::optional<bool> malicious; ///< corruption only: the target holds for ransomware
    Extra extra;
    bool operator==(const Target &) const = default;
};

struct Objectives {
    std::map<DisruptionKind, Target> byDisruption; ///< a disruption without an entry is not judged
    std::optional<Minutes> mtpd; ///< maximum tolerable period of disruption
    std::optional<Minutes> workRecovery;
    std::optional<double> availability; ///< percent
    std::optional<double> latencyMs;
    Extra extra;

    const Target *target(DisruptionKind kind) const;
    bool operator==(const Objectives &) const = default;
};

struct Timing {
    std::optional<Duration> detect, decide, corruptionDetect;
    Extra extra;
    bool operator==(const Timing &) const = default;
};

struct Impact {
    std::string statement;
    std::optional<double> usdPerHour, regionLossesPerYear;
    Extra extra;
    bool operator==(const Impact &) const = default;
};

/// Responsible, accountable, consulted, informed.
struct RaciRow {
    std::optional<RoleId> responsible, accountable;
    std::vector<RoleId> consulted, informed;
    Extra extra;
    bool operator==(const RaciRow &) const = default;
};

struct LandingZone {
    ZoneRole role = ZoneRole::Primary;
    RegionId region;
    std::optional<std::string> subscription, resourceGroup;
    std::map<std::string, double> quotas;
    std::vector<std::string> egressIps;
    std::optional<double> linkMbps; ///< to the other zone
    Extra extra;
    bool operator==(const LandingZone &) const = default;
};

struct Part {
    PartId id;
    std::string kind; ///< as the service's kind declares
    std::string name;
    Parameters parameters;
    std::optional<ServiceId> ref;
    Extra extra;

    std::optional<double> number(std::string_view key) const;
    std::optional<bool> flag(std::string_view key) const;
    std::optional<std::string> text(std::string_view key) const;
    bool operator==(const Part &) const = default;
};

struct Service {
    ServiceId id;
    KindId kind; ///< `generic` for anything the catalog does not know
    std::string name;
    Site at = Site::Primary;
    std::optional<std::vector<int>> zones; ///< availability zones 1 to 3; absent: unknown
    Parameters parameters;
    std::vector<Part> parts;
    std::optional<Target> objectives; ///< its own, tighter or looser than the stamp's
    std::optional<std::string> dataClass;
    std::optional<RoleId> owner;
    std::optional<std::string> notes;
    std::vector<std::string> tags;
    Extra extra;

    const ParameterValue *parameter(std::string_view key) const;
    std::optional<double> number(std::string_view key) const;
    std::optional<bool> flag(std::string_view key) const;
    std::optional<std::string> text(std::string_view key) const;
    bool tagged(std::string_view tag) const;
    bool operator==(const Service &) const = default;
};

enum class DependencyType {
    Calls,
    Reads,
    Writes,
    Ingests,
    Publishes,
    Routes,
    Hosts,
    ReadsSecret,
    PullsImage,
    ResolvesDns,
    Authenticates,
    DeploysFrom,
    Uses
};
std::string_view toWord(DependencyType);
std::optional<DependencyType> dependencyTypeFromWord(std::string_view);

struct Route {
    std::optional<double> priority, weight;
    std::optional<bool> enabled;
    std::optional<PartId> originGroup;
    Extra extra;
    bool operator==(const Route &) const = default;
};

struct Retry {
    std::optional<double> max;
    std::optional<std::string> backoff; ///< none, fixed, exponential, exponential-jitter
    std::optional<bool> honoursRetryAfter;
    Extra extra;
    bool operator==(const Retry &) const = default;
};
struct Breaker {
    std::optional<double> failures, openS;
    Extra extra;
    bool operator==(const Breaker &) const = default;
};
struct Fallback {
    ServiceId to;
    std::optional<double> timeoutS;
    std::optional<std::string> evalPassedOn; ///< ISO day
    Extra extra;
    bool operator==(const Fallback &) const = default;
};
struct Call {
    std::optional<std::string> mode; ///< sync, async-ok, async
    std::optional<double> timeoutS, callerTimeoutS;
    std::optional<Retry> retry;
    std::optional<Breaker> breaker;
    std::vector<Fallback> fallbacks; ///< in order of trial
    std::optional<ServiceId> queue;
    std::optional<double> peakTpm, peakPerMinute;
    Extra extra;
    bool operator==(const Call &) const = default;
};

/// `from` needs `to`. Kept in the stamp of `from`; `to` may be in any stamp.
struct Dependency {
    DependencyId id;
    ServiceId from, to;
    std::optional<PartId> fromPart, toPart;
    DependencyType type = DependencyType::Uses;
    std::optional<std::string>
        purpose; ///< metadata-db, broker, xcom, remote-logs, traces, cmk, checkpoint ...
    bool hard = true;
    enum class When { Start, Run } when = When::Run;
    bool afterFailover = false; ///< needed then too
    std::optional<std::string> addressedBy; ///< primary-host, failover-host, parameter, literal
    Rare<Route> route; ///< only on `routes`
    Rare<Call> call;
    std::optional<double> retentionH;
    Extra extra;
    bool operator==(const Dependency &) const = default;
};

struct ReplicaRegion {
    RegionId region;
    std::optional<std::vector<int>> zones;
    std::optional<Access> access;
    Extra extra;
    bool operator==(const ReplicaRegion &) const = default;
};

struct BackupCopy {
    std::optional<bool> immutable, separateCredentials;
    Extra extra;
    bool operator==(const BackupCopy &) const = default;
};

enum class Fence { None, Stop, Lease, Revoke, ReadOnly };
std::string_view toWord(Fence);
std::optional<Fence> fenceFromWord(std::string_view);

/// How a service survives a disruption: one option of its kind. Recorded at the primary service, read
/// backwards when the other region is lost.
struct Protection {
    ProtectionId id;
    ServiceId service;
    OptionId option; ///< a DR option of the kind, or for a zone one of its zone options
    std::vector<DisruptionKind> against;
    std::vector<ServiceId> counterparts;
    std::vector<ReplicaRegion> replicas;
    std::optional<ServiceId> via; ///< backup vault, gateway, recovery vault
    std::optional<Fence> fence;
    std::optional<Duration> lag;
    std::optional<Minutes> interval;
    std::vector<BackupCopy> copies;
    std::optional<double> successShare; ///< 0 to 1: how often the failover works
    Parameters parameters;
    Extra extra;

    bool covers(DisruptionKind kind) const;
    bool operator==(const Protection &) const = default;
};

struct ConsistencyGroup {
    std::string id;
    std::string name;
    std::vector<ServiceId> stores;
    std::optional<Minutes> maxSkew;
    Extra extra;
    bool operator==(const ConsistencyGroup &) const = default;
};

struct DegradedMode {
    std::string id;
    std::string name;
    std::optional<DisruptionKind> trigger;
    std::vector<std::string> serves, loses;
    Extra extra;
    bool operator==(const DegradedMode &) const = default;
};

struct Flow {
    std::string name;
    std::vector<DependencyId> dependencies; ///< in order: the numbered markers
    Extra extra;
    bool operator==(const Flow &) const = default;
};

/// What the room changed about one step of a plan; key `<service>/<option>/<row>`.
struct StepOverride {
    std::optional<RoleId> owner;
    std::optional<Duration> duration;
    std::optional<std::string> command, verify, rollback;
    std::optional<bool> skip;
    Extra extra;
    bool operator==(const StepOverride &) const = default;
};
struct ExtraStep {
    std::string id;
    std::string title;
    Phase phase = Phase::Verify;
    std::optional<RoleId> owner;
    std::optional<Duration> duration;
    std::optional<std::string> command, verify, rollback;
    std::vector<std::string> after; ///< step keys or ids of extra steps
    Extra extra;
    bool operator==(const ExtraStep &) const = default;
};
struct Runbook {
    std::optional<std::string> trigger;
    std::optional<RoleId> authority;
    std::optional<Minutes> decisionDeadline;
    std::optional<std::string> pointOfNoReturn; ///< step key
    std::vector<std::string> keptAt;
    std::map<std::string, StepOverride> steps;
    std::vector<ExtraStep> extraSteps;
    Extra extra;
    bool operator==(const Runbook &) const = default;
};

struct Stamp {
    StampId id;
    StampType type = StampType::Custom;
    std::string name;
    std::optional<int> criticality; ///< 0 to 3
    std::optional<Strategy> strategy;
    std::optional<bool> isPublic; ///< key `public`
    Objectives objectives;
    Timing timing;
    std::optional<Impact> impact;
    std::optional<std::vector<std::string>> allowedGeographies;
    std::map<Phase, RaciRow> raci;
    std::vector<LandingZone> zones; ///< primary first
    std::vector<Service> services; ///< every list of things with ids is ordered by id
    std::vector<Dependency> dependencies;
    std::vector<Protection> protections;
    std::vector<ConsistencyGroup> consistencyGroups;
    std::vector<DegradedMode> degradedModes;
    std::vector<Flow> flows; ///< in the order of the file
    std::optional<Runbook> runbook;
    Extra extra;

    const Service *service(const ServiceId &id) const;
    const Dependency *dependency(const DependencyId &id) const;
    const Protection *protection(const ProtectionId &id) const;
    const LandingZone *zone(ZoneRole role) const;
    /// Region of a service of this stamp; nullopt for global and external ones and for a zone that does not
    /// exist.
    std::optional<RegionId> regionOf(const Service &service) const;
    bool operator==(const Stamp &) const = default;
};

// --- the whole engagement
// --------------------------------------------------------------------------------------------

struct ChangeEntry {
    std::string version, on, by, text;
    Extra extra;
    bool operator==(const ChangeEntry &) const = default;
};
struct MessageTemplate {
    std::string audience, channel, backupChannel, cadence, owner, text;
    Extra extra;
    bool operator==(const MessageTemplate &) const = default;
};
struct Engagement {
    std::string name;
    std::optional<std::string> client, classification, version;
    std::optional<RoleId> author, owner, approver;
    std::optional<std::string> nextReviewOn; ///< ISO day
    std::optional<std::string> logo;
    std::string language = "en";
    Extra exportChoices; ///< key -> canonical JSON
    std::vector<std::string> policies; ///< the client's files, embedded whole
    std::optional<std::string> priceList;
    std::vector<ChangeEntry> changeLog;
    std::vector<MessageTemplate> messages;
    Extra extra;
    bool operator==(const Engagement &) const = default;
};

struct Role {
    RoleId id;
    std::string title;
    std::optional<int> people; ///< how many can work at once
    std::optional<std::string> person, deputy, reach, backupReach, authority;
    Extra extra;
    bool operator==(const Role &) const = default;
};

struct Decision {
    DecisionId id;
    std::string text;
    std::optional<RoleId> owner;
    std::optional<std::string> due; ///< ISO day
    std::optional<std::string> status; ///< open, decided, dropped
    std::optional<std::string> answer;
    std::vector<std::string> subjects; ///< ids of anything
    std::optional<std::string> about; ///< `strategy`
    std::optional<std::string> alternatives; ///< canonical JSON: options and their figures on the three axes
    Extra extra;
    bool operator==(const Decision &) const = default;
};

struct AcceptedRisk {
    RuleId rule;
    std::vector<std::string> subjects; ///< sorted; with the rule, the key
    std::optional<std::string> kind; ///< accepted, solved-otherwise
    std::optional<RoleId> owner;
    std::optional<std::string> reason;
    std::optional<std::string> reviewOn; ///< ISO day
    Extra extra;
    bool operator==(const AcceptedRisk &) const = default;
};

struct Scenario {
    std::string name;
    DisruptionKind disruption = DisruptionKind::Region;
    std::optional<std::string> target; ///< a region, zone, service or part
    bool planned = false;
    std::vector<StampId> stamps; ///< empty: all
    std::optional<double> trials, seed;
    Extra extra;
    bool operator==(const Scenario &) const = default;
};

struct Rehearsal {
    StampId stamp;
    std::string on; ///< ISO day
    DisruptionKind disruption = DisruptionKind::Region;
    bool planned = false;
    std::optional<Minutes> rto, rpo;
    std::map<std::string, double> steps; ///< step key -> minutes
    std::vector<std::string> degradedModes;
    Extra extra;
    bool operator==(const Rehearsal &) const = default;
};
struct RestoreTest {
    ServiceId service;
    std::string on;
    std::optional<Minutes> minutes;
    Extra extra;
    bool operator==(const RestoreTest &) const = default;
};
struct ExportRecord {
    std::string what, designHash;
    Extra extra;
    bool operator==(const ExportRecord &) const = default;
};
struct Records {
    std::vector<Rehearsal> rehearsals;
    std::vector<RestoreTest> restoreTests;
    std::vector<ExportRecord> exports;
    Extra extra;
    bool operator==(const Records &) const = default;
};

/// Where a card lies within its lane or strip, in pixels on the 8 px grid; a position is no fact, no rule
/// reads it.
struct CardPlace {
    int x = 0, y = 0;
    bool pinned = false;
    bool operator==(const CardPlace &) const = default;
};
struct Layout {
    StampId stamp;
    bool collapsed = false;
    std::map<ServiceId, CardPlace> cards;
    bool operator==(const Layout &) const = default;
};

/// What the room agreed, apart from every stamp, so that accepting a risk re-checks none.
struct Agreements {
    std::vector<Decision> decisions;
    std::vector<AcceptedRisk> acceptedRisks; ///< ordered by rule, then subjects
    std::vector<Scenario> scenarios;
    bool operator==(const Agreements &) const = default;
};

inline constexpr int kFormat = 1; ///< schema number of the design file that this version writes

/// One immutable design. Copies share everything; no pointer is ever null.
struct Topology {
    std::string
        writer; ///< version of the program that wrote the file; empty for a design that was never saved
    std::shared_ptr<const Engagement> engagement = std::make_shared<const Engagement>();
    std::shared_ptr<const std::vector<Role>> roles = std::make_shared<const std::vector<Role>>();
    std::vector<std::shared_ptr<const Stamp>> stamps; ///< in the order of the file: the order on screen
    std::shared_ptr<const Agreements> agreements = std::make_shared<const Agreements>();
    std::shared_ptr<const Records> records = std::make_shared<const Records>();
    std::vector<std::shared_ptr<const Layout>> layouts; ///< at most one a stamp, ordered by stamp id
    Extra extra;

    const Stamp *stamp(const StampId &id) const;
    std::shared_ptr<const Stamp> stampPointer(const StampId &id) const; ///< null when unknown
    const Layout *layout(const StampId &id) const; ///< null when there is none
    const Role *role(const RoleId &id) const;
    /// The stamp that holds the service, and the service; {nullptr, nullptr} when unknown. Linear in the
    /// number of services.
    std::pair<const Stamp *, const Service *> find(const ServiceId &id) const;
};
/// Deep, by value: what undo promises to restore.
bool sameContent(const Topology &a, const Topology &b);

/// One immutable moment of the design, and the day it is judged on. Cheap to copy, safe on any thread; no
/// clock below.
struct Snapshot {
    std::shared_ptr<const Topology> topology;
    std::shared_ptr<const Catalog> catalog;
    std::chrono::year_month_day asOf{};
    std::string designHash; ///< of this design, as its exports bear it; empty: nobody worked it out
};

} // namespace breakwater
