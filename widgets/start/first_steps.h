// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace breakwater {

/// "First time here?": the five steps in a row, and a button that goes through them.
class FirstSteps final : public QWidget {
    Q_OBJECT
public:
    explicit FirstSteps(QWidget *parent);

Q_SIGNALS:
    void wanted();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace breakwater
