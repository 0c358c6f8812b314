// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/interface_language.h"
#include "app/designer/main_window.h"
#include "app/designer/options.h"
#include "app/designer/settings_window.h"
#include "tests/widgets/fixture.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/paper/diagram.h"
#include "widgets/paper/scene_geometry.h"
#include "widgets/session/language.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

#include <map>

using namespace breakwater;
using namespace breakwater::test;

namespace {

struct Entry {
    QString context, source, translation, state; ///< state: `unfinished`, `vanished`
};

std::vector<Entry> entriesOf(const QString &path)
{
    std::vector<Entry> entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            entries.push_back({context, {}, {}, {}});
        else if (xml.name() == QLatin1String("source"))
            entries.back().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            entries.back().state = xml.attributes().value(QLatin1String("type")).toString();
            entries.back().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return entries;
}

QString fileOf(const QString &language)
{
    return QStringLiteral(BREAKWATER_SOURCE_DIR "/app/designer/languages/breakwater_%1.ts").arg(language);
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%L?[0-9n]"));
    QStringList places;
    for (auto it = place.globalMatch(text); it.hasNext();)
        places << it.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

/// The letter after `&`; none: a null character.
QChar mnemonicOf(const QString &text)
{
    const qsizetype at = text.indexOf(QLatin1Char('&'));
    return at < 0 || at + 1 >= text.size() ? QChar() : text[at + 1].toLower();
}

} // namespace

class TestLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void noTextWaitsForItsTranslation_data();
    void noTextWaitsForItsTranslation();
    void translationsKeepWhatIsFilledIn_data();
    void translationsKeepWhatIsFilledIn();
    void theEnvironmentTheSettingAndTheCommandLineChoose();
    void theWindowSpeaksGerman();
    void noTwoEntriesOfAGermanMenuShareALetter();
    void figuresAreWrittenAsGermansDo();
    void whatIsPrintedStaysEnglish();
    void theChoiceIsRememberedForTheNextStart();

private:
    DesignerSetup setup() const
    {
        DesignerSetup made;
        made.catalog = builtinCatalog();
        made.asOf = kDay;
        made.restore = false;
        return made;
    }
    static void speakGerman() { useLanguage("de", {}, *builtinCatalog()); }
};

void TestLanguages::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("breakwater-test");
    QCoreApplication::setApplicationName("breakwater-test-languages");
    QSettings().clear();
}

void TestLanguages::cleanup()
{
    for (QTranslator *translator : qApp->findChildren<QTranslator *>())
        delete translator;
    speak(nullptr);
    QLocale::setDefault(QLocale::c());
    QSettings().clear();
}

void TestLanguages::noTextWaitsForItsTranslation_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : interfaceLanguages())
        QTest::newRow(qPrintable(language)) << language;
}

/// The files of the texts are those that lupdate makes of the sources now, and all of them are translated.
void TestLanguages::noTextWaitsForItsTranslation()
{
    QFETCH(QString, language);
    const QString tool = QStringLiteral(BREAKWATER_LUPDATE);
    if (!QFile::exists(tool))
        QSKIP("lupdate is not installed (Debian: qt6-l10n-tools)");
    QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("breakwater_%1.ts").arg(language));
    QVERIFY(QFile::copy(fileOf(language), copy));
    QProcess lupdate;
    lupdate.setWorkingDirectory(BREAKWATER_SOURCE_DIR);
    QStringList words{"-silent", "-no-obsolete", "-locations", "none", "-I", "."};
    if (language == QLatin1String("en"))
        words << "-pluralonly"; // English is what the sources say; only the plural forms are asked for
    lupdate.start(tool, words + QStringList{"widgets", "app", "-ts", copy});
    QVERIFY(lupdate.waitForFinished(120000));
    QCOMPARE(lupdate.exitCode(), 0);
    QStringList open;
    for (const Entry &entry : entriesOf(copy))
        if (!entry.state.isEmpty() || entry.translation.isEmpty())
            open << entry.context + QStringLiteral(": ") + entry.source;
    QVERIFY2(open.isEmpty(),
             qPrintable("not translated; `cmake --build ... --target update_languages` adds them:\n"
                        + open.join('\n')));
    if (language != QLatin1String("en"))
        QVERIFY(entriesOf(copy).size() > 400);
    const auto sources = [](const QString &path) {
        QStringList all;
        for (const Entry &entry : entriesOf(path))
            all << entry.context + QStringLiteral(": ") + entry.source;
        return all;
    };
    QCOMPARE(sources(fileOf(language)), sources(copy)); // and no text is kept that the sources lost
}

void TestLanguages::translationsKeepWhatIsFilledIn_data()
{
    noTextWaitsForItsTranslation_data();
}

void TestLanguages::translationsKeepWhatIsFilledIn()
{
    QFETCH(QString, language);
    for (const Entry &entry : entriesOf(fileOf(language))) {
        const QByteArray where = (entry.context + ": " + entry.source).toUtf8();
        QStringList wanted = placesIn(entry.source), said = placesIn(entry.translation);
        wanted.removeAll("%n"); // a form for one may say "one"
        said.removeAll("%n");
        QVERIFY2(wanted == said, where.constData());
        QVERIFY2(mnemonicOf(entry.source).isNull() == mnemonicOf(entry.translation).isNull(),
                 where.constData());
        QVERIFY2(entry.source.endsWith(QChar(0x2026)) == entry.translation.endsWith(QChar(0x2026)),
                 where.constData());
    }
}

void TestLanguages::theEnvironmentTheSettingAndTheCommandLineChoose()
{
    const QByteArray before = qgetenv("LC_ALL");
    qputenv("LC_ALL", "de_AT.UTF-8");
    QCOMPARE(startLanguage({}, true), QString("de"));
    QSettings().setValue("language", "en");
    QCOMPARE(startLanguage({}, true), QString("en"));
    QCOMPARE(startLanguage({}, false), QString("de"));
    QCOMPARE(startLanguage("de", true), QString("de"));
    qputenv("LC_ALL", "fr_FR.UTF-8");
    QCOMPARE(startLanguage({}, false), QString("en"));
    qputenv("LC_ALL", "C");
    QCOMPARE(startLanguage({}, false), QString("en"));
    qputenv("LC_ALL", before);

    QCOMPARE(parseOptions({"--language", "de"})->language, QString("de"));
    QVERIFY(!parseOptions({"--language", "xx"}));
}

void TestLanguages::theWindowSpeaksGerman()
{
    speakGerman();
    MainWindow window(setup());
    window.show();
    QStringList menus;
    for (const QAction *menu : window.menuBar()->actions())
        menus << menu->text().remove('&');
    QCOMPARE(menus.first(), QString("Datei"));
    QCOMPARE(menus.last(), QString("Hilfe"));
    window.openTemplate("web");
    QVERIFY(waitForVerdict(window.session()));
    QTRY_VERIFY(window.findChild<QTableView *>("problemsTable")->model()->rowCount() > 0);
    const QAbstractItemModel *problems = window.findChild<QTableView *>("problemsTable")->model();
    bool german = false;
    for (int row = 0; row < problems->rowCount(); ++row)
        for (int column = 0; column < problems->columnCount(); ++column) {
            const QString text = problems->index(row, column).data().toString();
            QVERIFY2(!text.contains("TGT-") || !text.contains(" the "), qPrintable(text));
            german = german || text.contains("Wiederherstellung") || text.contains(QString("Übung"))
                || text.contains("Ausfall");
        }
    QVERIFY(german);
    const scene::Geometry picture = window.findChild<CanvasView *>("canvas")->picture();
    QVERIFY(picture.bands.front().primary.title.startsWith(QString("Primär")));
    QCOMPARE(picture.bands.front().external->line, QString("nicht auf Azure"));
}

void TestLanguages::noTwoEntriesOfAGermanMenuShareALetter()
{
    speakGerman();
    DesignerSetup with = setup();
    with.exportAll = [](const ExportJob &) -> Result<ExportOutcome> { return ExportOutcome{}; };
    MainWindow window(std::move(with));
    QList<QWidget *> menus{window.menuBar()};
    for (QMenu *menu : window.findChildren<QMenu *>())
        menus << menu;
    for (const QWidget *menu : std::as_const(menus)) {
        std::map<QChar, QString> letters;
        for (const QAction *entry : menu->actions()) {
            const QChar letter = mnemonicOf(entry->text());
            if (letter.isNull())
                continue;
            const auto [other, isNew] = letters.emplace(letter, entry->text());
            QVERIFY2(isNew, qPrintable(other->second + " and " + entry->text()));
        }
    }
}

void TestLanguages::figuresAreWrittenAsGermansDo()
{
    speakGerman();
    QCOMPARE(minutesText(Minutes{2.5}), QString("2,5 min"));
    QCOMPARE(minutesText(Minutes{150}), QString("2 h 30 min"));
    Figure figure;
    figure.state = Figure::State::Unbounded;
    QCOMPARE(figureText(figure), QString("unbegrenzt"));
    QCOMPARE(QLocale().toString(1234.5, 'f', 1), QString("1.234,5"));
    QCOMPARE(QLocale().toString(QDate(2026, 3, 1), "d MMMM"), QString("1 März"));
}

/// The bytes of a diagram are the same whoever exports it.
void TestLanguages::whatIsPrintedStaysEnglish()
{
    const auto session = openTemplate();
    const auto bytes = [&session] {
        const scene::Geometry paper = scene::layoutOf(session->topology(), session->catalog(), nullptr);
        const scene::Band &band = paper.bands.front();
        return QStringList{band.line, band.target, band.primary.title, band.secondary.line,
                           band.global->line};
    };
    const QStringList english = bytes();
    speakGerman();
    QCOMPARE(bytes(), english);
    QVERIFY(english.at(2).startsWith("Primary"));
}

void TestLanguages::theChoiceIsRememberedForTheNextStart()
{
    MainWindow window(setup());
    QVERIFY(window.findChild<QAction *>("language_system")->isChecked());
    window.findChild<QAction *>("language_de")->trigger();
    QCOMPARE(QSettings().value("language").toString(), QString("de"));
    QVERIFY(window.messageText().contains("next start"));
    QCOMPARE(startLanguage({}, true), QString("de"));
    const SettingsWindow settings({}, &window);
    auto *box = settings.findChild<QComboBox *>("settingLanguage");
    QVERIFY(box);
    QCOMPARE(box->currentText(), QString("Deutsch"));
    window.findChild<QAction *>("language_system")->trigger();
    QVERIFY(QSettings().value("language").toString().isEmpty());
}

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
