// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/start_page.h"

#include "widgets/session/text.h"
#include "widgets/start/template_card.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace breakwater {

namespace {

constexpr int kSideWidth = 272;

/// A recent file: name, folder and when it was changed; greyed when it is gone.
class RecentRow final : public QAbstractButton {
public:
    RecentRow(const QString &path, QWidget *parent)
        : QAbstractButton(parent)
        , m_file(path)
    {
        setText(m_file.completeBaseName());
        setObjectName(QStringLiteral("recent_") + m_file.completeBaseName());
        setAccessibleName(text());
        setAccessibleDescription(path);
        setToolTip(path);
        setFixedHeight(44);
        setEnabled(m_file.exists());
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse() && isEnabled())
            painter.fillRect(rect(), t.color(Token::AlternateSurface));
        const Token token = isEnabled() ? Token::Text : Token::DisabledText;
        paintLineIcon(painter, QRectF(16, 12, 20, 20), QStringLiteral("file"), t.color(Token::SecondaryText));
        const QString when = isEnabled()
            ? QLocale().toString(m_file.lastModified().date(), QStringLiteral("d MMM"))
            : QString();
        const int wide = QFontMetrics(screenFont(11)).horizontalAdvance(when);
        const auto write = [&](int y, const QFont &font, Token tint, const QString &words, int room) {
            painter.setFont(font);
            painter.setPen(t.color(tint));
            painter.drawText(QRect(44, y, room, 18), int(Qt::AlignVCenter | Qt::AlignLeft),
                             QFontMetrics(font).elidedText(words, Qt::ElideMiddle, room));
        };
        write(5, screenFont(13), token, text(), width() - 44 - wide - 28);
        write(22, screenFont(11), Token::SecondaryText,
              isEnabled() ? m_file.absolutePath() : StartPage::tr("Not found"), width() - 44 - wide - 28);
        painter.setFont(screenFont(11));
        painter.setPen(t.color(Token::SecondaryText));
        painter.drawText(rect().adjusted(0, 0, -16, 0), int(Qt::AlignVCenter | Qt::AlignRight), when);
        if (hasFocus()) {
            painter.setPen(QPen(t.color(Token::FocusRing), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect().adjusted(1, 1, -1, -1));
        }
    }

private:
    QFileInfo m_file;
};

/// The mark of the program and its name.
class Brand final : public QWidget {
public:
    explicit Brand(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(40);
        setAccessibleName(QStringLiteral("Breakwater"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintGlyph(painter, QRectF(0, 4, 32, 32), namedGlyph(QStringLiteral("breakwater")),
                   t.color(Token::Accent));
        painter.setFont(screenFont(19, QFont::DemiBold));
        painter.setPen(t.color(Token::Text));
        painter.drawText(QRect(42, 0, width() - 42, height()), Qt::AlignVCenter,
                         QStringLiteral("Breakwater"));
    }
};

QLabel *heading(const QString &text, int pixels, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(screenFont(pixels, QFont::DemiBold));
    return label;
}

} // namespace

StartPage::StartPage(std::shared_ptr<const Catalog> catalog, std::chrono::year_month_day asOf,
                     QWidget *parent)
    : QWidget(parent)
    , m_gallery(std::move(catalog), asOf)
{
    setObjectName(QStringLiteral("startPage"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_side = makeSide();
    layout->addWidget(m_side);
    layout->addWidget(makeGallery(), 1);
    connect(&m_gallery, &Gallery::judged, this, [this](int index) {
        if (TemplateCard *card = m_cards[static_cast<std::size_t>(index)])
            card->refresh();
        else if (m_portfolio)
            m_portfolio->refresh();
    });
}

QWidget *StartPage::makeSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(kSideWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 20, 0, 16);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(16, 0, 16, 0);
    top->addWidget(new Brand(side));
    top->addSpacing(16);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *blank = new QPushButton(lineIcon(QStringLiteral("new")), tr("&Blank"), side);
    blank->setObjectName(QStringLiteral("startBlank"));
    auto *open = new QPushButton(lineIcon(QStringLiteral("open")), tr("&Open\u2026"), side);
    open->setObjectName(QStringLiteral("startOpen"));
    blank->setProperty("primary", true);
    for (QPushButton *button : {blank, open}) {
        button->setFixedHeight(32);
        buttons->addWidget(button, 1);
    }
    top->addLayout(buttons);
    top->addSpacing(24);
    top->addWidget(heading(tr("Recent"), 13, side));
    column->addLayout(top);
    column->addSpacing(6);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    column->addLayout(m_recent);
    column->addStretch(1);
    connect(blank, &QPushButton::clicked, this, &StartPage::blankWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    return side;
}

QWidget *StartPage::makeGallery()
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("gallery"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget(scroll);
    page->setBackgroundRole(QPalette::Window);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(32, 28, 32, 24);
    column->setSpacing(0);
    column->addWidget(heading(tr("Start from a stamp"), 20, page));
    column->addSpacing(4);
    auto *line = new QLabel(
        tr("Each opens with a working design in Central US and East US 2, and with findings worth a "
           "discussion."),
        page);
    line->setForegroundRole(QPalette::PlaceholderText);
    line->setWordWrap(true);
    column->addWidget(line);
    column->addSpacing(16);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    column->addLayout(row);
    const auto &entries = m_gallery.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const QString id = toQt(entries[i].fact.id);
        if (entries[i].design.stamps.size() > 1) {
            m_cards.push_back(nullptr);
            m_portfolio = new PortfolioCard(m_gallery, static_cast<int>(i), page);
            connect(m_portfolio, &QAbstractButton::clicked, this, [this, id] { Q_EMIT templateWanted(id); });
            continue;
        }
        auto *card = new TemplateCard(m_gallery, static_cast<int>(i), page);
        m_cards.push_back(card);
        row->addWidget(card, 1);
        connect(card, &QAbstractButton::clicked, this, [this, id] { Q_EMIT templateWanted(id); });
    }
    row->addStretch(0);
    if (m_portfolio) {
        column->addSpacing(36);
        column->addWidget(heading(tr("Or see all four together"), 20, page));
        column->addSpacing(16);
        column->addWidget(m_portfolio);
    }
    column->addStretch(1);
    scroll->setWidget(page);
    return scroll;
}

void StartPage::setRecent(const QStringList &paths)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const QString &path : paths) {
        auto *row = new RecentRow(path, m_side);
        connect(row, &QAbstractButton::clicked, this, [this, path] { Q_EMIT fileWanted(path); });
        m_recent->addWidget(row);
    }
    if (paths.isEmpty()) {
        auto *none = new QLabel(tr("Designs that you open or save stand here."), m_side);
        none->setWordWrap(true);
        none->setFont(screenFont(11));
        none->setForegroundRole(QPalette::PlaceholderText);
        none->setContentsMargins(16, 4, 16, 0);
        m_recent->addWidget(none);
    }
}

void StartPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_gallery.judge();
}

void StartPage::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(kSideWidth - 1, 0, 1, height()), currentTokens().color(Token::Hairline));
}

} // namespace breakwater
