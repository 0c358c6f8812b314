// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QString>

#include <functional>
#include <optional>

class QVBoxLayout;
class QWidget;

namespace breakwater {

/// What one thing has, or several have in common.
struct SharedValue {
    std::optional<ParameterValue> value; ///< absent: unknown
    bool several = false; ///< they differ
};

/// A field for one parameter of the catalog, by its type, in `body`. An error text of `set` stands under it.
struct ParameterBinding {
    QString name; ///< object name
    std::function<SharedValue()> current;
    std::function<std::optional<QString>(std::optional<ParameterValue>)> set;
};
/// Returns what shows the present value; to be called whenever the design changes.
std::function<void()> addParameterField(QVBoxLayout &body, QWidget *parent, const ParameterFact &fact,
                                        const ParameterBinding &binding);

} // namespace breakwater
