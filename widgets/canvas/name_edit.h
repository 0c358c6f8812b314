// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace breakwater {

/// The name of a card while it is edited in place: Enter commits, Esc restores, Tab goes on to the next card.
class NameEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit NameEdit(QWidget *parent);

Q_SIGNALS:
    void committed(const QString &text);
    void cancelled();
    void nextWanted(const QString &text, int direction); ///< committed, and the next card's turn

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void finish(bool keep);
    bool m_done = false;
};

} // namespace breakwater
