// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_panel.h"

#include "core/export/playback/event_log_text.h"
#include "core/storage/design_file.h"
#include "widgets/session/session.h"
#include "widgets/session/table_twin.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"
#include "widgets/timeline/budget_bar.h"
#include "widgets/timeline/gantt.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace breakwater {

/// Owners with their colour and pattern, the critical path, hold points.
class OwnerLegend final : public QWidget {
public:
    explicit OwnerLegend(QWidget *parent)
        : QWidget(parent)
    {
        setObjectName(QStringLiteral("ownerLegend"));
        setFixedHeight(24);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void show(const QStringList &owners)
    {
        m_owners = owners;
        setAccessibleName(TimelinePanel::tr("Owners: %1").arg(owners.join(QStringLiteral(", "))));
        setToolTip(owners.join(QLatin1Char('\n')));
        update();
    }
    QSize sizeHint() const override { return {420, 24}; }
    QSize minimumSizeHint() const override { return {80, 24}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont font = screenFont(11);
        painter.setFont(font);
        double right = width() - 8;
        // From the right end, so that what does not fit is left out on the left, the least first.
        const auto word = [&](const QString &text, const auto &sign) {
            const double wide = QFontMetricsF(font).horizontalAdvance(text) + 24;
            if (right - wide < 0)
                return false;
            right -= wide;
            sign(QRectF(right, 7, 12, 10));
            painter.setPen(t.color(Token::SecondaryText));
            painter.drawText(QPointF(right + 17, 16), text);
            right -= 8;
            return true;
        };
        word(TimelinePanel::tr("Hold point"), [&](const QRectF &box) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.color(Token::Text));
            const QPointF c = box.center();
            painter.drawPolygon(
                QPolygonF({c - QPointF(0, 6), c + QPointF(6, 0), c + QPointF(0, 6), c - QPointF(6, 0)}));
        });
        word(TimelinePanel::tr("P50 to P95"), [&](const QRectF &box) {
            painter.setPen(QPen(t.color(Token::Text), 1));
            const double y = box.center().y();
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
            for (const double x : {box.left(), box.right()})
                painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4));
        });
        word(TimelinePanel::tr("Critical path"), [&](const QRectF &box) {
            painter.setPen(QPen(t.color(Token::Text), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(box);
        });
        for (qsizetype i = m_owners.size(); i-- > 0;) {
            const bool fits = word(m_owners[i], [&](const QRectF &box) {
                QColor tint = ownerColor(static_cast<int>(i));
                tint.setAlphaF(0.28F);
                painter.setPen(QPen(ownerColor(static_cast<int>(i)), 1));
                painter.setBrush(tint);
                painter.drawRect(box);
                painter.setBrush(ownerPattern(static_cast<int>(i)));
                painter.drawRect(box);
            });
            if (!fits)
                break;
        }
    }

private:
    QStringList m_owners;
};

TimelinePanel::TimelinePanel(Playback &playback, QWidget *parent)
    : QWidget(parent)
    , m_playback(playback)
    , m_gantt(new Gantt(playback))
    , m_table(new TableTwin(this))
    , m_pages(new QStackedWidget)
    , m_tools(new QWidget)
{
    setObjectName(QStringLiteral("timelinePanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new BudgetBar(playback));
    auto *view = new QTableView;
    view->setObjectName(QStringLiteral("timelineTable"));
    view->setAccessibleName(tr("Recovery timeline as a table"));
    view->setModel(m_table);
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setWordWrap(false);
    view->verticalHeader()->hide();
    view->horizontalHeader()->setStretchLastSection(true);
    connect(view, &QTableView::clicked, this, [this](const QModelIndex &index) {
        const std::string &subject = m_table->rows()[static_cast<std::size_t>(index.row())].subject;
        if (!subject.empty())
            m_playback.session().reveal(subject);
    });
    m_pages->addWidget(m_gantt);
    m_pages->addWidget(view);
    column->addWidget(m_pages, 1);
    buildTools();
    connect(m_gantt, &Gantt::chartChanged, this, &TimelinePanel::refresh);
    refresh();
}

void TimelinePanel::buildTools()
{
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 6, 0);
    row->setSpacing(2);
    m_legend = new OwnerLegend(m_tools);
    row->addWidget(m_legend, 1);
    const auto button = [&](const QString &name, const QString &title, const QString &icon, bool checkable) {
        auto *made = new QToolButton(m_tools);
        made->setObjectName(name);
        made->setAccessibleName(title);
        made->setToolTip(title);
        made->setStatusTip(title);
        made->setIcon(lineIcon(icon));
        made->setIconSize({16, 16});
        made->setFixedSize(24, 24);
        made->setAutoRaise(true);
        made->setCheckable(checkable);
        made->setFocusPolicy(Qt::TabFocus);
        row->addWidget(made);
        return made;
    };
    connect(button(QStringLiteral("timelineAll"), tr("Also steps that take no time"), QStringLiteral("plus"),
                   true),
            &QToolButton::toggled, m_gantt, &Gantt::setEverything);
    connect(button(QStringLiteral("timelineZoomOut"), tr("Zoom out"), QStringLiteral("zoom-out"), false),
            &QToolButton::clicked, this, [this] { m_gantt->zoomBy(0.8); });
    connect(button(QStringLiteral("timelineZoomIn"), tr("Zoom in"), QStringLiteral("zoom-in"), false),
            &QToolButton::clicked, this, [this] { m_gantt->zoomBy(1.25); });
    connect(button(QStringLiteral("timelineAsTable"), tr("As a table"), QStringLiteral("table"), true),
            &QToolButton::toggled, m_pages, [this](bool on) { m_pages->setCurrentIndex(on ? 1 : 0); });
    connect(button(QStringLiteral("timelineExport"), tr("Save the event log\u2026"), QStringLiteral("export"),
                   false),
            &QToolButton::clicked, this, &TimelinePanel::exportLog);
}

void TimelinePanel::refresh()
{
    const auto run = m_playback.result();
    m_legend->show(m_gantt->chart().owners);
    m_table->show(ganttHeader(), run ? ganttTable(*run, m_gantt->chart()) : std::vector<TableTwin::Row>{});
    for (const char *name : {"timelineExport", "timelineZoomIn", "timelineZoomOut"})
        m_tools->findChild<QToolButton *>(QLatin1String(name))->setEnabled(run != nullptr);
}

/// The same log as `breakwater-cli play` prints, in the format of the file's name.
void TimelinePanel::exportLog()
{
    const auto run = m_playback.result();
    if (!run)
        return;
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the event log"), QString(),
                                                      tr("Text (*.txt);;JSON (*.json);;Table (*.csv)"));
    if (file.isEmpty())
        return;
    const std::string bytes = file.endsWith(QLatin1String(".json")) ? eventLogJson(run->now, run->log)
        : file.endsWith(QLatin1String(".csv"))                      ? eventLogCsv(run->now, run->log)
                                                                    : eventLogText(run->now, run->log);
    const Result<Done> saved = saveFile(bytes, toPath(file));
    if (saved)
        m_playback.session().toast(tr("The event log is saved"), false);
    else
        m_playback.session().say(Level::Error, toQt(saved.error().text()));
}

} // namespace breakwater
