// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/export/nasty_names.h"

#include <QTest>

namespace breakwater::tests {

/// A column `name` with every nasty name; a test adds what its own language makes of names.
inline void addNastyRows()
{
    QTest::addColumn<QByteArray>("name");
    for (const auto &[what, name] : nastyNames())
        QTest::newRow(what.c_str()) << QByteArray(name.data(), int(name.size()));
}

} // namespace breakwater::tests
