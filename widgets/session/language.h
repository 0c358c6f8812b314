// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/language.h"
#include "core/rules/finding.h"

#include <QString>

#include <memory>
#include <string>

/// The language of the interface for what the core says: the rules' sentences and figures. The widgets' own
/// texts go through Qt's translators. It is chosen once, before the first window; GUI thread only.
namespace breakwater {

/// Null: English.
void speak(std::shared_ptr<const Language> language);

QString titleOf(const Finding &finding);
QString messageOf(const Finding &finding);
/// The fact that a rule lacks.
QString missingOf(const NotEvaluated &fact);
/// A figure or a phrase of the core: "2.5 min", "unbounded".
QString inInterface(const std::string &english);

} // namespace breakwater
