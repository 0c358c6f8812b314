// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/outline.h"

#include "widgets/session/text.h"
#include "widgets/theme/glyph.h"
#include "widgets/theme/icons.h"

#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>

namespace breakwater {

namespace {
enum Role { IdRole = Qt::UserRole + 1, StampRole, SiteRole };

/// Rows that a finger can hit.
class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), 26};
    }
};
} // namespace

Outline::Outline(Session &session, QWidget *parent)
    : QTreeWidget(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("outline"));
    setAccessibleName(tr("Outline"));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setIconSize({20, 20});
    setItemDelegate(new RowDelegate(this));
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    connect(&session, &Session::topologyChanged, this, &Outline::rebuild);
    connect(&session, &Session::selectionChanged, this, &Outline::showSelection);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (m_quiet || !item)
            return;
        const QScopedValueRollback quiet(m_quiet, true);
        const QString id = item->data(0, IdRole).toString();
        const StampId stamp{toStd(item->data(0, StampRole).toString())};
        if (!id.isEmpty())
            m_session.reveal(toStd(id));
        else
            m_session.select({stamp, static_cast<Site>(item->data(0, SiteRole).toInt()), {}, {}});
    });
    rebuild();
}

void Outline::rebuild()
{
    const QScopedValueRollback quiet(m_quiet, true);
    const QSignalBlocker blocker(this);
    clear();
    const Catalog &catalog = m_session.catalog();
    for (const auto &stamp : m_session.topology().stamps) {
        auto *top = new QTreeWidgetItem(this, {toQt(stamp->name)});
        top->setData(0, IdRole, toQt(stamp->id.text));
        for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External}) {
            std::vector<const Service *> services;
            for (const Service &service : stamp->services)
                if (service.at == site)
                    services.push_back(&service);
            if (services.empty())
                continue;
            std::sort(services.begin(), services.end(),
                      [](const Service *a, const Service *b) { return a->name < b->name; });
            auto *zone = new QTreeWidgetItem(top, {siteTitle(catalog, *stamp, site)});
            zone->setData(0, StampRole, toQt(stamp->id.text));
            zone->setData(0, SiteRole, static_cast<int>(site));
            for (const Service *service : services) {
                auto *leaf = new QTreeWidgetItem(zone, {toQt(service->name)});
                leaf->setData(0, IdRole, toQt(service->id.text));
                leaf->setIcon(
                    0, tileIcon(glyphOf(catalog.kind(service->kind)), categoryOf(catalog, service->kind)));
                leaf->setToolTip(0, kindName(catalog, service->kind));
            }
        }
    }
    expandAll();
    showSelection();
}

void Outline::showSelection()
{
    if (m_quiet && currentItem())
        return;
    const QScopedValueRollback quiet(m_quiet, true);
    const Selection &selection = m_session.selection();
    const QString wanted =
        selection.services.empty() ? toQt(selection.stamp.text) : toQt(selection.services.front().text);
    QTreeWidgetItem *found = nullptr;
    for (QTreeWidgetItemIterator it(this); *it && !found; ++it)
        if (!wanted.isEmpty() && (*it)->data(0, IdRole).toString() == wanted)
            found = *it;
    setCurrentItem(found);
}

} // namespace breakwater
