// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/session.h"

#include "core/support/log.h"
#include "widgets/session/assessor.h"
#include "widgets/session/edit_command.h"
#include "widgets/session/gestures.h"
#include "widgets/session/language.h"
#include "widgets/session/text.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

QString holderName()
{
    const QString user = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return user.isEmpty() ? QStringLiteral("another user") : user;
}

/// What a hand that hovers can read: the whole sentence stands in the Problems panel afterwards.
QString brief(const QString &sentence)
{
    constexpr qsizetype most = 180;
    if (sentence.size() <= most)
        return sentence;
    return sentence.left(sentence.lastIndexOf(QLatin1Char(' '), most)) + QStringLiteral(" \u2026");
}

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
{
    connect(&m_undo, &QUndoStack::cleanChanged, this, [this] { Q_EMIT modifiedChanged(isModified()); });
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
    m_undo.disconnect(this);
}

QString Session::displayName() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).completeBaseName();
    return m_name.isEmpty() ? tr("Untitled") : m_name;
}

bool Session::isModified() const
{
    return m_hasDocument && !m_undo.isClean();
}

Result<Done> Session::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    Result<OpenedDesign> opened = openDesign(toPath(absolute), *m_now.catalog);
    if (!opened)
        return opened.error();
    const bool newer = opened->newer;
    const int format = opened->format;
    const QString writer = toQt(opened->topology.writer);
    replaceDocument(std::move(opened)->topology, absolute, {});
    if (newer) {
        m_readOnlyReason = tr("The file was written by a newer Breakwater (version %1, format %2). It opens "
                              "read-only; nothing "
                              "is dropped from it.")
                               .arg(writer.isEmpty() ? tr("unknown") : writer)
                               .arg(format);
    } else if (const auto holder = DesignLock::holderOf(toPath(absolute))) {
        m_readOnlyReason =
            tr("%1 has this file open. It opens read-only; Save writes a copy.").arg(toQt(*holder));
    } else if (!QFileInfo(absolute).isWritable()) {
        m_readOnlyReason = tr("The file is read-only. You can edit; Save writes a copy.");
    } else if (Result<DesignLock> lock = DesignLock::take(toPath(absolute), toStd(holderName()))) {
        m_lock.emplace(std::move(lock).value());
    } else {
        log::session()->warn("no lock reason={}", lock.error().sentence);
    }
    Q_EMIT documentChanged();
    if (!m_readOnlyReason.isEmpty())
        say(newer ? Level::Warning : Level::Info, m_readOnlyReason);
    return Done{};
}

Result<Done> Session::save()
{
    if (m_path.isEmpty() || !m_readOnlyReason.isEmpty())
        return Error{Error::Code::Unwritable, toStd(tr("The design needs a file name of its own.")), {}};
    return writeTo(m_path);
}

Result<Done> Session::saveAs(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (absolute != m_path) {
        if (const auto holder = DesignLock::holderOf(toPath(absolute)))
            return Error{Error::Code::Unwritable, toStd(tr("%1 has this file open.").arg(toQt(*holder))),
                         toStd(absolute)};
    } else if (!m_readOnlyReason.isEmpty()) {
        return Error{Error::Code::Unwritable, toStd(m_readOnlyReason), toStd(absolute)};
    }
    const Result<Done> written = writeTo(absolute);
    if (!written)
        return written;
    if (absolute != m_path) {
        m_lock.reset();
        m_path = absolute;
        m_readOnlyReason.clear();
        if (Result<DesignLock> lock = DesignLock::take(toPath(absolute), toStd(holderName())))
            m_lock.emplace(std::move(lock).value());
    }
    Q_EMIT documentChanged();
    return Done{};
}

Result<Done> Session::writeTo(const QString &path)
{
    Topology topology = *m_now.topology;
    topology.writer = BREAKWATER_VERSION;
    const Result<Done> saved = saveDesign(topology, toPath(path));
    if (!saved)
        return saved;
    m_undo.setClean();
    Q_EMIT modifiedChanged(false);
    return Done{};
}

void Session::startUntitled(Topology topology, const QString &name)
{
    replaceDocument(std::move(topology), {}, name);
    Q_EMIT documentChanged();
}

void Session::close()
{
    m_lock.reset();
    m_hasDocument = false;
    m_path.clear();
    m_name.clear();
    m_readOnlyReason.clear();
    m_undo.clear();
    show({}, {});
    Q_EMIT documentChanged();
}

void Session::replaceDocument(Topology topology, const QString &path, const QString &name)
{
    m_lock.reset();
    m_path = path;
    m_name = name;
    m_readOnlyReason.clear();
    m_hasDocument = true;
    m_undo.clear();
    m_assessment.reset();
    m_selection = {};
    show(topology, {});
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
    m_undo.push(new EditCommand(*this, label, topology(), std::move(after).value(), m_selection,
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
    m_now.topology = std::make_shared<const Topology>(topology);
    ++m_revision;
    const Selection before = m_selection;
    m_selection = selection;
    keepWhatExists();
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

void Session::say(Level level, const QString &text)
{
    Q_EMIT message(level, text);
}

void Session::toast(const QString &text, bool canUndo)
{
    Q_EMIT toastRequested(text, canUndo);
}

} // namespace breakwater
