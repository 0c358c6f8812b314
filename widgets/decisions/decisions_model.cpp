// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decisions/decisions_model.h"

#include "widgets/decisions/decision_edits.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"

#include <QDate>

#include <algorithm>

namespace breakwater {

namespace {

int orderOf(const Decision &decision)
{
    if (decision.status == "decided")
        return 1;
    return decision.status == "dropped" ? 2 : 0;
}

bool before(const Decision &a, const Decision &b)
{
    const auto due = [](const Decision &one) { return one.due.value_or("9999"); };
    return std::tuple(orderOf(a), due(a), a.text, a.id) < std::tuple(orderOf(b), due(b), b.text, b.id);
}

std::optional<std::string> textOrNone(const QVariant &value)
{
    const QString text = value.toString().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(toStd(text));
}

} // namespace

QString decisionStatus(const Decision &decision)
{
    if (decision.status == "decided")
        return DecisionsModel::tr("Decided");
    return decision.status == "dropped" ? DecisionsModel::tr("Dropped") : DecisionsModel::tr("Open");
}

DecisionsModel::DecisionsModel(Session &session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    connect(&session, &Session::topologyChanged, this, &DecisionsModel::refresh);
    refresh();
}

void DecisionsModel::refresh()
{
    std::vector<Decision> next = m_session.topology().agreements->decisions;
    std::sort(next.begin(), next.end(), before);
    const bool sameRows = std::equal(next.begin(), next.end(), m_rows.begin(), m_rows.end(),
                                     [](const Decision &a, const Decision &b) { return a.id == b.id; });
    if (sameRows) {
        m_rows = std::move(next);
        if (!m_rows.empty()) // names of what they are about may have changed too
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else {
        Q_EMIT layoutAboutToBeChanged();
        std::vector<DecisionId> ids;
        const QModelIndexList kept = persistentIndexList();
        for (const QModelIndex &one : kept)
            ids.push_back(m_rows[static_cast<std::size_t>(one.row())].id);
        m_rows = std::move(next);
        QModelIndexList moved;
        for (qsizetype i = 0; i < kept.size(); ++i) {
            const int row = rowOf(ids[static_cast<std::size_t>(i)]);
            moved << (row < 0 ? QModelIndex() : index(row, kept[i].column()));
        }
        changePersistentIndexList(kept, moved);
        Q_EMIT layoutChanged();
    }
    Q_EMIT changed();
}

const Decision *DecisionsModel::decision(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int DecisionsModel::rowOf(const DecisionId &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Decision &one) { return one.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int DecisionsModel::openCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Decision &one) { return orderOf(one) == 0; }));
}

int DecisionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DecisionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DecisionsModel::ownerOf(const Decision &decision) const
{
    const ::breakwater::Role *role = decision.owner ? m_session.topology().role(*decision.owner) : nullptr;
    return role ? toQt(role->title) : QString();
}

/// "agw-cus → redis-cus"; the id of what somebody removed would tell nobody anything.
QString DecisionsModel::linkOrGone(const Topology &topology, const DependencyId &id)
{
    for (const auto &stamp : topology.stamps)
        if (const Dependency *link = stamp->dependency(id)) {
            const Service *from = topology.find(link->from).second, *to = topology.find(link->to).second;
            if (from && to)
                return toQt(from->name) + QStringLiteral(" \u2192 ") + toQt(to->name);
        }
    return tr("(removed)");
}

QString DecisionsModel::aboutOf(const Decision &decision) const
{
    QStringList names;
    for (const std::string &subject : decision.subjects) {
        if (const Service *service = m_session.topology().find(ServiceId{subject}).second)
            names << toQt(service->name);
        else if (const Stamp *stamp = m_session.topology().stamp(StampId{subject}))
            names << toQt(stamp->name);
        else
            names << linkOrGone(m_session.topology(), DependencyId{subject});
    }
    return names.join(QStringLiteral(", "));
}

QVariant DecisionsModel::data(const QModelIndex &index, int role) const
{
    const Decision *at = decision(index.row());
    if (!at)
        return {};
    if (role == StatusRole)
        return orderOf(*at);
    if (role == Qt::ToolTipRole)
        return QStringLiteral("<p>%1</p>").arg(toQt(at->text).toHtmlEscaped());
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case StatusColumn:
        return role == Qt::EditRole ? toQt(at->status.value_or("open")) : decisionStatus(*at);
    case TextColumn:
        return toQt(at->text);
    case OwnerColumn:
        return role == Qt::EditRole ? toQt(at->owner ? at->owner->text : std::string()) : ownerOf(*at);
    case DueColumn:
        return toQt(at->due.value_or(std::string()));
    case AnswerColumn:
        return toQt(at->answer.value_or(std::string()));
    case AboutColumn:
        return aboutOf(*at);
    default:
        return {};
    }
}

bool DecisionsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Decision *at = decision(index.row());
    if (!at || role != Qt::EditRole)
        return false;
    const auto apply = [&](std::function<void(Decision &)> change, const QString &label) {
        return m_session.apply(changeDecision(at->id, std::move(change)), label);
    };
    const auto text = textOrNone(value);
    switch (index.column()) {
    case StatusColumn:
        return apply([text](Decision &one) { one.status = text; }, tr("Change the state of a decision"));
    case TextColumn:
        return text && apply([text](Decision &one) { one.text = *text; }, tr("Reword a decision"));
    case DueColumn:
        if (text && !QDate::fromString(toQt(*text), Qt::ISODate).isValid())
            return false;
        return apply([text](Decision &one) { one.due = text; }, tr("Change when a decision is due"));
    case AnswerColumn:
        return apply(
            [text](Decision &one) {
                one.answer = text;
                if (text && one.status != "dropped")
                    one.status = "decided"; // an answer decides it
            },
            tr("Answer a decision"));
    default:
        return false;
    }
}

QVariant DecisionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StatusColumn:
        return tr("State");
    case TextColumn:
        return tr("Decision");
    case OwnerColumn:
        return tr("Owner");
    case DueColumn:
        return tr("Due");
    case AnswerColumn:
        return tr("Answer");
    case AboutColumn:
        return tr("About");
    default:
        return {};
    }
}

Qt::ItemFlags DecisionsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == AboutColumn ? common : common | Qt::ItemIsEditable;
}

} // namespace breakwater
