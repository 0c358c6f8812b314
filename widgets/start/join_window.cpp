// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/join_window.h"

#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

const Topology *designAt(const std::vector<std::pair<Template, Topology>> &templates, int row)
{
    return row >= 0 && row < static_cast<int>(templates.size())
        ? &templates[static_cast<std::size_t>(row)].second
        : nullptr;
}

} // namespace

JoinWindow::JoinWindow(Session &session, QWidget *parent, const QString &id)
    : QDialog(parent)
    , m_session(session)
    , m_list(new QListWidget(this))
    , m_name(new QLineEdit(this))
    , m_primary(regionBox(QStringLiteral("joinPrimary"), tr("Primary region")))
    , m_secondary(regionBox(QStringLiteral("joinSecondary"), tr("Secondary region")))
    , m_adds(new QLabel(this))
    , m_verdict(new QLabel(this))
{
    setObjectName(QStringLiteral("joinWindow"));
    setWindowTitle(tr("Add the stamps of a template"));
    setAttribute(Qt::WA_DeleteOnClose);
    if (Result<std::vector<Template>> all = builtinTemplates())
        for (Template &fact : *all)
            if (Result<Topology> design = templateDesign(fact.id, session.catalog()))
                m_templates.emplace_back(std::move(fact), std::move(design).value());
    m_list->setObjectName(QStringLiteral("joinTemplates"));
    m_list->setAccessibleName(tr("Templates"));
    for (const auto &[fact, design] : m_templates)
        (new QListWidgetItem(toQt(fact.name), m_list))->setToolTip(toQt(fact.description));
    m_list->setFixedWidth(170);
    m_name->setObjectName(QStringLiteral("joinName"));
    m_adds->setObjectName(QStringLiteral("joinAdds"));
    m_adds->setFont(screenFont(13, QFont::DemiBold));
    m_verdict->setObjectName(QStringLiteral("joinVerdict"));
    m_verdict->setWordWrap(true);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name of the stamp"), m_name);
    form->addRow(tr("&Primary region"), m_primary);
    form->addRow(tr("&Secondary region"), m_secondary);
    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    right->addLayout(form);
    right->addWidget(m_adds);
    right->addWidget(m_verdict);
    right->addStretch(1);
    auto *both = new QHBoxLayout;
    both->setSpacing(16);
    both->addWidget(m_list);
    both->addLayout(right, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_apply = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(QStringLiteral("joinApply"));
    m_apply->setProperty("primary", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(16);
    column->addLayout(both, 1);
    column->addWidget(buttons);
    resize(620, 340);
    connect(m_list, &QListWidget::currentRowChanged, this, &JoinWindow::choose);
    connect(m_name, &QLineEdit::editingFinished, this, &JoinWindow::refresh);
    connect(m_primary, &QComboBox::activated, this, &JoinWindow::refresh);
    connect(m_secondary, &QComboBox::activated, this, &JoinWindow::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &JoinWindow::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(this, &QObject::destroyed, &session, &Session::endPreview);
    const auto chosen =
        std::find_if(m_templates.begin(), m_templates.end(),
                     [wanted = toStd(id)](const auto &one) { return one.first.id == wanted; });
    m_list->setCurrentRow(chosen == m_templates.end() ? 0 : static_cast<int>(chosen - m_templates.begin()));
}

QComboBox *JoinWindow::regionBox(const QString &name, const QString &title)
{
    auto *box = new QComboBox(this);
    box->setObjectName(name);
    box->setAccessibleName(title);
    for (const Region &region : m_session.catalog().regions)
        box->addItem(toQt(region.name), toQt(region.id.text));
    box->model()->sort(0);
    return box;
}

void JoinWindow::choose()
{
    const Topology *design = designAt(m_templates, m_list->currentRow());
    if (!design)
        return;
    m_joining = stampsInto(m_session.topology(), *design,
                           [this](std::string_view kind) { return m_session.mint(kind); });
    const bool one = design->stamps.size() == 1; // of several each keeps its own
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_primary),
                           static_cast<QWidget *>(m_secondary)})
        field->setEnabled(one);
    const Stamp &first = *design->stamps.front();
    const Result<Topology> after = m_joining.edit(m_session.topology());
    const Stamp *made = after ? after->stamp(m_joining.stamps.front()) : nullptr;
    m_name->setText(one && made ? toQt(made->name) : QString());
    for (const auto &[box, role] :
         {std::pair(m_primary, ZoneRole::Primary), std::pair(m_secondary, ZoneRole::Secondary)}) {
        const LandingZone *zone = first.zone(role);
        box->setCurrentIndex(one && zone ? box->findData(toQt(zone->region.text)) : -1);
    }
    refresh();
}

/// The stamps, and what was chosen for them.
Edit JoinWindow::editOf(const Joining &joining) const
{
    std::vector<Edit> edits{joining.edit};
    if (joining.stamps.size() == 1) {
        const StampId &stamp = joining.stamps.front();
        const std::string name = toStd(m_name->text().trimmed());
        if (!name.empty())
            edits.push_back(changeStamp(stamp, [name](Stamp &one) { one.name = name; }));
        for (const auto &[box, role] :
             {std::pair(m_primary, ZoneRole::Primary), std::pair(m_secondary, ZoneRole::Secondary)})
            if (box->currentIndex() >= 0)
                edits.push_back(setZoneRegion(stamp, role, RegionId{toStd(box->currentData().toString())}));
    }
    return allOf(std::move(edits));
}

void JoinWindow::refresh()
{
    const Edit edit = editOf(m_joining);
    const Trial trial = m_session.tryOut(edit);
    m_adds->setText(
        tr("Adds %1, %2, %3")
            .arg(counted(static_cast<int>(m_joining.stamps.size()), tr("1 stamp"), tr("%1 stamps")),
                 counted(static_cast<int>(m_joining.services), tr("1 service"), tr("%1 services")),
                 counted(static_cast<int>(m_joining.links), tr("1 link"), tr("%1 links"))));
    m_verdict->setText(trial.headline + QLatin1Char('\n') + trial.reason);
    m_apply->setEnabled(trial.state != Trial::State::Impossible);
    if (Result<Topology> after = edit(m_session.topology()))
        m_session.showPreview(std::make_shared<const Topology>(std::move(after).value()));
}

void JoinWindow::apply()
{
    Selection selected;
    selected.stamp = m_joining.stamps.front();
    const QString name = m_list->currentItem()->text();
    if (!m_session.apply(editOf(m_joining), tr("Add the stamps of %1").arg(name),
                         {.mergeKey = {}, .select = selected}))
        return;
    m_session.toast(m_adds->text(), true);
    m_session.reveal(m_joining.stamps.front().text);
    close();
}

} // namespace breakwater
