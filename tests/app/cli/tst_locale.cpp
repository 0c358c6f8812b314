// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/command.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <clocale>

/// What programs read is the same wherever the program runs; only people have a language.
class TestLocale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { std::setlocale(LC_ALL, "C"); }
    void resultsDoNotDependOnTheLocale_data();
    void resultsDoNotDependOnTheLocale();
    void findingsAreSaidInGermanWhereAsked();
    void onlyTextHasALanguage();

private:
    std::string design(const char *id) const
    {
        return std::string(BREAKWATER_SOURCE_DIR "/templates/") + id + "/" + id + ".breakwater";
    }
    std::string weakTls() const
    {
        return BREAKWATER_SOURCE_DIR "/tests/cases/rules/SEC-008/fails-with-old-tls.breakwater";
    }
    bool m_hasGerman = false;
    QTemporaryDir m_locales;
};

void TestLocale::initTestCase()
{
    // Where a comma is the decimal point. Made here: few machines have it.
    QProcess localedef;
    localedef.start("localedef", {"-i", "de_DE", "-f", "UTF-8", m_locales.filePath("de_DE.UTF-8")});
    m_hasGerman = localedef.waitForFinished(60000) && localedef.exitCode() == 0;
    qputenv("LOCPATH", m_locales.path().toUtf8());
}

void TestLocale::resultsDoNotDependOnTheLocale_data()
{
    QTest::addColumn<QStringList>("words");
    const QString web = QString::fromStdString(design("web")),
                  genai = QString::fromStdString(design("genai"));
    QTest::newRow("check") << QStringList{"check", web, "--format", "json"};
    QTest::newRow("check, sarif") << QStringList{"check", genai, "--format", "sarif"};
    QTest::newRow("check, versions of TLS")
        << QStringList{"check", QString::fromStdString(weakTls()), "--format", "json"};
    QTest::newRow("estimate") << QStringList{"estimate", web, "--format", "json"};
    QTest::newRow("plan") << QStringList{"plan", genai, "--format", "json"};
    QTest::newRow("catalog") << QStringList{"catalog", "storage-account"};
    QTest::newRow("estimate, text") << QStringList{"estimate", web};
}

void TestLocale::resultsDoNotDependOnTheLocale()
{
    if (!m_hasGerman)
        QSKIP("the locale de_DE.UTF-8 cannot be made here (Debian: locales)");
    QFETCH(QStringList, words);
    std::vector<std::string> arguments{"--as-of", "2026-11-23"};
    for (const QString &word : words)
        arguments.push_back(word.toStdString());
    const Command plain(arguments);
    QVERIFY(std::setlocale(LC_ALL, "de_DE.UTF-8"));
    QCOMPARE(std::localeconv()->decimal_point, ",");
    const Command german(arguments);
    QCOMPARE(german.out, plain.out);
    QCOMPARE(german.code, plain.code);
    QVERIFY(!plain.out.empty());
}

void TestLocale::findingsAreSaidInGermanWhereAsked()
{
    const Command german({"--as-of", "2026-11-23", "check", design("web"), "--language", "de"});
    const Command english({"--as-of", "2026-11-23", "check", design("web")});
    QCOMPARE(german.code, english.code);
    QVERIFY(german.out.find("wurde aus diesem Entwurf noch nie exportiert") != std::string::npos);
    QVERIFY(english.out.find("has never been exported from this design") != std::string::npos);
    QVERIFY(german.out.find("has never been exported from this design") == std::string::npos);
    QCOMPARE(Command({"check", design("web"), "--language", "xx"}).code, 2);
}

void TestLocale::onlyTextHasALanguage()
{
    for (const char *format : {"json", "sarif", "csv"})
        QCOMPARE(
            Command({"--as-of", "2026-11-23", "check", design("web"), "--format", format, "--language", "de"})
                .out,
            Command({"--as-of", "2026-11-23", "check", design("web"), "--format", format}).out);
}

QTEST_APPLESS_MAIN(TestLocale)
#include "tst_locale.moc"
