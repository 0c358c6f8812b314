// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/line_changes.h"

#include <QTest>

#include <random>

using namespace breakwater;
using Kind = ChangedLine::Kind;

namespace {

/// The comparison read as one of the two texts.
std::string side(const std::vector<ChangedLine> &lines, Kind without)
{
    std::string text;
    for (const ChangedLine &line : lines) {
        if (line.kind != without)
            text += line.text + "\n";
    }
    return text;
}

int count(const std::vector<ChangedLine> &lines, Kind kind)
{
    return static_cast<int>(std::count_if(lines.begin(), lines.end(),
                                          [kind](const ChangedLine &one) { return one.kind == kind; }));
}

} // namespace

class TestLineChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalTextsHaveNoChange()
    {
        const auto lines = changesOf("a\nb\n", "a\nb\n");
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(count(lines, Kind::Same), 2);
        QCOMPARE(lines[1].number, 2);
        QVERIFY(changesOf("", "").empty());
    }

    void aChangedLineIsOneGoneAndOneNew()
    {
        const std::vector<ChangedLine> expected{{Kind::Same, "sku: {", 1},
                                                {Kind::Removed, "  name: 'S1'", 2},
                                                {Kind::Added, "  name: 'P1v3'", 2},
                                                {Kind::Same, "}", 3}};
        QVERIFY(changesOf("sku: {\n  name: 'S1'\n}\n", "sku: {\n  name: 'P1v3'\n}\n") == expected);
    }

    void whatWasAddedAndRemovedElsewhereIsFound()
    {
        const auto lines = changesOf("a\nb\nc\nd\ne\n", "a\nc\nx\nd\ne\ny\n");
        QCOMPARE(count(lines, Kind::Removed), 1);
        QCOMPARE(count(lines, Kind::Added), 2);
        QCOMPARE(side(lines, Kind::Added), std::string("a\nb\nc\nd\ne\n"));
        QCOMPARE(side(lines, Kind::Removed), std::string("a\nc\nx\nd\ne\ny\n"));
    }

    void whichDesignWroteAFileIsNoChange()
    {
        const std::string old = "// Web.\n// Design 0123abcd, catalog 2026.08, as of 2026-11-01, written by "
                                "Breakwater 0.1.0.\nx\n";
        const std::string now = "// Web.\n// Design 99ffab00, catalog 2026.08, as of 2026-11-28, written by "
                                "Breakwater 0.1.0.\nx\n";
        QVERIFY(!differ(old, now));
        QCOMPARE(count(changesOf(old, now), Kind::Same), 3);
        QVERIFY(differ("Design of the hub, catalog 1\n", "Design of the spoke, catalog 1\n"));
        QVERIFY(differ("a\n", "a\nb\n"));
    }

    /// Both texts can be read out of any comparison, and its numbers are those of the new text.
    void anyComparisonHoldsBothTexts()
    {
        std::mt19937 dice(7);
        for (int round = 0; round < 300; ++round) {
            const auto text = [&dice] {
                std::string made;
                for (auto n = dice() % 14; n > 0; --n)
                    made += std::string(1, static_cast<char>('a' + dice() % 5)) + "\n";
                return made;
            };
            const std::string before = text(), after = text();
            const auto lines = changesOf(before, after);
            QCOMPARE(side(lines, Kind::Added), before);
            QCOMPARE(side(lines, Kind::Removed), after);
            int number = 0;
            for (const ChangedLine &line : lines) {
                if (line.kind != Kind::Removed)
                    QCOMPARE(line.number, ++number);
            }
        }
    }

    void textsThatShareNothingAreReplaced()
    {
        std::string before, after;
        for (int i = 0; i < 3000; ++i) {
            before += "old " + std::to_string(i) + "\n";
            after += "new " + std::to_string(i) + "\n";
        }
        const auto lines = changesOf(before, after);
        QCOMPARE(side(lines, Kind::Added), before);
        QCOMPARE(side(lines, Kind::Removed), after);
    }
};

QTEST_APPLESS_MAIN(TestLineChanges)
#include "tst_line_changes.moc"
