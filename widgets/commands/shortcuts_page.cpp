// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/shortcuts_page.h"

#include "widgets/commands/fuzzy.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPageSize>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
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
    QPushButton *print = buttons->addButton(tr("&Print\u2026"), QDialogButtonBox::ActionRole);
    print->setObjectName(QStringLiteral("shortcutPrint"));
    print->setAutoDefault(false);
    connect(print, &QPushButton::clicked, this, &ShortcutsPage::preview);
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

void ShortcutsPage::preview()
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageSize(QPageSize(m_letter ? QPageSize::Letter : QPageSize::A4));
    printer.setDocName(windowTitle());
    QPrintPreviewDialog dialog(&printer, this);
    dialog.setObjectName(QStringLiteral("shortcutPreview"));
    connect(&dialog, &QPrintPreviewDialog::paintRequested, this, [this](QPrinter *to) { printOn(*to); });
    dialog.exec();
}

void ShortcutsPage::printOn(QPrinter &printer) const
{
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("Liberation Sans"), 9));
    QTextCursor cursor(&document);
    QTextCharFormat plain, strong;
    strong.setFontWeight(QFont::Bold);
    QTextCharFormat title = strong;
    title.setFontPointSize(14);
    cursor.insertText(tr("Keyboard shortcuts of Breakwater"), title);
    cursor.insertBlock();
    std::vector<const QTreeWidgetItem *> shown;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (!m_list->topLevelItem(i)->isHidden())
            shown.push_back(m_list->topLevelItem(i));
    QTextTableFormat format;
    format.setHeaderRowCount(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorder(0.5);
    format.setBorderCollapse(true);
    format.setCellPadding(3);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QTextTable *table = cursor.insertTable(static_cast<int>(shown.size()) + 1, 3, format);
    const auto write = [&](int row, int column, const QString &text, const QTextCharFormat &how) {
        table->cellAt(row, column).firstCursorPosition().insertText(text, how);
    };
    for (int column = 0; column < 3; ++column) {
        write(0, column, m_list->headerItem()->text(column), strong);
        for (int row = 0; row < static_cast<int>(shown.size()); ++row)
            write(row + 1, column, shown[static_cast<std::size_t>(row)]->text(column), plain);
    }
    document.print(&printer);
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
