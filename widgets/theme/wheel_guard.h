// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace breakwater {

/// A hand that scrolls a form changes nothing in it: what lies under the pointer lets the wheel through to
/// the form. For the whole application.
class WheelGuard final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace breakwater
