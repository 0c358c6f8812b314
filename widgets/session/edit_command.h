// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "widgets/session/selection.h"

#include <QUndoCommand>

#include <chrono>

namespace breakwater {

class Session;

/// Undo keeps the value before, redo the value after; nothing here can fail. Commands of the same merge key
/// that follow one another within the pause become one step: nudges, typing, slider drags.
class EditCommand final : public QUndoCommand {
public:
    EditCommand(Session &session, const QString &label, Topology before, Topology after,
                Selection selectedBefore, Selection selectedAfter, QString mergeKey);

    void undo() override;
    void redo() override;
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *next) override;

private:
    Session &m_session;
    Topology m_before, m_after; ///< stamps are shared, so a thousand of these cost little
    Selection m_selectedBefore, m_selectedAfter;
    QString m_mergeKey;
    std::chrono::steady_clock::time_point m_when;
    bool m_wasDone = false;
};

} // namespace breakwater
