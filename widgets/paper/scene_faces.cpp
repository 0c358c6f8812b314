// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/scene_faces.h"

#include "core/recovery/option_time.h"

#include <algorithm>

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

QString badgeOf(const Service &service)
{
    if (service.at == Site::Global)
        return QStringLiteral("Global");
    if (const QString redundancy = redundancyText(service); !redundancy.isEmpty())
        return redundancy;
    return service.zones && !service.zones->empty() ? zonesText(*service.zones) : QString();
}

/// What the catalog does not know is named by where it stands.
QString genericType(const Service &service)
{
    return service.at == Site::External ? QStringLiteral("External system")
                                        : QStringLiteral("Outside the catalog");
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

QString strategyTitle(Strategy strategy)
{
    switch (strategy) {
    case Strategy::BackupRestore:
        return QStringLiteral("active-passive, backup and restore");
    case Strategy::PilotLight:
        return QStringLiteral("active-passive, pilot light");
    case Strategy::WarmStandby:
        return QStringLiteral("active-passive, warm standby");
    case Strategy::HotStandby:
        return QStringLiteral("active-passive, hot standby");
    case Strategy::ActiveActive:
        return QStringLiteral("active-active");
    }
    return {};
}

QString activation(const Stamp &stamp, ZoneRole role)
{
    if (role == ZoneRole::Primary)
        return QStringLiteral("Active");
    if (!stamp.strategy)
        return QStringLiteral("Standby not stated");
    switch (*stamp.strategy) {
    case Strategy::BackupRestore:
        return QStringLiteral("Absent until restored");
    case Strategy::PilotLight:
        return QStringLiteral("Cold");
    case Strategy::WarmStandby:
        return QStringLiteral("Warm");
    case Strategy::HotStandby:
        return QStringLiteral("Hot");
    case Strategy::ActiveActive:
        return QStringLiteral("Active");
    }
    return {};
}

QString targetText(const Stamp &stamp)
{
    const Target *target = stamp.objectives.target(DisruptionKind::Region);
    if (!target || (!target->rto && !target->rpo))
        return QStringLiteral("No target for loss of a region");
    QStringList words;
    if (target->rto)
        words << QStringLiteral("RTO %1").arg(qstring(humanMinutes(*target->rto)));
    if (target->rpo)
        words << QStringLiteral("RPO %1").arg(qstring(humanMinutes(*target->rpo)));
    return QStringLiteral("Target for loss of a region: ") + words.join(QStringLiteral(" · "));
}

Mark markOfVerdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return Mark::Ok;
    case Verdict::Missed:
        return Mark::Error;
    case Verdict::Unknown:
        return Mark::Warning;
    case Verdict::NotJudged:
        return Mark::None;
    }
    return Mark::None;
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

Facts::Facts(const Topology &topology, const Stamp &stamp, const Catalog &catalog,
             const Assessment *assessment)
    : m_topology(topology)
    , m_stamp(stamp)
    , m_catalog(catalog)
    , m_assessment(assessment)
{
    if (assessment) {
        for (const Finding &finding : assessment->findings) {
            for (const std::string &subject : finding.subjects) {
                auto &[mark, number] = m_marks[subject];
                mark = worse(mark, markFrom(finding.level()));
                ++number;
            }
        }
    }
    for (const Protection &protection : stamp.protections) {
        if (!protection.covers(DisruptionKind::Region))
            continue;
        m_protections.emplace(protection.service, &protection);
        for (const ServiceId &counterpart : protection.counterparts)
            m_protections.emplace(counterpart, &protection);
    }
}

Mark Facts::markOf(const std::string &subject) const
{
    const auto found = m_marks.find(subject);
    return found == m_marks.end() ? Mark::None : found->second.first;
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
    face.type = kind ? oneLine(kind->shortName.empty() ? kind->name : kind->shortName) : genericType(service);
    face.badge = badgeOf(service);
    face.times = times(service.id);
    face.glyph = &glyphOf(kind);
    face.category = kind ? kind->category : Category::Other;
    face.state = stateOf(service);
    if (const auto found = m_marks.find(service.id.text); found != m_marks.end()) {
        face.mark = found->second.first;
        face.findings = found->second.second;
    }
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
    ghost.badge = access == Access::ReadWrite ? QStringLiteral("Writable")
        : access == Access::Read              ? QStringLiteral("Read copy")
                                              : QStringLiteral("Copy");
    ghost.state = access == Access::ReadWrite ? CardState::Active
        : access == Access::Read              ? CardState::Standby
                                              : CardState::Cold;
    return ghost;
}

void Facts::describe(Band &band) const
{
    band.title = oneLine(m_stamp.name);
    QStringList words{qstring(toWord(m_stamp.type)) + QStringLiteral(" stamp")};
    if (m_stamp.criticality)
        words << QStringLiteral("tier %1").arg(*m_stamp.criticality);
    if (m_stamp.strategy)
        words << strategyTitle(*m_stamp.strategy);
    band.line = words.join(QStringLiteral(" · "));
    band.target = targetText(m_stamp);
    band.mark = markOf(m_stamp.id.text);
    const qsizetype number = static_cast<qsizetype>(m_stamp.services.size());
    band.summary = number == 1 ? QStringLiteral("1 service") : QStringLiteral("%1 services").arg(number);
}

void Facts::describe(Lane &lane) const
{
    const LandingZone *zone = m_stamp.zone(lane.role);
    const bool primary = lane.role == ZoneRole::Primary;
    const QString role = primary ? QStringLiteral("Primary") : QStringLiteral("Secondary");
    lane.exists = zone != nullptr;
    if (!zone) {
        lane.title = role + QStringLiteral(" · no region");
        lane.line = QStringLiteral("Absent");
        return;
    }
    const Region *region = m_catalog.region(zone->region);
    lane.title = role + QStringLiteral(" · ") + oneLine(region ? region->name : zone->region.text);
    const LandingZone *other = m_stamp.zone(primary ? ZoneRole::Secondary : ZoneRole::Primary);
    QStringList words{activation(m_stamp, lane.role)};
    if (region && other) {
        const Region *pair = region->pair ? m_catalog.region(*region->pair) : nullptr;
        if (region->pair == other->region)
            words << QStringLiteral("paired");
        else
            words << (pair ? QStringLiteral("pair: %1").arg(oneLine(pair->name)) : QStringLiteral("no pair"));
        if (const Latency *latency = m_catalog.latency(zone->region, other->region))
            words << QStringLiteral("%1 ms").arg(qRound(latency->milliseconds));
    }
    lane.line = words.join(QStringLiteral(" · "));
    if (!m_assessment || primary)
        return;
    const auto estimate = std::find_if(m_assessment->estimates.begin(), m_assessment->estimates.end(),
                                       [&](const StampEstimate &e) { return e.stamp == m_stamp.id; });
    if (estimate == m_assessment->estimates.end())
        return;
    const QString least = estimate->rto.atLeast ? QString(QChar(0x2265)) + QLatin1Char(' ') : QString();
    const QString rto = estimate->rto.unbounded ? against(QStringLiteral("unbounded"), estimate->rtoTarget)
                                                : against(estimate->rto.rto, least, estimate->rtoTarget);
    const Figure &figure = estimate->rpo;
    const QString rpo = figure.known() ? against(figure.value, {}, estimate->rpoTarget)
                                       : against(qstring(humanFigure(figure)), estimate->rpoTarget);
    lane.promises = {{QStringLiteral("Region loss RTO"), rto, markOfVerdict(estimate->rtoVerdict)},
                     {QStringLiteral("RPO"), rpo, markOfVerdict(estimate->rpoVerdict)}};
}

} // namespace breakwater::scene
