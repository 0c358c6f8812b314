// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QDialog>

class QFormLayout;

namespace breakwater {

/// What a user likes. Not modal; each change applies at once.
class SettingsWindow final : public QDialog {
    Q_OBJECT
public:
    explicit SettingsWindow(QWidget *parent);

Q_SIGNALS:
    void themeChosen(breakwater::Theme theme);

private:
    void addLook(QFormLayout &form);
    void addCanvas(QFormLayout &form);
    void addSafety(QFormLayout &form);
};

} // namespace breakwater
