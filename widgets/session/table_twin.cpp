// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/table_twin.h"

#include "core/export/quote.h"
#include "widgets/session/text.h"

namespace breakwater {

void TableTwin::show(const QStringList &header, std::vector<Row> rows)
{
    if (header == m_header && rows == m_rows)
        return;
    beginResetModel();
    m_header = header;
    m_rows = std::move(rows);
    endResetModel();
}

QString TableTwin::csv() const
{
    const auto line = [](const QStringList &cells) {
        QStringList quoted;
        for (const QString &cell : cells)
            quoted << toQt(quote::csv(toStd(cell)));
        return quoted.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    };
    QString text = line(m_header);
    for (const Row &row : m_rows)
        text += line(row.cells);
    return text;
}

int TableTwin::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableTwin::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_header.size());
}

QVariant TableTwin::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return m_rows[static_cast<std::size_t>(index.row())].cells.value(index.column());
}

QVariant TableTwin::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_header.value(section);
    return QAbstractTableModel::headerData(section, orientation, role);
}

} // namespace breakwater
