// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"
#include "widgets/theme/tokens.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace breakwater {

/// What the command line of the designer says.
struct Options {
    QStringList files; ///< each in a tab of its own
    QString templateId;
    QString catalogFolder;
    QString language; ///< "de"; empty: the remembered one, else the system's
    std::optional<Theme> theme;
    std::optional<std::chrono::year_month_day> asOf;
    bool restore = true;
    bool reducedMotion = false;
    bool help = false, version = false;
};

/// Without the program's name.
Result<Options> parseOptions(const QStringList &arguments);
QString helpText();

} // namespace breakwater
