// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/dock_tabs.h"

#include "widgets/theme/current.h"

#include <QHBoxLayout>
#include <QMainWindow>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kHead = 29;

class Head final : public QWidget {
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {80, kHead}; }
    QSize minimumSizeHint() const override { return {60, kHead}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), currentTokens().color(Token::AlternateSurface));
        painter.fillRect(QRect(0, height() - 1, width(), 1), currentTokens().color(Token::Hairline));
    }
};

/// Where there is little room the tabs first lose the air around their words, then words.
class Tabs final : public QTabBar {
public:
    using QTabBar::QTabBar;
    QSize tabSizeHint(int index) const override
    {
        const int words = wordsWidth(index), all = allWords(), air = count() * kAir, room = width();
        if (count() == 0 || all + air <= room)
            return {words + kAir, kHead - 1};
        const int least = count() * kLeastAir;
        if (all + least <= room)
            return {words + (room - all) / count(), kHead - 1};
        return {kLeastAir + words * std::max(0, room - least) / std::max(1, all), kHead - 1};
    }

    QSize sizeHint() const override { return {allWords() + count() * kAir, kHead - 1}; }
    QSize minimumSizeHint() const override { return {count() * kLeastTab, kHead - 1}; }

protected:
    void tabLayoutChange() override
    {
        for (int i = 0; i < count(); ++i) {
            const QString whole = wordsWidth(i) > tabRect(i).width() ? tabText(i) : QString();
            if (tabToolTip(i) != whole)
                setTabToolTip(i, whole);
        }
    }

    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        for (int i = 0; i < count(); ++i) {
            const QRect tab = tabRect(i);
            const bool current = i == currentIndex() && count() > 0;
            if (current) {
                painter.fillRect(tab, t.color(Token::Panel));
                painter.fillRect(QRect(tab.left(), tab.bottom() - 1, tab.width(), 2), t.color(Token::Accent));
            }
            painter.setFont(screenFont(13, current ? QFont::DemiBold : QFont::Normal));
            painter.setPen(t.color(current ? Token::Text : Token::SecondaryText));
            painter.drawText(tab, Qt::AlignCenter,
                             painter.fontMetrics().elidedText(tabText(i), Qt::ElideRight, tab.width()));
            if (current && hasFocus()) {
                painter.setPen(QPen(t.color(Token::FocusRing), 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(tab.adjusted(2, 2, -2, -3));
            }
        }
    }

private:
    static constexpr int kAir = 24, kLeastAir = 6, kLeastTab = 28;

    int wordsWidth(int index) const
    {
        return QFontMetrics(screenFont(13, QFont::DemiBold)).horizontalAdvance(tabText(index));
    }
    int allWords() const
    {
        int width = 0;
        for (int i = 0; i < count(); ++i)
            width += wordsWidth(i);
        return width;
    }
};

} // namespace

DockTabs::DockTabs(const QString &name, const QString &title, QWidget *parent)
    : QDockWidget(title, parent)
    , m_tabs(new Tabs)
    , m_pages(new QStackedWidget(this))
{
    setObjectName(name);
    setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable
                | QDockWidget::DockWidgetFloatable);
    auto *head = new Head(this);
    m_head = new QHBoxLayout(head);
    m_head->setContentsMargins(0, 0, 0, 1);
    m_head->setSpacing(0);
    m_tabs->setObjectName(name + QStringLiteral("Tabs"));
    m_tabs->setAccessibleName(title);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_head->addWidget(m_tabs);
    m_head->addStretch(1);
    setTitleBarWidget(head);
    setWidget(m_pages);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        for (const auto &[page, tools] : m_tools)
            tools->setVisible(page == currentPage());
        growFor(currentPage());
    });
}

void DockTabs::addTab(QWidget *page, const QString &title)
{
    m_pages->addWidget(page);
    m_tabs->addTab(title);
    m_tabs->updateGeometry();
}

void DockTabs::setTools(QWidget *page, QWidget *tools)
{
    m_tools[page] = tools;
    m_head->addWidget(tools);
    tools->setVisible(page == currentPage());
}

void DockTabs::setRoom(QWidget *page, int height)
{
    m_room[page] = height;
}

void DockTabs::growFor(QWidget *page)
{
    auto *window = qobject_cast<QMainWindow *>(parentWidget());
    if (!window || !isVisible() || isFloating())
        return;
    const auto room = m_room.extract(page);
    const int wanted = room ? std::min(room.mapped(), window->height() * 2 / 5) : 0;
    if (height() < wanted)
        window->resizeDocks({this}, {wanted}, Qt::Vertical);
}

QWidget *DockTabs::currentPage() const
{
    return m_pages->currentWidget();
}

void DockTabs::showTab(QWidget *page)
{
    m_tabs->setCurrentIndex(m_pages->indexOf(page));
}

void DockTabs::setTabText(QWidget *page, const QString &text)
{
    const int index = m_pages->indexOf(page);
    if (m_tabs->tabText(index) != text)
        m_tabs->setTabText(index, text);
}

} // namespace breakwater
