// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/role_box.h"

#include "widgets/session/session.h"
#include "widgets/session/text.h"

#include <QLineEdit>

namespace breakwater {

RoleBox::RoleBox(Session &session, const QString &name, const QString &accessibleName, QWidget *parent)
    : QComboBox(parent)
    , m_session(session)
{
    setObjectName(name);
    setAccessibleName(accessibleName);
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    lineEdit()->setObjectName(name + QStringLiteral("Text"));
    lineEdit()->setAccessibleName(accessibleName);
    lineEdit()->setPlaceholderText(tr("Role"));
    fill();
    connect(&session, &Session::topologyChanged, this, &RoleBox::fill);
}

void RoleBox::fill()
{
    QStringList titles{QString()};
    for (const Role &role : *m_session.topology().roles)
        titles << toQt(role.title);
    QStringList shown;
    for (int i = 0; i < count(); ++i)
        shown << itemText(i);
    if (titles == shown)
        return;
    const QString typed = currentText();
    const QSignalBlocker quiet(this);
    clear();
    addItem(QString());
    for (const Role &role : *m_session.topology().roles)
        addItem(toQt(role.title), toQt(role.id.text));
    setCurrentIndex(std::max(0, findText(typed)));
    setEditText(typed);
}

void RoleBox::show(const std::optional<RoleId> &role)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(role ? std::max(0, findData(toQt(role->text))) : 0);
}

std::optional<RoleBox::Choice> RoleBox::choice() const
{
    const QString title = currentText().trimmed();
    if (title.isEmpty())
        return std::nullopt;
    for (const Role &role : *m_session.topology().roles)
        if (toQt(role.title).compare(title, Qt::CaseInsensitive) == 0)
            return Choice{role.id, {}};
    Role made;
    made.id = RoleId{m_session.mint("role")};
    made.title = toStd(title);
    return Choice{made.id, changeRoles([made](std::vector<Role> &roles) {
                      const auto after = std::find_if(roles.begin(), roles.end(),
                                                      [&](const Role &role) { return made.id < role.id; });
                      roles.insert(after, made);
                  })};
}

} // namespace breakwater
