// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/paper/sample.h"
#include "widgets/paper/pdf_text.h"
#include "widgets/paper/runbook_pdf.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

using namespace breakwater;
using namespace breakwater::paper;

namespace {

std::string print(const Document &document, PdfOptions options = {})
{
    const Result<std::string> pdf =
        runbookPdf(document, topologyPictures(sample::snapshot(), nullptr), options);
    return pdf ? *pdf : std::string();
}

/// A printed document in a file, and what tools read out of it.
class Printed {
public:
    explicit Printed(const std::string &bytes)
    {
        QFile file(path());
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    }
    QString path() const { return m_folder.filePath(QStringLiteral("runbook.pdf")); }
    /// Null when the tool is missing.
    QString run(const QString &tool, QStringList arguments, int *code = nullptr) const
    {
        if (QStandardPaths::findExecutable(tool).isEmpty())
            return {};
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(tool, arguments);
        if (!process.waitForFinished(60000))
            return {};
        if (code)
            *code = process.exitCode();
        return QString::fromUtf8(process.readAll()) + QLatin1Char('\n');
    }
    QString text(QStringList options = {}) const
    {
        return run(QStringLiteral("pdftotext"), options << path() << QStringLiteral("-"));
    }

private:
    QTemporaryDir m_folder;
};

/// Lines that end in the shell's continuation sign, joined as the shell joins them.
QString joined(QString text)
{
    return text.replace(QRegularExpression(QStringLiteral(" \\\\\\n\\s*")), QStringLiteral(" "));
}

QString flat(const QString &text)
{
    return text.simplified();
}

std::shared_ptr<QPDF> opened(const std::string &bytes)
{
    auto pdf = std::make_shared<QPDF>();
    pdf->processMemoryFile("test", bytes.data(), bytes.size());
    return pdf;
}

std::size_t countOutline(const std::vector<QPDFOutlineObjectHelper> &entries)
{
    std::size_t count = entries.size();
    for (QPDFOutlineObjectHelper entry : entries)
        count += countOutline(entry.getKids());
    return count;
}

#define SKIP_WITHOUT(tool)                                                                                   \
    if (QStandardPaths::findExecutable(QStringLiteral(tool)).isEmpty())                                      \
    QSKIP(tool " is not installed")

} // namespace

class TestRunbookPdf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLongQuestionIsBrokenBetweenItsWords();
    void initTestCase();
    void theSameDocumentGivesTheSameBytes();
    void qpdfFindsNoFault();
    void everyCommandComesOutVerbatim();
    void wordsComeOutWholeWithoutLigatures();
    void signsOutsideOfLatinComeOutToo();
    void aLineIsOneString();
    void variablesCanBePasted();
    void everyPageSaysItsNumberOfTheTotal();
    void theDocumentSaysWhatItIs();
    void everyFontIsEmbedded();
    void theOutlineHoldsEveryHeadingAtItsPage();
    void linksLeadInsideAndOutside();
    void theDesignIsAttached();
    void stepsStandOnLandscapePagesTheRestUpright();
    void tablesGoOnUnderTheirHeader();
    void theEmergencyCardIsOnePage();
    void noPageIsEmpty();
    void aRowTallerThanAPageLosesNothing();
    void whatIsMissingIsBoxedAndListed();
    void letterPaperCanBeAskedFor();
    void progressIsToldPageByPage();
    void aCancelledDocumentIsNone();
    void hostileTextIsOnlyText();
    void aDocumentWithoutAnythingIsStillAPdf();

private:
    std::string m_bytes;
    std::unique_ptr<Printed> m_printed;
};

void TestRunbookPdf::initTestCase()
{
    m_bytes = print(sample::runbook(), {PdfOptions::Paper::A4, "{\"format\": 1}\n", "", "web.breakwater"});
    QVERIFY(m_bytes.size() > 10000);
    QVERIFY(m_bytes.size() < 5'000'000);
    m_printed = std::make_unique<Printed>(m_bytes);
}

void TestRunbookPdf::theSameDocumentGivesTheSameBytes()
{
    QVERIFY(m_bytes
            == print(sample::runbook(), {PdfOptions::Paper::A4, "{\"format\": 1}\n", "", "web.breakwater"}));
    Document other = sample::runbook();
    other.asOf = "2026-11-21";
    QVERIFY(m_bytes != print(other));
}

void TestRunbookPdf::qpdfFindsNoFault()
{
    SKIP_WITHOUT("qpdf");
    int code = -1;
    const QString said =
        m_printed->run(QStringLiteral("qpdf"), {QStringLiteral("--check"), m_printed->path()}, &code);
    QVERIFY2(code == 0, qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("WARNING")), qPrintable(said));
}

void TestRunbookPdf::everyCommandComesOutVerbatim()
{
    SKIP_WITHOUT("pdftotext");
    for (const QStringList &options :
         {QStringList{}, QStringList{QStringLiteral("-layout")}, QStringList{QStringLiteral("-raw")}}) {
        const QString text = joined(m_printed->text(options));
        for (const std::string &command : sample::commands())
            QVERIFY2(text.contains(QString::fromStdString(command)), command.c_str());
        QVERIFY(text.contains(QStringLiteral("# read-only")));
    }
}

void TestRunbookPdf::wordsComeOutWholeWithoutLigatures()
{
    SKIP_WITHOUT("pdftotext");
    const QString text = m_printed->text();
    for (const char *word : {"efficient", "workflow", "first", "final", "difficult", "affix", "flows"})
        QVERIFY2(text.contains(QLatin1String(word)), word);
    for (char16_t c = 0xFB00; c <= 0xFB06; ++c)
        QVERIFY(!text.contains(QChar(c)));
    QVERIFY(!text.contains(QChar(0x00AD)));
}

void TestRunbookPdf::signsOutsideOfLatinComeOutToo()
{
    Document document = sample::runbook();
    document.blocks.emplace_back(
        Paragraph{plain("Caf\u00e9 \u2013 \u03b1\u03b2\u03b3 \u2192 (50 %) \\ done")});
    const Printed printed(print(document));
    const QString text = flat(printed.text());
    QVERIFY2(text.contains(QString::fromUtf8("Caf\u00e9 \u2013 \u03b1\u03b2\u03b3 \u2192 (50 %) \\ done")),
             qPrintable(text.right(300)));
}

/// Not a move of the pen for every glyph: that made a long document five times as large.
void TestRunbookPdf::aLineIsOneString()
{
    Document document = sample::runbook();
    const std::string sentence = "The recovery region has the capacity that the readiness checks ask for.";
    document.blocks.assign(40, Paragraph{plain(sentence)});
    const std::string printed = print(document);
    const auto pdf = opened(printed);
    const auto pages = QPDFPageDocumentHelper(*pdf).getAllPages();
    QCOMPARE(pages.size(), std::size_t{2}); // the one that shows every glyph once is no page of the document
    std::size_t bytes = 0;
    for (QPDFObjectHandle part : QPDFPageObjectHelper(pages.back()).getPageContents())
        bytes += part.getStreamData()->getSize();
    QVERIFY2(bytes < 5 * sentence.size() * 40, qPrintable(QString::number(bytes)));
}

void TestRunbookPdf::variablesCanBePasted()
{
    Document document = sample::runbook();
    Table table;
    table.header = {"Variable"};
    table.rows = {{{plain("RG_SECONDARY"), Cell::Mark::None}}};
    table.copyLines = {"set -u", "RG_SECONDARY='rg-shop-eus2'",
                       ": \"${RG_DNS:?TO COMPLETE by Network engineer}\""};
    document.blocks.emplace_back(table);
    const Printed printed(print(document));
    const QString text = printed.text({QStringLiteral("-layout")});
    for (const std::string &line : table.copyLines)
        QVERIFY2(text.contains(QString::fromStdString(line)), line.c_str());
}

void TestRunbookPdf::everyPageSaysItsNumberOfTheTotal()
{
    SKIP_WITHOUT("pdftotext");
    const std::size_t total = QPDFPageDocumentHelper(*opened(m_bytes)).getAllPages().size();
    const QStringList pages = m_printed->text().split(QLatin1Char('\f'));
    for (std::size_t i = 1; i <= total; ++i) {
        const QString &page = pages.at(static_cast<qsizetype>(i) - 1);
        QVERIFY2(page.contains(QStringLiteral("Page %1 of %2").arg(i).arg(total)),
                 qPrintable(page.left(200)));
        if (i > 1)
            QVERIFY(page.contains(QStringLiteral("Storefront failover runbook, version 1.3")));
        QVERIFY(page.contains(QStringLiteral("Design 7c1e94af")));
    }
}

void TestRunbookPdf::theDocumentSaysWhatItIs()
{
    const std::shared_ptr<QPDF> pdf = opened(m_bytes);
    QPDFObjectHandle info = pdf->getTrailer().getKey("/Info"), root = pdf->getRoot();
    QCOMPARE(info.getKey("/Title").getUTF8Value(), std::string("Storefront failover runbook"));
    QCOMPARE(info.getKey("/Author").getUTF8Value(), std::string("Platform lead"));
    QCOMPARE(info.getKey("/CreationDate").getUTF8Value(), std::string("D:20261120000000Z"));
    QVERIFY(!info.getKey("/Subject").getUTF8Value().empty()
            && !info.getKey("/Keywords").getUTF8Value().empty());
    QCOMPARE(root.getKey("/Lang").getUTF8Value(), std::string("en"));
    QCOMPARE(root.getKey("/PageMode").getName(), std::string("/UseOutlines"));
    QVERIFY(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    QCOMPARE(root.getKey("/PageLabels").getKey("/Nums").getArrayItem(1).getKey("/S").getName(),
             std::string("/D"));
    const std::shared_ptr<Buffer> xmp = root.getKey("/Metadata").getStreamData();
    const std::string text(reinterpret_cast<const char *>(xmp->getBuffer()), xmp->getSize());
    QVERIFY(text.find("<rdf:li xml:lang=\"x-default\">Storefront failover runbook</rdf:li>")
            != std::string::npos);
    QVERIFY(text.find("2026-11-20") != std::string::npos);
}

void TestRunbookPdf::everyFontIsEmbedded()
{
    SKIP_WITHOUT("pdffonts");
    const QStringList lines = m_printed->run(QStringLiteral("pdffonts"), {m_printed->path()})
                                  .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(lines.size() >= 5);
    for (qsizetype i = 2; i < lines.size(); ++i) {
        QVERIFY2(lines[i].startsWith(QStringLiteral("Liberation"))
                     || lines[i].contains(QStringLiteral("+Liberation")),
                 qPrintable(lines[i]));
        QVERIFY2(lines[i].contains(QRegularExpression(QStringLiteral("\\syes\\s+(yes|no)\\s+yes\\s"))),
                 qPrintable(lines[i]));
    }
}

void TestRunbookPdf::theOutlineHoldsEveryHeadingAtItsPage()
{
    SKIP_WITHOUT("pdftotext");
    const std::shared_ptr<QPDF> pdf = opened(m_bytes);
    const std::vector<QPDFOutlineObjectHelper> top = QPDFOutlineDocumentHelper(*pdf).getTopLevelOutlines();
    std::size_t headings = 2; // cover and contents
    for (const Block &block : sample::runbook().blocks)
        headings += std::holds_alternative<Heading>(block) ? 1 : 0;
    QCOMPARE(countOutline(top), headings);
    QCOMPARE(top.size(), std::size_t(6));
    std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(*pdf).getAllPages();
    const QStringList texts = m_printed->text().split(QLatin1Char('\f'));
    for (QPDFOutlineObjectHelper part : top) {
        if (part.getTitle() == "Cover")
            continue;
        const auto page = std::find_if(pages.begin(), pages.end(), [&](QPDFPageObjectHelper &p) {
            return p.getObjectHandle().getObjGen() == part.getDestPage().getObjGen();
        });
        QVERIFY(page != pages.end());
        QVERIFY2(texts.at(page - pages.begin()).contains(QString::fromStdString(part.getTitle())),
                 part.getTitle().c_str());
    }
}

void TestRunbookPdf::linksLeadInsideAndOutside()
{
    const std::shared_ptr<QPDF> pdf = opened(m_bytes);
    int inside = 0, outside = 0;
    for (QPDFPageObjectHelper &page : QPDFPageDocumentHelper(*pdf).getAllPages()) {
        for (QPDFAnnotationObjectHelper &annotation : page.getAnnotations("/Link")) {
            QPDFObjectHandle action = annotation.getObjectHandle().getKey("/A");
            if (action.getKey("/S").getName() == "/GoTo") {
                ++inside;
                QVERIFY(action.getKey("/D").getArrayItem(0).isPageObject());
            } else {
                ++outside;
                QVERIFY(action.getKey("/URI").getStringValue().rfind("https://learn.example.com/", 0) == 0);
            }
        }
    }
    QVERIFY2(inside >= 9 + 15,
             qPrintable(QString::number(inside))); // contents, and "after F-01.1" of each later step
    QCOMPARE(outside, 60);
}

void TestRunbookPdf::theDesignIsAttached()
{
    const std::shared_ptr<QPDF> pdf = opened(m_bytes);
    QPDFObjectHandle names = pdf->getRoot().getKey("/Names").getKey("/EmbeddedFiles").getKey("/Names");
    if (!names.isArray())
        names = pdf->getRoot()
                    .getKey("/Names")
                    .getKey("/EmbeddedFiles")
                    .getKey("/Kids")
                    .getArrayItem(0)
                    .getKey("/Names");
    QCOMPARE(names.getArrayItem(0).getUTF8Value(), std::string("web.breakwater"));
    const std::shared_ptr<Buffer> data = names.getArrayItem(1).getKey("/EF").getKey("/F").getStreamData();
    QCOMPARE(std::string(reinterpret_cast<const char *>(data->getBuffer()), data->getSize()),
             std::string("{\"format\": 1}\n"));
}

void TestRunbookPdf::stepsStandOnLandscapePagesTheRestUpright()
{
    const std::shared_ptr<QPDF> pdf = opened(m_bytes);
    const QStringList texts = m_printed->text().split(QLatin1Char('\f'));
    int across = 0;
    qsizetype i = 0;
    for (QPDFPageObjectHelper &page : QPDFPageDocumentHelper(*pdf).getAllPages()) {
        const QPDFObjectHandle::Rectangle box = page.getMediaBox().getArrayAsRectangle();
        const bool landscape = box.urx > box.ury;
        across += landscape ? 1 : 0;
        if (!texts.at(i).isEmpty() && texts.at(i).contains(QStringLiteral("MANUAL")))
            QVERIFY(landscape);
        ++i;
    }
    QVERIFY(across >= 2);
}

void TestRunbookPdf::tablesGoOnUnderTheirHeader()
{
    SKIP_WITHOUT("pdftotext");
    int continued = 0;
    for (const QString &page : m_printed->text().split(QLatin1Char('\f'))) {
        if (page.contains(QStringLiteral("Recovery of each store (continued)"))) {
            QVERIFY(page.contains(QStringLiteral("Target")) && page.contains(QStringLiteral("Source")));
            ++continued;
        }
        if (page.contains(QStringLiteral("F-0")) && page.contains(QStringLiteral("AUTO"))
            && !page.contains(QStringLiteral("Contents")))
            QVERIFY2(page.contains(QStringLiteral("Verification")), qPrintable(page));
    }
    QVERIFY(continued >= 1);
}

void TestRunbookPdf::theEmergencyCardIsOnePage()
{
    SKIP_WITHOUT("pdftotext");
    Document document = sample::runbook();
    // However much is on it: what follows starts on the next page, and nothing of it is elsewhere.
    for (int i = 0; i < 25; ++i)
        document.blocks.insert(document.blocks.begin() + 2,
                               Paragraph{plain("Card line " + std::to_string(i) + " that must stay.")});
    const Printed printed(print(document));
    int pages = 0;
    for (const QString &page : printed.text().split(QLatin1Char('\f'))) {
        if (!page.contains(QStringLiteral("Card line")))
            continue;
        ++pages;
        QCOMPARE(page.count(QStringLiteral("Card line")), qsizetype(25));
        QVERIFY(page.contains(QStringLiteral("Promote sql-orders in East US 2")));
        QVERIFY(!page.contains(QStringLiteral("2 Purpose and objectives")));
    }
    QCOMPARE(pages, 1);
}

void TestRunbookPdf::noPageIsEmpty()
{
    SKIP_WITHOUT("pdftotext");
    const QStringList pages = m_printed->text().split(QLatin1Char('\f'));
    for (qsizetype i = 0; i + 1 < pages.size(); ++i)
        QVERIFY2(pages[i].split(QLatin1Char('\n'), Qt::SkipEmptyParts).size() > 5, qPrintable(pages[i]));
}

void TestRunbookPdf::aRowTallerThanAPageLosesNothing()
{
    SKIP_WITHOUT("pdftotext");
    Document document = sample::runbook();
    std::string tall;
    for (int i = 0; i < 1500; ++i)
        tall += "word" + std::to_string(i) + " ";
    document.blocks = {Heading{1, "1", "Tall", "tall"},
                       Table{"Tall rows", {"A", "B"}, {0.5, 0.5}, {}, {{{plain(tall)}, {plain("short")}}}},
                       Paragraph{plain(tall + tall)}};
    const QString text = flat(Printed(print(document)).text());
    for (int i = 0; i < 1500; ++i)
        QVERIFY2(text.count(QRegularExpression(QStringLiteral("\\bword%1\\b").arg(i))) == 3,
                 qPrintable(QStringLiteral("word%1").arg(i)));
    QVERIFY(text.contains(QStringLiteral("Tall rows (continued)")));
}

void TestRunbookPdf::whatIsMissingIsBoxedAndListed()
{
    SKIP_WITHOUT("pdftotext");
    const QString text = flat(m_printed->text());
    QVERIFY(text.contains(QStringLiteral("TO COMPLETE: Platform lead, names of the pipelines")));
    QVERIFY(text.contains(QStringLiteral("TO COMPLETE: Platform lead, what counts as a disaster")));
    const QString cover = m_printed->text().section(QLatin1Char('\f'), 0, 0);
    QVERIFY(cover.contains(QStringLiteral("To complete before this runbook may be used")));
    QVERIFY(cover.contains(QStringLiteral("Deputy incident commander and reach")));
    QVERIFY(cover.contains(QStringLiteral("33 recover, T+0 to T+33")));
}

void TestRunbookPdf::letterPaperCanBeAskedFor()
{
    const std::string bytes = print(sample::runbook(), {PdfOptions::Paper::Letter, {}, {}});
    const std::shared_ptr<QPDF> pdf = opened(bytes); // reads from the bytes for as long as it lives
    const QPDFObjectHandle::Rectangle box =
        QPDFPageDocumentHelper(*pdf).getAllPages().front().getMediaBox().getArrayAsRectangle();
    QCOMPARE(box.urx, 612.0);
    QCOMPARE(box.ury, 792.0);
}

void TestRunbookPdf::progressIsToldPageByPage()
{
    std::vector<std::size_t> pages, totals;
    PdfOptions options;
    options.progress = [&](std::size_t page, std::size_t of) {
        pages.push_back(page);
        totals.push_back(of);
        return true;
    };
    const std::string bytes = print(sample::runbook(), options);
    QCOMPARE(QByteArray::fromStdString(bytes), QByteArray::fromStdString(print(sample::runbook())));
    QVERIFY(pages.size() > 5);
    QCOMPARE(totals.front(), std::size_t(0)); // laid out first: how many there are is not known yet
    for (std::size_t i = 1; i < pages.size(); ++i) {
        QCOMPARE(pages[i], i);
        QCOMPARE(totals[i], pages.size() - 1);
    }
}

void TestRunbookPdf::aCancelledDocumentIsNone()
{
    for (const std::size_t last : {0, 1, 4}) {
        std::size_t told = 0;
        PdfOptions options;
        options.progress = [&](std::size_t page, std::size_t) {
            ++told;
            return page < last;
        };
        const auto pdf =
            runbookPdf(sample::runbook(), topologyPictures(sample::snapshot(), nullptr), options);
        QVERIFY(!pdf);
        QCOMPARE(pdf.error().code, Error::Code::Cancelled);
        QCOMPARE(told, last + 1);
    }
}

void TestRunbookPdf::hostileTextIsOnlyText()
{
    SKIP_WITHOUT("pdftotext");
    Document document = sample::runbook();
    const std::string nasty =
        "a\tb\x01 <b>&amp; (x) \\ ) >> endobj \xF0\x9F\x8C\x8A \xFF\xFE " + std::string(600, 'W');
    document.title = nasty;
    document.client = nasty;
    document.figures[0].value = nasty;
    document.cover[0].value = nasty;
    document.missing[0].what = nasty;
    document.blocks.push_back(Heading{2, "4.1", nasty, "nasty"});
    document.blocks.push_back(Paragraph{
        {{nasty, Run::Style::Strong, "javascript:alert(1)"}, {nasty, Run::Style::Code, "#no-such-place"}}});
    document.blocks.push_back(Table{nasty,
                                    {nasty, nasty},
                                    {},
                                    {},
                                    {{{plain(nasty)}, {plain(nasty)}, {plain("one more than the header")}}}});
    document.blocks.push_back(CommandText{
        "echo '" + std::string(500, 'x') + "' \"" + std::string(300, 'y') + "\"\nsecond line", "bash", true});
    const std::string bytes = print(document);
    int code = -1;
    const Printed printed(bytes);
    const QString said =
        printed.run(QStringLiteral("qpdf"), {QStringLiteral("--check"), printed.path()}, &code);
    if (!said.isEmpty())
        QVERIFY2(code == 0, qPrintable(said));
    QVERIFY(bytes.find("javascript:") == std::string::npos);
    const QString text = flat(printed.text());
    QVERIFY(text.contains(QStringLiteral("one more than the header")));
    QVERIFY(text.contains(QStringLiteral("<b>&amp; (x) \\ ) >> endobj")));
    // The long words come out whole, with what the shell needs to join them.
    QString command = printed.text(QStringList{QStringLiteral("-raw")});
    command.replace(QRegularExpression(QStringLiteral("'\\\\\\n'")), QString())
        .replace(QRegularExpression(QStringLiteral("\\\\\\n")), QString());
    QVERIFY(command.contains(QString(500, QLatin1Char('x'))));
    QVERIFY(command.contains(QString(300, QLatin1Char('y'))));
}

void TestRunbookPdf::aDocumentWithoutAnythingIsStillAPdf()
{
    const Result<std::string> pdf = runbookPdf({}, {}, {});
    QVERIFY(pdf.has_value());
    QCOMPARE(QPDFPageDocumentHelper(*opened(*pdf)).getAllPages().size(), std::size_t(1));
}

/// The question of a variable that nobody has answered yet is longer than a line.
void TestRunbookPdf::aLongQuestionIsBrokenBetweenItsWords()
{
    const std::string question =
        ": \"${CRITICAL_TABLE_LAKE:?TO COMPLETE by ML engineer: Table whose newest row shows "
        "how far the data reaches, as SQL writes it, such as sales.orders}\"";
    const std::vector<Line> lines = breakCommand({question, "bash", false}, 2500, 7.4);
    QVERIFY(lines.size() > 1);
    QString joined;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QString line;
        for (const Fragment &fragment : lines[i].fragments)
            line += fragment.text;
        if (i + 1 < lines.size()) {
            QVERIFY2(line.endsWith(QStringLiteral(" \\")), qPrintable(line));
            QVERIFY2(line.size() > 20, qPrintable(line));
            line.chop(1);
        }
        joined += line;
    }
    QCOMPARE(joined.toStdString(), question);
}

QTEST_MAIN(TestRunbookPdf)
#include "tst_runbook_pdf.moc"
