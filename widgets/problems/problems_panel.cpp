// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/problems_panel.h"

#include "widgets/problems/agree_form.h"
#include "widgets/problems/fix_preview.h"
#include "widgets/problems/problems_delegate.h"
#include "widgets/session/language.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kRowHeight = 28, kHeaderHeight = 22;

QToolButton *countButton(const QString &name, Mark mark, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(filterIcon(mark));
    button->setProperty("filter", true);
    button->setIconSize({14, 14});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setChecked(true);
    button->setAutoRaise(true);
    return button;
}

constexpr char kBrief[] = "brief"; ///< what a note says where it has little room

/// Says it all, or its number with a question mark where there is no room for words, or nothing: its help
/// says it, too.
class Note final : public QLabel {
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        for (const QString &words : {text(), property(kBrief).toString()}) {
            if (fontMetrics().horizontalAdvance(words) > width())
                continue;
            painter.drawText(rect(), Qt::AlignVCenter, words);
            break;
        }
    }
};

} // namespace

ProblemsPanel::ProblemsPanel(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new ProblemsModel(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_tools(new QWidget(this))
    , m_errors(countButton(QStringLiteral("filterErrors"), Mark::Error, m_tools))
    , m_warnings(countButton(QStringLiteral("filterWarnings"), Mark::Warning, m_tools))
    , m_infos(countButton(QStringLiteral("filterInfos"), Mark::Info, m_tools))
    , m_notEvaluated(new Note(m_tools))
    , m_stamps(new QComboBox(m_tools))
    , m_accepted(countButton(QStringLiteral("filterAccepted"), Mark::Ok, m_tools))
    , m_delegate(new ProblemsDelegate(m_table))
    , m_form(new AgreeForm(session, this))
    , m_preview(new FixPreview(this))
{
    m_accepted->setChecked(false);
    buildTable();
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_stack, 1);
    column->addWidget(m_form);
    buildTools();

    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ProblemsModel::FixColumn && !index.data().toString().isEmpty())
            press(index.row());
        else
            choose(index.row());
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ProblemsPanel::lookForFixes);
    connect(m_form, &AgreeForm::closed, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(&m_finder, &FixFinder::found, this, &ProblemsPanel::take);
    connect(&m_finder, &FixFinder::foundAll, this,
            [this](const std::shared_ptr<const FixRun> &run, quint64 revision) { takeAll(*run, revision); });
    connect(&m_session, &Session::assessmentChanged, this, &ProblemsPanel::refresh);
    connect(&m_session, &Session::documentChanged, this, [this] {
        m_fixes.clear();
        m_form->hide();
        refreshStamps();
        refresh();
    });
    connect(&m_session, &Session::topologyChanged, this, &ProblemsPanel::refreshStamps);
    refreshStamps();
    refresh();
}

void ProblemsPanel::buildTable()
{
    m_table->setObjectName(QStringLiteral("problemsTable"));
    m_table->setAccessibleName(tr("Problems"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(m_delegate);
    m_table->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);
    m_table->installEventFilter(this);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(kHeaderHeight);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setFixedHeight(kHeaderHeight);
    header->setFont(screenFont(11));
    header->setHighlightSections(false);
    header->setMinimumSectionSize(32);
    header->setSectionResizeMode(ProblemsModel::MarkColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(ProblemsModel::RuleColumn, QHeaderView::Fixed);
    header->setSectionResizeMode(ProblemsModel::FindingColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ProblemsModel::WhereColumn, QHeaderView::Interactive);
    header->resizeSection(ProblemsModel::MarkColumn, 32);
    header->resizeSection(ProblemsModel::RuleColumn, 70);
    header->setSectionResizeMode(ProblemsModel::FixColumn, QHeaderView::Interactive);
    header->resizeSection(ProblemsModel::WhereColumn, 150);
    header->resizeSection(ProblemsModel::FixColumn, 190);
}

void ProblemsPanel::buildTools()
{
    m_notEvaluated->setObjectName(QStringLiteral("notEvaluated"));
    m_notEvaluated->setFont(screenFont(11));
    m_notEvaluated->setForegroundRole(QPalette::PlaceholderText);
    m_stamps->setObjectName(QStringLiteral("problemsStamp"));
    m_stamps->setAccessibleName(tr("Show problems of"));
    m_stamps->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 4, 0);
    tools->setSpacing(4);
    for (QWidget *widget : {static_cast<QWidget *>(m_notEvaluated), static_cast<QWidget *>(m_errors),
                            static_cast<QWidget *>(m_warnings), static_cast<QWidget *>(m_infos),
                            static_cast<QWidget *>(m_accepted), static_cast<QWidget *>(m_stamps)}) {
        if (widget != m_notEvaluated)
            widget->setFixedHeight(24);
        tools->addWidget(widget);
    }
    tools->insertSpacing(1, 8);

    for (QToolButton *button : {m_errors, m_warnings, m_infos, m_accepted})
        connect(button, &QToolButton::toggled, this, &ProblemsPanel::refresh);
    connect(m_stamps, &QComboBox::currentIndexChanged, this, &ProblemsPanel::refresh);
}

void ProblemsPanel::refreshStamps()
{
    std::vector<StampId> ids{StampId{}};
    QStringList names{tr("All stamps")};
    for (const auto &stamp : m_session.topology().stamps) {
        ids.push_back(stamp->id);
        names << toQt(stamp->name);
    }
    QStringList shown;
    for (int i = 0; i < m_stamps->count(); ++i)
        shown << m_stamps->itemText(i);
    if (ids == m_stampIds && names == shown)
        return;
    const int current = m_stamps->currentIndex();
    const StampId chosen = current > 0 && current < static_cast<int>(m_stampIds.size())
        ? m_stampIds[static_cast<std::size_t>(current)]
        : StampId{};
    const QSignalBlocker quiet(m_stamps);
    m_stamps->clear();
    m_stamps->addItems(names);
    m_stampIds = ids;
    const auto found = std::find(ids.begin(), ids.end(), chosen);
    m_stamps->setCurrentIndex(found == ids.end() ? 0 : static_cast<int>(found - ids.begin()));
    m_stamps->setVisible(ids.size() > 2);
}

void ProblemsPanel::refresh()
{
    const std::shared_ptr<const Assessment> assessment = m_session.assessment();
    ProblemsModel::Filter filter;
    filter.errors = m_errors->isChecked();
    filter.warnings = m_warnings->isChecked();
    filter.infos = m_infos->isChecked();
    filter.accepted = m_accepted->isChecked();
    const int stamp = m_stamps->currentIndex();
    if (stamp > 0 && stamp < static_cast<int>(m_stampIds.size()))
        filter.stamp = m_stampIds[static_cast<std::size_t>(stamp)];
    m_model->show(m_session.now(), assessment.get(), filter);
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool heading = m_model->row(row)->heading;
        if (heading)
            m_table->setSpan(row, 0, 1, ProblemsModel::ColumnCount);
        m_table->setRowHeight(row, heading ? 24 : kRowHeight);
    }

    refreshCounts();
    if (!m_session.hasDocument())
        m_empty->setText(tr("Open a design to see what the rules say of it."));
    else if (!assessment)
        m_empty->setText(tr("Judging the design\u2026"));
    else
        m_empty->setText(assessment->findings.empty() ? tr("No findings.")
                                                      : tr("No findings pass the filter."));
    m_stack->setCurrentWidget(m_model->rowCount() ? static_cast<QWidget *>(m_table) : m_empty);
    lookForFixes();
}

void ProblemsPanel::refreshCounts()
{
    const std::shared_ptr<const Assessment> assessment = m_session.assessment();
    const auto count = [&](QToolButton *button, Level level, const QString &words) {
        const int number = assessment ? assessment->count(level) : 0;
        button->setText(QString::number(number));
        button->setAccessibleName(words.arg(number));
        button->setToolTip(words.arg(number));
    };
    count(m_errors, Level::Error, tr("Errors: %1"));
    count(m_warnings, Level::Warning, tr("Warnings: %1"));
    count(m_infos, Level::Info, tr("Notes: %1"));
    const int agreed = assessment ? static_cast<int>(assessment->accepted.size()) : 0;
    m_accepted->setText(QString::number(agreed));
    m_accepted->setAccessibleName(tr("Accepted or solved another way: %1").arg(agreed));
    m_accepted->setToolTip(m_accepted->accessibleName());
    const int missing = assessment ? static_cast<int>(assessment->notEvaluated.size()) : 0;
    m_notEvaluated->setProperty(kBrief, missing ? QStringLiteral("? %1").arg(missing) : QString());
    m_notEvaluated->setText(missing ? tr("%1 not evaluated").arg(missing) : QString());
    if (missing) {
        QStringList lines;
        for (const NotEvaluated &one : assessment->notEvaluated) {
            if (lines.size() == 12) {
                lines << QStringLiteral("\u2026");
                break;
            }
            lines << toQt(one.rule.text) + QStringLiteral(": ") + missingOf(one);
        }
        lines.push_front(tr("Facts that rules would need:"));
        lines.push_front(m_notEvaluated->text());
        m_notEvaluated->setToolTip(lines.join(QLatin1Char('\n')));
    }
}

void ProblemsPanel::choose(int row)
{
    const ProblemsModel::Row *at = m_model->row(row);
    if (!at)
        return;
    if (at->heading || at->finding.subjects.empty())
        m_session.reveal(at->finding.stamp.text);
    else
        m_session.reveal(at->finding.subjects.front());
}

void ProblemsPanel::step(int direction)
{
    const QModelIndex current = m_table->currentIndex();
    const int from = current.isValid() ? current.row() : direction > 0 ? -1 : 0;
    const int next = m_model->nextFinding(from, direction);
    if (next < 0)
        return;
    m_table->setCurrentIndex(m_model->index(next, ProblemsModel::FindingColumn));
    m_table->scrollTo(m_table->currentIndex());
    choose(next);
}

void ProblemsPanel::showOnly(Level level)
{
    m_errors->setChecked(level == Level::Error);
    m_warnings->setChecked(level == Level::Warning);
    m_infos->setChecked(level == Level::Info);
}

} // namespace breakwater
