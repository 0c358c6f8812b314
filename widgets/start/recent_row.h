// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/start/recent_files.h"

#include <QAbstractButton>
#include <QFileInfo>

class QToolButton;

namespace breakwater {

/// A recent file: name, folder and when it was changed; greyed when it is gone. Its pin keeps it in the list.
class RecentRow final : public QAbstractButton {
    Q_OBJECT
public:
    RecentRow(const RecentFile &file, QWidget *parent);

Q_SIGNALS:
    void pinWanted(bool pinned);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QFileInfo m_file;
    bool m_exists;
    QToolButton *m_pin;
};

} // namespace breakwater
