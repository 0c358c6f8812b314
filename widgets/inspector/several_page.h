// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspector/page.h"

namespace breakwater {

/// What several selected services have in common; a change goes to all of them as one step.
class SeveralPage final : public Page {
    Q_OBJECT
public:
    SeveralPage(Session &session, Selection selection, QWidget *parent = nullptr);

private:
    std::vector<const Service *> services() const;
    std::optional<QString> change(const QString &label, std::function<void(Service &)> how);
    void addCommon();
    void addParameters();

    Selection m_selection;
};

} // namespace breakwater
