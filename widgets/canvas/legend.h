// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace breakwater {

/// What lines, signs and borders mean, in the lower left corner of the canvas.
class Legend final : public QWidget {
    Q_OBJECT
public:
    explicit Legend(QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace breakwater
