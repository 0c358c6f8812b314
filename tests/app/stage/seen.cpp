// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/stage/seen.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>

#include <deque>

namespace breakwater::test {

namespace {

constexpr int kPatience = 20000; // ms; a sanitized program that lays out a portfolio takes its time
constexpr char kAccessible[] = "org.a11y.atspi.Accessible";

} // namespace

QDBusMessage Seen::call(const char *interface, const char *method, const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(m_program, m_path, interface, method);
    message.setArguments(arguments);
    return m_bus.call(message, QDBus::Block, kPatience);
}

QVariant Seen::property(const char *name) const
{
    if (isNull())
        return {};
    const QDBusMessage reply = call("org.freedesktop.DBus.Properties", "Get", {kAccessible, name});
    return reply.type() == QDBusMessage::ReplyMessage
        ? reply.arguments().value(0).value<QDBusVariant>().variant()
        : QVariant();
}

QString Seen::role() const
{
    return isNull() ? QString() : call(kAccessible, "GetRoleName").arguments().value(0).toString();
}

QRect Seen::box() const
{
    if (isNull())
        return {};
    const QDBusMessage reply = call("org.a11y.atspi.Component", "GetExtents", {quint32(0)});
    if (reply.type() != QDBusMessage::ReplyMessage)
        return {};
    const auto packed = reply.arguments().value(0).value<QDBusArgument>();
    int x = 0, y = 0, width = 0, height = 0;
    packed.beginStructure();
    packed >> x >> y >> width >> height;
    packed.endStructure();
    return {x, y, width, height};
}

bool Seen::has(int state) const
{
    if (isNull())
        return false;
    const auto packed = call(kAccessible, "GetState").arguments().value(0).value<QDBusArgument>();
    quint32 low = 0, high = 0;
    packed.beginArray();
    if (!packed.atEnd())
        packed >> low;
    if (!packed.atEnd())
        packed >> high;
    packed.endArray();
    return ((static_cast<quint64>(high) << 32 | low) >> state) & 1;
}

QList<Seen> Seen::children() const
{
    QList<Seen> all;
    if (isNull())
        return all;
    const QDBusMessage reply = call(kAccessible, "GetChildren");
    if (reply.type() != QDBusMessage::ReplyMessage)
        return all;
    const auto packed = reply.arguments().value(0).value<QDBusArgument>();
    packed.beginArray();
    while (!packed.atEnd()) {
        QString program;
        QDBusObjectPath path;
        packed.beginStructure();
        packed >> program >> path;
        packed.endStructure();
        if (!path.path().endsWith("/null"))
            all << Seen(m_bus, program, path.path());
    }
    packed.endArray();
    return all;
}

Seen Seen::find(const std::function<bool(const Seen &)> &fits) const
{
    std::deque<Seen> waiting{*this};
    while (!waiting.empty() && !isNull()) {
        const Seen one = waiting.front();
        waiting.pop_front();
        if (fits(one))
            return one;
        for (const Seen &child : one.children())
            waiting.push_back(child);
    }
    return {};
}

Seen Seen::find(const QString &role, const QString &name) const
{
    return find([&](const Seen &one) { return one.name() == name && one.role() == role; });
}

void Seen::walk(const std::function<bool(const Seen &)> &enter) const
{
    if (isNull() || !enter(*this))
        return;
    for (const Seen &child : children())
        child.walk(enter);
}

} // namespace breakwater::test
