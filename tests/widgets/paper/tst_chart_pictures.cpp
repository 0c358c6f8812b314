// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assess.h"
#include "core/catalog/load.h"
#include "core/export/runbook/runbook.h"
#include "core/export/stamping.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"
#include "widgets/paper/budget_painter.h"
#include "widgets/paper/chart_pictures.h"
#include "widgets/paper/gui_thread.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <QThread>

using namespace breakwater;
using namespace breakwater::paper;

/// The charts of a runbook: drawn for every template, as vectors, the same on every thread.
class TestChartPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPictureOfARunbookIsDrawnAndSaidInWords_data();
    void everyPictureOfARunbookIsDrawnAndSaidInWords();
    void picturesAreVectorsAndTheSameOnEveryThread();
    void withoutColourTheTargetAndWhatIsOverItStillShow();
};

namespace {

struct Opened {
    ExportRequest request;
    std::unique_ptr<Assessment> assessment;
    Document document;

    explicit Opened(const char *design)
    {
        const auto catalog = builtinCatalog();
        const auto topology = templateDesign(design, *catalog);
        if (!topology)
            return;
        request.now = {
            std::make_shared<const Topology>(*topology), catalog, std::chrono::year{2026} / 11 / 23, {}};
        Memory memory;
        assessment = std::make_unique<Assessment>(assess(request.now, memory));
        request.assessment = assessment.get();
        request.stamping = stampingOf(request.now, designHash(*request.now.topology));
        document = makeRunbook(request, RunbookKind::Failover);
    }
    std::vector<Picture> charts() const
    {
        std::vector<Picture> found;
        for (const Block &block : document.blocks)
            if (const auto *picture = std::get_if<Picture>(&block);
                picture && picture->id.rfind("chart:", 0) == 0)
                found.push_back(*picture);
        return found;
    }
};

QImage painted(const DrawnPicture &picture)
{
    QImage image(picture.size.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    picture.paint(painter);
    return image;
}

} // namespace

void TestChartPictures::everyPictureOfARunbookIsDrawnAndSaidInWords_data()
{
    QTest::addColumn<QString>("design");
    for (const char *design : {"web", "genai"})
        QTest::newRow(design) << QString::fromLatin1(design);
}

void TestChartPictures::everyPictureOfARunbookIsDrawnAndSaidInWords()
{
    QFETCH(QString, design);
    const Opened opened(qPrintable(design));
    const PictureSource source = chartPictures(opened.request);
    const std::vector<Picture> charts = opened.charts();
    QVERIFY(charts.size() >= 6);
    for (const Picture &chart : charts) {
        QVERIFY2(!chart.caption.empty() && chart.alternative.size() > 20, chart.id.c_str());
        const auto picture = source(chart.id);
        QVERIFY2(picture.has_value(), chart.id.c_str());
        QVERIFY(picture->size.width() > 400 && picture->size.height() > 80);
        const QImage image = painted(*picture);
        int ink = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                ink += qGray(image.pixel(x, y)) < 200 ? 1 : 0;
        QVERIFY2(ink > 500, chart.id.c_str());
    }
}

void TestChartPictures::picturesAreVectorsAndTheSameOnEveryThread()
{
    const Opened opened("web");
    const PictureSource here = chartPictures(opened.request);
    std::map<std::string, std::string> there;
    QThread *thread = QThread::create([&] {
        const PictureSource source = chartPictures(opened.request);
        for (const Picture &chart : opened.charts())
            there[chart.id] = pictureSvg(*source(chart.id), chart.caption);
    });
    thread->start();
    waitFor(*thread);
    delete thread;
    for (const Picture &chart : opened.charts()) {
        const std::string svg = pictureSvg(*here(chart.id), chart.caption);
        QVERIFY2(svg.find("<text") != std::string::npos, chart.id.c_str());
        QVERIFY2(svg.find("<image") == std::string::npos, chart.id.c_str());
        QVERIFY2(svg.find("<pattern") == std::string::npos, chart.id.c_str()); // hatches are lines
        QCOMPARE(there[chart.id], svg);
    }
}

/// On paper the target is a line of its own and what stands before the declaration is hatched.
void TestChartPictures::withoutColourTheTargetAndWhatIsOverItStillShow()
{
    const Opened opened("web");
    const PictureSource source = chartPictures(opened.request);
    const StampId stamp = opened.request.now.topology->stamps.front()->id;
    const auto picture = source("chart:budget:" + stamp.text);
    QVERIFY(picture.has_value());
    const QImage grey = painted(*picture).convertToFormat(QImage::Format_Grayscale8);
    std::map<int, int> tones; // along the middle of the bar
    for (int x = 2; x < grey.width() - 2; ++x)
        ++tones[qGray(grey.pixel(x, 37)) / 16];
    QVERIFY2(tones.size() >= 3, "pieces differ in tone");
}

QTEST_MAIN(TestChartPictures)
#include "tst_chart_pictures.moc"
