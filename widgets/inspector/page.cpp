// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/page.h"

#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"

#include <QPainter>
#include <QVBoxLayout>

namespace breakwater {

namespace {

/// Icon, name and one line, both elided; the tooltip holds the whole.
class PageHeader final : public QWidget {
public:
    PageHeader(std::function<void(QPainter &, const QRectF &)> icon, QWidget *parent)
        : QWidget(parent)
        , m_icon(std::move(icon))
    {
        setObjectName(QStringLiteral("inspectorHeader"));
        setFixedHeight(60);
    }

    void show(const QString &title, const QString &line)
    {
        m_title = title;
        m_line = line;
        setToolTip(title + QLatin1Char('\n') + line);
        setAccessibleName(title);
        setAccessibleDescription(line);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        m_icon(painter, QRectF(12, 12, 36, 36));
        const auto write = [&](const QRectF &box, const QFont &font, Token token, const QString &text) {
            painter.setFont(font);
            painter.setPen(t.color(token));
            painter.drawText(box, int(Qt::AlignVCenter | Qt::AlignLeft),
                             QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width()));
        };
        write(QRectF(56, 12, width() - 68, 20), screenFont(15, QFont::DemiBold), Token::Text, m_title);
        write(QRectF(56, 32, width() - 68, 16), screenFont(11), Token::SecondaryText, m_line);
    }

private:
    std::function<void(QPainter &, const QRectF &)> m_icon;
    QString m_title, m_line;
};

} // namespace

Page::Page(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void Page::refresh()
{
    for (const auto &show : m_shows)
        show();
}

void Page::focusFirst()
{
    takeFocus(*this, Qt::OtherFocusReason);
}

void Page::onRefresh(std::function<void()> show)
{
    show();
    m_shows.push_back(std::move(show));
}

void Page::addHeader(std::function<void(QPainter &, const QRectF &)> icon, std::function<QString()> title,
                     std::function<QString()> line)
{
    auto *header = new PageHeader(std::move(icon), this);
    m_column->addWidget(header);
    onRefresh([header, title = std::move(title), line = std::move(line)] { header->show(title(), line()); });
}

} // namespace breakwater
