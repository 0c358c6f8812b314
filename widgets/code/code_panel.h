// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/code/code_maker.h"

#include <QPointer>
#include <QTimer>
#include <QUndoStack>
#include <QWidget>

#include <set>

class QLabel;
class QPushButton;
class QToolButton;

namespace breakwater {

class CodeTree;
class CodeView;
class Session;

/// The code that an export would write, as the design is now: files, what each says, and where the selected
/// service is in them. It is made while the panel is seen, off the GUI thread; what is out of date says so.
class CodePanel final : public QWidget {
    Q_OBJECT
public:
    CodePanel(Session &session, CodeSource source, QWidget *parent = nullptr);
    ~CodePanel() override;

    QWidget *headerTools() { return m_tools; } ///< for the head of the dock
    /// Where the last export of this design went, to compare with; empty: there was none.
    void compareWith(const QString &folder);
    bool isCurrent() const { return m_code && m_shownNumber == m_number; }
    QString path() const; ///< of the file that is shown, relative to the export
    Result<Done> saveTo(const QString &path); ///< the file that is shown

Q_SIGNALS:
    void refreshed(); ///< what is shown is the design as it is now

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildTools();
    void buildPages();
    void forget();
    void outdate(); ///< what is shown is no longer what would be exported
    void begin();
    void take(std::shared_ptr<const CodeSet> code, quint64 number);
    void followSelection();
    void showPlace(std::size_t index);
    void stepPlace(int direction);
    void showFile(const std::filesystem::path &path);
    void showGaps();
    void refreshView(bool keepPlace);
    void refreshTools();
    void copy();
    void saveAs();
    const CodeFile *current() const;

    Session &m_session;
    CodeMaker m_maker;
    QTimer m_soon;
    QString m_folder;
    QPointer<const QUndoStack> m_document; ///< whose code this is
    quint64 m_number = 1, m_shownNumber = 0; ///< of what should be shown, and of what is
    std::shared_ptr<const CodeSet> m_code;
    std::filesystem::path m_path;
    bool m_atGaps = false;
    std::vector<ServiceId> m_selected;
    std::vector<CodePlace> m_places; ///< of the selected service, the one in hand first
    std::size_t m_place = 0;

    CodeTree *m_tree;
    CodeView *m_view;
    QPushButton *m_gaps;
    QLabel *m_where, *m_note;
    QWidget *m_tools;
    QToolButton *m_changes, *m_backChange, *m_nextChange, *m_backPlace, *m_nextPlace, *m_copy, *m_save;
};

} // namespace breakwater
