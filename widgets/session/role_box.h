// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

#include <QComboBox>

#include <optional>

namespace breakwater {

class Session;

/// One of the roles of the design, or a title typed in, which becomes a role of it.
class RoleBox final : public QComboBox {
    Q_OBJECT
public:
    RoleBox(Session &session, const QString &name, const QString &accessibleName, QWidget *parent = nullptr);

    void show(const std::optional<RoleId> &role);
    /// The role, and what makes it where the design has none of that title yet; absent: nobody is named.
    struct Choice {
        RoleId role;
        std::optional<Edit> makes;
    };
    std::optional<Choice> choice() const;

private:
    void fill();

    Session &m_session;
};

} // namespace breakwater
