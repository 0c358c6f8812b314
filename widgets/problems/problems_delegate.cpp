// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/problems_delegate.h"

#include "widgets/problems/problems_model.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QPainter>

namespace breakwater {

namespace {

void paintElided(QPainter *painter, const QRect &box, const QFont &font, const QColor &color,
                 const QString &text)
{
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(box, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
}

} // namespace

QRect ProblemsDelegate::buttonIn(const QRect &cell)
{
    return cell.adjusted(4, 2, -8, -3);
}

bool ProblemsDelegate::setHovered(const QModelIndex &index)
{
    if (m_hovered == index)
        return false;
    m_hovered = index;
    return true;
}

void ProblemsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Tokens &t = currentTokens();
    painter->save();
    const bool heading = index.data(ProblemsModel::HeadingRole).toBool();
    const bool accepted = index.data(ProblemsModel::AcceptedRole).toBool();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, t.color(Token::Selection));
    else if (heading)
        painter->fillRect(option.rect, t.color(Token::Panel));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      t.color(Token::Hairline));
    if (index.column() == ProblemsModel::MarkColumn && !heading) {
        const QIcon icon = index.data(Qt::DecorationRole).value<QIcon>();
        const QRect r = option.rect;
        icon.paint(painter, QRect(r.center().x() - 7, r.center().y() - 8, 16, 16));
    } else if (index.column() == ProblemsModel::FixColumn) {
        paintButton(painter, option, index);
    } else {
        const bool faint = accepted || index.column() == ProblemsModel::RuleColumn
            || index.column() == ProblemsModel::WhereColumn;
        paintElided(painter, option.rect.adjusted(heading ? 8 : 4, 0, -8, -1),
                    heading ? screenFont(12, QFont::DemiBold) : screenFont(13),
                    t.color(faint ? Token::SecondaryText : Token::Text),
                    index.data(Qt::DisplayRole).toString());
    }
    painter->restore();
}

void ProblemsDelegate::paintButton(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        return;
    const Tokens &t = currentTokens();
    const QRect box = buttonIn(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(t.color(Token::ControlBorder));
    painter->setBrush(t.color(m_hovered == index ? Token::AlternateSurface : Token::Field));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const bool accepted = index.data(ProblemsModel::AcceptedRole).toBool();
    const bool several = index.data(ProblemsModel::SeveralRole).toBool();
    paintLineIcon(*painter, QRectF(box.left() + 7, box.center().y() - 7, 16, 16),
                  accepted ? QStringLiteral("undo") : QStringLiteral("bulb"), t.color(Token::Accent));
    paintElided(painter, box.adjusted(29, 0, several ? -24 : -6, 0), screenFont(12), t.color(Token::Text),
                text);
    if (several)
        paintLineIcon(*painter, QRectF(box.right() - 20, box.center().y() - 7, 16, 16),
                      QStringLiteral("chevron-down"), t.color(Token::SecondaryText));
}

} // namespace breakwater
