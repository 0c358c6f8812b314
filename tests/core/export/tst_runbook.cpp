// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/html.h"
#include "core/export/runbook/markdown.h"
#include "tests/core/export/small_runbook.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>
#include <set>

using namespace breakwater;

namespace {

template <typename T>
std::vector<const T *> blocksOf(const paper::Document &document)
{
    std::vector<const T *> found;
    for (const paper::Block &block : document.blocks) {
        if (const T *b = std::get_if<T>(&block))
            found.push_back(b);
    }
    return found;
}

std::vector<const paper::StepRow *> stepsOf(const paper::Document &document)
{
    std::vector<const paper::StepRow *> steps;
    for (const paper::StepTable *table : blocksOf<paper::StepTable>(document)) {
        for (const auto &group : table->groups) {
            for (const paper::StepRow &row : group.rows)
                steps.push_back(&row);
        }
    }
    return steps;
}

std::set<std::string> anchorsOf(const paper::Document &document)
{
    std::set<std::string> anchors;
    for (const paper::Heading *h : blocksOf<paper::Heading>(document)) {
        if (!anchors.insert(h->anchor).second)
            qFatal("anchor twice: %s", h->anchor.c_str());
    }
    for (const paper::StepRow *step : stepsOf(document)) {
        if (!anchors.insert(step->anchor).second)
            qFatal("anchor twice: %s", step->anchor.c_str());
    }
    return anchors;
}

struct Page {
    QStringList ids, targets, commands, elements;
    QString error, text;
};

/// Reads the page as XML: one element out of place is an error.
Page readPage(const std::string &html)
{
    Page page;
    QXmlStreamReader xml(QString::fromStdString(html));
    bool pre = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            page.elements << xml.name().toString();
            const auto attributes = xml.attributes();
            if (attributes.hasAttribute(QStringLiteral("id")))
                page.ids << attributes.value(QStringLiteral("id")).toString();
            if (attributes.hasAttribute(QStringLiteral("href")))
                page.targets << attributes.value(QStringLiteral("href")).toString();
            pre = xml.name() == QStringLiteral("pre");
            if (pre)
                page.commands << QString();
        } else if (xml.isEndElement()) {
            pre = false;
        } else if (xml.isCharacters()) {
            page.text += xml.text();
            if (pre)
                page.commands.back() += xml.text();
        }
    }
    if (xml.hasError())
        page.error = QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString());
    return page;
}

/// Every table of a Markdown text has as many cells in each row as in its header; the message says where not.
QString firstUnevenRow(const std::string &markdown)
{
    const QStringList lines = QString::fromStdString(markdown).split(u'\n');
    const QRegularExpression bar(QStringLiteral("(?<!\\\\)(?:\\\\\\\\)*\\|"));
    qsizetype columns = 0;
    bool fence = false;
    for (const QString &line : lines) {
        if (line.startsWith(QStringLiteral("```")))
            fence = !fence;
        if (fence || !line.startsWith(u'|')) {
            columns = 0;
            continue;
        }
        const qsizetype here = line.count(bar);
        if (columns == 0)
            columns = here;
        if (here != columns || !line.endsWith(u'|'))
            return line;
    }
    return {};
}

} // namespace

class TestRunbook : public QObject {
    Q_OBJECT

private:
    tests::SmallRunbook m_small;
    paper::Document m_document = m_small.document();

private slots:
    void theSumIsTheRto()
    {
        QString line;
        for (const paper::Paragraph *p : blocksOf<paper::Paragraph>(m_document)) {
            if (!p->runs.empty() && p->runs.front().text.rfind("Detection ", 0) == 0)
                line = QString::fromStdString(p->runs.front().text + p->runs.back().text);
        }
        const QRegularExpression sum(
            QStringLiteral("^Detection ([\\d.]+) min \\+ decision ([\\d.]+) min \\+ last step ends at "
                           "T\\+([\\d.]+) = RTO (?:at least )?([\\d.]+) min"));
        const auto match = sum.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line));
        const double rto = match.captured(4).toDouble();
        QCOMPARE(match.captured(1).toDouble() + match.captured(2).toDouble() + match.captured(3).toDouble(),
                 rto);
        QCOMPARE(rto, m_small.estimates.front().rto.rto.count());
        QVERIFY(line.contains(QStringLiteral("target is 60 min")));
    }

    void theLastStepOfTheTablesEndsWhereTheSumSays()
    {
        double last = 0;
        const QRegularExpression window(QStringLiteral("to (?:>= )?T\\+([\\d.]+)$"));
        for (const paper::StepTable *table : blocksOf<paper::StepTable>(m_document)) {
            for (const auto &group : table->groups) {
                const auto match = window.match(QString::fromStdString(group.window));
                QVERIFY2(match.hasMatch(), group.window.c_str());
                last = std::max(last, match.captured(1).toDouble());
            }
        }
        const StampEstimate &e = m_small.estimates.front();
        QCOMPARE(last, (e.rto.rto - e.detect - e.decide).count());
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
        const QString markdown = QString::fromStdString(paper::toMarkdown(m_document));
        const QRegularExpression link(QStringLiteral("\\]\\(<#([^>]*)>\\)"));
        for (auto it = link.globalMatch(markdown); it.hasNext();) {
            const QString anchor = it.next().captured(1);
            QVERIFY2(markdown.contains(QStringLiteral("<a id=\"%1\"></a>").arg(anchor)), qPrintable(anchor));
        }
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
                                                 "11 Findings, accepted risks and open decisions",
                                                 "A Inventory",
                                                 "B Dependency and recovery order",
                                                 "C Evidence of RTO and RPO",
                                                 "D Replication and backup settings",
                                                 "E Endpoints, certificates and secrets",
                                                 "F Glossary",
                                                 "G Forms"};
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
