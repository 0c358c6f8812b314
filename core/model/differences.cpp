// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/queries.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace breakwater {

namespace {

/// Names of the fields in which two values differ, as the design file spells them.
class Fields {
public:
    template <typename T>
    Fields &compare(const char *name, const T &before, const T &after)
    {
        if (!(before == after))
            m_names.emplace_back(name);
        return *this;
    }
    std::vector<std::string> names() const { return m_names; }

private:
    std::vector<std::string> m_names;
};

std::vector<std::string> fieldsOf(const Service &a, const Service &b)
{
    Fields fields;
    fields.compare("kind", a.kind, b.kind).compare("name", a.name, b.name).compare("at", a.at, b.at);
    fields.compare("zones", a.zones, b.zones);
    std::vector<std::string> names = fields.names();
    std::map<std::string, bool> keys;
    for (const auto &[key, value] : a.parameters)
        keys[key] = b.parameters.count(key) == 0 || !(b.parameters.at(key) == value);
    for (const auto &[key, value] : b.parameters)
        keys.emplace(key, true);
    for (const auto &[key, differs] : keys)
        if (differs)
            names.push_back("parameters." + key);
    Fields rest;
    rest.compare("parts", a.parts, b.parts).compare("objectives", a.objectives, b.objectives);
    rest.compare("dataClass", a.dataClass, b.dataClass).compare("owner", a.owner, b.owner);
    rest.compare("notes", a.notes, b.notes)
        .compare("tags", a.tags, b.tags)
        .compare("extra", a.extra, b.extra);
    for (const std::string &name : rest.names())
        names.push_back(name);
    return names;
}

std::vector<std::string> fieldsOf(const Dependency &a, const Dependency &b)
{
    Fields fields;
    fields.compare("from", a.from, b.from).compare("to", a.to, b.to);
    fields.compare("fromPart", a.fromPart, b.fromPart).compare("toPart", a.toPart, b.toPart);
    fields.compare("type", a.type, b.type).compare("purpose", a.purpose, b.purpose);
    fields.compare("hard", a.hard, b.hard).compare("when", a.when, b.when);
    fields.compare("afterFailover", a.afterFailover, b.afterFailover);
    fields.compare("addressedBy", a.addressedBy, b.addressedBy).compare("route", a.route, b.route);
    fields.compare("call", a.call, b.call).compare("retentionH", a.retentionH, b.retentionH);
    return fields.compare("extra", a.extra, b.extra).names();
}

std::vector<std::string> fieldsOf(const Protection &a, const Protection &b)
{
    Fields fields;
    fields.compare("service", a.service, b.service).compare("option", a.option, b.option);
    fields.compare("against", a.against, b.against).compare("counterparts", a.counterparts, b.counterparts);
    fields.compare("replicas", a.replicas, b.replicas).compare("via", a.via, b.via);
    fields.compare("fence", a.fence, b.fence).compare("lag", a.lag, b.lag);
    fields.compare("interval", a.interval, b.interval).compare("copies", a.copies, b.copies);
    fields.compare("successShare", a.successShare, b.successShare);
    return fields.compare("parameters", a.parameters, b.parameters)
        .compare("extra", a.extra, b.extra)
        .names();
}

std::vector<std::string> fieldsOf(const Stamp &a, const Stamp &b)
{
    Fields fields;
    fields.compare("type", a.type, b.type).compare("name", a.name, b.name);
    fields.compare("criticality", a.criticality, b.criticality).compare("strategy", a.strategy, b.strategy);
    fields.compare("public", a.isPublic, b.isPublic).compare("objectives", a.objectives, b.objectives);
    fields.compare("timing", a.timing, b.timing).compare("impact", a.impact, b.impact);
    fields.compare("allowedGeographies", a.allowedGeographies, b.allowedGeographies);
    fields.compare("raci", a.raci, b.raci).compare("zones", a.zones, b.zones);
    fields.compare("consistencyGroups", a.consistencyGroups, b.consistencyGroups);
    fields.compare("degradedModes", a.degradedModes, b.degradedModes).compare("flows", a.flows, b.flows);
    return fields.compare("runbook", a.runbook, b.runbook).compare("extra", a.extra, b.extra).names();
}

std::vector<std::string> fieldsOf(const Role &a, const Role &b)
{
    Fields fields;
    fields.compare("title", a.title, b.title).compare("people", a.people, b.people);
    fields.compare("person", a.person, b.person).compare("deputy", a.deputy, b.deputy);
    fields.compare("reach", a.reach, b.reach).compare("backupReach", a.backupReach, b.backupReach);
    return fields.compare("authority", a.authority, b.authority).compare("extra", a.extra, b.extra).names();
}

std::vector<std::string> fieldsOf(const Decision &a, const Decision &b)
{
    Fields fields;
    fields.compare("text", a.text, b.text).compare("owner", a.owner, b.owner).compare("due", a.due, b.due);
    fields.compare("status", a.status, b.status).compare("answer", a.answer, b.answer);
    fields.compare("subjects", a.subjects, b.subjects).compare("about", a.about, b.about);
    return fields.compare("alternatives", a.alternatives, b.alternatives)
        .compare("extra", a.extra, b.extra)
        .names();
}

std::vector<std::string> fieldsOf(const AcceptedRisk &a, const AcceptedRisk &b)
{
    Fields fields;
    fields.compare("kind", a.kind, b.kind).compare("owner", a.owner, b.owner);
    fields.compare("reason", a.reason, b.reason).compare("reviewOn", a.reviewOn, b.reviewOn);
    return fields.compare("extra", a.extra, b.extra).names();
}

std::vector<std::string> fieldsOf(const Engagement &a, const Engagement &b)
{
    Fields fields;
    fields.compare("name", a.name, b.name).compare("client", a.client, b.client);
    fields.compare("classification", a.classification, b.classification)
        .compare("version", a.version, b.version);
    fields.compare("author", a.author, b.author).compare("owner", a.owner, b.owner);
    fields.compare("approver", a.approver, b.approver)
        .compare("nextReviewOn", a.nextReviewOn, b.nextReviewOn);
    fields.compare("logo", a.logo, b.logo).compare("language", a.language, b.language);
    fields.compare("exportChoices", a.exportChoices, b.exportChoices)
        .compare("policies", a.policies, b.policies);
    fields.compare("priceList", a.priceList, b.priceList).compare("changeLog", a.changeLog, b.changeLog);
    return fields.compare("messages", a.messages, b.messages).compare("extra", a.extra, b.extra).names();
}

std::string acceptedKey(const AcceptedRisk &risk)
{
    std::string key = risk.rule.text;
    for (const std::string &subject : risk.subjects)
        key += ' ' + subject;
    return key;
}

/// One side of a comparison of things with ids: where each is (its stamp, or nothing) and the thing.
template <typename T>
using Things = std::map<std::string, std::pair<std::string, const T *>>;

template <typename T, typename NameOf>
void compareThings(std::vector<Difference> &out, const char *kind, const Things<T> &before,
                   const Things<T> &after, const NameOf &nameOf)
{
    using What = Difference::What;
    for (const auto &[id, there] : before) {
        const auto now = after.find(id);
        if (now == after.end()) {
            out.push_back({What::Removed, kind, id, nameOf(*there.second), {}});
            continue;
        }
        const T &a = *there.second;
        const T &b = *now->second.second;
        std::vector<std::string> fields;
        if (&a != &b)
            fields = fieldsOf(a, b);
        const bool moved = there.first != now->second.first;
        const bool crossed = std::find(fields.begin(), fields.end(), "at") != fields.end();
        if (moved)
            fields.insert(fields.begin(), "stamp");
        if (!fields.empty())
            out.push_back({moved || crossed ? What::Moved : What::Changed, kind, id, nameOf(b), fields});
    }
    for (const auto &[id, now] : after)
        if (before.count(id) == 0)
            out.push_back({What::Added, kind, id, nameOf(*now.second), {}});
}

template <typename T>
Things<T> inStamps(const Topology &topology, const Topology &other, std::vector<T> Stamp::*list)
{
    Things<T> things;
    for (const auto &stamp : topology.stamps) {
        // A stamp that both designs share has nothing to say.
        if (std::find(other.stamps.begin(), other.stamps.end(), stamp) != other.stamps.end())
            continue;
        for (const T &thing : (*stamp).*list)
            things[thing.id.text] = {stamp->id.text, &thing};
    }
    return things;
}

template <typename T>
Things<T> inList(const std::vector<T> &list)
{
    Things<T> things;
    for (const T &thing : list)
        things[thing.id.text] = {{}, &thing};
    return things;
}

Things<Stamp> stampsOf(const Topology &topology)
{
    Things<Stamp> things;
    for (const auto &stamp : topology.stamps)
        things[stamp->id.text] = {{}, stamp.get()};
    return things;
}

Things<AcceptedRisk> risksOf(const Topology &topology)
{
    Things<AcceptedRisk> things;
    for (const AcceptedRisk &risk : topology.agreements->acceptedRisks)
        things[acceptedKey(risk)] = {{}, &risk};
    return things;
}

void compareEngagement(std::vector<Difference> &out, const Topology &a, const Topology &b)
{
    std::vector<std::string> fields = fieldsOf(*a.engagement, *b.engagement);
    Fields rest;
    rest.compare("scenarios", a.agreements->scenarios, b.agreements->scenarios);
    rest.compare("records.rehearsals", a.records->rehearsals, b.records->rehearsals);
    rest.compare("records.restoreTests", a.records->restoreTests, b.records->restoreTests);
    rest.compare("records.exports", a.records->exports, b.records->exports);
    rest.compare("records.extra", a.records->extra, b.records->extra);
    rest.compare("file.extra", a.extra, b.extra);
    for (const std::string &name : rest.names())
        fields.push_back(name);
    if (!fields.empty())
        out.push_back({Difference::What::Changed, "engagement", {}, b.engagement->name, fields});
}

template <typename List, typename IdOf>
std::vector<std::string> sequence(const List &list, const IdOf &idOf)
{
    std::vector<std::string> ids;
    for (const auto &element : list)
        ids.push_back(idOf(element));
    return ids;
}

/// The order of stamps and of roles is the reader's, so a change of it is one; told once, and only when
/// nothing was added or removed (that moves the others along).
void compareOrder(std::vector<Difference> &out, const Topology &a, const Topology &b)
{
    const auto stampId = [](const std::shared_ptr<const Stamp> &stamp) { return stamp->id.text; };
    const auto roleId = [](const Role &role) { return role.id.text; };
    const auto tell = [&out, &b](std::vector<std::string> before, std::vector<std::string> after,
                                 const char *field) {
        const bool same = before == after;
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        if (!same && before == after)
            out.push_back({Difference::What::Moved, "engagement", {}, b.engagement->name, {field}});
    };
    tell(sequence(a.stamps, stampId), sequence(b.stamps, stampId), "stamps");
    tell(sequence(*a.roles, roleId), sequence(*b.roles, roleId), "roles");
}

std::vector<std::string> cardsThatDiffer(const Layout &a, const Layout &b)
{
    std::map<std::string, bool> cards;
    for (const auto &[service, place] : a.cards)
        cards[service.text] = b.cards.count(service) == 0 || !(b.cards.at(service) == place);
    for (const auto &[service, place] : b.cards)
        cards.emplace(service.text, true);
    std::vector<std::string> fields;
    if (a.collapsed != b.collapsed)
        fields.emplace_back("collapsed");
    for (const auto &[service, differs] : cards)
        if (differs)
            fields.push_back(service);
    return fields;
}

void compareLayouts(std::vector<Difference> &out, const Topology &a, const Topology &b)
{
    std::map<StampId, std::pair<const Layout *, const Layout *>> both;
    for (const auto &layout : a.layouts)
        both[layout->stamp].first = layout.get();
    for (const auto &layout : b.layouts)
        both[layout->stamp].second = layout.get();
    for (const auto &[stamp, sides] : both) {
        if (sides.first == sides.second)
            continue;
        const Layout none{stamp, false, {}};
        const Layout &before = sides.first != nullptr ? *sides.first : none;
        const Layout &after = sides.second != nullptr ? *sides.second : none;
        const std::vector<std::string> fields = cardsThatDiffer(before, after);
        const Stamp *owner = b.stamp(stamp) != nullptr ? b.stamp(stamp) : a.stamp(stamp);
        if (!fields.empty())
            out.push_back({Difference::What::Moved, "layout", stamp.text,
                           owner != nullptr ? owner->name : stamp.text, fields});
    }
}

} // namespace

std::vector<Difference> differences(const Topology &before, const Topology &after)
{
    std::vector<Difference> out;
    compareEngagement(out, before, after);
    compareOrder(out, before, after);
    compareThings<Role>(out, "role", inList(*before.roles), inList(*after.roles),
                        [](const Role &role) { return role.title; });
    compareThings<Stamp>(out, "stamp", stampsOf(before), stampsOf(after),
                         [](const Stamp &stamp) { return stamp.name; });
    compareThings<Service>(out, "service", inStamps(before, after, &Stamp::services),
                           inStamps(after, before, &Stamp::services),
                           [](const Service &service) { return service.name; });
    const auto serviceName = [&before, &after](const ServiceId &id) {
        const Service *service = after.find(id).second;
        if (service == nullptr)
            service = before.find(id).second;
        return service != nullptr ? service->name : id.text;
    };
    compareThings<Dependency>(out, "dependency", inStamps(before, after, &Stamp::dependencies),
                              inStamps(after, before, &Stamp::dependencies),
                              [&serviceName](const Dependency &d) {
                                  return fmt::format("{} to {}", serviceName(d.from), serviceName(d.to));
                              });
    compareThings<Protection>(out, "protection", inStamps(before, after, &Stamp::protections),
                              inStamps(after, before, &Stamp::protections),
                              [&serviceName](const Protection &p) {
                                  return fmt::format("{}: {}", serviceName(p.service), p.option.text);
                              });
    compareThings<Decision>(out, "decision", inList(before.agreements->decisions),
                            inList(after.agreements->decisions),
                            [](const Decision &decision) { return decision.text; });
    compareThings<AcceptedRisk>(out, "accepted-risk", risksOf(before), risksOf(after), acceptedKey);
    compareLayouts(out, before, after);
    return out;
}

} // namespace breakwater
