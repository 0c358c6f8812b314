// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const QString &kind);

    Session &m_session;
    QLineEdit *m_search;
    PaletteTree *m_tree;
    QLabel *m_hint;
};

} // namespace breakwater
