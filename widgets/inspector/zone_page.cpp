// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/zone_page.h"

#include "widgets/inspector/section.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/glyph.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

std::vector<ChoiceField::Choice> regionChoices(const Catalog &catalog, const Stamp &stamp, ZoneRole role)
{
    const LandingZone *own = stamp.zone(role);
    const LandingZone *other =
        stamp.zone(role == ZoneRole::Primary ? ZoneRole::Secondary : ZoneRole::Primary);
    const Region *now = own ? catalog.region(own->region) : nullptr;
    const Region *opposite = other ? catalog.region(other->region) : nullptr;
    const std::string cloud = now ? now->cloud : opposite ? opposite->cloud : "public";
    const auto isPair = [&](const Region &region) {
        return opposite
            && ((opposite->pair && *opposite->pair == region.id)
                || (region.pair && *region.pair == opposite->id));
    };
    std::vector<const Region *> regions;
    for (const Region &region : catalog.regions)
        if (region.cloud == cloud)
            regions.push_back(&region);
    std::sort(regions.begin(), regions.end(), [&](const Region *a, const Region *b) {
        return std::tuple(!isPair(*a), a->name) < std::tuple(!isPair(*b), b->name);
    });
    std::vector<ChoiceField::Choice> choices;
    if (!own)
        choices.push_back({QString(), ZonePage::tr("None")});
    for (const Region *region : regions) {
        QString title = toQt(region->name);
        if (isPair(*region))
            title += ZonePage::tr(" \u00b7 paired");
        choices.push_back({toQt(region->id.text), title});
    }
    return choices;
}

ChoiceField *regionField(Session &session, const StampId &stampId, ZoneRole role, QWidget *parent)
{
    const Stamp *stamp = session.topology().stamp(stampId);
    const bool primary = role == ZoneRole::Primary;
    return new ChoiceField(
        primary ? QStringLiteral("primaryRegion") : QStringLiteral("secondaryRegion"),
        primary ? ZonePage::tr("Primary region") : ZonePage::tr("Secondary region"),
        regionChoices(session.catalog(), *stamp, role),
        [&session, stampId, role](const QString &word) -> std::optional<QString> {
            const RegionId region{toStd(word)};
            const QString name = regionName(session.catalog(), region);
            if (word.isEmpty())
                return ZonePage::tr("Choose a region.");
            if (session.apply(setZoneRegion(stampId, role, region),
                              (role == ZoneRole::Primary ? ZonePage::tr("Move primary to %1")
                                                         : ZonePage::tr("Move secondary to %1"))
                                  .arg(name)))
                return std::nullopt;
            return ZonePage::tr("The zone cannot move there.");
        },
        parent);
}

ZonePage::ZonePage(Session &session, StampId stampId, Site site, QWidget *parent)
    : Page(session, parent)
    , m_stamp(std::move(stampId))
    , m_site(site)
{
    addHeader(
        [this](QPainter &painter, const QRectF &box) {
            paintTile(painter, box, namedGlyph(QStringLiteral("region")), currentTokens().zoneBorder(m_site));
        },
        [this] { return stamp() ? siteTitle(this->session().catalog(), *stamp(), m_site) : QString(); },
        [this] { return stamp() ? toQt(stamp()->name) : QString(); });
    if (m_site == Site::Primary)
        addLane(ZoneRole::Primary);
    else if (m_site == Site::Secondary)
        addLane(ZoneRole::Secondary);
    auto *text = new QLabel(this);
    text->setObjectName(QStringLiteral("zoneSummary"));
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setContentsMargins(12, 12, 12, 12);
    column()->addWidget(text);
    onRefresh([this, text] {
        if (!stamp())
            return;
        const auto count = std::count_if(stamp()->services.begin(), stamp()->services.end(),
                                         [this](const Service &service) { return service.at == m_site; });
        text->setText(tr("%1 here. Drag more from the palette, or press Enter on an entry.")
                          .arg(counted(static_cast<int>(count), tr("1 service"), tr("%1 services"))));
    });
    column()->addStretch(1);
}

void ZonePage::addLane(ZoneRole role)
{
    auto *section = new Section(QStringLiteral("sectionPlacement"), tr("Placement"), this);
    column()->addWidget(section);
    ChoiceField *region = regionField(session(), m_stamp, role, section);
    section->body()->addWidget(labelled(tr("Region"), region, section));
    onRefresh([this, region, role] {
        if (const LandingZone *zone = stamp() ? stamp()->zone(role) : nullptr)
            region->show(toQt(zone->region.text));
    });

    const auto text = [&](const QString &name, const QString &title,
                          std::optional<std::string> LandingZone::*member) {
        auto *field = new TextField(
            name, title,
            [this, role, member, title](const QString &typed) -> std::optional<QString> {
                const bool done = session().apply(changeStamp(m_stamp,
                                                              [=](Stamp &one) {
                                                                  for (LandingZone &zone : one.zones)
                                                                      if (zone.role == role)
                                                                          zone.*member = typed.isEmpty()
                                                                              ? std::nullopt
                                                                              : std::optional(toStd(typed));
                                                              }),
                                                  tr("Change %1").arg(title));
                return done ? std::nullopt : std::optional(tr("The design does not take this value."));
            },
            section);
        field->setPlaceholder(tr("Unknown"));
        section->body()->addWidget(labelled(title, field, section));
        onRefresh([this, field, role, member] {
            if (const LandingZone *zone = stamp() ? stamp()->zone(role) : nullptr)
                field->show(toQt((zone->*member).value_or(std::string())));
        });
    };
    text(QStringLiteral("zoneResourceGroup"), tr("Resource group"), &LandingZone::resourceGroup);
    text(QStringLiteral("zoneSubscription"), tr("Subscription"), &LandingZone::subscription);

    auto *facts = new QLabel(section);
    facts->setObjectName(QStringLiteral("regionFacts"));
    facts->setWordWrap(true);
    facts->setFont(screenFont(11));
    facts->setForegroundRole(QPalette::PlaceholderText);
    section->body()->addWidget(facts);
    onRefresh([this, facts, role] {
        const LandingZone *zone = stamp() ? stamp()->zone(role) : nullptr;
        const Region *known = zone ? session().catalog().region(zone->region) : nullptr;
        if (!known)
            return;
        QStringList lines;
        lines << tr("%1, %2").arg(toQt(known->place), toQt(known->geography));
        lines << (known->zones ? tr("Has availability zones.") : tr("Has no availability zones."));
        lines << (known->pair ? tr("Paired with %1.").arg(regionName(session().catalog(), *known->pair))
                              : tr("Has no paired region."));
        facts->setText(lines.join(QLatin1Char('\n')));
    });
}

} // namespace breakwater
