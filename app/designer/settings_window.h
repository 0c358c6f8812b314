// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/tokens.h"

#include <QDialog>

#include <optional>

class QFormLayout;
class QLineEdit;

namespace breakwater {

/// What a user likes. Not modal; each change applies at once.
class SettingsWindow final : public QDialog {
    Q_OBJECT
public:
    /// `theme`: what is chosen now; absent: as the desktop has it.
    SettingsWindow(std::optional<Theme> theme, QWidget *parent);

Q_SIGNALS:
    void themeChosen(std::optional<breakwater::Theme> theme);

private:
    void addLook(QFormLayout &form, std::optional<Theme> chosen);
    void addPaper(QFormLayout &form);
    void addCurrency(QFormLayout &form);
    void chooseIcons();
    void addCanvas(QFormLayout &form);
    void addSafety(QFormLayout &form);

    QLineEdit *m_icons = nullptr;
};

} // namespace breakwater
