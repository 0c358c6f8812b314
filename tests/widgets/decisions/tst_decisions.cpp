// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/decisions/decisions_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QUndoStack>

using namespace breakwater;
using namespace breakwater::test;

/// The parking lot of the workshop.
class TestDecisions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLineIsNotedAboutWhatIsSelected();
    void escapeGivesUpAndGoesBack();
    void ownerDueAndStateAreEditedInPlace();
    void anAnswerDecidesIt();
    void aDayThatIsNoneIsNotTaken();
    void deletingCanBeUndone();
    void theSubjectLeadsToTheCanvas();
    void aLinkIsNamedAndSoIsWhatSomebodyRemoved();

private:
    QLineEdit *line() { return m_panel->findChild<QLineEdit *>("decisionCapture"); }
    QTableView *table() { return m_panel->findChild<QTableView *>("decisionsTable"); }
    const Decision &first() { return m_session->topology().agreements->decisions.front(); }
    void note(const char *text)
    {
        m_panel->capture();
        QTest::keyClicks(line(), text);
        QTest::keyClick(line(), Qt::Key_Return);
    }
    void edit(int column) { table()->edit(table()->model()->index(0, column)); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<DecisionsPanel> m_panel;
};

void TestDecisions::init()
{
    m_panel.reset();
    m_session = openTemplate();
    m_session->apply(changeAgreements([](Agreements &all) { all.decisions.clear(); }), "Empty");
    m_session->undoStack()->clear();
    m_panel = std::make_unique<DecisionsPanel>(*m_session);
    m_panel->resize(900, 240);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestDecisions::aLineIsNotedAboutWhatIsSelected()
{
    const ServiceId id = serviceNamed(*m_session, "sql-orders-cus")->id;
    m_session->select(selectionOf(*m_session, id));
    QVERIFY(m_panel->findChild<QLabel *>("decisionAbout")->text().contains("sql-orders-cus"));
    note("Who may promote the database?");
    QCOMPARE(first().text, std::string("Who may promote the database?"));
    QCOMPARE(first().status, std::optional<std::string>("open"));
    QCOMPARE(first().subjects, std::vector<std::string>{id.text});
    QVERIFY(line()->text().isEmpty()); // ready for the next one
    QCOMPARE(m_panel->openCount(), 1);
    m_session->undoStack()->undo();
    QVERIFY(m_session->topology().agreements->decisions.empty());
}

void TestDecisions::aLinkIsNamedAndSoIsWhatSomebodyRemoved()
{
    const Stamp &stamp = *m_session->topology().stamps.front();
    const Dependency link = stamp.dependencies.front();
    const QString from = toQt(stamp.service(link.from)->name), to = toQt(stamp.service(link.to)->name);
    const auto about = [this] {
        return table()->model()->index(0, DecisionsModel::AboutColumn).data().toString();
    };
    m_session->select({stamp.id, {}, {}, {link.id}});
    note("Is it needed at all?");
    QCOMPARE(about(), from + QString(" \u2192 ") + to);
    QVERIFY(m_session->apply(removeDependencies({link.id}), "Remove the link"));
    QCOMPARE(about(), QString("(removed)")); // and not an id that nobody knows
}

void TestDecisions::escapeGivesUpAndGoesBack()
{
    note("First");
    table()->setFocus();
    m_panel->capture();
    QTest::keyClicks(line(), "Never mind");
    QTest::keyClick(line(), Qt::Key_Escape);
    QCOMPARE(m_session->topology().agreements->decisions.size(), std::size_t(1));
    QVERIFY(table()->hasFocus() || QGuiApplication::focusWindow() == nullptr);
}

void TestDecisions::ownerDueAndStateAreEditedInPlace()
{
    note("Who declares?");
    edit(DecisionsModel::OwnerColumn);
    auto *owner = m_panel->findChild<QLineEdit *>("decisionOwnerText");
    QVERIFY(owner);
    QTest::keyClicks(owner, "Duty manager");
    QTest::keyClick(owner, Qt::Key_Return);
    QTRY_VERIFY(first().owner);
    QCOMPARE(m_session->topology().role(*first().owner)->title, std::string("Duty manager"));

    edit(DecisionsModel::DueColumn);
    auto *due = m_panel->findChild<QLineEdit *>("decisionText");
    QVERIFY(due);
    QTest::keyClicks(due, "2027-01-15");
    QTest::keyClick(due, Qt::Key_Return);
    QTRY_COMPARE(first().due, std::optional<std::string>("2027-01-15"));

    edit(DecisionsModel::StatusColumn);
    auto *status = m_panel->findChild<QComboBox *>("decisionStatus");
    QVERIFY(status);
    QTest::keyClick(status, Qt::Key_End);
    QTest::keyClick(status, Qt::Key_Return);
    QTRY_COMPARE(first().status, std::optional<std::string>("dropped"));
    QCOMPARE(m_session->undoStack()->count(), 4); // one step each
}

void TestDecisions::anAnswerDecidesIt()
{
    note("Which region?");
    table()->model()->setData(table()->model()->index(0, DecisionsModel::AnswerColumn), "West US 3");
    QCOMPARE(first().status, std::optional<std::string>("decided"));
    QCOMPARE(first().answer, std::optional<std::string>("West US 3"));
}

void TestDecisions::aDayThatIsNoneIsNotTaken()
{
    note("When?");
    QVERIFY(!table()->model()->setData(table()->model()->index(0, DecisionsModel::DueColumn), "tomorrow"));
    QVERIFY(!first().due);
}

void TestDecisions::deletingCanBeUndone()
{
    note("Gone?");
    table()->setCurrentIndex(table()->model()->index(0, DecisionsModel::TextColumn));
    QSignalSpy toasts(m_session.get(), &Session::toastRequested);
    QTest::keyClick(table(), Qt::Key_Delete);
    QVERIFY(m_session->topology().agreements->decisions.empty());
    QCOMPARE(toasts.count(), 1);
    m_session->undoStack()->undo();
    QCOMPARE(first().text, std::string("Gone?"));
}

void TestDecisions::theSubjectLeadsToTheCanvas()
{
    const ServiceId id = serviceNamed(*m_session, "sql-orders-cus")->id;
    m_session->select(selectionOf(*m_session, id));
    note("Why Hyperscale?");
    m_session->clearSelection();
    QSignalSpy shown(m_session.get(), &Session::revealRequested);
    const QModelIndex about = table()->model()->index(0, DecisionsModel::AboutColumn);
    QCOMPARE(about.data().toString(), QString("sql-orders-cus"));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(about).center());
    QCOMPARE(shown.count(), 1);
    QVERIFY(m_session->selection().has(id));
}

QTEST_MAIN(TestDecisions)
#include "tst_decisions.moc"
