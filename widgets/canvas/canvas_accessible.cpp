// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_accessible.h"

#include "widgets/canvas/canvas_view.h"
#include "widgets/session/text.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace breakwater {

namespace {

/// Stands for a card or a zone of one canvas.
class CanvasThing final : public QObject {
public:
    CanvasThing(CanvasView *view, ServiceId service, StampId stamp, Site site)
        : QObject(view)
        , m_view(view)
        , m_service(std::move(service))
        , m_stamp(std::move(stamp))
        , m_site(site)
    { }

    CanvasView *view() const { return m_view; }
    const ServiceId &service() const { return m_service; }
    const StampId &stamp() const { return m_stamp; }
    Site site() const { return m_site; }
    bool isZone() const { return m_service.empty(); }

private:
    CanvasView *m_view;
    ServiceId m_service;
    StampId m_stamp;
    Site m_site;
};

struct Things {
    std::vector<CanvasThing *> order;
    bool stale = false; ///< the picture is another one, and nobody has asked since
};

std::map<const CanvasView *, Things> &everyThing()
{
    static std::map<const CanvasView *, Things> map;
    return map;
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
        const CanvasView *view = m_thing->view();
        const QRect box = m_thing->isZone() ? view->placeOf(m_thing->stamp(), m_thing->site())
                                            : view->placeOf(m_thing->service());
        return {view->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::Role role() const override
    {
        return m_thing && m_thing->isZone() ? QAccessible::Grouping : QAccessible::ListItem;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!m_thing)
            return state;
        state.focusable = state.selectable = true;
        const Selection &selection = m_thing->view()->session().selection();
        state.selected = m_thing->isZone()
            ? selection.stamp == m_thing->stamp() && selection.site == m_thing->site()
            : selection.has(m_thing->service());
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
        const auto [stamp, service] = session.topology().find(m_thing->service());
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
        return CanvasView::tr("%1, %2, %3")
            .arg(kindName(session.catalog(), service->kind),
                 siteTitle(session.catalog(), *stamp, service->at),
                 counted(findings, CanvasView::tr("1 finding"), CanvasView::tr("%1 findings")));
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
        Session &session = m_thing->view()->session();
        if (m_thing->isZone())
            session.select({m_thing->stamp(), m_thing->site(), {}, {}});
        else
            session.select({m_thing->stamp(), {}, {m_thing->service()}, {}});
        m_thing->view()->setFocus(Qt::OtherFocusReason);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<CanvasThing> m_thing;
};

void bringUpToDate(CanvasView *view);

class CanvasInterface final : public QAccessibleWidget {
public:
    explicit CanvasInterface(CanvasView *view)
        : QAccessibleWidget(view, QAccessible::Canvas)
    { }

    int childCount() const override { return static_cast<int>(things().size()); }
    QAccessibleInterface *child(int index) const override
    {
        const auto &list = things();
        if (index < 0 || index >= static_cast<int>(list.size()))
            return nullptr;
        return QAccessible::queryAccessibleInterface(list[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface *wanted) const override
    {
        const auto &list = things();
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const CanvasThing *thing) { return thing == wanted->object(); });
        return found == list.end() ? -1 : static_cast<int>(found - list.begin());
    }

private:
    const std::vector<CanvasThing *> &things() const
    {
        auto *view = static_cast<CanvasView *>(widget());
        if (everyThing()[view].stale)
            bringUpToDate(view);
        return everyThing()[view].order;
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

namespace {

void bringUpToDate(CanvasView *view)
{
    Things &things = everyThing()[view];
    things.stale = false;
    std::vector<CanvasThing *> next;
    using Key = std::tuple<ServiceId, StampId, Site>;
    std::map<Key, CanvasThing *> known;
    for (CanvasThing *thing : things.order)
        known.emplace(Key(thing->service(), thing->stamp(), thing->site()), thing);
    const auto keep = [&](const ServiceId &service, const StampId &stamp, Site site) {
        const auto found = known.find(Key(service, stamp, site));
        if (found == known.end()) {
            next.push_back(new CanvasThing(view, service, stamp, site));
            return;
        }
        next.push_back(found->second);
        known.erase(found);
    };
    for (const scene::Band &band : view->picture().bands) {
        for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External})
            if (!band.zone(site).isNull())
                keep({}, band.stamp, site);
        for (const scene::CardFace &card : band.cards)
            if (!card.ghost)
                keep(card.service, band.stamp, card.site);
        for (const scene::Lane *lane : {&band.primary, &band.secondary})
            for (const scene::ShelfEntry &entry : lane->base)
                keep(entry.service, band.stamp,
                     lane->role == ZoneRole::Primary ? Site::Primary : Site::Secondary);
    }
    things.order = std::move(next);
    for (const auto &[key, thing] : known) {
        QAccessibleEvent event(thing, QAccessible::ObjectDestroyed);
        QAccessible::updateAccessibility(&event);
        thing->deleteLater();
    }
}

} // namespace

/// Where no assistive technology listens, the things are made when somebody asks.
void updateAccessibleCards(CanvasView *view)
{
    if (QAccessible::isActive())
        bringUpToDate(view);
    else
        everyThing()[view].stale = true;
}

void announceZone(CanvasView *view, const StampId &stamp, Site site)
{
    if (!QAccessible::isActive())
        return;
    for (CanvasThing *thing : everyThing()[view].order) {
        if (!thing->isZone() || thing->stamp() != stamp || thing->site() != site)
            continue;
        QAccessibleEvent event(thing, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void forgetAccessibleCards(CanvasView *view)
{
    everyThing().erase(view);
}

} // namespace breakwater
