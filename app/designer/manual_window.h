// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;
class QTextBrowser;

namespace breakwater {

/// The manual, page by page, beside the main window.
class ManualWindow final : public QWidget {
    Q_OBJECT
public:
    explicit ManualWindow(QWidget *parent = nullptr);
    void open(const QString &page); ///< "designer.md"

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< Esc closes
    void changeEvent(QEvent *event) override;

private:
    void load(const QString &page);

    QListWidget *m_pages;
    QTextBrowser *m_text;
    QString m_page;
};

} // namespace breakwater
