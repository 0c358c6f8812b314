// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/journal.h"
#include "widgets/start/recovered_box.h"

#include <QString>

#include <vector>

namespace breakwater {

/// The designs that a program left behind when it ended without closing them.
class Recovery final {
public:
    /// Looks once. What says the same as its file is dropped at once: nothing is lost there.
    Recovery(const QString &folder, const Catalog &catalog);

    std::vector<RecoveredDocument> offers() const;
    const LeftBehind &at(int index) const { return m_left[static_cast<std::size_t>(index)]; }
    void discard(int index);

private:
    std::vector<LeftBehind> m_left;
};

} // namespace breakwater
