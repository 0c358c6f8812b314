// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/inspector_panel.h"

#include "widgets/inspector/link_page.h"
#include "widgets/inspector/service_page.h"
#include "widgets/inspector/several_page.h"
#include "widgets/inspector/stamp_page.h"
#include "widgets/inspector/zone_page.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace breakwater {

InspectorPanel::InspectorPanel(Session &session, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    setMinimumWidth(240);
    connect(&session, &Session::selectionChanged, this, &InspectorPanel::rebuild);
    connect(&session, &Session::documentChanged, this, [this] {
        m_page = nullptr;
        rebuild();
    });
    connect(&session, &Session::topologyChanged, this, &InspectorPanel::refresh);
    connect(&session, &Session::assessmentChanged, this, &InspectorPanel::refresh);
    rebuild();
}

void InspectorPanel::rebuild()
{
    const Selection &selection = m_session.selection();
    if (m_page && m_shown == selection && m_showsDocument == m_session.hasDocument())
        return;
    m_page = nullptr;
    m_shown = selection;
    m_showsDocument = m_session.hasDocument();
    Page *page = nullptr;
    const std::size_t count = selection.services.size() + selection.dependencies.size();
    if (!m_session.hasDocument())
        page = new Page(m_session);
    else if (selection.services.size() == 1 && count == 1)
        page = new ServicePage(m_session, selection.services.front());
    else if (selection.services.empty() && !selection.dependencies.empty())
        page = new LinkPage(m_session, selection.dependencies.front());
    else if (count > 1)
        page = new SeveralPage(m_session, selection);
    else if (selection.site && m_session.topology().stamp(selection.stamp))
        page = new ZonePage(m_session, selection.stamp, *selection.site);
    else if (m_session.topology().stamp(selection.stamp))
        page = new StampPage(m_session, selection.stamp);
    else
        page = new EngagementPage(m_session);
    m_page = page;
    // The page before may be in the middle of its own click: it goes when that is over.
    if (QWidget *before = takeWidget()) {
        before->hide();
        before->deleteLater();
    }
    setWidget(page);
    page->show();
    page->setBackgroundRole(QPalette::Window);
    verticalScrollBar()->setValue(0);
}

void InspectorPanel::refresh()
{
    if (m_page)
        m_page->refresh();
}

void InspectorPanel::focusFirst()
{
    if (m_page)
        m_page->focusFirst();
}

} // namespace breakwater
