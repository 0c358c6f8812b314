// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/problems/fix_words.h"
#include "widgets/problems/problems_panel.h"
#include "widgets/session/difference_words.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QUndoStack>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

/// The findings as a table.
class TestProblems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFindingHasARowAndTheWorstStandFirst();
    void aFindingThatStaysKeepsItsRow();
    void severalStampsHaveHeadings();
    void aClickSelectsAndShows();
    void stepsGoRoundAndSkipHeadings();
    void filtersHideByLevel();
    void theButtonOfARowMendsItInOneStep();
    void pointingAtAFixShowsWhatItWouldDo();
    void aFixSpeaksOfFieldsAsTheInspectorDoes();
    void aFixThatMovesARegionSaysRegions();
    void theMenuOffersEveryWayAndWhatItDoesToRtoAndRpo();
    void everyFindingOfAKindIsMendedAtOnce();
    void aRiskIsAcceptedWithOwnerReasonAndDay();
    void aRiskWithoutAnOwnerOrAReasonIsNotAccepted();
    void whatIsSolvedAnotherWayIsListedAndCanBeReopened();
    void selectionAndScrollSurviveAnotherVerdict();
};

namespace {

/// The panel on screen, with the fixes of the rows in view known.
struct Shown {
    explicit Shown(Session &open)
        : session(open)
        , panel(open)
        , table(panel.findChild<QTableView *>("problemsTable"))
        , model(qobject_cast<ProblemsModel *>(table->model()))
    {
        panel.resize(1000, 420);
        panel.show();
    }
    bool ready() { return waitForVerdict(session) && QTest::qWaitForWindowExposed(&panel); }
    /// The first row in view whose button says something, one with several choices or with one.
    int rowWithFix(bool several)
    {
        int found = -1;
        const auto look = [&] {
            for (int row = 0; row < model->rowCount() && found < 0; ++row) {
                const QModelIndex cell = model->index(row, ProblemsModel::FixColumn);
                if (!cell.data().toString().isEmpty()
                    && cell.data(ProblemsModel::SeveralRole).toBool() == several)
                    found = row;
            }
            return found >= 0;
        };
        return QTest::qWaitFor(look, 30000) ? found : -1;
    }
    QPoint button(int row) const
    {
        return table->visualRect(model->index(row, ProblemsModel::FixColumn)).center();
    }
    template <typename Widget>
    Widget *child(const char *name) const
    {
        return panel.findChild<Widget *>(name);
    }

    Session &session;
    ProblemsPanel panel;
    QTableView *table;
    ProblemsModel *model;
};

bool isOpen(const Session &session, const std::string &key)
{
    const auto &findings = session.assessment()->findings;
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding &one) { return one.key() == key; });
}

} // namespace

void TestProblems::everyFindingHasARowAndTheWorstStandFirst()
{
    const auto session = openTemplate();
    ProblemsPanel panel(*session);
    QVERIFY(waitForVerdict(*session));
    auto *table = panel.findChild<QTableView *>("problemsTable");
    const auto *model = qobject_cast<ProblemsModel *>(table->model());
    QCOMPARE(static_cast<std::size_t>(model->rowCount()), session->assessment()->findings.size());
    for (int i = 1; i < model->rowCount(); ++i)
        QVERIFY(model->row(i - 1)->finding.severity <= model->row(i)->finding.severity);
    for (int i = 0; i < model->rowCount(); ++i)
        QVERIFY(!model->row(i)->where.isEmpty());
}

void TestProblems::aFindingThatStaysKeepsItsRow()
{
    const auto session = openTemplate();
    QVERIFY(waitForVerdict(*session));
    ProblemsModel model;
    model.show(session->now(), session->assessment().get(), {});
    QVERIFY(model.rowCount() > 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = model.index(0, 0);
    const std::string key = model.row(0)->key;
    const StampId stamp = session->topology().stamps.front()->id;
    session->apply(setZoneRegion(stamp, ZoneRole::Secondary, RegionId{"westus3"}), "Move");
    QVERIFY(waitForVerdict(*session));
    const int before = model.rowCount();
    model.show(session->now(), session->assessment().get(), {});
    QVERIFY(model.rowCount() != before);
    QCOMPARE(resets.count(), 0);
    if (model.rowOf(key) >= 0)
        QCOMPARE(kept.row(), model.rowOf(key));
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), session->assessment()->findings.size());
}

void TestProblems::severalStampsHaveHeadings()
{
    const auto session = openTemplate("portfolio");
    QVERIFY(waitForVerdict(*session));
    ProblemsModel model;
    model.show(session->now(), session->assessment().get(), {});
    int headings = 0;
    for (int i = 0; i < model.rowCount(); ++i)
        headings += model.row(i)->heading;
    std::set<StampId> withFindings;
    for (const Finding &finding : session->assessment()->findings)
        withFindings.insert(finding.stamp);
    QVERIFY(withFindings.size() > 1);
    QCOMPARE(static_cast<std::size_t>(headings), withFindings.size());
    ProblemsModel::Filter one;
    one.stamp = session->topology().stamps.front()->id;
    model.show(session->now(), session->assessment().get(), one);
    for (int i = 0; i < model.rowCount(); ++i)
        QVERIFY(!model.row(i)->heading && model.row(i)->finding.stamp == one.stamp);
}

void TestProblems::aClickSelectsAndShows()
{
    const auto session = openTemplate();
    ProblemsPanel panel(*session);
    panel.resize(800, 200);
    panel.show();
    QVERIFY(waitForVerdict(*session));
    QSignalSpy shown(session.get(), &Session::revealRequested);
    auto *table = panel.findChild<QTableView *>("problemsTable");
    const QModelIndex cell = table->model()->index(0, ProblemsModel::FindingColumn);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QCOMPARE(shown.count(), 1);
    QVERIFY(!session->selection().empty());
}

void TestProblems::stepsGoRoundAndSkipHeadings()
{
    const auto session = openTemplate("portfolio");
    ProblemsPanel panel(*session);
    QVERIFY(waitForVerdict(*session));
    auto *table = panel.findChild<QTableView *>("problemsTable");
    const auto *model = qobject_cast<ProblemsModel *>(table->model());
    QVERIFY(model->row(0)->heading);
    panel.step(1);
    QCOMPARE(table->currentIndex().row(), 1);
    panel.step(-1);
    QVERIFY(!model->row(table->currentIndex().row())->heading);
    QCOMPARE(table->currentIndex().row(), model->rowCount() - 1);
}

void TestProblems::filtersHideByLevel()
{
    const auto session = openTemplate();
    ProblemsPanel panel(*session);
    QVERIFY(waitForVerdict(*session));
    auto *table = panel.findChild<QTableView *>("problemsTable");
    panel.showOnly(Level::Warning);
    QCOMPARE(table->model()->rowCount(), session->assessment()->count(Level::Warning));
    panel.showOnly(Level::Error);
    QCOMPARE(table->model()->rowCount(), session->assessment()->count(Level::Error));
}

void TestProblems::theButtonOfARowMendsItInOneStep()
{
    const auto session = openTemplate();
    Shown shown(*session);
    QVERIFY(shown.ready());
    const int row = shown.rowWithFix(false);
    QVERIFY(row >= 0);
    const std::string key = shown.model->row(row)->key, before = bytesOf(*session);
    const int errors = session->assessment()->count(Level::Error);
    shown.table->scrollTo(shown.model->index(row, 0));
    QTest::mouseClick(shown.table->viewport(), Qt::LeftButton, {}, shown.button(row));
    QCOMPARE(session->undoStack()->count(), 1);
    QVERIFY(waitForVerdict(*session));
    QVERIFY(!isOpen(*session, key));
    QVERIFY(session->assessment()->count(Level::Error) <= errors);
    session->undoStack()->undo();
    QCOMPARE(bytesOf(*session), before);
}

void TestProblems::pointingAtAFixShowsWhatItWouldDo()
{
    const auto session = openTemplate();
    Shown shown(*session);
    QVERIFY(shown.ready());
    const int row = shown.rowWithFix(false);
    QVERIFY(row >= 0);
    const std::string before = bytesOf(*session);
    shown.table->scrollTo(shown.model->index(row, 0));
    QTest::mouseMove(shown.table->viewport(), shown.button(row));
    auto *preview = shown.child<QLabel>("fixPreview");
    QTRY_VERIFY(preview->isVisible());
    QVERIFY(preview->text().contains(toQt(shown.model->row(row)->finding.rule.text)));
    QVERIFY(session->preview());
    QVERIFY(!session->preview()->services.empty());
    QCOMPARE(bytesOf(*session), before); // pointing is not doing
    QTest::mouseMove(shown.table->viewport(),
                     shown.table->visualRect(shown.model->index(row, ProblemsModel::FindingColumn)).center());
    QTRY_VERIFY(!preview->isVisible());
    QVERIFY(!session->preview());
}

void TestProblems::aFixSpeaksOfFieldsAsTheInspectorDoes()
{
    int parameters = 0;
    for (const char *design : {"web", "automation", "kubernetes", "genai"}) {
        const auto session = openTemplate(design);
        QVERIFY(waitForVerdict(*session));
        Memory memory;
        for (const Finding &finding : session->assessment()->findings)
            for (const FixChoice &choice :
                 quickFix(session->now(), finding, *session->assessment(), memory).choices) {
                const QString said = fixPreview(session->topology(), session->catalog(), choice);
                if (choice.effect.after)
                    for (Difference one : differences(session->topology(), *choice.effect.after))
                        for (const std::string &field : std::vector<std::string>(one.fields)) {
                            one.fields = {field};
                            const QString title = fieldsText(session->catalog(), session->topology(),
                                                             *choice.effect.after, one);
                            QVERIFY2(title != toQt(field), field.c_str());
                        }
                QVERIFY2(!said.contains("parameters."), qPrintable(said));
                const bool changesOne =
                    std::any_of(choice.changes.begin(), choice.changes.end(), [](const std::string &one) {
                        return one.find("parameters.ttlSeconds") != std::string::npos;
                    });
                if (changesOne && ++parameters)
                    QVERIFY2(said.contains("TTL"), qPrintable(said));
            }
    }
    QVERIFY(parameters > 0);
}

void TestProblems::aFixThatMovesARegionSaysRegions()
{
    const auto session = openTemplate();
    const Topology &before = session->topology();
    const Stamp &stamp = *before.stamps.front();
    const auto lines = [&](const Edit &edit) {
        return changeLines(session->catalog(), before, edit(before).value()).join('\n');
    };
    QCOMPARE(lines(setZoneRegion(stamp.id, ZoneRole::Secondary, RegionId{"westus3"})),
             QString("Stamp Storefront: Regions"));
    const Service &vault = *serviceNamed(*session, "kv-store-cus");
    QCOMPARE(lines(changeService(vault.id, [](Service &one) { one.zones = std::vector<int>{1}; })),
             QString("Service kv-store-cus: Availability zones"));
    QCOMPARE(lines(moveService(vault.id, stamp.id, Site::Secondary, {})),
             QString("Moves: Service kv-store-cus (Placement)"));
    const Dependency &link = stamp.dependencies.front();
    const auto name = [&](const ServiceId &id) { return toQt(before.find(id).second->name); };
    QCOMPARE(lines(removeDependencies({link.id})),
             QString::fromUtf8("Removes: Link %1 \u2192 %2").arg(name(link.from), name(link.to)));
    int named = 0;
    for (const Protection &protection : stamp.protections) {
        const Service &of = *before.find(protection.service).second;
        const DrOption *option = session->catalog().kind(of.kind)->option(protection.option);
        if (!option)
            continue; // that of a zone
        const QString said = lines(removeProtection(protection.id));
        QVERIFY2(said.contains(toQt(of.name + ", " + option->name)), qPrintable(said));
        ++named;
    }
    QVERIFY(named > 0);
}

void TestProblems::theMenuOffersEveryWayAndWhatItDoesToRtoAndRpo()
{
    const auto session = openTemplate();
    Shown shown(*session);
    QVERIFY(shown.ready());
    const int row = shown.rowWithFix(true);
    QVERIFY(row >= 0);
    const std::string key = shown.model->row(row)->key;
    shown.table->setCurrentIndex(shown.model->index(row, ProblemsModel::FindingColumn));
    shown.panel.offerFixes();
    QTRY_VERIFY(shown.child<QMenu>("problemMenu"));
    auto *menu = shown.child<QMenu>("problemMenu");
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(shown.child<QAction>("fix_1") && shown.child<QAction>("fix_2"));
    QVERIFY(shown.child<QAction>("acceptRisk") && shown.child<QAction>("solvedOtherwise"));
    QTest::keyClick(menu, Qt::Key_Down);
    QTRY_VERIFY(shown.child<QLabel>("fixPreview")->isVisible());
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(session->undoStack()->count(), 1);
    QVERIFY(waitForVerdict(*session));
    QVERIFY(!isOpen(*session, key));
    QVERIFY(!shown.child<QLabel>("fixPreview")->isVisible());
}

void TestProblems::everyFindingOfAKindIsMendedAtOnce()
{
    const auto session = openTemplate("portfolio");
    Shown shown(*session);
    shown.panel.resize(1000, 4000);
    QVERIFY(shown.ready());
    QAction *all = nullptr;
    RuleId rule;
    QVERIFY(shown.rowWithFix(false) >= 0);
    for (int row = 0; row < shown.model->rowCount() && !all; ++row) {
        if (shown.model->row(row)->heading
            || findingsOf(*session, shown.model->row(row)->finding.rule.text) < 2)
            continue;
        rule = shown.model->row(row)->finding.rule;
        shown.table->setCurrentIndex(shown.model->index(row, ProblemsModel::FindingColumn));
        shown.panel.offerFixes();
        QTRY_VERIFY_WITH_TIMEOUT(shown.child<QMenu>("problemMenu"), 20000);
        auto *menu = shown.child<QMenu>("problemMenu");
        all = menu->findChild<QAction *>("fixAllOfKind");
        if (all)
            all->trigger();
        menu->close();
        QTRY_VERIFY(!shown.child<QMenu>("problemMenu"));
    }
    QVERIFY(all);
    const int before = findingsOf(*session, rule.text);
    QTRY_COMPARE_WITH_TIMEOUT(session->undoStack()->count(), 1, 30000);
    QVERIFY(waitForVerdict(*session));
    QVERIFY(findingsOf(*session, rule.text) <= before - 2);
}

void TestProblems::aRiskIsAcceptedWithOwnerReasonAndDay()
{
    const auto session = openTemplate();
    Shown shown(*session);
    QVERIFY(shown.ready());
    const std::string key = shown.model->row(0)->key;
    shown.table->setCurrentIndex(shown.model->index(0, ProblemsModel::FindingColumn));
    shown.panel.offerFixes();
    QTRY_VERIFY(shown.child<QAction>("acceptRisk"));
    shown.child<QAction>("acceptRisk")->trigger();
    shown.child<QMenu>("problemMenu")->close();
    auto *form = shown.child<QWidget>("agreeForm");
    QVERIFY(form->isVisible());
    QTest::keyClicks(shown.child<QLineEdit>("agreeOwnerText"), "Head of commerce");
    QTest::keyClicks(shown.child<QLineEdit>("agreeReason"), "The shop may be shut for a day");
    QTest::mouseClick(shown.child<QPushButton>("agree"), Qt::LeftButton);
    QVERIFY(!form->isVisible());
    QCOMPARE(session->undoStack()->count(), 1); // the role and the risk are one step
    QVERIFY(waitForVerdict(*session));
    QVERIFY(!isOpen(*session, key));
    QCOMPARE(session->assessment()->accepted.size(), std::size_t(1));
    QCOMPARE(session->topology().agreements->acceptedRisks.front().reason,
             std::optional<std::string>("The shop may be shut for a day"));
    QTest::mouseClick(shown.child<QToolButton>("filterAccepted"), Qt::LeftButton);
    const int row = shown.model->rowOf("accepted " + key);
    QVERIFY(row >= 0);
    QVERIFY(
        shown.model->index(row, ProblemsModel::FindingColumn).data().toString().contains("Head of commerce"));
    shown.table->scrollToBottom();
    QTest::mouseClick(shown.table->viewport(), Qt::LeftButton, {}, shown.button(row));
    QVERIFY(waitForVerdict(*session));
    QVERIFY(isOpen(*session, key));
}

void TestProblems::aRiskWithoutAnOwnerOrAReasonIsNotAccepted()
{
    const auto session = openTemplate();
    Shown shown(*session);
    QVERIFY(shown.ready());
    shown.table->setCurrentIndex(shown.model->index(0, ProblemsModel::FindingColumn));
    shown.panel.offerFixes();
    QTRY_VERIFY(shown.child<QAction>("acceptRisk"));
    shown.child<QAction>("acceptRisk")->trigger();
    shown.child<QMenu>("problemMenu")->close();
    QTest::keyClick(shown.child<QLineEdit>("agreeReason"), Qt::Key_Return);
    QVERIFY(!shown.child<QLabel>("agreeError")->text().isEmpty());
    QTest::keyClicks(shown.child<QLineEdit>("agreeOwnerText"), "Head of commerce");
    QTest::keyClick(shown.child<QLineEdit>("agreeReason"), Qt::Key_Return);
    QVERIFY(shown.child<QLabel>("agreeError")->text().contains("why"));
    QCOMPARE(session->undoStack()->count(), 0);
    QTest::keyClick(shown.child<QLineEdit>("agreeReason"), Qt::Key_Escape);
    QVERIFY(!shown.child<QWidget>("agreeForm")->isVisible());
}

void TestProblems::whatIsSolvedAnotherWayIsListedAndCanBeReopened()
{
    const auto session = openTemplate();
    Shown shown(*session);
    QVERIFY(shown.ready());
    const std::string key = shown.model->row(0)->key;
    shown.table->setCurrentIndex(shown.model->index(0, ProblemsModel::FindingColumn));
    shown.panel.offerFixes();
    QTRY_VERIFY(shown.child<QAction>("solvedOtherwise"));
    shown.child<QAction>("solvedOtherwise")->trigger();
    shown.child<QMenu>("problemMenu")->close();
    QVERIFY(!shown.child<QWidget>("agreeDay")->isEnabled()); // a day is welcome and not asked for
    QTest::keyClicks(shown.child<QLineEdit>("agreeOwnerText"), "Head of commerce");
    QTest::keyClicks(shown.child<QLineEdit>("agreeReason"), "The CDN serves the site");
    QTest::keyClick(shown.child<QLineEdit>("agreeReason"), Qt::Key_Return);
    QVERIFY(waitForVerdict(*session));
    QVERIFY(!isOpen(*session, key));
    session->undoStack()->undo();
    QVERIFY(waitForVerdict(*session));
    QVERIFY(isOpen(*session, key));
}

void TestProblems::selectionAndScrollSurviveAnotherVerdict()
{
    const auto session = openTemplate("portfolio");
    Shown shown(*session);
    shown.panel.resize(1000, 160);
    QVERIFY(shown.ready());
    const int row = shown.model->rowCount() / 2;
    const std::string key = shown.model->row(row)->key;
    shown.table->setCurrentIndex(shown.model->index(row, ProblemsModel::FindingColumn));
    shown.table->scrollTo(shown.table->currentIndex(), QAbstractItemView::PositionAtTop);
    const int y = shown.table->verticalScrollBar()->value();
    session->apply(changeEngagement([](Engagement &one) { one.name = "Other"; }), "Rename");
    QVERIFY(waitForVerdict(*session));
    QCOMPARE(shown.model->row(shown.table->currentIndex().row())->key, key);
    QCOMPARE(shown.table->verticalScrollBar()->value(), y);
}

QTEST_MAIN(TestProblems)
#include "tst_problems.moc"
