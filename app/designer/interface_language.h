// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QString>
#include <QStringList>

#include <functional>

class QComboBox;
class QMenu;
class QWidget;

namespace breakwater {

/// The ids of the languages that the interface speaks: "en" first.
QStringList interfaceLanguages();

/// The one asked for, else the remembered one, else that of the environment (LC_ALL, LC_MESSAGES, LANG);
/// English where that is not there. `remembered` false: nothing remembered counts.
QString startLanguage(const QString &asked, bool remembered);

/// Widgets, numbers, days and the rules' sentences speak it from here on; before the first window. A folder
/// that the catalog was read from may bring its own words of the rules.
void useLanguage(const QString &id, const QString &catalogFolder, const Catalog &catalog);

/// The same choice for the settings.
QComboBox *languageBox(QWidget *parent);
/// View > Language: remembers the choice for the next start and says so.
void addLanguageMenu(QMenu *view, const std::function<void(const QString &)> &say);

} // namespace breakwater
