// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <vector>

namespace breakwater {

/// What a chart or the timeline draws, as a table: for whoever reads rather than looks, and for export.
class TableTwin final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    struct Row {
        QStringList cells;
        std::string subject; ///< id to select when the row is chosen; empty: none
        bool operator==(const Row &) const = default;
    };
    void show(const QStringList &header, std::vector<Row> rows);
    const std::vector<Row> &rows() const { return m_rows; }
    QString csv() const; ///< after RFC 4180; no cell is run as a formula

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_header;
    std::vector<Row> m_rows;
};

} // namespace breakwater
