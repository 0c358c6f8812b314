// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/problems_panel.h"

#include "core/model/risks.h"
#include "widgets/problems/agree_form.h"
#include "widgets/problems/fix_preview.h"
#include "widgets/problems/fix_words.h"
#include "widgets/problems/problems_delegate.h"
#include "widgets/problems/problems_menu.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"

#include <QContextMenuEvent>
#include <QTableView>

#include <algorithm>

namespace breakwater {

/// Only what can be seen is tried out: the rows in view, the current one first.
void ProblemsPanel::lookForFixes()
{
    if (!m_session.assessmentIsCurrent() || !m_table->isVisible())
        return;
    std::vector<int> rows;
    if (m_table->currentIndex().isValid())
        rows.push_back(m_table->currentIndex().row());
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    for (int row = std::max(0, m_table->rowAt(0)); row <= (last < 0 ? m_model->rowCount() - 1 : last); ++row)
        rows.push_back(row);
    std::vector<Finding> findings;
    for (const int index : rows) {
        const ProblemsModel::Row *row = m_model->row(index);
        if (row && !row->heading && !row->accepted && !fixOf(*row))
            findings.push_back(row->finding);
    }
    m_finder.look({m_session.now(), m_session.assessment(), m_session.revision()}, std::move(findings));
}

std::shared_ptr<const QuickFix> ProblemsPanel::fixOf(const ProblemsModel::Row &row) const
{
    const auto known = m_fixes.find(row.finding.key());
    return known != m_fixes.end() && known->second.revision == m_session.revision() ? known->second.fix
                                                                                    : nullptr;
}

void ProblemsPanel::take(const std::shared_ptr<const QuickFix> &fix, quint64 revision)
{
    if (revision != m_session.revision())
        return; // of a design that is gone
    m_fixes[fix->key] = {fix, revision};
    ProblemsModel::Fix shown;
    if (fix->offered()) {
        shown.label = toQt(fix->choices.front().label);
        shown.several = fix->choices.size() > 1;
    }
    m_model->setFix(fix->key, shown);
    if (fix->key != m_wanted)
        return;
    m_wanted.clear();
    const int row = m_model->rowOf(fix->key);
    if (row >= 0)
        m_wantedPressed ? press(row) : openMenu(row);
}

void ProblemsPanel::takeAll(const FixRun &run, quint64 revision)
{
    if (revision != m_session.revision())
        return;
    if (run.applied.empty()) {
        m_session.toast(tr("No finding of this kind has a fix that needs no decision."), false);
        return;
    }
    const QString label =
        counted(static_cast<int>(run.applied.size()), tr("Fix 1 finding"), tr("Fix %1 findings"));
    if (m_session.apply(run.edit, label))
        m_session.toast(label, true);
}

void ProblemsPanel::openMenuWhenKnown(int row, bool pressed)
{
    m_wanted = m_model->row(row)->finding.key();
    m_wantedPressed = pressed;
    m_finder.look({m_session.now(), m_session.assessment(), m_session.revision()},
                  {m_model->row(row)->finding});
}

/// The button: does the one thing that it says, or offers what there is.
void ProblemsPanel::press(int index)
{
    const ProblemsModel::Row *row = m_model->row(index);
    if (!row || row->heading)
        return;
    if (row->accepted)
        return reopen(row->finding);
    const auto fix = fixOf(*row);
    if (!fix)
        return openMenuWhenKnown(index, true);
    if (fix->choices.size() == 1 && fix->offered())
        apply(fix->choices.front());
    else
        openMenu(index);
}

void ProblemsPanel::offerFixes()
{
    int index = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
    if (index < 0 || m_model->row(index)->heading)
        index = m_model->nextFinding(index, 1);
    if (index < 0)
        return;
    m_table->setCurrentIndex(m_model->index(index, ProblemsModel::FindingColumn));
    m_table->scrollTo(m_table->currentIndex());
    const ProblemsModel::Row &row = *m_model->row(index);
    if (row.accepted || fixOf(row) || !m_session.assessmentIsCurrent())
        openMenu(index);
    else
        openMenuWhenKnown(index, false);
}

void ProblemsPanel::openMenu(int index)
{
    const ProblemsModel::Row *row = m_model->row(index);
    if (!row || row->heading)
        return;
    if (row->accepted) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setObjectName(QStringLiteral("problemMenu"));
        connect(menu->addAction(tr("&Reopen")), &QAction::triggered, this,
                [this, finding = row->finding] { reopen(finding); });
        return menu->popup(buttonOf(index).bottomLeft());
    }
    auto *menu = new ProblemsMenu(fixOf(*row), alike(row->finding.rule), this);
    connectMenu(*menu, *row);
    menu->popup(buttonOf(index).bottomLeft());
}

void ProblemsPanel::connectMenu(ProblemsMenu &menu, const ProblemsModel::Row &row)
{
    const auto talk = [this, finding = row.finding, where = row.where](AgreeForm::Says what) {
        return [=, this] { m_form->open(what, finding, where); };
    };
    connect(&menu, &ProblemsMenu::pointedAt, this, [this, &menu](const FixChoice *choice) {
        const QRect at = menu.actionGeometry(menu.activeAction());
        showChoice(choice, QRect(menu.mapToGlobal(QPoint(0, 0)), QSize(menu.width(), at.height())));
    });
    connect(&menu, &ProblemsMenu::chosen, this, &ProblemsPanel::apply);
    connect(&menu, &ProblemsMenu::acceptWanted, this, talk(AgreeForm::Says::Accepted));
    connect(&menu, &ProblemsMenu::attestWanted, this, talk(AgreeForm::Says::SolvedOtherwise));
    connect(&menu, &ProblemsMenu::revealWanted, this, [this, key = row.key] { choose(m_model->rowOf(key)); });
    connect(&menu, &ProblemsMenu::allWanted, this, [this, rule = row.finding.rule] {
        m_finder.lookForAll({m_session.now(), m_session.assessment(), m_session.revision()}, rule);
    });
}

void ProblemsPanel::apply(const FixChoice &choice)
{
    const FixChoice chosen = choice; // the menu that holds it may go
    showChoice(nullptr, {});
    const QString label = toQt(chosen.label);
    if (m_session.apply(chosen.edit, label))
        m_session.toast(label, true);
}

void ProblemsPanel::reopen(const Finding &finding)
{
    const QString label = tr("Reopen %1").arg(toQt(finding.rule.text));
    if (m_session.apply(breakwater::reopen(finding.rule, finding.subjects), label))
        m_session.toast(label, true);
}

void ProblemsPanel::hover(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    const bool on = index.column() == ProblemsModel::FixColumn
        && ProblemsDelegate::buttonIn(m_table->visualRect(index)).contains(at);
    if (!m_delegate->setHovered(on ? index : QModelIndex()))
        return;
    m_table->viewport()->update();
    const ProblemsModel::Row *row = on ? m_model->row(index.row()) : nullptr;
    const auto fix = row && !row->accepted ? fixOf(*row) : nullptr;
    if (fix && fix->offered())
        showChoice(&fix->choices.front(), buttonOf(index.row()));
    else
        showChoice(nullptr, {});
}

void ProblemsPanel::showChoice(const FixChoice *choice, const QRect &beside)
{
    if (!choice) {
        m_preview->hide();
        m_session.endPreview();
        return;
    }
    m_preview->showBeside(beside, fixPreview(m_session.topology(), m_session.catalog(), *choice));
    m_session.showPreview(choice->effect.after);
}

int ProblemsPanel::alike(const RuleId &rule) const
{
    const auto assessment = m_session.assessment();
    return assessment
        ? static_cast<int>(std::count_if(assessment->findings.begin(), assessment->findings.end(),
                                         [&](const Finding &one) { return one.rule == rule; }))
        : 0;
}

QRect ProblemsPanel::buttonOf(int row) const
{
    const QRect cell =
        ProblemsDelegate::buttonIn(m_table->visualRect(m_model->index(row, ProblemsModel::FixColumn)));
    return {m_table->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

bool ProblemsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport()) {
        if (event->type() == QEvent::MouseMove)
            hover(static_cast<QMouseEvent *>(event)->position().toPoint());
        else if (event->type() == QEvent::Leave)
            hover({-1, -1});
        else if (event->type() == QEvent::Resize) {
            shareWidth();
            lookForFixes();
        } else if (event->type() == QEvent::ContextMenu) {
            const auto *menu = static_cast<QContextMenuEvent *>(event);
            const QModelIndex index = menu->reason() == QContextMenuEvent::Mouse
                ? m_table->indexAt(menu->pos())
                : m_table->currentIndex();
            if (index.isValid())
                m_table->setCurrentIndex(index);
            offerFixes();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// What a fix says needs room; the finding has the rest.
void ProblemsPanel::shareWidth()
{
    const int width = m_table->viewport()->width();
    m_table->setColumnWidth(ProblemsModel::FixColumn, std::clamp(width * 24 / 100, 180, 340));
    m_table->setColumnWidth(ProblemsModel::WhereColumn, std::clamp(width * 16 / 100, 120, 260));
}

void ProblemsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QMetaObject::invokeMethod(this, &ProblemsPanel::lookForFixes, Qt::QueuedConnection);
}

} // namespace breakwater
