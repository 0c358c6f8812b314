// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/exports/export_run.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace breakwater {

class Session;
class ThemeChooser;

/// Writes the client pack: everything of the design, below one page to find it by, in a folder or an archive.
class PackDialog final : public QDialog {
    Q_OBJECT

public:
    /// `place`: where the last export went.
    PackDialog(Session &session, const QString &place, QWidget *parent = nullptr);

    QString target() const; ///< the folder of the pack, or the archive
    const ExportRun &run() const { return *m_run; }

public Q_SLOTS:
    void reject() override; ///< a run is cancelled first

Q_SIGNALS:
    void written(const QStringList &files);

private:
    QLayout *buildForm();
    QLayout *buildButtons();
    void follow();
    void changeForm(); ///< folder to archive and back
    void choose();
    void start();
    void showOutcome();
    void openFolder();

    Session &m_session;
    ExportRun *m_run;
    QRadioButton *m_folder, *m_archive;
    QLineEdit *m_target;
    QComboBox *m_paper;
    ThemeChooser *m_theme;
    QProgressBar *m_bar;
    QLabel *m_state;
    QPushButton *m_write, *m_stop, *m_open;
};

} // namespace breakwater
