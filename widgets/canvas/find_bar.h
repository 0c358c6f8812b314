// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace breakwater {

/// A field at the top of the canvas: what is typed is looked for at once, Enter and F3 go on.
class FindBar final : public QFrame {
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent);
    void open();
    QString text() const;
    void showCount(int at, int count); ///< counted from 1; 0 of 0: nothing fits
    void place(); ///< the parent has another size

Q_SIGNALS:
    void typed(const QString &text);
    void stepWanted(int direction);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QLineEdit *m_field;
    QLabel *m_count;
};

} // namespace breakwater
