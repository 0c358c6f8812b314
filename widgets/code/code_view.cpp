// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/code_view.h"

#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kFontPixels = 12, kSign = 14, kGap = 6, kBar = 3;

} // namespace

/// Numbers and signs beside the text.
class CodeView::Margin final : public QWidget {
public:
    explicit Margin(CodeView *view)
        : QWidget(view)
        , m_view(*view)
    { }
    QSize sizeHint() const override { return {m_view.marginWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        m_view.paintMargin(painter, event->rect());
    }

private:
    CodeView &m_view;
};

CodeView::CodeView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_margin(new Margin(this))
    , m_highlighter(new CodeHighlighter(document()))
    , m_tokens(&currentTokens())
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setFont(screenMonoFont(kFontPixels));
    setTabStopDistance(QFontMetricsF(font()).horizontalAdvance(QLatin1Char(' ')) * 4);
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(marginWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy)
            m_margin->scroll(0, dy);
        else
            m_margin->update(0, area.y(), m_margin->width(), area.height());
    });
    setViewportMargins(marginWidth(), 0, 0, 0);
}

void CodeView::showLines(const std::vector<ChangedLine> &lines, CodeLanguage language)
{
    QString text;
    m_lines.clear();
    for (const ChangedLine &line : lines) {
        text += toQt(line.text) + QLatin1Char('\n');
        m_lines.push_back({line.kind, {}, line.number});
    }
    text.chop(1);
    m_first = m_last = 0;
    m_highlighter->setLanguage(language);
    setPlainText(text);
    setViewportMargins(marginWidth(), 0, 0, 0);
    refreshMarks();
}

int CodeView::blockOf(int line) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [line](const ChangedLine &one) {
        return one.kind != ChangedLine::Kind::Removed && one.number == line;
    });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

void CodeView::mark(int first, int last)
{
    m_first = first;
    m_last = std::max(first, last);
    refreshMarks();
    const int begin = first > 0 ? blockOf(first) : -1;
    if (begin < 0)
        return;
    setTextCursor(QTextCursor(document()->findBlockByNumber(begin)));
    // A little of what stands above it, and as much of it as there is room for.
    verticalScrollBar()->setValue(std::max(0, begin - 2));
    horizontalScrollBar()->setValue(0);
}

void CodeView::setStale(bool stale)
{
    if (m_stale == stale)
        return;
    m_stale = stale;
    shade();
}

void CodeView::shade()
{
    QPalette own;
    if (m_stale)
        own.setColor(QPalette::Base, currentTokens().color(Token::AlternateSurface));
    setPalette(own);
    m_margin->update();
}

void CodeView::refreshMarks()
{
    const Tokens &tokens = currentTokens();
    QList<QTextEdit::ExtraSelection> marks;
    const int begin = m_first > 0 ? blockOf(m_first) : -1, end = m_last > 0 ? blockOf(m_last) : -1;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ChangedLine::Kind kind = m_lines[i].kind;
        const int number = static_cast<int>(i);
        const bool marked = begin >= 0 && number >= begin && number <= end;
        if (kind == ChangedLine::Kind::Same && !marked)
            continue;
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document()->findBlockByNumber(number));
        mark.format.setBackground(tokens.color(kind == ChangedLine::Kind::Added         ? Token::OkTint
                                                   : kind == ChangedLine::Kind::Removed ? Token::ErrorTint
                                                                                        : Token::InfoTint));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks.push_back(mark);
    }
    setExtraSelections(marks);
    m_margin->update();
}

bool CodeView::stepChange(int direction)
{
    const auto starts = [this](int i) {
        const auto kindAt = [this](int at) { return m_lines[static_cast<std::size_t>(at)].kind; };
        return kindAt(i) != ChangedLine::Kind::Same && (i == 0 || kindAt(i - 1) == ChangedLine::Kind::Same);
    };
    const int count = static_cast<int>(m_lines.size());
    for (int i = textCursor().blockNumber() + direction; i >= 0 && i < count; i += direction) {
        if (!starts(i))
            continue;
        setTextCursor(QTextCursor(document()->findBlockByNumber(i)));
        verticalScrollBar()->setValue(std::max(0, i - 2));
        return true;
    }
    return false;
}

int CodeView::marginWidth() const
{
    int digits = 2;
    for (int most = blockCount(); most >= 100; most /= 10)
        ++digits;
    return kBar + kGap + digits * fontMetrics().horizontalAdvance(QLatin1Char('9')) + kSign + kGap;
}

void CodeView::paintMargin(QPainter &painter, const QRect &area)
{
    const Tokens &tokens = currentTokens();
    painter.fillRect(area, tokens.color(Token::AlternateSurface));
    painter.setFont(font());
    const int begin = m_first > 0 ? blockOf(m_first) : -1, end = m_last > 0 ? blockOf(m_last) : -1;
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > area.bottom())
            break;
        const std::size_t i = static_cast<std::size_t>(block.blockNumber());
        if (i >= m_lines.size())
            break;
        const QRect row(0, qRound(box.top()), m_margin->width(), qRound(box.height()));
        const bool marked = begin >= 0 && block.blockNumber() >= begin && block.blockNumber() <= end;
        if (marked)
            painter.fillRect(QRect(0, row.top(), kBar, row.height()), tokens.color(Token::Accent));
        const ChangedLine &line = m_lines[i];
        const bool removed = line.kind == ChangedLine::Kind::Removed;
        painter.setPen(tokens.color(Token::SecondaryText));
        if (!removed)
            painter.drawText(row.adjusted(0, 0, -kSign - kGap, 0), Qt::AlignRight | Qt::AlignVCenter,
                             QString::number(line.number));
        if (line.kind != ChangedLine::Kind::Same) {
            painter.setPen(tokens.color(removed ? Token::Error : Token::Ok));
            painter.drawText(QRect(row.right() - kSign - 1, row.top(), kSign, row.height()), Qt::AlignCenter,
                             removed ? QStringLiteral("\u2212") : QStringLiteral("+"));
        }
    }
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect area = contentsRect();
    m_margin->setGeometry(area.left(), area.top(), marginWidth(), area.height());
}

void CodeView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_tokens != &currentTokens()) {
        m_tokens = &currentTokens();
        m_highlighter->followTheme();
        shade();
        refreshMarks();
    }
}

} // namespace breakwater
