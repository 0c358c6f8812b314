// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/finding.h"

#include <QWidget>

class QCheckBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace breakwater {

class RoleBox;
class Session;

/// What the room says of a finding, in one line under the table: that it lives with it until a day, or that
/// it has solved it another way.
class AgreeForm final : public QWidget {
    Q_OBJECT
public:
    enum class Says { Accepted, SolvedOtherwise };
    explicit AgreeForm(Session &session, QWidget *parent = nullptr);
    void open(Says what, const Finding &finding, const QString &where);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void submit();
    void refuse(const QString &why, QWidget *field);
    void finish();

    Session &m_session;
    Says m_says = Says::Accepted;
    Finding m_finding;
    QLabel *m_title, *m_error;
    RoleBox *m_owner;
    QLineEdit *m_reason;
    QCheckBox *m_review;
    QDateEdit *m_day;
    QPushButton *m_agree, *m_cancel;
};

} // namespace breakwater
