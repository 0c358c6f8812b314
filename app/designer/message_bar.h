// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/marks.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace breakwater {

/// One sentence over the canvas that stays until it is closed: nothing modal for what went wrong.
class MessageBar final : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);
    void show(Mark mark, const QString &text);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark = Mark::Info;
    QLabel *m_text;
    QToolButton *m_close;
};

} // namespace breakwater
