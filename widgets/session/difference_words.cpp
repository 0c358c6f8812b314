// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/difference_words.h"

#include "widgets/session/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace breakwater {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(breakwater::Differences)
};

struct Title {
    const char *name, *title;
};

/// Of one kind of subject where its inspector says another word than that of the others.
struct OwnTitle {
    const char *subject, *name, *title;
};
constexpr OwnTitle kOwnFields[] = {
    {"stamp", "zones", QT_TRANSLATE_NOOP("breakwater::Differences", "Regions")},
    {"service", "notes", QT_TRANSLATE_NOOP("breakwater::Differences", "Runbook notes")},
    {"accepted-risk", "kind", QT_TRANSLATE_NOOP("breakwater::Differences", "How it is settled")},
    {"dependency", "from", QT_TRANSLATE_NOOP("breakwater::Differences", "Who needs it")},
    {"dependency", "to", QT_TRANSLATE_NOOP("breakwater::Differences", "What is needed")},
    {"engagement", "stamps", QT_TRANSLATE_NOOP("breakwater::Differences", "Order of the stamps")},
    {"engagement", "roles", QT_TRANSLATE_NOOP("breakwater::Differences", "Order of the roles")},
};

/// What the design file calls a field, and people do.
constexpr Title kFields[] = {
    {"addressedBy", QT_TRANSLATE_NOOP("breakwater::Differences", "Address")},
    {"about", QT_TRANSLATE_NOOP("breakwater::Differences", "About")},
    {"afterFailover", QT_TRANSLATE_NOOP("breakwater::Differences", "Needed after the failover too")},
    {"against", QT_TRANSLATE_NOOP("breakwater::Differences", "Survives")},
    {"allowedGeographies", QT_TRANSLATE_NOOP("breakwater::Differences", "Allowed geographies")},
    {"alternatives", QT_TRANSLATE_NOOP("breakwater::Differences", "Alternatives")},
    {"answer", QT_TRANSLATE_NOOP("breakwater::Differences", "Answer")},
    {"approver", QT_TRANSLATE_NOOP("breakwater::Differences", "Approver")},
    {"at", QT_TRANSLATE_NOOP("breakwater::Differences", "Placement")},
    {"author", QT_TRANSLATE_NOOP("breakwater::Differences", "Author")},
    {"authority", QT_TRANSLATE_NOOP("breakwater::Differences", "Authority")},
    {"backupReach", QT_TRANSLATE_NOOP("breakwater::Differences", "Reach when the first fails")},
    {"call", QT_TRANSLATE_NOOP("breakwater::Differences", "Call")},
    {"changeLog", QT_TRANSLATE_NOOP("breakwater::Differences", "Change log")},
    {"classification", QT_TRANSLATE_NOOP("breakwater::Differences", "Classification")},
    {"client", QT_TRANSLATE_NOOP("breakwater::Differences", "Client")},
    {"collapsed", QT_TRANSLATE_NOOP("breakwater::Differences", "Folded")},
    {"consistencyGroups", QT_TRANSLATE_NOOP("breakwater::Differences", "Stores that must agree")},
    {"copies", QT_TRANSLATE_NOOP("breakwater::Differences", "Copies kept")},
    {"counterparts", QT_TRANSLATE_NOOP("breakwater::Differences", "Counterparts")},
    {"criticality", QT_TRANSLATE_NOOP("breakwater::Differences", "Criticality")},
    {"dataClass", QT_TRANSLATE_NOOP("breakwater::Differences", "Data class")},
    {"degradedModes", QT_TRANSLATE_NOOP("breakwater::Differences", "Degraded modes")},
    {"deputy", QT_TRANSLATE_NOOP("breakwater::Differences", "Deputy")},
    {"due", QT_TRANSLATE_NOOP("breakwater::Differences", "Due")},
    {"exportChoices", QT_TRANSLATE_NOOP("breakwater::Differences", "Choices of the exports")},
    {"extra", QT_TRANSLATE_NOOP("breakwater::Differences", "Fields of a newer version")},
    {"file.extra", QT_TRANSLATE_NOOP("breakwater::Differences", "Fields of a newer version")},
    {"fence", QT_TRANSLATE_NOOP("breakwater::Differences", "Fence")},
    {"flows", QT_TRANSLATE_NOOP("breakwater::Differences", "Flows")},
    {"from", QT_TRANSLATE_NOOP("breakwater::Differences", "From")},
    {"fromPart", QT_TRANSLATE_NOOP("breakwater::Differences", "From part")},
    {"hard", QT_TRANSLATE_NOOP("breakwater::Differences", "Hard or soft")},
    {"impact", QT_TRANSLATE_NOOP("breakwater::Differences", "Cost of an outage")},
    {"interval", QT_TRANSLATE_NOOP("breakwater::Differences", "Interval")},
    {"kind", QT_TRANSLATE_NOOP("breakwater::Differences", "Kind")},
    {"lag", QT_TRANSLATE_NOOP("breakwater::Differences", "Replication lag")},
    {"language", QT_TRANSLATE_NOOP("breakwater::Differences", "Language")},
    {"logo", QT_TRANSLATE_NOOP("breakwater::Differences", "Logo")},
    {"messages", QT_TRANSLATE_NOOP("breakwater::Differences", "Messages")},
    {"name", QT_TRANSLATE_NOOP("breakwater::Differences", "Name")},
    {"nextReviewOn", QT_TRANSLATE_NOOP("breakwater::Differences", "Next review")},
    {"notes", QT_TRANSLATE_NOOP("breakwater::Differences", "Notes")},
    {"objectives", QT_TRANSLATE_NOOP("breakwater::Differences", "Objectives")},
    {"option", QT_TRANSLATE_NOOP("breakwater::Differences", "DR option")},
    {"owner", QT_TRANSLATE_NOOP("breakwater::Differences", "Owner")},
    {"parameters", QT_TRANSLATE_NOOP("breakwater::Differences", "Parameters")},
    {"parts", QT_TRANSLATE_NOOP("breakwater::Differences", "Parts")},
    {"people", QT_TRANSLATE_NOOP("breakwater::Differences", "People")},
    {"person", QT_TRANSLATE_NOOP("breakwater::Differences", "Person")},
    {"policies", QT_TRANSLATE_NOOP("breakwater::Differences", "Policies")},
    {"priceList", QT_TRANSLATE_NOOP("breakwater::Differences", "Price list")},
    {"public", QT_TRANSLATE_NOOP("breakwater::Differences", "Reached from the internet")},
    {"purpose", QT_TRANSLATE_NOOP("breakwater::Differences", "Purpose")},
    {"raci", QT_TRANSLATE_NOOP("breakwater::Differences", "RACI")},
    {"reach", QT_TRANSLATE_NOOP("breakwater::Differences", "Reach")},
    {"reason", QT_TRANSLATE_NOOP("breakwater::Differences", "Reason")},
    {"records.exports", QT_TRANSLATE_NOOP("breakwater::Differences", "Exports")},
    {"records.extra", QT_TRANSLATE_NOOP("breakwater::Differences", "Fields of a newer version")},
    {"records.rehearsals", QT_TRANSLATE_NOOP("breakwater::Differences", "Drills")},
    {"records.restoreTests", QT_TRANSLATE_NOOP("breakwater::Differences", "Restore tests")},
    {"replicas", QT_TRANSLATE_NOOP("breakwater::Differences", "Replicas")},
    {"retentionH", QT_TRANSLATE_NOOP("breakwater::Differences", "Retention")},
    {"reviewOn", QT_TRANSLATE_NOOP("breakwater::Differences", "Review on")},
    {"roles", QT_TRANSLATE_NOOP("breakwater::Differences", "Roles")},
    {"route", QT_TRANSLATE_NOOP("breakwater::Differences", "Route")},
    {"runbook", QT_TRANSLATE_NOOP("breakwater::Differences", "Runbook notes")},
    {"scenarios", QT_TRANSLATE_NOOP("breakwater::Differences", "Scenarios")},
    {"service", QT_TRANSLATE_NOOP("breakwater::Differences", "Service")},
    {"stamp", QT_TRANSLATE_NOOP("breakwater::Differences", "Stamp")},
    {"stamps", QT_TRANSLATE_NOOP("breakwater::Differences", "Stamps")},
    {"status", QT_TRANSLATE_NOOP("breakwater::Differences", "Status")},
    {"strategy", QT_TRANSLATE_NOOP("breakwater::Differences", "Strategy")},
    {"subjects", QT_TRANSLATE_NOOP("breakwater::Differences", "Subjects")},
    {"successShare", QT_TRANSLATE_NOOP("breakwater::Differences", "Share of successes")},
    {"tags", QT_TRANSLATE_NOOP("breakwater::Differences", "Tags")},
    {"text", QT_TRANSLATE_NOOP("breakwater::Differences", "Text")},
    {"timing", QT_TRANSLATE_NOOP("breakwater::Differences", "Detection and decision")},
    {"title", QT_TRANSLATE_NOOP("breakwater::Differences", "Title")},
    {"to", QT_TRANSLATE_NOOP("breakwater::Differences", "To")},
    {"toPart", QT_TRANSLATE_NOOP("breakwater::Differences", "To part")},
    {"type", QT_TRANSLATE_NOOP("breakwater::Differences", "Type")},
    {"version", QT_TRANSLATE_NOOP("breakwater::Differences", "Version")},
    {"via", QT_TRANSLATE_NOOP("breakwater::Differences", "Carried by")},
    {"when", QT_TRANSLATE_NOOP("breakwater::Differences", "Needed when")},
    {"zones", QT_TRANSLATE_NOOP("breakwater::Differences", "Availability zones")}};

/// A field that is not listed is shown as the file spells it.
QString titleOfField(const std::string &subject, const std::string &field)
{
    const auto own = std::find_if(std::begin(kOwnFields), std::end(kOwnFields), [&](const OwnTitle &one) {
        return subject == one.subject && field == one.name;
    });
    if (own != std::end(kOwnFields))
        return Words::tr(own->title);
    const auto found = std::find_if(std::begin(kFields), std::end(kFields),
                                    [&](const Title &one) { return field == one.name; });
    return found == std::end(kFields) ? toQt(field) : Words::tr(found->title);
}

/// The service under an id, as it is or as it was.
const Service *serviceOf(const Topology &before, const Topology &after, const std::string &id)
{
    const Service *now = after.find(ServiceId{id}).second;
    return now ? now : before.find(ServiceId{id}).second;
}

/// `parameters.ttlSeconds` is what its kind calls it.
QString titleOfParameter(const Catalog &catalog, const Service *service, const std::string &key)
{
    const ServiceKind *kind = service ? catalog.kind(service->kind) : nullptr;
    const ParameterFact *fact = kind ? kind->parameter(key) : nullptr;
    return toQt(fact ? fact->label : key);
}

/// What people call an id: a service by its name.
QString nameOf(const Topology &before, const Topology &after, const std::string &id)
{
    const Service *service = serviceOf(before, after, id);
    return toQt(service ? service->name : id);
}

template <typename T, typename Find>
const T *either(const Topology &before, const Topology &after, const Find &find)
{
    for (const Topology *design : {&after, &before})
        for (const auto &stamp : design->stamps)
            if (const T *found = find(*stamp))
                return found;
    return nullptr;
}

QString optionName(const Catalog &catalog, const Service *service, const OptionId &id)
{
    const ServiceKind *kind = service ? catalog.kind(service->kind) : nullptr;
    if (const DrOption *option = kind ? kind->option(id) : nullptr)
        return toQt(option->name);
    const ZoneOption *zone = kind ? kind->zoneOption(id) : nullptr;
    return toQt(zone ? zone->name : id.text);
}

} // namespace

QString subjectName(const Catalog &catalog, const Topology &before, const Topology &after,
                    const Difference &difference)
{
    const std::string &id = difference.subject;
    if (difference.subjectKind == "dependency") {
        const auto *link = either<Dependency>(
            before, after, [&](const Stamp &stamp) { return stamp.dependency(DependencyId{id}); });
        if (link)
            return Words::tr("%1 \u2192 %2", "who needs and what is needed")
                .arg(nameOf(before, after, link->from.text), nameOf(before, after, link->to.text));
    }
    if (difference.subjectKind == "protection") {
        const auto *protection = either<Protection>(
            before, after, [&](const Stamp &stamp) { return stamp.protection(ProtectionId{id}); });
        if (protection)
            return Words::tr("%1, %2", "a service and how it is protected")
                .arg(nameOf(before, after, protection->service.text),
                     optionName(catalog, serviceOf(before, after, protection->service.text),
                                protection->option));
    }
    if (difference.subjectKind == "accepted-risk") { // the rule and what it is about, by their ids
        QStringList words;
        for (const QString &word : toQt(id).split(QLatin1Char(' ')))
            words << nameOf(before, after, toStd(word));
        return words.join(QLatin1Char(' '));
    }
    return toQt(difference.name.empty() ? id : difference.name);
}

QString subjectTitle(const Difference &difference)
{
    constexpr Title kinds[] = {
        {"stamp", QT_TRANSLATE_NOOP("breakwater::Differences", "Stamp")},
        {"service", QT_TRANSLATE_NOOP("breakwater::Differences", "Service")},
        {"dependency", QT_TRANSLATE_NOOP("breakwater::Differences", "Link")},
        {"protection", QT_TRANSLATE_NOOP("breakwater::Differences", "Protection")},
        {"role", QT_TRANSLATE_NOOP("breakwater::Differences", "Role")},
        {"decision", QT_TRANSLATE_NOOP("breakwater::Differences", "Decision")},
        {"accepted-risk", QT_TRANSLATE_NOOP("breakwater::Differences", "Accepted risk")},
        {"engagement", QT_TRANSLATE_NOOP("breakwater::Differences", "Engagement")},
        {"layout", QT_TRANSLATE_NOOP("breakwater::Differences", "Cards")},
    };
    const auto found = std::find_if(std::begin(kinds), std::end(kinds),
                                    [&](const Title &one) { return difference.subjectKind == one.name; });
    return found == std::end(kinds) ? toQt(difference.subjectKind) : Words::tr(found->title);
}

QString fieldsText(const Catalog &catalog, const Topology &before, const Topology &after,
                   const Difference &difference)
{
    constexpr std::string_view parameter = "parameters.";
    const bool service = difference.subjectKind == "service", layout = difference.subjectKind == "layout";
    QStringList words;
    for (const std::string &field : difference.fields) {
        const Service *card = layout ? serviceOf(before, after, field) : nullptr;
        if (card)
            words << toQt(card->name);
        else if (service && field.starts_with(parameter))
            words << titleOfParameter(catalog, serviceOf(before, after, difference.subject),
                                      field.substr(parameter.size()));
        else
            words << titleOfField(difference.subjectKind, field);
    }
    words.removeDuplicates();
    return words.join(QStringLiteral(", "));
}

QStringList changeLines(const Catalog &catalog, const Topology &before, const Topology &after)
{
    QStringList lines;
    for (const Difference &one : differences(before, after)) {
        if (one.subjectKind == "layout")
            continue;
        const QString name = subjectName(catalog, before, after, one);
        const QString thing = name.isEmpty()
            ? subjectTitle(one)
            : Words::tr("%1 %2", "a kind of thing and its name").arg(subjectTitle(one), name);
        const QString fields = fieldsText(catalog, before, after, one);
        switch (one.what) {
        case Difference::What::Added:
            lines << Words::tr("Adds: %1").arg(thing);
            break;
        case Difference::What::Removed:
            lines << Words::tr("Removes: %1").arg(thing);
            break;
        case Difference::What::Moved:
            lines << Words::tr("Moves: %1 (%2)", "a thing and its fields that change").arg(thing, fields);
            break;
        case Difference::What::Changed:
            lines << Words::tr("%1: %2", "a thing and its fields that change").arg(thing, fields);
            break;
        }
    }
    return lines;
}

} // namespace breakwater
