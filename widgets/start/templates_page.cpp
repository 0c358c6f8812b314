// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/templates_page.h"

#include "core/storage/templates.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace breakwater {

TemplatesPage::TemplatesPage(const Catalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(QStringLiteral("templates"));
    m_list->setAccessibleName(tr("Templates"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    m_list->setIconSize({20, 20});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    auto *hint = new QLabel(tr("Enter or a double click adds its stamps to this design; first it says what "
                               "that would change."),
                            this);
    hint->setWordWrap(true);
    hint->setFont(screenFont(11));
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setContentsMargins(12, 8, 12, 8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(hint);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { Q_EMIT wanted(item->data(Qt::UserRole).toString()); });
}

void TemplatesPage::fill()
{
    if (const Result<std::vector<Template>> all = builtinTemplates()) {
        for (const Template &fact : *all) {
            const Result<Topology> design = templateDesign(fact.id, m_catalog);
            if (!design)
                continue;
            std::size_t services = 0;
            for (const auto &stamp : design->stamps)
                services += stamp->services.size();
            auto *entry = new QListWidgetItem(
                lineIcon(QStringLiteral("layout")),
                toQt(fact.name) + QLatin1Char('\n')
                    + counted(static_cast<int>(services), tr("1 service"), tr("%1 services")),
                m_list);
            entry->setData(Qt::UserRole, toQt(fact.id));
            entry->setToolTip(toQt(fact.description));
            entry->setData(Qt::AccessibleDescriptionRole, toQt(fact.description));
        }
    }
}

void TemplatesPage::showEvent(QShowEvent *event)
{
    if (m_list->count() == 0)
        fill();
    QWidget::showEvent(event);
}

} // namespace breakwater
