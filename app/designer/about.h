// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace breakwater {

struct AboutFacts {
    QString catalogVersion, catalogHash;
};

/// What this is, which catalog it judges by, and the licence; not modal.
class AboutWindow final : public QDialog {
    Q_OBJECT
public:
    explicit AboutWindow(const AboutFacts &facts, QWidget *parent = nullptr);
};

} // namespace breakwater
