// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/command_palette.h"

#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kWidth = 560, kRow = 30, kRows = 11, kTop = 64, kChrome = 52; ///< the line and the margins
enum Role { PathRole = Qt::UserRole + 1, KeysRole, EnabledRole };

/// Name, where it stands, and its keys at the right end.
class CommandDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {kWidth, kRow};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = currentTokens();
        const bool enabled = index.data(EnabledRole).toBool();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, t.color(Token::Selection));
        QRect box = option.rect.adjusted(12, 0, -12, 0);
        const auto write = [&](const QString &text, const QFont &font, Token token, Qt::Alignment align) {
            painter->setFont(font);
            painter->setPen(t.color(enabled ? token : Token::DisabledText));
            const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width());
            painter->drawText(box, int(Qt::AlignVCenter | align), shown);
            return QFontMetrics(font).horizontalAdvance(shown);
        };
        box.setRight(
            box.right()
            - write(index.data(KeysRole).toString(), screenFont(12), Token::SecondaryText, Qt::AlignRight)
            - 12);
        box.setLeft(box.left() + write(index.data().toString(), screenFont(13), Token::Text, Qt::AlignLeft)
                    + 10);
        write(index.data(PathRole).toString(), screenFont(11), Token::SecondaryText, Qt::AlignLeft);
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_line->setObjectName(QStringLiteral("commandSearch"));
    m_line->setAccessibleName(tr("Search commands"));
    m_line->setPlaceholderText(tr("Type a command"));
    m_line->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Commands that match"));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_line);
    column->addWidget(m_list);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open(const QMenuBar &menus)
{
    m_before = QApplication::focusWidget();
    m_all = commandsOf(menus);
    m_line->clear();
    fill();
    const int width = std::min(kWidth, parentWidget()->width() - 32);
    setFixedWidth(width);
    move((parentWidget()->width() - width) / 2, kTop);
    show();
    raise();
    takeFocus(*m_line, Qt::PopupFocusReason);
}

void CommandPalette::fill()
{
    m_shown = matching(m_all, m_line->text());
    m_list->clear();
    for (const Command &command : m_shown) {
        auto *item = new QListWidgetItem(command.text, m_list);
        item->setData(PathRole, command.path);
        item->setData(KeysRole, command.keys);
        item->setData(EnabledRole, command.action && command.action->isEnabled());
        item->setData(Qt::AccessibleTextRole, command.text + QStringLiteral(", ") + command.path);
        if (command.action)
            item->setToolTip(command.action->statusTip());
    }
    m_list->setCurrentRow(0);
    const int rows = std::clamp(m_list->count(), 1, kRows);
    const int room = parentWidget()->height() - kTop - kChrome - 16;
    m_list->setFixedHeight(std::min(rows * kRow, room / kRow * kRow));
    setFixedHeight(m_list->height() + kChrome);
}

void CommandPalette::run()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_shown.size()))
        return;
    const QPointer<QAction> action = m_shown[static_cast<std::size_t>(row)].action;
    if (!action || !action->isEnabled())
        return; // it is shown, so that one knows that it exists
    leave();
    action->trigger();
}

void CommandPalette::leave()
{
    hide();
    if (m_before)
        takeFocus(*m_before, Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && isVisible()
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        hide();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QApplication::sendEvent(m_list, event);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace breakwater
