// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/comparison_window.h"

#include "core/playback/budget.h"
#include "widgets/paper/budget_painter.h"
#include "widgets/session/language.h"
#include "widgets/session/preferences.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/timeline/run_chip.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>

namespace breakwater {

namespace {

constexpr int kWhat = 0, kBefore = 1, kAfter = 2, kChange = 3;
constexpr double kBar = 22, kHead = 20, kGap = 14;

const Spread *spreadOf(const PlayRun &run, const StampId &stamp)
{
    const auto found = run.simulation.byStamp.find(stamp);
    return found == run.simulation.byStamp.end() ? nullptr : &found->second;
}

const PlayResult *resultOf(const PlayRun &run, const StampId &stamp)
{
    for (const PlayResult &result : run.log.results)
        if (result.stamp == stamp)
            return &result;
    return nullptr;
}

std::optional<charts::BudgetFace> faceOf(const PlayRun *run)
{
    const PlayResult *worst = run ? worstOf(run->log) : nullptr;
    auto budget = worst ? budgetOf(run->plan, run->schedule, worst->stamp, worst->rtoTarget) : std::nullopt;
    if (!budget)
        return std::nullopt;
    charts::BudgetFace face;
    face.budget = std::move(*budget);
    charts::setSpread(face, spreadOf(*run, worst->stamp));
    return face;
}

std::optional<Minutes> ended(const Spread *spread, Minutes Spread::*which)
{
    if (!spread || !std::isfinite((spread->*which).count()) || (spread->*which).count() >= kLongestMinutes)
        return std::nullopt;
    return spread->*which;
}

QString rtoText(const PlayResult *result)
{
    if (!result)
        return QStringLiteral("\u2013");
    if (!result->rto)
        return ComparisonWindow::tr("unbounded");
    return (result->atLeast ? QStringLiteral("\u2265 ") : QString()) + minutesText(*result->rto);
}

QString verdictText(const PlayResult *result, Verdict PlayResult::*which)
{
    switch (result ? result->*which : Verdict::NotJudged) {
    case Verdict::Met:
        return ComparisonWindow::tr("met");
    case Verdict::Missed:
        return ComparisonWindow::tr("missed");
    case Verdict::Unknown:
        return ComparisonWindow::tr("not known");
    case Verdict::NotJudged:
        break;
    }
    return QStringLiteral("\u2013");
}

} // namespace

QString minutesChange(const std::optional<Minutes> &before, const std::optional<Minutes> &after)
{
    if (!before || !after)
        return {};
    const Minutes more = *after - *before;
    if (std::abs(more.count()) < 0.05)
        return ComparisonWindow::tr("the same");
    return (more > Minutes{0} ? QStringLiteral("+") : QStringLiteral("\u2212"))
        + minutesText(Minutes{std::abs(more.count())});
}

/// Both recoveries on one scale, one under the other.
class ComparisonWindow::Bars final : public QWidget {
public:
    explicit Bars(ComparisonWindow &window)
        : QWidget(&window)
        , m_window(window)
    {
        setObjectName(QStringLiteral("comparisonBars"));
        setFixedHeight(static_cast<int>(2 * (kHead + kBar + kGap)));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const auto first = faceOf(m_window.m_before.run.get()), second = faceOf(m_window.m_after.run.get());
        const double longest = std::max(first ? first->span() : 1, second ? second->span() : 1);
        paintSide(painter, m_window.m_before, first, 0, longest);
        paintSide(painter, m_window.m_after, second, kHead + kBar + kGap, longest);
    }

private:
    void paintSide(QPainter &painter, const ComparedSide &side, const std::optional<charts::BudgetFace> &face,
                   double top, double longest) const
    {
        const Tokens &t = currentTokens();
        const charts::Look look = charts::Look::ofScreen(t, inInterface, Preferences::self().currency());
        const QString verdict = face ? charts::budgetWords(look, *face)
            : side.run               ? ComparisonWindow::tr("recovers nothing")
                                     : ComparisonWindow::tr("being played\u2026");
        painter.setFont(screenFont(12, QFont::DemiBold));
        painter.setPen(t.color(face && face->over() ? Token::Error : Token::Text));
        const int wide = painter.fontMetrics().horizontalAdvance(verdict);
        painter.drawText(QRectF(0, top, width(), kHead), Qt::AlignVCenter | Qt::AlignRight, verdict);
        painter.setPen(t.color(Token::Text));
        painter.drawText(QRectF(0, top, width() - wide - 12, kHead), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(side.title, Qt::ElideRight, width() - wide - 16));
        if (face)
            charts::paintBudget(painter, look, *face,
                                QRectF(0, top + kHead, width() * face->span() / longest, kBar));
    }

    ComparisonWindow &m_window;
};

ComparisonWindow::ComparisonWindow(ComparedSide before, ComparedSide after, QWidget *parent)
    : QDialog(parent)
    , m_before(std::move(before))
    , m_after(std::move(after))
    , m_summary(new QLabel(tr("Both are being played\u2026"), this))
    , m_bars(new Bars(*this))
    , m_rows(new QTreeWidget(this))
    , m_copy(new QPushButton(tr("&Copy as text"), this))
{
    setObjectName(QStringLiteral("comparisonWindow"));
    setWindowTitle(tr("%1 and %2").arg(m_before.title, m_after.title));
    setAttribute(Qt::WA_DeleteOnClose);
    m_summary->setObjectName(QStringLiteral("comparisonSummary"));
    m_summary->setFont(screenFont(15, QFont::DemiBold));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->setObjectName(QStringLiteral("comparisonRows"));
    m_rows->setAccessibleName(tr("Both side by side"));
    m_rows->setHeaderLabels({tr("What"), m_before.title, m_after.title, tr("Change")});
    m_rows->setRootIsDecorated(false);
    m_rows->setUniformRowHeights(true);
    m_rows->setAlternatingRowColors(true);
    m_rows->header()->setSectionResizeMode(kWhat, QHeaderView::Stretch);
    m_rows->header()->setStretchLastSection(false);
    for (const int column : {kBefore, kAfter, kChange})
        m_rows->header()->resizeSection(column, 150);
    m_copy->setObjectName(QStringLiteral("comparisonCopy"));
    m_copy->setEnabled(false);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    column->addWidget(m_summary);
    column->addWidget(m_bars);
    column->addWidget(m_rows, 1);
    column->addWidget(buttons);
    resize(860, 620);
    work();
}

void ComparisonWindow::work()
{
    m_thread = std::jthread([this, before = m_before, after = m_after](const std::stop_token &stop) mutable {
        for (ComparedSide *side : {&before, &after})
            if (!side->run)
                side->run = runOf(side->now, side->question, stop);
        std::shared_ptr<const Comparison> comparison;
        if (!meanTheSame(*before.now.topology, *after.now.topology))
            comparison = std::make_shared<const Comparison>(compare(before.now, after.now, stop));
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            this,
            [this, first = before.run, second = after.run, comparison] {
                m_before.run = first;
                m_after.run = second;
                m_comparison = comparison;
                fill();
                m_ready = true;
                Q_EMIT ready();
            },
            Qt::QueuedConnection);
    });
}

QString ComparisonWindow::summary() const
{
    if (m_comparison)
        return toQt(summaryOf(*m_comparison)).replace(QStringLiteral("->"), QStringLiteral("\u2192"));
    const PlayResult *first = m_before.run ? worstOf(m_before.run->log) : nullptr;
    const PlayResult *second = m_after.run ? worstOf(m_after.run->log) : nullptr;
    const auto words = [](const PlayRun *run, const PlayResult *result) {
        const auto p95 = result ? ended(spreadOf(*run, result->stamp), &Spread::p95) : std::nullopt;
        return p95 ? minutesText(*p95) : rtoText(result);
    };
    return tr("RTO P95 %1 \u2192 %2").arg(words(m_before.run.get(), first), words(m_after.run.get(), second));
}

void ComparisonWindow::heading(const QString &title)
{
    auto *item = new QTreeWidgetItem(m_rows, {title});
    item->setFirstColumnSpanned(true);
    QFont bold = m_rows->font();
    bold.setWeight(QFont::DemiBold);
    item->setFont(kWhat, bold);
    item->setBackground(kWhat, currentTokens().color(Token::AlternateSurface));
}

void ComparisonWindow::add(const QString &what, const QString &before, const QString &after,
                           const QString &change)
{
    auto *item = new QTreeWidgetItem(m_rows, {what, before, after, change});
    for (int column = 0; column < 4; ++column)
        item->setToolTip(column, item->text(column));
}

void ComparisonWindow::fill()
{
    m_summary->setText(summary());
    m_rows->clear();
    fillTimes();
    fillCosts();
    fillFindings();
    fillChanges();
    m_copy->setEnabled(true);
    m_bars->setAccessibleName(summary());
    m_bars->update();
}

void ComparisonWindow::fillTimes()
{
    if (!m_before.run || !m_after.run)
        return;
    std::vector<StampId> stamps = m_before.run->plan.stamps;
    for (const StampId &stamp : m_after.run->plan.stamps)
        if (std::find(stamps.begin(), stamps.end(), stamp) == stamps.end())
            stamps.push_back(stamp);
    for (const StampId &stamp : stamps) {
        const Stamp *named = m_after.now.topology->stamp(stamp);
        if (!named)
            named = m_before.now.topology->stamp(stamp);
        const PlayResult *first = resultOf(*m_before.run, stamp), *second = resultOf(*m_after.run, stamp);
        if (!named || (!first && !second))
            continue;
        heading(toQt(named->name));
        const auto rto = [](const PlayResult *result) { return result ? result->rto : std::nullopt; };
        add(tr("RTO, planned"), rtoText(first), rtoText(second), minutesChange(rto(first), rto(second)));
        const auto row = [&](const QString &what, Minutes Spread::*which) {
            const auto before = ended(spreadOf(*m_before.run, stamp), which);
            const auto after = ended(spreadOf(*m_after.run, stamp), which);
            add(what, minutesText(before), minutesText(after), minutesChange(before, after));
        };
        row(tr("RTO, P50"), &Spread::p50);
        row(tr("RTO, P95"), &Spread::p95);
        const auto target = [](const PlayResult *result) {
            return result ? minutesText(result->rtoTarget) : QStringLiteral("\u2013");
        };
        add(tr("RTO target"), target(first), target(second));
        add(tr("RTO against target"), verdictText(first, &PlayResult::rtoVerdict),
            verdictText(second, &PlayResult::rtoVerdict));
        const auto rpo = [](const PlayResult *result) {
            return result && result->rpo.known() ? std::optional(result->rpo.value) : std::nullopt;
        };
        const auto lost = [](const PlayResult *result) {
            return result ? figureText(result->rpo) : QStringLiteral("\u2013");
        };
        add(tr("RPO, worst store"), lost(first), lost(second), minutesChange(rpo(first), rpo(second)));
        add(tr("RPO against target"), verdictText(first, &PlayResult::rpoVerdict),
            verdictText(second, &PlayResult::rpoVerdict));
    }
}

void ComparisonWindow::fillCosts()
{
    if (!m_comparison || !m_comparison->costBefore || !m_comparison->costAfter)
        return;
    heading(tr("Cost a month, order of magnitude"));
    const DesignCost &before = *m_comparison->costBefore, &after = *m_comparison->costAfter;
    const auto growth = m_comparison->costGrowth();
    add(tr("One region"), moneyText(before.oneRegion), moneyText(after.oneRegion));
    add(tr("What recovery adds"), moneyText(before.standby), moneyText(after.standby));
    add(tr("Together"), moneyText(before.design), moneyText(after.design),
        growth ? tr("%1 %").arg((*growth > 0 ? QStringLiteral("+") : QString())
                                + QLocale().toString(*growth * 100, 'f', 0))
               : QString());
}

void ComparisonWindow::fillFindings()
{
    if (!m_comparison)
        return;
    const auto list = [&](const QString &title, const std::vector<Finding> &findings, bool gone) {
        if (findings.empty())
            return;
        heading(title.arg(findings.size()));
        for (const Finding &finding : findings) {
            const QString said = titleOf(finding.level());
            add(QStringLiteral("%1  %2").arg(toQt(finding.rule.text), titleOf(finding)),
                gone ? said : QString(), gone ? QString() : said, gone ? tr("closed") : tr("new"));
        }
    };
    list(tr("Findings closed: %1"), m_comparison->closed, true);
    list(tr("New findings: %1"), m_comparison->added, false);
}

void ComparisonWindow::fillChanges()
{
    if (!m_comparison || m_comparison->changes.empty())
        return;
    heading(tr("What differs: %1").arg(m_comparison->changes.size()));
    for (const Difference &each : m_comparison->changes) {
        auto *item =
            new QTreeWidgetItem(m_rows, {toQt(inWords(each, m_comparison->before, m_comparison->after))});
        item->setFirstColumnSpanned(true);
        item->setToolTip(kWhat, item->text(kWhat));
    }
}

QString ComparisonWindow::text() const
{
    QStringList lines{
        m_summary->text(), QString(),
        QStringList{tr("What"), m_before.title, m_after.title, tr("Change")}.join(QLatin1Char('\t'))};
    for (int i = 0; i < m_rows->topLevelItemCount(); ++i) {
        QStringList cells;
        for (int column = 0; column < 4; ++column)
            cells << m_rows->topLevelItem(i)->text(column);
        while (!cells.isEmpty() && cells.last().isEmpty())
            cells.removeLast();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace breakwater
