// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/storage/templates.h"

#include <QObject>

#include <memory>
#include <thread>
#include <vector>

namespace breakwater {

/// One template, read and judged.
struct GalleryEntry {
    Template fact;
    Topology design;
    std::shared_ptr<const Assessment> assessment; ///< null until it is known
};

/// Reads the templates at once and judges them on a thread of its own, one after the other.
class Gallery final : public QObject {
    Q_OBJECT
public:
    Gallery(std::shared_ptr<const Catalog> catalog, std::chrono::year_month_day asOf,
            QObject *parent = nullptr);
    ~Gallery() override;

    const std::vector<GalleryEntry> &entries() const { return m_entries; }
    const Catalog &catalog() const { return *m_catalog; }
    void judge(); ///< the first call starts it

Q_SIGNALS:
    void judged(int index);

private:
    std::shared_ptr<const Catalog> m_catalog;
    std::chrono::year_month_day m_asOf;
    std::vector<GalleryEntry> m_entries;
    std::jthread m_thread;
};

} // namespace breakwater
