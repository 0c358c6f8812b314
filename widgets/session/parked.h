// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/storage/design_file.h"
#include "widgets/session/journal_keeper.h"
#include "widgets/session/selection.h"

#include <QByteArray>
#include <QString>
#include <QUndoStack>

#include <memory>
#include <optional>

namespace breakwater {

/// A document that is open and not in front: everything that Session keeps of one.
struct Parked {
    std::shared_ptr<const Topology> topology;
    std::unique_ptr<QUndoStack> undo;
    QString path, name, readOnlyReason;
    std::optional<DesignLock> lock;
    Selection selection;
    std::shared_ptr<const Assessment> assessment; ///< null: not current
    std::unique_ptr<JournalKeeper> journal;
    QByteArray knownOnDisk;
};

} // namespace breakwater
