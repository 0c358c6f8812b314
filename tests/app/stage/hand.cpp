// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/stage/hand.h"

#include <QProcess>
#include <QTest>

namespace breakwater::test {

void Hand::act(const QStringList &words) const
{
    QProcess xdotool;
    xdotool.setProcessEnvironment(m_environment);
    xdotool.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    xdotool.start("xdotool", words);
    if (!xdotool.waitForFinished() || xdotool.exitCode() != 0)
        qFatal("the hand cannot: %s", qPrintable(words.join(' ')));
}

void Hand::moveTo(const QPoint &where) const
{
    act({"mousemove", QString::number(where.x()), QString::number(where.y())});
}

void Hand::press() const
{
    act({"mousedown", "1"});
}

void Hand::release() const
{
    act({"mouseup", "1"});
}

void Hand::click(const QPoint &where) const
{
    moveTo(where);
    act({"click", "1"});
}

void Hand::doubleClick(const QPoint &where) const
{
    moveTo(where);
    act({"click", "--repeat", "2", "--delay", "60", "1"});
}

void Hand::carry(const QPoint &from, const QPoint &to) const
{
    constexpr int steps = 12;
    moveTo(from);
    press();
    for (int i = 1; i <= steps; ++i) {
        QTest::qSleep(20); // a drag begins with a movement, and what is passed is looked at
        moveTo(from + (to - from) * i / steps);
    }
}

void Hand::drag(const QPoint &from, const QPoint &to) const
{
    carry(from, to);
    QTest::qSleep(100);
    release();
}

void Hand::scroll(const QPoint &over, int steps) const
{
    moveTo(over);
    act({"click", "--repeat", QString::number(std::abs(steps)), steps > 0 ? "5" : "4"});
}

void Hand::key(const QString &keys) const
{
    act({"key", "--clearmodifiers", keys});
}

void Hand::type(const QString &text) const
{
    act({"type", "--delay", "15", text});
}

} // namespace breakwater::test
