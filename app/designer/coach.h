// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace breakwater {

/// Five steps through a first design, each beside the place it is about. It blocks nothing: everything under
/// and around it keeps working. Closing it is for good; Help brings it back.
class Coach final : public QWidget {
    Q_OBJECT
public:
    explicit Coach(QWidget *window);
    void start();
    void place(); ///< the window has another size
    int step() const { return m_step; } ///< from 0

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Step {
        QString title, text;
        const char *target; ///< object name of what it stands beside
    };
    void showStep(int step);
    void finish();

    std::vector<Step> m_steps;
    bool m_aside = false; ///< while a popup needs the room
    int m_step = 0;
    QLabel *m_title, *m_text;
    QPushButton *m_back, *m_next, *m_close;
};

} // namespace breakwater
