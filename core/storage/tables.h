// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/document.h"
#include "core/storage/entity.h"

/// The design file, key by key, in the order of the file. To add a key: a member in core/model/topology.h, a
/// line here, its words in resources/schema/design.schema.json (a test holds the two together).
namespace breakwater::storage {

inline constexpr auto Required = Presence::Required;
inline constexpr auto Optional = Presence::Optional;
inline constexpr auto Always = Presence::Always;
inline constexpr auto Line = Style::Line;
inline constexpr auto Lines = Style::Lines;

using IdList = List<IdCodec>;
using IdSet = List<IdCodec, true>;
using IdTextList = List<IdTextCodec>;
using ZoneNumbers = List<Integer<1, 3>, true>;

struct BackoffWords {
    static constexpr std::array<std::string_view, 4> list{"none", "fixed", "exponential",
                                                          "exponential-jitter"};
};
struct CallModeWords {
    static constexpr std::array<std::string_view, 3> list{"sync", "async-ok", "async"};
};
struct AddressWords {
    static constexpr std::array<std::string_view, 4> list{"primary-host", "failover-host", "parameter",
                                                          "literal"};
};
struct DecisionWords {
    static constexpr std::array<std::string_view, 3> list{"open", "decided", "dropped"};
};
struct RiskWords {
    static constexpr std::array<std::string_view, 2> list{"accepted", "solved-otherwise"};
};

// --- one stamp
// ------------------------------------------------------------------------------------------------------

template <>
struct Table<Target> {
    static constexpr std::string_view name = "target";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(field<&Target::rto>("rto"), field<&Target::rpo>("rpo"),
                                            field<&Target::malicious>("malicious"));
};

template <>
struct Table<Objectives> {
    static constexpr std::string_view name = "objectives";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Objectives::byDisruption>("byDisruption"), field<&Objectives::mtpd>("mtpd"),
                 field<&Objectives::workRecovery>("workRecovery"),
                 field<&Objectives::availability, Percent>("availability"),
                 field<&Objectives::latencyMs>("latencyMs"));
};

template <>
struct Table<Timing> {
    static constexpr std::string_view name = "timing";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Timing::detect>("detect"), field<&Timing::decide>("decide"),
                 field<&Timing::corruptionDetect>("corruptionDetect"));
};

template <>
struct Table<Impact> {
    static constexpr std::string_view name = "impact";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Impact::statement>("statement"), field<&Impact::usdPerHour>("usdPerHour"),
                 field<&Impact::regionLossesPerYear>("regionLossesPerYear"));
};

template <>
struct Table<RaciRow> {
    static constexpr std::string_view name = "raciRow";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&RaciRow::responsible>("r"), field<&RaciRow::accountable>("a"),
                 field<&RaciRow::consulted>("c"), field<&RaciRow::informed>("i"));
};

template <>
struct Table<LandingZone> {
    static constexpr std::string_view name = "landingZone";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&LandingZone::role>("role", Required), field<&LandingZone::region>("region", Required),
                 field<&LandingZone::subscription>("subscription"),
                 field<&LandingZone::resourceGroup>("resourceGroup"), field<&LandingZone::quotas>("quotas"),
                 field<&LandingZone::egressIps>("egressIps"), field<&LandingZone::linkMbps>("linkMbps"));
};

template <>
struct Table<Part> {
    static constexpr std::string_view name = "part";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Part::id>("id", Required), field<&Part::kind, IdTextCodec>("kind", Required),
                 field<&Part::name>("name", Required), field<&Part::parameters>("parameters", Always),
                 field<&Part::ref>("ref"));
};

template <>
struct Table<Service> {
    static constexpr std::string_view name = "service";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(
        field<&Service::id>("id", Required), field<&Service::kind>("kind", Required),
        field<&Service::name>("name", Required), field<&Service::at>("at", Required),
        field<&Service::zones, ZoneNumbers>("zones"), field<&Service::parameters>("parameters", Always),
        field<&Service::parts>("parts"), field<&Service::objectives>("objectives"),
        field<&Service::dataClass>("dataClass"), field<&Service::owner>("owner"),
        field<&Service::notes>("notes"), field<&Service::tags>("tags"));
};

template <>
struct Table<Route> {
    static constexpr std::string_view name = "route";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Route::priority>("priority"), field<&Route::weight>("weight"),
                 field<&Route::enabled>("enabled"), field<&Route::originGroup>("originGroup"));
};

template <>
struct Table<Retry> {
    static constexpr std::string_view name = "retry";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(field<&Retry::max, WholeNumber<0, 1000>>("max"),
                                            field<&Retry::backoff, OneOf<BackoffWords>>("backoff"),
                                            field<&Retry::honoursRetryAfter>("honoursRetryAfter"));
};

template <>
struct Table<Breaker> {
    static constexpr std::string_view name = "breaker";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Breaker::failures>("failures"), field<&Breaker::openS>("openS"));
};

template <>
struct Table<Fallback> {
    static constexpr std::string_view name = "fallback";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Fallback::to>("to", Required), field<&Fallback::timeoutS>("timeoutS"),
                 field<&Fallback::evalPassedOn, DayCodec>("evalPassedOn"));
};

template <>
struct Table<Call> {
    static constexpr std::string_view name = "call";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(
        field<&Call::mode, OneOf<CallModeWords>>("mode"), field<&Call::timeoutS>("timeoutS"),
        field<&Call::callerTimeoutS>("callerTimeoutS"), field<&Call::retry>("retry"),
        field<&Call::breaker>("breaker"), field<&Call::fallbacks>("fallbacks"), field<&Call::queue>("queue"),
        field<&Call::peakTpm>("peakTpm"), field<&Call::peakPerMinute>("peakPerMinute"));
};

template <>
struct Table<Dependency> {
    static constexpr std::string_view name = "dependency";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Dependency::id>("id", Required), field<&Dependency::from>("from", Required),
                 field<&Dependency::to>("to", Required), field<&Dependency::fromPart>("fromPart"),
                 field<&Dependency::toPart>("toPart"), field<&Dependency::type>("type", Required),
                 field<&Dependency::purpose>("purpose"), field<&Dependency::hard>("hard", Required),
                 field<&Dependency::when>("when", Required),
                 field<&Dependency::afterFailover>("afterFailover", Required),
                 field<&Dependency::addressedBy, OneOf<AddressWords>>("addressedBy"),
                 field<&Dependency::route>("route"), field<&Dependency::call>("call"),
                 field<&Dependency::retentionH>("retentionH"));
};

template <>
struct Table<ReplicaRegion> {
    static constexpr std::string_view name = "replicaRegion";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&ReplicaRegion::region>("region", Required),
                 field<&ReplicaRegion::zones, ZoneNumbers>("zones"), field<&ReplicaRegion::access>("access"));
};

template <>
struct Table<BackupCopy> {
    static constexpr std::string_view name = "backupCopy";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(field<&BackupCopy::immutable>("immutable"),
                                            field<&BackupCopy::separateCredentials>("separateCredentials"));
};

template <>
struct Table<Protection> {
    static constexpr std::string_view name = "protection";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(
        field<&Protection::id>("id", Required), field<&Protection::service>("service", Required),
        field<&Protection::option>("option", Required),
        field<&Protection::against, List<WordCodec<DisruptionKind>, true>>("against"),
        field<&Protection::counterparts, IdSet>("counterparts"), field<&Protection::replicas>("replicas"),
        field<&Protection::via>("via"), field<&Protection::fence>("fence"), field<&Protection::lag>("lag"),
        field<&Protection::interval>("interval"), field<&Protection::copies>("copies"),
        field<&Protection::successShare, Share>("successShare"),
        field<&Protection::parameters>("parameters"));
};

template <>
struct Table<ConsistencyGroup> {
    static constexpr std::string_view name = "consistencyGroup";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(field<&ConsistencyGroup::id, IdTextCodec>("id", Required),
                                            field<&ConsistencyGroup::name>("name", Required),
                                            field<&ConsistencyGroup::stores, IdSet>("stores"),
                                            field<&ConsistencyGroup::maxSkew>("maxSkew"));
};

template <>
struct Table<DegradedMode> {
    static constexpr std::string_view name = "degradedMode";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&DegradedMode::id, IdTextCodec>("id", Required),
                 field<&DegradedMode::name>("name", Required), field<&DegradedMode::trigger>("trigger"),
                 field<&DegradedMode::serves>("serves"), field<&DegradedMode::loses>("loses"));
};

template <>
struct Table<Flow> {
    static constexpr std::string_view name = "flow";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Flow::name>("name", Required), field<&Flow::dependencies>("dependencies"));
};

template <>
struct Table<StepOverride> {
    static constexpr std::string_view name = "stepOverride";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&StepOverride::owner>("owner"), field<&StepOverride::duration>("duration"),
                 field<&StepOverride::command>("command"), field<&StepOverride::verify>("verify"),
                 field<&StepOverride::rollback>("rollback"), field<&StepOverride::skip>("skip"));
};

template <>
struct Table<ExtraStep> {
    static constexpr std::string_view name = "extraStep";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&ExtraStep::id, IdTextCodec>("id", Required),
                 field<&ExtraStep::title>("title", Required), field<&ExtraStep::phase>("phase", Required),
                 field<&ExtraStep::owner>("owner"), field<&ExtraStep::duration>("duration"),
                 field<&ExtraStep::command>("command"), field<&ExtraStep::verify>("verify"),
                 field<&ExtraStep::rollback>("rollback"), field<&ExtraStep::after>("after"));
};

template <>
struct Table<Runbook> {
    static constexpr std::string_view name = "runbook";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Runbook::trigger>("trigger"), field<&Runbook::authority>("authority"),
                 field<&Runbook::decisionDeadline>("decisionDeadline"),
                 field<&Runbook::pointOfNoReturn>("pointOfNoReturn"), field<&Runbook::keptAt>("keptAt"),
                 field<&Runbook::steps>("steps", Optional, Lines),
                 field<&Runbook::extraSteps>("extraSteps", Optional, Lines));
};

template <>
struct Table<Stamp> {
    static constexpr std::string_view name = "stamp";
    static constexpr bool mayBeOneLine = false;
    static constexpr auto fields = fieldsOf(
        field<&Stamp::id>("id", Required), field<&Stamp::type>("type", Required),
        field<&Stamp::name>("name", Required), field<&Stamp::criticality, Integer<0, 3>>("criticality"),
        field<&Stamp::strategy>("strategy"), field<&Stamp::isPublic>("public"),
        field<&Stamp::objectives>("objectives", Optional, Line),
        field<&Stamp::timing>("timing", Optional, Line), field<&Stamp::impact>("impact", Optional, Line),
        field<&Stamp::allowedGeographies>("allowedGeographies", Optional, Line),
        field<&Stamp::raci>("raci", Optional, Line), field<&Stamp::zones>("zones", Required, Lines),
        field<&Stamp::services>("services", Optional, Lines),
        field<&Stamp::dependencies>("dependencies", Optional, Lines),
        field<&Stamp::protections>("protections", Optional, Lines),
        field<&Stamp::consistencyGroups>("consistencyGroups", Optional, Lines),
        field<&Stamp::degradedModes>("degradedModes", Optional, Lines),
        field<&Stamp::flows>("flows", Optional, Lines), field<&Stamp::runbook>("runbook", Optional, Lines));
};

// --- the whole engagement
// -------------------------------------------------------------------------------------------

template <>
struct Table<ChangeEntry> {
    static constexpr std::string_view name = "changeEntry";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&ChangeEntry::version>("version"), field<&ChangeEntry::on, DayCodec>("on"),
                 field<&ChangeEntry::by>("by"), field<&ChangeEntry::text>("text"));
};

template <>
struct Table<MessageTemplate> {
    static constexpr std::string_view name = "messageTemplate";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(
        field<&MessageTemplate::audience>("audience"), field<&MessageTemplate::channel>("channel"),
        field<&MessageTemplate::backupChannel>("backupChannel"), field<&MessageTemplate::cadence>("cadence"),
        field<&MessageTemplate::owner>("owner"), field<&MessageTemplate::text>("text"));
};

template <>
struct Table<Engagement> {
    static constexpr std::string_view name = "engagement";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(
        field<&Engagement::name>("name", Required), field<&Engagement::client>("client"),
        field<&Engagement::classification>("classification"), field<&Engagement::version>("version"),
        field<&Engagement::author>("author"), field<&Engagement::owner>("owner"),
        field<&Engagement::approver>("approver"), field<&Engagement::nextReviewOn, DayCodec>("nextReviewOn"),
        field<&Engagement::logo>("logo"), field<&Engagement::language>("language", Required),
        field<&Engagement::exportChoices, TextMap<RawCodec>>("exportChoices", Optional, Line),
        field<&Engagement::policies>("policies", Optional, Lines),
        field<&Engagement::priceList>("priceList", Optional, Line),
        field<&Engagement::changeLog>("changeLog", Optional, Lines),
        field<&Engagement::messages>("messages", Optional, Lines));
};

template <>
struct Table<Role> {
    static constexpr std::string_view name = "role";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Role::id>("id", Required), field<&Role::title>("title", Required),
                 field<&Role::people, Integer<0, 1000000>>("people"), field<&Role::person>("person"),
                 field<&Role::deputy>("deputy"), field<&Role::reach>("reach"),
                 field<&Role::backupReach>("backupReach"), field<&Role::authority>("authority"));
};

template <>
struct Table<Decision> {
    static constexpr std::string_view name = "decision";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Decision::id>("id", Required), field<&Decision::text>("text", Required),
                 field<&Decision::owner>("owner"), field<&Decision::due, DayCodec>("due"),
                 field<&Decision::status, OneOf<DecisionWords>>("status"), field<&Decision::answer>("answer"),
                 field<&Decision::subjects>("subjects"), field<&Decision::about>("about"),
                 field<&Decision::alternatives, RawCodec>("alternatives"));
};

template <>
struct Table<AcceptedRisk> {
    static constexpr std::string_view name = "acceptedRisk";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(
        field<&AcceptedRisk::rule>("rule", Required), field<&AcceptedRisk::subjects>("subjects"),
        field<&AcceptedRisk::kind, OneOf<RiskWords>>("kind"), field<&AcceptedRisk::owner>("owner"),
        field<&AcceptedRisk::reason>("reason"), field<&AcceptedRisk::reviewOn, DayCodec>("reviewOn"));
};

template <>
struct Table<Scenario> {
    static constexpr std::string_view name = "scenario";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Scenario::name>("name", Required),
                 field<&Scenario::disruption>("disruption", Required), field<&Scenario::target>("target"),
                 field<&Scenario::planned>("planned", Required), field<&Scenario::stamps>("stamps"),
                 field<&Scenario::trials>("trials"), field<&Scenario::seed>("seed"));
};

template <>
struct Table<Rehearsal> {
    static constexpr std::string_view name = "rehearsal";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&Rehearsal::stamp>("stamp", Required), field<&Rehearsal::on, DayCodec>("on", Required),
                 field<&Rehearsal::disruption>("disruption", Required),
                 field<&Rehearsal::planned>("planned", Required), field<&Rehearsal::rto>("rto"),
                 field<&Rehearsal::rpo>("rpo"), field<&Rehearsal::steps, TextMap<Time>>("steps"),
                 field<&Rehearsal::degradedModes>("degradedModes"));
};

template <>
struct Table<RestoreTest> {
    static constexpr std::string_view name = "restoreTest";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields =
        fieldsOf(field<&RestoreTest::service>("service", Required),
                 field<&RestoreTest::on, DayCodec>("on", Required), field<&RestoreTest::minutes>("minutes"));
};

template <>
struct Table<ExportRecord> {
    static constexpr std::string_view name = "exportRecord";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(field<&ExportRecord::what>("what", Required),
                                            field<&ExportRecord::designHash>("designHash", Required));
};

template <>
struct Table<Records> {
    static constexpr std::string_view name = "records";
    static constexpr bool mayBeOneLine = true;
    static constexpr auto fields = fieldsOf(field<&Records::rehearsals>("rehearsals", Optional, Lines),
                                            field<&Records::restoreTests>("restoreTests", Optional, Lines),
                                            field<&Records::exports>("exports", Optional, Lines));
};

template <>
struct Table<Document> {
    static constexpr std::string_view name = "design";
    static constexpr bool mayBeOneLine = false;
    static constexpr auto fields = fieldsOf(field<&Document::format, Integer<0, 1000000>>("format", Required),
                                            field<&Document::writer>("writer"),
                                            field<&Document::engagement>("engagement", Required, Lines),
                                            field<&Document::roles>("roles", Optional, Lines),
                                            field<&Document::stamps, Blocks<Stamp>>("stamps", Always, Lines),
                                            field<&Document::decisions>("decisions", Optional, Lines),
                                            field<&Document::acceptedRisks>("acceptedRisks", Optional, Lines),
                                            field<&Document::scenarios>("scenarios", Optional, Lines),
                                            field<&Document::records>("records", Optional, Lines),
                                            field<&Document::layout, LayoutCodec>("layout", Optional, Lines));
};

} // namespace breakwater::storage
