// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/copying.h"
#include "core/model/mirror.h"
#include "core/storage/design_file.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/paper/diagram.h"
#include "widgets/session/gestures.h"
#include "widgets/session/text.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>

#include <algorithm>
#include <limits>
#include <set>

/// Things that make other things of what is selected: duplicates, the clipboard, counterparts.
namespace breakwater {

namespace {

constexpr double kPictureScale = 2;

bool isLane(Site site)
{
    return site == Site::Primary || site == Site::Secondary;
}

} // namespace

Mint CanvasView::minting() const
{
    return remembering([this](std::string_view kind) { return m_session.mint(kind); });
}

std::vector<CardPlace> CanvasView::takenIn(const Zone &zone, const std::vector<ServiceId> &except) const
{
    std::vector<CardPlace> places;
    if (const scene::Band *band = m_geometry.band(zone.first))
        for (const scene::CardFace &card : band->cards) {
            if (card.site != zone.second
                || std::find(except.begin(), except.end(), card.service) != except.end())
                continue;
            // A replica, too, keeps its row; it has no place of its own in the layout.
            const QPointF at = card.frame.topLeft() - band->origin(card.site);
            places.push_back(card.ghost ? CardPlace{qRound(at.x()), qRound(at.y()), false}
                                        : placeOn(*band, card));
        }
    // A folded stamp shows no cards, and keeps their places.
    const scene::Band *band = m_geometry.band(zone.first);
    const Stamp *stamp = m_session.topology().stamp(zone.first);
    const Layout *layout = m_session.topology().layout(zone.first);
    if (band && band->collapsed && stamp && layout)
        for (const auto &[id, place] : layout->cards)
            if (const Service *service = stamp->service(id); service && service->at == zone.second
                && std::find(except.begin(), except.end(), id) == except.end())
                places.push_back(place);
    return places;
}

CardPlace CanvasView::placeOn(const scene::Band &band, const scene::CardFace &card) const
{
    const QPointF at = card.frame.topLeft() - band.origin(card.site);
    const Layout *layout = m_session.topology().layout(band.stamp);
    const auto given =
        layout ? layout->cards.find(card.service) : std::map<ServiceId, CardPlace>::const_iterator();
    if (m_zonesShown && layout && given != layout->cards.end())
        return given->second; // where it stands when the zones are hidden again
    const bool pinned = layout && given != layout->cards.end() && given->second.pinned;
    return {qRound(at.x()), qRound(at.y()), pinned};
}

std::map<ServiceId, CardPlace> CanvasView::shownPlaces(const std::vector<ServiceId> &services) const
{
    std::map<ServiceId, CardPlace> places;
    for (const ServiceId &id : services) {
        const scene::CardFace *card = m_geometry.card(id);
        const scene::Band *band = card ? m_geometry.band(card->stamp) : nullptr;
        if (band) {
            places[id] = placeOn(*band, *card);
            continue;
        }
        // In a folded stamp it stands where it will be seen again.
        const Stamp *stamp = m_session.topology().find(id).first;
        const Layout *layout = stamp ? m_session.topology().layout(stamp->id) : nullptr;
        if (layout && layout->cards.contains(id))
            places[id] = layout->cards.at(id);
    }
    return places;
}

QString CanvasView::wordsFor(const std::vector<ServiceId> &services) const
{
    const Service *first =
        services.size() == 1 ? m_session.topology().find(services.front()).second : nullptr;
    return first ? toQt(first->name)
                 : counted(static_cast<int>(services.size()), tr("1 service"), tr("%1 services"));
}

// --- duplicates --------------------------------------------------------------------------------------------

void CanvasView::duplicateSelected()
{
    const std::vector<ServiceId> chosen = m_session.selection().services;
    if (chosen.empty())
        return;
    const auto places = shownPlaces(chosen);
    std::map<Zone, std::vector<CardPlace>> taken;
    const Copying copies = copyInto(
        m_session.topology(), excerptOf(m_session.topology(), chosen, places),
        [&](const Stamp &stamp, const Service &service) -> std::optional<Spot> {
            const Zone zone(stamp.id, service.at);
            auto &there = taken.try_emplace(zone, takenIn(zone, {})).first->second;
            const auto shown = places.find(service.id);
            if (isLane(service.at) && onShelf(stamp, m_session.topology().layout(stamp.id), service))
                return Spot{stamp.id, service.at, std::nullopt}; // beside it on the shelf
            CardPlace wanted = shown == places.end() ? CardPlace{} : shown->second;
            wanted.pinned = false;
            (isLane(service.at) ? wanted.y : wanted.x) +=
                isLane(service.at) ? grid::kRow : grid::kStripColumn;
            there.push_back(nearestFree(service.at, wanted, there));
            return Spot{stamp.id, service.at, there.back()};
        },
        minting());
    Selection after = m_session.selection();
    after.services = copies.services;
    if (m_session.apply(copies.edit, tr("Duplicate %1").arg(wordsFor(chosen)),
                        {.mergeKey = {}, .select = after}))
        showSelected();
}

/// What was made is seen, as far as it fits.
void CanvasView::showSelected()
{
    const std::vector<ServiceId> services = m_session.selection().services; // outlives what a view may select
    for (auto one = services.rbegin(); one != services.rend(); ++one)
        bringIntoView(toQt(one->text));
}

Copying CanvasView::copiesIn(const Zone &zone) const
{
    const auto places = placesIn(zone);
    const Stamp *stamp = m_session.topology().stamp(zone.first);
    return copyInto(
        m_session.topology(), excerptOf(m_session.topology(), m_dragged, {}),
        [&](const Stamp &, const Service &service) -> std::optional<Spot> {
            const auto place = places.find(service.id);
            if (place == places.end() || !stamp
                || whyImpossible(m_session.catalog(), *stamp, service.kind, zone.second))
                return std::nullopt;
            return Spot{zone.first, zone.second, place->second};
        },
        minting());
}

// --- clipboard ---------------------------------------------------------------------------------------------

void CanvasView::copySelected()
{
    const std::vector<ServiceId> &chosen = m_session.selection().services;
    if (chosen.empty())
        return;
    const Topology excerpt = excerptOf(m_session.topology(), chosen, shownPlaces(chosen));
    auto *mime = new QMimeData;
    mime->setData(QLatin1String(kExcerptMime), QByteArray::fromStdString(writeDesign(excerpt)));
    QStringList lines;
    for (const auto &stamp : excerpt.stamps)
        for (const Service &service : stamp->services)
            lines << toQt(service.name) + QLatin1Char('\t') + kindName(m_session.catalog(), service.kind)
                    + QLatin1Char('\t') + siteTitle(m_session.catalog(), *stamp, service.at);
    mime->setText(lines.join(QLatin1Char('\n')));
    paper::DiagramRequest request;
    request.now = m_session.now();
    request.assessment = m_session.assessment().get();
    request.services = chosen;
    request.legend = request.titleBlock = false;
    if (const Result<std::string> png = paper::diagramPng(request, kPictureScale))
        mime->setImageData(QImage::fromData(QByteArray::fromStdString(*png)));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_session.toast(tr("%1 copied").arg(wordsFor(chosen)), false);
}

void CanvasView::cutSelected()
{
    if (m_session.selection().services.empty())
        return;
    copySelected();
    removeSelected();
}

bool CanvasView::canPaste() const
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    return mime && mime->hasFormat(QLatin1String(kExcerptMime)) && !m_session.topology().stamps.empty();
}

/// The zone under the pointer, else that of the selection, else the first lane.
Zone CanvasView::pasteZone(QPointF *at) const
{
    const QPoint cursor = viewport()->mapFromGlobal(QCursor::pos());
    if (const auto hovered = m_geometry.zoneAt(mapToScene(m_hand)); hovered && m_handInside) {
        *at = mapToScene(m_hand);
        return *hovered;
    }
    if (const auto hovered = m_geometry.zoneAt(mapToScene(cursor));
        hovered && viewport()->rect().contains(cursor)) {
        *at = mapToScene(cursor);
        return *hovered;
    }
    const Selection &selection = m_session.selection();
    Zone zone(selection.stamp, selection.site.value_or(Site::Primary));
    if (!selection.services.empty())
        if (const auto [stamp, service] = m_session.topology().find(selection.services.front()); service)
            zone = {stamp->id, service->at};
    if (!m_geometry.band(zone.first))
        zone.first = m_session.topology().stamps.front()->id;
    const scene::Band *band = m_geometry.band(zone.first);
    *at = band ? band->origin(zone.second) : QPointF();
    return zone;
}

void CanvasView::paste()
{
    if (!canPaste())
        return m_session.toast(tr("The clipboard holds no services."), false);
    const QByteArray bytes = QGuiApplication::clipboard()->mimeData()->data(QLatin1String(kExcerptMime));
    const Result<OpenedDesign> opened =
        readDesign(bytes.toStdString(), m_session.catalog(), toStd(tr("clipboard")));
    if (!opened)
        return m_session.toast(tr("The clipboard cannot be read: %1").arg(toQt(opened.error().text())),
                               false);
    pasteExcerpt(opened->topology);
}

void CanvasView::pasteExcerpt(const Topology &excerpt)
{
    QPointF at;
    const Zone zone = pasteZone(&at);
    const Stamp *stamp = m_session.topology().stamp(zone.first);
    const scene::Band *band = m_geometry.band(zone.first);
    if (!stamp || !band)
        return;
    std::set<Site> sites;
    QPoint corner(std::numeric_limits<int>::max(), std::numeric_limits<int>::max());
    for (const auto &part : excerpt.stamps)
        for (const Service &service : part->services) {
            sites.insert(service.at);
            const Layout *layout = excerpt.layout(part->id);
            if (const auto place = layout ? layout->cards.find(service.id) : decltype(layout->cards.end())();
                layout && place != layout->cards.end())
                corner = QPoint(std::min(corner.x(), place->second.x), std::min(corner.y(), place->second.y));
        }
    const CardPlace base = scene::placeAt(*band, zone.second, at);
    std::map<Site, std::vector<CardPlace>> taken;
    QStringList refused;
    const Copying copies = copyInto(
        m_session.topology(), excerpt,
        [&](const Stamp &from, const Service &service) -> std::optional<Spot> {
            // What lay in one zone goes to the zone pointed at; what lay in several keeps its side.
            const Site site = sites.size() == 1 ? zone.second : service.at;
            if (const auto why = whyImpossible(m_session.catalog(), *stamp, service.kind, site)) {
                refused << *why;
                return std::nullopt;
            }
            const Layout *layout = excerpt.layout(from.id);
            const auto card = layout ? layout->cards.find(service.id) : decltype(layout->cards.end())();
            const bool placed = layout && card != layout->cards.end();
            // Among cards the base of a lane stays its base; alone it is wanted where the pointer is.
            if (!excerpt.layouts.empty() && isLane(site) && onShelf(from, layout, service))
                return Spot{stamp->id, site, std::nullopt};
            auto &there = taken.try_emplace(site, takenIn({stamp->id, site}, {})).first->second;
            CardPlace wanted = base;
            if (placed) {
                wanted.x = sites.size() == 1 ? base.x + card->second.x - corner.x() : card->second.x;
                wanted.y = base.y + card->second.y - corner.y();
            }
            there.push_back(nearestFree(site, wanted, there));
            return Spot{stamp->id, site, there.back()};
        },
        minting());
    refused.removeDuplicates();
    if (copies.services.empty()) {
        m_session.toast(refused.join(QStringLiteral("; ")), false);
        return;
    }
    Selection after;
    after.stamp = stamp->id;
    after.services = copies.services;
    const int number = static_cast<int>(copies.services.size());
    if (!m_session.apply(copies.edit, tr("Paste %1").arg(counted(number, tr("1 service"), tr("%1 services"))),
                         {.mergeKey = {}, .select = after}))
        return;
    setFocus(Qt::OtherFocusReason);
    showSelected();
    if (!refused.isEmpty())
        m_session.toast(tr("Not pasted: %1").arg(refused.join(QStringLiteral("; "))), true);
}

// --- mirror ------------------------------------------------------------------------------------------------

void CanvasView::mirrorSelected()
{
    const Selection &selection = m_session.selection();
    std::map<StampId, std::vector<ServiceId>> wanted;
    for (const ServiceId &id : selection.services)
        if (const Stamp *stamp = m_session.topology().find(id).first)
            wanted[stamp->id].push_back(id);
    const Stamp *lane = selection.services.empty() ? m_session.topology().stamp(selection.stamp) : nullptr;
    if (lane && selection.dependencies.empty() && isLane(selection.site.value_or(Site::Primary)))
        for (const Service &service : lane->services)
            if (service.at == selection.site.value_or(Site::Primary))
                wanted[lane->id].push_back(service.id);
    if (wanted.empty())
        return m_session.toast(tr("Select cards, or a lane by its head, and mirror again."), false);

    const Mint mint = minting();
    std::vector<Edit> edits;
    Mirroring sum;
    for (const auto &[stamp, services] : wanted) {
        const Mirroring one = mirrorToPair(m_session.catalog(), m_session.topology(), stamp, services, mint);
        edits.push_back(one.edit);
        edits.push_back(sameRows(stamp, one));
        sum.made.insert(sum.made.end(), one.made.begin(), one.made.end());
        sum.paired.insert(sum.paired.end(), one.paired.begin(), one.paired.end());
        sum.platform.insert(sum.platform.end(), one.platform.begin(), one.platform.end());
        sum.skipped.insert(sum.skipped.end(), one.skipped.begin(), one.skipped.end());
        sum.links += one.links;
    }
    Selection after;
    after.stamp = wanted.begin()->first;
    for (const auto &[source, other] : sum.made)
        after.services.push_back(other);
    if (after.services.empty())
        after = selection;
    const quint64 before = m_session.revision();
    if (m_session.apply(allOf(std::move(edits)), tr("Mirror to the pair"),
                        {.mergeKey = {}, .select = after})) {
        showSelected();
        m_session.toast(mirrorWords(sum), m_session.revision() != before);
    }
}

/// Pairs on one row: the counterpart goes to the row of its source, mirrored across the gutter.
Edit CanvasView::sameRows(const StampId &stamp, const Mirroring &mirroring) const
{
    const scene::Band *band = m_geometry.band(stamp);
    if (!band || m_zonesShown)
        return allOf({});
    std::map<ServiceId, CardPlace> places;
    std::map<Site, std::vector<CardPlace>> taken;
    auto pairs = mirroring.made;
    pairs.insert(pairs.end(), mirroring.paired.begin(), mirroring.paired.end());
    std::vector<ServiceId> moving;
    for (const auto &[source, other] : pairs)
        moving.push_back(other);
    const double width = band->primary.frame.width();
    for (const auto &[source, other] : pairs) {
        const scene::CardFace *card = m_geometry.card(source);
        if (!card)
            continue; // on the shelf, and so will its counterpart be
        const Site site = card->site == Site::Primary ? Site::Secondary : Site::Primary;
        auto &there = taken.try_emplace(site, takenIn({stamp, site}, moving)).first->second;
        CardPlace place = placeOn(*band, *card);
        places[source] = place;
        const scene::CardFace *standing = m_geometry.card(other);
        place.x = standing && standing->frame.top() == card->frame.top()
            ? placeOn(*band, *standing).x
            : grid::acrossTheGutter(qRound(width), place.x);
        place.pinned = false;
        there.push_back(freeInRow(site, place, there));
        places[other] = there.back();
    }
    return placeCards(stamp, std::move(places));
}

QString CanvasView::mirrorWords(const Mirroring &done) const
{
    const auto number = [](std::size_t size) { return static_cast<int>(size); };
    QStringList words;
    if (!done.made.empty())
        words << counted(number(done.made.size()), tr("1 service mirrored"), tr("%1 services mirrored"));
    if (done.links)
        words << counted(number(done.links), tr("1 link added"), tr("%1 links added"));
    if (!done.paired.empty())
        words << counted(number(done.paired.size()), tr("1 had its pair"), tr("%1 had their pair"));
    if (!done.platform.empty())
        words << counted(number(done.platform.size()), tr("1 copied by the platform"),
                         tr("%1 copied by the platform"));
    if (done.skipped.size() == 1)
        words << tr("Not mirrored: %1").arg(toQt(done.skipped.front().second));
    else if (!done.skipped.empty())
        words << tr("%1 not mirrored: %2").arg(done.skipped.size()).arg(toQt(done.skipped.front().second));
    return words.join(QStringLiteral(" \u00b7 "));
}

} // namespace breakwater
