// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/style.h"

#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QToolBar>
#include <QToolButton>

namespace breakwater {

namespace {

constexpr double kRadius = 4;

const QColor &color(Token token)
{
    return currentTokens().color(token);
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool wants(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

void box(QPainter *painter, const QRect &rect, const QColor &border, const QColor &fill, double width = 1,
         double radius = kRadius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.alpha() == 0 ? QPen(Qt::NoPen) : QPen(border, width));
    painter->setBrush(fill);
    const double inset = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

/// The ground of buttons, fields and choosers alike.
void control(QPainter *painter, const QStyleOption *option, const QColor &fill)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused = enabled && has(option, QStyle::State_HasFocus);
    const QColor border = focused ? color(Token::FocusRing)
        : enabled                 ? color(Token::ControlBorder)
                                  : color(Token::Hairline);
    box(painter, option->rect, border, fill, focused ? 2 : 1);
}

void pushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const bool pressed = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hovered = has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    if (wants(widget, "primary") && has(option, QStyle::State_Enabled)) {
        QColor fill = color(Token::Accent);
        if (pressed || hovered)
            fill = currentTheme() == Theme::Light ? fill.darker(pressed ? 125 : 112) : fill.lighter(108);
        box(painter, option->rect, fill, fill);
        if (has(option, QStyle::State_HasFocus))
            box(painter, option->rect.adjusted(2, 2, -2, -2), color(Token::OnAccent), Qt::transparent, 1, 3);
        return;
    }
    const Token ground = pressed ? Token::Selection : hovered ? Token::AlternateSurface : Token::Field;
    if (wants(widget, "quiet")) {
        if (pressed || hovered)
            box(painter, option->rect, Qt::transparent, color(ground));
        if (has(option, QStyle::State_HasFocus))
            box(painter, option->rect, color(Token::FocusRing), Qt::transparent, 2);
        return;
    }
    control(painter, option, color(ground));
}

void radio(QPainter *painter, const QStyleOption *option)
{
    const bool on = has(option, QStyle::State_On);
    const QRectF rect = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const bool enabled = has(option, QStyle::State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Token token = !enabled ? Token::IdleLink : on ? Token::Accent : Token::ControlBorder;
    painter->setPen(QPen(color(token), 1.5));
    painter->setBrush(color(Token::Field));
    painter->drawEllipse(rect);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(token));
        painter->drawEllipse(rect.center(), rect.width() * 0.28, rect.height() * 0.28);
    }
    painter->restore();
}

void checkBox(QPainter *painter, const QStyleOption *option)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const QRect rect = option->rect.adjusted(1, 1, -1, -1);
    if (!on && !partly) {
        box(painter, rect, color(enabled ? Token::ControlBorder : Token::Hairline), color(Token::Field), 1,
            3);
        return;
    }
    const QColor fill = color(enabled ? Token::Accent : Token::IdleLink);
    box(painter, rect, fill, fill, 1, 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color(Token::OnAccent), 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF r(rect);
    if (partly)
        painter->drawLine(QPointF(r.left() + 3.5, r.center().y()), QPointF(r.right() - 3.5, r.center().y()));
    else
        painter->drawPolyline(QPolygonF({QPointF(r.left() + r.width() * .24, r.top() + r.height() * .52),
                                         QPointF(r.left() + r.width() * .43, r.top() + r.height() * .71),
                                         QPointF(r.left() + r.width() * .77, r.top() + r.height() * .3)}));
    painter->restore();
}

void arrow(QPainter *painter, const QRectF &rect, const QString &name, bool enabled)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintLineIcon(*painter, rect, name, color(enabled ? Token::SecondaryText : Token::IdleLink));
    painter->restore();
}

QRectF centred(const QRect &rect, double side)
{
    const QPointF c = QRectF(rect).center();
    return {c.x() - side / 2, c.y() - side / 2, side, side};
}

} // namespace

BreakwaterStyle::BreakwaterStyle()
    : QProxyStyle(QStringLiteral("Fusion"))
{ }

void BreakwaterStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QLineEdit *>(widget->parentWidget()) && qobject_cast<QToolButton *>(widget)
        && widget->accessibleName().isEmpty())
        widget->setAccessibleName(tr("Clear"));
}

void BreakwaterStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                    const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        pushButton(painter, option, widget);
        return;
    case PE_FrameDefaultButton:
        return;
    case PE_PanelButtonTool: {
        const bool on = has(option, State_On) && !wants(widget, "filter"), down = has(option, State_Sunken);
        const bool hover = has(option, State_MouseOver) && has(option, State_Enabled);
        if (on || down || hover)
            box(painter, option->rect, Qt::transparent,
                color(on || down ? Token::Selection : Token::AlternateSurface));
        if (has(option, State_HasFocus))
            box(painter, option->rect, color(Token::FocusRing), Qt::transparent, 2);
        return;
    }
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            control(painter, option, color(has(option, State_Enabled) ? Token::Field : Token::Panel));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView *>(widget)) {
            if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
                frame && frame->lineWidth > 0)
                box(painter, option->rect,
                    color(has(option, State_HasFocus) ? Token::FocusRing : Token::ControlBorder),
                    Qt::transparent);
            return;
        }
        break;
    case PE_FrameFocusRect: {
        if (qobject_cast<const QAbstractItemView *>(widget))
            return;
        box(painter, option->rect, color(Token::FocusRing), Qt::transparent, 2, 3);
        return;
    }
    case PE_IndicatorRadioButton:
        radio(painter, option);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        checkBox(painter, option);
        return;
    case PE_IndicatorArrowDown:
        arrow(painter, centred(option->rect, 12), QStringLiteral("chevron-down"), has(option, State_Enabled));
        return;
    case PE_IndicatorArrowRight:
        arrow(painter, centred(option->rect, 12), QStringLiteral("chevron-right"),
              has(option, State_Enabled));
        return;
    case PE_IndicatorBranch:
        if (has(option, State_Children))
            arrow(painter, centred(option->rect, 12),
                  has(option, State_Open) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                  true);
        return;
    case PE_IndicatorToolBarSeparator: {
        const QRect r = option->rect;
        painter->fillRect(QRect(r.center().x(), r.top() + 8, 1, r.height() - 16), color(Token::Hairline));
        return;
    }
    case PE_FrameMenu:
        box(painter, option->rect, color(Token::CardBorder), Qt::transparent, 1, 1);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, color(Token::Card));
        return;
    case PE_PanelTipLabel:
        box(painter, option->rect, color(Token::CardBorder), color(Token::Card), 1, 3);
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, color(Token::Panel));
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          color(Token::Hairline));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void BreakwaterStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy(*button);
            copy.state.setFlag(State_Sunken, false);
            copy.state.setFlag(State_On, false);
            if (wants(widget, "primary") && has(option, State_Enabled)) {
                copy.palette.setColor(QPalette::ButtonText, color(Token::OnAccent));
                QPixmap tinted = copy.icon.pixmap(copy.iconSize, painter->device()->devicePixelRatio());
                if (!tinted.isNull()) {
                    QPainter tint(&tinted);
                    tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
                    tint.fillRect(tinted.rect(), color(Token::OnAccent));
                    tint.end();
                    copy.icon = QIcon(tinted);
                }
            }
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
            combo && !combo->editable) {
            const QRect field = proxy()->subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            const Token token = has(option, State_Enabled) ? Token::Text : Token::DisabledText;
            const QString shown =
                combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, field.width());
            painter->setPen(color(token));
            painter->drawText(field, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine, shown);
            return;
        }
        break;
    case CE_ToolBar: {
        painter->fillRect(option->rect, color(Token::Panel));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          color(Token::Hairline));
        return;
    }
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, color(Token::Panel));
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(option->rect, color(Token::Panel));
            if (has(option, State_Selected) || has(option, State_Sunken))
                box(painter, option->rect.adjusted(0, 2, 0, -2), Qt::transparent,
                    color(has(option, State_Sunken) ? Token::Selection : Token::AlternateSurface));
            const int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
            proxy()->drawItemText(painter, option->rect, flags, item->palette, has(option, State_Enabled),
                                  item->text, QPalette::WindowText);
            return;
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Token::Panel));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          color(Token::Hairline));
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeader copy(*header);
            copy.palette.setColor(QPalette::ButtonText, color(Token::SecondaryText));
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, color(Token::Hairline));
        return;
    case CE_TabBarTabShape:
        if (has(option, State_Selected)) {
            painter->fillRect(option->rect, color(Token::Panel));
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom() - 1, option->rect.width(), 2),
                              color(Token::Accent));
        }
        return;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QRect r = option->rect;
            painter->fillRect(frame->frameShape == QFrame::HLine
                                  ? QRect(r.left(), r.center().y(), r.width(), 1)
                                  : QRect(r.center().x(), r.top(), 1, r.height()),
                              color(Token::Hairline));
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void BreakwaterStyle::drawComplexControl(ComplexControl complex, const QStyleOptionComplex *option,
                                         QPainter *painter, const QWidget *widget) const
{
    if (complex == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            const bool hovered = has(option, State_MouseOver) && has(option, State_Enabled);
            control(painter, combo,
                    color(!has(option, State_Enabled)       ? Token::Panel
                              : hovered && !combo->editable ? Token::AlternateSurface
                                                            : Token::Field));
            const QRect end = subControlRect(complex, option, SC_ComboBoxArrow, widget);
            arrow(painter, centred(end, 12), QStringLiteral("chevron-down"), has(option, State_Enabled));
            return;
        }
    }
    if (complex == CC_ScrollBar) {
        const bool upright = !has(option, State_Horizontal);
        painter->fillRect(option->rect, color(upright || widget ? Token::Panel : Token::Canvas));
        QRectF slider = proxy()->subControlRect(complex, option, SC_ScrollBarSlider, widget);
        slider.adjust(upright ? 2 : 1, upright ? 1 : 2, upright ? -2 : -1, upright ? -1 : -2);
        const bool strong =
            has(option, State_MouseOver) || option->activeSubControls.testFlag(SC_ScrollBarSlider);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(strong ? Token::ControlBorder : Token::CardBorder));
        if (has(option, State_Enabled))
            painter->drawRoundedRect(slider, 3, 3);
        painter->restore();
        return;
    }
    if (complex == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            control(painter, spin, color(has(option, State_Enabled) ? Token::Field : Token::Panel));
            return;
        }
    }
    QProxyStyle::drawComplexControl(complex, option, painter, widget);
}

QRect BreakwaterStyle::subElementRect(SubElement element, const QStyleOption *option,
                                      const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents)
        return rect.adjusted(4, 0, -4, 0);
    return rect;
}

QRect BreakwaterStyle::subControlRect(ComplexControl complex, const QStyleOptionComplex *option,
                                      SubControl part, const QWidget *widget) const
{
    if (complex == CC_ComboBox) {
        const QRect r = option->rect;
        if (part == SC_ComboBoxArrow)
            return {r.right() - 24, r.top(), 24, r.height()};
        if (part == SC_ComboBoxEditField)
            return r.adjusted(7, 2, -26, -2);
    }
    if (complex == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        const QRect r = option->rect;
        const bool upright = bar && bar->orientation == Qt::Vertical;
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (!bar || part == SC_ScrollBarGroove)
            return r;
        const int room = upright ? r.height() : r.width();
        const int range = bar->maximum - bar->minimum;
        const int length = range > 0 ? std::clamp(static_cast<int>(static_cast<qint64>(room) * bar->pageStep
                                                                   / (range + bar->pageStep)),
                                                  std::min(28, room), room)
                                     : room;
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  room - length, bar->upsideDown);
        const auto piece = [&](int from, int size) {
            return upright ? QRect(r.left(), r.top() + from, r.width(), size)
                           : QRect(r.left() + from, r.top(), size, r.height());
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return piece(start, length);
        case SC_ScrollBarSubPage:
            return piece(0, start);
        case SC_ScrollBarAddPage:
            return piece(start + length, room - start - length);
        default:
            return {};
        }
    }
    if (complex == CC_SpinBox) {
        const QRect r = option->rect;
        if (part == SC_SpinBoxEditField)
            return r.adjusted(3, 2, -3, -2);
        if (part == SC_SpinBoxUp || part == SC_SpinBoxDown)
            return {};
    }
    return QProxyStyle::subControlRect(complex, option, part, widget);
}

int BreakwaterStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuBarVMargin:
        return 0;
    case PM_ToolBarItemMargin:
        return 2;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarSeparatorExtent:
        return 17;
    case PM_ToolBarIconSize:
        return 20;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_DockWidgetSeparatorExtent:
        return 1;
    case PM_SplitterWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 10;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QAbstractItemView *>(widget))
            return 0;
        break;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int BreakwaterStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                               QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_Widget_Animate:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_UnderlineShortcut:
        return hint == SH_UnderlineShortcut ? 1 : 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        break;
    }
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QSize BreakwaterStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                        const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setHeight(std::max(28, size.height() + 10));
        break;
    case CT_ComboBox:
        result = {size.width() + 40, 28};
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(28);
        break;
    case CT_MenuBarItem:
        result = {size.width() + 18, 28};
        break;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(std::max(result.height(), 28));
        break;
    default:
        break;
    }
    return result;
}

} // namespace breakwater
