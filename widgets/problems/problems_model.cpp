// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/problems_model.h"

#include "core/model/queries.h"
#include "widgets/session/language.h"
#include "widgets/session/text.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

/// The names of what a finding is about: "api-public-cus", "api-public-cus → redis-sess-cus", "Storefront".
QString whereOf(const Topology &topology, const ServiceIndex &services, const Finding &finding)
{
    QStringList names;
    for (const std::string &subject : finding.subjects) {
        if (const auto found = services.find(ServiceId{subject}))
            names << toQt(found.service->name);
        if (names.size() == 3)
            break;
    }
    if (names.isEmpty() && !finding.subjects.empty()) {
        for (const auto &stamp : topology.stamps) {
            if (const Dependency *dependency = stamp->dependency(DependencyId{finding.subjects.front()})) {
                const auto from = services.find(dependency->from), to = services.find(dependency->to);
                if (from && to)
                    names << toQt(from.service->name) + QStringLiteral(" \u2192 ") + toQt(to.service->name);
            } else if (const Protection *protection =
                           stamp->protection(ProtectionId{finding.subjects.front()})) {
                if (const auto found = services.find(protection->service))
                    names << toQt(found.service->name);
            }
        }
    }
    if (names.isEmpty())
        if (const Stamp *stamp = topology.stamp(finding.stamp))
            names << toQt(stamp->name);
    return names.join(QStringLiteral(", "));
}

bool passes(const ProblemsModel::Filter &filter, const Finding &finding)
{
    if (!filter.stamp.empty() && filter.stamp != finding.stamp)
        return false;
    switch (finding.level()) {
    case Level::Error:
        return filter.errors;
    case Level::Warning:
        return filter.warnings;
    case Level::Info:
        break;
    }
    return filter.infos;
}

/// "Accepted by Head of platform until 2027-05-23: the shop may be shut for a day."
QString agreementOf(const Topology &topology, const Finding &finding)
{
    std::vector<std::string> subjects = finding.subjects;
    std::sort(subjects.begin(), subjects.end());
    for (const AcceptedRisk &risk : topology.agreements->acceptedRisks) {
        if (risk.rule != finding.rule || risk.subjects != subjects)
            continue;
        const Role *role = risk.owner ? topology.role(*risk.owner) : nullptr;
        const QString who = role ? toQt(role->title) : ProblemsModel::tr("nobody");
        const QString why = toQt(risk.reason.value_or(std::string()));
        if (risk.kind == "solved-otherwise")
            return ProblemsModel::tr("Solved another way, says %1: %2").arg(who, why);
        return ProblemsModel::tr("Accepted by %1 until %2: %3")
            .arg(who, toQt(risk.reviewOn.value_or(std::string())), why);
    }
    return {};
}

/// Under a heading of their own, after everything that is open.
void addAccepted(const Topology &topology, const ServiceIndex &services, const Assessment &assessment,
                 const ProblemsModel::Filter &filter, std::vector<ProblemsModel::Row> &rows)
{
    ProblemsModel::Row heading;
    heading.key = "accepted";
    heading.heading = true;
    heading.message = ProblemsModel::tr("Accepted or solved another way");
    const std::size_t first = rows.size();
    for (const Finding &finding : assessment.accepted) {
        if (!filter.stamp.empty() && filter.stamp != finding.stamp)
            continue;
        ProblemsModel::Row row{"accepted " + finding.key(), false, finding, messageOf(finding),
                               whereOf(topology, services, finding)};
        row.accepted = true;
        row.agreement = agreementOf(topology, finding);
        rows.push_back(std::move(row));
    }
    if (rows.size() > first)
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(first), std::move(heading));
}

std::vector<ProblemsModel::Row> rowsOf(const Snapshot &now, const Assessment &assessment,
                                       const ProblemsModel::Filter &filter)
{
    const ServiceIndex services(*now.topology);
    std::vector<ProblemsModel::Row> rows;
    const auto add = [&](const Finding &finding) {
        rows.push_back(
            {finding.key(), false, finding, messageOf(finding), whereOf(*now.topology, services, finding)});
    };
    const bool headings = now.topology->stamps.size() > 1 && filter.stamp.empty();
    std::set<StampId> known;
    for (const auto &stamp : now.topology->stamps) {
        known.insert(stamp->id);
        const std::size_t first = rows.size();
        for (const Finding &finding : assessment.findings)
            if (finding.stamp == stamp->id && passes(filter, finding))
                add(finding);
        std::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                         [](const auto &a, const auto &b) {
                             return std::tuple(a.finding.severity, a.finding.rule.text)
                                 < std::tuple(b.finding.severity, b.finding.rule.text);
                         });
        if (headings && rows.size() > first) {
            ProblemsModel::Row heading;
            heading.key = "stamp " + stamp->id.text;
            heading.heading = true;
            heading.finding.stamp = stamp->id;
            heading.message = toQt(stamp->name);
            rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(first), heading);
        }
    }
    for (const Finding &finding : assessment.findings)
        if (!known.contains(finding.stamp) && passes(filter, finding))
            add(finding);
    if (filter.accepted)
        addAccepted(*now.topology, services, assessment, filter, rows);
    return rows;
}

} // namespace

void ProblemsModel::show(const Snapshot &now, const Assessment *assessment, const Filter &filter)
{
    std::vector<Row> next;
    if (assessment)
        next = rowsOf(now, *assessment, filter);
    std::set<std::string> keys;
    for (const Row &row : next)
        keys.insert(row.key);
    std::erase_if(m_fixes, [&](const auto &fix) { return !keys.contains(fix.first); });
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (keys.contains(m_rows[static_cast<std::size_t>(i)].key))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    for (int i = 0; i < static_cast<int>(next.size()); ++i) {
        const Row &wanted = next[static_cast<std::size_t>(i)];
        const int at = rowOf(wanted.key);
        if (at < 0) {
            beginInsertRows({}, i, i);
            m_rows.insert(m_rows.begin() + i, wanted);
            endInsertRows();
            continue;
        }
        if (at != i) {
            beginMoveRows({}, at, at, {}, i); // later rows move up
            const Row moved = m_rows[static_cast<std::size_t>(at)];
            m_rows.erase(m_rows.begin() + at);
            m_rows.insert(m_rows.begin() + i, moved);
            endMoveRows();
        }
        if (!(m_rows[static_cast<std::size_t>(i)] == wanted)) {
            m_rows[static_cast<std::size_t>(i)] = wanted;
            Q_EMIT dataChanged(index(i, 0), index(i, ColumnCount - 1));
        }
    }
}

void ProblemsModel::setFix(const std::string &key, const Fix &fix)
{
    const int at = rowOf(key);
    if (at < 0)
        return;
    Fix &shown = m_fixes[key];
    if (shown == fix)
        return;
    shown = fix;
    Q_EMIT dataChanged(index(at, FixColumn), index(at, FixColumn));
}

QString ProblemsModel::buttonText(const Row &row) const
{
    if (row.accepted)
        return tr("Reopen");
    const auto found = m_fixes.find(row.key);
    return found == m_fixes.end() ? QString() : found->second.label;
}

const ProblemsModel::Row *ProblemsModel::row(int index) const
{
    if (index < 0 || index >= static_cast<int>(m_rows.size()))
        return nullptr;
    return &m_rows[static_cast<std::size_t>(index)];
}

int ProblemsModel::rowOf(const std::string &key) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].key == key)
            return static_cast<int>(i);
    return -1;
}

int ProblemsModel::nextFinding(int from, int step) const
{
    const int count = static_cast<int>(m_rows.size());
    for (int i = 1; i <= count; ++i) {
        const int at = ((from + step * i) % count + count) % count;
        if (!m_rows[static_cast<std::size_t>(at)].heading)
            return at;
    }
    return -1;
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    const Row *at = row(index.row());
    if (!at)
        return {};
    if (role == HeadingRole)
        return at->heading;
    if (at->heading) {
        if (role == Qt::DisplayRole && index.column() == 0)
            return at->message;
        if (role == Qt::FontRole)
            return screenFont(13, QFont::DemiBold);
        return {};
    }
    const Level level = at->finding.level();
    switch (role) {
    case LevelRole:
        return static_cast<int>(level);
    case AcceptedRole:
        return at->accepted;
    case SeveralRole: {
        const auto found = m_fixes.find(at->key);
        return found != m_fixes.end() && found->second.several;
    }
    case Qt::AccessibleTextRole:
        if (index.column() == MarkColumn)
            return titleOf(level);
        [[fallthrough]];
    case Qt::DisplayRole:
        switch (index.column()) {
        case RuleColumn:
            return toQt(at->finding.rule.text);
        case FindingColumn:
            return at->accepted ? at->agreement : at->message;
        case WhereColumn:
            return at->where;
        case FixColumn:
            return buttonText(*at);
        default:
            return {};
        }
    case Qt::DecorationRole:
        if (index.column() == MarkColumn)
            return markIcon(at->accepted ? Mark::Ok : markOf(level));
        return {};
    case Qt::ToolTipRole: {
        if (index.column() == FixColumn)
            return {}; // the preview says more
        const auto part = [](const QString &head, const std::string &text) {
            return text.empty() ? QString()
                                : QStringLiteral("<p><b>%1</b> %2</p>").arg(head, toQt(text).toHtmlEscaped());
        };
        return QStringLiteral("<p><b>%1</b></p>").arg(titleOf(at->finding).toHtmlEscaped())
            + QStringLiteral("<p>%1</p>").arg(at->message.toHtmlEscaped()) + part(tr("Why:"), at->finding.why)
            + part(tr("Remedy:"), at->finding.remedy);
    }
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RuleColumn:
        return tr("Rule");
    case FindingColumn:
        return tr("Finding");
    case WhereColumn:
        return tr("Where");
    case FixColumn:
        return tr("Quick fix");
    default:
        return {};
    }
}

Qt::ItemFlags ProblemsModel::flags(const QModelIndex &index) const
{
    const Row *at = row(index.row());
    if (!at || at->heading)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace breakwater
