// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/inspector/fields.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/link_row.h"
#include "widgets/inspector/section.h"
#include "widgets/inspector/strategy_section.h"
#include "widgets/session/gestures.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <QUndoStack>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// Forms that apply at once, one undo step a field.
class TestInspector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aNameIsOneUndoStep();
    void escapeRestoresTheField();
    void anOptionIsChosenByItsRow();
    void theRegionOfTheSecondaryZoneRaisesTheFindingAtOnce();
    void objectivesTakeTimesInWords();
    void aWrongValueIsSaidUnderTheField();
    void parametersOfEveryKindHaveAField();
    void undoShowsTheOldValueAgain();
    void severalServicesShowWhatTheyHaveInCommon();
    void partsAreAddedChangedAndRemoved();
    void readinessNamesWhatCostsItsPoints();
    void theStrategyIsDecidedOnItsThreeAxes();
    void theReasonAndTheOwnerOfADecisionCanBeChanged();
    void minutesAreReadInWords_data();
    void minutesAreReadInWords();

private:
    template <typename Widget>
    Widget *field(const QString &name)
    {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        auto *found = m_panel->findChild<Widget *>(name);
        if (!found)
            qWarning("no field %s", qPrintable(name));
        return found;
    }
    void type(const QString &name, const QString &text)
    {
        auto *edit = field<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        else
            QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void choose(const QString &name, const QString &word)
    {
        auto *combo = field<QComboBox>(name);
        const int index = combo->findData(word);
        QVERIFY2(index >= 0, qPrintable(word));
        combo->setCurrentIndex(index);
    }
    void select(const char *name)
    {
        m_session->select(selectionOf(*m_session, serviceNamed(*m_session, name)->id));
    }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<InspectorPanel> m_panel;
};

void TestInspector::init()
{
    m_panel.reset();
    m_session = openTemplate();
    m_panel = std::make_unique<InspectorPanel>(*m_session);
    m_panel->resize(296, 700);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    m_panel->activateWindow();
}

void TestInspector::aNameIsOneUndoStep()
{
    const std::string before = bytesOf(*m_session);
    select("kv-store-cus");
    type("serviceName", "vault");
    QVERIFY(serviceNamed(*m_session, "vault"));
    QCOMPARE(m_session->undoStack()->count(), 1);
    m_session->undoStack()->undo();
    QCOMPARE(bytesOf(*m_session), before);
}

void TestInspector::escapeRestoresTheField()
{
    select("kv-store-cus");
    auto *edit = field<QLineEdit>("serviceName");
    edit->setFocus();
    QTest::keyClicks(edit, "zzz");
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(edit->text(), QString("kv-store-cus"));
    QCOMPARE(m_session->undoStack()->count(), 0);
}

void TestInspector::anOptionIsChosenByItsRow()
{
    select("sql-orders-cus");
    auto *row = field<QRadioButton>("option_geo-restore");
    QVERIFY(row);
    QVERIFY(field<QRadioButton>("option_failover-group")->isChecked());
    QTest::mouseClick(row, Qt::LeftButton, {}, row->rect().center());
    const Stamp &stamp = *m_session->topology().stamps.front();
    const Protection *protection =
        protectionAgainst(stamp, serviceNamed(*m_session, "sql-orders-cus")->id, DisruptionKind::Region);
    QVERIFY(protection);
    QCOMPARE(protection->option.text, std::string("geo-restore"));
    QVERIFY(field<QRadioButton>("option_geo-restore")->isChecked());
    m_session->undoStack()->undo();
    QVERIFY(field<QRadioButton>("option_failover-group")->isChecked());
}

void TestInspector::theRegionOfTheSecondaryZoneRaisesTheFindingAtOnce()
{
    QVERIFY(waitForVerdict(*m_session));
    m_session->select({m_session->topology().stamps.front()->id, Site::Secondary, {}, {}});
    choose("secondaryRegion", "westus3");
    QCOMPARE(m_session->topology().stamps.front()->zone(ZoneRole::Secondary)->region.text,
             std::string("westus3"));
    QVERIFY(waitForVerdict(*m_session));
    QVERIFY(findingsOf(*m_session, "REG-001") > 0);
    m_session->undoStack()->undo();
    QVERIFY(waitForVerdict(*m_session));
    QCOMPARE(findingsOf(*m_session, "REG-001"), 0);
    QCOMPARE(field<QComboBox>("secondaryRegion")->currentData().toString(), QString("eastus2"));
}

void TestInspector::objectivesTakeTimesInWords()
{
    m_session->select({m_session->topology().stamps.front()->id, {}, {}, {}});
    type("objective_region_rto", "2 h");
    const Target *target = m_session->topology().stamps.front()->objectives.target(DisruptionKind::Region);
    QVERIFY(target && target->rto);
    QCOMPARE(target->rto->count(), 120.0);
    QCOMPARE(field<QLineEdit>("objective_region_rto")->text(), QString("120"));
    type("objective_deletion_rpo", "30");
    QVERIFY(m_session->topology().stamps.front()->objectives.target(DisruptionKind::Deletion));
    type("objective_deletion_rpo", "");
    QVERIFY(!m_session->topology().stamps.front()->objectives.target(DisruptionKind::Deletion));
}

void TestInspector::aWrongValueIsSaidUnderTheField()
{
    m_session->select({m_session->topology().stamps.front()->id, {}, {}, {}});
    type("objective_region_rto", "soon");
    auto *error = field<QLabel>("objective_region_rtoError");
    QVERIFY(error->isVisibleTo(m_panel.get()));
    QVERIFY(!error->text().isEmpty());
    QCOMPARE(m_session->undoStack()->count(), 0);
}

void TestInspector::parametersOfEveryKindHaveAField()
{
    const auto portfolio = openTemplate("portfolio");
    InspectorPanel panel(*portfolio);
    panel.resize(296, 700);
    panel.show();
    std::set<KindId> seen;
    for (const auto &stamp : portfolio->topology().stamps) {
        for (const Service &service : stamp->services) {
            const ServiceKind *kind = portfolio->catalog().kind(service.kind);
            if (!kind || !seen.insert(service.kind).second)
                continue;
            portfolio->select(selectionOf(*portfolio, service.id));
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            for (const ParameterFact &fact : kind->parameters) {
                auto *widget = panel.findChild<QWidget *>("parameter_" + toQt(fact.key));
                QVERIFY2(widget, (service.kind.text + " " + fact.key).c_str());
                const bool named = !widget->accessibleName().isEmpty()
                    || (qobject_cast<QCheckBox *>(widget)
                        && !qobject_cast<QCheckBox *>(widget)->text().isEmpty());
                QVERIFY2(named, fact.key.c_str());
            }
        }
    }
    QCOMPARE(portfolio->undoStack()->count(), 0); // looking changes nothing
}

void TestInspector::undoShowsTheOldValueAgain()
{
    select("kv-store-cus");
    type("serviceName", "vault");
    m_session->undoStack()->undo();
    QCOMPARE(field<QLineEdit>("serviceName")->text(), QString("kv-store-cus"));
}

void TestInspector::theStrategyIsDecidedOnItsThreeAxes()
{
    const StampId stamp = m_session->topology().stamps.front()->id;
    Selection selection;
    selection.stamp = stamp;
    m_session->select(selection);
    auto *section = m_panel->findChild<StrategySection *>();
    QVERIFY(section);
    QVERIFY(QTest::qWaitFor([&] { return !section->isTrying(); }, 60000));
    const auto record = strategyRecord(m_session->now(), stamp);
    QVERIFY(record && record->published);
    const QString latency = field<QLabel>("strategyLatency")->text();
    QVERIFY2(latency.contains(plainNumber(record->published->milliseconds) + " ms"), qPrintable(latency));
    QVERIFY(field<QLabel>("strategyCriticality")->text().contains("tier"));
    for (const StrategyAlternative &each : record->alternatives) {
        auto *row = field<LinkRow>("strategy_" + toQt(toWord(each.strategy)));
        QVERIFY(row);
        QVERIFY2(row->accessibleName().contains(toQt(humanCost(each.duplicate))),
                 qPrintable(row->accessibleName()));
    }
    type("strategyTolerated", "50");
    QCOMPARE(m_session->topology().stamp(stamp)->objectives.latencyMs, std::optional(50.0));
    type("strategyHour", "12000");
    QCOMPARE(m_session->topology().stamp(stamp)->impact->usdPerHour, std::optional(12000.0));
    QVERIFY(QTest::qWaitFor([&] { return !section->isTrying(); }, 60000));

    const int steps = m_session->undoStack()->count();
    field<LinkRow>("strategy_active-active")->click();
    QCOMPARE(m_session->undoStack()->count(), steps); // a look changes nothing
    type("strategyReason", "Carts are lost after minutes");
    QCOMPARE(m_session->undoStack()->count(), steps);
    field<QPushButton>("strategyDecide")->click();
    QCOMPARE(m_session->undoStack()->count(), steps + 1);
    const Decision *decision = strategyDecision(m_session->topology(), stamp);
    QVERIFY(decision);
    QCOMPARE(m_session->topology().stamp(stamp)->strategy, std::optional(Strategy::ActiveActive));
    QCOMPARE(QString::fromStdString(reasonOf(*decision)), QString("Carts are lost after minutes"));
    QVERIFY(decision->alternatives && decision->alternatives->find("backup-restore") != std::string::npos);
    m_session->undoStack()->undo();
    QVERIFY(m_session->topology().stamp(stamp)->strategy != std::optional(Strategy::ActiveActive));
}

void TestInspector::theReasonAndTheOwnerOfADecisionCanBeChanged()
{
    const StampId stamp = m_session->topology().stamps.front()->id;
    Selection selection;
    selection.stamp = stamp;
    m_session->select(selection);
    auto *section = m_panel->findChild<StrategySection *>();
    QVERIFY(QTest::qWaitFor([&] { return !section->isTrying(); }, 60000));
    section->preview(Strategy::HotStandby);
    field<QPushButton>("strategyDecide")->click();
    const int steps = m_session->undoStack()->count();
    type("strategyReason", "The board wants it");
    QCOMPARE(m_session->undoStack()->count(), steps + 1);
    QCOMPARE(reasonOf(*strategyDecision(m_session->topology(), stamp)), std::string("The board wants it"));
    auto *owner = field<QComboBox>("strategyOwner");
    QVERIFY(owner->count() > 1);
    owner->setCurrentIndex(1);
    Q_EMIT owner->activated(1);
    QCOMPARE(m_session->undoStack()->count(), steps + 2);
    QCOMPARE(strategyDecision(m_session->topology(), stamp)->owner,
             std::optional(m_session->topology().roles->front().id));
}

void TestInspector::minutesAreReadInWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("minutes"); // -1: refused
    QTest::newRow("plain") << "90" << 90.0;
    QTest::newRow("minutes") << "90 min" << 90.0;
    QTest::newRow("hours") << "2 h" << 120.0;
    QTest::newRow("mixed") << "2 h 30 min" << 150.0;
    QTest::newRow("close") << "1.5h" << 90.0;
    QTest::newRow("day") << "1 d" << 1440.0;
    QTest::newRow("seconds") << "30 s" << 0.5;
    QTest::newRow("words") << "soon" << -1.0;
    QTest::newRow("negative") << "-5" << -1.0;
    QTest::newRow("empty") << "" << -1.0;
}

void TestInspector::minutesAreReadInWords()
{
    QFETCH(QString, text);
    QFETCH(double, minutes);
    QCOMPARE(parseMinutes(text).value_or(-1), minutes);
}

void TestInspector::severalServicesShowWhatTheyHaveInCommon()
{
    const ServiceId one = serviceNamed(*m_session, "api-public-cus")->id;
    const ServiceId other = serviceNamed(*m_session, "api-back-cus")->id;
    m_session->apply(setParameter(one, "healthCheckPath", std::string("/a")), "Differ");
    m_session->undoStack()->clear();
    Selection both = selectionOf(*m_session, one);
    both.services.push_back(other);
    m_session->select(both);
    auto *path = field<QLineEdit>("parameter_healthCheckPath");
    QVERIFY(path);
    QCOMPARE(path->text(), QString());
    QCOMPARE(path->placeholderText(), QString("(several)"));
    type("parameter_healthCheckPath", "/healthz");
    QCOMPARE(m_session->undoStack()->count(), 1);
    for (const char *name : {"api-public-cus", "api-back-cus"})
        QCOMPARE(serviceNamed(*m_session, name)->text("healthCheckPath"),
                 std::optional<std::string>("/healthz"));
    QCOMPARE(field<QLineEdit>("parameter_healthCheckPath")->text(), QString("/healthz"));
    both.services.back() = serviceNamed(*m_session, "kv-store-cus")->id;
    m_session->select(both); // another kind: only what both have
    QVERIFY(!m_panel->findChild<QLineEdit *>("parameter_runtime"));
    QVERIFY(m_panel->findChild<QComboBox *>("severalOwner"));
}

void TestInspector::partsAreAddedChangedAndRemoved()
{
    const std::string before = bytesOf(*m_session);
    select("api-public-cus");
    const std::size_t had = serviceNamed(*m_session, "api-public-cus")->parts.size();
    field<Section>("sectionParts")->setOpen(true);
    QTest::mouseClick(field<QPushButton>("addPart_app-setting"), Qt::LeftButton);
    QCOMPARE(serviceNamed(*m_session, "api-public-cus")->parts.size(), had + 1);
    const auto added = [&] {
        for (const Part &part : serviceNamed(*m_session, "api-public-cus")->parts)
            if (part.name.find("REDIS") == std::string::npos && !part.ref)
                return part;
        return Part();
    };
    const QString id = toQt(added().id.text);
    type("part_" + id, "CACHE_TTL");
    type("part_" + id + "_value", "60");
    QCOMPARE(added().name, std::string("CACHE_TTL"));
    QCOMPARE(added().text("value"), std::optional<std::string>("60"));
    choose("part_" + id + "_ref", toQt(serviceNamed(*m_session, "kv-store-cus")->id.text));
    QTest::mouseClick(field<QToolButton>("removePart_" + id), Qt::LeftButton);
    QCOMPARE(serviceNamed(*m_session, "api-public-cus")->parts.size(), had);
    while (m_session->undoStack()->canUndo())
        m_session->undoStack()->undo();
    QCOMPARE(bytesOf(*m_session), before);
}

void TestInspector::readinessNamesWhatCostsItsPoints()
{
    QVERIFY(waitForVerdict(*m_session));
    const StampId stamp = m_session->topology().stamps.front()->id;
    Selection whole;
    whole.stamp = stamp;
    m_session->select(whole);
    const Readiness *readiness = m_session->readiness(stamp);
    QVERIFY(readiness && readiness->points() < 100 && !readiness->lost.empty());
    auto *section = field<Section>("sectionReadiness");
    QVERIFY(section);
    const auto rows = section->findChildren<LinkRow *>();
    QVERIFY(!rows.isEmpty());
    double dearest = 0;
    for (const LostPoints &lost : readiness->lost)
        dearest = std::max(dearest, lost.points);
    QVERIFY(rows.front()->accessibleName().contains(QLocale().toString(dearest, 'f', 1)));
    QTest::mouseClick(rows.front(), Qt::LeftButton);
    QVERIFY(!m_session->selection().empty());
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
