// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"

#include <QAbstractTableModel>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace breakwater {

/// The findings as rows. A finding that stays keeps its row across assessments: no reset, no flicker.
/// With several stamps each has a heading row.
class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { MarkColumn, RuleColumn, FindingColumn, WhereColumn, FixColumn, ColumnCount };
    enum Role { HeadingRole = Qt::UserRole + 1, LevelRole, AcceptedRole, SeveralRole };
    struct Row {
        std::string key;
        bool heading = false;
        Finding finding; ///< of a heading only the stamp
        QString message, where;
        bool accepted = false; ///< the room said something of it
        QString agreement; ///< what, in one sentence
        bool operator==(const Row &) const = default;
    };
    struct Filter {
        StampId stamp; ///< empty: all
        bool errors = true, warnings = true, infos = true;
        bool accepted = false; ///< those that the room said something of, too
        bool operator==(const Filter &) const = default;
    };

    /// What stands on the button of a row.
    struct Fix {
        QString label; ///< empty: none
        bool several = false; ///< it opens a list
        bool operator==(const Fix &) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const Snapshot &now, const Assessment *assessment, const Filter &filter);
    void setFix(const std::string &key, const Fix &fix); ///< kept while the row is
    const Row *row(int index) const;
    int rowOf(const std::string &key) const; ///< -1 when there is none
    int nextFinding(int from, int step) const; ///< -1 when there is none; wraps round

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString buttonText(const Row &row) const;

    std::vector<Row> m_rows;
    std::map<std::string, Fix> m_fixes; ///< by the key of the row
};

} // namespace breakwater
