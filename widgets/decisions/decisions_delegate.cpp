// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decisions/decisions_delegate.h"

#include "widgets/decisions/decision_edits.h"
#include "widgets/decisions/decisions_model.h"
#include "widgets/session/role_box.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QComboBox>
#include <QDate>
#include <QLineEdit>
#include <QPainter>

namespace breakwater {

namespace {

/// State by shape: ring open, check decided, bar dropped.
void paintState(QPainter &painter, const QRectF &box, int state, const Tokens &t)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.color(state == 1       ? Token::Ok
                                    : state == 2 ? Token::SecondaryText
                                                 : Token::Info),
                        1.6));
    painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    const QPointF c = box.center();
    if (state == 1)
        painter.drawPolyline(QPolygonF({c + QPointF(-3, 0), c + QPointF(-1, 2.5), c + QPointF(3.5, -2.5)}));
    else if (state == 2)
        painter.drawLine(c - QPointF(3, 0), c + QPointF(3, 0));
}

const DecisionsModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const DecisionsModel *>(index.model());
}

} // namespace

DecisionsDelegate::DecisionsDelegate(Session &session, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_session(session)
{ }

void DecisionsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    const Tokens &t = currentTokens();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, t.color(Token::Selection));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      t.color(Token::Hairline));
    QRect box = option.rect.adjusted(6, 0, -6, -1);
    const int state = index.data(DecisionsModel::StatusRole).toInt();
    if (index.column() == DecisionsModel::StatusColumn) {
        paintState(*painter, QRectF(box.left() + 2, box.center().y() - 6, 14, 14), state, t);
        box.adjust(24, 0, 0, 0);
    }
    const bool faint = state != 0 || index.column() == DecisionsModel::AboutColumn;
    painter->setFont(screenFont(13));
    painter->setPen(t.color(faint ? Token::SecondaryText : Token::Text));
    painter->drawText(
        box, int(Qt::AlignVCenter | Qt::AlignLeft) | Qt::TextSingleLine,
        QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, box.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(t.color(Token::FocusRing), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

QWidget *DecisionsDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    const QString title = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    if (index.column() == DecisionsModel::OwnerColumn)
        return new RoleBox(m_session, QStringLiteral("decisionOwner"), title, parent);
    if (index.column() == DecisionsModel::StatusColumn) {
        auto *box = new QComboBox(parent);
        box->setObjectName(QStringLiteral("decisionStatus"));
        box->setAccessibleName(title);
        for (const char *word : {"open", "decided", "dropped"}) {
            Decision one;
            one.status = word;
            box->addItem(decisionStatus(one), QLatin1String(word));
        }
        return box;
    }
    QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
    editor->setObjectName(QStringLiteral("decisionText"));
    editor->setAccessibleName(title);
    if (auto *line = qobject_cast<QLineEdit *>(editor); line && index.column() == DecisionsModel::DueColumn)
        line->setPlaceholderText(tr("2027-03-31"));
    return editor;
}

void DecisionsDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const QString value = index.data(Qt::EditRole).toString();
    if (auto *role = qobject_cast<RoleBox *>(editor))
        role->show(value.isEmpty() ? std::nullopt : std::optional(RoleId{toStd(value)}));
    else if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(box->findData(value));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void DecisionsDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                     const QModelIndex &index) const
{
    if (const auto *role = qobject_cast<RoleBox *>(editor)) {
        const auto choice = role->choice();
        std::vector<Edit> edits;
        if (choice && choice->makes)
            edits.push_back(*choice->makes);
        edits.push_back(changeDecision(modelOf(index).decision(index.row())->id, [choice](Decision &one) {
            one.owner = choice ? std::optional(choice->role) : std::nullopt;
        }));
        m_session.apply(allOf(std::move(edits)), tr("Change the owner of a decision"));
    } else if (const auto *box = qobject_cast<QComboBox *>(editor)) {
        model->setData(index, box->currentData(), Qt::EditRole);
    } else {
        QStyledItemDelegate::setModelData(editor, model, index);
    }
}

void DecisionsDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                             const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

} // namespace breakwater
