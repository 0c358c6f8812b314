// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/edit_command.h"

#include "widgets/session/session.h"

#include <algorithm>
#include <utility>

namespace breakwater {

namespace {
constexpr std::chrono::milliseconds kMergePause{400};
constexpr qsizetype kLongest = 60; ///< letters: names may be longer than a menu is wide

/// As the history shows it, and as a menu does, where an ampersand would be a mnemonic.
QString labelled(QString words)
{
    words = words.simplified();
    if (words.size() > kLongest)
        words = words.left(kLongest - 1).trimmed() + QChar(0x2026);
    QString inMenu = words;
    return words + QLatin1Char('\n') + inMenu.replace(QLatin1Char('&'), QStringLiteral("&&"));
}
} // namespace

bool Selection::has(const ServiceId &id) const
{
    return std::find(services.begin(), services.end(), id) != services.end();
}

bool Selection::has(const DependencyId &id) const
{
    return std::find(dependencies.begin(), dependencies.end(), id) != dependencies.end();
}

EditCommand::EditCommand(Session &session, const QString &label, Topology before, Topology after,
                         Selection selectedBefore, Selection selectedAfter, QString mergeKey)
    : QUndoCommand(labelled(label))
    , m_session(session)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_selectedBefore(std::move(selectedBefore))
    , m_selectedAfter(std::move(selectedAfter))
    , m_mergeKey(std::move(mergeKey))
    , m_when(std::chrono::steady_clock::now())
{ }

void EditCommand::undo()
{
    m_session.show(m_before, m_selectedBefore);
    m_session.revealSelection();
}

void EditCommand::redo()
{
    m_session.show(m_after, m_selectedAfter);
    if (std::exchange(m_wasDone, true)) // the first time it happens under the hand
        m_session.revealSelection();
}

bool EditCommand::mergeWith(const QUndoCommand *next)
{
    const auto *other = dynamic_cast<const EditCommand *>(next);
    if (!other || other->m_mergeKey != m_mergeKey || other->m_when - m_when > kMergePause)
        return false;
    m_after = other->m_after;
    m_selectedAfter = other->m_selectedAfter;
    m_when = other->m_when;
    setText(other->text() + QLatin1Char('\n') + other->actionText());
    return true;
}

} // namespace breakwater
