// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/strategy_section.h"

#include "core/support/day.h"
#include "widgets/inspector/fields.h"
#include "widgets/inspector/link_row.h"
#include "widgets/session/preferences.h"
#include "widgets/session/role_box.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/layouts.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakwater {

namespace {

QLabel *smallLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setFont(screenFont(12));
    return label;
}

Mark markOf(const StrategyAlternative &alternative)
{
    if (alternative.meets)
        return Mark::Ok;
    const bool missed = alternative.estimate.rtoVerdict == Verdict::Missed
        || alternative.estimate.rpoVerdict == Verdict::Missed || alternative.latency == Verdict::Missed;
    return missed ? Mark::Error : Mark::Warning;
}

QString verdictOf(const StrategyAlternative &alternative)
{
    if (alternative.meets)
        return StrategySection::tr("Meets the targets.");
    QStringList missed;
    if (alternative.estimate.rtoVerdict == Verdict::Missed)
        missed << StrategySection::tr("RTO");
    if (alternative.estimate.rpoVerdict == Verdict::Missed)
        missed << StrategySection::tr("RPO");
    if (alternative.latency == Verdict::Missed)
        missed << StrategySection::tr("latency");
    return missed.isEmpty() ? StrategySection::tr("Open: a target or a figure is not known.")
                            : StrategySection::tr("Misses: %1.").arg(missed.join(QStringLiteral(", ")));
}

QString formTitle(Strategy strategy)
{
    return strategy == Strategy::ActiveActive ? StrategySection::tr("active-active")
                                              : StrategySection::tr("active-passive");
}

} // namespace

StrategySection::StrategySection(Session &session, StampId stampId, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_stamp(std::move(stampId))
    , m_section(new Section(QStringLiteral("sectionStrategy"), tr("Strategy"), this))
    , m_criticality(smallLabel(QStringLiteral("strategyCriticality"), m_section))
    , m_latency(smallLabel(QStringLiteral("strategyLatency"), m_section))
    , m_state(smallLabel(QStringLiteral("strategyState"), m_section))
    , m_changes(smallLabel(QStringLiteral("strategyChanges"), m_section))
    , m_rows(new QWidget(m_section))
    , m_decide(new QPushButton(tr("Decide"), m_section))
    , m_change(new QPushButton(m_section))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_section);
    addAxes();
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_section->body()->addWidget(m_rows);
    addDecision();
    refresh();
}

const Stamp *StrategySection::stamp() const
{
    return m_session.topology().stamp(m_stamp);
}

std::optional<QString> StrategySection::changeStamp(const QString &label, std::function<void(Stamp &)> how)
{
    if (m_session.apply(breakwater::changeStamp(m_stamp, std::move(how)), label))
        return std::nullopt;
    return tr("The design does not take this value.");
}

void StrategySection::addAxes()
{
    m_hour = new TextField(
        QStringLiteral("strategyHour"), tr("Cost of an hour of outage"),
        [this](const QString &text) -> std::optional<QString> {
            const auto usd = parseNumber(text);
            if (!text.isEmpty() && (!usd || *usd < 0))
                return tr("A number of US dollars.");
            return changeStamp(tr("Change the cost of an hour of outage"), [usd](Stamp &one) {
                if (!one.impact)
                    one.impact.emplace();
                one.impact->usdPerHour = usd;
            });
        },
        m_section);
    m_hour->setUnit(tr("USD"));
    m_hour->setPlaceholder(QStringLiteral("\u2013"));
    m_tolerated = new TextField(
        QStringLiteral("strategyTolerated"), tr("Latency between the regions that the workload tolerates"),
        [this](const QString &text) -> std::optional<QString> {
            const auto ms = parseNumber(text);
            if (!text.isEmpty() && (!ms || *ms < 0))
                return tr("A number of milliseconds.");
            return changeStamp(tr("Change the tolerated latency"),
                               [ms](Stamp &one) { one.objectives.latencyMs = ms; });
        },
        m_section);
    m_tolerated->setUnit(tr("ms"));
    m_tolerated->setPlaceholder(QStringLiteral("\u2013"));
    m_section->body()->addWidget(m_criticality);
    m_section->body()->addWidget(labelledAbove(tr("An hour of outage costs"), m_hour, {}, m_section));
    m_section->body()->addWidget(m_latency);
    m_section->body()->addWidget(
        labelledAbove(tr("Round trip that the workload tolerates"), m_tolerated, {}, m_section));
}

void StrategySection::addDecision()
{
    m_changes->setForegroundRole(QPalette::PlaceholderText);
    m_section->body()->addWidget(m_changes);
    m_reason = new TextField(
        QStringLiteral("strategyReason"), tr("Reason of the decision"),
        [this](const QString &text) -> std::optional<QString> {
            m_typed = text;
            const Decision *decision = strategyDecision(m_session.topology(), m_stamp);
            if (decision && toQt(reasonOf(*decision)) != text)
                m_session.apply(changeReason(m_stamp, toStd(text)), tr("Change why the strategy was chosen"));
            return std::nullopt;
        },
        m_section);
    m_reason->setPlaceholder(tr("Why"));
    m_section->body()->addWidget(labelled(tr("Reason"), m_reason, m_section));
    m_owner = new RoleBox(m_session, QStringLiteral("strategyOwner"), tr("Who decides"), m_section);
    connect(m_owner, &QComboBox::activated, this, [this] {
        if (!strategyDecision(m_session.topology(), m_stamp))
            return;
        const auto choice = m_owner->choice();
        const Edit named =
            changeDecider(m_stamp, choice ? std::optional(choice->role) : std::optional<RoleId>());
        m_session.apply(choice && choice->makes ? allOf({*choice->makes, named}) : named,
                        tr("Change who decides on the strategy"));
    });
    m_section->body()->addWidget(labelled(tr("Owner"), m_owner, m_section));
    m_state->setAccessibleName(tr("Decision"));
    m_section->body()->addWidget(m_state);
    m_decide->setObjectName(QStringLiteral("strategyDecide"));
    m_change->setObjectName(QStringLiteral("strategyChange"));
    m_decide->setToolTip(tr("Writes the decision down with all alternatives; one undo step"));
    m_change->setToolTip(tr("Writes the decision down and takes the options that it needs; one undo step"));
    for (QPushButton *button : {m_decide, m_change})
        button->setStatusTip(button->toolTip());
    connect(m_decide, &QPushButton::clicked, this, [this] { decide(false); });
    connect(&Preferences::self(), &Preferences::changed, this, [this] { // the currency, perhaps
        m_shownRecord.reset();
        showAlternatives();
    });
    connect(m_change, &QPushButton::clicked, this, [this] { decide(true); });
    m_section->body()->addWidget(m_decide);
    m_section->body()->addWidget(m_change);
}

void StrategySection::refresh()
{
    if (!stamp())
        return;
    ask();
    showAxes();
    showAlternatives();
}

void StrategySection::ask()
{
    const Snapshot now = m_session.now();
    if (m_now.topology && m_now.topology->stamps == now.topology->stamps
        && m_now.topology->engagement == now.topology->engagement)
        return;
    m_now = now;
    m_trying = true;
    const quint64 number = ++m_number;
    m_thread = std::jthread([this, number, now, stamp = m_stamp](const std::stop_token &stop) {
        const auto record = strategyRecord(now, stamp, stop);
        if (stop.stop_requested())
            return;
        auto found = record ? std::make_shared<const StrategyRecord>(*record) : nullptr;
        QMetaObject::invokeMethod(
            this,
            [this, number, found = std::move(found)] {
                if (number != m_number)
                    return;
                m_record = found;
                m_trying = false;
                showAxes();
                showAlternatives();
                Q_EMIT tried();
            },
            Qt::QueuedConnection);
    });
}

void StrategySection::showAxes()
{
    const Stamp &here = *stamp();
    m_hour->show(here.impact && here.impact->usdPerHour ? plainNumber(*here.impact->usdPerHour) : QString());
    m_tolerated->show(here.objectives.latencyMs ? plainNumber(*here.objectives.latencyMs) : QString());
    m_criticality->setText(here.criticality ? tr("Criticality: tier %1, of 0 to 3.").arg(*here.criticality)
                                            : tr("Criticality: not stated yet."));
    if (!m_record)
        m_latency->setText(m_trying ? tr("Trying the strategies\u2026")
                                    : tr("Nothing of this workload stands in the primary region yet."));
    else if (!m_record->secondary)
        m_latency->setText(tr("Latency: there is no second region yet."));
    else if (!m_record->published)
        m_latency->setText(tr("Latency: none is published between %1 and %2.")
                               .arg(regionName(m_session.catalog(), *m_record->primary),
                                    regionName(m_session.catalog(), *m_record->secondary)));
    else
        m_latency->setText(tr("Latency: %1 ms from %2 to %3 and back (published, P%4, %5).")
                               .arg(plainNumber(m_record->published->milliseconds),
                                    regionName(m_session.catalog(), *m_record->primary),
                                    regionName(m_session.catalog(), *m_record->secondary))
                               .arg(m_record->published->percentile)
                               .arg(toQt(m_record->published->month)));
    const Decision *decision = strategyDecision(m_session.topology(), m_stamp);
    m_reason->show(decision ? toQt(reasonOf(*decision)) : m_typed);
    if (decision)
        m_owner->show(decision->owner);
    m_section->setDetail(decision && here.strategy ? formTitle(*here.strategy) : tr("not decided"));
    m_state->setText(decision && here.strategy
                         ? tr("Decided on %1: %2.")
                               .arg(toQt(decision->due.value_or(std::string())), titleOf(*here.strategy))
                         : tr("Nothing is decided yet."));
}

/// The figures of a strategy as they were when it was decided, for its tooltip.
QString StrategySection::whenDecided(Strategy strategy) const
{
    const Decision *decision = strategyDecision(m_session.topology(), m_stamp);
    if (!decision || !decision->alternatives)
        return {};
    const auto kept = QJsonDocument::fromJson(QByteArray::fromStdString(*decision->alternatives)).array();
    for (const QJsonValue &each : kept) {
        if (each[QLatin1String("strategy")].toString() != toQt(toWord(strategy)))
            continue;
        const auto number = [&](const char *key) {
            const QJsonValue value = each[QLatin1String(key)];
            return value.isDouble() ? QLocale().toString(value.toDouble(), 'f', 0) : QStringLiteral("\u2013");
        };
        return tr("When it was decided: RTO %1 min, RPO %2 min, %3 USD a month")
            .arg(number("rtoMinutes"), number("rpoMinutes"), number("usdPerMonth"));
    }
    return {};
}

void StrategySection::showAlternatives()
{
    const auto agreements = m_session.topology().agreements;
    if (m_record == m_shownRecord && agreements == m_shownAgreements && !m_rows->layout()->isEmpty()) {
        showChoice();
        return;
    }
    m_shownRecord = m_record;
    m_shownAgreements = agreements;
    clearLayout(*m_rows->layout());
    m_rows->setVisible(m_record != nullptr);
    if (m_record) {
        auto *head = smallLabel(QStringLiteral("strategyHead"), m_rows);
        head->setFont(screenFont(11));
        head->setForegroundRole(QPalette::PlaceholderText);
        head->setAlignment(Qt::AlignRight);
        head->setText(tr("RTO \u00b7 cost of the duplicate a month"));
        m_rows->layout()->addWidget(head);
        for (const StrategyAlternative &each : m_record->alternatives) {
            const QString title =
                each.present ? tr("%1 (as it is)").arg(titleOf(each.strategy)) : titleOf(each.strategy);
            QStringList tip{verdictOf(each), tr("RPO %1").arg(figureText(each.estimate.rpo)),
                            tr("%1 a month altogether, order of magnitude").arg(moneyText(each.cost))};
            if (const QString then = whenDecided(each.strategy); !then.isEmpty())
                tip << then;
            auto *row = new LinkRow(title, tip.join(QLatin1Char('\n')), m_rows);
            row->setObjectName(QStringLiteral("strategy_%1").arg(toQt(toWord(each.strategy))));
            row->setMark(markOf(each));
            row->setFigure(QStringLiteral("%1 \u00b7 %2")
                               .arg(promiseText(each.estimate.rto), moneyText(each.duplicate)));
            row->setAccessibleDescription(verdictOf(each));
            row->setCheckable(true);
            row->setChecked(m_chosen == each.strategy);
            connect(row, &QToolButton::clicked, this,
                    [this, strategy = each.strategy] { preview(strategy); });
            m_rows->layout()->addWidget(row);
        }
    }
    showChoice();
}

void StrategySection::preview(Strategy strategy)
{
    m_chosen = strategy;
    for (auto *row : m_rows->findChildren<LinkRow *>())
        row->setChecked(row->objectName() == QStringLiteral("strategy_%1").arg(toQt(toWord(strategy))));
    showChoice();
}

void StrategySection::showChoice()
{
    const StrategyAlternative *chosen = m_record && m_chosen ? m_record->alternative(*m_chosen) : nullptr;
    m_decide->setEnabled(chosen != nullptr && !m_trying);
    m_change->setVisible(chosen && !chosen->choices.empty());
    m_change->setEnabled(!m_trying);
    m_changes->setVisible(m_record != nullptr);
    if (!chosen) {
        m_changes->setText(
            m_record && m_record->cheapest
                ? tr("The cheapest that meets the targets: %1. Choose one to see what it changes.")
                      .arg(titleOf(*m_record->cheapest))
                : tr("None meets every target yet. Choose one to see what it changes."));
        return;
    }
    QStringList words{QStringLiteral("%1, %2.").arg(titleOf(chosen->strategy), formTitle(chosen->strategy)),
                      verdictOf(*chosen)};
    for (const OptionChoice &choice : chosen->choices)
        words << toQt(choice.words) + QLatin1Char('.');
    if (chosen->choices.empty())
        words << tr("It changes no option.");
    m_changes->setText(words.join(QLatin1Char(' ')));
    m_change->setText(
        tr("Decide and change %n option(s)", nullptr, static_cast<int>(chosen->choices.size())));
}

void StrategySection::decide(bool withOptions)
{
    const StrategyAlternative *chosen =
        m_record && m_chosen && !m_trying ? m_record->alternative(*m_chosen) : nullptr;
    if (!chosen)
        return;
    const Decision *before = strategyDecision(m_session.topology(), m_stamp);
    const DecisionId id = before ? before->id : DecisionId{m_session.mint("decision")};
    const auto owner = m_owner->choice();
    std::vector<Edit> edits;
    if (withOptions)
        edits.push_back(editFor(m_session.now(), m_stamp, {}, chosen->choices));
    if (owner && owner->makes)
        edits.push_back(*owner->makes);
    edits.push_back(decideStrategy(*m_record, chosen->strategy, id, toStd(m_reason->edit()->text()),
                                   owner ? std::optional(owner->role) : std::optional<RoleId>(),
                                   isoDay(m_session.now().asOf)));
    if (m_session.apply(allOf(std::move(edits)), tr("Decide on %1").arg(titleOf(chosen->strategy))))
        m_session.toast(tr("Decided: %1").arg(titleOf(chosen->strategy)), true);
}

} // namespace breakwater
