// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal.h"
#include "tests/app/designer/window.h"

#include <QApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

using namespace breakwater;
using namespace breakwater::test;

namespace {

constexpr int kEdits = 120;

/// The script: moves, renames, parameters, links, services that come and go.
Edit scripted(int number, const Topology &design)
{
    const Stamp &stamp = *design.stamps.front();
    const auto &services = stamp.services;
    const Service &service = services[static_cast<std::size_t>(number) % services.size()];
    const std::string word = std::to_string(number);
    switch (number % 5) {
    case 0:
        return placeCard(stamp.id, service.id, CardPlace{8 * number, 16 * number, false});
    case 1:
        return changeService(service.id, [word](Service &one) { one.name = "renamed-" + word; });
    case 2:
        return addService(stamp.id, Service{ServiceId{"generic-" + word}, KindId{"generic"}, "New " + word},
                          CardPlace{8 * number, 8, false});
    case 3:
        return removeServices({ServiceId{"generic-" + std::to_string(number - 1)}});
    default:
        return changeEngagement([word](Engagement &one) { one.name = "Engagement " + word; });
    }
}

Topology opened()
{
    return templateDesign("portfolio", *builtinCatalog()).value();
}

/// The program that is going to be killed: says after each edit which one it made.
int editUntilKilled(const QString &journals)
{
    DesignerSetup setup = plainSetup();
    setup.journalFolder = journals;
    MainWindow window(std::move(setup));
    window.show();
    window.openTemplate("portfolio");
    for (int i = 0; i < kEdits; ++i) {
        if (!window.session().apply(scripted(i, window.session().topology()), QString::number(i)))
            return 1;
        QCoreApplication::processEvents();
        std::printf("%d\n", i + 1);
        std::fflush(stdout);
    }
    return QApplication::exec();
}

} // namespace

/// Whenever the program is killed, all but the edit in flight is there again.
class TestCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedAtAnyMomentItLosesOneEditAtMost_data();
    void killedAtAnyMomentItLosesOneEditAtMost();

private:
    std::vector<Topology> m_states; ///< after so many edits
};

void TestCrash::initTestCase()
{
    m_states.push_back(opened());
    for (int i = 0; i < kEdits; ++i) {
        Result<Topology> next = scripted(i, m_states.back())(m_states.back());
        QVERIFY2(next, next ? "" : next.error().sentence.c_str());
        m_states.push_back(std::move(next).value());
    }
}

void TestCrash::killedAtAnyMomentItLosesOneEditAtMost_data()
{
    QTest::addColumn<int>("wait"); // ms after the first edit
    bool ok = false;
    const int asked = qEnvironmentVariableIntValue("BREAKWATER_KILLS", &ok);
    const int kills = ok ? asked : 6; // the long run is fifty
    for (int kill = 0; kill < kills; ++kill)
        QTest::addRow("kill %d", kill + 1) << static_cast<int>(QRandomGenerator::global()->bounded(900));
}

void TestCrash::killedAtAnyMomentItLosesOneEditAtMost()
{
    QFETCH(int, wait);
    QTemporaryDir folder;
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {"--edit-until-killed", folder.path()});
    QVERIFY(program.waitForReadyRead(60000));
    QTest::qSleep(wait);
    program.kill(); // SIGKILL
    program.waitForFinished();
    const QByteArrayList said = program.readAllStandardOutput().trimmed().split('\n');
    const int made = said.last().toInt();
    const auto left = leftBehind(folder.path().toStdString(), *builtinCatalog());
    QCOMPARE(left.size(), std::size_t(1));
    const int kept = left.front().edits;
    QVERIFY2(kept >= made - 1 && kept <= made + 1,
             qPrintable(QString("made %1, kept %2").arg(made).arg(kept)));
    QCOMPARE(writeDesign(left.front().design), writeDesign(m_states[static_cast<std::size_t>(kept)]));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    useOwnSettings("crash");
    if (argc == 3 && QString::fromLocal8Bit(argv[1]) == "--edit-until-killed")
        return editUntilKilled(QString::fromLocal8Bit(argv[2]));
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash.moc"
