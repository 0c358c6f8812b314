// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/bicep/bicep_text.h"
#include "tests/core/export/exporting.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

/// Forty take a moment; BREAKWATER_SEEDS=200 takes its time.
std::uint32_t seeds()
{
    const int asked = qEnvironmentVariableIntValue("BREAKWATER_SEEDS");
    return asked > 0 ? static_cast<std::uint32_t>(asked) : 40;
}

Rendered allCode(const Topology &topology)
{
    ExportRequest request = requestFor(topology);
    request.code = {"bicep", "terraform", "scripts", "pipelines"};
    Rendered all;
    for (const std::string &language : request.code) {
        Rendered made = rendered(language, request);
        std::move(made.files.begin(), made.files.end(), std::back_inserter(all.files));
        std::move(made.gaps.begin(), made.gaps.end(), std::back_inserter(all.gaps));
    }
    return all;
}

Files below(const Files &files, const std::string &folder)
{
    Files some;
    for (const auto &[path, text] : files) {
        if (path.starts_with(folder))
            some.emplace(path, text);
    }
    return some;
}

} // namespace

/// Designs that somebody could have made of the templates. Set BREAKWATER_KEEP to a folder to
/// look at what they become.
class TestVariations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVariationBecomesCode();
    void theSameVariationBecomesTheSameCode();
    void shellsReadEveryVariation();
};

void TestVariations::everyVariationBecomesCode()
{
    const std::string keep = qEnvironmentVariable("BREAKWATER_KEEP").toStdString();
    int whole = 0;
    for (std::uint32_t seed = 0; seed < seeds(); ++seed) {
        const Rendered made = allCode(variation(seed));
        const Files files = filesOf(made);
        QCOMPARE(files.size(), made.files.size()); // no two files of one path
        if (!keep.empty())
            writeAll(files, keep + "/" + std::to_string(seed));
        for (const Gap &gap : made.gaps)
            QVERIFY2(!gap.what.empty() && gap.why.size() > 10, gap.what.c_str());
        const Files bicep = below(files, "iac/bicep/"), terraform = below(files, "iac/terraform/");
        // What one language can say, the other one can say as well.
        QVERIFY2(bicep.empty() == terraform.empty(), std::to_string(seed).c_str());
        if (bicep.empty())
            continue;
        ++whole;
        const std::vector<std::string> problems = problemsOf(bicep);
        QVERIFY2(problems.empty(), (std::to_string(seed) + ": " + listed(problems)).c_str());
    }
    QVERIFY2(whole > int(seeds()) / 2, std::to_string(whole).c_str());
}

void TestVariations::theSameVariationBecomesTheSameCode()
{
    for (std::uint32_t seed = 0; seed < seeds(); seed += 8)
        QVERIFY(filesOf(allCode(variation(seed))) == filesOf(allCode(variation(seed))));
}

void TestVariations::shellsReadEveryVariation()
{
    QTemporaryDir folder;
    QStringList scripts;
    for (std::uint32_t seed = 0; seed < seeds(); seed += 5) {
        const Files files = below(filesOf(allCode(variation(seed))), "scripts/");
        const std::string to = folder.path().toStdString() + "/" + std::to_string(seed);
        writeAll(files, to);
        for (const auto &[path, text] : files) {
            if (path.ends_with(".sh"))
                scripts << QString::fromStdString(to + "/" + path);
        }
    }
    QVERIFY(scripts.size() > 20);
    for (const QString &script : scripts) {
        QProcess bash;
        bash.start("bash", {"-n", script});
        QVERIFY(bash.waitForFinished(60000));
        QVERIFY2(bash.exitCode() == 0, bash.readAllStandardError().constData());
    }
}

QTEST_GUILESS_MAIN(TestVariations)
#include "tst_variations.moc"
