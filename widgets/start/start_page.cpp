// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/start_page.h"

#include "widgets/session/text.h"
#include "widgets/start/first_steps.h"
#include "widgets/start/recent_row.h"
#include "widgets/start/template_card.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/layouts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kSideWidth = 272;

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
    layout->addSpacing(1);
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
    side->setFixedWidth(kSideWidth - 1); // the line beside it is the page's
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
    top->addSpacing(16);
    column->addLayout(top);
    // However many files there are, the window keeps its size.
    auto *scroll = new QScrollArea(side);
    scroll->setObjectName(QStringLiteral("startFiles"));
    scroll->setAccessibleName(tr("Recent"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *files = new QWidget(scroll);
    files->setBackgroundRole(QPalette::Window);
    scroll->setWidget(files);
    column->addWidget(scroll, 1);
    auto *inner = new QVBoxLayout(files);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    m_recovered = new QVBoxLayout;
    m_recovered->setContentsMargins(8, 0, 8, 8);
    m_recovered->setSpacing(8);
    inner->addLayout(m_recovered);
    auto *recent = new QHBoxLayout;
    recent->setContentsMargins(16, 0, 16, 0);
    recent->addWidget(heading(tr("Recent"), 13, files), 1);
    m_clear = new QPushButton(tr("Clear"), files);
    m_clear->setObjectName(QStringLiteral("clearRecent"));
    m_clear->setAccessibleName(tr("Clear the recent files that are not pinned"));
    m_clear->setToolTip(m_clear->accessibleName());
    m_clear->setProperty("quiet", true);
    m_clear->setFont(screenFont(11));
    recent->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, &StartPage::clearRecentWanted);
    inner->addLayout(recent);
    inner->addSpacing(6);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(0);
    inner->addLayout(m_recent);
    inner->addStretch(1);
    connect(blank, &QPushButton::clicked, this, &StartPage::blankWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    return side;
}

QWidget *StartPage::makeGallery()
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("gallery"));
    scroll->setAccessibleName(tr("Templates"));
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
    column->addSpacing(32);
    auto *steps = new FirstSteps(page);
    column->addWidget(steps);
    connect(steps, &FirstSteps::wanted, this, &StartPage::firstStepsWanted);
    column->addStretch(1);
    scroll->setWidget(page);
    return scroll;
}

void StartPage::setRecent(const std::vector<RecentFile> &files)
{
    clearLayout(*m_recent);
    for (const RecentFile &file : files) {
        auto *row = new RecentRow(file, m_side);
        connect(row, &QAbstractButton::clicked, this, [this, path = file.path] { Q_EMIT fileWanted(path); });
        connect(row, &RecentRow::pinWanted, this,
                [this, path = file.path](bool pinned) { Q_EMIT pinWanted(path, pinned); });
        m_recent->addWidget(row);
    }
    m_clear->setVisible(
        std::any_of(files.begin(), files.end(), [](const RecentFile &one) { return !one.pinned; }));
    if (!files.empty())
        return;
    auto *none = new QLabel(tr("Designs that you open or save stand here."), m_side);
    none->setWordWrap(true);
    none->setFont(screenFont(11));
    none->setForegroundRole(QPalette::PlaceholderText);
    none->setContentsMargins(16, 4, 16, 0);
    m_recent->addWidget(none);
}

void StartPage::setRecovered(const std::vector<RecoveredDocument> &documents)
{
    clearLayout(*m_recovered);
    for (int i = 0; i < static_cast<int>(documents.size()); ++i) {
        auto *box = new RecoveredBox(documents[static_cast<std::size_t>(i)], m_side);
        connect(box, &RecoveredBox::openWanted, this, [this, i] { Q_EMIT recoveredOpenWanted(i); });
        connect(box, &RecoveredBox::compareWanted, this, [this, i] { Q_EMIT recoveredCompareWanted(i); });
        connect(box, &RecoveredBox::discardWanted, this, [this, i] { Q_EMIT recoveredDiscardWanted(i); });
        m_recovered->addWidget(box);
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
