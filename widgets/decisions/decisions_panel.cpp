// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decisions/decisions_panel.h"

#include "widgets/decisions/decision_edits.h"
#include "widgets/decisions/decisions_delegate.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

DecisionsPanel::DecisionsPanel(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new DecisionsModel(session, this))
    , m_line(new QLineEdit(this))
    , m_about(new QLabel(this))
    , m_empty(new QLabel(tr("Park a question here and go on: Ctrl+Shift+D from anywhere."), this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("decisions"));
    m_line->setObjectName(QStringLiteral("decisionCapture"));
    m_line->setAccessibleName(tr("Note a decision"));
    m_line->setPlaceholderText(tr("Note a question or a decision, then press Enter"));
    m_line->installEventFilter(this);
    m_about->setObjectName(QStringLiteral("decisionAbout"));
    m_about->setFont(screenFont(11));
    m_about->setForegroundRole(QPalette::PlaceholderText);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 6, 8, 6);
    top->setSpacing(8);
    top->addWidget(m_line, 1);
    top->addWidget(m_about);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    buildTable();
    connect(m_line, &QLineEdit::returnPressed, this, &DecisionsPanel::note);
    connect(&session, &Session::selectionChanged, this, &DecisionsPanel::refreshAbout);
    connect(&session, &Session::documentChanged, this, &DecisionsPanel::refreshAbout);
    const auto refresh = [this] {
        m_table->setVisible(m_model->rowCount() > 0);
        m_empty->setVisible(m_model->rowCount() == 0);
        Q_EMIT changed();
    };
    connect(m_model, &DecisionsModel::changed, this, refresh);
    refresh();
    refreshAbout();
}

void DecisionsPanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("decisionsTable"));
    m_table->setAccessibleName(tr("Decisions"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DecisionsDelegate(m_session, m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    QHeaderView *header = m_table->horizontalHeader();
    header->setFixedHeight(22);
    header->setFont(screenFont(11));
    header->setHighlightSections(false);
    header->setSectionResizeMode(DecisionsModel::TextColumn, QHeaderView::Stretch);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == DecisionsModel::AboutColumn)
            reveal(index.row());
    });
    connect(m_table, &QTableView::customContextMenuRequested, this, &DecisionsPanel::openMenu);
}

void DecisionsPanel::capture()
{
    if (QWidget *focused = QApplication::focusWidget(); focused && focused != m_line)
        m_before = focused;
    refreshAbout();
    takeFocus(*m_line, Qt::ShortcutFocusReason);
    m_line->selectAll();
}

std::vector<std::string> DecisionsPanel::subjects() const
{
    std::vector<std::string> ids;
    for (const ServiceId &id : m_session.selection().services)
        ids.push_back(id.text);
    for (const DependencyId &id : m_session.selection().dependencies)
        ids.push_back(id.text);
    if (ids.empty() && !m_session.selection().stamp.empty())
        ids.push_back(m_session.selection().stamp.text);
    return ids;
}

void DecisionsPanel::refreshAbout()
{
    const auto ids = subjects();
    QString name;
    if (ids.size() == 1) {
        const Service *service = m_session.topology().find(ServiceId{ids.front()}).second;
        const Stamp *stamp = m_session.topology().stamp(StampId{ids.front()});
        name = service ? toQt(service->name) : stamp ? toQt(stamp->name) : tr("the selected link");
    } else if (ids.size() > 1) {
        name = tr("%1 selected").arg(ids.size());
    }
    m_about->setText(name.isEmpty() ? QString() : tr("about %1").arg(name));
    m_line->setEnabled(m_session.hasDocument());
}

void DecisionsPanel::note()
{
    const QString text = m_line->text().trimmed();
    if (text.isEmpty())
        return;
    const DecisionId id{m_session.mint("decision")};
    if (!m_session.apply(noteDecision(id, toStd(text), subjects()), tr("Note a decision")))
        return;
    m_line->clear();
    m_table->setCurrentIndex(m_model->index(m_model->rowOf(id), DecisionsModel::TextColumn));
}

void DecisionsPanel::reveal(int row)
{
    const Decision *decision = m_model->decision(row);
    if (decision && !decision->subjects.empty())
        m_session.reveal(decision->subjects.front());
}

void DecisionsPanel::remove(int row)
{
    if (const Decision *decision = m_model->decision(row))
        if (m_session.apply(removeDecision(decision->id), tr("Delete a decision")))
            m_session.toast(tr("1 decision deleted"), true);
}

void DecisionsPanel::setStatus(int row, const char *word)
{
    m_model->setData(m_model->index(row, DecisionsModel::StatusColumn), QLatin1String(word), Qt::EditRole);
}

void DecisionsPanel::openMenu(const QPoint &at)
{
    const int row = m_table->currentIndex().row();
    const Decision *decision = m_model->decision(row);
    if (!decision)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("decisionMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, auto does, bool enabled) {
        QAction *made = menu->addAction(text);
        made->setEnabled(enabled);
        connect(made, &QAction::triggered, this, does);
    };
    const bool open = decision->status != "decided" && decision->status != "dropped";
    add(
        tr("&Decided"), [=, this] { setStatus(row, "decided"); }, open);
    add(
        tr("D&ropped"), [=, this] { setStatus(row, "dropped"); }, open);
    add(
        tr("&Open again"), [=, this] { setStatus(row, "open"); }, !open);
    menu->addSeparator();
    add(
        tr("&Show on the canvas"), [=, this] { reveal(row); }, !decision->subjects.empty());
    menu->addSeparator();
    add(
        tr("De&lete"), [=, this] { remove(row); }, true);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

/// The question has the most room, whatever the width.
void DecisionsPanel::shareWidth()
{
    const int width = m_table->viewport()->width();
    m_table->setColumnWidth(DecisionsModel::StatusColumn, 96);
    m_table->setColumnWidth(DecisionsModel::DueColumn, 90);
    m_table->setColumnWidth(DecisionsModel::OwnerColumn, std::clamp(width * 14 / 100, 96, 200));
    m_table->setColumnWidth(DecisionsModel::AnswerColumn, std::clamp(width * 16 / 100, 96, 320));
    m_table->setColumnWidth(DecisionsModel::AboutColumn, std::clamp(width * 13 / 100, 90, 220));
}

bool DecisionsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        shareWidth();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_line && key == Qt::Key_Escape) {
            m_line->clear();
            if (m_before) // back to where the hands were
                takeFocus(*m_before, Qt::OtherFocusReason);
            return true;
        }
        if (watched == m_table && key == Qt::Key_Delete) {
            remove(m_table->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace breakwater
