// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QList>
#include <QRect>
#include <QString>

#include <functional>

namespace breakwater::test {

/// One thing of a program as assistive technology meets it, over the bus.
class Seen {
public:
    Seen() = default;
    Seen(QDBusConnection bus, QString program, QString path)
        : m_bus(std::move(bus))
        , m_program(std::move(program))
        , m_path(std::move(path))
    { }

    bool isNull() const { return m_path.isEmpty(); }
    QString name() const { return property("Name").toString(); }
    QString description() const { return property("Description").toString(); }
    QString role() const; ///< "push button", "list item" ...
    QRect box() const; ///< on the screen
    bool isShowing() const { return has(25); }
    bool isFocused() const { return has(12); }
    bool isFocusable() const { return has(11); }
    bool isSelected() const { return has(23); }
    QList<Seen> children() const;
    /// The first that fits, itself included, breadth first; null when there is none.
    Seen find(const std::function<bool(const Seen &)> &fits) const;
    Seen find(const QString &role, const QString &name) const;
    /// Everything that is on the screen, itself included; `enter` says whose children are asked for.
    void walk(const std::function<bool(const Seen &)> &enter) const;
    QString path() const { return m_path; }
    const QString &program() const { return m_program; }

private:
    QVariant property(const char *name) const;
    bool has(int state) const;
    QDBusMessage call(const char *interface, const char *method, const QVariantList &arguments = {}) const;

    QDBusConnection m_bus{QString()};
    QString m_program, m_path;
};

} // namespace breakwater::test
