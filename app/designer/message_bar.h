// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/marks.h"

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace breakwater {

/// One sentence over the canvas that stays until it is closed or answered: nothing modal for what went wrong.
class MessageBar final : public QWidget {
    Q_OBJECT
public:
    struct Answer {
        QString name, text; ///< object name, and what stands on the button
        std::function<void()> does;
        bool stays = false; ///< the question stays open
    };

    explicit MessageBar(QWidget *parent = nullptr);
    void show(Mark mark, const QString &text);
    void ask(Mark mark, const QString &text, const std::vector<Answer> &answers);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark = Mark::Info;
    QLabel *m_text;
    QHBoxLayout *m_answers;
    QToolButton *m_close;
};

} // namespace breakwater
