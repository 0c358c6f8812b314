// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/runbook/runbook.h"
#include "core/export/runbook/steps_json.h"
#include "core/export/stamping.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"
#include "tests/widgets/paper/positions.h"
#include "widgets/paper/pdf_pieces.h"
#include "widgets/paper/runbook_pdf.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <map>

using namespace breakwater;
using namespace breakwater::tests;

/// Every page of every runbook, by where its words stand. Under sanitizers only the web stamp and the
/// portfolio are printed: the same code runs for the others, and the pages are those of the plain build.
class TestRunbookPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("kind");
#if defined(__SANITIZE_ADDRESS__)
        const QStringList ids{QStringLiteral("web"), QStringLiteral("portfolio")};
#else
        const QStringList ids{QStringLiteral("web"), QStringLiteral("automation"),
                              QStringLiteral("kubernetes"), QStringLiteral("genai"),
                              QStringLiteral("portfolio")};
#endif
        for (const QString &id : ids) {
            for (const RunbookKind kind : {RunbookKind::Failover, RunbookKind::Failback, RunbookKind::Drill})
                QTest::newRow(qPrintable(id + u' ' + QString::fromUtf8(toWord(kind).data())))
                    << id << static_cast<int>(kind);
        }
    }

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext is not installed");
    }

    void nothingStandsOutsideOfTheMargins()
    {
        constexpr double kMargin = 15 / 25.4 * 72 - 0.5;
        for (const PageWords &page : current().pages) {
            for (const Word &word : page.words) {
                const bool inside = word.box.left() >= kMargin
                    && word.box.right() <= page.size.width() - kMargin && word.box.top() >= 10 / 25.4 * 72
                    && word.box.bottom() <= page.size.height() - 10 / 25.4 * 72;
                QVERIFY2(inside, qPrintable(QStringLiteral("page %1: %2").arg(page.number).arg(word.text)));
            }
        }
    }

    void noPageIsEmpty()
    {
        for (const PageWords &page : current().pages)
            QVERIFY2(!page.body().empty(), qPrintable(QStringLiteral("page %1").arg(page.number)));
    }

    void everyPageSaysWhichOfHowMany()
    {
        const Printed &p = current();
        for (const PageWords &page : p.pages)
            QVERIFY2(
                page.text().contains(QStringLiteral("Page %1 of %2").arg(page.number).arg(p.pages.size())),
                qPrintable(QStringLiteral("page %1").arg(page.number)));
    }

    /// A heading is set larger than anything else of the body. Something follows it on its page, and low on
    /// the page two lines at least.
    void noHeadingIsStranded()
    {
        for (const PageWords &page : current().pages) {
            if (page.number == 1)
                continue; // the cover has its own order
            for (const Word &word : page.body()) {
                if (word.box.height() < kHeadingHeight)
                    continue;
                int below = 0;
                double last = word.box.bottom() + 2;
                for (const Word &other : page.body()) {
                    if (other.box.top() >= last - 1 && other.box.height() < kHeadingHeight) {
                        ++below;
                        last = other.box.bottom();
                    }
                }
                const bool picture = page.text().contains(QStringLiteral("Topology of"));
                const bool low = word.box.bottom() > page.size.height() * 0.85;
                QVERIFY2(picture || below >= (low ? 2 : 1),
                         qPrintable(QStringLiteral("page %1: %2").arg(page.number).arg(word.text)));
            }
        }
    }

    /// Neither the first row of a table nor its last has a page without another one, unless both are tall.
    void noRowStandsAlone()
    {
        constexpr double kTall = 160 * paper::kPoint;
        paper::Pieces pieces;
        const paper::PaperSize size{true};
        paper::layOut(current().document, {}, size, [&](paper::Pieces some) {
            std::move(some.begin(), some.end(), std::back_inserter(pieces));
            return true;
        });
        struct Row {
            std::size_t page;
            double height;
            bool step;
        };
        std::map<std::shared_ptr<const int>, std::vector<Row>> tables;
        const std::vector<paper::Page> pages = paper::paginate(std::move(pieces), size);
        for (std::size_t number = 0; number < pages.size(); ++number) {
            for (const paper::PlacedPiece &placed : pages[number].pieces)
                if (placed.piece.head && placed.piece.head->pieces.size() > 1)
                    tables[placed.piece.head->table].push_back(
                        {number + 1, placed.piece.height, !placed.piece.anchors.empty()});
        }
        int parted = 0;
        for (const auto &[table, rows] : tables) {
            if (rows.front().page == rows.back().page)
                continue;
            ++parted;
            const auto alone = [](const Row &row, const Row &next) {
                return row.page != next.page && row.height + next.height <= kTall;
            };
            QVERIFY2(rows.front().step || !alone(rows[0], rows[1]),
                     qPrintable(QStringLiteral("first on page %1").arg(rows.front().page)));
            QVERIFY2(!alone(rows[rows.size() - 1], rows[rows.size() - 2]),
                     qPrintable(QStringLiteral("last on page %1").arg(rows.back().page)));
        }
        QVERIFY(parted > 3);
    }

    /// The number of a step, its key and its command stand on one page.
    void noStepIsSplit()
    {
        const Printed &p = current();
        for (const auto &procedure : p.steps["procedures"]) {
            for (const auto &step : procedure["steps"]) {
                static const QRegularExpression kNumber(QStringLiteral("^[FB]-\\d+\\.\\d+$"));
                const QString key = QString::fromStdString(step["key"]);
                const QString number = QString::fromStdString(step["number"]);
                int pages = 0;
                for (const PageWords &page : p.pages) {
                    const Word *keyWord = page.wordThatIs(key);
                    if (keyWord == nullptr)
                        continue;
                    // The row above the key begins with its number, on the same page.
                    bool above = false;
                    for (const Word &word : page.words)
                        above = above
                            || (kNumber.match(word.text).hasMatch() && word.box.top() < keyWord->box.top()
                                && keyWord->box.top() - word.box.bottom() < 140);
                    QVERIFY2(above, qPrintable(number + QStringLiteral(" on page %1").arg(page.number)));
                    ++pages;
                }
                QVERIFY2(pages >= 1, qPrintable(key));
            }
        }
    }

    void everyCommandOfTheStepsStandsVerbatim()
    {
        const Printed &p = current();
        int commands = 0;
        for (const auto &procedure : p.steps["procedures"]) {
            for (const auto &step : procedure["steps"]) {
                if (step["command"].is_null())
                    continue;
                ++commands;
                const QString command = QString::fromStdString(step["command"]["text"]).simplified();
                QVERIFY2(p.joined.contains(command), qPrintable(command));
            }
        }
        QVERIFY(commands > 3);
    }

    void everyLinkInsideLandsOnAPage()
    {
        QPDF pdf;
        const Printed &p = current();
        pdf.processMemoryFile("test", p.bytes.data(), p.bytes.size());
        auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
        std::set<QPDFObjGen> known;
        for (QPDFPageObjectHelper &page : pages)
            known.insert(page.getObjectHandle().getObjGen());
        int links = 0;
        for (QPDFPageObjectHelper &page : pages) {
            QPDFObjectHandle annotations = page.getObjectHandle().getKey("/Annots");
            for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
                QPDFObjectHandle action = annotations.getArrayItem(i).getKey("/A");
                if (!action.isDictionary() || !action.getKey("/S").isNameAndEquals("/GoTo"))
                    continue;
                ++links;
                QVERIFY(known.count(action.getKey("/D").getArrayItem(0).getObjGen()) == 1);
            }
        }
        QVERIFY(links > 30);
    }

    void theCardIsExactlyOnePage()
    {
        int cards = 0;
        for (const PageWords &page : current().pages)
            cards += page.headerHas(QStringLiteral("card")) ? 1 : 0;
        QCOMPARE(cards, 1);
    }

    void theSumsAreTheEstimates()
    {
        const Printed &p = current();
        QVERIFY(!p.input.estimates.empty());
        for (const auto &sum : p.steps["sums"]) {
            const double total = sum["detectMinutes"].get<double>() + sum["decideMinutes"].get<double>()
                + sum["lastStepEndsAt"].get<double>();
            QVERIFY(std::abs(total - sum["totalMinutes"].get<double>()) < 0.03);
            for (const StampEstimate &e : p.input.estimates) {
                if (e.stamp.text == sum["stamp"].get<std::string>())
                    QVERIFY(std::abs(e.rto.rto.count() - total) < 0.03);
            }
            // The last step of the stamp's own table ends there.
            for (const auto &procedure : p.steps["procedures"]) {
                if (procedure["stamp"] != sum["stamp"] || procedure["plan"] != p.steps["runbook"])
                    continue;
                double end = 0;
                for (const auto &step : procedure["steps"]) {
                    const std::string key = step["key"];
                    if (key.find("/recovered/") != std::string::npos && step["endsAt"].is_number())
                        end = step["endsAt"];
                }
                QVERIFY(std::abs(end - sum["lastStepEndsAt"].get<double>()) < 0.03);
            }
        }
    }

    void qpdfFindsNoFault()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("qpdf")).isEmpty())
            QSKIP("qpdf is not installed");
        QProcess process;
        process.start(QStringLiteral("qpdf"), {QStringLiteral("--check"), current().path});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 0);
    }

    void designAndStepsAreAttached()
    {
        QProcess process;
        process.start(QStringLiteral("pdfdetach"), {QStringLiteral("-list"), current().path});
        if (!process.waitForFinished(60000))
            QSKIP("pdfdetach is not installed");
        const QByteArray list = process.readAll();
        QVERIFY2(list.contains("2 embedded files") && list.contains(".json") && list.contains(".breakwater"),
                 list.constData());
    }

private:
    static constexpr double kHeadingHeight = 12.5; ///< points; body and tables stay below it

    struct Printed {
        std::string bytes;
        QString path, joined;
        nlohmann::json steps;
        paper::Document document;
        RunbookInput input;
        std::vector<PageWords> pages;
    };

    const Printed &current()
    {
        QFETCH_GLOBAL(QString, id);
        QFETCH_GLOBAL(int, kind);
        auto &entry = m_printed[{id, kind}];
        if (!entry)
            entry = print(id.toStdString(), static_cast<RunbookKind>(kind));
        return *entry;
    }

    std::unique_ptr<Printed> print(const std::string &id, RunbookKind kind)
    {
        const auto catalog = builtinCatalog();
        auto &assessed = m_assessed[id];
        if (!assessed) {
            assessed = std::make_unique<std::pair<Snapshot, Assessment>>();
            assessed->first = {std::make_shared<const Topology>(*templateDesign(id, *catalog)),
                               catalog,
                               std::chrono::year{2026} / 11 / 20,
                               {}};
            Memory memory;
            assessed->second = assess(assessed->first, memory);
        }
        ExportRequest request;
        request.now = assessed->first;
        request.assessment = &assessed->second;
        request.stamping = stampingOf(request.now, designHash(*request.now.topology));
        auto printed = std::make_unique<Printed>();
        printed->input = planFor(request, kind);
        const paper::Document &document = printed->document = makeRunbook(request, kind);
        const std::string steps = paper::toStepsJson(document);
        printed->steps = nlohmann::json::parse(steps);
        // Every second one on Letter: the pages have to hold on both.
        paper::PdfOptions options{id == "web" || id == "genai" ? paper::PdfOptions::Paper::Letter
                                                               : paper::PdfOptions::Paper::A4,
                                  writeDesign(*request.now.topology), steps};
        printed->bytes =
            *paper::runbookPdf(document, paper::topologyPictures(request.now, request.assessment), options);
        printed->path =
            m_folder.filePath(QString::fromStdString(id + "-" + std::string(toWord(kind)) + ".pdf"));
        QFile file(printed->path);
        if (file.open(QIODevice::WriteOnly))
            file.write(printed->bytes.data(), static_cast<qint64>(printed->bytes.size()));
        file.close();
        printed->pages = positionsIn(printed->path);
        printed->joined = continuedLinesJoined(textIn(printed->path));
        return printed;
    }

    QTemporaryDir m_folder;
    std::map<std::pair<QString, int>, std::unique_ptr<Printed>> m_printed;
    std::map<std::string, std::unique_ptr<std::pair<Snapshot, Assessment>>> m_assessed;
};

QTEST_MAIN(TestRunbookPages)
#include "tst_runbook_pages.moc"
