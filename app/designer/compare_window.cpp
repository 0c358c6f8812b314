// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/compare_window.h"

#include "core/model/queries.h"
#include "widgets/session/difference_words.h"
#include "widgets/session/text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace breakwater {

namespace {

QString titleOf(Difference::What what)
{
    switch (what) {
    case Difference::What::Added:
        return CompareWindow::tr("Added");
    case Difference::What::Removed:
        return CompareWindow::tr("Removed");
    case Difference::What::Moved:
        return CompareWindow::tr("Moved");
    case Difference::What::Changed:
        break;
    }
    return CompareWindow::tr("Changed");
}

} // namespace

CompareWindow::CompareWindow(const QString &title, const Catalog &catalog, const Topology &before,
                             const Topology &after, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("compareWindow"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    const std::vector<Difference> all = differences(before, after);
    auto *count = new QLabel(
        all.empty() ? tr("Both say the same.")
                    : counted(static_cast<int>(all.size()), tr("1 difference"), tr("%1 differences")),
        this);
    auto *list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("differences"));
    list->setAccessibleName(tr("Differences"));
    list->setHeaderLabels({tr("What"), tr("Kind"), tr("Name"), tr("Fields")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    for (const Difference &one : all)
        new QTreeWidgetItem(list,
                            {titleOf(one.what), subjectTitle(one), subjectName(catalog, before, after, one),
                             fieldsText(catalog, before, after, one)});
    list->header()->resizeSection(0, 90);
    list->header()->resizeSection(1, 110);
    list->header()->resizeSection(2, 200);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(count);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    resize(680, 460);
}

} // namespace breakwater
