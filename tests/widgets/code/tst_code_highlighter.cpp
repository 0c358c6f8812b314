// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/code_highlighter.h"

#include <QTest>

using namespace breakwater;

namespace {

/// "keyword:param text:'x'": the pieces of a text that have a colour, line by line.
QStringList read(CodeLanguage language, const QStringList &lines)
{
    static const char *words[] = {"plain", "comment", "keyword",  "text",   "number",
                                  "key",   "type",    "variable", "heading"};
    CodeScanner scanner(language);
    QStringList out;
    int state = -1;
    for (const QString &line : lines) {
        for (const CodePiece &piece : scanner.scan(line, state)) {
            if (piece.role != CodeRole::Plain)
                out << QLatin1String(words[static_cast<int>(piece.role)]) + QLatin1Char(':')
                        + line.mid(piece.start, piece.length);
        }
    }
    return out;
}

} // namespace

class TestCodeHighlighter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileOfAnExportHasALanguage()
    {
        QCOMPARE(languageOf("iac/bicep/web/main.bicep"), CodeLanguage::Bicep);
        QCOMPARE(languageOf("iac/bicep/web/failover.bicepparam"), CodeLanguage::Bicep);
        QCOMPARE(languageOf("iac/terraform/web/primary/normal.tfvars"), CodeLanguage::Hcl);
        QCOMPARE(languageOf("scripts/web/drill.sh"), CodeLanguage::Shell);
        QCOMPARE(languageOf("scripts/web/drill.ps1"), CodeLanguage::PowerShell);
        QCOMPARE(languageOf(".github/workflows/web.yml"), CodeLanguage::Yaml);
        QCOMPARE(languageOf("iac/chaos/web/region-loss.json"), CodeLanguage::Json);
        QCOMPARE(languageOf("README.md"), CodeLanguage::Markdown);
        QCOMPARE(languageOf("LICENSE"), CodeLanguage::Plain);
    }

    void bicep()
    {
        QCOMPARE(read(CodeLanguage::Bicep, {QStringLiteral("param name string // who")}),
                 (QStringList{"keyword:param", "comment:// who"}));
        QCOMPARE(read(CodeLanguage::Bicep, {QStringLiteral("  name: 'kv-${suffix}-x'")}),
                 (QStringList{"key:name", "text:'kv-", "variable:${suffix}", "text:-x'"}));
        QCOMPARE(
            read(CodeLanguage::Bicep, {QStringLiteral("@description('a')"), QStringLiteral("  count: 3")}),
            (QStringList{"type:@description", "text:'a'", "key:count", "number:3"}));
        QCOMPARE(read(CodeLanguage::Bicep,
                      {QStringLiteral("/* one"), QStringLiteral("param two */ var x = true")}),
                 (QStringList{"comment:/* one", "comment:param two */", "keyword:var", "number:true"}));
        QCOMPARE(read(CodeLanguage::Bicep, {QStringLiteral("var a = '''x"), QStringLiteral("y'''")}),
                 (QStringList{"keyword:var", "text:'''x", "text:y'''"}));
        // A quote that is escaped ends nothing; a property called like a keyword is no keyword.
        QCOMPARE(read(CodeLanguage::Bicep, {QStringLiteral("a: 'it\\'s' + b.resource")}),
                 (QStringList{"key:a", "text:'it\\'s'"}));
    }

    void terraform()
    {
        QCOMPARE(read(CodeLanguage::Hcl, {QStringLiteral("resource \"azurerm_key_vault\" \"v\" {")}),
                 (QStringList{"keyword:resource", "text:\"azurerm_key_vault\"", "text:\"v\""}));
        QCOMPARE(read(CodeLanguage::Hcl, {QStringLiteral("  name = \"${var.name}-1\" # why")}),
                 (QStringList{"key:name", "text:\"", "variable:${var.name}", "text:-1\"", "comment:# why"}));
        QCOMPARE(
            read(CodeLanguage::Hcl,
                 {QStringLiteral("  a = <<-EOT"), QStringLiteral("    count = 1"), QStringLiteral("  EOT"),
                  QStringLiteral("  b = 1")}),
            (QStringList{"key:a", "text:<<-EOT", "text:    count = 1", "text:  EOT", "key:b", "number:1"}));
    }

    void scripts()
    {
        QCOMPARE(read(CodeLanguage::Shell, {QStringLiteral("NAME='a b' # $no")}),
                 (QStringList{"key:NAME", "text:'a b'", "comment:# $no"}));
        QCOMPARE(read(CodeLanguage::Shell, {QStringLiteral("if [ \"$x\" = y ]; then az group list; fi")}),
                 (QStringList{"keyword:if", "text:\"", "variable:$x", "text:\"", "keyword:then", "type:az",
                              "keyword:fi"}));
        QCOMPARE(read(CodeLanguage::Shell, {QStringLiteral("echo ${#list}")}),
                 (QStringList{"variable:${#list}"}));
        QCOMPARE(read(CodeLanguage::PowerShell, {QStringLiteral("if ($Execute) { 'now' }")}),
                 (QStringList{"keyword:if", "variable:$Execute", "text:'now'"}));
    }

    void dataAndProse()
    {
        QCOMPARE(
            read(CodeLanguage::Yaml, {QStringLiteral("run-name: \"x\" # y"), QStringLiteral("- on: true")}),
            (QStringList{"key:run-name", "text:\"x\"", "comment:# y", "key:on", "number:true"}));
        QCOMPARE(read(CodeLanguage::Json, {QStringLiteral("\"a\": \"b\", \"n\": 12")}),
                 (QStringList{"key:\"a\"", "text:\"b\"", "key:\"n\"", "number:12"}));
        QCOMPARE(
            read(CodeLanguage::Markdown,
                 {QStringLiteral("# Title"), QStringLiteral("Run `az`."), QStringLiteral("```"),
                  QStringLiteral("# no title"), QStringLiteral("```"), QStringLiteral("plain")}),
            (QStringList{"heading:# Title", "text:`az`", "comment:```", "text:# no title", "comment:```"}));
    }

    void whatIsNotClosedEndsWithItsLine()
    {
        QCOMPARE(read(CodeLanguage::Hcl, {QStringLiteral("a = \"open"), QStringLiteral("b = 2")}),
                 (QStringList{"key:a", "text:\"open", "key:b", "number:2"}));
        QCOMPARE(read(CodeLanguage::Bicep, {QStringLiteral("'${open"), QStringLiteral("param b int")}).last(),
                 QStringLiteral("keyword:param"));
    }

    void codeIsReadableInBothThemesOnEveryGroundItStandsOn()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            for (int role = 0; role < kCodeRoles; ++role) {
                for (const Token ground : {Token::Field, Token::AlternateSurface, Token::InfoTint,
                                           Token::OkTint, Token::ErrorTint}) {
                    const double ratio = contrast(tokens(theme).color(tokenOf(static_cast<CodeRole>(role))),
                                                  tokens(theme).color(ground));
                    QVERIFY2(
                        ratio >= 4.5,
                        qPrintable(QStringLiteral("%1 on %2: %3").arg(role).arg(toWord(ground)).arg(ratio)));
                }
            }
        }
    }
};

QTEST_MAIN(TestCodeHighlighter)
#include "tst_code_highlighter.moc"
