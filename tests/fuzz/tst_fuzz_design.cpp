// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_design.h"
#include "tests/support/synth.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

using namespace breakwater::test;

namespace {

namespace fs = std::filesystem;

constexpr int kMutations = 2000;
constexpr std::size_t kLargestToMutate = 20000; ///< larger files are read once as they are

std::vector<fs::path> allDesigns()
{
    std::vector<fs::path> files;
    for (const char *folder : {"tests/cases/design", "tests/cases/migration", "templates"})
        for (const auto &entry : fs::recursive_directory_iterator(fs::path(BREAKWATER_SOURCE_DIR) / folder))
            if (entry.path().extension() == ".breakwater")
                files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytesOf(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Changes bytes as a bad disk, a bad merge or a bad person would.
class Mutator {
public:
    explicit Mutator(std::uint64_t seed)
        : m_draw(seed)
    { }
    std::string mutate(std::string bytes, const std::string &other)
    {
        for (std::size_t times = 1 + below(4); times > 0; --times)
            once(bytes, other);
        return bytes;
    }
    std::size_t below(std::size_t limit)
    {
        return limit == 0 ? 0 : static_cast<std::size_t>(m_draw() % limit);
    }

private:
    static constexpr std::array<std::string_view, 26> kWords{"{",
                                                             "}",
                                                             "[",
                                                             "]",
                                                             ",",
                                                             ":",
                                                             "\"",
                                                             "null",
                                                             "true",
                                                             "-1",
                                                             "1e308",
                                                             "1e999",
                                                             "0",
                                                             "\\u0000",
                                                             "\\ud800",
                                                             "\xC3\xA9",
                                                             "\xFF",
                                                             "\"id\": ",
                                                             "[1,2]",
                                                             "{\"a\": 1}",
                                                             "\"format\": 2, ",
                                                             "\"format\": 0, ",
                                                             "\"breakwater\": \"0\", ",
                                                             "4.9e-324",
                                                             "\n",
                                                             "00"};

    void once(std::string &bytes, const std::string &other)
    {
        const std::size_t at = below(bytes.size() + 1);
        const std::size_t length = std::min(below(40), bytes.size() - at);
        switch (below(7)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(m_draw());
            break;
        case 1:
            bytes.erase(at, length);
            break;
        case 2:
            bytes.insert(below(bytes.size() + 1), bytes.substr(at, length));
            break;
        case 3:
            bytes.insert(at, kWords[below(kWords.size())]);
            break;
        case 4: {
            const std::size_t from = below(other.size() + 1);
            bytes.insert(at, other.substr(from, below(200)));
            break;
        }
        case 5:
            bytes.replace(at, length, kWords[below(kWords.size())]);
            break;
        default:
            replaceValue(bytes, at);
        }
        if (below(40) == 0)
            bytes.resize(at < bytes.size() ? at : bytes.size());
    }
    /// The value behind some key becomes another value: the file stays JSON, the design may not stay one.
    void replaceValue(std::string &bytes, std::size_t at)
    {
        static constexpr std::array<std::string_view, 9> kValues{"0",  "-1", "\"\"", "\"x\"", "null",
                                                                 "[]", "{}", "true", "1.5"};
        const std::size_t colon = bytes.find(": ", at);
        if (colon == std::string::npos)
            return;
        const std::size_t end = bytes.find_first_of(",}]\n", colon + 2);
        if (end != std::string::npos)
            bytes.replace(colon + 2, end - colon - 2, kValues[below(kValues.size())]);
    }

    SplitMix m_draw;
};

} // namespace

/// Hostile bytes neither crash the reader nor slip through it half read.
class TestFuzzDesign : public QObject {
    Q_OBJECT
private slots:
    void takesEveryCaseFile();
    void takesWhateverBecomesOfTheCaseFiles();
    void takesEveryBeginningOfAFile();
};

void TestFuzzDesign::takesEveryCaseFile()
{
    for (const fs::path &file : allDesigns()) {
        const std::string wrong = whatIsWrongWith(bytesOf(file));
        QVERIFY2(wrong.empty(), (file.string() + ": " + wrong).c_str());
    }
}

void TestFuzzDesign::takesWhateverBecomesOfTheCaseFiles()
{
    std::vector<std::string> files;
    for (const fs::path &file : allDesigns())
        if (std::string bytes = bytesOf(file); bytes.size() <= kLargestToMutate)
            files.push_back(std::move(bytes));
    QVERIFY(files.size() > 100);
    int refused = 0;
    for (int i = 0; i < kMutations; ++i) {
        Mutator mutator(static_cast<std::uint64_t>(i) + 1);
        const std::string bytes =
            mutator.mutate(files[mutator.below(files.size())], files[mutator.below(files.size())]);
        const std::string wrong = whatIsWrongWith(bytes);
        QVERIFY2(wrong.empty(),
                 qPrintable(QString("seed %1: %2").arg(i + 1).arg(QString::fromStdString(wrong))));
        refused += isRefused(bytes) ? 1 : 0;
    }
    // Both ways must have been taken, or the mutations are too wild or too tame.
    QVERIFY2(refused > kMutations / 4 && refused < kMutations, qPrintable(QString::number(refused)));
}

void TestFuzzDesign::takesEveryBeginningOfAFile()
{
    const std::string bytes =
        bytesOf(fs::path(BREAKWATER_SOURCE_DIR) / "tests/cases/design/good/every-key.breakwater");
    const std::size_t last = bytes.find_last_of('}');
    for (std::size_t size = 0; size <= bytes.size(); size += 7) {
        const std::string_view beginning = std::string_view(bytes).substr(0, size);
        const std::string wrong = whatIsWrongWith(beginning);
        QVERIFY2(wrong.empty(), wrong.c_str());
        QCOMPARE(isRefused(beginning), size <= last);
    }
}

QTEST_APPLESS_MAIN(TestFuzzDesign)
#include "tst_fuzz_design.moc"
