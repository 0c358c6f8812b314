// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/quote.h"
#include "core/export/scripts/words.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/nasty_rows.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

/// A plain reading of PowerShell: what stands outside of strings and comments, with one `'` or `"` for a
/// whole string, and what the strings say.
struct PowershellText {
    QString code;
    QStringList strings;
    bool whole = false; ///< nothing is left open
};

bool isSingle(QChar c)
{
    return c == '\'' || (c.unicode() >= 0x2018 && c.unicode() <= 0x201B);
}
bool isDouble(QChar c)
{
    return c == '"' || (c.unicode() >= 0x201C && c.unicode() <= 0x201E);
}

PowershellText readPowershell(const std::string &bytes)
{
    const QString text = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    PowershellText out;
    qsizetype open = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (text.mid(i, 2) == QLatin1String("<#")) {
            i = text.indexOf(QLatin1String("#>"), i) + 1;
        } else if (c == '#') {
            i = text.indexOf('\n', i) - 1;
        } else if (isSingle(c) || isDouble(c)) {
            const bool expands = isDouble(c);
            QString said;
            for (++i;; ++i) {
                if (i >= text.size())
                    return out;
                const bool ends = expands ? isDouble(text[i]) : isSingle(text[i]);
                if (ends && i + 1 < text.size() && (expands ? isDouble(text[i + 1]) : isSingle(text[i + 1])))
                    ++i;
                else if (ends)
                    break;
                else if (expands && text[i] == '`' && text.mid(i + 1, 2) == QLatin1String("u{")) {
                    const qsizetype end = text.indexOf('}', i);
                    const char32_t code = text.mid(i + 3, end - i - 3).toUInt(nullptr, 16);
                    said += QString::fromUcs4(&code, 1);
                    i = end;
                    continue;
                } else if (expands && text[i] == '`')
                    ++i;
                said += text[i];
            }
            out.strings << said;
            out.code += expands ? '"' : '\'';
        } else {
            open += QStringLiteral("({[").contains(c) ? 1 : QStringLiteral(")}]").contains(c) ? -1 : 0;
            out.code += c;
        }
    }
    out.whole = open == 0;
    return out;
}

Files powershellOf(const Files &files)
{
    Files some;
    for (const auto &[path, text] : files) {
        if (path.ends_with(".ps1"))
            some.emplace(path, text);
    }
    return some;
}

/// Number and key of each step, as the text of a script has them.
QStringList stepsIn(const std::string &text, const char *pattern)
{
    QStringList steps;
    QRegularExpressionMatchIterator found =
        QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption)
            .globalMatch(QString::fromStdString(text));
    while (found.hasNext()) {
        const auto match = found.next();
        steps << match.captured(1) + ' ' + match.captured(2);
    }
    return steps;
}

} // namespace

class TestPowershell : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStringSaysWhatItIsGiven_data();
    void aStringSaysWhatItIsGiven();
    void aCommandOfOneProgramIsReadAsItsWords_data();
    void aCommandOfOneProgramIsReadAsItsWords();
    void whatIsMoreThanThatStaysWithBash_data();
    void whatIsMoreThanThatStaysWithBash();
    void stepsAreThoseOfTheOtherShell_data();
    void stepsAreThoseOfTheOtherShell();
    void everyVariableIsSetBeforeItIsUsed_data();
    void everyVariableIsSetBeforeItIsUsed();
    void powershellItselfReadsIt();
    void namesStayInert_data();
    void namesStayInert();
};

void TestPowershell::aStringSaysWhatItIsGiven_data()
{
    addNastyRows();
    QTest::newRow("typographic quotes")
        << QByteArray("\xE2\x80\x98; Remove-Item x \xE2\x80\x99 \xE2\x80\x9C$(x)\xE2\x80\x9D \xE2\x80\x9E");
    QTest::newRow("typographic quotes and a control") << QByteArray("\xE2\x80\x9C`$(x)\"\x01 '");
    QTest::newRow("the end of a block comment") << QByteArray("#> Remove-Item x <#");
}

void TestPowershell::aStringSaysWhatItIsGiven()
{
    QFETCH(QByteArray, name);
    const PowershellText read =
        readPowershell(quote::powershell({name.data(), std::size_t(name.size())}) + "\n");
    QVERIFY(read.whole);
    QCOMPARE(read.strings.size(), 1);
    QCOMPARE(read.code.trimmed().size(), 1);
    if (!quote::isTreacherous({name.data(), std::size_t(name.size())}))
        QCOMPARE(read.strings.front(), QString::fromUtf8(name));
}

void TestPowershell::aCommandOfOneProgramIsReadAsItsWords_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("words"); // joined by |, variables in <>
    QTest::newRow("words") << "az group show -n x"
                           << "az|group|show|-n|x";
    QTest::newRow("quotes") << R"(az x --query '[?a=="b"].c' --body "{\"k\": 1}" "")"
                            << R"(az|x|--query|[?a=="b"].c|--body|{"k": 1}|)";
    QTest::newRow("variables") << R"(az x -g ${RG} --url "https://${HOST}/p" a${B}c)"
                               << "az|x|-g|<RG>|--url|https://<HOST>/p|a<B>c";
    QTest::newRow("a percent sign") << R"(curl -w "%{http_code}\n" x)"
                                    << R"(curl|-w|%{http_code}\n|x)";
    QTest::newRow("an escape") << R"(az a\ b)"
                               << "az|a b";
}

void TestPowershell::aCommandOfOneProgramIsReadAsItsWords()
{
    QFETCH(QString, command);
    QFETCH(QString, words);
    const auto read = scripts::wordsOf(command.toStdString());
    QVERIFY(read);
    QStringList list;
    for (const scripts::Word &word : *read) {
        QString said;
        for (const scripts::Piece &piece : word)
            said += piece.variable ? '<' + QString::fromStdString(piece.text) + '>'
                                   : QString::fromStdString(piece.text);
        list << said;
    }
    QCOMPARE(list.join('|'), words);
}

void TestPowershell::whatIsMoreThanThatStaysWithBash_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"a | b", "a && b", "a; b", "a > b", "a $(b)", "a `b`", "a $B", "X=1 a", "a *", "a 'b", "a \"b", ""})
        QTest::addRow("[%s]", command) << command;
}

void TestPowershell::whatIsMoreThanThatStaysWithBash()
{
    QFETCH(QString, command);
    QVERIFY(!scripts::wordsOf(command.toStdString()));
}

void TestPowershell::stepsAreThoseOfTheOtherShell_data()
{
    QTest::addColumn<QString>("design");
    for (const std::string &name : designNames())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestPowershell::stepsAreThoseOfTheOtherShell()
{
    QFETCH(QString, design);
    const Files files = exported("scripts", designNamed(design.toStdString()));
    const Files twins = powershellOf(files);
    QCOMPARE(twins.size() * 2, files.size());
    for (const auto &[path, text] : twins) {
        const std::string bash = files.at(path.substr(0, path.size() - 4) + ".sh");
        const QStringList steps = stepsIn(text, "^Step '([^']*)' '([^']*)' ");
        QVERIFY2(steps.size() > 3, path.c_str());
        QCOMPARE(steps, stepsIn(bash, "^step '([^']*)' '([^']*)' "));
        QVERIFY2(readPowershell(text).whole, path.c_str());
    }
}

void TestPowershell::everyVariableIsSetBeforeItIsUsed_data()
{
    stepsAreThoseOfTheOtherShell_data();
}

void TestPowershell::everyVariableIsSetBeforeItIsUsed()
{
    QFETCH(QString, design);
    for (const auto &[path, text] : powershellOf(exported("scripts", designNamed(design.toStdString())))) {
        const QString all = QString::fromStdString(text);
        QRegularExpressionMatchIterator uses =
            QRegularExpression(QStringLiteral("\\$\\{?([A-Z][A-Z0-9_]+)\\b")).globalMatch(all);
        while (uses.hasNext()) {
            const auto use = uses.next();
            const qsizetype line = all.lastIndexOf('\n', use.capturedStart()) + 1;
            if (all.mid(line, 3) == QLatin1String("  '")) // a text, which stands for itself
                continue;
            const qsizetype set = all.indexOf('$' + use.captured(1) + QStringLiteral(" = "));
            QVERIFY2(set >= 0 && set <= use.capturedStart(),
                     qPrintable(use.captured(1) + " in " + path.c_str()));
        }
    }
}

void TestPowershell::powershellItselfReadsIt()
{
    const QString program = QStandardPaths::findExecutable("pwsh");
    if (program.isEmpty())
        QSKIP("there is no pwsh on PATH; strings, brackets and variables are checked all the same");
    QTemporaryDir folder;
    for (const std::string &design : designNames())
        writeAll(exported("scripts", designNamed(design)), folder.path().toStdString());
    QProcess process;
    process.start(
        program,
        {"-NoProfile", "-Command",
         "$bad = 0; Get-ChildItem -Recurse -Filter *.ps1 -LiteralPath '" + folder.path()
             + "' | ForEach-Object { $e = $null; "
               "[void][Management.Automation.Language.Parser]::ParseFile($_.FullName, [ref]$null, [ref]$e); "
               "$e | Out-Host; $bad += $e.Count }; exit $bad"});
    QVERIFY(process.waitForFinished(120000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().left(2000).constData());
}

void TestPowershell::namesStayInert_data()
{
    aStringSaysWhatItIsGiven_data();
}

void TestPowershell::namesStayInert()
{
    QFETCH(QByteArray, name);
    const std::string nasty = std::string(name.data(), std::size_t(name.size())) + "zzInjected";
    const Files files =
        powershellOf(exported("scripts", changed("web", [&](Stamp &stamp) { spoil(stamp, nasty); })));
    QVERIFY(!files.empty());
    for (const auto &[path, text] : files) {
        const PowershellText read = readPowershell(text);
        QVERIFY2(read.whole, path.c_str());
        QVERIFY2(!read.code.contains(QLatin1String("zzInjected")), path.c_str());
        // Nor does one of the strings that expand hold more than the variables of the plan.
        QVERIFY2(!read.code.contains(QLatin1String("$(x)")), path.c_str());
    }
}

QTEST_GUILESS_MAIN(TestPowershell)
#include "tst_powershell.moc"
