// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <QAbstractTableModel>

#include <vector>

namespace breakwater {

class Session;

/// The decisions of the design as rows: open ones first, the soonest due first. Changing a cell is one edit.
class DecisionsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { StatusColumn, TextColumn, OwnerColumn, DueColumn, AnswerColumn, AboutColumn, ColumnCount };
    enum Role { StatusRole = Qt::UserRole + 1 };

    explicit DecisionsModel(Session &session, QObject *parent = nullptr);
    const Decision *decision(int row) const;
    int rowOf(const DecisionId &id) const; ///< -1 when there is none
    int openCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changed();

private:
    void refresh();
    QString ownerOf(const Decision &decision) const;
    static QString linkOrGone(const Topology &topology, const DependencyId &id);
    QString aboutOf(const Decision &decision) const;

    Session &m_session;
    std::vector<Decision> m_rows;
};

/// "Open", "Decided", "Dropped".
QString decisionStatus(const Decision &decision);

} // namespace breakwater
