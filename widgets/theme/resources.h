// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace breakwater {

/// A file of resources/ui that is compiled in: `tokens.json`, `glyphs/region.svg`.
QByteArray themeResource(const QString &name);

} // namespace breakwater
