// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/variant_search.h"

namespace breakwater {

void VariantSearch::ask(const Snapshot &now, const StampId &stamp)
{
    if (now.topology == m_now.topology && stamp == m_stamp && (m_searching || m_answer))
        return;
    m_now = now;
    m_stamp = stamp;
    m_answer = nullptr;
    m_searching = true;
    const quint64 number = ++m_number;
    m_thread = std::jthread([this, number, now, stamp](const std::stop_token &stop) {
        auto found = std::make_shared<const Variants>(variantsOf(now, stamp, {}, kVariantsTried, stop));
        if (!found->cancelled)
            QMetaObject::invokeMethod(
                this,
                [this, number, found = std::move(found)] {
                    if (number != m_number)
                        return;
                    m_answer = found;
                    m_searching = false;
                    Q_EMIT changed();
                },
                Qt::QueuedConnection);
    });
    Q_EMIT changed();
}

} // namespace breakwater
