// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/paper_theme.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace breakwater {

/// Whose names and logos stand on the covers: none, or those of a theme file.
class ThemeChooser final : public QWidget {
    Q_OBJECT

public:
    explicit ThemeChooser(QWidget *parent = nullptr);

    const std::optional<PaperTheme> &theme() const { return m_theme; }
    void setTheme(std::optional<PaperTheme> theme);
    /// Takes that file's theme; one that is bad is refused, said, and changes nothing.
    bool open(const QString &file);

Q_SIGNALS:
    void changed();

private:
    void choose();
    void say();

    std::optional<PaperTheme> m_theme;
    QLabel *m_words, *m_fault;
    QPushButton *m_remove;
};

} // namespace breakwater
