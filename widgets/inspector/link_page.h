// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspector/page.h"

namespace breakwater {

/// One dependency, or several that are drawn as one line: the first can be changed, the others listed.
class LinkPage final : public Page {
    Q_OBJECT
public:
    LinkPage(Session &session, DependencyId dependency, QWidget *parent = nullptr);

private:
    const Dependency *dependency() const;
    std::optional<QString> change(const QString &label, std::function<void(Dependency &)> how);
    QString nameOf(const ServiceId &id) const;

    DependencyId m_id;
};

} // namespace breakwater
