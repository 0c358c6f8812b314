// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

/// The arrows of the house, held against the #include lines. A room is named by its folder; what a room may
/// know is listed beside it, and everything else is forbidden.
class TestIncludes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeFollowsAnArrow_data();
    void everyIncludeFollowsAnArrow();
    void theCoreIsFreeOfQt();
    void theArrowsThemselvesHaveNoCycle();
    void everySourceNamesItsLicence();
};

namespace {

const QMap<QString, QStringList> &arrows()
{
    // The order of the house: app -> widgets -> assessment, export, storage, import -> rules, recovery,
    // availability, cost -> model -> catalog -> support.
    static const QStringList model{"core/support", "core/catalog", "core/model"};
    static const QStringList analyses = model + QStringList{"core/recovery", "core/cost"};
    static const QStringList assessment =
        analyses + QStringList{"core/advice", "core/rules", "core/assessment"};
    static const QStringList core = assessment
        + QStringList{"core/storage", "core/export", "core/rehearsal", "core/playback", "core/comparison"};
    static const QMap<QString, QStringList> map{
        {"core/support", {"core/support"}},
        {"core/catalog", {"core/support", "core/catalog"}},
        {"core/model", model},
        {"core/recovery", model + QStringList{"core/recovery"}},
        {"core/cost", model + QStringList{"core/cost"}},
        {"core/playback", model + QStringList{"core/recovery", "core/playback"}},
        {"core/rules", analyses + QStringList{"core/rules"}},
        {"core/advice", analyses + QStringList{"core/advice"}},
        {"core/assessment", assessment},
        {"core/comparison", assessment + QStringList{"core/comparison"}},
        {"core/storage", model + QStringList{"core/storage"}},
        {"core/rehearsal",
         QStringList{"core/recovery", "core/model", "core/catalog", "core/support", "core/rehearsal"}},
        {"core/export", assessment + QStringList{"core/playback", "core/comparison", "core/export"}},
        {"widgets/theme", model + QStringList{"widgets/theme"}},
        {"widgets/paper", core + QStringList{"widgets/theme", "widgets/paper"}},
        {"widgets/session", core + QStringList{"widgets/theme", "widgets/session"}},
        {"widgets/canvas",
         core + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/canvas"}},
        {"widgets/palette",
         core + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/palette"}},
        {"widgets/inspector",
         core + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/inspector"}},
        {"widgets/problems",
         core + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/problems"}},
        {"widgets/code", core + QStringList{"widgets/theme", "widgets/session", "widgets/code"}},
        {"widgets/decisions", core + QStringList{"widgets/theme", "widgets/session", "widgets/decisions"}},
        {"widgets/commands", {"widgets/theme", "widgets/commands"}},
        {"widgets/charts",
         core + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/charts"}},
        {"widgets/timeline",
         core + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/timeline"}},
        {"widgets/start",
         core + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/start"}},
        {"widgets/bundle", core + QStringList{"widgets/paper", "widgets/bundle"}},
        {"widgets/exports",
         core
             + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/bundle",
                           "widgets/exports"}},
        {"app/cli", core + QStringList{"widgets/bundle", "app/cli"}},
        {"app/designer",
         core
             + QStringList{"widgets/theme", "widgets/paper", "widgets/session", "widgets/canvas",
                           "widgets/palette", "widgets/inspector", "widgets/problems", "widgets/decisions",
                           "widgets/commands", "widgets/start", "widgets/charts", "widgets/timeline",
                           "widgets/bundle", "widgets/code", "widgets/exports", "app/designer"}},
    };
    return map;
}

QString roomOf(const QString &path)
{
    return path.section('/', 0, 1);
}

QStringList sourcesUnder(const QStringList &folders)
{
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator it(QStringLiteral(BREAKWATER_SOURCE_DIR "/") + folder, {"*.h", "*.cpp"}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            files << it.next().mid(int(qstrlen(BREAKWATER_SOURCE_DIR "/")));
    }
    files.sort();
    return files;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(QStringLiteral(BREAKWATER_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestIncludes::everyIncludeFollowsAnArrow_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : sourcesUnder({"core", "widgets", "app"}))
        QTest::newRow(qPrintable(path)) << path;
}

void TestIncludes::everyIncludeFollowsAnArrow()
{
    QFETCH(QString, path);
    const QString room = roomOf(path);
    QVERIFY2(arrows().contains(room), qPrintable("no arrow is drawn for the room " + room));
    static const QRegularExpression include(R"(^\s*#\s*include\s+"([^"]+)\")",
                                            QRegularExpression::MultilineOption);
    for (auto it = include.globalMatch(QString::fromUtf8(contentsOf(path))); it.hasNext();) {
        const QString included = it.next().captured(1);
        if (included.endsWith(".moc") || included.startsWith("moc_"))
            continue;
        QVERIFY2(included.startsWith("core/") || included.startsWith("widgets/")
                     || included.startsWith("app/"),
                 qPrintable("include by the path from the top: " + included));
        QVERIFY2(arrows().value(room).contains(roomOf(included)),
                 qPrintable(room + " may not know " + included));
    }
}

void TestIncludes::theCoreIsFreeOfQt()
{
    static const QRegularExpression qt(R"(^\s*#\s*include\s+<Q)", QRegularExpression::MultilineOption);
    for (const QString &path : sourcesUnder({"core"}))
        QVERIFY2(!qt.match(QString::fromUtf8(contentsOf(path))).hasMatch(), qPrintable(path));
}

void TestIncludes::theArrowsThemselvesHaveNoCycle()
{
    QSet<QString> settled;
    bool progress = true;
    while (progress && settled.size() < arrows().size()) {
        progress = false;
        for (auto it = arrows().begin(); it != arrows().end(); ++it) {
            if (settled.contains(it.key()))
                continue;
            const bool ready = std::all_of(it->begin(), it->end(), [&](const QString &room) {
                return room == it.key() || settled.contains(room);
            });
            if (ready) {
                settled.insert(it.key());
                progress = true;
            }
        }
    }
    QCOMPARE(settled.size(), arrows().size());
}

void TestIncludes::everySourceNamesItsLicence()
{
    for (const QString &path : sourcesUnder({"core", "widgets", "app", "tests"}))
        QVERIFY2(contentsOf(path).startsWith("// SPDX-License-Identifier: GPL-3.0-or-later"),
                 qPrintable(path));
}

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
