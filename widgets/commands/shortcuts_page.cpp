// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/shortcuts_page.h"

#include "widgets/commands/fuzzy.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace breakwater {

ShortcutsPage::ShortcutsPage(const std::vector<Command> &commands, const std::vector<KeyHint> &hints,
                             QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("shortcutsPage"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setAccessibleName(tr("Search shortcuts"));
    m_search->setPlaceholderText(tr("Search by command or by key"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys"), tr("Where")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    for (const Command &command : commands)
        if (!command.keys.isEmpty())
            new QTreeWidgetItem(m_list, {command.text, command.keys, command.path});
    for (const KeyHint &hint : hints)
        new QTreeWidgetItem(m_list, {hint.does, hint.keys, tr("Canvas")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->resizeSection(1, 220);
    m_list->header()->resizeSection(2, 150);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsPage::filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(680, 560);
}

void ShortcutsPage::filter()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const QString text =
            item->text(0) + QLatin1Char(' ') + item->text(1) + QLatin1Char(' ') + item->text(2);
        item->setHidden(!m_search->text().isEmpty() && !text.contains(m_search->text(), Qt::CaseInsensitive)
                        && !fuzzyScore(m_search->text(), item->text(0)));
    }
}

} // namespace breakwater
