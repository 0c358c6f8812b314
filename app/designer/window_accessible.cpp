// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/window_accessible.h"

#include "app/designer/main_window.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QApplication>
#include <QMenu>

namespace breakwater {

namespace {

/// The menu that is open over the window, not one of those that it leads to.
QMenu *openMenuOf(const QWidget &window)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    while (menu) {
        auto *before = qobject_cast<QMenu *>(menu->parentWidget());
        if (!before || !before->isVisible())
            break;
        menu = before;
    }
    const QWidget *owner = menu ? menu->parentWidget() : nullptr;
    return owner && owner->window() == &window ? menu : nullptr;
}

class WindowInterface final : public QAccessibleWidget {
public:
    explicit WindowInterface(MainWindow *window)
        : QAccessibleWidget(window, QAccessible::Window)
    { }

    int childCount() const override { return QAccessibleWidget::childCount() + (openMenu() ? 1 : 0); }
    QAccessibleInterface *child(int index) const override
    {
        return index == QAccessibleWidget::childCount() ? openMenu() : QAccessibleWidget::child(index);
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child && child == openMenu())
            return QAccessibleWidget::childCount();
        return QAccessibleWidget::indexOfChild(child);
    }

private:
    /// Null too when somebody else lists it: the menu bar, a button.
    QAccessibleInterface *openMenu() const
    {
        QMenu *menu = openMenuOf(*widget());
        QAccessibleInterface *one = menu ? QAccessible::queryAccessibleInterface(menu) : nullptr;
        QAccessibleInterface *above = one ? one->parent() : nullptr;
        if (!above || above == this)
            return one;
        return above->role() == QAccessible::MenuItem || above->indexOfChild(one) >= 0 ? nullptr : one;
    }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *window = qobject_cast<MainWindow *>(object);
    return window ? new WindowInterface(window) : nullptr;
}

} // namespace

void installWindowAccessibility()
{
    static const bool once = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(once);
}

} // namespace breakwater
