// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/page_preview.h"

#include "widgets/paper/gui_thread.h"
#include "widgets/theme/current.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace breakwater {

/// White paper with a thin edge, as large as it fits; painted once a page and size.
class PagePreview::Sheet final : public QWidget {
public:
    explicit Sheet(PagePreview *parent)
        : QWidget(parent)
        , m_preview(*parent)
    {
        setObjectName(QStringLiteral("exportPreviewSheet"));
        setMinimumSize(260, 320);
    }
    void forget()
    {
        m_picture = {};
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (!m_preview.m_pages) {
            painter.setPen(palette().color(QPalette::PlaceholderText));
            painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                             m_preview.m_words);
            return;
        }
        const QSizeF paper = m_preview.m_pages->sizeOf(m_preview.m_page);
        const double scale = std::min((width() - 2) / paper.width(), (height() - 2) / paper.height());
        const QSize size = (paper * scale).toSize();
        const double ratio = devicePixelRatioF();
        if (m_picture.isNull() || m_size != size || m_page != m_preview.m_page) {
            m_size = size;
            m_page = m_preview.m_page;
            m_picture = QImage(size * ratio, QImage::Format_ARGB32_Premultiplied);
            m_picture.fill(Qt::white); // paper is white in every theme
            QPainter page(&m_picture);
            page.setRenderHint(QPainter::Antialiasing);
            page.setRenderHint(QPainter::TextAntialiasing);
            page.scale(scale * ratio, scale * ratio);
            m_preview.m_pages->paint(page, m_page);
            page.end();
            m_picture.setDevicePixelRatio(ratio);
        }
        const QPoint at((width() - size.width()) / 2, (height() - size.height()) / 2);
        painter.drawImage(at, m_picture);
        painter.setPen(currentTokens().color(Token::CardBorder));
        painter.drawRect(QRect(at, size).adjusted(0, 0, -1, -1));
    }
    void resizeEvent(QResizeEvent *) override { forget(); }

private:
    PagePreview &m_preview;
    QImage m_picture;
    QSize m_size;
    int m_page = -1;
};

PagePreview::PagePreview(QWidget *parent)
    : QWidget(parent)
    , m_sheet(new Sheet(this))
    , m_where(new QLabel(this))
    , m_back(new QToolButton(this))
    , m_forth(new QToolButton(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Preview of the pages"));
    m_where->setObjectName(QStringLiteral("exportPreviewWhere"));
    m_where->setAlignment(Qt::AlignCenter);
    m_back->setObjectName(QStringLiteral("exportPreviewBack"));
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolTip(tr("Previous page"));
    m_back->setAccessibleName(tr("Previous page"));
    m_forth->setObjectName(QStringLiteral("exportPreviewForth"));
    m_forth->setArrowType(Qt::RightArrow);
    m_forth->setToolTip(tr("Next page"));
    m_forth->setAccessibleName(tr("Next page"));
    connect(m_back, &QToolButton::clicked, this, [this] { turnTo(m_page - 1); });
    connect(m_forth, &QToolButton::clicked, this, [this] { turnTo(m_page + 1); });
    auto *bar = new QHBoxLayout;
    bar->addStretch();
    bar->addWidget(m_back);
    bar->addWidget(m_where);
    bar->addWidget(m_forth);
    bar->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_sheet, 1);
    column->addLayout(bar);
    refresh();
}

PagePreview::~PagePreview()
{
    if (m_thread)
        paper::waitFor(*m_thread);
}

void PagePreview::showPages(Maker maker)
{
    m_words = tr("The pages are being laid out.");
    if (m_thread)
        m_next = std::move(maker);
    else
        begin(std::move(maker));
}

void PagePreview::showNothing(const QString &why)
{
    m_next = nullptr;
    m_pages.reset();
    m_words = why;
    refresh();
}

void PagePreview::begin(Maker maker)
{
    m_thread = QThread::create([this, maker = std::move(maker)] { m_made = maker(); });
    m_thread->setParent(this);
    connect(m_thread, &QThread::finished, this, [this] {
        m_thread->deleteLater();
        m_thread = nullptr;
        if (m_next) { // something else was chosen meanwhile
            begin(std::exchange(m_next, nullptr));
            return;
        }
        m_pages = std::move(m_made);
        m_page = 0;
        refresh();
        Q_EMIT shown();
    });
    m_thread->start();
    refresh();
}

void PagePreview::turnTo(int page)
{
    const int last = std::max(0, count() - 1);
    m_page = std::clamp(page, 0, last);
    refresh();
}

void PagePreview::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageUp:
    case Qt::Key_Left:
        turnTo(m_page - 1);
        break;
    case Qt::Key_PageDown:
    case Qt::Key_Right:
        turnTo(m_page + 1);
        break;
    case Qt::Key_Home:
        turnTo(0);
        break;
    case Qt::Key_End:
        turnTo(count() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PagePreview::refresh()
{
    m_where->setText(m_pages ? tr("Page %1 of %2").arg(m_page + 1).arg(count()) : QString());
    m_back->setEnabled(m_pages && m_page > 0);
    m_forth->setEnabled(m_pages && m_page + 1 < count());
    m_sheet->forget();
}

} // namespace breakwater
