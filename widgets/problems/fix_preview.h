// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace breakwater {

/// What a fix would do, beside what is pointed at. Takes no focus and no click.
class FixPreview final : public QLabel {
    Q_OBJECT
public:
    explicit FixPreview(QWidget *parent);
    /// Above `from`, in global coordinates, or below it where there is no room.
    void showBeside(const QRect &from, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace breakwater
