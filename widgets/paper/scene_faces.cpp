// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_faces.h"

#include "core/recovery/option_time.h"
#include "widgets/paper/verdict_mark.h"

#include <algorithm>
#include <tuple>

namespace breakwater::scene {
namespace {

Mark markFrom(Level level)
{
    return level == Level::Error ? Mark::Error : level == Level::Warning ? Mark::Warning : Mark::Info;
}

/// Marks rank Error, Warning, Info, none.
Mark worse(Mark a, Mark b)
{
    if (a == Mark::None || b == Mark::None)
        return a == Mark::None ? b : a;
    return std::min(a, b);
}

QString zonesText(const std::vector<int> &zones)
{
    QStringList words;
    for (const int zone : zones)
        words << QString::number(zone);
    const bool run = zones.size() > 2 && zones.back() - zones.front() + 1 == static_cast<int>(zones.size());
    return QStringLiteral("Z ")
        + (run ? words.first() + QChar(0x2013) + words.last() : words.join(QLatin1Char(',')));
}

/// LRS, ZRS, GZRS ... out of whatever parameter names it: `Standard_RAGZRS`, `RA-GZRS`, `Geo`.
QString redundancyText(const Service &service)
{
    static const std::pair<const char *, const char *> words[] = {
        {"RAGZRS", "RA-GZRS"}, {"RA-GZRS", "RA-GZRS"}, {"GZRS", "GZRS"}, {"RAGRS", "RA-GRS"},
        {"RA-GRS", "RA-GRS"},  {"GRS", "GRS"},         {"ZRS", "ZRS"},   {"LRS", "LRS"}};
    for (const char *key : {"redundancy", "sku", "storageRedundancy", "backupRedundancy"})
        if (const std::optional<std::string> value = service.text(key))
            for (const auto &[word, shown] : words)
                if (qstring(*value).toUpper().contains(QLatin1String(word)))
                    return QLatin1String(shown);
    return {};
}

QString badgeOf(const Service &service, const Speech &speech)
{
    if (service.at == Site::Global)
        return speech.translate("scene", "Global");
    if (const QString redundancy = redundancyText(service); !redundancy.isEmpty())
        return redundancy;
    return service.zones && !service.zones->empty() ? zonesText(*service.zones) : QString();
}

/// What the catalog does not know is named by where it stands.
QString genericType(const Service &service, const Speech &speech)
{
    return service.at == Site::External ? speech.translate("scene", "External system")
                                        : speech.translate("scene", "Outside the catalog");
}

QString shortFigure(const Figure &figure)
{
    if (figure.state == Figure::State::Unbounded)
        return QString(QChar(0x221E));
    return figure.known() ? qstring(humanMinutes(figure.value)) : QString(QChar(0x2013));
}

/// "60 / 15 min" when both are minutes, else "1 min / 5 s": the unit once and last.
QString pairText(const QString &rto, const QString &rpo)
{
    const QString unit = QStringLiteral(" min"), dash(QChar(0x2013));
    const auto plainMinutes = [&](const QString &text) {
        const bool bound = text.startsWith(QChar(0x2265)); // "≥ 50 min" is one figure too
        return text.endsWith(unit) && text.count(QLatin1Char(' ')) == (bound ? 2 : 1);
    };
    if (plainMinutes(rto) && (plainMinutes(rpo) || rpo == dash))
        return rto.chopped(unit.size()) + QStringLiteral(" / ") + (rpo == dash ? rpo + unit : rpo);
    return rto + QStringLiteral(" / ") + rpo;
}

QString strategyTitle(Strategy strategy, const Speech &speech)
{
    switch (strategy) {
    case Strategy::BackupRestore:
        return speech.translate("scene", "active-passive, backup and restore");
    case Strategy::PilotLight:
        return speech.translate("scene", "active-passive, pilot light");
    case Strategy::WarmStandby:
        return speech.translate("scene", "active-passive, warm standby");
    case Strategy::HotStandby:
        return speech.translate("scene", "active-passive, hot standby");
    case Strategy::ActiveActive:
        return speech.translate("scene", "active-active");
    }
    return {};
}

QString typeTitle(StampType type, const Speech &speech)
{
    switch (type) {
    case StampType::Web:
        return speech.translate("scene", "web");
    case StampType::Automation:
        return speech.translate("scene", "automation");
    case StampType::Kubernetes:
        return speech.translate("scene", "kubernetes");
    case StampType::Genai:
        return speech.translate("scene", "genai");
    case StampType::Platform:
        return speech.translate("scene", "platform");
    case StampType::Custom:
        break;
    }
    return speech.translate("scene", "custom");
}

QString activation(const Stamp &stamp, ZoneRole role, const Speech &speech)
{
    if (role == ZoneRole::Primary)
        return speech.translate("scene", "Active");
    if (!stamp.strategy)
        return speech.translate("scene", "Standby not stated");
    switch (*stamp.strategy) {
    case Strategy::BackupRestore:
        return speech.translate("scene", "Absent until restored");
    case Strategy::PilotLight:
        return speech.translate("scene", "Cold");
    case Strategy::WarmStandby:
        return speech.translate("scene", "Warm");
    case Strategy::HotStandby:
        return speech.translate("scene", "Hot");
    case Strategy::ActiveActive:
        return speech.translate("scene", "Active");
    }
    return {};
}

QString targetText(const Stamp &stamp, const Speech &speech)
{
    const Target *target = stamp.objectives.target(DisruptionKind::Region);
    if (!target || (!target->rto && !target->rpo))
        return speech.translate("scene", "No target for loss of a region");
    QStringList words;
    if (target->rto)
        words << QStringLiteral("RTO %1").arg(qstring(humanMinutes(*target->rto)));
    if (target->rpo)
        words << QStringLiteral("RPO %1").arg(qstring(humanMinutes(*target->rpo)));
    return speech.translate("scene", "Target for loss of a region: %1")
        .arg(words.join(QStringLiteral(" · ")));
}

/// "146 / 60 min": achieved against target in the target's unit, so that the two can be compared at a glance.
QString against(Minutes achieved, const QString &least, const std::optional<Minutes> &target)
{
    if (!target)
        return least + qstring(humanMinutes(achieved));
    const bool minutes = target->count() < 240 && achieved.count() >= 1 && achieved.count() < 1000;
    if (!minutes)
        return least + qstring(humanMinutes(achieved)) + QStringLiteral(" / ")
            + qstring(humanMinutes(*target));
    return least + qstring(formatMinutes(achieved)) + QStringLiteral(" / ") + qstring(formatMinutes(*target))
        + QStringLiteral(" min");
}

/// "unknown / 15 min".
QString against(const QString &achieved, const std::optional<Minutes> &target)
{
    return target ? achieved + QStringLiteral(" / ") + qstring(humanMinutes(*target)) : achieved;
}

} // namespace

QString qstring(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString oneLine(std::string_view text)
{
    QString line = qstring(text);
    for (QChar &c : line)
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator || c.isNonCharacter())
            c = QLatin1Char(' ');
    return line.simplified();
}

Marks::Marks(const Assessment *assessment)
{
    if (!assessment)
        return;
    m_marks.reserve(assessment->findings.size());
    for (const Finding &finding : assessment->findings) {
        for (const std::string &subject : finding.subjects) {
            auto &[mark, number] = m_marks[subject];
            mark = worse(mark, markFrom(finding.level()));
            ++number;
        }
    }
}

std::pair<Mark, int> Marks::find(std::string_view subject) const
{
    const auto found = m_marks.find(subject);
    return found == m_marks.end() ? std::pair(Mark::None, 0) : found->second;
}

Facts::Facts(const Topology &topology, const Stamp &stamp, const Catalog &catalog,
             const Assessment *assessment, const Marks &marks, const Speech &speech)
    : m_speech(speech)
    , m_topology(topology)
    , m_stamp(stamp)
    , m_catalog(catalog)
    , m_assessment(assessment)
    , m_marks(marks)
{
    for (const Protection &protection : stamp.protections) {
        if (!protection.covers(DisruptionKind::Region))
            continue;
        m_protections.emplace(protection.service, &protection);
        for (const ServiceId &counterpart : protection.counterparts)
            m_protections.emplace(counterpart, &protection);
    }
}

QString Facts::servicesText(std::size_t number) const
{
    return number == 1 ? m_speech.translate("scene", "1 service")
                       : m_speech.translate("scene", "%1 services").arg(number);
}

QString Facts::unknownText(const Figure &figure) const
{
    return figure.state == Figure::State::Unbounded ? m_speech.translate("scene", "unbounded")
                                                    : m_speech.translate("scene", "unknown");
}

std::vector<std::pair<Mark, int>> Facts::marks() const
{
    std::vector<std::pair<Mark, int>> all{m_marks.find(m_stamp.id.text)};
    all.reserve(1 + m_stamp.services.size() + m_stamp.dependencies.size() + m_stamp.protections.size());
    for (const Service &service : m_stamp.services)
        all.push_back(m_marks.find(service.id.text));
    for (const Dependency &dependency : m_stamp.dependencies)
        all.push_back(m_marks.find(dependency.id.text));
    for (const Protection &protection : m_stamp.protections)
        all.push_back(m_marks.find(protection.id.text));
    return all;
}

const Protection *Facts::regionProtection(const ServiceId &service) const
{
    const auto found = m_protections.find(service);
    return found == m_protections.end() ? nullptr : found->second;
}

const DrOption *Facts::option(const Protection &protection) const
{
    const Service *service = m_stamp.service(protection.service);
    const ServiceKind *kind = service ? m_catalog.kind(service->kind) : nullptr;
    return kind ? kind->option(protection.option) : nullptr;
}

QString Facts::rpoText(const Protection &protection) const
{
    if (protection.lag)
        return qstring(humanMinutes(protection.lag->planningValue()));
    if (protection.interval)
        return qstring(humanMinutes(*protection.interval));
    const DrOption *fact = option(protection);
    return fact && fact->rpo.state != Figure::State::Unknown ? shortFigure(fact->rpo) : QString();
}

QString Facts::times(const ServiceId &service) const
{
    const Protection *protection = regionProtection(service);
    const DrOption *fact = protection ? option(*protection) : nullptr;
    if (!fact)
        return {};
    const QString rpo = rpoText(*protection);
    const Service &holder = *m_stamp.service(protection->service); // option() has found it and its kind
    const Figure rto = optionRto(m_stamp, holder, *m_catalog.kind(holder.kind), *fact);
    return pairText(shortFigure(rto), rpo.isEmpty() ? QString(QChar(0x2013)) : rpo);
}

CardState Facts::stateOf(const Service &service) const
{
    if (service.at != Site::Secondary || !m_stamp.strategy)
        return service.at == Site::Secondary ? CardState::Standby : CardState::Active;
    switch (*m_stamp.strategy) {
    case Strategy::ActiveActive:
        return CardState::Active;
    case Strategy::PilotLight:
    case Strategy::BackupRestore:
        return CardState::Cold;
    default:
        return CardState::Standby;
    }
}

CardFace Facts::face(const Service &service) const
{
    const ServiceKind *kind = m_catalog.kind(service.kind);
    CardFace face;
    face.service = service.id;
    face.stamp = m_stamp.id;
    face.site = service.at;
    face.name = service.name.empty() ? oneLine(service.id.text) : oneLine(service.name);
    face.type = kind ? oneLine(kind->shortName.empty() ? kind->name : kind->shortName)
                     : genericType(service, m_speech);
    face.badge = badgeOf(service, m_speech);
    face.times = times(service.id);
    face.glyph = &glyphOf(kind);
    face.category = kind ? kind->category : Category::Other;
    face.state = stateOf(service);
    std::tie(face.mark, face.findings) = m_marks.find(service.id.text);
    for (const Decision &decision : m_topology.agreements->decisions)
        face.decision = face.decision
            || (decision.status.value_or("open") == "open"
                && std::find(decision.subjects.begin(), decision.subjects.end(), service.id.text)
                    != decision.subjects.end());
    face.compact = service.at == Site::External;
    return face;
}

CardFace Facts::ghostFace(const Service &service, const Protection &, const ReplicaRegion &replica) const
{
    CardFace ghost = face(service);
    const Access access = replica.access.value_or(Access::None);
    ghost.ghost = true;
    ghost.site = service.at == Site::Secondary ? Site::Primary : Site::Secondary;
    ghost.mark = Mark::None;
    ghost.findings = 0;
    ghost.decision = false;
    ghost.badge = access == Access::ReadWrite ? m_speech.translate("scene", "Writable")
        : access == Access::Read              ? m_speech.translate("scene", "Read copy")
                                              : m_speech.translate("scene", "Copy");
    ghost.state = access == Access::ReadWrite ? CardState::Active
        : access == Access::Read              ? CardState::Standby
                                              : CardState::Cold;
    return ghost;
}

void Facts::describe(Band &band) const
{
    band.title = oneLine(m_stamp.name);
    QStringList words{m_speech.translate("scene", "%1 stamp").arg(typeTitle(m_stamp.type, m_speech))};
    if (m_stamp.criticality)
        words << m_speech.translate("scene", "tier %1").arg(*m_stamp.criticality);
    if (m_stamp.strategy)
        words << strategyTitle(*m_stamp.strategy, m_speech);
    band.line = words.join(QStringLiteral(" · "));
    band.target = targetText(m_stamp, m_speech);
    band.mark = markOf(m_stamp.id.text);
    band.summary = servicesText(m_stamp.services.size());
}

void Facts::describe(Lane &lane) const
{
    const LandingZone *zone = m_stamp.zone(lane.role);
    const bool primary = lane.role == ZoneRole::Primary;
    const QString role =
        primary ? m_speech.translate("scene", "Primary") : m_speech.translate("scene", "Secondary");
    lane.exists = zone != nullptr;
    if (!zone) {
        lane.title = role + QStringLiteral(" · ") + m_speech.translate("scene", "no region");
        lane.line = m_speech.translate("scene", "Absent");
        return;
    }
    const Region *region = m_catalog.region(zone->region);
    lane.title = role + QStringLiteral(" · ") + oneLine(region ? region->name : zone->region.text);
    const LandingZone *other = m_stamp.zone(primary ? ZoneRole::Secondary : ZoneRole::Primary);
    QStringList words{activation(m_stamp, lane.role, m_speech)};
    if (region && other) {
        const Region *pair = region->pair ? m_catalog.region(*region->pair) : nullptr;
        if (region->pair == other->region)
            words << m_speech.translate("scene", "paired");
        else
            words << (pair ? m_speech.translate("scene", "pair: %1").arg(oneLine(pair->name))
                           : m_speech.translate("scene", "no pair"));
        if (const Latency *latency = m_catalog.latency(zone->region, other->region))
            words << QStringLiteral("%1 ms").arg(qRound(latency->milliseconds));
    }
    lane.line = words.join(QStringLiteral(" · "));
    if (!primary)
        lane.promises = promises();
}

std::vector<PromiseLine> Facts::promises() const
{
    if (!m_assessment)
        return {};
    const auto estimate = std::find_if(m_assessment->estimates.begin(), m_assessment->estimates.end(),
                                       [&](const StampEstimate &e) { return e.stamp == m_stamp.id; });
    if (estimate == m_assessment->estimates.end())
        return {};
    const QString least = estimate->rto.atLeast ? QString(QChar(0x2265)) + QLatin1Char(' ') : QString();
    const QString rto = estimate->rto.unbounded
        ? against(m_speech.translate("scene", "unbounded"), estimate->rtoTarget)
        : against(estimate->rto.rto, least, estimate->rtoTarget);
    const Figure &figure = estimate->rpo;
    const QString rpo = figure.known() ? against(figure.value, {}, estimate->rpoTarget)
                                       : against(unknownText(figure), estimate->rpoTarget);
    return {{m_speech.translate("scene", "Region loss RTO"), rto, breakwater::markOf(estimate->rtoVerdict)},
            {QStringLiteral("RPO"), rpo, breakwater::markOf(estimate->rpoVerdict)}};
}

} // namespace breakwater::scene
