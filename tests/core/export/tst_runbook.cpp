// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assess.h"
#include "core/catalog/load.h"
#include "core/export/quote.h"
#include "core/export/runbook/html.h"
#include "core/export/runbook/markdown.h"
#include "core/export/runbook/open_document.h"
#include "core/export/runbook/steps_json.h"
#include "core/export/runbook/workbook.h"
#include "core/storage/templates.h"
#include "tests/core/export/reading.h"
#include "tests/core/export/small_runbook.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

using namespace breakwater;

using namespace breakwater::tests;

namespace {

/// A template whose first workload is another, assessed. Lives as long as its request is read.
struct ChangedDesign {
    template <typename Change>
    ChangedDesign(const tests::SmallRunbook &small, const std::string &id, const Change &change)
        : request(small.request())
    {
        request.now.catalog = builtinCatalog();
        Topology topology = templateDesign(id, *request.now.catalog).value();
        Stamp stamp = *topology.stamps.front();
        change(stamp);
        topology.stamps.front() = std::make_shared<const Stamp>(std::move(stamp));
        request.now.topology = std::make_shared<const Topology>(std::move(topology));
        assessment = assess(request.now, memory);
        request.assessment = &assessment;
    }
    ChangedDesign(const ChangedDesign &) = delete;
    ChangedDesign &operator=(const ChangedDesign &) = delete;

    Memory memory;
    Assessment assessment;
    ExportRequest request;
};

} // namespace

class TestRunbook : public QObject {
    Q_OBJECT

private:
    tests::SmallRunbook m_small;
    paper::Document m_document = m_small.document();
    QTemporaryDir m_folder;
    std::map<std::pair<std::string, RunbookKind>, paper::Document> m_documents;

    const paper::Document &documentOf(const std::string &design, RunbookKind kind)
    {
        const auto key = std::pair(design, kind);
        if (const auto known = m_documents.find(key); known != m_documents.end())
            return known->second;
        ExportRequest request = m_small.request();
        request.now.catalog = builtinCatalog();
        request.now.topology =
            std::make_shared<const Topology>(*templateDesign(design, *request.now.catalog));
        Memory memory;
        const Assessment assessment = assess(request.now, memory);
        request.assessment = &assessment;
        return m_documents.emplace(key, makeRunbook(request, kind)).first->second;
    }

private slots:
    void theSumIsTheRto()
    {
        const auto sums = sumsOf(m_document);
        QCOMPARE(sums.size(), std::size_t{1});
        const double rto = sums.front().rto.toDouble();
        QCOMPARE(sums.front().detect.toDouble() + sums.front().decide.toDouble()
                     + sums.front().last.toDouble(),
                 rto);
        QCOMPARE(rto, std::round(m_small.estimates.front().rto.rto.count()));
        QVERIFY(!sums.front().atLeast);
    }

    /// However finely times were measured: people read whole minutes, and can add them up.
    void clocksShowWholeMinutesThatAddUp()
    {
        const ChangedDesign design(m_small, "genai", [](Stamp &stamp) {
            stamp.timing.detect = Duration{FixedSpan{4.6}, Grade::Measured, {}};
            stamp.timing.decide = Duration{FixedSpan{7.7}, Grade::Measured, {}};
            for (Protection &p : stamp.protections)
                p.lag = Duration{FixedSpan{3.3}, Grade::Measured, {}};
        });
        static const QRegularExpression fraction(QStringLiteral("T[+-]\\d+\\.\\d|\\d\\d\\.\\d+ min"));
        for (const RunbookKind kind : {RunbookKind::Failover, RunbookKind::Failback, RunbookKind::Drill}) {
            const paper::Document document = makeRunbook(design.request, kind);
            const auto found = fraction.match(QString::fromStdString(paper::toMarkdown(document)));
            QVERIFY2(!found.hasMatch(), qPrintable(found.captured()));
            for (const auto &sum : sumsOf(document)) {
                QCOMPARE(sum.detect.toLong() + sum.decide.toLong() + sum.last.toLong(), sum.rto.toLong());
                QCOMPARE(sum.rto.toLong(), std::lround(document.sums.front().total));
            }
            for (const paper::StepRow *step : stepsOf(document))
                if (step->key == "stamp-gen4/recovered/declare-recovered" && kind != RunbookKind::Failback)
                    QVERIFY2(QString::fromStdString(step->tPlus)
                                 .endsWith(QStringLiteral("T+") + sumsOf(document).front().last),
                             step->tPlus.c_str());
        }
    }

    /// Clocks are rounded; what was agreed is not.
    void aTargetIsPrintedAsItWasAgreed()
    {
        const ChangedDesign design(m_small, "web", [](Stamp &stamp) {
            stamp.objectives.byDisruption[DisruptionKind::Region] = {Minutes{62.5}, Minutes{2.5}, {}, {}};
        });
        for (const RunbookKind kind : {RunbookKind::Failover, RunbookKind::Drill}) {
            const std::string text = paper::toMarkdown(makeRunbook(design.request, kind));
            QVERIFY(text.find("62.5 min") != std::string::npos);
            QVERIFY(text.find(" 2.5 min") != std::string::npos);
            for (const char *rounded : {"target of 63 min", "within 63 min", "more is lost than 3 min"})
                QVERIFY2(text.find(rounded) == std::string::npos, rounded);
        }
    }

    /// What comes before a window has no say in when its first step starts.
    void stepsOfAWindowStartAtTheWindow()
    {
        int before = 0, fences = 0;
        const paper::Document &document = documentOf("genai", RunbookKind::Failback);
        for (const paper::StepTable *table : blocksOf<paper::StepTable>(document)) {
            for (const auto &group : table->groups) {
                for (const paper::StepRow &row : group.rows) {
                    const bool early = group.phase.rfind("Before the window", 0) == 0;
                    const bool says = row.tPlus == "before T+0" || row.tPlus.rfind("T-", 0) == 0;
                    QVERIFY2(says == early, (row.number + " " + row.tPlus).c_str());
                    before += early ? 1 : 0;
                    if (group.phase == "Fence") {
                        ++fences;
                        QVERIFY2(row.tPlus == "T+0", (row.number + " " + row.tPlus).c_str());
                    }
                }
            }
        }
        QVERIFY(before > 3 && fences > 3);
    }

    void protectionsAndNamesAreInTheOrderInWhichOneLooksThemUp()
    {
        const paper::Document document = documentOf("genai", RunbookKind::Drill);
        int found = 0;
        for (const paper::Table *table : blocksOf<paper::Table>(document)) {
            const bool protections = table->caption.rfind("Protections of", 0) == 0;
            if (!protections && table->caption.rfind("Names of", 0) != 0)
                continue;
            ++found;
            std::vector<std::string> services;
            for (const auto &row : table->rows)
                services.push_back(row[protections ? 0 : 2].runs.front().text);
            QVERIFY(services.size() > 10);
            QVERIFY(std::is_sorted(services.begin(), services.end()));
        }
        QCOMPARE(found, 2);
    }

    void whatTheDrillCountsAreTheProofsThatItLists()
    {
        const paper::Document document = documentOf("genai", RunbookKind::Drill);
        std::string counted;
        std::size_t listed = 0;
        bool canary = false;
        for (const paper::Table *table : blocksOf<paper::Table>(document)) {
            for (const auto &row : table->rows) {
                if (table->caption == "Success criteria"
                    && row[1].runs.front().text.rfind("Every proof", 0) == 0)
                    counted = row[2].runs.front().text;
                if (table->caption == "Proofs") {
                    ++listed;
                    canary = canary || row[2].runs.front().text.find("canary prompts") != std::string::npos;
                }
            }
        }
        QCOMPARE(counted, std::to_string(listed) + " proofs");
        QVERIFY2(canary, "the check that the design itself asks for");
    }

    void theBasisOfTheCostIsSaidOnce()
    {
        const std::string markdown = paper::toMarkdown(documentOf("genai", RunbookKind::Drill));
        const std::size_t first = markdown.find("Order of magnitude in US dollars");
        QVERIFY(first != std::string::npos);
        QCOMPARE(markdown.find("Order of magnitude in US dollars", first + 1), std::string::npos);
    }

    /// "Scale in" beside the name of the side that serves again would end it.
    void whatIsMadeSmallAgainIsTheSideThatIsLeft()
    {
        int small = 0;
        for (const char *design : {"kubernetes", "web", "genai"}) {
            for (const paper::StepRow *step : stepsOf(documentOf(design, RunbookKind::Failback))) {
                if (step->key.find("/failback/scale-in") == std::string::npos)
                    continue;
                ++small;
                QVERIFY2(step->action.find("-eus2: ") != std::string::npos, step->action.c_str());
            }
        }
        QVERIFY(small >= 3);
    }

    void noHeadingStandsOverNothing()
    {
        for (const RunbookKind kind : {RunbookKind::Failover, RunbookKind::Failback, RunbookKind::Drill}) {
            const paper::Document &document = documentOf("web", kind);
            const paper::Heading *above = nullptr;
            for (const paper::Block &block : document.blocks) {
                const auto *heading = std::get_if<paper::Heading>(&block);
                if (std::holds_alternative<paper::PageBreak>(block))
                    continue;
                QVERIFY2(!heading || !above || heading->level > above->level,
                         above ? above->title.c_str() : "");
                above = heading;
            }
            QVERIFY(above == nullptr);
        }
    }

    void messagesHaveLinesToFillInsteadOfPlaceholders()
    {
        for (const RunbookKind kind : {RunbookKind::Failover, RunbookKind::Drill}) {
            const paper::Document document = documentOf("genai", kind);
            int messages = 0;
            for (const paper::Paragraph *p : blocksOf<paper::Paragraph>(document)) {
                if (p->runs.size() < 2 || p->runs[0].text.rfind("To ", 0) != 0)
                    continue;
                ++messages;
                QVERIFY2(p->runs[1].text.find('{') == std::string::npos, p->runs[1].text.c_str());
            }
            QCOMPARE(messages, 3);
            const bool exercise = paper::toMarkdown(document).find("Every message begins with \"Exercise\"")
                != std::string::npos;
            QCOMPARE(exercise, kind == RunbookKind::Drill);
        }
    }

    void nobodyWhoAnswersForAPhaseIsAlsoInformedOfIt()
    {
        int rows = 0;
        for (const paper::Table *table : blocksOf<paper::Table>(documentOf("genai", RunbookKind::Drill))) {
            if (table->caption.rfind("RACI of", 0) != 0)
                continue;
            for (const auto &row : table->rows) {
                ++rows;
                for (const std::size_t other : {3, 4})
                    for (const paper::Run &run : row[other].runs)
                        for (const std::size_t own : {1, 2})
                            QVERIFY2(run.text.find(row[own].runs.front().text) == std::string::npos,
                                     run.text.c_str());
            }
        }
        QCOMPARE(rows, 12);
    }

    void anExerciseSpeaksOfItsWindowAndNotOfADisaster()
    {
        const std::string drill = paper::toMarkdown(documentOf("genai", RunbookKind::Drill));
        for (const char *words :
             {"ends the RTO clock", "since the declaration", "Region lost at", "T+218 to T+218"})
            QVERIFY2(drill.find(words) == std::string::npos, words);
        QVERIFY(drill.find("ends the window") != std::string::npos);
        QVERIFY(drill.find("minutes since the start of the window") != std::string::npos);
    }

    /// Traffic has to be led somewhere: a design without an entry leaves a box, not a step without a how.
    void trafficWithoutAnEntryIsToComplete()
    {
        const paper::Document document = documentOf("genai", RunbookKind::Drill);
        int boxes = 0;
        for (const paper::StepRow *step : stepsOf(document))
            if (step->missing && step->missing->what.find("how requests are led") != std::string::npos) {
                ++boxes;
                QVERIFY(!step->command);
            }
        QVERIFY(boxes >= 1);
    }

    void theLastStepOfTheTablesEndsWhereTheSumSays()
    {
        double last = 0;
        const QRegularExpression window(QStringLiteral("^(?:.* to |from )?(?:>= )?T\\+(\\d+)$"));
        for (const paper::StepTable *table : ownTables(m_document)) {
            for (const auto &group : table->groups) {
                const auto match = window.match(QString::fromStdString(group.window));
                QVERIFY2(match.hasMatch(), group.window.c_str());
                last = std::max(last, match.captured(1).toDouble());
            }
        }
        const StampEstimate &e = m_small.estimates.front();
        QCOMPARE(last, std::round((e.rto.rto - e.detect - e.decide).count()));
    }

    void everyRowOfThePlanIsAStep()
    {
        std::multiset<std::string> planned, printed;
        for (const PlanBlock &block : m_small.plan.blocks) {
            for (const PlanRow &row : block.rows)
                planned.insert(row.key);
        }
        for (const paper::StepRow *step : stepsOf(m_document))
            printed.insert(step->key);
        QCOMPARE(printed, planned);
    }

    void everyCommandStandsVerbatim()
    {
        const std::string markdown = paper::toMarkdown(m_document);
        const Page page = readPage(paper::toHtml(m_document));
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        int commands = 0;
        for (const paper::StepRow *step : stepsOf(m_document)) {
            if (!step->command)
                continue;
            ++commands;
            QVERIFY(markdown.find("\n" + step->command->command + "\n```") != std::string::npos);
            QVERIFY(page.commands.contains(QString::fromStdString(step->command->command)));
        }
        QCOMPARE(commands, 4);
    }

    void internalLinksLand()
    {
        const std::set<std::string> anchors = anchorsOf(m_document);
        const Page page = readPage(paper::toHtml(m_document));
        int links = 0;
        for (const QString &target : page.targets) {
            if (!target.startsWith(u'#'))
                continue;
            ++links;
            QVERIFY2(page.ids.contains(target.mid(1)), qPrintable(target));
            QVERIFY2(anchors.count(target.mid(1).toStdString()) == 1, qPrintable(target));
        }
        QVERIFY(links > 30);
        const QString dead = firstDeadLink(QString::fromStdString(paper::toMarkdown(m_document)));
        QVERIFY2(dead.isEmpty(), qPrintable(dead));
    }

    void twiceTheSameBytes()
    {
        const tests::SmallRunbook again;
        QCOMPARE(paper::toMarkdown(again.document()), paper::toMarkdown(m_document));
        QCOMPARE(paper::toHtml(again.document()), paper::toHtml(m_document));
    }

    void whatIsMissingIsBoxedAndCounted()
    {
        QCOMPARE(m_document.toComplete, static_cast<int>(m_document.missing.size()));
        std::multiset<std::string> where;
        for (const paper::MissingEntry &m : m_document.missing)
            where.insert(m.where);
        QCOMPARE(where.count("F-06.1"), std::size_t{1}); // neither verification nor rollback
        QCOMPARE(where.count("F-03.3"), std::size_t{1}); // no command
        std::size_t boxes = blocksOf<paper::ToComplete>(m_document).size();
        for (const paper::StepRow *step : stepsOf(m_document))
            boxes += step->missing ? 1 : 0;
        bool card = false;
        for (const paper::Block &block : m_document.blocks) {
            if (const auto *h = std::get_if<paper::Heading>(&block); h && h->level == 1)
                card = h->onePage;
            const auto *table = std::get_if<paper::Table>(&block);
            if (table == nullptr || card) // the card repeats what part 6 counts
                continue;
            for (const auto &row : table->rows) {
                for (const paper::Cell &cell : row)
                    boxes +=
                        !cell.runs.empty() && cell.runs.front().text.rfind("TO COMPLETE", 0) == 0 ? 1 : 0;
            }
        }
        QCOMPARE(boxes, m_document.missing.size());
        for (const paper::MissingEntry &m : m_document.missing)
            QVERIFY2(anchorsOf(m_document).count(m.anchor) == 1, m.where.c_str());
    }

    void personsAreNeverInvented()
    {
        for (const paper::Table *table : blocksOf<paper::Table>(m_document)) {
            if (table->header.size() < 2 || table->header[0] != "Role")
                continue;
            for (const auto &row : table->rows) {
                QVERIFY(row[1].runs.front().text.rfind("TO COMPLETE", 0) == 0);
                QVERIFY(row[2].runs.front().text.find_first_not_of('_') == std::string::npos);
            }
        }
    }

    void partsStandInTheirOrder()
    {
        std::vector<std::string> titles;
        for (const paper::Heading *h : blocksOf<paper::Heading>(m_document)) {
            if (h->level == 1)
                titles.push_back(h->number + " " + h->title);
        }
        const std::vector<std::string> wanted = {"1 Document control",
                                                 "2 Emergency card",
                                                 "3 Purpose, scope and assumptions",
                                                 "4 Workload and objectives",
                                                 "5 Roles and contacts",
                                                 "6 Activation",
                                                 "7 Communications",
                                                 "8 Readiness checks",
                                                 "9 Failover procedure",
                                                 "10 Validation and declaration of recovery",
                                                 "11 Operating while failed over",
                                                 "12 Failback",
                                                 "13 Closure",
                                                 "14 Drill and test plan",
                                                 "15 Findings, accepted risks and open decisions",
                                                 "A Topology pictures",
                                                 "B Inventory",
                                                 "C Dependency and recovery order",
                                                 "D Evidence of RTO and RPO",
                                                 "E Replication and backup settings",
                                                 "F Endpoints, certificates and secrets",
                                                 "G Infrastructure code and parameters",
                                                 "H Support and escalation",
                                                 "I Glossary",
                                                 "J Forms"};
        QCOMPARE(titles, wanted);
    }

    void picturesComeInOrLeaveWords()
    {
        const std::string svg =
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><text>Shop</text></svg>";
        const Page with = readPage(paper::toHtml(m_document, {{"topology:stamp-shop", svg}}));
        QVERIFY2(with.error.isEmpty(), qPrintable(with.error));
        QVERIFY(with.elements.contains(QStringLiteral("svg")));
        const Page without = readPage(paper::toHtml(m_document));
        QVERIFY(!without.elements.contains(QStringLiteral("svg")));
        QVERIFY(without.text.contains(QStringLiteral("Picture in words: Shop: 4 services in Central US")));
        QVERIFY(paper::toMarkdown(m_document, {{"topology:stamp-shop", "shop.svg"}}).find("](<shop.svg>)")
                != std::string::npos);
    }

    void htmlNeedsNoNetwork()
    {
        const QString html = QString::fromStdString(paper::toHtml(m_document));
        QVERIFY(
            !html.contains(QRegularExpression(QStringLiteral("(src|@import|url\\()\\s*=?\\s*[\"']?http"))));
        QVERIFY(!html.contains(QStringLiteral("<link")));
        QVERIFY(html.contains(QStringLiteral("default-src &#39;none&#39;")));
    }

    void nastyNamesAreInert_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const auto &[title, name] : tests::nastyNames())
            QTest::newRow(title.c_str()) << QByteArray(name.data(), static_cast<qsizetype>(name.size()));
    }
    void nastyNamesAreInert()
    {
        QFETCH(QByteArray, name);
        const tests::SmallRunbook hostile(
            std::string(name.constData(), static_cast<std::size_t>(name.size())));
        const paper::Document document = hostile.document();
        const Page page = readPage(paper::toHtml(document));
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QCOMPARE(page.elements.count(QStringLiteral("script")), 1);
        QCOMPARE(page.elements.count(QStringLiteral("img")), 0);
        for (const QString &target : page.targets)
            QVERIFY2(target.startsWith(u'#') || target.startsWith(QStringLiteral("https://")),
                     qPrintable(target));
        const std::string markdown = paper::toMarkdown(document);
        const QString uneven = firstUnevenRow(markdown);
        QVERIFY2(uneven.isEmpty(), qPrintable(uneven));
        QVERIFY(markdown.find("<script") == std::string::npos
                || markdown.find("\\<script") != std::string::npos);
        QVERIFY(markdown.find('\0') == std::string::npos);
        anchorsOf(document); // unique even so
    }

    void nastyNamesStayTextInEveryFormat_data() { nastyNamesAreInert_data(); }
    void nastyNamesStayTextInEveryFormat()
    {
        QFETCH(QByteArray, name);
        const tests::SmallRunbook hostile(
            std::string(name.constData(), static_cast<std::size_t>(name.size())));
        const paper::Document document = hostile.document();
        const auto json = nlohmann::json::parse(paper::toStepsJson(document), nullptr, false);
        QVERIFY(json.is_object());
        QVERIFY(!json["procedures"].empty());
        const auto workbook = paper::toWorkbook(document);
        QVERIFY(workbook);
        for (const auto &[kind, bytes] :
             {std::pair("odt", paper::toOpenDocument(document, {})), std::pair("xlsx", *workbook)}) {
            const QString path = m_folder.filePath(QStringLiteral("hostile.") + QLatin1String(kind));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes.data(), static_cast<qint64>(bytes.size()));
            file.close();
            // Every part is XML, no cell is a formula, and nothing is fetched from elsewhere.
            QProcess python;
            python.start(
                QStringLiteral("python3"),
                {QStringLiteral("-c"),
                 QStringLiteral(
                     "import sys,zipfile,xml.dom.minidom as x\n"
                     "z=zipfile.ZipFile(sys.argv[1])\n"
                     "for n in z.namelist():\n"
                     "  if not n.endswith(('.xml','.rels')): continue\n"
                     "  d=x.parseString(z.read(n))\n"
                     "  assert not d.getElementsByTagName('f'), n\n"
                     "  assert not d.getElementsByTagName('script:event-listener'), n\n"
                     "  for a in d.getElementsByTagName('text:a'):\n"
                     "    assert a.getAttribute('xlink:href').startswith(('#','https://')), a.toxml()\n"),
                 path});
            QVERIFY(python.waitForFinished(20000));
            QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        }
    }

    /// A word processor does not work the height out from the drawing: it shows a line where none is given.
    void picturesOfTheTextDocumentAreAsHighAsTheyAreDrawn()
    {
        const auto content = [&](const paper::Document &document, const std::string &drawing) {
            const std::string bytes = paper::toOpenDocument(document, {{"chart", drawing}});
            QFile file(m_folder.filePath(QStringLiteral("pictures.odt")));
            if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(bytes)) <= 0)
                return QString();
            file.close();
            QProcess python;
            python.start(QStringLiteral("python3"),
                         {QStringLiteral("-c"),
                          QStringLiteral("import sys,zipfile\n"
                                         "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1])"
                                         ".read('content.xml'))"),
                          file.fileName()});
            python.waitForFinished(20000);
            return QString::fromUtf8(python.readAllStandardOutput());
        };
        paper::Document document;
        document.blocks = {paper::Heading{1, "1", "Targets", "targets"},
                           paper::Picture{"chart", "Against target", "RTO 9 h of 3 h"}};
        const QRegularExpression frame(
            QStringLiteral("svg:width=\"([0-9.]+)cm\" svg:height=\"([0-9.]+)cm\""));
        const auto wide = frame.match(content(document, "<svg viewBox=\"0 0 672 176\"/>"));
        QVERIFY(wide.hasMatch());
        QCOMPARE(wide.captured(1).toDouble(), 17.8);
        QCOMPARE(wide.captured(2).toDouble(), 4.66); // 17.8 x 176 / 672
        const auto high = frame.match(content(document, "<svg viewBox=\"0 0 100 400\"/>"));
        QCOMPARE(high.captured(2).toDouble(), 21.0); // the page's
        QCOMPARE(high.captured(1).toDouble(), 5.25);
        document.blocks[0] = paper::Heading{1, "A", "Topology", "topology", true};
        const auto square = frame.match(content(document, "<svg viewBox=\"0 0 100 100\"/>"));
        QCOMPARE(square.captured(2).toDouble(), 13.0); // of a page across
        QCOMPARE(square.captured(1).toDouble(), 13.0);
        const QString none = content(document, "<svg viewBox=\"0 0 0 0\"/>");
        QVERIFY(!frame.match(none).hasMatch() && none.contains("Picture in words: RTO 9 h of 3 h"));
    }

    void theShellPassesNastyNamesOn_data() { nastyNamesAreInert_data(); }
    /// The variables and commands of the runbook in a shell where every tool only says what it was given.
    void theShellPassesNastyNamesOn()
    {
        QFETCH(QByteArray, name);
        const std::string hostileName(name.constData(), static_cast<std::size_t>(name.size()));
        const tests::SmallRunbook hostile(hostileName);
        const paper::Document document = hostile.document();
        std::string script;
        for (const paper::VariableLine &v : document.variables) {
            if (v.state != "known")
                script += "export " + v.name + "=" + quote::shellSingle("asked " + hostileName) + "\n";
        }
        for (const paper::Table *table : blocksOf<paper::Table>(document)) {
            for (const std::string &line : table->copyLines)
                script += line + "\n";
        }
        script += "az() { printf '<%s>' \"$@\"; echo; }\nkubectl() { az \"$@\"; }\ncurl() { az \"$@\"; }\n"
                  "psql() { az \"$@\"; }\n";
        int commands = 0;
        for (const paper::StepRow *step : stepsOf(document)) {
            if (step->command) {
                script += step->command->command + " || true\n";
                ++commands;
            }
        }
        QVERIFY(commands > 0);
        const QString path = m_folder.filePath(QStringLiteral("hostile.sh"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(script.data(), static_cast<qint64>(script.size()));
        file.close();
        QProcess bash;
        bash.setWorkingDirectory(m_folder.path());
        bash.start(QStringLiteral("bash"), {path});
        QVERIFY(bash.waitForFinished(20000));
        QVERIFY2(bash.exitCode() == 0, (bash.readAllStandardError() + file.fileName().toUtf8()).constData());
        const QByteArray said = bash.readAllStandardOutput();
        QVERIFY2(said.count('\n') >= commands, said.constData());
        // The tools are handed the very words of the name, none of them expanded, and what somebody has yet
        // to complete is one word, whatever stands in it. A shell has no word with a NUL.
        if (!name.contains('\0') && QString::fromUtf8(name).toUtf8() == name)
            QVERIFY2(said.contains("<asked " + name + ">"), said.constData());
        QVERIFY(!QFile::exists(QStringLiteral("/tmp/owned")));
        if (QStandardPaths::findExecutable(QStringLiteral("shellcheck")).isEmpty())
            return;
        QProcess
            check; // unused variables and functions that a command replaces are no faults of a copied block
        check.start(QStringLiteral("shellcheck"),
                    {QStringLiteral("-s"), QStringLiteral("bash"), QStringLiteral("-S"),
                     QStringLiteral("error"), path});
        QVERIFY(check.waitForFinished(30000));
        QVERIFY2(check.exitCode() == 0, check.readAllStandardOutput().constData());
    }

    void aCommandThatIsNotOneLineIsNotPrinted()
    {
        tests::SmallRunbook design;
        design.plan.blocks[4].rows[0].command = "az webapp start\nrm -rf /";
        const paper::Document document = design.document();
        for (const paper::StepRow *step : stepsOf(document)) {
            if (step->number != "F-04.1")
                continue;
            QVERIFY(!step->command);
            QVERIFY(step->missing);
        }
        QVERIFY(paper::toMarkdown(document).find("rm -rf") == std::string::npos);
    }

    void tablesKeepTheirColumns()
    {
        const QString uneven = firstUnevenRow(paper::toMarkdown(m_document));
        QVERIFY2(uneven.isEmpty(), qPrintable(uneven));
        for (const paper::Table *table : blocksOf<paper::Table>(m_document)) {
            for (const auto &row : table->rows)
                QCOMPARE(row.size(), table->header.size());
            QVERIFY(table->widths.empty() || table->widths.size() == table->header.size());
        }
    }

    void theSmallRunbookReadsAsItShould()
    {
        const QString path = QStringLiteral(BREAKWATER_SOURCE_DIR "/tests/golden/runbook/small.md");
        const QByteArray now = QByteArray::fromStdString(paper::toMarkdown(m_document));
        if (qEnvironmentVariableIsSet("BREAKWATER_UPDATE_GOLDEN")) {
            QFile out(path);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(now);
        }
        QFile golden(path);
        QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(path));
        const QByteArrayList wanted = golden.readAll().split('\n'), lines = now.split('\n');
        for (qsizetype i = 0; i < std::min(wanted.size(), lines.size()); ++i)
            QVERIFY2(lines[i] == wanted[i],
                     qPrintable(QStringLiteral("line %1\nis:     %2\nwanted: %3")
                                    .arg(i + 1)
                                    .arg(QString::fromUtf8(lines[i]), QString::fromUtf8(wanted[i]))));
        QCOMPARE(lines.size(), wanted.size());
    }
};

QTEST_MAIN(TestRunbook)
#include "tst_runbook.moc"
