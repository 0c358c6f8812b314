// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/document.h"

#include "core/storage/tables.h"

#include <algorithm>

namespace breakwater::storage {

namespace {

template <typename List, typename Less>
bool order(List &list, Less less)
{
    if (std::is_sorted(list.begin(), list.end(), less))
        return false;
    std::stable_sort(list.begin(), list.end(), less);
    return true;
}

const auto kById = [](const auto &a, const auto &b) { return a.id < b.id; };
const auto kByRole = [](const LandingZone &a, const LandingZone &b) { return a.role < b.role; };
const auto kByRisk = [](const AcceptedRisk &a, const AcceptedRisk &b) {
    return std::tie(a.rule, a.subjects) < std::tie(b.rule, b.subjects);
};
const auto kByStamp = [](const auto &a, const auto &b) { return a->stamp < b->stamp; };

template <typename T, typename Less>
bool inOrder(const std::vector<T> &list, Less less)
{
    return std::is_sorted(list.begin(), list.end(), less);
}

bool isInFileOrder(const Stamp &stamp)
{
    return inOrder(stamp.zones, kByRole) && inOrder(stamp.services, kById)
        && inOrder(stamp.dependencies, kById) && inOrder(stamp.protections, kById)
        && inOrder(stamp.consistencyGroups, kById) && inOrder(stamp.degradedModes, kById);
}

void putInFileOrder(Stamp &stamp)
{
    order(stamp.zones, kByRole);
    order(stamp.services, kById);
    order(stamp.dependencies, kById);
    order(stamp.protections, kById);
    order(stamp.consistencyGroups, kById);
    order(stamp.degradedModes, kById);
}

bool isInFileOrder(const std::vector<AcceptedRisk> &risks)
{
    return inOrder(risks, kByRisk) && std::all_of(risks.begin(), risks.end(), [](const AcceptedRisk &risk) {
               return std::is_sorted(risk.subjects.begin(), risk.subjects.end());
           });
}

void putInFileOrder(std::vector<AcceptedRisk> &risks)
{
    for (AcceptedRisk &risk : risks)
        std::sort(risk.subjects.begin(), risk.subjects.end());
    order(risks, kByRisk);
}

/// Moves a value out of a pointer that the reader made: it was created without const, and nobody else has it.
template <typename T>
T taken(const std::shared_ptr<const T> &value)
{
    return value ? std::move(*std::const_pointer_cast<T>(value)) : T{};
}

/// Collects the table of T.
template <typename T>
EntityShape entityShape()
{
    EntityShape entity{Table<T>::name, {}};
    for (const FieldInfo<T> &field : Table<T>::fields)
        entity.fields.push_back({field.key, field.presence == Presence::Required, field.shape()});
    return entity;
}

} // namespace

bool readDocument(Cursor &cursor, Document &document)
{
    return readEntity(cursor, document) && cursor.end();
}

std::string writeDocument(const Document &document, std::size_t sizeHint)
{
    std::string out;
    out.reserve(sizeHint);
    writeEntityLines(out, document, {});
    out += '\n';
    return out;
}

std::shared_ptr<const Stamp> inFileOrder(const std::shared_ptr<const Stamp> &stamp)
{
    if (isInFileOrder(*stamp))
        return stamp;
    auto ordered = std::make_shared<Stamp>(*stamp);
    putInFileOrder(*ordered);
    return ordered;
}

Document documentOf(const Topology &topology)
{
    Document document;
    document.writer = topology.writer;
    document.engagement = topology.engagement;
    document.roles = topology.roles;
    for (const auto &stamp : topology.stamps)
        document.stamps.push_back(inFileOrder(stamp));
    auto agreements = topology.agreements;
    if (!isInFileOrder(agreements->acceptedRisks)) {
        auto ordered = std::make_shared<Agreements>(*agreements);
        putInFileOrder(ordered->acceptedRisks);
        agreements = ordered;
    }
    document.decisions = {agreements, &agreements->decisions};
    document.acceptedRisks = {agreements, &agreements->acceptedRisks};
    document.scenarios = {agreements, &agreements->scenarios};
    document.records = topology.records;
    document.layout = topology.layouts;
    order(document.layout, kByStamp);
    document.extra = topology.extra;
    return document;
}

Topology topologyOf(Document document)
{
    Topology topology;
    topology.writer = std::move(document.writer);
    topology.engagement = document.engagement;
    if (document.roles)
        topology.roles = document.roles;
    for (const auto &stamp : document.stamps)
        putInFileOrder(*std::const_pointer_cast<Stamp>(stamp));
    topology.stamps = std::move(document.stamps);
    auto agreements = std::make_shared<Agreements>();
    agreements->decisions = taken(document.decisions);
    agreements->acceptedRisks = taken(document.acceptedRisks);
    agreements->scenarios = taken(document.scenarios);
    putInFileOrder(agreements->acceptedRisks);
    topology.agreements = std::move(agreements);
    if (document.records)
        topology.records = document.records;
    topology.layouts = std::move(document.layout);
    order(topology.layouts, kByStamp);
    topology.extra = std::move(document.extra);
    return topology;
}

std::vector<EntityShape> entityShapes()
{
    return {entityShape<Document>(),        entityShape<Engagement>(),  entityShape<ChangeEntry>(),
            entityShape<MessageTemplate>(), entityShape<Role>(),        entityShape<Stamp>(),
            entityShape<Objectives>(),      entityShape<Target>(),      entityShape<Timing>(),
            entityShape<Impact>(),          entityShape<RaciRow>(),     entityShape<LandingZone>(),
            entityShape<Service>(),         entityShape<Part>(),        entityShape<Dependency>(),
            entityShape<Route>(),           entityShape<Call>(),        entityShape<Retry>(),
            entityShape<Breaker>(),         entityShape<Fallback>(),    entityShape<Protection>(),
            entityShape<ReplicaRegion>(),   entityShape<BackupCopy>(),  entityShape<ConsistencyGroup>(),
            entityShape<DegradedMode>(),    entityShape<Flow>(),        entityShape<Runbook>(),
            entityShape<StepOverride>(),    entityShape<ExtraStep>(),   entityShape<Decision>(),
            entityShape<AcceptedRisk>(),    entityShape<Scenario>(),    entityShape<Records>(),
            entityShape<Rehearsal>(),       entityShape<RestoreTest>(), entityShape<ExportRecord>()};
}

} // namespace breakwater::storage
