// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal.h"
#include "tests/app/designer/window.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/preferences.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTableView>
#include <QTemporaryDir>
#include <QUndoStack>

#include <cstdio>

using namespace breakwater;
using namespace breakwater::test;

namespace {

constexpr int kEditsOfARound = 12; // six there and six back
constexpr char kBroken[] = "agw-eus2 (secondary) still needs api-back-eus2 (primary) after failover.";
constexpr char kFix[] = "Drop the link: one to api-public-eus2 is there already";

QByteArray markOf(const Topology &design)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(writeDesign(design)), QCryptographicHash::Sha1)
        .toHex();
}

void must(bool happened, const char *what)
{
    if (!happened)
        qFatal("the script stands still: %s", what);
}

/// The morning with a client, by the events that a hand makes.
class Script {
public:
    explicit Script(MainWindow &window)
        : m_window(window)
        , m_session(window.session())
        , m_canvas(*window.findChild<CanvasView *>("canvas"))
    { }

    void start()
    {
        must(QTest::qWaitForWindowActive(&m_window), "a window");
        auto *card = m_window.findChild<QAbstractButton *>("template_web");
        must(card && QTest::qWaitFor([&] { return card->isVisible(); }), "a gallery");
        QTest::mouseClick(card, Qt::LeftButton);
        must(QTest::qWaitFor([&] { return m_session.hasDocument(); }), "a design");
    }

    void round()
    {
        m_canvas.setFocus();
        m_canvas.fitAll();
        m_session.clearSelection();
        key(m_canvas, Qt::Key_Slash);
        auto *field = m_canvas.findChild<QLineEdit *>("quickAddField");
        must(field && QTest::qWaitFor([&] { return field->isVisible(); }), "quick add");
        QTest::keyClicks(field, "redis sec");
        key(*field, Qt::Key_Return);
        must(QTest::qWaitFor([&] { return QApplication::focusWidget() != &m_canvas; }), "a name to give");
        QTest::keyClicks(QApplication::focusWidget(), "redis-queue");
        key(*QApplication::focusWidget(), Qt::Key_Return);
        must(QTest::qWaitFor([&] { return serviceNamed(m_session, "redis-queue"); }), "a name");

        m_canvas.fitAll();
        QTest::mouseClick(m_canvas.viewport(), Qt::LeftButton, {}, at("api-back-eus2"));
        m_canvas.setFocus();
        key(m_canvas, Qt::Key_L);
        QTest::keyClicks(&m_canvas, "redis-q");
        key(m_canvas, Qt::Key_Return);

        const StampId stamp = m_session.topology().stamps.front()->id;
        const QRect lane = m_canvas.placeOf(stamp, Site::Secondary);
        QTest::mouseClick(m_canvas.viewport(), Qt::LeftButton, {}, lane.topLeft() + QPoint(120, 12));
        key(m_canvas, Qt::Key_M, Qt::ControlModifier);

        m_canvas.fitAll();
        const QPoint from = at("api-back-eus2");
        const QRect primary = m_canvas.placeOf(stamp, Site::Primary);
        drag(from, {primary.center().x(), primary.bottom() - 50});
        fix();
        while (m_session.undoStack()->canUndo())
            key(m_canvas, Qt::Key_Z, Qt::ControlModifier);
    }

private:
    static void key(QWidget &on, Qt::Key which, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(&on, which, with);
    }
    QPoint at(const char *name) const
    {
        const Service *service = serviceNamed(m_session, name);
        must(service, name);
        return m_canvas.placeOf(service->id).center();
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QWidget *ground = m_canvas.viewport();
        QTest::mousePress(ground, Qt::LeftButton, {}, from);
        for (int i = 1; i <= 8; ++i) {
            const QPoint there = from + (to - from) * i / 8;
            QMouseEvent event(QEvent::MouseMove, there, ground->mapToGlobal(there), Qt::NoButton,
                              Qt::LeftButton, {});
            QApplication::sendEvent(ground, &event);
        }
        QTest::mouseRelease(ground, Qt::LeftButton, {}, to);
    }
    void fix()
    {
        must(waitForVerdict(m_session), "a verdict");
        auto *table = m_window.findChild<QTableView *>("problemsTable");
        must(table, "problems");
        QModelIndex row;
        must(QTest::qWaitFor([&] {
                 const QAbstractItemModel &model = *table->model();
                 for (int i = 0; i < model.rowCount() && !row.isValid(); ++i)
                     for (int c = 0; c < model.columnCount(); ++c)
                         if (model.index(i, c).data().toString() == kBroken)
                             row = model.index(i, c);
                 return row.isValid();
             }),
             kBroken);
        table->setCurrentIndex(row);
        table->setFocus();
        key(*table, Qt::Key_Period, Qt::ControlModifier);
        QMenu *menu = nullptr;
        must(QTest::qWaitFor(
                 [&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())); }),
             "fixes");
        for (QAction *action : menu->actions())
            if (action->text().startsWith(kFix))
                menu->setActiveAction(action);
        key(*menu, Qt::Key_Return);
    }

    MainWindow &m_window;
    Session &m_session;
    CanvasView &m_canvas;
};

/// The program that is going to be killed: says after each edit which one it was and what the design is now.
int workUntilKilled(const QString &journals)
{
    DesignerSetup setup = plainSetup();
    setup.journalFolder = journals;
    MainWindow window(std::move(setup));
    window.show();
    Script script(window);
    script.start();
    int edits = 0;
    const auto say = [&](int number) {
        std::printf("%d %s\n", number, markOf(window.session().topology()).constData());
        std::fflush(stdout);
    };
    say(0);
    QObject::connect(&window.session(), &Session::topologyChanged, [&] { say(++edits); });
    for (;;)
        script.round();
}

} // namespace

/// Whenever the program is killed during a workshop, all but the edit in flight is there again.
class TestKilledWorkshop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAtAnyMomentItLosesOneEditAtMost_data();
    void killedAtAnyMomentItLosesOneEditAtMost();
};

void TestKilledWorkshop::killedAtAnyMomentItLosesOneEditAtMost_data()
{
    QTest::addColumn<int>("after"); // edits
    QTest::addColumn<int>("wait"); // ms
    QRandomGenerator &random = *QRandomGenerator::global();
    for (int kill = 0; kill < 50; ++kill)
        QTest::addRow("kill %d", kill + 1) << random.bounded(kEditsOfARound + 1) << random.bounded(60);
}

void TestKilledWorkshop::killedAtAnyMomentItLosesOneEditAtMost()
{
    QFETCH(int, after);
    QFETCH(int, wait);
    QTemporaryDir folder;
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {"--work-until-killed", folder.path()});
    QByteArray said;
    while (said.count('\n') <= after) {
        QVERIFY(program.waitForReadyRead(60000));
        said += program.readAllStandardOutput();
    }
    QTest::qSleep(wait);
    program.kill(); // SIGKILL
    program.waitForFinished();
    said += program.readAllStandardOutput();
    QList<QByteArray> marks; // of the design after so many edits
    for (const QByteArray &line : said.split('\n'))
        if (const qsizetype space = line.indexOf(' '); space > 0 && line.size() == space + 41)
            marks << line.mid(space + 1);
    const auto made = marks.size() - 1;

    const auto left = leftBehind(folder.path().toStdString(), *builtinCatalog());
    QVERIFY(left.size() <= 1);
    if (left.empty()) {
        QVERIFY2(made <= 1, qPrintable(QString("%1 edits and no journal").arg(made)));
        return;
    }
    const QByteArray kept = markOf(left.front().design);
    const auto edits = left.front().edits;
    QVERIFY2(edits >= made - 1 && edits <= made + 1,
             qPrintable(QString("made %1, kept %2").arg(made).arg(edits)));
    if (edits <= made) // else it was written and not yet said
        QCOMPARE(kept, marks[edits]);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    useOwnSettings("killed-workshop");
    if (argc == 3 && QString::fromLocal8Bit(argv[1]) == "--work-until-killed")
        return workUntilKilled(QString::fromLocal8Bit(argv[2]));
    TestKilledWorkshop test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_killed_workshop.moc"
