// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/storage/design_cases.h"
#include "tests/support/synth.h"

#include <atomic>
#include <cstdlib>
#include <new>

#include <malloc.h>

namespace {

std::atomic<std::size_t> g_used{0};
std::atomic<std::size_t> g_peak{0};

void *counted(std::size_t size)
{
    void *memory = std::malloc(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    const std::size_t used = g_used += malloc_usable_size(memory) + 8;
    if (used > g_peak)
        g_peak = used;
    return memory;
}

void release(void *memory) noexcept
{
    if (memory != nullptr)
        g_used -= malloc_usable_size(memory) + 8;
    std::free(memory);
}

} // namespace

void *operator new(std::size_t size)
{
    return counted(size);
}
void *operator new[](std::size_t size)
{
    return counted(size);
}
void operator delete(void *memory) noexcept
{
    release(memory);
}
void operator delete[](void *memory) noexcept
{
    release(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    release(memory);
}
void operator delete[](void *memory, std::size_t) noexcept
{
    release(memory);
}

using namespace breakwater;
using namespace breakwater::test;

/// How much memory reading takes, counted at every allocation.
class TestLoadMemory : public QObject {
    Q_OBJECT
private slots:
    void aDesignTakesAtMostSixTimesItsFile_data();
    void aDesignTakesAtMostSixTimesItsFile();
    void fiftyMegabytesOfBracketsTakeNothing_data();
    void fiftyMegabytesOfBracketsTakeNothing();
};

void TestLoadMemory::aDesignTakesAtMostSixTimesItsFile_data()
{
    QTest::addColumn<int>("services");
    QTest::newRow("a large estate") << 1000;
    QTest::newRow("an imported subscription") << 10000;
}

void TestLoadMemory::aDesignTakesAtMostSixTimesItsFile()
{
    QFETCH(int, services);
    const std::shared_ptr<const Catalog> catalog = builtinCatalog();
    const std::string bytes = writeDesign(synth(services, *catalog));
    g_peak = g_used.load();
    const std::size_t before = g_used;
    const Result<OpenedDesign> opened = readDesign(bytes, *catalog, "design.breakwater");
    QVERIFY(opened.has_value());
    const double times = 1 + static_cast<double>(g_peak - before) / static_cast<double>(bytes.size());
    QVERIFY2(times <= 6, qPrintable(QString("%1 times the file, which is one of them").arg(times)));
    qInfo("%.2f times the file at the peak", times);
}

void TestLoadMemory::fiftyMegabytesOfBracketsTakeNothing_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("start");
    QTest::newRow("lists") << "["
                           << "";
    QTest::newRow("objects") << "{\"a\":"
                             << "";
    QTest::newRow("lists under an unknown key") << "["
                                                << "{\"format\": 1, \"new\": ";
    QTest::newRow("objects before the format") << "{\"a\":"
                                               << "{\"new\": ";
    QTest::newRow("lists in an older format") << "["
                                              << "{\"breakwater\": \"0.0.9\", \"new\": ";
    QTest::newRow("lists in a newer format") << "["
                                             << "{\"format\": 9, \"new\": ";
}

void TestLoadMemory::fiftyMegabytesOfBracketsTakeNothing()
{
    QFETCH(QString, unit);
    QFETCH(QString, start);
    std::string bytes = start.toStdString();
    const std::string part = unit.toStdString();
    std::string many = part;
    while (many.size() < 50'000'000)
        many += many;
    bytes += many;
    const std::shared_ptr<const Catalog> catalog = builtinCatalog();
    g_peak = g_used.load();
    const std::size_t before = g_used;
    const Result<OpenedDesign> opened = readDesign(bytes, *catalog, "brackets.breakwater");
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, Error::Code::Unreadable);
    QVERIFY2(opened.error().place.rfind("brackets.breakwater:1", 0) == 0, opened.error().place.c_str());
    QVERIFY2(g_peak - before < 1'000'000, qPrintable(QString::number(g_peak - before)));
}

QTEST_APPLESS_MAIN(TestLoadMemory)
#include "tst_load_memory.moc"
