// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/diagram.h"
#include "widgets/session/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPrinter;
class QPushButton;

namespace breakwater {

/// The diagram as a file, on the clipboard or on paper: what of it, what stands on it, in which format. Not
/// modal, and the picture follows every choice and every edit.
class DiagramExport final : public QDialog {
    Q_OBJECT
public:
    DiagramExport(Session &session, QWidget *parent);

    paper::DiagramRequest request() const;
    /// Asks for a file name and writes; the line at the foot says how it went.
    void save();
    bool saveTo(const QString &path);
    void copy();
    void preview();
    /// One page, or as many as natural size takes, with marks where they overlap.
    void paintOn(QPrinter &printer) const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildChoices();
    void buildButtons();
    void fillScope();
    void refresh();
    QString suffix() const;
    Result<std::string> bytes() const;

    Session &m_session;
    QComboBox *m_scope, *m_format, *m_fit;
    QCheckBox *m_findings, *m_legend, *m_titleBlock, *m_flows, *m_transparent;
    QLabel *m_picture, *m_said;
};

} // namespace breakwater
