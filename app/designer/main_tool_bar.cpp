// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/main_tool_bar.h"

#include "widgets/theme/current.h"

#include <QAction>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kButtonWidth = 56, kButtonHeight = 46, kIconWidth = 40, kAir = 20;

/// Of the arrow that opens a menu beside the button.
int arrowWidth(const QToolButton &button)
{
    return button.popupMode() == QToolButton::MenuButtonPopup
        ? button.style()->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, &button)
        : 0;
}

int wordsWidth(const QToolButton &button)
{
    const QString words = button.defaultAction() ? button.defaultAction()->iconText() : button.text();
    return std::max(kButtonWidth, button.fontMetrics().horizontalAdvance(words) + kAir) + arrowWidth(button);
}

} // namespace

void MainToolBar::dress(QAction *action)
{
    auto *button = qobject_cast<QToolButton *>(widgetForAction(action));
    if (!button)
        return;
    button->setFont(screenFont(11));
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->iconText());
    fit();
}

void MainToolBar::setIconsLiked(bool liked)
{
    m_iconsLiked = liked;
    fit();
}

int MainToolBar::widthWithWords() const
{
    const int gap = style()->pixelMetric(QStyle::PM_ToolBarItemSpacing, nullptr, this);
    int width = contentsMargins().left() + contentsMargins().right()
        + 2 * style()->pixelMetric(QStyle::PM_ToolBarItemMargin, nullptr, this);
    for (QAction *action : actions()) {
        const QWidget *widget = widgetForAction(action);
        if (!widget || !action->isVisible())
            continue;
        const auto *button = qobject_cast<const QToolButton *>(widget);
        width += gap + (button ? wordsWidth(*button) : widget->minimumSizeHint().width());
    }
    return width;
}

void MainToolBar::fit()
{
    const bool words = !m_iconsLiked && widthWithWords() <= width();
    setToolButtonStyle(words ? Qt::ToolButtonTextUnderIcon : Qt::ToolButtonIconOnly);
    for (QAction *action : actions())
        if (auto *button = qobject_cast<QToolButton *>(widgetForAction(action)))
            button->setMinimumSize(words ? wordsWidth(*button) : kIconWidth + arrowWidth(*button),
                                   kButtonHeight);
}

void MainToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fit();
}

} // namespace breakwater
