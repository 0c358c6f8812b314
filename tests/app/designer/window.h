// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/designer/main_window.h"
#include "tests/widgets/fixture.h"
#include "widgets/theme/current.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>

/// The whole window, judged on a fixed day, with settings of its own.
namespace breakwater::test {

inline DesignerSetup plainSetup()
{
    DesignerSetup made;
    made.catalog = builtinCatalog();
    made.asOf = kDay;
    made.restore = false;
    // Enough code for the panel to be there; what exporters make of a design has tests of its own.
    made.code.make = [](const Snapshot &now, const std::function<bool()> &) -> Result<Rendered> {
        const std::string text = "// " + now.topology->engagement->name + "\nparam name string\n";
        return Rendered{{{"iac/bicep/stamp/main.bicep", text}}, {}, {}};
    };
    return made;
}

inline void useOwnSettings(const char *name)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("breakwater-test");
    QCoreApplication::setApplicationName(name);
    QSettings().clear();
    applyTheme(Theme::Light);
}

inline QAction *command(const MainWindow &window, const char *name)
{
    return window.findChild<QAction *>(name);
}

} // namespace breakwater::test
