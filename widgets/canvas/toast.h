// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace breakwater {

/// A short message at the foot of the canvas, with Undo where that makes sense; goes by itself.
class Toast final : public QWidget {
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);
    void show(const QString &text, bool canUndo);
    void place(); ///< the parent has another size

Q_SIGNALS:
    void undoWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_undo;
    QTimer m_timer;
};

} // namespace breakwater
