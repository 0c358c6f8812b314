// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/main_tool_bar.h"

#include "widgets/theme/current.h"

#include <QAction>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kButtonWidth = 56, kButtonHeight = 46, kIconWidth = 40, kAir = 20, kTightAir = 16;

/// Of the arrow that opens a menu beside the button.
int arrowWidth(const QToolButton &button)
{
    return button.popupMode() == QToolButton::MenuButtonPopup
        ? button.style()->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, &button)
        : 0;
}

int wordsWidth(const QToolButton &button, bool tight)
{
    const QString words = button.defaultAction() ? button.defaultAction()->iconText() : button.text();
    const int width = button.fontMetrics().horizontalAdvance(words) + (tight ? kTightAir : kAir);
    return std::max(tight ? kIconWidth : kButtonWidth, width) + arrowWidth(button);
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

int MainToolBar::widthWithWords(bool tight) const
{
    const int gap = style()->pixelMetric(QStyle::PM_ToolBarItemSpacing, nullptr, this);
    int width = contentsMargins().left() + contentsMargins().right()
        + 2 * style()->pixelMetric(QStyle::PM_ToolBarItemMargin, nullptr, this);
    for (QAction *action : actions()) {
        const QWidget *widget = widgetForAction(action);
        if (!widget || !action->isVisible())
            continue;
        const auto *button = qobject_cast<const QToolButton *>(widget);
        width += gap
            + (button      ? wordsWidth(*button, tight)
                   : tight ? widget->minimumSizeHint().width()
                           : widget->sizeHint().width());
    }
    return width;
}

void MainToolBar::fit()
{
    const bool roomy = widthWithWords(false) <= width();
    const bool words = !m_iconsLiked && (roomy || widthWithWords(true) <= width());
    setToolButtonStyle(words ? Qt::ToolButtonTextUnderIcon : Qt::ToolButtonIconOnly);
    for (QAction *action : actions())
        if (auto *button = qobject_cast<QToolButton *>(widgetForAction(action)))
            button->setMinimumSize(words ? wordsWidth(*button, !roomy) : kIconWidth + arrowWidth(*button),
                                   kButtonHeight);
}

bool MainToolBar::event(QEvent *event)
{
    const bool done = QToolBar::event(event);
    if (event->type()
        == QEvent::LayoutRequest) // what stands beside the buttons says more or less than before
        fit();
    return done;
}

void MainToolBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fit();
}

} // namespace breakwater
