// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/stamp_page.h"

#include "widgets/inspector/fields.h"
#include "widgets/inspector/readiness_section.h"
#include "widgets/inspector/section.h"
#include "widgets/inspector/strategy_section.h"
#include "widgets/inspector/zone_page.h"
#include "widgets/paper/verdict_mark.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"
#include "widgets/theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace breakwater {

namespace {

constexpr int kPromiseRow = 26;

/// "RTO  146 of 60 min" with its mark.
class PromiseRow final : public QWidget {
public:
    PromiseRow(const QString &label, QWidget *parent)
        : QWidget(parent)
        , m_label(label)
    {
        setFixedHeight(kPromiseRow);
    }
    void show(const QString &value, Mark mark, const QString &tip)
    {
        m_value = value;
        m_mark = mark;
        setToolTip(tip);
        setAccessibleName(m_label + QLatin1Char(' ') + value);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(screenFont(13));
        painter.setPen(t.color(Token::SecondaryText));
        painter.drawText(rect(), int(Qt::AlignVCenter | Qt::AlignLeft), m_label);
        painter.setPen(t.color(m_mark == Mark::Error ? Token::Error : Token::Text));
        painter.setFont(screenFont(13, QFont::DemiBold));
        painter.drawText(rect().adjusted(0, 0, -24, 0), int(Qt::AlignVCenter | Qt::AlignRight), m_value);
        if (m_mark != Mark::None)
            paintMark(painter, QRectF(width() - 16, (height() - 16) / 2.0, 16, 16), m_mark, t);
    }

private:
    QString m_label, m_value;
    Mark m_mark = Mark::None;
};

QString ofTarget(const QString &achieved, const std::optional<Minutes> &target)
{
    return target ? StampPage::tr("%1 of %2").arg(achieved, minutesText(target))
                  : StampPage::tr("%1, no target").arg(achieved);
}

} // namespace

StampPage::StampPage(Session &session, StampId stampId, QWidget *parent)
    : Page(session, parent)
    , m_stamp(std::move(stampId))
{
    addHeader(
        [](QPainter &painter, const QRectF &box) {
            paintTile(painter, box, namedGlyph(QStringLiteral("breakwater")),
                      currentTokens().color(Token::Accent));
        },
        [this] { return stamp() ? toQt(stamp()->name) : QString(); },
        [this] { return stamp() ? tr("%1 stamp").arg(titleOf(stamp()->type)) : QString(); });
    addIdentity();
    addPromise();
    auto *readiness = new ReadinessSection(session, m_stamp, this);
    column()->addWidget(readiness);
    onRefresh([readiness] { readiness->refresh(); });
    auto *strategy = new StrategySection(session, m_stamp, this);
    column()->addWidget(strategy);
    onRefresh([strategy] { strategy->refresh(); });
    addObjectives();
    addTiming();
    addZones();
    column()->addStretch(1);
}

void StampPage::focusFirst()
{
    takeFocus(*m_name->edit(), Qt::OtherFocusReason);
    m_name->edit()->selectAll();
}

std::optional<QString> StampPage::change(const QString &label, std::function<void(Stamp &)> how)
{
    if (session().apply(changeStamp(m_stamp, std::move(how)), label))
        return std::nullopt;
    return tr("The design does not take this value.");
}

void StampPage::addIdentity()
{
    auto *section = new Section(QStringLiteral("sectionStamp"), tr("Identity"), this);
    column()->addWidget(section);
    m_name = new TextField(
        QStringLiteral("stampName"), tr("Name"),
        [this](const QString &text) -> std::optional<QString> {
            if (text.isEmpty())
                return tr("A stamp needs a name.");
            return change(tr("Rename to %1").arg(text), [text](Stamp &one) { one.name = toStd(text); });
        },
        section);
    section->body()->addWidget(labelled(tr("Name"), m_name, section));
    auto *tier = new ChoiceField(
        QStringLiteral("stampTier"), tr("Criticality"),
        {{QString(), tr("Unknown")},
         {QStringLiteral("0"), tr("0, mission critical")},
         {QStringLiteral("1"), tr("1, business critical")},
         {QStringLiteral("2"), tr("2, important")},
         {QStringLiteral("3"), tr("3, can wait")}},
        [this](const QString &word) {
            return change(tr("Change criticality"), [word](Stamp &one) {
                one.criticality = word.isEmpty() ? std::nullopt : std::optional(word.toInt());
            });
        },
        section);
    section->body()->addWidget(labelled(tr("Criticality"), tier, section));
    std::vector<ChoiceField::Choice> strategies{{QString(), tr("Unknown")}};
    for (const Strategy strategy : {Strategy::BackupRestore, Strategy::PilotLight, Strategy::WarmStandby,
                                    Strategy::HotStandby, Strategy::ActiveActive})
        strategies.push_back({toQt(toWord(strategy)), titleOf(strategy)});
    auto *strategy = new ChoiceField(
        QStringLiteral("stampStrategy"), tr("Strategy"), strategies,
        [this](const QString &word) {
            return change(tr("Change strategy"),
                          [word](Stamp &one) { one.strategy = strategyFromWord(toStd(word)); });
        },
        section);
    section->body()->addWidget(labelled(tr("Strategy"), strategy, section));
    onRefresh([this, tier, strategy] {
        if (!stamp())
            return;
        m_name->show(toQt(stamp()->name));
        tier->show(stamp()->criticality ? QString::number(*stamp()->criticality) : QString());
        strategy->show(stamp()->strategy ? toQt(toWord(*stamp()->strategy)) : QString());
    });
}

void StampPage::addPromise()
{
    auto *section = new Section(QStringLiteral("sectionPromise"), tr("Loss of the region"), this);
    section->body()->setSpacing(0);
    column()->addWidget(section);
    auto *rto = new PromiseRow(tr("RTO"), section);
    auto *rpo = new PromiseRow(tr("RPO"), section);
    auto *path = new QLabel(section);
    path->setObjectName(QStringLiteral("criticalPath"));
    path->setWordWrap(true);
    path->setFont(screenFont(11));
    path->setForegroundRole(QPalette::PlaceholderText);
    for (QWidget *widget :
         {static_cast<QWidget *>(rto), static_cast<QWidget *>(rpo), static_cast<QWidget *>(path)})
        section->body()->addWidget(widget);
    addOtherPromises(*section);
    onRefresh([=, this] {
        const auto assessment = session().assessment();
        const StampEstimate *estimate = assessment ? assessment->estimate(m_stamp) : nullptr;
        if (!estimate) {
            rto->show(tr("not judged"), Mark::None, {});
            rpo->show(tr("not judged"), Mark::None, {});
            path->clear();
            return;
        }
        rto->show(ofTarget(promiseText(estimate->rto), estimate->rtoTarget), markOf(estimate->rtoVerdict),
                  tr("Detection %1, decision %2, then the longest chain of steps")
                      .arg(minutesText(estimate->detect), minutesText(estimate->decide)));
        rpo->show(ofTarget(figureText(estimate->rpo), estimate->rpoTarget), markOf(estimate->rpoVerdict), {});
        QStringList chain;
        for (const std::string &title : estimate->criticalTitles)
            chain << toQt(title);
        path->setText(chain.isEmpty() ? QString()
                                      : tr("Longest chain: %1").arg(chain.join(QStringLiteral(" \u2192 "))));
    });
}

/// Of the disruptions that the stamp has targets for, beside the loss of its region.
void StampPage::addOtherPromises(Section &section)
{
    for (const DisruptionKind kind :
         {DisruptionKind::Zone, DisruptionKind::Corruption, DisruptionKind::Deletion, DisruptionKind::Service,
          DisruptionKind::Provider}) {
        auto *rto = new PromiseRow(tr("%1, RTO").arg(titleOf(kind)), &section);
        auto *rpo = new PromiseRow(tr("%1, RPO").arg(titleOf(kind)), &section);
        section.body()->addWidget(rto);
        section.body()->addWidget(rpo);
        onRefresh([=, this] {
            const StampEstimate *shown = nullptr;
            if (const auto assessment = session().assessment())
                for (const StampEstimate &one : assessment->others)
                    if (one.stamp == m_stamp && one.disruption.kind == kind)
                        shown = &one;
            rto->setVisible(shown && shown->rtoTarget);
            rpo->setVisible(shown && shown->rpoTarget);
            if (!shown)
                return;
            rto->show(ofTarget(promiseText(shown->rto), shown->rtoTarget), markOf(shown->rtoVerdict), {});
            rpo->show(ofTarget(figureText(shown->rpo), shown->rpoTarget), markOf(shown->rpoVerdict), {});
        });
    }
}

void StampPage::addObjectives()
{
    auto *section = new Section(QStringLiteral("sectionObjectives"), tr("Objectives"), this);
    section->setDetail(tr("RTO and RPO, min"));
    column()->addWidget(section);
    for (const DisruptionKind disruption :
         {DisruptionKind::Region, DisruptionKind::Zone, DisruptionKind::Corruption, DisruptionKind::Deletion,
          DisruptionKind::Service, DisruptionKind::Provider})
        addObjective(*section, disruption);
}

void StampPage::addObjective(Section &section, DisruptionKind disruption)
{
    const QString word = toQt(toWord(disruption));
    const auto field = [&](const QString &which, std::optional<Minutes> Target::*member) {
        const QString title = tr("%1: %2", "RTO or RPO, and a disruption").arg(which, titleOf(disruption));
        auto *edit = new TextField(
            QStringLiteral("objective_%1_%2").arg(word, which.toLower()), title,
            [=, this](const QString &text) -> std::optional<QString> {
                const auto minutes = parseMinutes(text);
                if (!text.isEmpty() && !minutes)
                    return tr("Minutes, or 2 h, 1 d.");
                return change(tr("Change %1").arg(title), [=](Stamp &one) {
                    Target &target = one.objectives.byDisruption[disruption];
                    target.*member = minutes ? std::optional(Minutes(*minutes)) : std::nullopt;
                    if (!target.rto && !target.rpo && !target.malicious && target.extra.empty())
                        one.objectives.byDisruption.erase(disruption);
                });
            },
            &section);
        edit->setPlaceholder(QStringLiteral("\u2013"));
        edit->setToolTip(title);
        onRefresh([=, this] {
            const Target *target = stamp() ? stamp()->objectives.target(disruption) : nullptr;
            edit->show(target && target->*member ? plainNumber((target->*member)->count()) : QString());
        });
        return edit;
    };
    auto *row = new QWidget(&section);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *label = new QLabel(titleOf(disruption), row);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setFixedHeight(28);
    layout->addWidget(label, 1, Qt::AlignTop);
    for (TextField *edit :
         {field(QStringLiteral("RTO"), &Target::rto), field(QStringLiteral("RPO"), &Target::rpo)}) {
        edit->setFixedWidth(66);
        layout->addWidget(edit, 0, Qt::AlignTop);
    }
    section.body()->addWidget(row);
}

void StampPage::addTiming()
{
    auto *section = new Section(QStringLiteral("sectionTiming"), tr("Until the declaration"), this);
    section->setDetail(tr("usual and slow, min"));
    column()->addWidget(section);
    const auto row = [&](const QString &name, const QString &title, std::optional<Duration> Timing::*member) {
        const auto usual = [member](const Stamp &one) -> std::optional<double> {
            const std::optional<Duration> &duration = one.timing.*member;
            return duration ? std::optional(duration->planningValue().count()) : std::nullopt;
        };
        const auto slow = [member](const Stamp &one) -> std::optional<double> {
            const std::optional<Duration> &duration = one.timing.*member;
            const auto *spread = duration ? std::get_if<LogNormalSpan>(&duration->shape) : nullptr;
            return spread ? std::optional(spread->p95) : std::nullopt;
        };
        const auto store = [=, this](std::optional<double> p50,
                                     std::optional<double> p95) -> std::optional<QString> {
            if (p50 && p95 && *p95 < *p50)
                return tr("Slow is not under usual.");
            return change(tr("Change %1").arg(title), [=](Stamp &one) {
                if (!p50) {
                    (one.timing.*member).reset();
                    return;
                }
                Duration duration;
                if (p95)
                    duration.shape = LogNormalSpan{*p50, *p95};
                else
                    duration.shape = FixedSpan{*p50};
                duration.grade = Grade::Stated;
                one.timing.*member = duration;
            });
        };
        auto *first = new TextField(
            name + QStringLiteral("P50"), tr("%1, usual").arg(title),
            [=, this](const QString &text) -> std::optional<QString> {
                const auto minutes = parseMinutes(text);
                if (!text.isEmpty() && !minutes)
                    return tr("Minutes, or 2 h, 1 d.");
                return store(minutes, stamp() ? slow(*stamp()) : std::nullopt);
            },
            section);
        auto *second = new TextField(
            name + QStringLiteral("P95"), tr("%1, slow").arg(title),
            [=, this](const QString &text) -> std::optional<QString> {
                const auto minutes = parseMinutes(text);
                if (!text.isEmpty() && !minutes)
                    return tr("Minutes, or 2 h, 1 d.");
                return store(stamp() ? usual(*stamp()) : std::nullopt, minutes);
            },
            section);
        auto *line = new QWidget(section);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        auto *label = new QLabel(title, line);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setFixedHeight(28);
        layout->addWidget(label, 1, Qt::AlignTop);
        for (TextField *edit : {first, second}) {
            edit->setFixedWidth(66);
            edit->setPlaceholder(QStringLiteral("\u2013"));
            layout->addWidget(edit, 0, Qt::AlignTop);
        }
        section->body()->addWidget(line);
        onRefresh([=, this] {
            if (!stamp())
                return;
            const auto p50 = usual(*stamp()), p95 = slow(*stamp());
            first->show(p50 ? plainNumber(*p50) : QString());
            second->show(p95 ? plainNumber(*p95) : QString());
        });
    };
    row(QStringLiteral("detect"), tr("Detect"), &Timing::detect);
    row(QStringLiteral("decide"), tr("Decide"), &Timing::decide);
}

void StampPage::addZones()
{
    auto *section = new Section(QStringLiteral("sectionZones"), tr("Regions"), this);
    column()->addWidget(section);
    for (const ZoneRole role : {ZoneRole::Primary, ZoneRole::Secondary}) {
        ChoiceField *field = regionField(session(), m_stamp, role, section);
        section->body()->addWidget(
            labelled(role == ZoneRole::Primary ? tr("Primary") : tr("Secondary"), field, section));
        onRefresh([this, field, role] {
            const LandingZone *zone = stamp() ? stamp()->zone(role) : nullptr;
            field->show(zone ? toQt(zone->region.text) : QString());
        });
    }
}

EngagementPage::EngagementPage(Session &session, QWidget *parent)
    : Page(session, parent)
{
    addHeader(
        [](QPainter &painter, const QRectF &box) {
            paintTile(painter, box, namedGlyph(QStringLiteral("breakwater")),
                      currentTokens().color(Token::Accent));
        },
        [this] { return toQt(this->session().topology().engagement->name); },
        [this] {
            int services = 0;
            for (const auto &stamp : this->session().topology().stamps)
                services += static_cast<int>(stamp->services.size());
            return counted(services, tr("1 service"), tr("%1 services"));
        });
    auto *section = new Section(QStringLiteral("sectionEngagement"), tr("Engagement"), this);
    column()->addWidget(section);
    auto *name = new TextField(
        QStringLiteral("engagementName"), tr("Name"),
        [this](const QString &text) -> std::optional<QString> {
            this->session().apply(changeEngagement([text](Engagement &one) { one.name = toStd(text); }),
                                  tr("Rename the engagement"));
            return std::nullopt;
        },
        section);
    auto *client = new TextField(
        QStringLiteral("engagementClient"), tr("Client"),
        [this](const QString &text) -> std::optional<QString> {
            this->session().apply(changeEngagement([text](Engagement &one) {
                                      one.client = text.isEmpty() ? std::nullopt : std::optional(toStd(text));
                                  }),
                                  tr("Change the client"));
            return std::nullopt;
        },
        section);
    auto *version = new TextField(
        QStringLiteral("engagementVersion"), tr("Version"),
        [this](const QString &text) -> std::optional<QString> {
            this->session().apply(changeEngagement([text](Engagement &one) {
                                      one.version =
                                          text.isEmpty() ? std::nullopt : std::optional(toStd(text));
                                  }),
                                  tr("Change the version"));
            return std::nullopt;
        },
        section);
    section->body()->addWidget(labelled(tr("Name"), name, section));
    section->body()->addWidget(labelled(tr("Client"), client, section));
    section->body()->addWidget(labelled(tr("Version"), version, section));
    onRefresh([this, name, client, version] {
        const Engagement &engagement = *this->session().topology().engagement;
        name->show(toQt(engagement.name));
        client->show(toQt(engagement.client.value_or(std::string())));
        version->show(toQt(engagement.version.value_or(std::string())));
    });
    auto *hint = new QLabel(
        tr("Select a card, a link, the head of a lane or of a stamp to see and change what it says."), this);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setContentsMargins(12, 12, 12, 12);
    column()->addWidget(hint);
    column()->addStretch(1);
}

} // namespace breakwater
