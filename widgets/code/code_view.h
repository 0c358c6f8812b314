// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/code/code_highlighter.h"
#include "widgets/code/line_changes.h"

#include <QPlainTextEdit>

namespace breakwater {

/// One file of code to read: line numbers, colours, the lines that belong to the selected service, and what
/// changed since the last export with a sign in the margin.
class CodeView final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit CodeView(QWidget *parent = nullptr);

    void showLines(const std::vector<ChangedLine> &lines, CodeLanguage language);
    /// Marks lines of the shown file, from 1, and brings them into view; 0: none.
    void mark(int first, int last);
    void setStale(bool stale); ///< shown, but no longer what would be exported
    bool isStale() const { return m_stale; }
    int firstMarked() const { return m_first; }
    int lastMarked() const { return m_last; }
    /// The next line, down or up, at which a change begins; whether there is one.
    bool stepChange(int direction);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Margin;
    void paintMargin(QPainter &painter, const QRect &area);
    int marginWidth() const;
    void refreshMarks();
    void shade();
    int blockOf(int line) const; ///< of a line of the new text

    Margin *m_margin;
    CodeHighlighter *m_highlighter;
    std::vector<ChangedLine> m_lines; ///< without their text
    int m_first = 0, m_last = 0;
    bool m_stale = false;
    const Tokens *m_tokens;
};

} // namespace breakwater
