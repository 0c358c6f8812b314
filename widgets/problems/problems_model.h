// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace breakwater {

/// The findings as rows. A finding that stays keeps its row across assessments: no reset, no flicker.
/// With several stamps each has a heading row.
class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { MarkColumn, RuleColumn, FindingColumn, WhereColumn, ColumnCount };
    enum Role { HeadingRole = Qt::UserRole + 1, LevelRole };
    struct Row {
        std::string key;
        bool heading = false;
        Finding finding; ///< of a heading only the stamp
        QString message, where;
        bool operator==(const Row &) const = default;
    };
    struct Filter {
        StampId stamp; ///< empty: all
        bool errors = true, warnings = true, infos = true;
        bool operator==(const Filter &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const Snapshot &now, const Assessment *assessment, const Filter &filter);
    const Row *row(int index) const;
    int rowOf(const std::string &key) const; ///< -1 when there is none
    int nextFinding(int from, int step) const; ///< -1 when there is none; wraps round

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<Row> m_rows;
};

} // namespace breakwater
