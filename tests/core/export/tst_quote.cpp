// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/quote.h"
#include "tests/core/export/nasty_names.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>
#include <optional>

using namespace breakwater;

namespace {

/// What a shell prints for these words.
QByteArray shellSays(const std::string &program)
{
    QProcess shell;
    shell.start(QStringLiteral("bash"), {QStringLiteral("-c"), QString::fromUtf8(program.c_str())});
    if (!shell.waitForFinished(10000) || shell.exitCode() != 0)
        return "failed: " + shell.readAllStandardError();
    return shell.readAllStandardOutput();
}

/// What no language can say is U+FFFD; how many stand for one bad sequence is nobody's business.
QString settled(const std::string &text)
{
    QString out = QString::fromStdString(text).replace(QChar(u'\0'), QChar(0xFFFD));
    const QString twice(2, QChar(0xFFFD));
    while (out.contains(twice))
        out.replace(twice, QString(QChar(0xFFFD)));
    return out;
}

/// Reads a CSV record back.
std::vector<std::string> csvFields(const std::string &record)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
        const char c = record[i];
        if (quoted && c == '"' && i + 1 < record.size() && record[i + 1] == '"') {
            fields.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

/// Reads a Bicep string literal back; nothing when it is no single literal.
std::optional<std::string> bicepValue(const std::string &literal)
{
    if (literal.size() < 2 || literal.front() != '\'' || literal.back() != '\'')
        return std::nullopt;
    std::string out;
    for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
        const char c = literal[i];
        if (c == '\'' || c == '\n' || (c == '$' && literal[i + 1] == '{'))
            return std::nullopt; // ends early or interpolates
        if (c != '\\') {
            out += c;
            continue;
        }
        const char next = literal[++i];
        if (next == 'u') {
            const std::size_t end = literal.find('}', i);
            const char32_t code =
                static_cast<char32_t>(std::stoul(literal.substr(i + 2, end - i - 2), nullptr, 16));
            out += QString::fromUcs4(&code, 1).toStdString();
            i = end;
        } else if (std::string_view("\\'$").find(next) != std::string_view::npos) {
            out += next;
        } else if (next == 'n' || next == 'r' || next == 't') {
            out += next == 'n' ? '\n' : next == 'r' ? '\r' : '\t';
        } else {
            return std::nullopt;
        }
    }
    return out;
}

/// Reads an HCL template literal back.
std::optional<std::string> hclValue(const std::string &literal)
{
    if (literal.size() < 2 || literal.front() != '"' || literal.back() != '"')
        return std::nullopt;
    std::string out;
    for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
        const char c = literal[i];
        if (c == '"' || c == '\n')
            return std::nullopt;
        if ((c == '$' || c == '%') && literal.compare(i + 1, 2, std::string(1, c) + "{") == 0) {
            out += std::string(1, c) + "{";
            i += 2;
        } else if ((c == '$' || c == '%') && literal[i + 1] == '{') {
            return std::nullopt; // interpolates
        } else if (c == '\\' && literal[i + 1] == 'u') {
            const char32_t code = static_cast<char32_t>(std::stoul(literal.substr(i + 2, 4), nullptr, 16));
            out += QString::fromUcs4(&code, 1).toStdString();
            i += 5;
        } else if (c == '\\') {
            const char next = literal[++i];
            out += next == 'n' ? '\n' : next == 'r' ? '\r' : next == 't' ? '\t' : next;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

class TestQuote : public QObject {
    Q_OBJECT

private:
    static void names()
    {
        QTest::addColumn<QByteArray>("name");
        for (const auto &[title, name] : tests::nastyNames())
            QTest::newRow(title.c_str()) << QByteArray(name.data(), static_cast<qsizetype>(name.size()));
    }
    static std::string name()
    {
        QFETCH_GLOBAL(QByteArray, name);
        return std::string(name.constData(), static_cast<std::size_t>(name.size()));
    }

private slots:
    void initTestCase_data() { names(); }

    void lineIsOneCleanLine()
    {
        const QString text = QString::fromStdString(quote::line(name()));
        for (const QChar c : text)
            QVERIFY2(c.isPrint() || c.isSurrogate() || c == QChar(0xFFFD) || c == u' ',
                     qPrintable(QStringLiteral("U+%1").arg(c.unicode(), 4, 16)));
        QCOMPARE(QString::fromStdString(quote::line(text.toStdString())), text); // settled after one pass
    }

    void markdownShowsTheTextAndNothingElse()
    {
        const QString wanted = QString::fromStdString(quote::line(name())).trimmed();
        QTextDocument document;
        document.setMarkdown(QString::fromStdString("before " + quote::markdown(name()) + " after"),
                             QTextDocument::MarkdownDialectGitHub);
        QCOMPARE(document.toPlainText().simplified(),
                 (QStringLiteral("before ") + wanted + QStringLiteral(" after")).simplified());
        document.setMarkdown(QString::fromStdString(quote::markdown(name())),
                             QTextDocument::MarkdownDialectGitHub);
        QCOMPARE(document.toPlainText().simplified(), wanted.simplified());
        QVERIFY2(!document.toHtml().contains(QStringLiteral("href=")), qPrintable(document.toHtml()));
        QVERIFY(document.blockCount() == 1);
        QVERIFY(!document.firstBlock().textList());
    }

    void markdownKeepsToItsTableCell()
    {
        const std::string table = "| a | b |\n| --- | --- |\n| " + quote::markdown(name()) + " | "
            + quote::markdownCode(name()) + " |\n";
        int pipes = 0;
        const std::string last = table.substr(table.rfind("|\n", table.size() - 3) + 2);
        for (std::size_t i = 0; i < last.size(); ++i)
            pipes += last[i] == '|' && (i == 0 || last[i - 1] != '\\') ? 1 : 0;
        QCOMPARE(pipes, 3);
        QCOMPARE(std::count(table.begin(), table.end(), '\n'), 3);
    }

    void markdownCodeShowsTheText()
    {
        if (quote::line(name()).find_first_not_of(' ') == std::string::npos)
            return;
        QTextDocument document;
        document.setMarkdown(QString::fromStdString("x " + quote::markdownCode(name()) + " y"),
                             QTextDocument::MarkdownDialectGitHub);
        if (name().find('|') == std::string::npos) // <code> elements are HTML, which this reader leaves out
            QCOMPARE(
                document.toPlainText().simplified(),
                (QStringLiteral("x ") + QString::fromStdString(quote::line(name())) + QStringLiteral(" y"))
                    .simplified());
        QVERIFY(!document.toHtml().contains(QStringLiteral("href=")));
    }

    void fencesHoldTheTextVerbatim()
    {
        const std::string fenced = quote::markdownFence(name(), "bash");
        const std::string ticks = fenced.substr(0, fenced.find("bash"));
        QVERIFY(ticks.size() >= 3);
        QCOMPARE(fenced, ticks + "bash\n" + quote::prose(name()) + "\n" + ticks + "\n");
        QVERIFY(quote::prose(name()).find(ticks) == std::string::npos);
    }

    void htmlAndXmlAreInert()
    {
        for (const std::string &quoted : {quote::html(name()), quote::xml(name())}) {
            QXmlStreamReader xml(QString::fromStdString("<p title=\"" + quoted + "\">" + quoted + "</p>"));
            QVERIFY(xml.readNextStartElement());
            const QString wanted = QString::fromStdString(quote::prose(name()));
            QString attribute = wanted;
            QCOMPARE(xml.attributes().value(QStringLiteral("title")).toString(),
                     attribute.replace(u'\n', u' '));
            QCOMPARE(xml.readElementText(), wanted); // an element inside would be an error
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        }
    }

    void mermaidLabelsStayInTheirQuotes()
    {
        const QString label = QString::fromStdString(quote::mermaid(name()));
        QVERIFY(!label.contains(QRegularExpression(QStringLiteral("[\"<>`\\[\\]{}()|\n]"))));
        QString shown = label;
        static const QRegularExpression entity(QStringLiteral("#(\\d+);"));
        for (QRegularExpressionMatch found = entity.match(shown); found.hasMatch();) {
            const QString character(QChar(found.captured(1).toInt()));
            shown.replace(found.capturedStart(), found.capturedLength(), character);
            found = entity.match(shown, found.capturedStart() + 1);
        }
        QCOMPARE(shown, QString::fromStdString(quote::line(name())));
    }

    void shellWordsComeBack()
    {
        const QByteArray said = shellSays("printf '%s' " + quote::shellSingle(name()));
        QCOMPARE(settled(said.toStdString()), settled(name()));
    }

    void shellDoubleRunsNothing()
    {
        const QByteArray said = shellSays("printf '%s' \"" + quote::shellDouble(name()) + "\"");
        QCOMPARE(QString::fromUtf8(said), QString::fromStdString(quote::prose(name())));
    }

    void csvFieldsComeBackAndNeverRun()
    {
        const auto fields = csvFields("a," + quote::csv(name()) + ",b");
        QCOMPARE(fields.size(), std::size_t{3});
        std::string field = fields[1];
        QVERIFY(field.empty() || std::string_view("=+-@").find(field.front()) == std::string_view::npos);
        if (!field.empty() && field.front() == '\'' && quote::prose(name()).front() != '\'')
            field.erase(0, 1);
        QCOMPARE(field, quote::prose(name()));
    }

    void bicepStringsComeBack()
    {
        const auto value = bicepValue(quote::bicepString(name()));
        QVERIFY(value.has_value());
        QCOMPARE(settled(*value), settled(name()));
    }

    void hclStringsComeBack()
    {
        const auto value = hclValue(quote::hclString(name()));
        QVERIFY(value.has_value());
        QCOMPARE(settled(*value), settled(name()));
    }

    void treacherousTextIsKnown()
    {
        const std::string text = name();
        const bool clean = quote::line(text) == text && text.find("\xE2\x80\x8B") == std::string::npos;
        if (!clean)
            QVERIFY(quote::isTreacherous(text));
        if (quote::isPlainWord(text))
            QCOMPARE(QString::fromUtf8(shellSays("printf '%s' " + text)), QString::fromStdString(text));
    }
};

QTEST_MAIN(TestQuote)
#include "tst_quote.moc"
