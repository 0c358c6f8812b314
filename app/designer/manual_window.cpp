// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/manual_window.h"

#include "widgets/theme/current.h"

#include <QDir>
#include <QFile>
#include <QKeyEvent>
#include <QListWidget>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

// Outside any namespace, as the macro demands: a static library's resources register only when asked to.
static void registerManual()
{
    Q_INIT_RESOURCE(designer_manual);
    Q_INIT_RESOURCE(designer_licence);
}

namespace breakwater {

namespace {

QString folder()
{
    static const bool registered = (registerManual(), true);
    Q_UNUSED(registered);
    return QStringLiteral(":/breakwater/manual/");
}

QString textOf(const QString &page)
{
    QFile file(folder() + page);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString titleOf(const QString &text)
{
    return text.section(QLatin1Char('\n'), 0, 0).remove(QLatin1Char('#')).trimmed();
}

} // namespace

ManualWindow::ManualWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_pages(new QListWidget(this))
    , m_text(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("manualWindow"));
    setWindowTitle(tr("Breakwater manual"));
    m_pages->setObjectName(QStringLiteral("manualPages"));
    m_pages->setAccessibleName(tr("Pages of the manual"));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_text->setObjectName(QStringLiteral("manualText"));
    m_text->setAccessibleName(tr("Manual"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(20);
    const QStringList names = QDir(folder()).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    QStringList ordered = names;
    ordered.removeOne(QStringLiteral("index.md"));
    ordered.prepend(QStringLiteral("index.md"));
    for (const QString &name : ordered) {
        auto *item = new QListWidgetItem(titleOf(textOf(name)), m_pages);
        item->setData(Qt::UserRole, name);
        item->setSizeHint({160, 32});
    }
    auto *splitter = new QSplitter(this);
    auto *side = new QWidget(splitter); // so that the names do not touch the window's edge
    auto *inside = new QVBoxLayout(side);
    inside->setContentsMargins(8, 12, 8, 8);
    inside->addWidget(m_pages);
    m_pages->viewport()->setBackgroundRole(QPalette::Window);
    splitter->addWidget(side);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 640});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    resize(920, 680);
    connect(m_pages, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            load(item->data(Qt::UserRole).toString());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) {
        if (url.isRelative() && !url.path().isEmpty())
            open(url.path());
    });
    open(QStringLiteral("index.md"));
}

void ManualWindow::open(const QString &page)
{
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->item(i)->data(Qt::UserRole).toString() == page)
            m_pages->setCurrentRow(i);
}

void ManualWindow::load(const QString &page)
{
    m_page = page;
    const Tokens &t = currentTokens();
    QTextDocument *document = m_text->document();
    document->setDefaultFont(screenFont(14));
    document->setMarkdown(textOf(page));
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int heading = format.headingLevel();
        format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(heading > 0 ? 18 : 4);
        format.setBottomMargin(heading > 0 ? 6 : 4);
        cursor.setBlockFormat(format);
        if (heading > 0) {
            cursor.select(QTextCursor::BlockUnderCursor);
            QTextCharFormat characters;
            characters.setFont(screenFont(heading == 1 ? 24 : heading == 2 ? 17 : 15, QFont::DemiBold));
            characters.setForeground(t.color(Token::Text));
            cursor.mergeCharFormat(characters);
        }
    }
    m_text->moveCursor(QTextCursor::Start);
}

void ManualWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void ManualWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_page.isEmpty())
        load(m_page);
}

} // namespace breakwater
