// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"
#include "core/support/hash.h"
#include "widgets/bundle/pack.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <set>

using namespace breakwater;

/// What a client is handed: everything of one moment, found by one page, provable by one file.
class TestPack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto catalog = builtinCatalog();
        m_now = {std::make_shared<const Topology>(*templateDesign("web", *catalog)),
                 catalog,
                 std::chrono::year{2026} / 11 / 20,
                 {}};
        Memory memory;
        m_assessment = assess(m_now, memory);
        auto pack = bundle::renderPack(m_now, m_assessment, {});
        QVERIFY2(pack, pack ? "" : pack.error().text().c_str());
        m_pack = std::move(*pack);
        const auto written = bundle::write(m_pack, m_folder.path().toStdString());
        QVERIFY(written);
    }

    void everyRunbookIsThereInEveryFormat()
    {
        std::set<std::string> names;
        for (const OutputFile &file : m_pack.files)
            names.insert(file.path.generic_string());
        for (const std::string &runbook : bundle::knownRunbooks())
            for (const std::string &format : bundle::knownFormats())
                QVERIFY2(names.count(runbook + "." + format) == 1, (runbook + "." + format).c_str());
        for (const char *other : {"index.html", "board.pdf", "design.breakwater", "risk-register.csv",
                                  "findings.sarif", "diagram.svg", "checksums.sha256"})
            QVERIFY2(names.count(other) == 1, other);
        QCOMPARE(names.size(), m_pack.files.size());
    }

    void everyPaperBearsTheHashOfTheOneDesign()
    {
        const std::string hash = designHash(*m_now.topology).substr(0, 8);
        int papers = 0;
        for (const OutputFile &file : m_pack.files) {
            const std::string ending = file.path.extension().string();
            if (ending == ".html" || ending == ".md" || ending == ".json" || file.path == "diagram.svg") {
                const bool ours = file.path.parent_path().empty() && file.path != "findings.json";
                if (!ours)
                    continue;
                QVERIFY2(file.bytes.find(hash) != std::string::npos, file.path.c_str());
                ++papers;
            }
            if (ending == ".pdf") {
                if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
                    continue;
                QVERIFY2(run(QStringLiteral("pdftotext"), {pathOf(file), QStringLiteral("-")})
                             .contains(QByteArray::fromStdString(hash)),
                         file.path.c_str());
                ++papers;
            }
            if (ending == ".odt" || ending == ".xlsx") {
                QVERIFY2(allInside(file).contains(QByteArray::fromStdString(hash)), file.path.c_str());
                ++papers;
            }
        }
        QVERIFY(papers >= 26);
    }

    void theChecksumsAreThoseOfTheFiles()
    {
        const OutputFile *sums = fileCalled("checksums.sha256");
        QVERIFY(sums != nullptr);
        std::size_t lines = 0;
        for (const OutputFile &file : m_pack.files) {
            if (&file == sums || file.path == "index.html")
                continue;
            ++lines;
            QVERIFY2(sums->bytes.find(sha256Hex(file.bytes) + "  " + file.path.generic_string() + "\n")
                         != std::string::npos,
                     file.path.c_str());
        }
        QCOMPARE(static_cast<std::size_t>(std::count(sums->bytes.begin(), sums->bytes.end(), '\n')), lines);
    }

    void theIndexLeadsToEveryFile()
    {
        QXmlStreamReader xml(QString::fromStdString(fileCalled("index.html")->bytes));
        std::set<std::string> targets;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QStringLiteral("a"))
                targets.insert(xml.attributes().value(QStringLiteral("href")).toString().toStdString());
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        for (const OutputFile &file : m_pack.files)
            QVERIFY2(file.path == "index.html" || targets.count(file.path.generic_string()) == 1,
                     file.path.c_str());
    }

    void theWordProcessorsAndSheetsAreWellFormed()
    {
        for (const OutputFile &file : m_pack.files) {
            if (file.path.extension() != ".odt" && file.path.extension() != ".xlsx")
                continue;
            const QByteArray names =
                run(QStringLiteral("python3"),
                    {QStringLiteral("-c"),
                     QStringLiteral(
                         "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
                         "import xml.dom.minidom as x\n"
                         "[x.parseString(z.read(n)) for n in z.namelist() if n.endswith(('.xml','.rels'))]\n"
                         "print('\\n'.join(z.namelist()))"),
                     pathOf(file)});
            QVERIFY2(names.contains(file.path.extension() == ".odt" ? "content.xml" : "xl/workbook.xml"),
                     file.path.c_str());
        }
    }

    void theSameDesignGivesTheSameArchive()
    {
        const auto again = bundle::renderPack(m_now, m_assessment, {});
        QVERIFY(again);
        for (std::size_t i = 0; i < m_pack.files.size(); ++i)
            QVERIFY2(again->files[i].bytes == m_pack.files[i].bytes, m_pack.files[i].path.c_str());
        QVERIFY(bundle::zipped(*again, "web") == bundle::zipped(m_pack, "web"));
    }

    void anyUnzipperOpensTheArchive()
    {
        const QString path = m_folder.filePath(QStringLiteral("web.zip"));
        QVERIFY(saveFile(bundle::zipped(m_pack, "web"), path.toStdString()));
        const QByteArray listed =
            run(QStringLiteral("python3"),
                {QStringLiteral("-m"), QStringLiteral("zipfile"), QStringLiteral("-t"), path});
        QVERIFY2(listed.contains("Done testing") && !listed.contains("bad"), listed.constData());
    }

    void theBoardSummaryIsOnePage()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdfinfo")).isEmpty())
            QSKIP("pdfinfo is not installed");
        const QByteArray facts = run(QStringLiteral("pdfinfo"), {pathOf(*fileCalled("board.pdf"))});
        QVERIFY2(QRegularExpression(QStringLiteral("Pages: +1\n")).match(QString::fromUtf8(facts)).hasMatch(),
                 facts.constData());
        const QByteArray text =
            run(QStringLiteral("pdftotext"),
                {QStringLiteral("-layout"), pathOf(*fileCalled("board.pdf")), QStringLiteral("-")});
        const StampEstimate &e = m_assessment.estimates.front();
        QVERIFY(text.contains(QByteArray::fromStdString(humanMinutes(e.rto.rto))));
        QVERIFY(text.contains("To decide") && text.contains("Risks that stay")
                && text.contains("How sure are we"));
    }

    void aCancelledPackGivesNothing()
    {
        int asked = 0;
        const auto cancelled =
            bundle::renderPack(m_now, m_assessment, {}, [&](const std::string &) { return ++asked < 3; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, Error::Code::Cancelled);
        QCOMPARE(asked, 3);
    }

private:
    const OutputFile *fileCalled(const std::string &name) const
    {
        for (const OutputFile &file : m_pack.files)
            if (file.path == name)
                return &file;
        return nullptr;
    }
    QString pathOf(const OutputFile &file) const
    {
        return m_folder.filePath(QString::fromStdString(file.path.string()));
    }
    static QByteArray run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        return process.waitForFinished(60000) && process.exitCode() == 0 ? process.readAll() : QByteArray();
    }
    /// Every part of an archive, one after the other.
    QByteArray allInside(const OutputFile &file) const
    {
        return run(QStringLiteral("python3"),
                   {QStringLiteral("-c"),
                    QStringLiteral("import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\n"
                                   "sys.stdout.buffer.write(b''.join(z.read(n) for n in z.namelist()))"),
                    pathOf(file)});
    }

    QTemporaryDir m_folder;
    Snapshot m_now;
    Assessment m_assessment;
    Rendered m_pack;
};

QTEST_MAIN(TestPack)
#include "tst_pack.moc"
