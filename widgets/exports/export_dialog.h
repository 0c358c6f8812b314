// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/exports/export_run.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace breakwater {

class PagePreview;
class Session;
class ThemeChooser;

/// What to write and where, with the real pages beside it. The choices stay with the design.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    ExportDialog(Session &session, const QString &folder, QWidget *parent = nullptr);
    ~ExportDialog() override;

    QString folder() const;
    ExportPlan plan() const; ///< as it is ticked
    const ExportRun &run() const { return *m_run; }

public Q_SLOTS:
    void reject() override; ///< a run is cancelled first

Q_SIGNALS:
    void written(const QStringList &files);

private:
    struct Box {
        QCheckBox *box;
        std::string word;
    };
    std::vector<Box> addBoxes(class QLayout *into, const QString &title, const QString &prefix,
                              const std::vector<std::pair<std::string, QString>> &words);
    QWidget *buildChoices();
    QWidget *buildParts(); ///< which parts print, and whose names stand on the covers
    QWidget *buildWhere();
    void load(const ExportPlan &plan);
    void follow(); ///< what is ticked: buttons and preview
    void askForFolder();
    void start();
    void showOutcome();
    void openFolder();

    Session &m_session;
    ExportRun *m_run;
    PagePreview *m_preview;
    QCheckBox *m_pack, *m_board;
    std::vector<Box> m_runbooks, m_formats, m_diagrams, m_code;
    QComboBox *m_scope, *m_paper, *m_shown;
    QLineEdit *m_folder;
    QListWidget *m_parts;
    ThemeChooser *m_theme;
    QLabel *m_state;
    QPushButton *m_write, *m_stop, *m_open;
    QString m_pictured; ///< what the preview shows or makes: kind, scope, paper, parts and theme
};

} // namespace breakwater
