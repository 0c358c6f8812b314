// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/runbook_pdf.h"

#include <QWidget>

#include <memory>

class QLabel;
class QThread;
class QToolButton;

namespace breakwater {

/// The pages of a runbook as they will print, one at a time. They are laid out off the GUI thread.
class PagePreview final : public QWidget {
    Q_OBJECT

public:
    explicit PagePreview(QWidget *parent = nullptr);
    ~PagePreview() override;

    /// Called off the GUI thread; null when there is nothing to show.
    using Maker = std::function<std::shared_ptr<const paper::RunbookPages>()>;
    void showPages(Maker maker);
    void showNothing(const QString &why);
    int count() const { return m_pages ? m_pages->count() : 0; }
    int page() const { return m_page; } ///< from 0
    void turnTo(int page);

Q_SIGNALS:
    void shown(); ///< pages that were asked for are there

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Sheet;
    void begin(Maker maker);
    void refresh();

    std::shared_ptr<const paper::RunbookPages> m_pages, m_made;
    Maker m_next; ///< asked for while another one is made
    int m_page = 0;
    QThread *m_thread = nullptr;
    Sheet *m_sheet;
    QLabel *m_where;
    QToolButton *m_back, *m_forth;
    QString m_words;
};

} // namespace breakwater
