// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QLabel;

namespace breakwater {

class PaletteTree;
class Session;

/// Search field and catalog: drag an entry onto a zone, or press Enter to add it to the selected one.
class PalettePanel final : public QWidget {
    Q_OBJECT
public:
    explicit PalettePanel(Session &session, QWidget *parent = nullptr);
    void focusSearch();
    /// Recent and favourite services as they were when the program ended; from now on they are kept.
    void keepBetweenRuns();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const QString &kind);
    void noteRecent(const QString &kind);
    void setFavourite(const QString &kind, bool wanted);

    Session &m_session;
    QStringList m_recent; ///< the newest first
    bool m_kept = false;
    QLineEdit *m_search;
    PaletteTree *m_tree;
    QLabel *m_hint;
};

} // namespace breakwater
