// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_card.h"

#include "core/storage/design_file.h"
#include "widgets/charts/chart_view.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QBuffer>
#include <QChart>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedWidget>
#include <QSvgGenerator>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kChartPage = 0, kTablePage = 1, kEmptyPage = 2;
constexpr int kLeastHeight = 220; ///< of a chart, in pixels
constexpr int kAroundBars = 110, kBarHeight = 28; ///< axis and legend; a bar whose name can be read

} // namespace

ChartCard::ChartCard(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_subtitle(new QLabel)
    , m_empty(new QLabel)
    , m_pages(new QStackedWidget)
    , m_view(new ChartView)
    , m_table(new TableTwin(this))
{
    setObjectName(QStringLiteral("chartCard"));
    m_title->setObjectName(QStringLiteral("chartTitle"));
    m_title->setFont(screenFont(13, QFont::DemiBold));
    m_subtitle->setObjectName(QStringLiteral("chartSubtitle"));
    m_subtitle->setFont(screenFont(11));
    m_subtitle->setWordWrap(true);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setObjectName(QStringLiteral("chartEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    connect(m_view, &ChartView::chosen, this, &ChartCard::rowChosen);
    auto *table = new QTableView;
    table->setObjectName(QStringLiteral("chartTable"));
    table->setModel(m_table);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    connect(table, &QTableView::clicked, this, [this](const QModelIndex &at) { Q_EMIT rowChosen(at.row()); });
    connect(table, &QTableView::activated, this,
            [this](const QModelIndex &at) { Q_EMIT rowChosen(at.row()); });
    // A chart that is lower has dots for labels; a low panel scrolls.
    m_view->setMinimumHeight(kLeastHeight);
    auto *scroller = new QScrollArea;
    scroller->setObjectName(QStringLiteral("chartScroller"));
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setWidgetResizable(true);
    scroller->setWidget(m_view);
    m_pages->addWidget(scroller);
    m_pages->addWidget(table);
    m_pages->addWidget(m_empty);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 6, 8, 0);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    head->addLayout(words, 1);
    const auto button = [&](const QString &name, const QString &title, const QString &icon) {
        auto *made = new QToolButton;
        made->setObjectName(name);
        made->setAccessibleName(title);
        made->setToolTip(title);
        made->setStatusTip(title);
        made->setIcon(lineIcon(icon));
        made->setIconSize({16, 16});
        made->setFixedSize(24, 24);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        head->addWidget(made, 0, Qt::AlignTop);
        return made;
    };
    m_copy = button(QStringLiteral("chartCopy"), tr("Copy the chart"), QStringLiteral("copy"));
    m_asTable = button(QStringLiteral("chartAsTable"), tr("As a table"), QStringLiteral("table"));
    m_asTable->setCheckable(true);
    m_export = button(QStringLiteral("chartExport"), tr("Save the chart as PNG, SVG or CSV\u2026"),
                      QStringLiteral("export"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    connect(m_copy, &QToolButton::clicked, this, &ChartCard::copy);
    connect(m_export, &QToolButton::clicked, this, &ChartCard::chooseFile);
    connect(m_asTable, &QToolButton::toggled, this, [this](bool on) {
        if (m_drawing.chart)
            m_pages->setCurrentIndex(on ? kTablePage : kChartPage);
    });
}

void ChartCard::show(charts::Drawing drawing)
{
    const std::shared_ptr<QChart> before = m_drawing.chart; // lives until the view has let go of it
    m_drawing = std::move(drawing);
    m_title->setText(m_drawing.title);
    m_subtitle->setText(m_drawing.subtitle);
    m_subtitle->setVisible(m_drawing.chart != nullptr && !m_drawing.subtitle.isEmpty());
    m_empty->setText(m_drawing.empty);
    std::vector<TableTwin::Row> rows;
    for (const charts::Row &row : m_drawing.rows)
        rows.push_back({row.cells, row.subject});
    m_table->show(m_drawing.header, std::move(rows));
    if (m_drawing.chart)
        m_view->setChart(m_drawing.chart.get());
    else if (before)
        m_view->setChart(new QChart);
    m_pages->setCurrentIndex(!m_drawing.chart             ? kEmptyPage
                                 : m_asTable->isChecked() ? kTablePage
                                                          : kChartPage);
    for (QToolButton *each : {m_copy, m_asTable, m_export})
        each->setEnabled(m_drawing.chart != nullptr);
    const QString words = QStringLiteral("%1. %2").arg(m_drawing.title, m_drawing.subtitle);
    m_view->setAccessibleName(words);
    m_pages->widget(kTablePage)->setAccessibleName(tr("%1, as a table").arg(m_drawing.title));
    setAccessibleName(m_drawing.title);
    m_view->show(m_drawing);
    m_view->setMinimumHeight(m_drawing.bars ? kAroundBars + kBarHeight * m_drawing.bars : kLeastHeight);
}

/// Also Shift+F10 and the Menu key, wherever the focus is on the card.
void ChartCard::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_drawing.chart)
        return;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("chartMenu"));
    menu.addAction(m_copy->icon(), m_copy->accessibleName(), this, &ChartCard::copy);
    menu.addAction(m_asTable->isChecked() ? tr("As a &chart") : tr("As a &table"), m_asTable,
                   &QToolButton::toggle);
    menu.addAction(m_export->icon(), m_export->accessibleName(), this, &ChartCard::chooseFile);
    menu.exec(event->globalPos());
}

QImage ChartCard::image(double scale) const
{
    const QSize size = m_view->size();
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(currentTokens().color(Token::Field));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    m_view->render(&painter, QRectF(QPointF(0, 0), size));
    return image;
}

QByteArray ChartCard::svg() const
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(m_view->size());
    generator.setViewBox(QRect(QPoint(0, 0), m_view->size()));
    generator.setTitle(m_drawing.title);
    generator.setDescription(m_drawing.subtitle);
    QPainter painter(&generator);
    m_view->render(&painter);
    painter.end();
    return buffer.data();
}

void ChartCard::copy()
{
    if (!m_drawing.chart)
        return;
    auto *copied = new QMimeData;
    copied->setImageData(image());
    copied->setText(csv());
    QGuiApplication::clipboard()->setMimeData(copied);
}

void ChartCard::chooseFile()
{
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the chart"), QString(),
                                                      tr("Picture (*.png);;Vectors (*.svg);;Table (*.csv)"));
    if (!file.isEmpty())
        save(file);
}

void ChartCard::save(const QString &file)
{
    QByteArray bytes;
    if (file.endsWith(QLatin1String(".svg"))) {
        bytes = svg();
    } else if (file.endsWith(QLatin1String(".csv"))) {
        bytes = csv().toUtf8();
    } else {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image().save(&buffer, "PNG");
    }
    const Result<Done> saved =
        saveFile(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), toPath(file));
    if (!saved)
        Q_EMIT failed(toQt(saved.error().text()));
}

} // namespace breakwater
