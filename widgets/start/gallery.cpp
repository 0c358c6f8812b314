// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/gallery.h"

namespace breakwater {

Gallery::Gallery(std::shared_ptr<const Catalog> catalog, std::chrono::year_month_day asOf, QObject *parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_asOf(asOf)
{
    Result<std::vector<Template>> templates = builtinTemplates();
    if (!templates)
        return;
    for (Template &fact : *templates) {
        // A catalog of the user's own may lack what a template names: then it is not offered.
        Result<Topology> design = templateDesign(fact.id, *m_catalog);
        if (design)
            m_entries.push_back({std::move(fact), std::move(design).value(), nullptr});
    }
}

Gallery::~Gallery()
{
    m_thread.request_stop();
}

void Gallery::judge()
{
    if (m_thread.joinable())
        return;
    std::vector<Topology> designs;
    for (const GalleryEntry &entry : m_entries)
        designs.push_back(entry.design);
    m_thread = std::jthread([this, designs = std::move(designs)](const std::stop_token &stop) {
        for (std::size_t i = 0; i < designs.size() && !stop.stop_requested(); ++i) {
            Memory memory;
            const Snapshot now{std::make_shared<const Topology>(designs[i]), m_catalog, m_asOf};
            auto result = std::make_shared<const Assessment>(assess(now, memory, stop));
            if (result->cancelled)
                return;
            QMetaObject::invokeMethod(
                this,
                [this, i, result] {
                    m_entries[i].assessment = result;
                    Q_EMIT judged(static_cast<int>(i));
                },
                Qt::QueuedConnection);
        }
    });
}

} // namespace breakwater
