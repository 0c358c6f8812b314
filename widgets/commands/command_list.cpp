// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/command_list.h"

#include "widgets/commands/fuzzy.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace breakwater {

namespace {

QString plain(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    text.remove(QLatin1Char('&'));
    text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
    if (text.endsWith(QChar(0x2026)))
        text.chop(1);
    return text;
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

void collect(const QMenu &menu, const QString &path, std::vector<Command> &out)
{
    for (QAction *action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (const QMenu *below = action->menu())
            collect(*below, path + QStringLiteral(" \u203a ") + plain(action->text()), out);
        else if (!action->objectName().isEmpty())
            out.push_back({action, path, plain(action->text()), keysOf(*action)});
    }
}

} // namespace

std::vector<Command> commandsOf(const QMenuBar &menus)
{
    std::vector<Command> all;
    for (const QAction *top : menus.actions())
        if (top->menu())
            collect(*top->menu(), plain(top->text()), all);
    return all;
}

std::vector<Command> matching(const std::vector<Command> &commands, const QString &typed)
{
    struct Ranked {
        int score;
        const Command *command;
    };
    std::vector<Ranked> ranked;
    for (const Command &command : commands) {
        // The name counts twice: who types "export" wants the command before what merely lies in its menu.
        const auto byName = fuzzyScore(typed, command.text);
        const auto byPath = fuzzyScore(typed, command.path + QLatin1Char(' ') + command.text);
        if (byName || byPath)
            ranked.push_back({std::max(byName.value_or(0) * 2, byPath.value_or(0)), &command});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Ranked &a, const Ranked &b) { return a.score > b.score; });
    std::vector<Command> found;
    for (const Ranked &one : ranked)
        found.push_back(*one.command);
    return found;
}

} // namespace breakwater
