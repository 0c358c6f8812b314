// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/text.h"

#include "widgets/session/language.h"
#include "widgets/session/preferences.h"

#include <QCoreApplication>

#include <cmath>

namespace breakwater {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(breakwater::Words)
};

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
        return Words::tr("Web");
    case StampType::Automation:
        return Words::tr("Automation");
    case StampType::Kubernetes:
        return Words::tr("Kubernetes");
    case StampType::Genai:
        return Words::tr("GenAI");
    case StampType::Platform:
        return Words::tr("Platform");
    case StampType::Custom:
        break;
    }
    return Words::tr("Custom");
}

QString titleOf(Strategy strategy)
{
    switch (strategy) {
    case Strategy::BackupRestore:
        return Words::tr("Backup and restore");
    case Strategy::PilotLight:
        return Words::tr("Pilot light");
    case Strategy::WarmStandby:
        return Words::tr("Warm standby");
    case Strategy::HotStandby:
        return Words::tr("Hot standby");
    case Strategy::ActiveActive:
        break;
    }
    return Words::tr("Active-active");
}

QString titleOf(Site site)
{
    switch (site) {
    case Site::Primary:
        return Words::tr("Primary");
    case Site::Secondary:
        return Words::tr("Secondary");
    case Site::Global:
        return Words::tr("Global");
    case Site::External:
        break;
    }
    return Words::tr("External");
}

QString titleOf(DisruptionKind kind)
{
    switch (kind) {
    case DisruptionKind::Zone:
        return Words::tr("Loss of a zone");
    case DisruptionKind::Region:
        return Words::tr("Loss of the region");
    case DisruptionKind::Service:
        return Words::tr("Loss of a service");
    case DisruptionKind::Provider:
        return Words::tr("Provider down");
    case DisruptionKind::Corruption:
        return Words::tr("Corruption");
    case DisruptionKind::Deletion:
        break;
    }
    return Words::tr("Deletion");
}

QString titleOf(DependencyType type)
{
    switch (type) {
    case DependencyType::Calls:
        return Words::tr("calls");
    case DependencyType::Reads:
        return Words::tr("reads");
    case DependencyType::Writes:
        return Words::tr("writes");
    case DependencyType::Ingests:
        return Words::tr("ingests from");
    case DependencyType::Publishes:
        return Words::tr("publishes to");
    case DependencyType::Routes:
        return Words::tr("routes to");
    case DependencyType::Hosts:
        return Words::tr("is hosted by");
    case DependencyType::ReadsSecret:
        return Words::tr("reads a secret of");
    case DependencyType::PullsImage:
        return Words::tr("pulls images from");
    case DependencyType::ResolvesDns:
        return Words::tr("resolves names by");
    case DependencyType::Authenticates:
        return Words::tr("authenticates with");
    case DependencyType::DeploysFrom:
        return Words::tr("is deployed from");
    case DependencyType::Uses:
        break;
    }
    return Words::tr("uses");
}

QString titleOf(Grade grade)
{
    switch (grade) {
    case Grade::Measured:
        return Words::tr("Measured");
    case Grade::Stated:
        return Words::tr("Stated");
    case Grade::Sla:
        return Words::tr("SLA");
    case Grade::Documented:
        return Words::tr("Documented");
    case Grade::Estimated:
        break;
    }
    return Words::tr("Estimate");
}

QString titleOf(Level level)
{
    switch (level) {
    case Level::Error:
        return Words::tr("Error");
    case Level::Warning:
        return Words::tr("Warning");
    case Level::Info:
        break;
    }
    return Words::tr("Info");
}

Mark markOf(Level level)
{
    return level == Level::Error ? Mark::Error : level == Level::Warning ? Mark::Warning : Mark::Info;
}

QString titleOf(Category category)
{
    switch (category) {
    case Category::Network:
        return Words::tr("Network");
    case Category::Web:
        return Words::tr("Web");
    case Category::Containers:
        return Words::tr("Containers"); // the catalog's title is longer than the palette is wide
    case Category::Database:
        return Words::tr("Database");
    case Category::Storage:
        return Words::tr("Storage");
    case Category::Analytics:
        return Words::tr("Analytics");
    case Category::Integration:
        return Words::tr("Integration");
    case Category::Ai:
        return Words::tr("AI");
    case Category::Security:
        return Words::tr("Security");
    case Category::Observability:
        return Words::tr("Observability");
    case Category::Other:
        break;
    }
    return Words::tr("Other");
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
    return inInterface(humanFigure(figure));
}

QString brief(const QString &sentence)
{
    constexpr qsizetype most = 180;
    if (sentence.size() <= most)
        return sentence;
    return sentence.left(sentence.lastIndexOf(QLatin1Char(' '), most)) + QStringLiteral(" \u2026");
}

QString minutesText(Minutes minutes)
{
    return inInterface(humanMinutes(minutes));
}

QString promiseText(const Promise &promise)
{
    if (promise.unbounded)
        return Words::tr("unbounded");
    return (promise.atLeast ? QStringLiteral("\u2265 ") : QString()) + minutesText(promise.rto);
}

QString minutesText(const std::optional<Minutes> &minutes)
{
    return minutes ? minutesText(*minutes) : QStringLiteral("\u2013");
}

QString moneyText(const CostSum &sum)
{
    if (!sum.known())
        return Words::tr("unknown");
    const QString money = toQt(humanCost(sum.usd, Preferences::self().currency()));
    return sum.atLeast() ? Words::tr("at least %1").arg(money) : money;
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
        return Words::tr("Other system");
    return toQt(id.text);
}

Category categoryOf(const Catalog &catalog, const KindId &id)
{
    const ServiceKind *kind = catalog.kind(id);
    return kind ? kind->category : Category::Other;
}

} // namespace breakwater
