// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/words.h"

namespace breakwater {
namespace {

template <class Enum, std::size_t N>
using Table = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Table<PairDirection, 3> kPairDirections{
    {{PairDirection::None, "none"}, {PairDirection::OneWay, "one-way"}, {PairDirection::Mutual, "mutual"}}};
constexpr Table<StepKindWord, 6> kStepKinds{{{StepKindWord::Manual, "manual"},
                                             {StepKindWord::Az, "az"},
                                             {StepKindWord::Kubernetes, "kubernetes"},
                                             {StepKindWord::Databricks, "databricks"},
                                             {StepKindWord::Probe, "probe"},
                                             {StepKindWord::Shell, "shell"}}};
constexpr Table<StepFact::Variant, 4> kVariants{{{StepFact::Variant::Always, "always"},
                                                 {StepFact::Variant::Planned, "planned"},
                                                 {StepFact::Variant::Unplanned, "unplanned"},
                                                 {StepFact::Variant::AfterDeletion, "after-deletion"}}};
constexpr Table<Pattern, 6> kPatterns{{{Pattern::BackupRestore, "backup-restore"},
                                       {Pattern::PilotLight, "pilot-light"},
                                       {Pattern::WarmStandby, "warm-standby"},
                                       {Pattern::ActivePassive, "active-passive"},
                                       {Pattern::ActiveActive, "active-active"},
                                       {Pattern::NativeGeoRedundant, "native-geo-redundant"}}};
constexpr Table<Maturity, 3> kMaturities{
    {{Maturity::Ga, "ga"}, {Maturity::Preview, "preview"}, {Maturity::Retiring, "retiring"}}};
constexpr Table<Replication, 4> kReplications{{{Replication::None, "none"},
                                               {Replication::Sync, "sync"},
                                               {Replication::Async, "async"},
                                               {Replication::Backup, "backup"}}};
constexpr Table<Trigger, 3> kTriggers{
    {{Trigger::Automatic, "automatic"}, {Trigger::Customer, "customer"}, {Trigger::Microsoft, "microsoft"}}};
constexpr Table<Access, 3> kAccesses{
    {{Access::None, "none"}, {Access::Read, "read"}, {Access::ReadWrite, "read-write"}}};
constexpr Table<Category, 11> kCategories{{{Category::Network, "network"},
                                           {Category::Web, "web"},
                                           {Category::Containers, "containers"},
                                           {Category::Database, "database"},
                                           {Category::Storage, "storage"},
                                           {Category::Analytics, "analytics"},
                                           {Category::Integration, "integration"},
                                           {Category::Ai, "ai"},
                                           {Category::Security, "security"},
                                           {Category::Observability, "observability"},
                                           {Category::Other, "other"}}};
constexpr Table<ParameterFact::Type, 5> kParameterTypes{{{ParameterFact::Type::String, "string"},
                                                         {ParameterFact::Type::Number, "number"},
                                                         {ParameterFact::Type::Bool, "bool"},
                                                         {ParameterFact::Type::Enum, "enum"},
                                                         {ParameterFact::Type::List, "list"}}};
constexpr Table<NeedFact::Strength, 3> kStrengths{{{NeedFact::Strength::Required, "required"},
                                                   {NeedFact::Strength::Recommended, "recommended"},
                                                   {NeedFact::Strength::Optional, "optional"}}};
constexpr Table<ServiceKind::State, 3> kStates{{{ServiceKind::State::Stateless, "stateless"},
                                                {ServiceKind::State::Stateful, "stateful"},
                                                {ServiceKind::State::ControlPlane, "control-plane"}}};
constexpr Table<ServiceKind::Scope, 3> kScopes{{{ServiceKind::Scope::Global, "global"},
                                                {ServiceKind::Scope::Regional, "regional"},
                                                {ServiceKind::Scope::Zonal, "zonal"}}};
constexpr Table<ServiceKind::Content, 6> kContents{{{ServiceKind::Content::None, "none"},
                                                    {ServiceKind::Content::Records, "records"},
                                                    {ServiceKind::Content::Configuration, "configuration"},
                                                    {ServiceKind::Content::Passing, "passing"},
                                                    {ServiceKind::Content::Telemetry, "telemetry"},
                                                    {ServiceKind::Content::Copies, "copies"}}};
constexpr Table<Figure::State, 3> kFigureStates{{{Figure::State::Value, "value"},
                                                 {Figure::State::Unbounded, "unbounded"},
                                                 {Figure::State::Unknown, "unknown"}}};

// Words of core/support: taken from there, so that they are spelt once.
template <class Enum, std::size_t N>
Table<Enum, N> supportWords()
{
    Table<Enum, N> table;
    for (std::size_t i = 0; i < N; ++i)
        table[i] = {static_cast<Enum>(i), toWord(static_cast<Enum>(i))};
    return table;
}

template <class Enum>
std::string_view wordIn(WordTable<Enum> table, Enum value)
{
    for (const auto &[candidate, text] : table)
        if (candidate == value)
            return text;
    return {};
}

} // namespace

WordTable<PairDirection> wordsOf(PairDirection)
{
    return kPairDirections;
}
WordTable<StepKindWord> wordsOf(StepKindWord)
{
    return kStepKinds;
}
WordTable<StepFact::Variant> wordsOf(StepFact::Variant)
{
    return kVariants;
}
WordTable<Pattern> wordsOf(Pattern)
{
    return kPatterns;
}
WordTable<Maturity> wordsOf(Maturity)
{
    return kMaturities;
}
WordTable<Replication> wordsOf(Replication)
{
    return kReplications;
}
WordTable<Trigger> wordsOf(Trigger)
{
    return kTriggers;
}
WordTable<Access> wordsOf(Access)
{
    return kAccesses;
}
WordTable<Category> wordsOf(Category)
{
    return kCategories;
}
WordTable<ParameterFact::Type> wordsOf(ParameterFact::Type)
{
    return kParameterTypes;
}
WordTable<NeedFact::Strength> wordsOf(NeedFact::Strength)
{
    return kStrengths;
}
WordTable<ServiceKind::State> wordsOf(ServiceKind::State)
{
    return kStates;
}
WordTable<ServiceKind::Scope> wordsOf(ServiceKind::Scope)
{
    return kScopes;
}
WordTable<ServiceKind::Content> wordsOf(ServiceKind::Content)
{
    return kContents;
}
WordTable<Figure::State> wordsOf(Figure::State)
{
    return kFigureStates;
}

WordTable<DisruptionKind> wordsOf(DisruptionKind)
{
    static const auto table = supportWords<DisruptionKind, std::size(kAllDisruptions)>();
    return table;
}

WordTable<Phase> wordsOf(Phase)
{
    static const auto table = supportWords<Phase, kPhaseCount>();
    return table;
}

WordTable<Grade> wordsOf(Grade)
{
    static const auto table = supportWords<Grade, 5>();
    return table;
}

std::string_view toWord(StepKindWord kind)
{
    return wordIn(wordsOf(kind), kind);
}
std::string_view toWord(Pattern pattern)
{
    return wordIn(wordsOf(pattern), pattern);
}
std::string_view toWord(Maturity maturity)
{
    return wordIn(wordsOf(maturity), maturity);
}
std::string_view toWord(Replication replication)
{
    return wordIn(wordsOf(replication), replication);
}
std::string_view toWord(Trigger trigger)
{
    return wordIn(wordsOf(trigger), trigger);
}
std::string_view toWord(Access access)
{
    return wordIn(wordsOf(access), access);
}
std::string_view toWord(Category category)
{
    return wordIn(wordsOf(category), category);
}

std::string_view toTitle(Category category)
{
    switch (category) {
    case Category::Network:
        return "Network";
    case Category::Web:
        return "Web";
    case Category::Containers:
        return "Containers and compute";
    case Category::Database:
        return "Database";
    case Category::Storage:
        return "Storage";
    case Category::Analytics:
        return "Analytics";
    case Category::Integration:
        return "Integration";
    case Category::Ai:
        return "AI";
    case Category::Security:
        return "Security";
    case Category::Observability:
        return "Observability";
    case Category::Other:
        return "Other";
    }
    return {};
}

} // namespace breakwater
