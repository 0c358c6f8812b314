// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>

namespace breakwater {

namespace {

/// The box itself or the line that one types into.
bool isBox(const QWidget *widget)
{
    const auto is = [](const QWidget *one) {
        return qobject_cast<const QComboBox *>(one) || qobject_cast<const QAbstractSpinBox *>(one);
    };
    return is(widget) || is(widget->parentWidget());
}

bool standsInAForm(const QWidget *widget)
{
    for (const QWidget *one = widget; one && !one->isWindow(); one = one->parentWidget())
        if (qobject_cast<const QScrollArea *>(one))
            return true;
    return false;
}

} // namespace

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        const auto *widget = qobject_cast<const QWidget *>(watched);
        if (widget && isBox(widget) && standsInAForm(widget)) {
            event->ignore(); // it goes on to what holds the box
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace breakwater
