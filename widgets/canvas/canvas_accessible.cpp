// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_accessible.h"

#include "widgets/canvas/canvas_view.h"
#include "widgets/session/text.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace breakwater {

namespace {

/// What a thing of the canvas stands for: a card (service), a link (what its line joins), else a zone.
struct Meant {
    StampId stamp;
    Site site = Site::Primary;
    ServiceId service;
    std::vector<DependencyId> dependencies; ///< drawn as one line
    std::optional<ProtectionId> protection; ///< and this one that copies data
    auto key() const { return std::tie(stamp, site, service, dependencies, protection); }
    bool operator<(const Meant &other) const { return key() < other.key(); }
    bool isLink() const { return !dependencies.empty() || protection; }
    bool isZone() const { return service.empty() && !isLink(); }
};

/// Stands for a card, a link or a zone of one canvas.
class CanvasThing final : public QObject {
public:
    CanvasThing(CanvasView *view, Meant meant)
        : QObject(view)
        , m_view(view)
        , m_meant(std::move(meant))
    { }

    CanvasView *view() const { return m_view; }
    const Meant &meant() const { return m_meant; }
    const StampId &stamp() const { return m_meant.stamp; }
    Site site() const { return m_meant.site; }
    bool isZone() const { return m_meant.isZone(); }
    bool isLink() const { return m_meant.isLink(); }

    /// Whether it goes by another name than when this was asked last.
    bool isRenamed(const QString &name)
    {
        const bool renamed = !m_name.isNull() && m_name != name;
        m_name = name;
        return renamed;
    }

    /// Null when the picture has no such line, or has no way for it.
    const scene::Link *link() const
    {
        const auto in = [this](const std::vector<scene::Link> &links) {
            const auto found = std::find_if(links.begin(), links.end(), [this](const scene::Link &link) {
                return link.dependencies == m_meant.dependencies && link.protection == m_meant.protection;
            });
            return found == links.end() ? nullptr : &*found;
        };
        const scene::Band *band = m_view->picture().band(m_meant.stamp);
        const scene::Link *own = band ? in(band->links) : nullptr;
        return own ? own : in(m_view->picture().crossLinks);
    }

    QRect box() const ///< in the viewport
    {
        if (isZone())
            return m_view->placeOf(stamp(), site());
        if (!isLink())
            return m_view->placeOf(m_meant.service);
        const scene::Link *line = link();
        return line ? m_view->mapFromScene(line->points.boundingRect()).boundingRect().adjusted(-1, -1, 1, 1)
                    : QRect();
    }

    Selection selection() const ///< as a click selects it
    {
        if (isZone())
            return {stamp(), site(), {}, {}};
        if (!isLink())
            return {stamp(), {}, {m_meant.service}, {}};
        if (!m_meant.dependencies.empty())
            return {stamp(), {}, {}, m_meant.dependencies};
        const scene::Link *line = link();
        return {stamp(), {}, {line ? line->from : ServiceId()}, {}};
    }

    bool isSelected() const
    {
        const Selection &now = m_view->session().selection();
        if (isZone())
            return now.stamp == stamp() && now.site == site();
        if (!isLink())
            return now.has(m_meant.service);
        return std::any_of(m_meant.dependencies.begin(), m_meant.dependencies.end(),
                           [&](const DependencyId &id) { return now.has(id); });
    }

private:
    CanvasView *m_view;
    Meant m_meant;
    QString m_name; ///< as it was said last
};

struct Things {
    std::vector<CanvasThing *> order;
    bool stale = true; ///< nobody has looked since the picture changed
};

std::map<const CanvasView *, Things> &everyThing()
{
    static std::map<const CanvasView *, Things> map;
    return map;
}

/// Zones, cards and links, in the order in which the picture has them.
std::vector<Meant> meantBy(const scene::Geometry &picture)
{
    std::vector<Meant> all;
    const auto addLink = [&](const StampId &stamp, const scene::Link &link) {
        Meant meant;
        meant.stamp = stamp;
        meant.dependencies = link.dependencies;
        meant.protection = link.protection;
        if (!link.points.isEmpty() && meant.isLink())
            all.push_back(std::move(meant));
    };
    for (const scene::Band &band : picture.bands) {
        for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External})
            if (!band.zone(site).isNull())
                all.push_back({band.stamp, site, {}, {}, {}});
        for (const scene::CardFace &card : band.cards)
            if (!card.ghost)
                all.push_back({band.stamp, card.site, card.service, {}, {}});
        for (const scene::Lane *lane : {&band.primary, &band.secondary})
            for (const scene::ShelfEntry &entry : lane->base)
                all.push_back({band.stamp,
                               lane->role == ZoneRole::Primary ? Site::Primary : Site::Secondary,
                               entry.service,
                               {},
                               {}});
        for (const scene::Link &link : band.links)
            addLink(band.stamp, link);
    }
    for (const scene::Link &link : picture.crossLinks)
        addLink({}, link);
    return all;
}

void send(QObject *thing, QAccessible::Event what)
{
    QAccessibleEvent event(thing, what);
    QAccessible::updateAccessibility(&event);
}

/// The things of a canvas as its picture has them now; what stayed is the same thing as before.
const std::vector<CanvasThing *> &thingsOf(CanvasView *view)
{
    Things &things = everyThing()[view];
    if (!things.stale)
        return things.order;
    things.stale = false;
    std::map<Meant, CanvasThing *> known;
    for (CanvasThing *thing : things.order)
        known.emplace(thing->meant(), thing);
    std::vector<CanvasThing *> next, added;
    for (Meant &meant : meantBy(view->picture())) {
        const auto found = known.find(meant);
        if (found != known.end()) {
            next.push_back(found->second);
            known.erase(found);
            continue;
        }
        next.push_back(new CanvasThing(view, std::move(meant)));
        added.push_back(next.back());
    }
    things.order = std::move(next);
    for (const auto &[meant, thing] : known) {
        send(thing, QAccessible::ObjectDestroyed);
        thing->deleteLater();
    }
    for (CanvasThing *thing : added)
        send(thing, QAccessible::ObjectCreated);
    return things.order;
}

class ThingInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    explicit ThingInterface(CanvasThing *thing)
        : m_thing(thing)
    { }

    bool isValid() const override { return m_thing; }
    QObject *object() const override { return m_thing; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *parent() const override
    {
        return m_thing ? QAccessible::queryAccessibleInterface(m_thing->view()) : nullptr;
    }
    QWindow *window() const override { return m_thing ? m_thing->view()->window()->windowHandle() : nullptr; }
    QRect rect() const override
    {
        if (!m_thing)
            return {};
        const QRect box = m_thing->box();
        return {m_thing->view()->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::Role role() const override
    {
        if (!m_thing)
            return QAccessible::NoRole;
        return m_thing->isZone() ? QAccessible::Grouping
            : m_thing->isLink()  ? QAccessible::Link
                                 : QAccessible::ListItem;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!m_thing)
            return state;
        state.focusable = state.selectable = true;
        state.selected = m_thing->isSelected();
        state.focused = state.selected && m_thing->view()->hasFocus();
        return state;
    }
    QString text(QAccessible::Text which) const override
    {
        if (!m_thing)
            return {};
        const Session &session = m_thing->view()->session();
        if (m_thing->isZone()) {
            const Stamp *stamp = session.topology().stamp(m_thing->stamp());
            if (!stamp)
                return {};
            if (which == QAccessible::Name)
                return toQt(stamp->name) + QStringLiteral(", ")
                    + siteTitle(session.catalog(), *stamp, m_thing->site());
            return which == QAccessible::Description
                ? m_thing->view()->verdictWords(m_thing->stamp(), m_thing->site())
                : QString();
        }
        return m_thing->isLink() ? ofLink(which, session) : ofCard(which, session);
    }
    void setText(QAccessible::Text, const QString &) override { }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &) override
    {
        if (!m_thing)
            return;
        m_thing->view()->session().select(m_thing->selection());
        m_thing->view()->setFocus(Qt::OtherFocusReason);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QString ofCard(QAccessible::Text which, const Session &session) const
    {
        const auto [stamp, service] = session.topology().find(m_thing->meant().service);
        if (!service)
            return {};
        if (which == QAccessible::Name)
            return toQt(service->name);
        if (which != QAccessible::Description)
            return {};
        int findings = 0;
        if (const auto assessment = session.assessment())
            for (const Finding &finding : assessment->findings)
                findings += std::find(finding.subjects.begin(), finding.subjects.end(), service->id.text)
                    != finding.subjects.end();
        QStringList said{kindName(session.catalog(), service->kind),
                         siteTitle(session.catalog(), *stamp, service->at)};
        if (const scene::CardFace *card = m_thing->view()->picture().card(service->id))
            said << card->badge; // its redundancy
        said << counted(findings, CanvasView::tr("1 finding"), CanvasView::tr("%1 findings"));
        said.removeAll(QString());
        return said.join(QStringLiteral(", "));
    }

    QString ofLink(QAccessible::Text which, const Session &session) const
    {
        const scene::Link *link = m_thing->link();
        const Service *from = link ? session.topology().find(link->from).second : nullptr;
        const Service *to = link ? session.topology().find(link->to).second : nullptr;
        if (!from || !to)
            return {};
        const QString a = toQt(from->name), b = toQt(to->name);
        if (which == QAccessible::Name)
            return link->toGhost ? CanvasView::tr("%1 to its replica").arg(a)
                                 : CanvasView::tr("%1 to %2").arg(a, b);
        if (which != QAccessible::Description)
            return {};
        QStringList said;
        switch (link->style) {
        case scene::LinkStyle::Hard:
            said << CanvasView::tr("%1 depends on %2, hard").arg(a, b);
            break;
        case scene::LinkStyle::Soft:
            said << CanvasView::tr("%1 depends on %2, soft").arg(a, b);
            break;
        case scene::LinkStyle::Steering:
            said << CanvasView::tr("%1 steers traffic to %2").arg(a, b);
            break;
        case scene::LinkStyle::Replication:
            said << (link->toGhost ? CanvasView::tr("%1 is replicated to the other region").arg(a)
                                   : CanvasView::tr("%1 is replicated to %2").arg(a, b));
            break;
        case scene::LinkStyle::Backup:
            said << (link->toGhost ? CanvasView::tr("%1 is backed up to the other region").arg(a)
                                   : CanvasView::tr("%1 is backed up to %2").arg(a, b));
            break;
        }
        said << link->label << link->detail;
        said.removeAll(QString());
        return said.join(QStringLiteral(", "));
    }

    QPointer<CanvasThing> m_thing;
};

class CanvasInterface final : public QAccessibleWidget {
public:
    explicit CanvasInterface(CanvasView *view)
        : QAccessibleWidget(view, QAccessible::Canvas)
    { }

    /// What is drawn, then the widgets that lie over it.
    int childCount() const override { return drawn() + static_cast<int>(over().size()); }
    QAccessibleInterface *child(int index) const override
    {
        if (index >= 0 && index < drawn())
            return QAccessible::queryAccessibleInterface(things()[static_cast<std::size_t>(index)]);
        return QAccessible::queryAccessibleInterface(over().value(index - drawn()));
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        const auto &list = things();
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const CanvasThing *thing) { return thing == wanted->object(); });
        if (found != list.end())
            return static_cast<int>(found - list.begin());
        const auto lies = over().indexOf(qobject_cast<QWidget *>(wanted->object()));
        return lies < 0 ? -1 : drawn() + static_cast<int>(lies);
    }

private:
    CanvasView *view() const { return static_cast<CanvasView *>(widget()); }
    int drawn() const { return static_cast<int>(things().size()); }
    const std::vector<CanvasThing *> &things() const { return thingsOf(view()); }
    QList<QWidget *> over() const
    {
        QList<QWidget *> widgets;
        for (const QWidget *ground : {static_cast<QWidget *>(view()), view()->viewport()})
            for (QWidget *one : ground->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
                if (one != view()->viewport() && !one->isHidden() && !one->isWindow()
                    && !one->objectName().startsWith(QLatin1String("qt_scrollarea")))
                    widgets << one;
        return widgets;
    }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *view = dynamic_cast<CanvasView *>(object))
        return new CanvasInterface(view);
    if (auto *thing = dynamic_cast<CanvasThing *>(object))
        return new ThingInterface(thing);
    return nullptr;
}

} // namespace

void installCanvasAccessibility()
{
    static const bool once = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(once);
}

void updateAccessibleThings(CanvasView *view)
{
    everyThing()[view].stale = true;
    if (!QAccessible::isActive())
        return;
    for (CanvasThing *thing : thingsOf(view)) {
        const QAccessibleInterface *said = QAccessible::queryAccessibleInterface(thing);
        if (said && thing->isRenamed(said->text(QAccessible::Name)))
            send(thing, QAccessible::NameChanged);
    }
}

void announceSelection(CanvasView *view)
{
    if (!QAccessible::isActive())
        return;
    send(view, QAccessible::SelectionWithin);
    if (!view->hasFocus())
        return;
    for (CanvasThing *thing : thingsOf(view))
        if (thing->isSelected()) {
            send(thing, QAccessible::Focus);
            return;
        }
}

void announceCard(CanvasView *view, const ServiceId &service)
{
    if (!QAccessible::isActive())
        return;
    for (CanvasThing *thing : thingsOf(view))
        if (thing->meant().service == service)
            send(thing, QAccessible::Focus);
}

void announceZone(CanvasView *view, const StampId &stamp, Site site)
{
    if (!QAccessible::isActive())
        return;
    for (CanvasThing *thing : thingsOf(view))
        if (thing->isZone() && thing->stamp() == stamp && thing->site() == site)
            send(thing, QAccessible::DescriptionChanged);
}

void forgetAccessibleThings(CanvasView *view)
{
    everyThing().erase(view);
}

} // namespace breakwater
