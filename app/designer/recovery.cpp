// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/recovery.h"

#include "core/storage/design_file.h"
#include "widgets/session/text.h"

namespace breakwater {

namespace {

bool saysTheSame(const LeftBehind &left, const Catalog &catalog)
{
    if (left.origin.file.empty())
        return false;
    const Result<OpenedDesign> saved = openDesign(left.origin.file, catalog);
    return saved && sameContent(saved->topology, left.design);
}

} // namespace

Recovery::Recovery(const QString &folder, const Catalog &catalog)
{
    if (folder.isEmpty())
        return;
    for (LeftBehind &left : leftBehind(toPath(folder), catalog)) {
        if (saysTheSame(left, catalog))
            breakwater::discard(left);
        else
            m_left.push_back(std::move(left));
    }
}

std::vector<RecoveredDocument> Recovery::offers() const
{
    std::vector<RecoveredDocument> documents;
    for (const LeftBehind &left : m_left)
        documents.push_back({toQt(left.origin.name), toQt(left.origin.file),
                             QDateTime::fromSecsSinceEpoch(std::chrono::system_clock::to_time_t(left.when)),
                             left.edits});
    return documents;
}

void Recovery::discard(int index)
{
    breakwater::discard(at(index));
    m_left.erase(m_left.begin() + index);
}

} // namespace breakwater
