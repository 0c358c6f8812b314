// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/variants.h"

#include <QObject>

#include <memory>
#include <thread>

namespace breakwater {

/// Tries the options of one workload in the background; the newest question is the one that is answered.
class VariantSearch final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void ask(const Snapshot &now, const StampId &stamp);
    bool isSearching() const { return m_searching; }
    /// Null until there is an answer to the last question.
    std::shared_ptr<const Variants> answer() const { return m_answer; }
    /// The design and workload that were asked about.
    const Snapshot &now() const { return m_now; }
    const StampId &stamp() const { return m_stamp; }

Q_SIGNALS:
    void changed();

private:
    Snapshot m_now;
    StampId m_stamp;
    std::shared_ptr<const Variants> m_answer;
    bool m_searching = false;
    quint64 m_number = 0;
    std::jthread m_thread; ///< last: it speaks to all of the above
};

} // namespace breakwater
