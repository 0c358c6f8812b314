// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/scenario_bar.h"

#include "widgets/session/clock_text.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"
#include "widgets/timeline/clock_slider.h"
#include "widgets/timeline/run_chip.h"
#include "widgets/timeline/scenario_choices.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cctype>

namespace breakwater {

namespace {

constexpr int kHeight = 44;
constexpr int kSpeeds[] = {1, 10, 60};

QComboBox *combo(const QString &name, const QString &title, int width, QWidget *parent)
{
    auto *made = new QComboBox(parent);
    made->setObjectName(name);
    made->setAccessibleName(title);
    made->setToolTip(title);
    made->setStatusTip(title);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(6);
    made->setMinimumWidth(width);
    made->setMaximumWidth(width + 60);
    made->setFixedHeight(28);
    return made;
}

QToolButton *button(const QString &name, const QString &title, const QString &icon, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setObjectName(name);
    made->setAccessibleName(title);
    made->setToolTip(title);
    made->setStatusTip(title);
    made->setIcon(lineIcon(icon));
    made->setIconSize({18, 18});
    made->setFixedSize(28, 28);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

std::string capitalised(std::string text)
{
    if (!text.empty())
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return text;
}

} // namespace

ScenarioBar::ScenarioBar(Playback &playback, QWidget *parent)
    : QWidget(parent)
    , m_playback(playback)
{
    setObjectName(QStringLiteral("scenarioBarContent"));
    setAccessibleName(tr("Scenario"));
    setFixedHeight(kHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(6);
    buildChoices();
    buildPlayer();
    Session &session = playback.session();
    connect(&session, &Session::documentChanged, this, &ScenarioBar::refill);
    connect(&session, &Session::topologyChanged, this, &ScenarioBar::refill);
    connect(&playback, &Playback::runChanged, this, &ScenarioBar::refresh);
    connect(&playback, &Playback::playingChanged, this, &ScenarioBar::refresh);
    connect(&playback, &Playback::momentChanged, this, &ScenarioBar::showClock);
    refill();
    refresh();
}

void ScenarioBar::buildChoices()
{
    m_saved = combo(QStringLiteral("scenarioSaved"), tr("Saved scenarios"), 104, this);
    m_disruption = combo(QStringLiteral("scenarioDisruption"), tr("What happens"), 112, this);
    m_target = combo(QStringLiteral("scenarioTarget"), tr("To what"), 132, this);
    m_mode = combo(QStringLiteral("scenarioMode"), tr("Planned or not"), 108, this);
    m_stamps = combo(QStringLiteral("scenarioStamps"), tr("Which workloads"), 128, this);
    m_save = button(QStringLiteral("scenarioSave"), tr("Keep this scenario in the design"),
                    QStringLiteral("plus"), this);
    m_run = new QPushButton(tr("&Run"), this);
    m_run->setObjectName(QStringLiteral("scenarioRun"));
    m_run->setProperty("primary", true);
    m_run->setFixedHeight(28);
    m_run->setMinimumWidth(72);
    for (const DisruptionChoice &choice : disruptionChoices())
        m_disruption->addItem(choice.text);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_saved, m_disruption, m_target, m_mode, m_stamps, m_save, m_run})
        layout()->addWidget(each);
    connect(m_disruption, &QComboBox::currentIndexChanged, this, [this] {
        refillTargets();
        refillModes();
    });
    connect(m_saved, &QComboBox::activated, this, [this](int index) {
        const auto &scenarios = m_playback.session().topology().agreements->scenarios;
        if (index > 0 && static_cast<std::size_t>(index) <= scenarios.size())
            choose(questionOf(scenarios[static_cast<std::size_t>(index) - 1]));
    });
    connect(m_save, &QToolButton::clicked, this, &ScenarioBar::save);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_playback.isRunning())
            m_playback.cancel();
        else
            run();
    });
}

void ScenarioBar::buildPlayer()
{
    m_back = button(QStringLiteral("scenarioBack"), tr("To the event before (Ctrl+Left)"),
                    QStringLiteral("step-back"), this);
    m_play = button(QStringLiteral("scenarioPlay"), tr("Play"), QStringLiteral("play"), this);
    m_forth = button(QStringLiteral("scenarioForth"), tr("To the next event (Ctrl+Right)"),
                     QStringLiteral("step-forth"), this);
    m_speed = combo(QStringLiteral("scenarioSpeed"), tr("Speed"), 58, this);
    m_speed->setMinimumContentsLength(3);
    m_speed->setMaximumWidth(64);
    for (const int speed : kSpeeds)
        m_speed->addItem(tr("%1\u00d7").arg(speed), speed);
    m_speed->setCurrentIndex(2);
    auto *slider = new ClockSlider(m_playback, this);
    m_clock = new QLabel(this);
    m_clock->setObjectName(QStringLiteral("scenarioClockText"));
    m_clock->setFont(screenFont(13));
    m_clock->setMinimumWidth(112);
    m_chip = new RunChip(m_playback, this);
    m_leave =
        button(QStringLiteral("scenarioLeave"), tr("Leave the playback"), QStringLiteral("close"), this);
    for (QWidget *each :
         std::initializer_list<QWidget *>{m_back, m_play, m_forth, m_speed, slider, m_clock, m_chip, m_leave})
        layout()->addWidget(each);
    qobject_cast<QHBoxLayout *>(layout())->setStretchFactor(slider, 1);
    connect(m_back, &QToolButton::clicked, this, [this] { m_playback.step(-1); });
    connect(m_forth, &QToolButton::clicked, this, [this] { m_playback.step(1); });
    connect(m_play, &QToolButton::clicked, this, [this] {
        if (m_playback.isPlaying())
            m_playback.pause();
        else
            m_playback.play();
    });
    connect(m_speed, &QComboBox::activated, this,
            [this](int index) { m_playback.setSpeed(m_speed->itemData(index).toInt()); });
    connect(m_leave, &QToolButton::clicked, this, [this] { m_playback.leave(); });
}

void ScenarioBar::refill()
{
    const Topology &topology = m_playback.session().topology();
    m_saved->clear();
    m_saved->addItem(tr("Scenario"));
    for (const Scenario &scenario : topology.agreements->scenarios)
        m_saved->addItem(toQt(scenario.name));
    m_saved->setEnabled(m_saved->count() > 1);
    const int stamp = m_stamps->currentIndex();
    m_stamps->clear();
    m_stampIds.clear();
    m_stamps->addItem(tr("All workloads"));
    for (const auto &each : topology.stamps) {
        m_stamps->addItem(toQt(each->name));
        m_stampIds.push_back(each->id);
    }
    m_stamps->setCurrentIndex(std::clamp(stamp, 0, m_stamps->count() - 1));
    m_stamps->setVisible(topology.stamps.size() > 1);
    refillTargets();
    refillModes();
    refresh();
}

void ScenarioBar::refillTargets()
{
    const DisruptionChoice &choice =
        disruptionChoices()[static_cast<std::size_t>(std::max(0, m_disruption->currentIndex()))];
    const QString before = m_target->currentText();
    m_target->clear();
    for (const TargetChoice &each :
         targetChoices(m_playback.session().topology(), m_playback.session().catalog(), choice.kind))
        m_target->addItem(each.text, each.target ? QVariant(toQt(*each.target)) : QVariant());
    const int again = m_target->findText(before);
    m_target->setCurrentIndex(again >= 0 ? again : std::min(0, m_target->count() - 1));
}

void ScenarioBar::refillModes()
{
    const DisruptionChoice &choice =
        disruptionChoices()[static_cast<std::size_t>(std::max(0, m_disruption->currentIndex()))];
    const QString before = m_mode->currentText();
    m_mode->clear();
    for (const PlayMode mode : modesFor(choice.kind)) {
        m_mode->addItem(titleOf(mode), static_cast<int>(mode));
        if (mode == PlayMode::Drill)
            m_mode->setItemData(m_mode->count() - 1,
                                tr("The planned move as an exercise; the drill runbook records its times"),
                                Qt::ToolTipRole);
    }
    m_mode->setCurrentIndex(std::max(0, m_mode->findText(before)));
    m_mode->setEnabled(m_mode->count() > 1);
}

PlayQuestion ScenarioBar::question() const
{
    const DisruptionChoice &choice =
        disruptionChoices()[static_cast<std::size_t>(std::max(0, m_disruption->currentIndex()))];
    const auto mode = static_cast<PlayMode>(m_mode->currentData().toInt());
    PlayQuestion question;
    question.disruption.kind = choice.kind;
    question.disruption.malicious = choice.malicious;
    question.disruption.planned = mode == PlayMode::Planned || mode == PlayMode::Drill;
    if (m_target->currentData().isValid())
        question.disruption.target = toStd(m_target->currentData().toString());
    question.back = mode == PlayMode::Back;
    if (const int stamp = m_stamps->currentIndex(); stamp > 0)
        question.stamps = {m_stampIds[static_cast<std::size_t>(stamp) - 1]};
    return question;
}

void ScenarioBar::choose(const PlayQuestion &question)
{
    const auto &choices = disruptionChoices();
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (choices[i].kind == question.disruption.kind
            && choices[i].malicious == question.disruption.malicious)
            m_disruption->setCurrentIndex(static_cast<int>(i));
    m_target->setCurrentIndex(
        question.disruption.target ? std::max(0, m_target->findData(toQt(*question.disruption.target))) : 0);
    const PlayMode mode = question.back ? PlayMode::Back
        : question.disruption.planned   ? PlayMode::Planned
                                        : PlayMode::Unplanned;
    m_mode->setCurrentIndex(std::max(0, m_mode->findData(static_cast<int>(mode))));
    const auto stamp = question.stamps.size() == 1
        ? std::find(m_stampIds.begin(), m_stampIds.end(), question.stamps.front())
        : m_stampIds.end();
    m_stamps->setCurrentIndex(stamp == m_stampIds.end() ? 0
                                                        : static_cast<int>(stamp - m_stampIds.begin()) + 1);
}

void ScenarioBar::run()
{
    if (!m_playback.session().hasDocument())
        return;
    const PlayQuestion asked = question();
    if (asked.disruption.kind == DisruptionKind::Service && !asked.disruption.target)
        m_playback.session().say(Level::Info, tr("Place a service first: there is none that could fail."));
    else
        m_playback.run(asked);
}

void ScenarioBar::cancel()
{
    if (m_playback.isRunning())
        m_playback.cancel();
    else if (m_playback.isPlaying())
        m_playback.pause();
    else
        m_playback.leave();
}

void ScenarioBar::save()
{
    Session &session = m_playback.session();
    const PlayQuestion asked = question();
    const std::string words = inWords(asked.disruption, session.topology(), session.catalog());
    const auto scenario = scenarioOf(asked, freeName(session.topology(), capitalised(words)));
    if (!scenario) {
        session.say(Level::Info, tr("A design keeps no way back and no attack as a scenario."));
        return;
    }
    session.apply(saveScenario(*scenario), tr("Keep scenario"));
    session.toast(tr("Scenario \u201c%1\u201d is kept in the design").arg(toQt(scenario->name)), true);
}

void ScenarioBar::refresh()
{
    const bool open = m_playback.session().hasDocument();
    const bool shown = m_playback.result() != nullptr && !m_playback.isStale();
    m_run->setText(m_playback.isRunning() ? tr("&Cancel") : tr("&Run"));
    m_run->setToolTip(m_playback.isRunning() ? tr("Cancel the run (Shift+F5)") : tr("Run the scenario (F5)"));
    m_run->setStatusTip(m_run->toolTip());
    m_run->setEnabled(open);
    m_save->setEnabled(open);
    for (QWidget *each : std::initializer_list<QWidget *>{m_back, m_play, m_forth})
        each->setEnabled(shown);
    m_leave->setVisible(m_playback.result() != nullptr);
    const bool playing = m_playback.isPlaying();
    m_play->setIcon(lineIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setToolTip(playing ? tr("Pause") : tr("Play"));
    m_play->setAccessibleName(m_play->toolTip());
    m_speed->setCurrentIndex(m_speed->findData(m_playback.speed()));
    showClock();
}

void ScenarioBar::showClock()
{
    const auto run = m_playback.result();
    m_clock->setEnabled(run && !m_playback.isStale());
    if (!run) {
        m_clock->setText({});
        return;
    }
    const Minutes tPlus = m_playback.at() - run->log.declared;
    const QString sign = tPlus < Minutes{0} ? QString() : QStringLiteral("+");
    m_clock->setText(tr("%1 \u00b7 T%2%3").arg(secondsText(m_playback.at()), sign, secondsText(tPlus)));
    // Whole, and still while it counts: the chip beside it can shorten itself.
    m_clock->setMinimumWidth(std::max(m_clock->minimumWidth(), m_clock->sizeHint().width()));
    m_clock->setToolTip(run->log.fromWindow ? tr("Since the start of the window")
                                            : tr("Since the disruption, and T+0 is the declaration"));
}

} // namespace breakwater
