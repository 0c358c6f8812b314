// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QWidget>

namespace breakwater {

/// What is said of a design that was not closed.
struct RecoveredDocument {
    QString name, file; ///< file: empty when it was never saved
    QDateTime when;
    int edits = 0;
};

/// Offers a design that was open when the program ended: Open, Compare, Discard.
class RecoveredBox final : public QWidget {
    Q_OBJECT
public:
    RecoveredBox(const RecoveredDocument &document, QWidget *parent);

Q_SIGNALS:
    void openWanted();
    void compareWanted();
    void discardWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace breakwater
