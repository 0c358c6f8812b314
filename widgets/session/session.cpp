// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/session.h"

#include "widgets/session/assessor.h"
#include "widgets/session/disk_watch.h"
#include "widgets/session/edit_command.h"
#include "widgets/session/gestures.h"
#include "widgets/session/journal_keeper.h"
#include "widgets/session/language.h"
#include "widgets/session/text.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

bool sameIdentity(const Topology &a, const Topology &b)
{
    return a.engagement == b.engagement && a.roles == b.roles && a.stamps == b.stamps
        && a.agreements == b.agreements && a.records == b.records && a.layouts == b.layouts
        && a.extra == b.extra;
}

} // namespace

Session::Session(std::shared_ptr<const Catalog> catalog, std::chrono::year_month_day asOf, QObject *parent)
    : QObject(parent)
    , m_now{std::make_shared<const Topology>(), std::move(catalog), asOf}
    , m_mint(IdMint::random())
    , m_assessor(std::make_unique<Assessor>())
    , m_disk(std::make_unique<DiskWatch>())
{
    startHistory(std::make_unique<QUndoStack>());
    connect(m_disk.get(), &DiskWatch::changed, this, &Session::changedOnDisk);
    connect(m_assessor.get(), &Assessor::assessed, this,
            [this](const std::shared_ptr<const Assessment> &assessment, quint64 revision) {
                if (revision != m_revision)
                    return; // of a design that is gone
                m_assessment = assessment;
                m_assessedRevision = revision;
                Q_EMIT assessmentChanged();
            });
}

Session::~Session()
{
    m_undo->disconnect(this);
}

bool Session::apply(const Edit &edit, const QString &label, const Options &options)
{
    Result<Topology> after = edit(topology());
    if (!after) {
        say(Level::Error, toQt(after.error().sentence));
        return false;
    }
    if (sameIdentity(topology(), *after) || sameContent(topology(), *after))
        return true;
    m_undo->push(new EditCommand(*this, label, topology(), std::move(after).value(), m_selection,
                                 options.select.value_or(m_selection), options.mergeKey));
    return true;
}

std::optional<ServiceId> Session::addService(const KindId &kind, const StampId &stampId, Site site,
                                             std::optional<CardPlace> place)
{
    const Stamp *stamp = topology().stamp(stampId);
    if (!stamp)
        return std::nullopt;
    const ServiceId id{mint(kind.text)};
    const std::string name = freeName(topology(), catalog(), kind);
    const CardPlace at = place.value_or(freePlace(*stamp, topology().layout(stampId), site));
    Selection selected;
    selected.stamp = stampId;
    selected.services = {id};
    if (!apply(dropService(catalog(), stampId, kind, id, name, site, at),
               tr("Add %1").arg(kindName(catalog(), kind)), {.mergeKey = {}, .select = selected}))
        return std::nullopt;
    Q_EMIT renameRequested(toQt(id.text));
    return id;
}

std::pair<StampId, Site> Session::targetZone(const KindId &kind) const
{
    StampId stamp = m_selection.stamp;
    std::optional<Site> site = m_selection.site;
    if (!m_selection.services.empty()) {
        const auto [holder, service] = topology().find(m_selection.services.front());
        if (service) {
            stamp = holder->id;
            site = service->at;
        }
    }
    if (stamp.empty() && !topology().stamps.empty())
        stamp = topology().stamps.front()->id;
    const Stamp *holder = topology().stamp(stamp);
    if (holder && (!site || whyImpossible(catalog(), *holder, kind, *site))) {
        for (const Site other : {Site::Primary, Site::Global, Site::External}) {
            if (!whyImpossible(catalog(), *holder, kind, other)) {
                site = other;
                break;
            }
        }
    }
    return {stamp, site.value_or(Site::Primary)};
}

std::string Session::mint(std::string_view kind) const
{
    return m_mint.mint(kind, topology());
}

void Session::show(const Topology &topology, const Selection &selection)
{
    const std::shared_ptr<const Topology> replaced = m_now.topology;
    m_now.topology = std::make_shared<const Topology>(topology);
    ++m_revision;
    endPreview();
    const Selection before = m_selection;
    m_selection = selection;
    keepWhatExists();
    noteInJournal(*replaced);
    Q_EMIT topologyChanged();
    if (m_selection != before)
        Q_EMIT selectionChanged();
    requestAssessment();
}

void Session::keepWhatExists()
{
    Selection &now = m_selection;
    std::erase_if(now.services, [this](const ServiceId &id) { return !topology().find(id).second; });
    std::erase_if(now.dependencies, [this](const DependencyId &id) {
        return std::none_of(topology().stamps.begin(), topology().stamps.end(),
                            [&](const auto &stamp) { return stamp->dependency(id); });
    });
    if (!now.stamp.empty() && !topology().stamp(now.stamp))
        now = {};
}

void Session::requestAssessment()
{
    if (m_hasDocument)
        m_assessor->request(m_now, m_revision);
}

void Session::select(Selection selection)
{
    if (selection == m_selection)
        return;
    m_selection = std::move(selection);
    Q_EMIT selectionChanged();
}

void Session::reveal(const std::string &id)
{
    for (const auto &stamp : topology().stamps) {
        Selection found;
        found.stamp = stamp->id;
        if (stamp->id.text == id) {
            select(found);
        } else if (const Service *service = stamp->service(ServiceId{id})) {
            found.services = {service->id};
            select(found);
        } else if (const Dependency *dependency = stamp->dependency(DependencyId{id})) {
            found.dependencies = {dependency->id};
            select(found);
        } else if (const Protection *protection = stamp->protection(ProtectionId{id})) {
            found.services = {protection->service};
            select(found);
            Q_EMIT revealRequested(toQt(protection->service.text));
            return;
        } else {
            continue;
        }
        Q_EMIT revealRequested(toQt(id));
        return;
    }
}

void Session::revealSelection()
{
    if (!m_selection.services.empty())
        Q_EMIT revealRequested(toQt(m_selection.services.front().text));
    else if (!m_selection.dependencies.empty())
        Q_EMIT revealRequested(toQt(m_selection.dependencies.front().text));
}

Trial Session::tryOut(const Edit &edit) const
{
    const Result<Topology> after = edit(topology());
    if (!after)
        return {Trial::State::Impossible, tr("Not possible"), toQt(after.error().sentence), {}};
    if (m_trialBaseOf != m_now.topology) {
        m_trialBase = assessmentIsCurrent()
            ? m_assessment
            : std::make_shared<const Assessment>(assess(m_now, m_trialMemory));
        m_trialBaseOf = m_now.topology;
    }
    Snapshot trial = m_now;
    trial.topology = std::make_shared<const Topology>(*after);
    const Assessment result = assess(trial, m_trialMemory);
    std::set<std::string> known;
    for (const Finding &finding : m_trialBase->findings)
        known.insert(finding.key());
    const Finding *worst = nullptr;
    int count = 0;
    for (const Finding &finding : result.findings) {
        if (known.contains(finding.key()) || finding.level() == Level::Info)
            continue;
        ++count;
        if (!worst || finding.severity < worst->severity)
            worst = &finding;
    }
    if (!worst)
        return {Trial::State::Ok, tr("Fits"), tr("No new finding."), {}};
    const bool error = worst->level() == Level::Error;
    const QString more = count > 1 ? tr(" And %1 more.").arg(count - 1) : QString();
    return {error ? Trial::State::Violation : Trial::State::Warning,
            toQt(worst->rule.text) + QStringLiteral(": ") + titleOf(*worst), brief(messageOf(*worst)) + more,
            toQt(worst->remedy)};
}

const Readiness *Session::readiness(const StampId &stamp) const
{
    if (!m_assessment || !m_assessment->estimate(stamp))
        return nullptr;
    if (m_readinessOf != m_assessment) {
        m_readiness.clear();
        m_readinessOf = m_assessment;
    }
    const auto known = m_readiness.find(stamp);
    if (known != m_readiness.end())
        return &known->second;
    return &m_readiness.emplace(stamp, readinessOf(m_now, *m_assessment, stamp)).first->second;
}

void Session::showPreview(std::shared_ptr<const Topology> after)
{
    std::optional<Preview> wanted = previewOf(topology(), std::move(after));
    if (wanted == m_preview)
        return;
    m_preview = std::move(wanted);
    Q_EMIT previewChanged();
}

void Session::endPreview()
{
    if (!m_preview)
        return;
    m_preview.reset();
    Q_EMIT previewChanged();
}

void Session::say(Level level, const QString &text)
{
    Q_EMIT message(level, text);
}

void Session::toast(const QString &text, bool canUndo)
{
    Q_EMIT toastRequested(text, canUndo);
}

} // namespace breakwater
