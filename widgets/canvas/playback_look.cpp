// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/playback_look.h"

#include "widgets/paper/scene_links.h"
#include "widgets/session/clock_text.h"
#include "widgets/session/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace breakwater {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(PlaybackLook)
};

} // namespace

PlaybackLook::PlaybackLook(std::shared_ptr<const PlayRun> run)
    : m_run(std::move(run))
{
    const EventLog &log = m_run->log;
    for (const PlayEvent &event : log.events)
        if (event.kind == PlayEvent::Kind::Lost)
            m_lost.insert(*event.service);
    for (const auto &[owner, standIns] : log.standIns)
        for (const ServiceId &standIn : standIns)
            m_owners.emplace(standIn, owner);
    for (std::size_t i = 0; i < m_run->plan.blocks.size(); ++i) {
        const PlanBlock &block = m_run->plan.blocks[i];
        if (!block.service)
            continue;
        const BlockWindow &window = m_run->schedule.windows[i];
        Work work{block.key, {}, log.declared + window.start, log.declared + window.end, false};
        if (!block.rows.empty())
            work.number = toQt(block.rows.front().number);
        work.serves = std::any_of(block.effects.begin(), block.effects.end(), [](const Effect &effect) {
            return effect.kind == Effect::Kind::Serving || effect.kind == Effect::Kind::TrafficMoved;
        });
        m_work[*block.service].push_back(std::move(work));
    }
}

ServiceId PlaybackLook::ownerOf(const ServiceId &service) const
{
    const auto found = m_owners.find(service);
    return found == m_owners.end() ? service : found->second;
}

std::vector<scene::Link> PlaybackLook::apply(scene::Geometry &geometry, const Moment &moment)
{
    std::vector<scene::Link> led;
    for (scene::Band &band : geometry.bands) {
        for (scene::CardFace &card : band.cards)
            show(card, moment, !card.ghost && geometry.ghost(card.service) != nullptr);
        for (scene::Link &link : band.links)
            show(link, moment);
        leadOver(band, led);
    }
    for (scene::Link &link : geometry.crossLinks)
        show(link, moment);
    leadOver(geometry.crossLinks, geometry.bands, led);
    return led;
}

/// Where services are reached now. What the platform keeps elsewhere is the same service: who used it before
/// uses it there.
class PlaybackLook::Standing {
public:
    void add(const scene::Band &band)
    {
        for (const scene::CardFace &card : band.cards) {
            if (card.ghost && card.look == scene::CardLook::Done)
                m_serving.emplace(card.service, &card);
            if (!card.ghost)
                (card.look == scene::CardLook::Lost ? m_lost : m_own).emplace(card.service, &card);
        }
    }
    /// The line that takes the place of one which is not cut off and ends at a card that is lost, where its
    /// copy serves; without points.
    std::optional<std::pair<scene::Link, scene::Way>> over(const scene::Link &link) const
    {
        const scene::Way way{at(link.from), at(link.to)};
        if (link.protection || link.points.isEmpty() || link.look == scene::LinkLook::Dead || !way.from
            || !way.to || (!way.from->ghost && !way.to->ghost))
            return std::nullopt;
        scene::Link over;
        over.dependencies = link.dependencies;
        over.from = link.from;
        over.to = link.to;
        over.toGhost = way.to->ghost;
        over.style = link.style;
        over.look = link.look;
        over.selected = link.selected;
        return std::pair(std::move(over), way);
    }

private:
    const scene::CardFace *at(const ServiceId &service) const
    {
        const auto copy = m_lost.contains(service) ? m_serving.find(service) : m_serving.end();
        if (copy != m_serving.end())
            return copy->second;
        const auto usual = m_own.find(service);
        return usual == m_own.end() ? nullptr : usual->second;
    }
    std::map<ServiceId, const scene::CardFace *> m_lost, m_serving, m_own;
};

void PlaybackLook::leadOver(scene::Band &band, std::vector<scene::Link> &led)
{
    Standing standing;
    standing.add(band);
    std::vector<scene::Link> asked;
    std::vector<scene::Way> ways;
    for (scene::Link &link : band.links) {
        auto over = standing.over(link);
        if (!over)
            continue;
        asked.push_back(std::move(over->first));
        ways.push_back(over->second);
        link.look = scene::LinkLook::Dead;
    }
    if (asked.empty())
        return;
    if (!m_led.lead(band, ways, asked)) {
        scene::leadLines(asked, ways, band);
        m_led.keep(band, ways, std::vector<QString>(asked.size()), asked);
    }
    led.insert(led.end(), std::make_move_iterator(asked.begin()), std::make_move_iterator(asked.end()));
}

/// On the same track as the line that is cut off.
void PlaybackLook::leadOver(std::vector<scene::Link> &crossLinks, const std::vector<scene::Band> &bands,
                            std::vector<scene::Link> &led)
{
    if (crossLinks.empty())
        return;
    Standing standing;
    for (const scene::Band &band : bands)
        standing.add(band);
    for (scene::Link &link : crossLinks) {
        auto over = standing.over(link);
        if (!over)
            continue;
        const QRectF usual = link.points.boundingRect();
        over->first.points = scene::crossWay(*over->second.from, *over->second.to, usual.left());
        led.push_back(std::move(over->first));
        link.look = scene::LinkLook::Dead;
    }
}

void PlaybackLook::clear(scene::Geometry &geometry)
{
    for (scene::Band &band : geometry.bands) {
        for (scene::CardFace &card : band.cards) {
            card.look = scene::CardLook::Normal;
            card.note.clear();
            card.noteRight.clear();
            card.progress = 0;
        }
        for (scene::Link &link : band.links)
            link.look = scene::LinkLook::Usual;
    }
    for (scene::Link &link : geometry.crossLinks)
        link.look = scene::LinkLook::Usual;
}

/// What has failed stays so where it stands; a replica that the platform keeps comes up beside it.
void PlaybackLook::show(scene::CardFace &card, const Moment &moment, bool hasGhost) const
{
    Condition condition = moment.of(card.service);
    const bool lost = m_lost.count(card.service) != 0 && moment.done > 0;
    if (hasGhost && lost)
        condition = Condition::Failed;
    else if (card.ghost && condition == Condition::Failed)
        condition = Condition::Usual;
    card.look = scene::CardLook::Normal;
    card.note.clear();
    card.noteRight.clear();
    card.progress = 0;
    switch (condition) {
    case Condition::Usual:
        break;
    case Condition::Failed:
        card.look = scene::CardLook::Lost;
        card.note = Say::tr("No reply");
        break;
    case Condition::Recovering:
        showWork(card, ownerOf(card.service), moment);
        break;
    case Condition::Recovered:
        showDone(card, ownerOf(card.service), moment);
        break;
    case Condition::Degraded:
        card.look = scene::CardLook::Degraded;
        card.note = Say::tr("Degraded");
        break;
    }
}

void PlaybackLook::showWork(scene::CardFace &card, const ServiceId &owner, const Moment &moment) const
{
    card.look = scene::CardLook::Running;
    const auto works = m_work.find(owner);
    if (works == m_work.end())
        return;
    for (const Work &work : works->second) {
        if (std::find(moment.running.begin(), moment.running.end(), work.key) == moment.running.end())
            continue;
        const Minutes whole = work.end - work.start;
        card.note = work.number.isEmpty() ? Say::tr("Running") : work.number;
        card.noteRight =
            QStringLiteral("%1 / %2").arg(secondsText(moment.at - work.start), minutesText(whole));
        card.progress = whole > Minutes{0} ? (moment.at - work.start) / whole : 0;
        return;
    }
    card.note = Say::tr("Waiting");
}

void PlaybackLook::showDone(scene::CardFace &card, const ServiceId &owner, const Moment &moment) const
{
    card.look = scene::CardLook::Done;
    const Work *last = nullptr;
    const auto works = m_work.find(owner);
    if (works != m_work.end())
        for (const Work &work : works->second)
            if (work.serves && work.end <= moment.at && (!last || work.end >= last->end))
                last = &work;
    card.note = last && !last->number.isEmpty() ? last->number : Say::tr("Serving");
    if (last)
        card.noteRight = tPlusText(last->end - m_run->log.declared);
}

void PlaybackLook::show(scene::Link &link, const Moment &moment) const
{
    link.look = scene::LinkLook::Usual;
    const auto take = [&link](LinkCondition condition) {
        if (condition == LinkCondition::Dead)
            link.look = scene::LinkLook::Dead;
        else if (condition == LinkCondition::Lit && link.look == scene::LinkLook::Usual)
            link.look = scene::LinkLook::Lit;
    };
    for (const DependencyId &id : link.dependencies)
        if (const auto found = moment.links.find(id); found != moment.links.end())
            take(found->second);
    if (!link.protection)
        return;
    if (const auto found = moment.copies.find(*link.protection); found != moment.copies.end())
        take(found->second);
    else if (link.toGhost && m_lost.count(link.from) != 0 && moment.done > 0)
        take(LinkCondition::Dead);
}

} // namespace breakwater
