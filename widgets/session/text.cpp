// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/text.h"

#include <QCoreApplication>

#include <cmath>

namespace breakwater {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("breakwater", text);
}

} // namespace

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string toStd(const QString &text)
{
    return text.toStdString();
}

std::filesystem::path toPath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

QString fromPath(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.generic_u16string());
}

QString counted(int number, const QString &one, const QString &several)
{
    return number == 1 ? one : several.arg(number);
}

QString titleOf(StampType type)
{
    switch (type) {
    case StampType::Web:
        return say("Web");
    case StampType::Automation:
        return say("Automation");
    case StampType::Kubernetes:
        return say("Kubernetes");
    case StampType::Genai:
        return say("GenAI");
    case StampType::Platform:
        return say("Platform");
    case StampType::Custom:
        break;
    }
    return say("Custom");
}

QString titleOf(Strategy strategy)
{
    switch (strategy) {
    case Strategy::BackupRestore:
        return say("Backup and restore");
    case Strategy::PilotLight:
        return say("Pilot light");
    case Strategy::WarmStandby:
        return say("Warm standby");
    case Strategy::HotStandby:
        return say("Hot standby");
    case Strategy::ActiveActive:
        break;
    }
    return say("Active-active");
}

QString titleOf(Site site)
{
    switch (site) {
    case Site::Primary:
        return say("Primary");
    case Site::Secondary:
        return say("Secondary");
    case Site::Global:
        return say("Global");
    case Site::External:
        break;
    }
    return say("External");
}

QString titleOf(DisruptionKind kind)
{
    switch (kind) {
    case DisruptionKind::Zone:
        return say("Loss of a zone");
    case DisruptionKind::Region:
        return say("Loss of the region");
    case DisruptionKind::Service:
        return say("Loss of a service");
    case DisruptionKind::Provider:
        return say("Provider down");
    case DisruptionKind::Corruption:
        return say("Corruption");
    case DisruptionKind::Deletion:
        break;
    }
    return say("Deletion");
}

QString titleOf(DependencyType type)
{
    switch (type) {
    case DependencyType::Calls:
        return say("calls");
    case DependencyType::Reads:
        return say("reads");
    case DependencyType::Writes:
        return say("writes");
    case DependencyType::Ingests:
        return say("ingests from");
    case DependencyType::Publishes:
        return say("publishes to");
    case DependencyType::Routes:
        return say("routes to");
    case DependencyType::Hosts:
        return say("is hosted by");
    case DependencyType::ReadsSecret:
        return say("reads a secret of");
    case DependencyType::PullsImage:
        return say("pulls images from");
    case DependencyType::ResolvesDns:
        return say("resolves names by");
    case DependencyType::Authenticates:
        return say("authenticates with");
    case DependencyType::DeploysFrom:
        return say("is deployed from");
    case DependencyType::Uses:
        break;
    }
    return say("uses");
}

QString titleOf(Grade grade)
{
    switch (grade) {
    case Grade::Measured:
        return say("Measured");
    case Grade::Stated:
        return say("Stated");
    case Grade::Sla:
        return say("SLA");
    case Grade::Documented:
        return say("Documented");
    case Grade::Estimated:
        break;
    }
    return say("Estimate");
}

QString titleOf(Level level)
{
    switch (level) {
    case Level::Error:
        return say("Error");
    case Level::Warning:
        return say("Warning");
    case Level::Info:
        break;
    }
    return say("Info");
}

QString titleOf(Category category)
{
    if (category == Category::Containers)
        return say("Containers"); // the catalog's title is longer than the palette is wide
    return toQt(toTitle(category));
}

QString shortMinutes(const Figure &figure)
{
    switch (figure.state) {
    case Figure::State::Unbounded:
        return QStringLiteral("\u221e");
    case Figure::State::Unknown:
        return QStringLiteral("\u2013");
    case Figure::State::Value:
        break;
    }
    const double minutes = figure.value.count();
    if (minutes > 0 && minutes < 1)
        return QStringLiteral("<1");
    return QString::number(std::lround(minutes));
}

QString figureText(const Figure &figure)
{
    return toQt(humanFigure(figure));
}

QString promiseText(const Promise &promise)
{
    if (promise.unbounded)
        return say("unbounded");
    return (promise.atLeast ? QStringLiteral("\u2265 ") : QString()) + toQt(humanMinutes(promise.rto));
}

QString minutesText(const std::optional<Minutes> &minutes)
{
    return minutes ? toQt(humanMinutes(*minutes)) : QStringLiteral("\u2013");
}

QString regionName(const Catalog &catalog, const RegionId &id)
{
    const Region *region = catalog.region(id);
    return toQt(region ? region->name : id.text);
}

QString siteTitle(const Catalog &catalog, const Stamp &stamp, Site site)
{
    if (site == Site::Global || site == Site::External)
        return titleOf(site);
    const LandingZone *zone = stamp.zone(site == Site::Primary ? ZoneRole::Primary : ZoneRole::Secondary);
    if (!zone)
        return titleOf(site);
    return titleOf(site) + QStringLiteral(" \u00b7 ") + regionName(catalog, zone->region);
}

QString kindName(const Catalog &catalog, const KindId &id)
{
    const ServiceKind *kind = catalog.kind(id);
    if (kind)
        return toQt(kind->shortName.empty() ? kind->name : kind->shortName);
    if (id.text == "generic")
        return say("Other system");
    return toQt(id.text);
}

Category categoryOf(const Catalog &catalog, const KindId &id)
{
    const ServiceKind *kind = catalog.kind(id);
    return kind ? kind->category : Category::Other;
}

} // namespace breakwater
