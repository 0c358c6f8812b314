// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/runbook/html.h"
#include "core/export/runbook/markdown.h"
#include "core/export/runbook/runbook.h"
#include "core/export/stamping.h"
#include "core/export/variables.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"
#include "tests/core/export/reading.h"

#include <QProcess>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

struct Case {
    ExportRequest request;
    Assessment assessment;
    RecoveryPlan plan;
    Schedule times;
    std::vector<StampEstimate> estimates;
    paper::Document document;
};

/// The command of the plan and the printed one, both with every placeholder and variable as one sign, and
/// without the quotes that make it one word: what a shell makes of them is tested by shells.
QString skeleton(QString command)
{
    static const QRegularExpression placeholder(QStringLiteral("(?<![$%])\\{[A-Za-z][A-Za-z0-9]*\\}"));
    static const QRegularExpression variable(QStringLiteral("\"\\$\\{[A-Z0-9_]+\\}\"|\\$\\{[A-Z0-9_]+\\}"));
    static const QRegularExpression quotes(QStringLiteral("[\"']"));
    return command.replace(placeholder, QStringLiteral("@"))
        .replace(variable, QStringLiteral("@"))
        .remove(quotes);
}

} // namespace

class TestTemplates : public QObject {
    Q_OBJECT

private:
    std::map<QString, std::unique_ptr<Case>> m_cases;

    static std::unique_ptr<Case> caseOf(const std::string &id, const StampId &only)
    {
        auto c = std::make_unique<Case>();
        const auto catalog = builtinCatalog();
        const Result<Topology> design = templateDesign(id, *catalog);
        if (!design)
            qFatal("%s", design.error().text().c_str());
        c->request.now = {std::make_shared<const Topology>(*design), catalog,
                          std::chrono::year{2026} / 11 / 20};
        c->request.assessment = &c->assessment;
        c->request.stamping = stampingOf(c->request.now, designHash(*design));
        if (!only.empty())
            c->request.stamps = {only};
        c->plan = makePlan(c->request.now, {}, c->request.stamps);
        c->times = schedule(c->plan);
        for (const StampId &stamp : c->plan.stamps) {
            if (estimate(c->request.now, stamp, {}))
                c->estimates.push_back(estimateFrom(c->request.now, c->plan, c->times, stamp));
        }
        c->document = makeRunbook(c->request, RunbookKind::Failover);
        return c;
    }

    const Case &current()
    {
        QFETCH_GLOBAL(QString, id);
        QFETCH_GLOBAL(QString, stamp);
        auto &entry = m_cases[id + u'/' + stamp];
        if (!entry)
            entry = caseOf(id.toStdString(), StampId{stamp.toStdString()});
        return *entry;
    }

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("stamp");
        const auto templates = builtinTemplates();
        QVERIFY(templates);
        for (const Template &t : *templates)
            QTest::newRow(t.id.c_str()) << QString::fromStdString(t.id) << QString();
        const Result<Topology> portfolio = templateDesign("portfolio", *builtinCatalog());
        QVERIFY(portfolio);
        for (const auto &stamp : portfolio->stamps)
            QTest::newRow(("portfolio, " + stamp->name).c_str())
                << QStringLiteral("portfolio") << QString::fromStdString(stamp->id.text);
    }

    void theSumsAreTheEstimates()
    {
        const Case &c = current();
        const auto sums = sumsOf(c.document);
        std::vector<const StampEstimate *> printed;
        for (const auto &stamp : c.request.now.topology->stamps) {
            for (const StampEstimate &e : c.estimates) {
                const auto &wanted = c.request.stamps;
                if (e.stamp == stamp->id
                    && (wanted.empty() || std::find(wanted.begin(), wanted.end(), e.stamp) != wanted.end()))
                    printed.push_back(&e);
            }
        }
        QVERIFY(!printed.empty());
        QCOMPARE(sums.size(), printed.size());
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const StampEstimate &e = *printed[i];
            QCOMPARE(sums[i].rto.toLong(), std::lround(e.rto.rto.count()));
            QCOMPARE(sums[i].detect.toLong() + sums[i].decide.toLong() + sums[i].last.toLong(),
                     sums[i].rto.toLong());
            QCOMPARE(sums[i].atLeast, e.rto.atLeast || e.rto.unbounded);
            // The same figure as the command line's `estimate`, which plans for this stamp alone.
            const auto alone = estimate(c.request.now, e.stamp, {});
            QVERIFY(alone);
            QCOMPARE(sums[i].rto.toLong(), std::lround(alone->rto.rto.count()));
        }
    }

    void theLastStepEndsWhereTheSumSays()
    {
        const Case &c = current();
        const auto sums = sumsOf(c.document);
        std::size_t i = 0;
        for (const auto &stamp : c.request.now.topology->stamps) {
            const auto &wanted = c.request.stamps;
            const bool covered =
                wanted.empty() || std::find(wanted.begin(), wanted.end(), stamp->id) != wanted.end();
            const bool touched = std::any_of(c.estimates.begin(), c.estimates.end(),
                                             [&](const StampEstimate &e) { return e.stamp == stamp->id; });
            if (!covered || !touched)
                continue;
            bool found = false;
            for (const paper::StepRow *step : stepsOf(c.document)) {
                if (step->key != stamp->id.text + "/recovered/declare-recovered")
                    continue;
                found = true;
                QString at = QString::fromStdString(step->tPlus);
                at.remove(QStringLiteral(">= ")).remove(QStringLiteral("T+"));
                QCOMPARE(at, sums[i].last);
            }
            QVERIFY2(found, stamp->name.c_str());
            ++i;
        }
    }

    void everyRowAndCommandOfThePlanIsThere()
    {
        const Case &c = current();
        const std::string markdown = paper::toMarkdown(c.document);
        const Page page = readPage(paper::toHtml(c.document));
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        std::map<std::string, const paper::StepRow *> printed;
        for (const paper::StepRow *step : stepsOf(c.document))
            printed[step->key] = step;
        std::size_t rows = 0;
        for (const PlanBlock &block : c.plan.blocks) {
            for (const PlanRow &row : block.rows) {
                ++rows;
                QVERIFY2(printed.count(row.key) == 1, row.key.c_str());
                if (row.command.empty() || row.skipped)
                    continue;
                const auto &command = printed[row.key]->command;
                QVERIFY2(command.has_value(), row.key.c_str());
                QCOMPARE(skeleton(QString::fromStdString(command->command)),
                         skeleton(QString::fromStdString(row.command)));
                QVERIFY(placeholdersOf(command->command).empty());
                QVERIFY(markdown.find("\n" + command->command + "\n```") != std::string::npos);
                QVERIFY(page.commands.contains(QString::fromStdString(command->command)));
            }
        }
        QCOMPARE(printed.size(), rows);
        QVERIFY(rows > 20);
    }

    void everyCommandIsGoodBash()
    {
        const Case &c = current();
        std::string script;
        for (const paper::Table *table : blocksOf<paper::Table>(c.document)) {
            for (const std::string &line : table->copyLines)
                script += line + "\n";
        }
        for (const paper::StepRow *step : stepsOf(c.document)) {
            if (step->command)
                script += step->command->command + "\n";
        }
        QProcess bash;
        bash.start(QStringLiteral("bash"), {QStringLiteral("-n")});
        bash.write(QByteArray::fromStdString(script));
        bash.closeWriteChannel();
        QVERIFY(bash.waitForFinished(10000));
        QVERIFY2(bash.exitCode() == 0, bash.readAllStandardError().constData());
    }

    void everyVariableIsDefinedBeforeItsUse()
    {
        const Case &c = current();
        static const QRegularExpression use(QStringLiteral("\\$\\{([A-Z0-9_]+)"));
        std::set<QString> known;
        for (const paper::Table *table : blocksOf<paper::Table>(c.document)) {
            for (const std::string &text : table->copyLines) {
                const QString line = QString::fromStdString(text);
                const qsizetype sign = line.indexOf(u'=');
                if (line.startsWith(QStringLiteral(": \"${"))) {
                    known.insert(use.match(line).captured(1));
                    continue;
                }
                for (auto it = use.globalMatch(line); it.hasNext();)
                    QVERIFY2(known.count(it.next().captured(1)) == 1, text.c_str());
                if (sign > 0)
                    known.insert(line.left(sign));
            }
        }
        for (const paper::StepRow *step : stepsOf(c.document)) {
            const QString words = QString::fromStdString((step->command ? step->command->command : "") + " "
                                                         + step->verification + " " + step->rollback);
            for (auto it = use.globalMatch(words); it.hasNext();) {
                const QString name = it.next().captured(1);
                QVERIFY2(known.count(name) == 1, qPrintable(name + QStringLiteral(" in ") + words));
            }
        }
    }

    void linksLandAndTablesKeepTheirColumns()
    {
        const Case &c = current();
        anchorsOf(c.document);
        const std::string markdown = paper::toMarkdown(c.document);
        const QString uneven = firstUnevenRow(markdown),
                      dead = firstDeadLink(QString::fromStdString(markdown));
        QVERIFY2(uneven.isEmpty(), qPrintable(uneven));
        QVERIFY2(dead.isEmpty(), qPrintable(dead));
        const Page page = readPage(paper::toHtml(c.document));
        const std::set<QString> ids(page.ids.begin(), page.ids.end());
        QCOMPARE(static_cast<qsizetype>(ids.size()), page.ids.size());
        for (const QString &target : page.targets)
            QVERIFY2(!target.startsWith(u'#') || ids.count(target.mid(1)) == 1, qPrintable(target));
    }

    void twiceTheSameBytes()
    {
        const Case &c = current();
        const paper::Document again = makeRunbook(c.request, RunbookKind::Failover);
        QCOMPARE(paper::toMarkdown(again), paper::toMarkdown(c.document));
        QCOMPARE(paper::toHtml(again), paper::toHtml(c.document));
    }

    void stepsAreReadyToWorkFrom()
    {
        const Case &c = current();
        for (const paper::StepRow *step : stepsOf(c.document)) {
            QVERIFY2(!step->number.empty() && !step->action.empty() && !step->tPlus.empty()
                         && !step->duration.empty() && !step->after.empty(),
                     step->key.c_str());
            QVERIFY2(!step->owner.empty() || step->missing, step->key.c_str());
            QVERIFY2((!step->verification.empty() && !step->rollback.empty()) || step->missing,
                     step->key.c_str());
        }
        QCOMPARE(c.document.toComplete, static_cast<int>(c.document.missing.size()));
    }
};

QTEST_MAIN(TestTemplates)
#include "tst_templates.moc"
