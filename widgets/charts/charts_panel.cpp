// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/charts_panel.h"

#include "widgets/charts/chart_card.h"
#include "widgets/session/language.h"
#include "widgets/session/preferences.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr int kRowHeight = 28;

charts::SpreadFacts factsOf(const PlayRun &run)
{
    charts::SpreadFacts facts;
    facts.ends = &run.simulation.ends;
    facts.spread = &run.simulation.whole;
    facts.unbounded = run.schedule.whole.unbounded;
    facts.fromWindow = run.log.fromWindow;
    if (run.plan.stamps.size() != 1)
        return facts;
    const StampId &stamp = run.plan.stamps.front();
    facts.workload = toQt(run.now.topology->stamp(stamp)->name);
    if (const auto spread = run.simulation.byStamp.find(stamp); spread != run.simulation.byStamp.end())
        facts.spread = &spread->second;
    for (const PlayResult &result : run.log.results)
        if (result.stamp == stamp)
            facts.target = result.rtoTarget;
    return facts;
}

} // namespace

ChartsPanel::ChartsPanel(Playback &playback, QWidget *parent)
    : QWidget(parent)
    , m_playback(playback)
    , m_search(new VariantSearch(this))
    , m_list(new QListWidget)
    , m_card(new ChartCard)
    , m_offer(new QWidget)
    , m_offerText(new QLabel)
    , m_apply(new QPushButton(tr("Appl&y")))
{
    setObjectName(QStringLiteral("chartsPanel"));
    m_list->setObjectName(QStringLiteral("chartList"));
    m_list->setAccessibleName(tr("Charts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFixedWidth(176);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->addItems({tr("RTO and RPO"), tr("How long it may take"), tr("Data at risk"),
                      tr("Cost by service"), tr("Cost against RTO")});
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    for (int i = 0; i < m_list->count(); ++i)
        m_list->item(i)->setSizeHint({0, kRowHeight});
    m_offer->setObjectName(QStringLiteral("chartOffer"));
    m_offerText->setObjectName(QStringLiteral("chartOfferText"));
    m_offerText->setWordWrap(true);
    m_offerText->setFont(screenFont(11));
    m_apply->setObjectName(QStringLiteral("chartApply"));
    m_apply->setToolTip(tr("Make the design so; one undo step"));
    m_apply->setStatusTip(m_apply->toolTip());
    auto *offer = new QHBoxLayout(m_offer);
    offer->setContentsMargins(12, 2, 12, 6);
    offer->addWidget(m_offerText, 1);
    offer->addWidget(m_apply);
    m_offer->hide();
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_card, 1);
    right->addWidget(m_offer);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *list = new QVBoxLayout;
    list->setContentsMargins(8, 6, 4, 6);
    list->addWidget(m_list);
    row->addLayout(list);
    row->addLayout(right, 1);

    Session &session = playback.session();
    connect(m_list, &QListWidget::currentRowChanged, this, &ChartsPanel::refresh);
    connect(&session, &Session::assessmentChanged, this, &ChartsPanel::refresh);
    connect(&session, &Session::documentChanged, this, &ChartsPanel::refresh);
    connect(&session, &Session::selectionChanged, this, [this] {
        if (static_cast<Chart>(m_list->currentRow()) >= Chart::Cost)
            refresh();
    });
    connect(&playback, &Playback::runChanged, this, [this] {
        if (static_cast<Chart>(m_list->currentRow()) == Chart::Spread)
            refresh();
    });
    connect(m_search, &VariantSearch::changed, this, &ChartsPanel::refresh);
    connect(&Preferences::self(), &Preferences::changed, this, &ChartsPanel::refresh);
    connect(m_card, &ChartCard::rowChosen, this, [this](int at) {
        const auto &rows = m_card->drawing().rows;
        if (static_cast<Chart>(m_list->currentRow()) == Chart::Frontier)
            preview(at);
        else if (at < static_cast<int>(rows.size()) && !rows[static_cast<std::size_t>(at)].subject.empty())
            m_playback.session().reveal(rows[static_cast<std::size_t>(at)].subject);
    });
    connect(m_card, &ChartCard::failed, this,
            [this](const QString &why) { m_playback.session().say(Level::Error, why); });
    connect(m_apply, &QPushButton::clicked, this, &ChartsPanel::applyPreview);
    m_list->setCurrentRow(0);
}

void ChartsPanel::choose(Chart chart)
{
    m_list->setCurrentRow(static_cast<int>(chart));
}

void ChartsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ChartsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

StampId ChartsPanel::stampInHand() const
{
    const Session &session = m_playback.session();
    if (!session.selection().stamp.empty())
        return session.selection().stamp;
    return session.topology().stamps.size() == 1 ? session.topology().stamps.front()->id : StampId{};
}

void ChartsPanel::refresh()
{
    if (!isVisible())
        return; // nobody looks; it is made when somebody does
    const Session &session = m_playback.session();
    const Snapshot &now = session.now();
    const charts::Look look =
        charts::Look::ofScreen(currentTokens(), inInterface, Preferences::self().currency());
    const auto assessment = session.assessment();
    const std::vector<StampEstimate> estimates =
        assessment ? assessment->estimates : std::vector<StampEstimate>{};
    m_offer->hide();
    switch (static_cast<Chart>(m_list->currentRow())) {
    case Chart::Targets:
        m_card->show(charts::targetsDrawing(look, now, estimates));
        break;
    case Chart::Spread: {
        const auto run = m_playback.result();
        charts::Drawing drawing = charts::spreadDrawing(look, run ? factsOf(*run) : charts::SpreadFacts{});
        if (m_playback.isStale())
            drawing.title = tr("%1 (of an earlier design: run again, F5)").arg(drawing.title);
        m_card->show(std::move(drawing));
        break;
    }
    case Chart::Loss:
        m_card->show(charts::lossDrawing(look, now, estimates));
        break;
    case Chart::Cost:
        m_card->show(charts::costDrawing(look, now, session.selection().stamp));
        break;
    case Chart::Frontier: {
        const StampId stamp = stampInHand();
        if (!stamp.empty())
            m_search->ask(now, stamp);
        const bool answers = !stamp.empty() && m_search->stamp() == stamp;
        m_card->show(charts::frontierDrawing(look, now, stamp, answers ? m_search->answer().get() : nullptr,
                                             m_search->isSearching()));
        break;
    }
    }
}

std::vector<const Variant *> ChartsPanel::drawnVariants() const
{
    std::vector<const Variant *> drawn;
    if (const auto variants = m_search->answer())
        for (const Variant &variant : variants->all)
            if (variant.comparable())
                drawn.push_back(&variant);
    return drawn;
}

void ChartsPanel::preview(int row)
{
    const auto drawn = drawnVariants();
    if (row < 0 || row >= static_cast<int>(drawn.size()))
        return;
    const Variant &variant = *drawn[static_cast<std::size_t>(row)];
    m_offered = variant.choices;
    QStringList changes;
    for (const OptionChoice &choice : variant.choices)
        changes << toQt(choice.words);
    const QString figures = tr("RTO %1, RPO %2, %3 a month.")
                                .arg(minutesText(variant.estimate.rto.rto), figureText(variant.estimate.rpo),
                                     moneyText(variant.cost));
    m_offerText->setText(variant.present ? tr("This is the design as it is: %1").arg(figures)
                                         : figures + QLatin1Char(' ') + changes.join(QStringLiteral("; ")));
    m_apply->setEnabled(!variant.present);
    m_offer->show();
}

void ChartsPanel::applyPreview()
{
    Session &session = m_playback.session();
    if (m_offered.empty() || m_search->now().topology != session.now().topology)
        return;
    const int count = static_cast<int>(m_offered.size());
    if (session.apply(editFor(session.now(), m_search->stamp(), {}, m_offered),
                      tr("Apply alternative with %n change(s)", nullptr, count)))
        session.toast(tr("%n option(s) changed", nullptr, count), true);
    m_offered.clear();
    m_offer->hide();
}

} // namespace breakwater
