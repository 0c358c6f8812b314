// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QProcessEnvironment>
#include <QStringList>

namespace breakwater::test {

/// Mouse and keyboard of a screen: events of the X server, which no program can tell from a person's.
class Hand {
public:
    explicit Hand(QProcessEnvironment environment)
        : m_environment(std::move(environment))
    { }

    void moveTo(const QPoint &where) const;
    void press() const;
    void release() const;
    void click(const QPoint &where) const;
    void doubleClick(const QPoint &where) const;
    /// Presses here and goes there in small steps, as a hand does; does not let go.
    void carry(const QPoint &from, const QPoint &to) const;
    void drag(const QPoint &from, const QPoint &to) const;
    void scroll(const QPoint &over, int steps) const; ///< down, or up when negative
    void key(const QString &keys) const; ///< "ctrl+z", "Return", "slash"
    void type(const QString &text) const;

private:
    void act(const QStringList &words) const;

    QProcessEnvironment m_environment;
};

} // namespace breakwater::test
