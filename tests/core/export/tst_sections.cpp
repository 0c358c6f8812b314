// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/html.h"
#include "core/export/runbook/markdown.h"
#include "core/export/runbook/sections.h"
#include "tests/core/export/reading.h"
#include "tests/core/export/small_runbook.h"

#include <QTest>

#include <algorithm>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

std::vector<std::string> parts(const paper::Document &document)
{
    std::vector<std::string> found;
    for (const paper::Heading *heading : blocksOf<paper::Heading>(document))
        if (heading->level == 1)
            found.push_back(heading->anchor);
    return found;
}

const paper::Heading *part(const paper::Document &document, const std::string &anchor)
{
    for (const paper::Heading *heading : blocksOf<paper::Heading>(document))
        if (heading->anchor == anchor)
            return heading;
    return nullptr;
}

paper::Document kept(paper::Document document, const std::vector<std::string> &sections)
{
    keepSections(document, sections);
    return document;
}

} // namespace

/// Which parts of a runbook print.
class TestSections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPartOfEveryRunbookCanBeNamed()
    {
        const std::vector<std::string> known = knownSections();
        std::set<std::string> seen;
        const ExportRequest request = m_small.request();
        for (const RunbookKind kind : kAllRunbooks) {
            for (const std::string &word : parts(makeRunbook(request, kind))) {
                QVERIFY2(std::find(known.begin(), known.end(), word) != known.end(), word.c_str());
                seen.insert(word);
            }
        }
        QCOMPARE(seen.size(), known.size());
    }

    void withoutAChoiceEverythingPrints()
    {
        const paper::Document all = kept(m_document, {});
        QCOMPARE(all.blocks.size(), m_document.blocks.size());
        QCOMPARE(all.cover.size(), m_document.cover.size());
    }

    void whatIsKeptKeepsItsNumberAndTheCoverSaysWhatIsNot()
    {
        const paper::Document some = kept(m_document, {"procedure", "emergency-card", "forms"});
        QCOMPARE(parts(some), (std::vector<std::string>{"emergency-card", "procedure", "forms"}));
        for (const char *word : {"emergency-card", "procedure", "forms"})
            QCOMPARE(part(some, word)->number, part(m_document, word)->number);
        QCOMPARE(some.cover.back().label, std::string("Left out"));
        const QString left = QString::fromStdString(some.cover.back().value);
        QVERIFY2(left.startsWith(QStringLiteral("parts 1, 3-8, 10-15; ")), qPrintable(left));
        QVERIFY2(left.endsWith(QStringLiteral("appendices A-I")), qPrintable(left));
        QCOMPARE(stepsOf(some).size(), stepsOf(m_document).size());
    }

    void noLinkLeadsIntoWhatIsLeftOut()
    {
        const paper::Document some = kept(m_document, {"emergency-card", "inventory"});
        QVERIFY(stepsOf(some).empty());
        const Page page = readPage(paper::toHtml(some));
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        for (const QString &target : page.targets)
            if (target.startsWith(u'#'))
                QVERIFY2(page.ids.contains(target.mid(1)), qPrintable(target));
        const QString dead = firstDeadLink(QString::fromStdString(paper::toMarkdown(some)));
        QVERIFY2(dead.isEmpty(), qPrintable(dead));
    }

    void boxesThatAreLeftOutAreStillCounted()
    {
        QVERIFY(!m_document.missing.empty());
        const paper::Document some = kept(m_document, {"glossary"});
        QVERIFY(some.missing.empty());
        QCOMPARE(some.toComplete, 0);
        const paper::Fact &figure = some.figures.back();
        QCOMPARE(figure.value, std::string("0"));
        QCOMPARE(figure.mark, paper::Cell::Mark::Warning);
        QVERIFY2(figure.note.find(std::to_string(m_document.missing.size()) + " more in parts left out")
                     != std::string::npos,
                 figure.note.c_str());
    }

    void theDesignRemembersWhichPrint()
    {
        Engagement engagement;
        Topology design;
        const auto with = [&](const char *json) {
            engagement.exportChoices[kSectionsChoice] = json;
            design.engagement = std::make_shared<const Engagement>(engagement);
            return sectionsOf(design);
        };
        QVERIFY(sectionsOf(design).empty());
        QCOMPARE(with(R"(["forms", "procedure", "of a later version"])"),
                 (std::vector<std::string>{"procedure", "forms"}));
        QVERIFY(with("7").empty());
        QVERIFY(with(R"(["cover", "steps"])").empty());
    }

private:
    SmallRunbook m_small;
    paper::Document m_document = m_small.document();
};

QTEST_GUILESS_MAIN(TestSections)
#include "tst_sections.moc"
